// What the map shows of the visible part of the graph: how many acts each state
// takes part in, between which states they are, and which places are told of.

import { FAMILIES, type Family } from "./ontology.ts";
import type { GraphNode, Model } from "./model.ts";
import type { Visible } from "./filter.ts";

/** The acts between two states, in both directions. */
export interface Pair { from: string; to: string; count: number; family: Family }

export interface Atlas {
  /** Acts by the alpha-3 code of a state of either end. */
  acts: Map<string, number>;
  /** The most frequent first. */
  pairs: Pair[];
  places: GraphNode[];
}

export function atlasOf(model: Model, visible: Visible): Atlas {
  const acts = new Map<string, number>();
  const pairs = new Map<string, Map<Family, number>>();
  const add = (code: string) => acts.set(code, (acts.get(code) ?? 0) + 1);
  for (const e of model.edges) {
    if (!e.act || !visible.edges.has(e.id)) continue;
    const [a, b] = [e.source.record.country, e.target.record.country].sort();
    if (a) add(a);
    if (b && b !== a) add(b);
    if (!a || !b || a === b) continue;
    const key = `${a} ${b}`;
    const counts = pairs.get(key) ?? new Map<Family, number>();
    pairs.set(key, counts.set(e.family, (counts.get(e.family) ?? 0) + 1));
  }
  return {
    acts,
    pairs: [...pairs].map(([key, counts]) => pairOf(key, counts)).sort((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)),
    places: model.nodes.filter((n) => n.kind === "place" && visible.nodes.has(n.id) && model.geo?.points[n.id]),
  };
}

/** A pair takes the colour of the family that most of its acts have. */
function pairOf(key: string, counts: Map<Family, number>): Pair {
  const [from, to] = key.split(" ");
  const family = FAMILIES.filter((f) => counts.has(f)).reduce((best, f) => ((counts.get(f) ?? 0) > (counts.get(best) ?? 0) ? f : best));
  return { from, to, count: [...counts.values()].reduce((a, b) => a + b), family };
}

/** The node of the state itself, where the graph has one. */
export const stateNode = (model: Model, code: string): GraphNode | undefined =>
  model.nodes.find((n) => n.kind === "country" && n.record.country === code);
