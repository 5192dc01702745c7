// What stands out in the picture for a selection.

import { other } from "../model/model.ts";
import type { Selection } from "../model/state.ts";
import type { Focus } from "../scene/style.ts";
import type { Context } from "./context.ts";
import { findPaths } from "./path-card.ts";

export function focusOf(c: Context, selection: Selection): Focus | null {
  if (selection?.type === "node") return around(c, selection.id);
  if (selection?.type === "edge") return onEdge(c, selection.id);
  return selection?.type === "paths" ? onPath(c, selection) : null;
}

/** A node with what is shown around it. */
function around(c: Context, id: string): Focus | null {
  const { nodes, edges } = c.visible();
  if (!nodes.has(id)) return null;
  const incident = c.model.edgesOf(id).filter((e) => edges.has(e.id));
  return {
    main: new Set([id]),
    nodes: new Set([id, ...incident.map((e) => other(e, id).id)]),
    edges: new Set(incident.map((e) => e.id)),
  };
}

function onEdge(c: Context, id: string): Focus | null {
  const edge = c.model.edge(id);
  if (!edge || !c.visible().edges.has(id)) return null;
  return { main: new Set(), nodes: new Set([edge.source.id, edge.target.id]), edges: new Set([id]) };
}

function onPath(c: Context, query: { from: string; to: string; index: number }): Focus | null {
  const paths = findPaths(c, query);
  const path = paths[Math.min(query.index, paths.length - 1)];
  const ends = [query.from, query.to].filter((id) => c.visible().nodes.has(id));
  if (!path) return ends.length === 1 ? { ...(around(c, ends[0]) as Focus) } : null;
  return {
    main: new Set(ends),
    nodes: new Set(path.flatMap((s) => [s.from, s.to])),
    edges: new Set(path.flatMap((s) => s.edges.map((e) => e.id))),
  };
}
