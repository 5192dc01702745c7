// The card of a node: its names, offices and acts by date.

import { readable } from "../model/dates.ts";
import { byDate, isActor, other, type GraphEdge, type GraphNode } from "../model/model.ts";
import sectors from "../model/sectors.json";
import { actItem, facts, nodeLink } from "./acts.ts";
import type { Context } from "./context.ts";
import { button, count, h, name } from "./dom.ts";
import { kindIcon, signIcon } from "./icons.ts";

const FORMATS: Record<string, string> = { in_person: "in person", call: "by telephone", video: "by video" };

export function nodeCard(c: Context, node: GraphNode): HTMLElement {
  const edges = c.model.edgesOf(node.id).filter((e) => e.relation !== "mentioned_in").sort(byDate);
  const acts = edges.filter((e) => e.act);
  const structure = edges.filter((e) => !e.act && e.relation !== "holds_office");
  return h("article", { class: "card", attrs: { "data-card": node.id } },
    h("header", {},
      h("p", { class: "eyebrow" }, kindIcon(node.kind), node.kind),
      h("h2", { attrs: { tabindex: -1, dir: "auto" } }, node.name)),
    namesOf(node),
    factsOf(c, node),
    isActor(node) ? pathButton(c, node) : null,
    c.editable && isActor(node) ? mergeButton(c, node) : null,
    offices(c, node, edges.filter((e) => e.relation === "holds_office")),
    actsOf(c, node, acts),
    section(`Connections (${structure.length})`, structure.map((e) => connection(c, e, node)), "connections"),
    articles(c, node));
}

/** The acts by date or, at the reader's wish, the surest first. */
function actsOf(c: Context, node: GraphNode, acts: GraphEdge[], surest = false): HTMLElement | null {
  const list = surest ? [...acts].sort((a, b) => (b.record.confidence ?? 0) - (a.record.confidence ?? 0)) : acts;
  const shown = section(surest ? `Acts by confidence (${acts.length})` : `Acts by date (${acts.length})`, list.map((e) => actItem(c, e, node)), "acts");
  if (acts.length > 1) {
    shown?.querySelector("h3")?.append(" ", button(surest ? "By date" : "Surest first", {
      class: "ghost small", attrs: { "data-action": "order" }, on: { click: () => shown.replaceWith(actsOf(c, node, acts, !surest) as HTMLElement) },
    }));
  }
  return shown;
}

function namesOf(node: GraphNode): HTMLElement | null {
  const aliases = node.record.aliases ?? [];
  if (!aliases.length) return null;
  return h("div", { class: "aliases" }, h("h3", {}, "Also called"),
    h("ul", {}, ...aliases.map((alias) => h("li", {}, name(alias)))));
}

function factsOf(c: Context, node: GraphNode): HTMLElement {
  const { country, sector, date, format, status } = node.record;
  return facts([
    ["State", country && node.kind !== "country" ? c.model.countryName(country) : null],
    ["Code", node.kind === "country" ? country : null],
    ["Sector", sector ? (sectors.names as Record<string, string>)[sector] ?? sector : null],
    ["Date", readable(date)],
    ["Format", format ? FORMATS[format] ?? "not known" : null],
    ["Status", status],
  ]);
}

function pathButton(c: Context, node: GraphNode): HTMLElement {
  return h("p", { class: "actions" }, button("Find a path from here", {
    class: "ghost", on: { click: () => c.store.select({ type: "paths", from: node.id, to: "", index: 0 }) },
  }, signIcon("path"), " Path from here"));
}

function mergeButton(c: Context, node: GraphNode): HTMLElement {
  return h("p", { class: "actions" }, button("Merge with another…", {
    class: "ghost", attrs: { "data-action": "merge" }, on: { click: () => c.merge(node) },
  }));
}

function offices(c: Context, node: GraphNode, edges: GraphEdge[]): HTMLElement | null {
  const held = edges.filter((e) => e.source === node), holders = edges.filter((e) => e.target === node);
  const line = (e: GraphEdge) => h("li", {},
    h("span", { class: "office" }, name(e.record.title ?? "holds an office")), e.target === node ? ": " : ", ",
    nodeLink(c, other(e, node.id), node), term(e), e.date ? ` (${readable(e.date)})` : null);
  if (!edges.length) return null;
  return h("section", {},
    held.length > 0 && h("h3", {}, "Offices"), held.length > 0 && h("ul", { class: "plain" }, ...held.map(line)),
    holders.length > 0 && h("h3", {}, "Office holders"), holders.length > 0 && h("ul", { class: "plain" }, ...holders.map(line)));
}

/** ", 2021 – Jan 2022" where the texts say since when and until when. */
function term({ record: { from, until } }: GraphEdge): string | null {
  if (!from && !until) return null;
  return from === until ? `, ${readable(from)}` : `, ${readable(from)} – ${readable(until)}`;
}

function connection(c: Context, edge: GraphEdge, node: GraphNode): HTMLLIElement {
  return actItem(c, edge, node);
}

/** A titled list; long ones begin folded after this many entries. */
const FIRST = 40;

function section(title: string, items: HTMLLIElement[], cls: string): HTMLElement | null {
  if (!items.length) return null;
  const list = h("ol", { class: cls }, ...items.slice(0, FIRST));
  const rest = items.slice(FIRST);
  const more = rest.length > 0 && button(`Show ${count(rest.length, "more")}`.replace("mores", "more"), {
    class: "ghost", on: { click: (e) => { list.append(...rest); (e.target as HTMLElement).remove(); } },
  });
  return h("section", {}, h("h3", {}, title), list, more);
}

function articles(c: Context, node: GraphNode): HTMLElement | null {
  const ids = new Set(c.model.edgesOf(node.id).flatMap((e) => e.record.evidence.map((v) => v.document)));
  if (!ids.size) return null;
  const records = [...ids].sort().map((id) => c.model.documents.get(id) ?? { id });
  return h("section", {}, h("h3", {}, `Told in ${count(ids.size, "article")}`),
    h("ul", { class: "plain" }, ...records.map((d) => h("li", { attrs: { dir: "auto" } },
      h("cite", {}, ("title" in d && d.title) || d.id), "publisher" in d && d.publisher ? h("span", { class: "publisher" }, ", ", name(d.publisher)) : null, "date" in d && d.date ? `, ${readable(d.date)}` : null))));
}
