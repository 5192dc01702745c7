// The map beside the graph: states shaded by their acts, lines between those that
// act upon each other, and the places that are told of. The shapes are in the page;
// nothing is asked for from a network.

import { geoEqualEarth, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import world from "world-atlas/countries-110m.json";
import { atlasOf, stateNode, type Atlas, type Pair } from "../model/atlas.ts";
import type { GraphNode } from "../model/model.ts";
import { mix, readPalette } from "../scene/palette.ts";
import type { Context } from "./context.ts";
import { count, h, svg } from "./dom.ts";

const WIDTH = 960, HEIGHT = 468;

// More lines than these hide each other.
const MAX_PAIRS = 40;
// The state with the most acts is shaded by this much of the colour.
const DARKEST = 0.85;

const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
// Without Antarctica, of which no news comes and which takes a fifth of the map.
const shapes = feature(topology, topology.objects.countries).features.filter((s) => s.id !== "010");
const projection = geoEqualEarth().fitSize([WIDTH, HEIGHT], { type: "FeatureCollection", features: shapes });
const outline = geoPath(projection);

export class WorldMap {
  readonly element: HTMLElement;
  private readonly drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": "Map of states and places" });
  private readonly hint = h("p", { class: "hint" });

  constructor(private readonly context: Context, private readonly choose: (id: string) => void) {
    this.element = h("div", { class: "map", attrs: { hidden: true } }, h("div", { class: "unseen", attrs: { role: "heading", "aria-level": 2 } }, "Map"), this.hint);
    this.element.prepend(this.drawing);
  }

  get open(): boolean { return !this.element.hidden; }

  /** Shows or hides the map; one that is hidden is not drawn. */
  show(on: boolean): void {
    this.element.hidden = !on;
    this.update();
  }

  /** Draws what is visible now. */
  update(): void {
    if (!this.open || !this.context.model.geo) return;
    const atlas = atlasOf(this.context.model, this.context.visible());
    this.drawing.replaceChildren(...this.states(atlas), ...this.pairs(atlas.pairs), ...this.dots(atlas));
    const states = count(atlas.acts.size, "state"), places = count(atlas.places.length, "place");
    this.hint.textContent = `${states} and ${places}; the darker, the more acts`;
  }

  private states(atlas: Atlas): SVGElement[] {
    const { accent, background } = readPalette();
    const byNumber = new Map([...atlas.acts.keys()].map((code) => [this.context.model.geo?.states[code], code]));
    const most = Math.max(...atlas.acts.values(), 1);
    return shapes.map((shape) => {
      const code = byNumber.get(String(shape.id)) ?? "";
      const path = svg("path", { class: "land", d: outline(shape) ?? "" }) as SVGPathElement;
      if (!code) return path;
      const acts = atlas.acts.get(code) ?? 0;
      path.style.fill = mix(background, accent, 0.15 + (DARKEST - 0.15) * (Math.log1p(acts) / Math.log1p(most)));
      return this.active(path, { "data-state": code }, `${this.context.model.countryName(code)}: ${count(acts, "act")}`, stateNode(this.context.model, code));
    });
  }

  private pairs(pairs: Pair[]): SVGElement[] {
    const most = pairs[0]?.count ?? 1;
    return pairs.slice(0, MAX_PAIRS).flatMap(({ from, to, count: acts, family }) => {
      const a = this.capital(from), b = this.capital(to);
      if (!a || !b) return [];
      const bend = Math.hypot(b[0] - a[0], b[1] - a[1]) * 0.18;
      return [svg("path", { class: `pair family-${family}`, "stroke-width": (1 + 4 * (acts / most)).toFixed(1),
        d: `M${a[0].toFixed(1)} ${a[1].toFixed(1)}Q${((a[0] + b[0]) / 2).toFixed(1)} ${((a[1] + b[1]) / 2 - bend).toFixed(1)} ${b[0].toFixed(1)} ${b[1].toFixed(1)}` })];
    });
  }

  /** Places, and states too small to have a shape at this scale. */
  private dots(atlas: Atlas): SVGElement[] {
    const drawn = new Set(shapes.map((s) => String(s.id)));
    const small = [...atlas.acts.keys()].filter((code) => !drawn.has(this.context.model.geo?.states[code] ?? ""))
      .flatMap((code) => stateNode(this.context.model, code) ?? []);
    return [...small.map((n) => this.dot(n, "dot state")), ...atlas.places.map((n) => this.dot(n, "dot"))].filter((d) => d !== null);
  }

  private dot(node: GraphNode, cls: string): SVGElement | null {
    const at = this.point(node);
    return at && this.active(svg("circle", { class: cls, cx: at[0].toFixed(1), cy: at[1].toFixed(1), r: 4 }), { "data-place": node.id }, node.name, node);
  }

  /** Makes a shape tell its name and open the card of its node. */
  private active(shape: SVGElement, attrs: Record<string, string>, label: string, node: GraphNode | undefined): SVGElement {
    shape.append(svg("title", {}, label));
    for (const [name, value] of Object.entries({ ...attrs, "aria-label": label })) shape.setAttribute(name, value);
    if (!node) return shape;
    const s = this.context.store.state.selection;
    if (s?.type === "node" && s.id === node.id) shape.classList.add("chosen");
    shape.setAttribute("role", "button");
    shape.setAttribute("tabindex", "0");
    shape.addEventListener("click", () => this.choose(node.id));
    shape.addEventListener("keydown", (e) => { if (e.key === "Enter") this.choose(node.id); });
    return shape;
  }

  private capital(code: string): [number, number] | null {
    const node = stateNode(this.context.model, code);
    return node ? this.point(node) : null;
  }

  private point(node: GraphNode): [number, number] | null {
    const at = this.context.model.geo?.points[node.id];
    return at ? projection([at[1], at[0]]) : null;
  }
}
