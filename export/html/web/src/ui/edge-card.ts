// The card of an edge: what is claimed, and every sentence it rests on.

import { readable } from "../model/dates.ts";
import { byDate, other, type GraphEdge } from "../model/model.ts";
import { className, FAMILY_NAMES } from "../model/ontology.ts";
import { actItem, evidenceList, facts, headline } from "./acts.ts";
import type { Context } from "./context.ts";
import { button, count, h, name } from "./dom.ts";
import { familyIcon, statusIcon } from "./icons.ts";

export function edgeCard(c: Context, edge: GraphEdge): HTMLElement {
  return h("article", { class: `card family-${edge.family} status-${edge.status}`, attrs: { "data-card": edge.id } },
    h("header", {},
      h("p", { class: "eyebrow" }, familyIcon(edge.family), edge.cls ? `${className(edge.cls)} · ${FAMILY_NAMES[edge.family].toLowerCase()}` : "structure"),
      h("h2", { attrs: { tabindex: -1 } }, headline(c, edge))),
    edgeFacts(c, edge),
    c.editable && edge.relation !== "mentioned_in" ? verdict(c, edge) : null,
    h("section", {},
      h("h3", {}, `Evidence (${count(edge.record.evidence.length, "sentence")})`),
      evidenceList(c, edge)),
    others(c, edge));
}

function edgeFacts(c: Context, edge: GraphEdge): HTMLElement {
  const { about, cameo, confidence, origins, rule } = edge.record;
  const speaker = c.model.speaker(edge);
  return facts([
    ["Status", edge.act || edge.record.status ? h("span", { class: `badge status-${edge.status}` }, statusIcon(edge.status), edge.status) : null],
    ["Date", edge.date ? h("time", { attrs: { datetime: edge.date } }, readable(edge.date)) : edge.act ? "not known" : null],
    ["Reported", edge.record.date_reported && edge.act ? readable(edge.record.date_reported) : null],
    ["About", about && name(about)],
    ["Reported by", speaker && name(speaker)],
    ["Event code", edge.cls ? `${edge.cls}${cameo ? `, CAMEO ${cameo}` : ""}` : null],
    ["Confidence", confidence ? `${Math.round(confidence * 100)} %` : null],
    ["Told by", origins ? count(origins, "independent source") : null],
    ["Found by", rule && h("code", {}, rule)],
  ]);
}

/** What a reader of the evidence may say of the edge. */
function verdict(c: Context, edge: GraphEdge): HTMLElement {
  const say = (correction: "reject" | "confirm") => void c.correct({ correction, of: edge.id });
  return h("p", { class: "actions" },
    button("Confirm: it is right", { class: "ghost", attrs: { "data-action": "confirm" }, on: { click: () => say("confirm") } }), " ",
    button("Reject: it is wrong", { class: "ghost", attrs: { "data-action": "reject" }, on: { click: () => say("reject") } }));
}

function others(c: Context, edge: GraphEdge): HTMLElement | null {
  const between = c.model.edgesOf(edge.source.id)
    .filter((e) => e !== edge && other(e, edge.source.id) === edge.target && e.source !== e.target)
    .sort(byDate);
  if (!between.length) return null;
  return h("section", {},
    h("h3", {}, "Also between ", name(edge.source.name), " and ", name(edge.target.name), ` (${between.length})`),
    h("ol", { class: "acts" }, ...between.map((e) => actItem(c, e))));
}
