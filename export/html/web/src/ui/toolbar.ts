// The bar over the picture: title, search, and what can be done with the view.

import type { GraphNode } from "../model/model.ts";
import type { Context } from "./context.ts";
import { button, count, h } from "./dom.ts";
import { signIcon } from "./icons.ts";
import { Picker } from "./picker.ts";

export interface ToolbarActions {
  pick(node: GraphNode): void;
  words(query: string): void;
  paths(): void;
  map(): void;
  savePNG(): void;
  saveSVG(): void;
  copyLink(): void;
  theme(): void;
  help(): void;
  legend(): void;
  details(): void;
}

export interface Toolbar { element: HTMLElement; search: HTMLInputElement; mapButton: HTMLElement; legendButton: HTMLElement; detailsButton: HTMLElement }

export function toolbar(c: Context, act: ToolbarActions): Toolbar {
  const picker = new Picker(c, { id: "search", label: "Search names and sentences", placeholder: "Search names and sentences  ( / )", pick: act.pick, words: act.words });
  const legendButton = button("Legend and filters", { class: "ghost only-narrow", attrs: { "aria-controls": "legend", "aria-expanded": "false" }, on: { click: act.legend } }, signIcon("legend"));
  const detailsButton = button("Details", { class: "ghost only-narrow", attrs: { "aria-controls": "panel", "aria-expanded": "false" }, on: { click: act.details } }, signIcon("details"));
  const mapButton = button("Map (M)", { class: "ghost", attrs: { "data-action": "map", "aria-pressed": "false", hidden: !c.model.geo }, on: { click: act.map } }, signIcon("map"), h("span", { class: "tool-name" }, "Map"));
  const element = h("header", { class: "bar" },
    h("div", { class: "heading" }, h("h1", { attrs: { dir: "auto" } }, c.model.title), summary(c)),
    h("div", { class: "search", attrs: { role: "search" } }, signIcon("search"), picker.element),
    h("div", { class: "tools", attrs: { role: "toolbar", "aria-label": "View" } },
      legendButton, detailsButton,
      button("Paths between two actors", { class: "ghost", attrs: { "data-action": "paths" }, on: { click: act.paths } }, signIcon("path"), h("span", { class: "tool-name" }, "Paths")),
      mapButton,
      saveMenu(act),
      button("Light or dark (T)", { class: "ghost", attrs: { "data-action": "theme" }, on: { click: act.theme } }, signIcon("theme")),
      button("Help (?)", { class: "ghost", attrs: { "data-action": "help" }, on: { click: act.help } }, signIcon("help"))));
  return { element, search: picker.input, mapButton, legendButton, detailsButton };
}

function summary(c: Context): HTMLElement {
  const acts = c.model.edges.filter((e) => e.act).length;
  const nodes = c.model.nodes.filter((n) => n.kind !== "article").length;
  return h("p", {}, `${count(nodes, "name")}, ${count(acts, "act")}, ${count(c.model.documents.size, "article")}`);
}

function saveMenu(act: ToolbarActions): HTMLElement {
  const item = (label: string, action: () => void) => button(label, { class: "menu-item", on: { click: () => { menu.open = false; action(); } } });
  const menu = h("details", { class: "menu" },
    h("summary", { class: "button ghost", attrs: { "aria-label": "Save or share the view", title: "Save or share the view" } }, signIcon("download"), h("span", { class: "tool-name" }, "Save")),
    h("div", { class: "menu-list" },
      item("Picture (PNG)", act.savePNG), item("Drawing (SVG)", act.saveSVG), item("Copy a link to this view", act.copyLink)));
  menu.addEventListener("focusout", (e) => { if (!menu.contains(e.relatedTarget as Node | null)) menu.open = false; });
  return menu;
}
