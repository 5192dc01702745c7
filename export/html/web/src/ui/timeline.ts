// The time slider: a histogram of acts, a window over it with two handles, and
// play, which moves the window through time.

import { histogram, type Bar } from "../model/histogram.ts";
import { readableDay } from "../model/dates.ts";
import { FAMILIES } from "../model/ontology.ts";
import type { Context } from "./context.ts";
import { button, count, h, setAttributes, svg } from "./dom.ts";
import { signIcon } from "./icons.ts";

// Long enough to see what has changed, short enough to stay attentive.
const PLAY_INTERVAL = 900;
// Playing from the whole time starts with a window of this share of the bars.
const PLAY_SHARE = 0.12;

const HEIGHT = 44;

/** The chosen bars, first and last, both inclusive. */
interface Window { first: number; last: number }

export class Timeline {
  readonly element: HTMLElement;
  private readonly bars: Bar[];
  private readonly chart: HTMLElement;
  private readonly shade: HTMLElement;
  private readonly handles: [HTMLElement, HTMLElement];
  private readonly readout = h("output", { class: "readout" });
  private readonly playButton: HTMLButtonElement;
  private readonly all: HTMLButtonElement;
  private timer: number | undefined;

  constructor(private readonly context: Context) {
    this.bars = histogram(context.model.edges, context.model.span);
    this.shade = h("div", { class: "shade", on: { pointerdown: (e) => this.dragWindow(e) } });
    this.handles = [this.handle(0, "First day shown"), this.handle(1, "Last day shown")];
    this.chart = h("div", { class: "chart", on: { pointerdown: (e) => this.brush(e) } }, this.drawing(), this.shade, ...this.handles);
    this.playButton = button("Play through time", { class: "ghost", on: { click: () => this.toggle() } }, signIcon("play"));
    this.all = button("All time", { class: "ghost small", on: { click: () => { this.stop(); this.set({ first: 0, last: this.bars.length - 1 }); } } });
    this.element = h("section", { class: "timeline", attrs: { id: "timeline", "aria-label": "Time", hidden: this.bars.length < 2 } },
      this.playButton, this.chart, h("div", { class: "time-text" }, this.readout, this.all));
    this.update();
  }

  private drawing(): SVGElement {
    const most = Math.max(...this.bars.map((b) => b.total), 1);
    const columns = this.bars.map((bar, i) => this.column(bar, i, most));
    return svg("svg", { viewBox: `0 0 ${Math.max(this.bars.length, 1)} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" }, ...columns);
  }

  private column(bar: Bar, i: number, most: number): SVGElement {
    let top = HEIGHT;
    const parts = FAMILIES.filter((f) => bar.counts[f] > 0).map((f) => {
      const height = (bar.counts[f] / most) * (HEIGHT - 4);
      top -= height;
      return svg("rect", { class: `family-${f}`, x: i + 0.08, y: top, width: 0.84, height });
    });
    return svg("g", {}, svg("title", {}, `${bar.label}: ${count(Math.round(bar.total), "act")}`),
      svg("rect", { class: "hit", x: i, y: 0, width: 1, height: HEIGHT }), ...parts);
  }

  private handle(which: 0 | 1, label: string): HTMLElement {
    return h("div", {
      class: "handle", attrs: { role: "slider", tabindex: 0, "aria-label": label, "aria-valuemin": 0, "aria-valuemax": this.bars.length - 1 },
      on: { keydown: (e) => this.key(e, which), pointerdown: (e) => this.dragHandle(e, which) },
    });
  }

  private window(): Window {
    const { range } = this.context.store.state.filters;
    const whole = { first: 0, last: this.bars.length - 1 };
    if (!range) return whole;
    const first = this.bars.findIndex((b) => b.to >= range.from);
    const last = this.bars.findLastIndex((b) => b.from <= range.to);
    return first < 0 || last < first ? whole : { first, last };
  }

  private set(w: Window): void {
    const first = Math.max(0, Math.min(w.first, this.bars.length - 1));
    const last = Math.max(first, Math.min(w.last, this.bars.length - 1));
    const whole = first === 0 && last === this.bars.length - 1;
    this.context.store.filter({ range: whole ? null : { from: this.bars[first].from, to: this.bars[last].to } });
  }

  /** Brings handles and text in line with the state. */
  update(): void {
    if (this.bars.length < 2) return;
    const w = this.window(), n = this.bars.length;
    const left = (100 * w.first) / n, right = (100 * (w.last + 1)) / n;
    this.shade.style.left = `${left}%`;
    this.shade.style.width = `${right - left}%`;
    this.handles[0].style.left = `${left}%`;
    this.handles[1].style.left = `${right}%`;
    const from = readableDay(this.bars[w.first].from), to = readableDay(this.bars[w.last].to);
    setAttributes(this.handles[0], { "aria-valuenow": w.first, "aria-valuetext": from });
    setAttributes(this.handles[1], { "aria-valuenow": w.last, "aria-valuetext": to });
    this.readout.textContent = from === to ? from : `${from} – ${to}`;
    this.all.hidden = this.context.store.state.filters.range === null;
    this.element.classList.toggle("narrowed", !this.all.hidden);
  }

  private key(event: KeyboardEvent, which: 0 | 1): void {
    const jump: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -this.bars.length, End: this.bars.length };
    const by = jump[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    this.stop();
    this.moveHandle(which, (which ? this.window().last : this.window().first) + by);
  }

  private moveHandle(which: 0 | 1, to: number): void {
    const w = this.window();
    this.set(which ? { ...w, last: Math.max(to, w.first) } : { ...w, first: Math.min(to, w.last) });
  }

  /** The bar under the pointer. */
  private at(event: PointerEvent): number {
    const box = this.chart.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.max(0, Math.min(this.bars.length - 1, Math.floor(share * this.bars.length)));
  }

  private dragHandle(event: PointerEvent, which: 0 | 1): void {
    this.drag(event, (e) => this.moveHandle(which, this.at(e)));
  }

  private dragWindow(event: PointerEvent): void {
    const w = this.window(), start = this.at(event);
    if (!this.context.store.state.filters.range) return;
    this.drag(event, (e) => {
      const by = Math.max(-w.first, Math.min(this.bars.length - 1 - w.last, this.at(e) - start));
      this.set({ first: w.first + by, last: w.last + by });
    });
  }

  private brush(event: PointerEvent): void {
    const start = this.at(event);
    this.drag(event, (e) => {
      const end = this.at(e);
      this.set({ first: Math.min(start, end), last: Math.max(start, end) });
    });
  }

  private drag(event: PointerEvent, move: (e: PointerEvent) => void): void {
    event.preventDefault();
    event.stopPropagation();
    this.stop();
    (event.target as HTMLElement).focus?.();
    const stop = new AbortController();
    window.addEventListener("pointermove", move, { signal: stop.signal });
    window.addEventListener("pointerup", () => stop.abort(), { signal: stop.signal });
    window.addEventListener("pointercancel", () => stop.abort(), { signal: stop.signal });
  }

  /** Starts or stops playing. */
  toggle(): void {
    if (this.timer !== undefined) return this.stop();
    const w = this.window(), n = this.bars.length;
    const width = w.last - w.first + 1;
    if (width === n) this.set({ first: 0, last: Math.max(0, Math.round(n * PLAY_SHARE) - 1) });
    else if (w.last === n - 1) this.set({ first: 0, last: width - 1 });
    this.timer = window.setInterval(() => this.advance(), PLAY_INTERVAL);
    this.showPlaying(true);
  }

  private advance(): void {
    const w = this.window();
    if (w.last >= this.bars.length - 1) return this.stop();
    this.set({ first: w.first + 1, last: w.last + 1 });
  }

  stop(): void {
    window.clearInterval(this.timer);
    this.timer = undefined;
    this.showPlaying(false);
  }

  private showPlaying(playing: boolean): void {
    const label = playing ? "Pause" : "Play through time";
    setAttributes(this.playButton, { "aria-label": label, title: label, "aria-pressed": String(playing) });
    this.playButton.replaceChildren(signIcon(playing ? "pause" : "play"));
  }
}
