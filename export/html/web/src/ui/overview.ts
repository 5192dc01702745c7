// What the side shows while nothing is chosen: the graph in figures, its main
// actors and its articles. The list of actors is also the way in for those who
// do not see the picture.

import { readable, readableDay } from "../model/dates.ts";
import { isActor, spanOf, type GraphNode } from "../model/model.ts";
import { nodeLink, sourceLink } from "./acts.ts";
import type { Context } from "./context.ts";
import { button, count, h, name } from "./dom.ts";
import { kindIcon } from "./icons.ts";

const FIRST = 15;

export function overview(c: Context): HTMLElement {
  const { nodes, edges } = c.visible();
  const actors = c.model.nodes.filter((n) => isActor(n) && nodes.has(n.id))
    .sort((a, b) => b.degree - a.degree || (a.name < b.name ? -1 : 1));
  const acts = c.model.edges.filter((e) => e.act && edges.has(e.id));
  const span = spanOf(acts);
  return h("article", { class: "card overview", attrs: { "data-card": "overview" } },
    h("header", {}, h("h2", { attrs: { tabindex: -1 } }, "Overview")),
    h("p", {}, `Shown are ${count(acts.length, "act")} between ${count(actors.length, "actor")}, told by ${count(c.model.documents.size, "article")}`,
      span ? `, dated from ${readableDay(span.from)} to ${readableDay(span.to)}.` : "."),
    leftOut(c),
    h("p", { class: "hint" }, "Click an actor for its acts, a line for the sentences behind it. Press ? for the keys."),
    actorList(c, actors),
    publisherList(c),
    articleList(c));
}

/** Says what a page of a graph that is too large leaves out. */
function leftOut(c: Context): HTMLElement | null {
  const { mentions = 0, edges = 0 } = c.model.left;
  if (!mentions && !edges) return null;
  const what = [mentions && count(mentions, "mention in articles", "mentions in articles"), edges && `the ${count(edges, "weakest edge")}`].filter(Boolean);
  return h("p", { class: "left-out", attrs: { role: "note" } }, `The graph is too large for one page: ${what.join(" and ")} are left out. Filter it before the export.`);
}

function actorList(c: Context, actors: GraphNode[]): HTMLElement {
  const most = actors[0]?.degree ?? 1;
  const item = (n: GraphNode) => h("li", {}, kindIcon(n.kind), nodeLink(c, n),
    h("meter", { attrs: { min: 0, max: most, value: n.degree, "aria-label": count(n.degree, "connection"), title: count(n.degree, "connection") } }));
  const list = h("ol", { class: "actors" }, ...actors.slice(0, FIRST).map(item));
  const more = actors.length > FIRST && button(`All ${actors.length} actors`, {
    class: "ghost", on: { click: (e) => { list.append(...actors.slice(FIRST).map(item)); (e.target as HTMLElement).remove(); } },
  });
  return h("section", {}, h("h3", {}, "Most connected"), list, more);
}

/** Who published the articles, and how many of them. */
function publisherList(c: Context): HTMLElement | null {
  const counts = new Map<string, number>();
  for (const { publisher } of c.model.documents.values()) if (publisher) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  if (!counts.size) return null;
  const most = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return h("section", {}, h("h3", {}, "Publishers"),
    h("ul", { class: "plain" }, ...most.slice(0, FIRST).map(([p, n]) => h("li", {}, name(p), ` (${count(n, "article")})`))),
    most.length > FIRST && h("p", { class: "hint" }, `and ${most.length - FIRST} more`));
}

function articleList(c: Context): HTMLElement | null {
  if (!c.model.documents.size) return null;
  const items = [...c.model.documents.values()].slice(0, 200).map((d) => h("li", {},
    sourceLink(d.title ?? d.id, d.url ?? d.source), d.publisher ? h("span", { class: "publisher" }, ", ", name(d.publisher)) : null, d.date ? `, ${readable(d.date)}` : null));
  return h("section", {}, h("h3", {}, "Articles"), h("ul", { class: "plain" }, ...items));
}
