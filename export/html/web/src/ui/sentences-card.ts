// The sentences that have certain words, with where they stand and the acts that rest
// on them.

import type { GraphEdge } from "../model/model.ts";
import { DEFAULT_FILTERS, type Filters } from "../model/filter.ts";
import type { FoundSentence, FoundSentences } from "../model/sentences.ts";
import { confidence, documentLine, headline, statusBadge } from "./acts.ts";
import type { Context } from "./context.ts";
import { button, count, h } from "./dom.ts";
import { signIcon } from "./icons.ts";

const MOST = 100;

export function sentencesCard(c: Context, query: string): HTMLElement {
  const body = h("section", { attrs: { "aria-busy": "true" } });
  void c.sentences(query, MOST).then((found) => {
    body.replaceChildren(...results(c, found));
    body.setAttribute("aria-busy", "false");
    c.announce(found.total ? `${count(found.total, "sentence")} found` : "no sentence found");
  });
  return h("article", { class: "card sentences", attrs: { "data-card": "sentences" } },
    h("header", {}, h("p", { class: "eyebrow" }, signIcon("search"), "sentences"),
      h("h2", { attrs: { tabindex: -1, dir: "auto" } }, query)),
    body);
}

function results(c: Context, found: FoundSentences): Node[] {
  const narrowed = narrows(c.store.state.filters);
  const shown = found.sentences.filter((s) => !narrowed || visible(c, s).length > 0);
  const hidden = found.sentences.length - shown.length;
  const head = found.total > found.sentences.length ? `The best ${found.sentences.length} of ${count(found.total, "sentence")}` : count(found.total, "sentence");
  return [
    h("h3", {}, head),
    found.total ? null : h("p", { class: "hint" }, "All words must occur; put a phrase in quotation marks, a minus before a word that must not occur."),
    hidden ? h("p", { class: "hint" }, `${hidden} more without an act that the filters show`) : null,
    h("ol", { class: "evidence" }, ...shown.map((s) => item(c, s))),
  ].filter((n) => n !== null);
}

/** Whether filters ask for something that only acts have. */
function narrows(f: Filters): boolean {
  const hidesRelations = [...f.hiddenRelations].some((r) => !DEFAULT_FILTERS.hiddenRelations.has(r));
  return f.range !== null || f.hiddenStatuses.size > 0 || f.minConfidence > 0 || hidesRelations;
}

const visible = (c: Context, s: FoundSentence): GraphEdge[] => s.edges.filter((e) => e.act && c.visible().edges.has(e.id));

function item(c: Context, s: FoundSentence): HTMLLIElement {
  return h("li", {},
    h("blockquote", { attrs: { dir: "auto" } }, ...marked(s)),
    h("footer", {}, ...documentLine(c.model.documents.get(s.document) ?? { id: s.document })),
    h("ul", { class: "told" }, ...visible(c, s).map((e) => h("li", { attrs: { "data-edge": e.id } },
      headline(c, e), " ", statusBadge(e), confidence(e),
      button("Show this act in the graph", { class: "ghost small", on: { click: () => c.store.select({ type: "edge", id: e.id }) } }, "Show")))));
}

/** The sentence with the words that were looked for marked. */
function marked({ text, marks }: FoundSentence): (Node | string)[] {
  const points = [...text];
  const out: (Node | string)[] = [];
  let last = 0;
  for (const [start, end] of marks) {
    out.push(points.slice(last, start).join(""), h("mark", {}, points.slice(start, end).join("")));
    last = end;
  }
  return [...out, points.slice(last).join("")];
}
