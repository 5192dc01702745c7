// Where nodes stand. Small graphs are laid out here, over what is shown by
// default and with room for labels; large ones take the places that come with
// the data or, without any, those of a force layout. All start from the same
// spiral, so that the same graph gives the same picture.

import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { landscape, pack, separate } from "./arrange.ts";
import { applyFilters, DEFAULT_FILTERS } from "./filter.ts";
import type { GraphEdge, GraphNode, Model } from "./model.ts";
import { stress, type Network, type Point } from "./stress.ts";

export type Places = Map<string, Point>;

// The golden angle spreads points evenly over a disc, the first in the middle.
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

// The picture's window between the sides of a usual screen.
const WIDTH_TO_HEIGHT = 1.15;

// Stress takes time by the square of the nodes: half a second for this many.
const STRESS_LIMIT = 600;

// Pixels between neighbours: a short name fits between.
const EDGE_LENGTH = 105;

/** The place of every node of the model. */
export function layout(model: Model, sizeOf: (n: GraphNode) => number): Places {
  const visible = applyFilters(model, DEFAULT_FILTERS);
  const nodes = model.nodes.filter((n) => visible.nodes.has(n.id)).sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
  const edges = model.edges.filter((e) => visible.edges.has(e.id) && e.source !== e.target);
  const places = nodes.length <= STRESS_LIMIT ? byStress(nodes, edges, sizeOf) : given(model, nodes) ?? byForce(nodes, edges);
  ring(model, model.nodes.filter((n) => !visible.nodes.has(n.id)), places);
  return places;
}

const spiral = (i: number, unit: number): Point => {
  const radius = unit * Math.sqrt(i + 1);
  return { x: radius * Math.cos(i * GOLDEN_ANGLE), y: radius * Math.sin(i * GOLDEN_ANGLE) };
};

/** The places that came with the data; null unless every node has one. */
function given(model: Model, nodes: GraphNode[]): Places | null {
  if (!nodes.every((n) => model.positions[n.id])) return null;
  return new Map(nodes.map((n) => [n.id, { x: model.positions[n.id][0], y: model.positions[n.id][1] }]));
}

function byStress(nodes: GraphNode[], edges: GraphEdge[], sizeOf: (n: GraphNode) => number): Places {
  const links = new Map(nodes.map((n) => [n.id, new Map<string, number>()]));
  for (const e of edges) {
    count(links, e.source.id, e.target.id);
    count(links, e.target.id, e.source.id);
  }
  const groups = components(nodes, links).map((group) => arrangeGroup(group, links, sizeOf));
  pack(groups.map((g) => g.blocks));
  return new Map(groups.flatMap(({ group, blocks }) => group.map((n, i) => [n.id, { x: blocks[i].x, y: blocks[i].y }])));
}

type Links = Map<string, Map<string, number>>;

const count = (links: Links, from: string, to: string) =>
  links.get(from)?.set(to, (links.get(from)?.get(to) ?? 0) + 1);

const neighbours = (links: Links, id: string): Map<string, number> => links.get(id) ?? new Map();

function arrangeGroup(group: GraphNode[], links: Links, sizeOf: (n: GraphNode) => number) {
  const index = new Map(group.map((n, i) => [n.id, i]));
  const network: Network = group.map((n) => [...neighbours(links, n.id)].map(([id, edges]) => ({
    to: index.get(id) as number, length: edgeLength(links, n.id, id, edges), weight: edges,
  })));
  const points = group.map((_, i) => spiral(i, EDGE_LENGTH));
  stress(network, points);
  landscape(points, WIDTH_TO_HEIGHT);
  const blocks = points.map((p, i) => ({ ...p, ...room(group[i], sizeOf(group[i])) }));
  separate(blocks);
  return { group, blocks };
}

/** Hubs stand apart, and many lines between two need length to fan out. */
function edgeLength(links: Links, a: string, b: string, edges: number): number {
  const fewer = Math.min(neighbours(links, a).size, neighbours(links, b).size);
  return EDGE_LENGTH * (0.75 + 0.22 * Math.sqrt(fewer) + 0.12 * Math.min(edges - 1, 8));
}

// Half the width of a letter, and the longest name that gets room of its own.
const HALF_LETTER = 3.2;
const MAX_LETTERS = 20;

/** The room of a node with its name below. */
function room(node: GraphNode, size: number): { w: number; h: number } {
  return { w: Math.max(size, HALF_LETTER * Math.min([...node.label].length, MAX_LETTERS)) + 4, h: size + 11 };
}

/** The connected parts, each in the order of the nodes. */
function components(nodes: GraphNode[], links: Links): GraphNode[][] {
  const part = new Map<string, number>();
  const groups: GraphNode[][] = [];
  for (const n of nodes) {
    if (!part.has(n.id)) flood(n.id, groups.push([]) - 1, links, part);
    groups[part.get(n.id) as number].push(n);
  }
  return groups;
}

function flood(start: string, number: number, links: Links, part: Map<string, number>): void {
  const queue = [start];
  part.set(start, number);
  for (const id of queue) {
    for (const next of neighbours(links, id).keys()) {
      if (part.has(next)) continue;
      part.set(next, number);
      queue.push(next);
    }
  }
}

function byForce(nodes: GraphNode[], edges: GraphEdge[]): Places {
  const graph = new UndirectedGraph();
  nodes.forEach((n, i) => graph.addNode(n.id, spiral(i, 10)));
  // One edge for each pair: ten acts between two pull no ten times harder.
  for (const e of edges) graph.mergeEdge(e.source.id, e.target.id);
  // With thousands of nodes only the rough shape can be seen: some hundred
  // rounds, about two seconds, give it.
  const iterations = Math.round(Math.max(80, 150_000 / (graph.order + 1)));
  forceAtlas2.assign(graph, { iterations, settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: true, scalingRatio: 30, gravity: 3 } });
  const places: Places = new Map(graph.mapNodes((id, a) => [id, { x: a.x as number, y: a.y as number }]));
  landscape([...places.values()], WIDTH_TO_HEIGHT);
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
