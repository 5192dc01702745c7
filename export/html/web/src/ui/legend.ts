// The legend: what colours, shapes and lines mean, each with a switch.

import { KINDS, STATUSES, type Kind, type Status } from "../model/data.ts";
import { DEFAULT_FILTERS, type Filters } from "../model/filter.ts";
import { className, FAMILIES, FAMILY_NAMES, words, type Family } from "../model/ontology.ts";
import type { Context } from "./context.ts";
import { button, h } from "./dom.ts";
import { familyIcon, kindIcon, signIcon, statusIcon } from "./icons.ts";

const STATUS_NAMES: Record<Status, string> = {
  actual: "happened", planned: "planned", possible: "possible", denied: "denied",
};

/** A switch over one or more hidden names; mixed when only some are hidden. */
interface Switch { input: HTMLInputElement; hidden(f: Filters): number; size: number }

type Counts = Map<string, number>;

export class Legend {
  readonly element: HTMLElement;
  private readonly switches: Switch[] = [];
  private readonly reset: HTMLButtonElement;
  private readonly least = h("input", { attrs: { type: "range", min: 0, max: 100, step: 5, "aria-label": "Least confidence of acts, per cent", "data-slider": "confidence" } });
  private readonly leastText = h("output", { class: "count" });

  constructor(private readonly context: Context, close: () => void) {
    this.reset = button("Show all again", { class: "ghost reset", on: { click: () => this.clear() } });
    this.element = h("aside", { class: "legend", attrs: { id: "legend", "aria-label": "Legend and filters" } },
      button("Close the legend", { class: "ghost close only-narrow", on: { click: close } }, signIcon("close")),
      this.group("Actors and things", this.kinds()),
      this.group("Status", this.statuses()),
      this.group("Relations", this.relations()),
      this.group("Confidence", this.confidence()),
      this.group("Also show", this.extras()),
      this.reset);
    this.update();
  }

  private clear(): void {
    const { range } = this.context.store.state.filters;
    this.context.store.filter({ ...DEFAULT_FILTERS, range });
  }

  /** Brings the switches in line with the state. */
  update(): void {
    const f = this.context.store.state.filters;
    for (const s of this.switches) {
      const hidden = s.hidden(f);
      s.input.checked = hidden < s.size;
      s.input.indeterminate = hidden > 0 && hidden < s.size;
    }
    this.showConfidence(f.minConfidence);
    const usual = { ...DEFAULT_FILTERS, range: f.range };
    this.reset.hidden = JSON.stringify(flat(f)) === JSON.stringify(flat(usual));
  }

  private group(title: string, content: Node[]): HTMLElement {
    return h("section", {}, h("h2", {}, title), ...content);
  }

  private kinds(): Node[] {
    const counts = tally(this.context.model.nodes, (n) => n.kind);
    return KINDS.filter((k) => counts.get(k)).map((k) => this.row(kindIcon(k), k, counts.get(k) ?? 0, `kind-${k}`, 1,
      (f) => Number(f.hiddenKinds.has(k)),
      (on) => this.toggleKind(k, on)));
  }

  /** With articles come their mentions: a lone article would show nothing. */
  private toggleKind(kind: Kind, on: boolean): void {
    const { hiddenKinds, hiddenRelations } = this.context.store.state.filters;
    const change: Partial<Filters> = { hiddenKinds: without(hiddenKinds, [kind], on) };
    if (kind === "article") change.hiddenRelations = without(hiddenRelations, ["mentioned_in"], on);
    this.context.store.filter(change);
  }

  private statuses(): Node[] {
    const counts = tally(this.context.model.edges.filter((e) => e.act), (e) => e.status);
    return STATUSES.map((s) => this.row(statusIcon(s), STATUS_NAMES[s], counts.get(s) ?? 0, `status-${s}`, 1,
      (f) => Number(f.hiddenStatuses.has(s)),
      (on) => this.context.store.filter({ hiddenStatuses: without(this.context.store.state.filters.hiddenStatuses, [s], on) })));
  }

  private relations(): Node[] {
    // Mentions come and go with the articles.
    const edges = this.context.model.edges.filter((e) => e.relation !== "mentioned_in");
    const counts = tally(edges, (e) => e.relation);
    const classes = new Map<string, string[]>();
    const families = new Map<Family, Set<string>>();
    const known = edges.sort((a, b) => this.context.model.ontology.rank(a.relation) - this.context.model.ontology.rank(b.relation));
    for (const e of known) {
      const relations = classes.get(e.cls) ?? [];
      if (!relations.includes(e.relation)) classes.set(e.cls, [...relations, e.relation]);
      families.set(e.family, (families.get(e.family) ?? new Set()).add(e.cls));
    }
    return FAMILIES.filter((f) => families.has(f)).map((f) => this.family(f, [...(families.get(f) ?? [])], classes, counts));
  }

  private family(family: Family, classes: string[], relations: Map<string, string[]>, counts: Counts): HTMLElement {
    const all = classes.flatMap((cls) => relations.get(cls) ?? []);
    const inner = classes.length > 1
      ? classes.map((cls) => this.cls(cls, relations.get(cls) ?? [], counts))
      : all.map((r) => this.relation(r, counts));
    return h("details", { class: `family family-${family}` },
      h("summary", {}, this.relationRow(familyIcon(family), FAMILY_NAMES[family], all, counts, `family-${family}`)),
      ...inner);
  }

  private cls(cls: string, relations: string[], counts: Counts): HTMLElement {
    const row = this.relationRow(null, className(cls), relations, counts, `class-${cls}`);
    if (relations.length === 1) return h("div", { class: "class" }, row);
    return h("div", { class: "class" }, row, ...relations.map((r) => this.relation(r, counts)));
  }

  private relation(relation: string, counts: Counts): HTMLElement {
    return h("div", { class: "relation-row" }, this.relationRow(null, words(relation), [relation], counts, `relation-${relation}`));
  }

  private relationRow(icon: Node | null, text: string, relations: string[], counts: Counts, id: string): HTMLElement {
    const total = relations.reduce((sum, r) => sum + (counts.get(r) ?? 0), 0);
    return this.row(icon, text, total, id, relations.length,
      (f) => relations.filter((r) => f.hiddenRelations.has(r)).length,
      (on) => this.context.store.filter({ hiddenRelations: without(this.context.store.state.filters.hiddenRelations, relations, on) }));
  }

  private extras(): Node[] {
    const flag = (key: "isolated" | "undated" | "unnamed", text: string, total: number | null = null) => this.row(null, text, total, key, 1,
      (f) => Number(!f[key]), (on) => this.context.store.filter({ [key]: on }));
    const unnamed = this.context.model.nodes.filter((n) => n.unnamed).length;
    return [unnamed > 0 ? flag("unnamed", "actors without a name", unnamed) : null,
      flag("isolated", "unconnected names"), flag("undated", "undated acts in a time range")].filter((n) => n !== null);
  }

  /** A slider over the least confidence that an act is shown with. */
  private confidence(): Node[] {
    this.least.addEventListener("input", () => this.context.store.filter({ minConfidence: Number(this.least.value) / 100 }));
    return [h("label", { class: "least" }, h("span", { class: "switch-name" }, "at least"), this.least, this.leastText)];
  }

  private showConfidence(least: number): void {
    const percent = Math.round(least * 100);
    this.least.value = String(percent);
    this.leastText.textContent = percent ? `${percent} %` : "any";
  }

  private row(icon: Node | null, text: string, total: number | null, id: string, size: number, hidden: (f: Filters) => number, set: (on: boolean) => void): HTMLElement {
    const input = h("input", { attrs: { type: "checkbox", "data-switch": id }, on: { change: () => set(input.checked) } });
    this.switches.push({ input, hidden, size });
    return h("label", { class: "switch" }, input, icon, h("span", { class: "switch-name" }, text),
      total === null ? null : h("span", { class: "count" }, total.toLocaleString("en")));
  }
}

function tally<T>(items: T[], key: (item: T) => string): Counts {
  const counts: Counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

/** The set of hidden names with some taken out (on) or put in. */
function without<T>(hidden: ReadonlySet<T>, names: T[], on: boolean): ReadonlySet<T> {
  const next = new Set(hidden);
  for (const n of names) {
    if (on) next.delete(n);
    else next.add(n);
  }
  return next;
}

const flat = (f: Filters) => [[...f.hiddenKinds].sort(), [...f.hiddenRelations].sort(), [...f.hiddenStatuses].sort(), f.isolated, f.undated, f.unnamed, f.minConfidence];
