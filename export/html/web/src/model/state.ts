// What the reader has chosen, and the link that restores it.

import { KINDS, STATUSES, type Kind, type Status } from "./data.ts";
import { DEFAULT_FILTERS, type Filters } from "./filter.ts";
import { isoDay, parseDate } from "./dates.ts";

export type Selection =
  | { type: "node"; id: string }
  | { type: "edge"; id: string }
  | { type: "paths"; from: string; to: string; index: number }
  | { type: "sentences"; query: string }
  | null;

export interface Camera { x: number; y: number; ratio: number }

/** Places of nodes that the reader has moved, by id. */
export type Moved = Readonly<Record<string, readonly [x: number, y: number]>>;

export type Theme = "light" | "dark" | "auto";

export interface State {
  filters: Filters;
  /** Whether the map stands beside the graph. */
  map: boolean;
  selection: Selection;
  /** Null is the fitted view. */
  camera: Camera | null;
  moved: Moved;
  theme: Theme;
}

export const initialState = (): State => ({
  filters: DEFAULT_FILTERS, map: false, selection: null, camera: null, moved: {}, theme: "auto",
});

type Listener = (state: State, before: State) => void;

/** Holds the one state and tells the listeners of each change, in order. */
export class Store {
  private readonly listeners: Listener[] = [];

  constructor(private current: State) {}

  get state(): State { return this.current; }

  set(change: Partial<State>): void {
    const before = this.current;
    this.current = { ...before, ...change };
    for (const listener of this.listeners) listener(this.current, before);
  }

  filter(change: Partial<Filters>): void {
    this.set({ filters: { ...this.current.filters, ...change } });
  }

  select(selection: Selection): void { this.set({ selection }); }

  subscribe(listener: Listener): void { this.listeners.push(listener); }
}

/** The state as a URL fragment without "#"; empty for the initial state. */
export function encode(state: State): string {
  const p = new URLSearchParams();
  encodeSelection(p, state.selection);
  const f = state.filters;
  encodeSet(p, "kinds", f.hiddenKinds, DEFAULT_FILTERS.hiddenKinds);
  encodeSet(p, "relations", f.hiddenRelations, DEFAULT_FILTERS.hiddenRelations);
  encodeSet(p, "statuses", f.hiddenStatuses, DEFAULT_FILTERS.hiddenStatuses);
  if (f.range) p.set("time", `${isoDay(f.range.from)}/${isoDay(f.range.to)}`);
  if (f.undated) p.set("undated", "1");
  if (f.isolated) p.set("isolated", "1");
  if (!f.unnamed) p.set("unnamed", "0");
  if (f.minConfidence) p.set("min-confidence", f.minConfidence.toFixed(2));
  if (state.map) p.set("map", "1");
  if (state.camera) p.set("view", [state.camera.x, state.camera.y, state.camera.ratio].map((n) => n.toFixed(4)).join(","));
  const moved = Object.entries(state.moved).map(([id, [x, y]]) => `${encodeURIComponent(id)},${x.toFixed(1)},${y.toFixed(1)}`);
  if (moved.length) p.set("moved", moved.join(";"));
  if (state.theme !== "auto") p.set("theme", state.theme);
  return p.toString();
}

function encodeSelection(p: URLSearchParams, s: Selection): void {
  if (s?.type === "node") p.set("node", s.id);
  if (s?.type === "edge") p.set("edge", s.id);
  if (s?.type === "sentences") p.set("words", s.query);
  if (s?.type !== "paths") return;
  p.set("from", s.from);
  p.set("to", s.to);
  if (s.index) p.set("path", String(s.index));
}

/** Hidden things are named; "-" stands for none where the default hides some. */
function encodeSet(p: URLSearchParams, key: string, hidden: ReadonlySet<string>, usual: ReadonlySet<string>): void {
  const list = [...hidden].sort();
  if (list.join() === [...usual].sort().join()) return;
  p.set(`hide-${key}`, list.join(",") || "-");
}

/** Reads a fragment; what it does not understand falls back to the default. */
export function decode(fragment: string): State {
  const p = new URLSearchParams(fragment.replace(/^#/, ""));
  const theme = p.get("theme");
  return {
    selection: decodeSelection(p),
    filters: {
      hiddenKinds: decodeSet(p, "kinds", DEFAULT_FILTERS.hiddenKinds, KINDS),
      hiddenRelations: decodeSet(p, "relations", DEFAULT_FILTERS.hiddenRelations),
      hiddenStatuses: decodeSet<Status>(p, "statuses", DEFAULT_FILTERS.hiddenStatuses, STATUSES),
      range: decodeRange(p.get("time")),
      undated: p.get("undated") === "1",
      isolated: p.get("isolated") === "1",
      unnamed: p.get("unnamed") !== "0",
      minConfidence: decodeShare(p.get("min-confidence")),
    },
    map: p.get("map") === "1",
    camera: decodeCamera(p.get("view")),
    moved: decodeMoved(p.get("moved")),
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}

function decodeSelection(p: URLSearchParams): Selection {
  const [node, edge, from, to] = ["node", "edge", "from", "to"].map((key) => p.get(key));
  if (from !== null || to !== null) {
    return { type: "paths", from: from ?? "", to: to ?? "", index: Number(p.get("path")) || 0 };
  }
  if (edge) return { type: "edge", id: edge };
  const query = p.get("words");
  if (query) return { type: "sentences", query };
  return node ? { type: "node", id: node } : null;
}

function decodeSet<T extends string = Kind>(p: URLSearchParams, key: string, usual: ReadonlySet<T>, known?: T[]): ReadonlySet<T> {
  const text = p.get(`hide-${key}`);
  if (text === null) return usual;
  const names = text.split(",").filter((name) => name && name !== "-") as T[];
  return new Set(names.filter((name) => !known || known.includes(name)));
}

function decodeRange(text: string | null): Filters["range"] {
  const [from, to] = (text ?? "").split("/").map(parseDate);
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null;
}

function decodeShare(text: string | null): number {
  const share = Number(text);
  return share > 0 && share <= 1 ? share : 0;
}

function decodeCamera(text: string | null): Camera | null {
  const parts = (text ?? "").split(",").map(Number);
  const [x, y, ratio] = parts;
  return parts.length === 3 && parts.every(Number.isFinite) && ratio > 0 ? { x, y, ratio } : null;
}

function decodeMoved(text: string | null): Moved {
  const entries = (text ?? "").split(";").map((part) => part.split(","));
  return Object.fromEntries(entries.flatMap(([id, x, y]) => (id && Number.isFinite(Number(x)) && Number.isFinite(Number(y)) && y !== undefined
    ? [[decodeID(id), [Number(x), Number(y)] as const]] : [])));
}

/** A link that was cut or written by hand must not stop the page. */
function decodeID(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
