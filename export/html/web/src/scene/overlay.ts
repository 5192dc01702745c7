// The canvas over the picture: labels, rings around what is chosen, and the
// crosses of denied acts. It is drawn after each frame of sigma's.

import { readable } from "../model/dates.ts";
import { words } from "../model/ontology.ts";
import { pointAt } from "./geometry.ts";
import { Occupied, placeLabels, shorten, type Box, type Label, type PlacedLabel, type Taken } from "./labels.ts";
import { mix } from "./palette.ts";
import { edgeColor } from "./style.ts";
import type { DrawnEdge, DrawnNode, Scene } from "./scene.ts";
import { SHAPES } from "./shapes.ts";

export interface Mark { x: number; y: number; size: number; color: string }

/** Everything that the overlay shows, for the canvas and for SVG alike. */
export interface Annotations {
  nodes: DrawnNode[];
  edges: DrawnEdge[];
  labels: PlacedLabel[];
  crosses: Mark[];
  rings: Mark[];
}

export const LABEL_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';

// More labels than this are no longer read, and cost time in each frame.
const MAX_NODE_LABELS = 160;
const MAX_EDGE_LABELS = 60;
// With more acts in the picture than this, only those in focus are named.
const NAMED_EDGES = 90;

const disc = ({ x, y, radius }: DrawnNode): Taken => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, radius });

export class Overlay {
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly widths = new Map<string, number>();

  constructor(private readonly scene: Scene) {
    this.canvas = document.createElement("canvas");
    this.canvas.className = "overlay";
    this.canvas.setAttribute("aria-hidden", "true");
    scene.container.append(this.canvas);
    this.context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
  }

  draw(): void {
    const { width, height } = this.scene.sigma.getDimensions();
    const scale = window.devicePixelRatio || 1;
    if (this.canvas.width !== width * scale || this.canvas.height !== height * scale) {
      this.canvas.width = width * scale;
      this.canvas.height = height * scale;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    this.context.setTransform(scale, 0, 0, scale, 0, 0);
    this.context.clearRect(0, 0, width, height);
    const annotations = this.annotate();
    annotations.rings.forEach((ring) => this.ring(ring));
    annotations.crosses.forEach((cross) => this.cross(cross));
    annotations.labels.forEach((label) => this.text(label));
  }

  /** Works out what to write where, for the window as it now is. */
  annotate(allEdges = false): Annotations {
    const { width, height } = this.scene.sigma.getDimensions();
    const nodes = this.scene.drawnNodes();
    const byID = new Map(nodes.map((n) => [n.node.id, n]));
    const edges = this.edgesToMark(byID, allEdges);
    const labels = this.setLabels(nodes, edges, { x: 0, y: 0, width, height });
    return { nodes, edges, labels, crosses: this.crosses(edges, nodes), rings: this.rings(byID) };
  }

  /** First what is in focus, as if nothing else were there; then the rest. */
  private setLabels(nodes: DrawnNode[], edges: DrawnEdge[], window: Box): PlacedLabel[] {
    const { focus } = this.scene.look;
    const taken = new Occupied();
    const measure = (text: string, font: string) => this.measure(text, font);
    const set = (labels: Iterable<Label>, limit: number) => placeLabels(labels, taken, window, measure, limit);
    const near = focus ? nodes.filter((n) => focus.nodes.has(n.node.id)) : nodes;
    const far = focus ? nodes.filter((n) => !focus.nodes.has(n.node.id)) : [];
    near.forEach((n) => taken.add(disc(n)));
    const names = set(this.nodeLabels(near, window), MAX_NODE_LABELS);
    const relations = set(this.edgeLabels(edges), MAX_EDGE_LABELS);
    far.forEach((n) => taken.add(disc(n)));
    return [...set(this.nodeLabels(far, window), MAX_NODE_LABELS - names.length), ...relations, ...names];
  }

  /** In a large picture only the edges in focus are worked out. */
  private edgesToMark(nodes: Map<string, DrawnNode>, all: boolean): DrawnEdge[] {
    const { visible, look } = this.scene;
    if (all || visible.edges.size <= 1000) return this.scene.drawnEdges(nodes);
    // Crosses by the hundred say nothing: there, denied acts show by their dashes.
    const wanted = [...(look.focus?.edges ?? []), look.hovered ?? ""].filter((id) => visible.edges.has(id));
    return wanted.map((id) => this.scene.drawnEdge(id, nodes)).filter((e) => e !== null);
  }

  /** The labels of the nodes in the window, the most important first; each is
   * made when it is asked for, since most find no place in a large graph. */
  private *nodeLabels(nodes: DrawnNode[], window: Box): Iterable<Label> {
    const { look } = this.scene;
    const rank = (n: DrawnNode): number => (look.focus?.main.has(n.node.id) ? 4000 : 0) + (look.hovered === n.node.id ? 3000 : 0)
      + (look.focus?.nodes.has(n.node.id) ? 1000 : 0) + n.radius;
    const ranked = nodes.filter((n) => n.x >= 0 && n.y >= 0 && n.x <= window.width && n.y <= window.height)
      .map((n) => ({ n, rank: rank(n) }))
      .sort((a, b) => b.rank - a.rank || (a.n.node.id < b.n.node.id ? -1 : 1));
    for (const { n, rank } of ranked) yield this.nodeLabel(n, rank >= 3000);
  }

  private nodeLabel(n: DrawnNode, force: boolean): Label {
    const { look } = this.scene;
    const size = Math.round(Math.min(10.5 + n.radius * 0.28, 16));
    const weight = force || n.node.kind === "country" ? 600 : n.radius > 9 ? 500 : 400;
    const faded = look.focus !== null && !look.focus.nodes.has(n.node.id) && !force;
    const color = n.node.kind === "meeting" || n.node.kind === "place" ? look.palette.muted : look.palette.ink;
    return {
      id: n.node.id, text: shorten(n.node.label), size, font: `${weight} ${size}px ${LABEL_FONT}`,
      color: faded ? mix(color, look.palette.background, 0.72) : color,
      x: n.x, y: n.y, radius: n.radius * SHAPES[n.node.kind].scale, force,
    };
  }

  private edgeLabels(edges: DrawnEdge[]): Label[] {
    const { look } = this.scene;
    const few = edges.filter((e) => e.edge.act).length <= NAMED_EDGES;
    const lit = (e: DrawnEdge): boolean => look.hovered === e.edge.id || (look.focus?.edges.has(e.edge.id) ?? false);
    const named = edges.filter((e) => lit(e) || (!look.focus && e.edge.act && few));
    return named.sort((a, b) => Number(look.hovered === b.edge.id) - Number(look.hovered === a.edge.id))
      .map((e) => this.edgeLabel(e, look.hovered === e.edge.id));
  }

  private edgeLabel(e: DrawnEdge, force: boolean): Label {
    const { palette, focus } = this.scene.look;
    const name = (!e.edge.act && e.edge.record.title) || words(e.edge.relation);
    const date = e.edge.act ? readable(e.edge.date) : "";
    const text = (force || focus) && date ? `${shorten(name)} · ${date}` : shorten(name);
    const { x, y } = pointAt(e.curve, (e.curve.start + e.curve.neck) / 2);
    return {
      id: e.edge.id, text, size: 10, font: `${force ? 600 : 400} 10px ${LABEL_FONT}`,
      color: mix(edgeColor(e.edge, palette), palette.ink, 0.35), x, y, radius: 0, force,
    };
  }

  private crosses(edges: DrawnEdge[], nodes: DrawnNode[]): Mark[] {
    const size = 2 + 2 * this.scene.look.density;
    const denied = edges.filter((e) => e.edge.act && e.edge.status === "denied").map((e) => {
      const t = e.curve.start + (e.curve.neck - e.curve.start) * 0.3;
      return { ...pointAt(e.curve, t), size, color: e.style.color };
    });
    const meetings = nodes.filter((n) => n.node.record.status === "denied")
      .map((n) => ({ x: n.x, y: n.y, size: n.radius, color: n.style.color }));
    return [...denied, ...meetings];
  }

  private rings(nodes: Map<string, DrawnNode>): Mark[] {
    const { focus, hovered, palette } = this.scene.look;
    return [...(focus?.main ?? []), hovered ?? ""].flatMap((id) => {
      const n = nodes.get(id);
      return n ? [{ x: n.x, y: n.y, size: n.radius * SHAPES[n.node.kind].scale + 4, color: palette.accent }] : [];
    });
  }

  private ring({ x, y, size, color }: Mark): void {
    this.context.beginPath();
    this.context.arc(x, y, size, 0, 2 * Math.PI);
    this.context.lineWidth = 2;
    this.context.strokeStyle = color;
    this.context.stroke();
  }

  private cross({ x, y, size, color }: Mark): void {
    const c = this.context;
    c.beginPath();
    c.moveTo(x - size, y - size);
    c.lineTo(x + size, y + size);
    c.moveTo(x + size, y - size);
    c.lineTo(x - size, y + size);
    c.lineCap = "round";
    c.lineWidth = size + 1;
    c.strokeStyle = this.scene.look.palette.background;
    c.stroke();
    c.lineWidth = size / 2;
    c.strokeStyle = color;
    c.stroke();
  }

  private text({ text, font, color, box }: PlacedLabel): void {
    const c = this.context;
    const x = box.x + box.width / 2, y = box.y + box.height / 2;
    c.font = font;
    c.textAlign = "center";
    c.textBaseline = "middle";
    c.lineJoin = "round";
    c.lineWidth = 3;
    c.strokeStyle = this.scene.look.palette.background;
    c.strokeText(text, x, y);
    c.fillStyle = color;
    c.fillText(text, x, y);
  }

  /** The width of a text in pixels. */
  measure(text: string, font: string): number {
    const key = font + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      this.context.font = font;
      width = this.context.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }
}
