// The picture: sigma draws nodes and edges, the overlay draws labels and marks.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import type { Camera, Moved } from "../model/state.ts";
import type { GraphEdge, GraphNode, Model } from "../model/model.ts";
import type { Visible } from "../model/filter.ts";
import { layout, type Places } from "../model/layout.ts";
import { CurveProgram, LineProgram, type EdgeStyle } from "./edge-program.ts";
import { enableDrag } from "./drag.ts";
import { curve, type Curve, type XY } from "./geometry.ts";
import { ShapeProgram, type NodeStyle } from "./node-program.ts";
import { Overlay } from "./overlay.ts";
import { motion } from "./motion.ts";
import { readPalette } from "./palette.ts";
import { curvatures, densityOf, edgeStyle, nodeSize, nodeStyle, type Focus, type Look } from "./style.ts";

export interface SceneEvents {
  node(id: string): void;
  edge(id: string): void;
  stage(): void;
  camera(camera: Camera | null): void;
  moved(id: string, place: XY): void;
}

/** A node or edge as it now stands on the screen, in CSS pixels. */
export interface DrawnNode { node: GraphNode; style: NodeStyle; x: number; y: number; radius: number }
export interface DrawnEdge { edge: GraphEdge; style: EdgeStyle; curve: Curve }

// Room for the labels of the outermost nodes; less where the window is small.
const PADDING = 56;
const NARROW_PADDING = 30;

export class Scene {
  readonly sigma: Sigma;
  look: Look;
  readonly overlay: Overlay;
  visible: Visible = { nodes: new Set(), edges: new Set() };
  private readonly places: Places;
  private bends = new Map<string, number>();
  private fitted = true;
  private frame = 0;
  private rest: number | undefined;

  constructor(readonly container: HTMLElement, readonly model: Model, visible: Visible, private readonly events: SceneEvents) {
    this.look = { palette: readPalette(), focus: null, hovered: null, density: this.density(visible) };
    this.places = layout(model, (n) => nodeSize(n, this.look.density));
    this.sigma = new Sigma(this.makeGraph(), container, {
      allowInvalidContainer: true,
      defaultNodeType: "shape", defaultEdgeType: "line",
      nodeProgramClasses: { shape: ShapeProgram }, edgeProgramClasses: { line: LineProgram, curve: CurveProgram },
      enableEdgeEvents: true, renderLabels: false, renderEdgeLabels: false,
      defaultDrawNodeHover: () => {},
      stagePadding: container.clientWidth < 600 ? NARROW_PADDING : PADDING, zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 4,
      nodeReducer: (id, place) => ({ ...place, ...this.reduceNode(id) }),
      edgeReducer: (id) => this.reduceEdge(id),
    });
    this.bound(visible);
    this.overlay = new Overlay(this);
    this.listen();
    this.show(visible);
    this.sigma.refresh(); // at once: the camera needs the places
  }

  private density(visible: Visible): number {
    return densityOf(visible.nodes.size, this.container.clientWidth * this.container.clientHeight);
  }

  private makeGraph(): MultiDirectedGraph {
    const graph = new MultiDirectedGraph();
    for (const n of this.model.nodes) graph.addNode(n.id, this.places.get(n.id));
    for (const e of this.model.edges) if (e.source !== e.target) graph.addEdgeWithKey(e.id, e.source.id, e.target.id);
    return graph;
  }

  /** What is shown at first fills the window, whatever lies hidden around it. */
  private bound(visible: Visible): void {
    const graph = this.sigma.getGraph();
    const at = [...visible.nodes].map((id) => graph.getNodeAttributes(id));
    const extent = (values: number[]): [number, number] => [Math.min(...values), Math.max(...values)];
    if (at.length > 1) this.sigma.setCustomBBox({ x: extent(at.map((p) => p.x)), y: extent(at.map((p) => p.y)) });
  }

  private reduceNode(id: string): Partial<NodeStyle> {
    const node = this.model.node(id) as GraphNode;
    return { ...nodeStyle(node, this.look), hidden: !this.visible.nodes.has(id) };
  }

  private reduceEdge(id: string): Partial<EdgeStyle> {
    const edge = this.model.edge(id) as GraphEdge;
    return { ...edgeStyle(edge, this.look, this.bends.get(id) ?? 0), hidden: !this.visible.edges.has(id) };
  }

  private listen(): void {
    const s = this.sigma;
    const dragged = enableDrag(s, (id, place) => this.events.moved(id, place));
    s.on("clickNode", ({ node }) => { if (!dragged()) this.events.node(node); });
    s.on("clickEdge", ({ edge }) => this.events.edge(edge));
    s.on("clickStage", () => this.events.stage());
    s.on("enterNode", ({ node }) => this.hover(node));
    s.on("leaveNode", () => this.hover(null));
    s.on("enterEdge", ({ edge }) => this.hover(edge));
    s.on("leaveEdge", () => this.hover(null));
    s.on("afterRender", () => {
      this.overlay.draw();
      motion.frameDrawn(this.visible.edges.size);
    });
    s.on("resize", () => { if (this.fitted) this.fit(false); });
    s.getCamera().on("updated", () => {
      this.moving();
      if (!s.getCamera().isAnimated()) this.events.camera(this.fitted ? null : this.camera());
    });
    for (const type of ["wheel", "mousedown", "touchstart"]) {
      this.container.addEventListener(type, () => { this.fitted = false; }, { capture: true, passive: true });
    }
  }

  /** While the picture moves, nothing is worked out for the pointer. */
  private moving(): void {
    motion.moving = true;
    window.clearTimeout(this.rest);
    this.rest = window.setTimeout(() => {
      motion.moving = false;
      this.sigma.scheduleRender();
    }, motion.rest);
  }

  private hover(id: string | null): void {
    const edges = [this.look.hovered, id].filter((x): x is string => x !== null && this.visible.edges.has(x));
    this.look = { ...this.look, hovered: id };
    this.container.classList.toggle("pointing", id !== null);
    // Only lines change by themselves; the overlay marks nodes.
    if (edges.length) this.sigma.refresh({ partialGraph: { edges }, skipIndexation: true, schedule: true });
    else this.sigma.scheduleRender();
  }

  /** Marks a node as the pointer would; null for none. */
  point(id: string | null): void { this.hover(id); }

  /** Puts nodes where the reader had moved them, and all others in their places. */
  place(moved: Moved): void {
    this.sigma.getGraph().updateEachNodeAttributes((id, attributes) => {
      const [x, y] = moved[id] ?? [this.places.get(id)?.x, this.places.get(id)?.y];
      return { ...attributes, x, y };
    });
  }

  /** Shows this part of the graph. */
  show(visible: Visible): void {
    this.visible = visible;
    this.bends = curvatures(this.model.edges.filter((e) => visible.edges.has(e.id)));
    this.look = { ...this.look, density: this.density(visible) };
    this.restyle();
  }

  focus(focus: Focus | null): void {
    this.look = { ...this.look, focus };
    this.restyle();
  }

  /** Reads the colours again, after a change of theme. */
  repaint(): void {
    this.look = { ...this.look, palette: readPalette() };
    this.restyle();
  }

  /** Computes all styles again in the next frame, and at once: sigma's own
   * scheduled refresh leaves nodes without a place until then. */
  private restyle(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.sigma.refresh();
    });
  }

  /** Takes in that the picture's place on the page has another size. */
  resize(): void {
    this.sigma.resize();
    this.look = { ...this.look, density: this.density(this.visible) };
    this.restyle();
  }

  camera(): Camera {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return { x, y, ratio };
  }

  restore(camera: Camera): void {
    this.fitted = false;
    this.sigma.getCamera().setState(camera);
  }

  zoom(factor: number): void {
    this.fitted = false;
    const camera = this.sigma.getCamera();
    this.move({ ...this.camera(), ratio: camera.ratio * factor }, true);
  }

  pan(dx: number, dy: number): void {
    this.fitted = false;
    const { width, height } = this.sigma.getDimensions();
    const target = this.sigma.viewportToFramedGraph({ x: width / 2 + dx, y: height / 2 + dy });
    this.move({ ...this.camera(), ...target }, false);
  }

  /** Brings all that is visible into the window. */
  fit(animate = true): void {
    this.fitTo(this.visible.nodes, animate);
    this.fitted = true;
  }

  /** Brings some nodes into the window, not nearer than a readable size; below
   * pixels at its foot are covered by something else. */
  fitTo(ids: Iterable<string>, animate = true, nearest = 0.12, below = 0): void {
    const points = [...ids].map((id) => this.sigma.getNodeDisplayData(id)).filter((p) => p !== undefined);
    if (!points.length) return;
    const xs = points.map((p) => p.x), ys = points.map((p) => p.y);
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const { width, height } = this.sigma.getDimensions();
    const a = this.sigma.framedGraphToViewport({ x: left, y: top });
    const b = this.sigma.framedGraphToViewport({ x: right, y: bottom });
    const share = Math.max((b.x - a.x) / Math.max(width - 2 * this.sigma.getStagePadding(), 1), (b.y - a.y) / Math.max(height - below - 2 * this.sigma.getStagePadding(), 1));
    const ratio = Math.max(this.camera().ratio * share, nearest);
    const pixel = this.sigma.viewportToFramedGraph({ x: 0, y: 0 }).y - this.sigma.viewportToFramedGraph({ x: 0, y: 1 }).y;
    const lift = (below / 2) * pixel * (ratio / this.camera().ratio);
    this.fitted = false;
    this.move({ x: (left + right) / 2, y: (bottom + top) / 2 - lift, ratio }, animate);
  }

  private move(camera: Camera, animate: boolean): void {
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (animate && !calm) void this.sigma.getCamera().animate(camera, { duration: 350 }, () => this.settled());
    else this.sigma.getCamera().setState(camera);
  }

  private settled(): void { this.events.camera(this.fitted ? null : this.camera()); }

  /** Whether the node lies inside the window. */
  onScreen(id: string): boolean {
    const p = this.drawnNode(id);
    const { width, height } = this.sigma.getDimensions();
    return p !== null && p.x > 20 && p.y > 20 && p.x < width - 20 && p.y < height - 20;
  }

  drawnNode(id: string, project = this.projection()): DrawnNode | null {
    const style = this.sigma.getNodeDisplayData(id) as NodeStyle | undefined;
    const node = this.model.node(id);
    if (!style || !node || style.hidden) return null;
    return { node, style, ...project(style), radius: this.sigma.scaleSize(style.size) };
  }

  drawnNodes(): DrawnNode[] {
    const project = this.projection();
    return [...this.visible.nodes].map((id) => this.drawnNode(id, project)).filter((n) => n !== null);
  }

  /** Sigma's way from places to pixels, worked out once for all nodes: it is
   * linear, so that three points tell it. */
  private projection(): (p: XY) => XY {
    const at = (x: number, y: number) => this.sigma.framedGraphToViewport({ x, y });
    const o = at(0, 0), right = at(1, 0), up = at(0, 1);
    return ({ x, y }) => ({
      x: o.x + x * (right.x - o.x) + y * (up.x - o.x),
      y: o.y + x * (right.y - o.y) + y * (up.y - o.y),
    });
  }

  drawnEdge(id: string, nodes: Map<string, DrawnNode>): DrawnEdge | null {
    const style = this.sigma.getEdgeDisplayData(id) as EdgeStyle | undefined;
    const edge = this.model.edge(id);
    const from = edge && nodes.get(edge.source.id), to = edge && nodes.get(edge.target.id);
    if (!style || !from || !to) return null;
    const line = curve({ from, to, fromRadius: from.radius, toRadius: to.radius }, style.curvature, style.size, style.arrow);
    return line && { edge, style, curve: line };
  }

  drawnEdges(nodes: Map<string, DrawnNode>): DrawnEdge[] {
    return [...this.visible.edges].map((id) => this.drawnEdge(id, nodes)).filter((e) => e !== null);
  }
}
