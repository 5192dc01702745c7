// Which part of the graph is shown.

import type { Kind, Status } from "./data.ts";
import type { GraphEdge, GraphNode, Model } from "./model.ts";
import type { DayRange } from "./dates.ts";

export interface Filters {
  hiddenKinds: ReadonlySet<Kind>;
  hiddenRelations: ReadonlySet<string>;
  hiddenStatuses: ReadonlySet<Status>;
  /** Only edges whose date overlaps these days; null for all. */
  range: DayRange | null;
  /** Whether acts without a date stay when a range is set. */
  undated: boolean;
  /** Whether nodes without any visible edge are shown. */
  isolated: boolean;
  /** Whether actors without a name of their own are shown. */
  unnamed: boolean;
  /** Only acts of at least this confidence, between 0 and 1; edges without one stay. */
  minConfidence: number;
}

/** The evidence lists say what articles say: they need no nodes by default. */
export const DEFAULT_FILTERS: Filters = {
  hiddenKinds: new Set<Kind>(["article"]),
  hiddenRelations: new Set(["mentioned_in"]),
  hiddenStatuses: new Set<Status>(),
  range: null,
  undated: false,
  isolated: false,
  unnamed: true,
  minConfidence: 0,
};

export interface Visible {
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

export function applyFilters(model: Model, filters: Filters): Visible {
  const edges = model.edges.filter((e) => showsEdge(e, filters));
  const nodes = new Set<string>();
  if (filters.isolated) {
    for (const n of model.nodes) if (showsNode(n, filters)) nodes.add(n.id);
  }
  const dated = filters.range ? datedNodes(edges) : null;
  const shown = edges.filter((e) => !dated || holdsIn(e, dated));
  for (const e of shown) nodes.add(e.source.id).add(e.target.id);
  return { nodes, edges: new Set(shown.map((e) => e.id)) };
}

const showsNode = (node: GraphNode, f: Filters): boolean => !f.hiddenKinds.has(node.kind) && (f.unnamed || !node.unnamed);

function showsEdge(e: GraphEdge, f: Filters): boolean {
  if (!showsNode(e.source, f) || !showsNode(e.target, f)) return false;
  if (f.hiddenRelations.has(e.relation) || f.hiddenStatuses.has(e.status)) return false;
  if (e.act && e.record.confidence !== undefined && e.record.confidence < f.minConfidence) return false;
  if (!f.range) return true;
  if (!e.days) return !e.act || f.undated;
  return e.days.from <= f.range.to && e.days.to >= f.range.from;
}

/** The nodes that a dated (or shown undated) act or meeting touches. */
function datedNodes(edges: GraphEdge[]): Set<string> {
  const nodes = new Set<string>();
  for (const e of edges) if (e.act || e.days) nodes.add(e.source.id).add(e.target.id);
  return nodes;
}

/** In a range of time, undated structure only shows between nodes that act in it. */
const holdsIn = (e: GraphEdge, dated: Set<string>): boolean =>
  e.act || e.days !== null || (dated.has(e.source.id) && dated.has(e.target.id));
