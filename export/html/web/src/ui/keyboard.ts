// The graph by keyboard: arrows go to the nearest actor that way, Enter opens
// its card.

import type { GraphNode } from "../model/model.ts";
import { words } from "../model/ontology.ts";
import type { DrawnNode } from "../scene/scene.ts";
import type { Context } from "./context.ts";
import { count } from "./dom.ts";

export const KEYS: [string, string][] = [
  ["/", "search"],
  ["← ↑ → ↓", "in the graph: go to the next actor that way"],
  ["N, P", "in the graph: next and previous by number of connections"],
  ["Enter", "open the card of the marked actor"],
  ["Esc", "close the card, the search or the help"],
  ["+, −, 0", "nearer, farther, everything"],
  ["Shift + arrows", "in the graph: move the picture"],
  ["Space", "in the graph: play through time"],
  ["M", "the map beside the graph"],
  ["T", "light or dark"],
  ["?", "this help"],
];

const DIRECTIONS: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

// One press of Shift and an arrow moves the picture by this many pixels.
const PAN = 80;

export class GraphKeys {
  /** The node that the keyboard stands on. */
  private cursor: string | null = null;

  constructor(private readonly context: Context, private readonly mark: (id: string | null) => void) {}

  /** Handles a key in the graph; false when it means nothing here. */
  press(event: KeyboardEvent): boolean {
    const scene = this.context.scene();
    if (!scene) return false;
    const direction = DIRECTIONS[event.key];
    if (direction && event.shiftKey) scene.pan(direction[0] * PAN, direction[1] * PAN);
    else if (direction) this.go(nearest(scene.drawnNodes(), this.current(), direction));
    else if (event.key === "n" || event.key === "p") this.go(this.neighbour(event.key === "n" ? 1 : -1));
    else if (event.key === "Enter" && this.cursor) this.context.store.select({ type: "node", id: this.cursor });
    else return false;
    return true;
  }

  leave(): void {
    this.cursor = null;
    this.mark(null);
  }

  private current(): string | null {
    const s = this.context.store.state.selection;
    return this.cursor ?? (s?.type === "node" ? s.id : null);
  }

  private go(node: GraphNode | null): void {
    if (!node) return;
    this.cursor = node.id;
    const scene = this.context.scene();
    if (scene && !scene.onScreen(node.id)) scene.fitTo([node.id], true, scene.camera().ratio);
    this.mark(node.id);
    const acts = this.context.model.edgesOf(node.id).filter((e) => e.act && this.context.visible().edges.has(e.id));
    const first = acts[0] ? `, such as ${acts[0].source.name} ${words(acts[0].relation)} ${acts[0].target.name}` : "";
    this.context.announce(`${node.name}, ${node.kind}, ${count(acts.length, "act")}${first}`);
  }

  private neighbour(step: number): GraphNode | null {
    const shown = this.context.visible().nodes;
    const order = this.context.model.nodes.filter((n) => shown.has(n.id)).sort((a, b) => b.degree - a.degree || (a.id < b.id ? -1 : 1));
    const at = order.findIndex((n) => n.id === this.current());
    return order[at < 0 ? 0 : (at + step + order.length) % order.length] ?? null;
  }
}

/** The node that lies best in a direction: near, and not far to the side. */
function nearest(nodes: DrawnNode[], from: string | null, [dx, dy]: [number, number]): GraphNode | null {
  const start = nodes.find((n) => n.node.id === from);
  if (!start) return [...nodes].sort((a, b) => b.node.degree - a.node.degree)[0]?.node ?? null;
  let best: GraphNode | null = null, cost = Infinity;
  for (const n of nodes) {
    const ahead = (n.x - start.x) * dx + (n.y - start.y) * dy;
    const aside = Math.abs((n.x - start.x) * dy) + Math.abs((n.y - start.y) * dx);
    // A way of more than 60 degrees to the side is not "that way".
    if (ahead <= 0 || aside > 1.8 * ahead) continue;
    if (ahead + 2 * aside < cost) [best, cost] = [n.node, ahead + 2 * aside];
  }
  return best;
}
