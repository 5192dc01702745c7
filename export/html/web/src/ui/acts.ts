// Acts as text: a line for each edge, with the sentences it rests on.

import type { DocumentRecord, Evidence } from "../model/data.ts";
import { readable } from "../model/dates.ts";
import type { GraphEdge, GraphNode } from "../model/model.ts";
import { words } from "../model/ontology.ts";
import type { Context } from "./context.ts";
import { button, h, name } from "./dom.ts";

/** A node's name that opens its card; plain text for the card's own subject. */
export function nodeLink(c: Context, node: GraphNode, subject?: GraphNode): HTMLElement {
  if (node === subject) return h("strong", {}, name(node.name));
  return h("button", {
    class: "link", attrs: { type: "button", "data-node": node.id },
    on: { click: () => c.store.select({ type: "node", id: node.id }) },
  }, name(node.name));
}

/** How sure the claim is, in per cent. */
export const confidence = (edge: GraphEdge): HTMLElement | null => {
  const share = edge.record.confidence;
  if (!share || !edge.act) return null;
  const percent = `${Math.round(share * 100)} %`;
  return h("span", { class: "count", attrs: { title: `confidence ${percent}` } }, percent);
};

export const statusBadge = (edge: GraphEdge): HTMLElement | null =>
  edge.act || edge.status !== "actual" ? h("span", { class: `badge status-${edge.status}` }, edge.status) : null;

/** "Joe Biden warned Vladimir Putin". */
export function headline(c: Context, edge: GraphEdge, subject?: GraphNode): HTMLElement {
  return h("span", { class: "headline" },
    nodeLink(c, edge.source, subject), " ",
    h("span", { class: `relation family-${edge.family}` }, words(edge.relation)), " ",
    nodeLink(c, edge.target, subject),
    edge.record.title ? h("span", { class: "office" }, " as ", name(edge.record.title)) : null);
}

/** One edge of an actor's card. */
export function actItem(c: Context, edge: GraphEdge, subject?: GraphNode): HTMLLIElement {
  const about = edge.record.about;
  return h("li", { class: `act family-${edge.family} status-${edge.status}`, attrs: { "data-edge": edge.id } },
    h("div", { class: "act-head" },
      h("time", { attrs: { datetime: edge.date || undefined } }, readable(edge.date) || "undated"),
      statusBadge(edge),
      confidence(edge),
      button("Show this act in the graph", { class: "ghost small", on: { click: () => c.store.select({ type: "edge", id: edge.id }) } }, "Show")),
    headline(c, edge, subject),
    about ? h("p", { class: "about" }, "about ", name(about)) : null,
    evidenceList(c, edge));
}

/** The sentences of an edge, each with its article, date, status and speaker. */
export function evidenceList(c: Context, edge: GraphEdge): HTMLElement {
  return h("ol", { class: "evidence" }, ...edge.record.evidence.map((e) => evidenceItem(c, edge, e)));
}

function evidenceItem(c: Context, edge: GraphEdge, evidence: Evidence): HTMLLIElement {
  const article = c.model.document(evidence);
  const speaker = c.model.speaker(edge);
  return h("li", {},
    h("blockquote", { attrs: { dir: "auto" } }, evidence.text),
    h("footer", {},
      ...documentLine(article),
      speaker ? h("span", { class: "speaker" }, " — according to ", name(speaker)) : null));
}

/** The article's title, publisher and date. */
export function documentLine(article: DocumentRecord): (Node | null)[] {
  return [
    sourceLink(article.title ?? article.id, article.url ?? article.source),
    article.publisher ? h("span", { class: "publisher" }, ", ", name(article.publisher)) : null,
    article.date ? h("span", {}, ", ", h("time", { attrs: { datetime: article.date } }, readable(article.date))) : null,
  ];
}

/** The article's title, as a link where its source is a web address. */
export function sourceLink(title: string, source: string | undefined): HTMLElement {
  if (!source || !/^https?:\/\//i.test(source)) return h("cite", { attrs: { dir: "auto", title: source } }, title);
  return h("a", { attrs: { href: source, target: "_blank", rel: "noopener noreferrer", dir: "auto" } }, title);
}

/** A definition list from the pairs that have a value. */
export function facts(pairs: [string, Node | string | null | undefined][]): HTMLElement {
  const known = pairs.filter(([, value]) => value);
  return h("dl", { class: "facts" }, ...known.flatMap(([term, value]) => [h("dt", {}, term), h("dd", {}, value)]));
}
