// Places for nodes that come without one: a force layout from a fixed start,
// over what is shown by default, so that the same graph gives the same picture.

import { MultiUndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import noverlap from "graphology-layout-noverlap";
import { applyFilters, DEFAULT_FILTERS } from "./filter.ts";
import type { GraphNode, Model } from "./model.ts";

export type Places = Map<string, { x: number; y: number }>;

// The golden angle spreads points evenly over a disc, the first in the middle.
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

// Windows are wider than high: the picture is stretched to this ratio.
const WIDTH_TO_HEIGHT = 1.2;

/** The place of every node of the model. */
export function layout(model: Model, sizeOf: (n: GraphNode) => number): Places {
  const given = model.nodes.filter((n) => model.positions[n.id]);
  if (given.length === model.nodes.length) {
    return new Map(given.map((n) => [n.id, { x: model.positions[n.id][0], y: model.positions[n.id][1] }]));
  }
  const visible = applyFilters(model, DEFAULT_FILTERS);
  const connected = model.nodes.filter((n) => visible.nodes.has(n.id));
  const places = landscape(force(model, connected, visible.edges, sizeOf));
  ring(model, model.nodes.filter((n) => !visible.nodes.has(n.id)), places);
  return places;
}

function force(model: Model, nodes: GraphNode[], edges: ReadonlySet<string>, sizeOf: (n: GraphNode) => number): Places {
  const graph = new MultiUndirectedGraph();
  const byDegree = [...nodes].sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  byDegree.forEach((n, i) => {
    const radius = 10 * Math.sqrt(i + 1);
    graph.addNode(n.id, { x: radius * Math.cos(i * GOLDEN_ANGLE), y: radius * Math.sin(i * GOLDEN_ANGLE), size: sizeOf(n) });
  });
  for (const e of model.edges) if (edges.has(e.id)) graph.addEdge(e.source.id, e.target.id);
  fold(graph);
  // Few nodes settle in some hundred rounds; with thousands a round is dear and
  // the rough shape is all that can be seen.
  const iterations = Math.round(Math.min(600, Math.max(120, 240_000 / (graph.order + 1))));
  forceAtlas2.assign(graph, { iterations, settings: settingsFor(graph.order), getEdgeWeight: "weight" });
  noverlap.assign(graph, { maxIterations: 80, settings: { margin: 6, ratio: 1.3, expansion: 1.1 } });
  return new Map(graph.mapNodes((id, a) => [id, { x: a.x as number, y: a.y as number }]));
}

/** One edge for each pair: ten acts between two states pull no ten times harder. */
function fold(graph: MultiUndirectedGraph): void {
  const first = new Map<string, string>();
  for (const edge of graph.edges()) {
    const [a, b] = graph.extremities(edge).sort();
    const key = JSON.stringify([a, b]);
    const kept = first.get(key);
    if (a === b || kept !== undefined) graph.dropEdge(edge);
    else first.set(key, edge);
    if (kept !== undefined) graph.updateEdgeAttribute(kept, "weight", (w: number | undefined) => (w ?? 1) + 0.25);
  }
}

function settingsFor(order: number) {
  return {
    ...forceAtlas2.inferSettings(Math.max(order, 1)),
    barnesHutOptimize: order > 400,
    linLogMode: false,
    adjustSizes: false,
    outboundAttractionDistribution: false,
    scalingRatio: 16,
    gravity: 3,
    strongGravityMode: false,
    slowDown: 4,
  };
}

/** Turns the longer axis of the cloud level and stretches it to a window's shape. */
function landscape(places: Places): Places {
  const points = [...places.values()];
  const mean = (f: (p: { x: number; y: number }) => number) => points.reduce((sum, p) => sum + f(p), 0) / (points.length || 1);
  const cx = mean((p) => p.x), cy = mean((p) => p.y);
  const xx = mean((p) => (p.x - cx) ** 2), yy = mean((p) => (p.y - cy) ** 2);
  const angle = -0.5 * Math.atan2(2 * mean((p) => (p.x - cx) * (p.y - cy)), xx - yy);
  const cos = Math.cos(angle), sin = Math.sin(angle);
  for (const p of points) {
    const x = p.x - cx, y = p.y - cy;
    p.x = x * cos - y * sin;
    p.y = x * sin + y * cos;
  }
  const spread = Math.sqrt(mean((p) => p.x ** 2) / (mean((p) => p.y ** 2) || 1));
  const stretch = Math.min(Math.max(WIDTH_TO_HEIGHT / (spread || 1), 1), WIDTH_TO_HEIGHT);
  for (const p of points) p.x *= stretch;
  return places;
}

/** Puts the nodes that are hidden at first around the picture, near their kin. */
function ring(model: Model, nodes: GraphNode[], places: Places): void {
  const radius = 1.12 * Math.max(60, ...[...places.values()].map((p) => Math.hypot(p.x, p.y)));
  nodes.forEach((n, i) => {
    const kin = model.edgesOf(n.id).map((e) => places.get((e.source === n ? e.target : e.source).id)).filter((p) => p !== undefined);
    const x = kin.reduce((sum, p) => sum + p.x, 0), y = kin.reduce((sum, p) => sum + p.y, 0);
    const angle = kin.length ? Math.atan2(y, x) + 0.02 * (i % 7) : i * GOLDEN_ANGLE;
    const distance = radius * (1 + 0.04 * (i % 5));
    places.set(n.id, { x: distance * Math.cos(angle), y: distance * Math.sin(angle) });
  });
}
