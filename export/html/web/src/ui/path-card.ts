// How two nodes are connected: the shortest paths between them, with evidence.

import { shortestPaths, type Path, type PathStep } from "../model/paths.ts";
import type { GraphNode } from "../model/model.ts";
import { actItem, nodeLink } from "./acts.ts";
import type { Context } from "./context.ts";
import { button, count, h, name } from "./dom.ts";
import { signIcon } from "./icons.ts";
import { Picker } from "./picker.ts";

// More ways of the same length are no longer compared by anybody.
const MAX_PATHS = 12;

export interface PathQuery { from: string; to: string; index: number }

/** The paths of a query over what is visible; none while an end is missing. */
export function findPaths(c: Context, q: PathQuery): Path[] {
  if (!c.model.node(q.from) || !c.model.node(q.to)) return [];
  return shortestPaths(c.model, c.visible().edges, q.from, q.to, MAX_PATHS);
}

export function pathCard(c: Context, q: PathQuery): HTMLElement {
  const [from, to] = [c.model.node(q.from), c.model.node(q.to)];
  const set = (change: Partial<PathQuery>) => c.store.select({ type: "paths", ...q, index: 0, ...change });
  return h("article", { class: "card paths", attrs: { "data-card": "paths" } },
    h("header", {}, h("p", { class: "eyebrow" }, signIcon("path"), "paths"), h("h2", { attrs: { tabindex: -1 } }, "How are they connected?")),
    h("div", { class: "ends" },
      end(c, "path-from", "From", from, (n) => set({ from: n.id })),
      end(c, "path-to", "To", to, (n) => set({ to: n.id })),
      button("Swap the two", { class: "ghost", on: { click: () => set({ from: q.to, to: q.from }) } }, signIcon("swap"))),
    from && to ? results(c, q, from, to) : h("p", { class: "hint" }, "Choose two actors: by name here, or by a click in the graph."));
}

function end(c: Context, id: string, label: string, node: GraphNode | undefined, pick: (n: GraphNode) => void): HTMLElement {
  const picker = new Picker(c, { id, label, placeholder: "Name or alias", value: node?.name, pick });
  return h("label", { attrs: { for: id } }, h("span", {}, label), picker.element);
}

function results(c: Context, q: PathQuery, from: GraphNode, to: GraphNode): HTMLElement {
  const paths = findPaths(c, q);
  if (!paths.length) {
    return h("p", { class: "hint" }, "What is shown does not connect ", name(from.name), " with ", name(to.name),
      from === to ? ": choose two different ones." : ". Filters may hide the connection.");
  }
  const index = Math.min(q.index, paths.length - 1);
  const steps = count(paths[0].length, "step");
  return h("section", {},
    h("h3", {}, paths.length === 1 ? `The shortest path: ${steps}` : `${paths.length === MAX_PATHS ? "The first " : ""}${paths.length} shortest paths of ${steps}`),
    paths.length > 1 ? choices(c, q, paths, index) : null,
    h("ol", { class: "steps" }, ...paths[index].map((s) => stepItem(c, s))));
}

function choices(c: Context, q: PathQuery, paths: Path[], index: number): HTMLElement {
  return h("ul", { class: "choices" }, ...paths.map((path, i) => h("li", {}, button(`Path ${i + 1}`, {
    class: "choice", attrs: { "aria-pressed": String(i === index) }, on: { click: () => c.store.select({ type: "paths", ...q, index: i }) },
  }, h("span", {}, `${i + 1}`), " ", via(c, path)))));
}

function via(c: Context, path: Path): HTMLElement {
  const between = path.slice(0, -1).map((s) => c.model.node(s.to)?.name ?? s.to);
  return between.length ? h("span", {}, "by way of ", name(between.join(", "))) : h("span", {}, "directly");
}

function stepItem(c: Context, step: PathStep): HTMLLIElement {
  const [from, to] = [step.from, step.to].map((id) => c.model.node(id) as GraphNode);
  const [first, ...rest] = step.edges;
  return h("li", {},
    h("p", { class: "step" }, nodeLink(c, from), " → ", nodeLink(c, to)),
    h("ol", { class: "acts" }, actItem(c, first)),
    rest.length ? h("details", {}, h("summary", {}, `and ${rest.length} more between them`),
      h("ol", { class: "acts" }, ...rest.map((e) => actItem(c, e)))) : null);
}
