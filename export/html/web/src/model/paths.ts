// Shortest paths between two nodes over the visible edges, either way along
// each: "how are these two connected?" asks for no direction.

import { byDate, other, type GraphEdge, type Model } from "./model.ts";

/** One step: the two nodes and all visible edges between them. */
export interface PathStep { from: string; to: string; edges: GraphEdge[] }
export type Path = PathStep[];

/** All shortest paths from one node to another, at most limit, in a fixed order. */
export function shortestPaths(model: Model, visible: ReadonlySet<string>, from: string, to: string, limit: number): Path[] {
  if (from === to) return [];
  const parents = search(model, visible, from, to);
  const paths: Path[] = [];
  walk(parents, to, from, [to], (nodes) => {
    paths.push(nodes.slice(1).map((node, i) => step(model, visible, nodes[i], node)));
    return paths.length < limit;
  });
  return paths;
}

/** For each reached node, its predecessors on shortest ways from the start. */
function search(model: Model, visible: ReadonlySet<string>, from: string, to: string): Map<string, string[]> {
  const parents = new Map<string, string[]>();
  const depth = new Map([[from, 0]]);
  const queue = [from];
  for (let head = 0; head < queue.length; head++) {
    const node = queue[head];
    const next = (depth.get(node) ?? 0) + 1;
    if (next > (depth.get(to) ?? Infinity)) break;
    for (const neighbour of neighbours(model, visible, node)) {
      if (!depth.has(neighbour)) {
        depth.set(neighbour, next);
        queue.push(neighbour);
      }
      if (depth.get(neighbour) === next) parents.set(neighbour, [...(parents.get(neighbour) ?? []), node]);
    }
  }
  return parents;
}

function neighbours(model: Model, visible: ReadonlySet<string>, node: string): string[] {
  const found = new Set<string>();
  for (const e of model.edgesOf(node)) {
    if (visible.has(e.id) && e.source !== e.target) found.add(other(e, node).id);
  }
  return [...found].sort();
}

/** Calls emit with each way, start first, until it returns false. */
function walk(parents: Map<string, string[]>, node: string, start: string, tail: string[], emit: (nodes: string[]) => boolean): boolean {
  if (node === start) return emit(tail);
  return (parents.get(node) ?? []).every((p) => walk(parents, p, start, [p, ...tail], emit));
}

function step(model: Model, visible: ReadonlySet<string>, from: string, to: string): PathStep {
  const edges = model.edgesOf(from).filter((e) => visible.has(e.id) && other(e, from).id === to);
  return { from, to, edges: edges.sort(byDate) };
}
