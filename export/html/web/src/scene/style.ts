// How a node or an edge looks: from its kind, relation and status, and from
// what the reader has chosen.

import type { GraphEdge, GraphNode } from "../model/model.ts";
import type { Family } from "../model/ontology.ts";
import { DASHES, type EdgeStyle } from "./edge-program.ts";
import type { NodeStyle } from "./node-program.ts";
import { mix, type Palette } from "./palette.ts";

/** What stands out; all else is faded. */
export interface Focus {
  /** The chosen nodes themselves. */
  main: ReadonlySet<string>;
  nodes: ReadonlySet<string>;
  edges: ReadonlySet<string>;
}

export interface Look {
  palette: Palette;
  focus: Focus | null;
  hovered: string | null;
  /** Scale of nodes: 1 for a small graph, less for one that would drown in ink. */
  density: number;
}

// A faded thing stays visible as context: this far towards the paper.
const FADE = 0.86;

// Nodes at full size for so many in a window of so many square pixels.
const FULL_NODES = 120;
const FULL_AREA = 560_000;

/** How large nodes are drawn: thousands, or some in a small window, at half. */
export const densityOf = (nodes: number, area: number): number =>
  Math.max(0.4, Math.min(1, Math.sqrt(FULL_NODES / Math.max(nodes, 1))) * Math.min(1, Math.sqrt(area / FULL_AREA)));

/** Area grows with the number of edges, up to a size that still shows lines. */
export function nodeSize(node: GraphNode, density: number): number {
  const actor = node.kind !== "meeting" && node.kind !== "place" && node.kind !== "article" && node.kind !== "document";
  const size = actor ? 4.5 + 1.9 * Math.sqrt(node.degree) : 4 + 0.7 * Math.sqrt(node.degree);
  return Math.min(size, 20) * density;
}

export function nodeStyle(node: GraphNode, look: Look): Partial<NodeStyle> {
  const { palette, focus } = look;
  const color = palette.kinds[node.kind];
  const faded = focus !== null && !focus.nodes.has(node.id);
  const unsure = node.record.status !== undefined && node.record.status !== "actual";
  return {
    kind: node.kind,
    color: faded ? mix(color, palette.background, FADE) : color,
    rim: palette.background,
    hollow: unsure,
    size: nodeSize(node, look.density),
    zIndex: focus?.main.has(node.id) ? 3 : faded ? 0 : 1,
  };
}

/** Deeds weigh more than words, acts more than structure. */
const THICKNESS: Record<Family, number> = {
  verbal_cooperation: 1.5, material_cooperation: 2.5, verbal_conflict: 1.5, material_conflict: 2.5, office: 1.5, statement: 1, structure: 0.9,
};

/** That of its family, but for what is denied, and for mentions, which are many. */
export function edgeColor(edge: GraphEdge, palette: Palette): string {
  if (edge.act && edge.status === "denied") return palette.denied;
  return edge.relation === "mentioned_in" ? palette.mention : palette.families[edge.family];
}

export function edgeStyle(edge: GraphEdge, look: Look, curvature: number): Partial<EdgeStyle> {
  const { palette, focus } = look;
  const lit = focus?.edges.has(edge.id) || look.hovered === edge.id;
  const faded = focus !== null && !lit;
  const color = edgeColor(edge, palette);
  const quiet = faded ? FADE : lit ? 0 : 0.55 * (1 - look.density);
  return {
    color: mix(color, palette.background, quiet),
    size: THICKNESS[edge.family] * (0.5 + 0.5 * look.density) + (lit ? 0.8 : 0),
    type: curvature ? "curve" : "line",
    curvature,
    arrow: edge.act && !edge.symmetric,
    dash: edge.family === "structure" ? DASHES.actual : DASHES[edge.status],
    zIndex: lit ? 2 : faded ? 0 : 1,
  };
}

// Neighbouring curves of a bundle part by this share of their length.
const SPREAD = 0.16;
// A bundle opens no wider than this to either side.
const WIDEST = 0.5;

/** Bends the edges between the same two nodes apart. One alone is straight. */
export function curvatures(edges: GraphEdge[]): Map<string, number> {
  const bundles = new Map<string, GraphEdge[]>();
  for (const e of edges) {
    const key = e.source.id < e.target.id ? `${e.source.id}\n${e.target.id}` : `${e.target.id}\n${e.source.id}`;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(e);
    else bundles.set(key, [e]);
  }
  const bends = new Map<string, number>();
  for (const bundle of bundles.values()) {
    const step = Math.min(SPREAD, (2 * WIDEST) / Math.max(bundle.length - 1, 1));
    bundle.forEach((e, i) => {
      const side = e.source.id < e.target.id ? 1 : -1;
      bends.set(e.id, side * step * (i - (bundle.length - 1) / 2));
    });
  }
  return bends;
}
