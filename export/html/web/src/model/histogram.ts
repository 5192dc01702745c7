// The bars of the time slider: acts counted over time.

import { bins, chooseStep, readableDay, type Bin, type DayRange } from "./dates.ts";
import type { GraphEdge } from "./model.ts";
import { FAMILIES, type Family } from "./ontology.ts";

export interface Bar extends Bin { counts: Record<Family, number>; total: number }

// News has a present of some weeks or months and names a few dates far back. Where
// this share of the acts fills less than half of the time, the rest is folded into
// one bar at either end.
const CORE_SHARE = 0.9;
const CORE_LENGTH = 0.5;
// A date of a year says little of where the bulk lies: only those of at most so many
// days count, where they are most.
const EXACT = 31;

/** The bars over the span of the graph, in order of time; none without dates. */
export function histogram(edges: GraphEdge[], span: DayRange | null): Bar[] {
  if (!span) return [];
  const dated = edges.filter((e) => e.act && e.days !== null);
  const bars = cut(dated.length ? dated : edges.filter((e) => e.days), span).map((bin): Bar => ({ ...bin, counts: noCounts(), total: 0 }));
  for (const e of dated) addTo(bars, e);
  return bars;
}

function cut(dated: GraphEdge[], span: DayRange): Bin[] {
  const core = coreOf(dated, span);
  const inner = bins(core, chooseStep(core));
  const before = span.from < inner[0].from ? [{ from: span.from, to: inner[0].from - 1, label: `before ${readableDay(inner[0].from)}` }] : [];
  const last = inner[inner.length - 1].to;
  const after = span.to > last ? [{ from: last + 1, to: span.to, label: `after ${readableDay(last)}` }] : [];
  return [...before, ...inner, ...after];
}

/** The shortest stretch that holds CORE_SHARE of the acts, if it is short. */
function coreOf(dated: GraphEdge[], span: DayRange): DayRange {
  const all = dated.map((e) => e.days as DayRange).sort((a, b) => a.from - b.from);
  const exact = all.filter((d) => d.to - d.from < EXACT);
  const days = exact.length * 2 > all.length ? exact : all;
  const need = Math.ceil(days.length * CORE_SHARE);
  let core = span;
  for (let i = 0; need > 0 && i + need <= days.length; i++) {
    const length = days[i + need - 1].to - days[i].from;
    if (length >= 0 && length < core.to - core.from) core = { from: days[i].from, to: days[i + need - 1].to };
  }
  return core.to - core.from < CORE_LENGTH * (span.to - span.from) ? core : span;
}

/** An act whose date covers several bars counts as a part in each. */
function addTo(bars: Bar[], edge: GraphEdge): void {
  const days = edge.days as DayRange;
  const covered = bars.filter((b) => b.from <= days.to && b.to >= days.from);
  for (const bar of covered) {
    bar.counts[edge.family] += 1 / covered.length;
    bar.total += 1 / covered.length;
  }
}

const noCounts = () => Object.fromEntries(FAMILIES.map((f) => [f, 0])) as Record<Family, number>;
