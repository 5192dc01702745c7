// The parts of the page that need no browser.

import assert from "node:assert/strict";
import { test } from "node:test";
import { atlasOf, stateNode } from "../src/model/atlas.ts";
import type { EdgeRecord, GeoRecord, NodeRecord, Payload } from "../src/model/data.ts";
import { bins, chooseStep, isoDay, parseDate, readable } from "../src/model/dates.ts";
import { applyFilters, DEFAULT_FILTERS } from "../src/model/filter.ts";
import { histogram } from "../src/model/histogram.ts";
import { layout } from "../src/model/layout.ts";
import { Model } from "../src/model/model.ts";
import { shortestPaths } from "../src/model/paths.ts";
import { distance, fold, SearchIndex } from "../src/model/search.ts";
import { SentenceIndex } from "../src/model/sentences.ts";
import { decode, encode, initialState, type State } from "../src/model/state.ts";

const node = (id: string, more: Partial<NodeRecord> = {}): NodeRecord => ({ id, kind: "person", name: id, ...more });
const edge = (id: string, source: string, target: string, more: Partial<EdgeRecord> = {}): EdgeRecord =>
  ({ id, source, target, relation: "warned", class: "THREATEN", status: "actual", evidence: [], ...more });

function model(nodes: NodeRecord[], edges: EdgeRecord[], geo?: GeoRecord): Model {
  const ontology = [
    { relation: "warned", class: "THREATEN", group: "verbal_conflict" }, { relation: "met", class: "CONSULT", symmetric: true, group: "verbal_cooperation" },
    { relation: "part_of", group: "structure" },
  ];
  return new Model({ title: "", ontology, geo, graph: { documents: [], nodes, edges } } as Payload);
}

test("dates are as exact as they are written", () => {
  const span = (d: string) => { const r = parseDate(d); return r && `${isoDay(r.from)} ${isoDay(r.to)}`; };
  assert.equal(span("2024-02-29"), "2024-02-29 2024-02-29");
  assert.equal(span("2024-02"), "2024-02-01 2024-02-29");
  assert.equal(span("2021"), "2021-01-01 2021-12-31");
  assert.equal(span("soon"), null);
  assert.equal(parseDate(undefined), null);
  assert.equal(readable("2022-01-12"), "12 Jan 2022");
  assert.equal(readable("2022-01"), "Jan 2022");
  assert.equal(readable("2022"), "2022");
});

test("bars cover the range without gaps, whatever the step", () => {
  for (const [from, to, step] of [["2022-01-03", "2022-03-09", "day"], ["2020-01-01", "2021-12-31", "week"], ["2015-05-05", "2022-02-24", "month"], ["2000-01-01", "2022-06-30", "quarter"], ["1900-01-01", "2022-01-01", "year"]] as const) {
    const range = { from: parseDate(from)!.from, to: parseDate(to)!.to };
    assert.equal(chooseStep(range), step);
    const all = bins(range, step);
    assert.ok(all[0].from <= range.from && all.at(-1)!.to >= range.to);
    for (let i = 1; i < all.length; i++) assert.equal(all[i].from, all[i - 1].to + 1);
  }
});

test("a lone date far back does not squeeze the present", () => {
  const days = Array.from({ length: 30 }, (_, i) => edge(`e${i}`, "a", "b", { date: `2022-01-${String(1 + (i % 28)).padStart(2, "0")}` }));
  const m = model([node("a"), node("b")], [...days, edge("old", "a", "b", { date: "1994-12-05" })]);
  const bars = histogram(m.edges, m.span);
  assert.ok(bars[0].label.startsWith("before"));
  assert.equal(bars[0].total, 1);
  assert.equal(isoDay(bars[1].from), "2022-01-01");
  assert.equal(Math.round(bars.reduce((sum, b) => sum + b.total, 0)), 31);
});

test("years and stray dates do not hide where the bulk lies", () => {
  const months = Array.from({ length: 40 }, (_, i) => edge(`m${i}`, "a", "b", { date: `20${20 + Math.floor(i / 12)}-${String(1 + (i % 12)).padStart(2, "0")}-15` }));
  const stray = ["1956", "1991-12", "2048"].map((date, i) => edge(`s${i}`, "a", "b", { date }));
  const m = model([node("a"), node("b")], [...months, ...stray]);
  const bars = histogram(m.edges, m.span);
  assert.ok(bars[0].label.startsWith("before") && bars.at(-1)!.label.startsWith("after"));
  assert.ok(isoDay(bars[1].from) >= "2020-01-01" && isoDay(bars.at(-2)!.to) <= "2023-12-31");
  assert.equal(Math.round(bars.reduce((sum, b) => sum + b.total, 0)), 43);
});

test("search finds by alias, accents, order of words and small slips", () => {
  const m = model([
    node("1", { name: "Karl-Åke Lindqvist", aliases: ["the envoy"] }),
    node("2", { name: "Tomas Voss", aliases: ["Thomas Voss"] }),
    node("3", { name: "Vossberg" }), node("4", { name: "ليلى رضا" }),
  ], []);
  const index = new SearchIndex(m.nodes);
  const first = (q: string) => index.find(q, 5)[0]?.node.id;
  assert.equal(first("lindqvist"), "1");
  assert.equal(first("karl ake"), "1");
  assert.equal(first("Lindkvist"), "1");
  assert.equal(first("envoy"), "1");
  assert.equal(first("voss tomas"), "2");
  assert.equal(first("Tomsa Voss"), "2");
  assert.equal(first("thomas"), "2");
  assert.equal(first("ليلى"), "4");
  assert.equal(first("zz"), undefined);
  assert.equal(first("   "), undefined);
  assert.deepEqual(index.find("voss", 5).map((h) => h.node.id).sort(), ["2", "3"]);
  assert.equal(fold("  Ünlü—Fox "), "unlu fox");
  assert.equal(distance("abcd", "abdc"), 1);
  assert.equal(distance("abc", "abcdef"), Infinity);
});

test("a meeting's label leaves out who took part, other names stay whole", () => {
  const m = model([
    node("1", { kind: "meeting", name: "Ada Stone – Bo Lind call, 2021-12-31", date: "2021-12-31" }),
    node("2", { kind: "meeting", name: "Arlen – Tavia meeting" }),
    node("3", { kind: "meeting", name: "Lysborg Council, 2022-01-12", date: "2022-01-12" }),
    node("4", { name: "Stone – Lind company" }),
  ], []);
  assert.deepEqual(m.nodes.map((n) => n.label), ["call, 31 Dec 2021", "meeting", "Lysborg Council, 12 Jan 2022", "Stone – Lind company"]);
});

test("filters hide kinds, statuses and times, and what is left without edges", () => {
  const m = model([node("a"), node("b"), node("c", { kind: "country" }), node("x")], [
    edge("1", "a", "b", { date: "2022-01-10" }), edge("2", "a", "c", { status: "denied", date: "2022-02" }),
    edge("3", "b", "c", { date: undefined }), edge("4", "b", "c", { relation: "part_of", class: undefined, status: undefined }),
  ]);
  const shown = (change: object) => { const v = applyFilters(m, { ...DEFAULT_FILTERS, ...change }); return `${[...v.edges].sort().join("")} ${[...v.nodes].sort().join("")}`; };
  assert.equal(shown({}), "1234 abc");
  assert.equal(shown({ isolated: true }), "1234 abcx");
  assert.equal(shown({ hiddenKinds: new Set(["country"]) }), "1 ab");
  assert.equal(shown({ hiddenStatuses: new Set(["denied"]) }), "134 abc");
  const january = { range: { from: parseDate("2022-01")!.from, to: parseDate("2022-01")!.to } };
  assert.equal(shown(january), "1 ab");
  assert.equal(shown({ ...january, undated: true }), "134 abc");
});

test("filters hide acts that are less sure, and actors without a name", () => {
  const m = model([node("Ada Stone"), node("b", { name: "Osama bin Laden" }), node("c", { kind: "organization", name: "Israeli troops" }),
    node("d", { kind: "organization", name: "members of the Council" }), node("e", { kind: "organization", name: "G7" }), node("f", { kind: "organization", name: "the West" })], [
    edge("1", "Ada Stone", "b", { confidence: 0.9 }), edge("2", "Ada Stone", "c", { confidence: 0.4 }), edge("3", "b", "d"), edge("4", "e", "f", { confidence: 0.5 }),
  ]);
  const edges = (change: object) => [...applyFilters(m, { ...DEFAULT_FILTERS, ...change }).edges].sort().join("");
  assert.deepEqual(m.nodes.filter((n) => n.unnamed).map((n) => n.name), ["Israeli troops", "members of the Council"]);
  assert.equal(edges({}), "1234");
  assert.equal(edges({ unnamed: false }), "14");
  assert.equal(edges({ minConfidence: 0.5 }), "134");
  assert.equal(edges({ minConfidence: 0.95 }), "3");
});

test("the map counts the acts of states and the pairs between them", () => {
  const m = model([node("c:fin", { kind: "country", country: "FIN" }), node("p", { country: "FIN" }), node("c:prt", { kind: "country", country: "PRT" }), node("q"),
    node("pl", { kind: "place", name: "Lisbon" })], [
    edge("1", "p", "c:prt"), edge("2", "c:prt", "c:fin"), edge("3", "p", "c:fin", { relation: "met", class: "CONSULT" }), edge("4", "q", "c:fin"),
    edge("5", "p", "c:prt", { relation: "met", class: "CONSULT" }), edge("6", "p", "pl", { relation: "held_in", class: undefined }),
  ], { points: { pl: [38.7, -9.1] }, states: { FIN: "246", PRT: "620" } });
  const atlas = atlasOf(m, applyFilters(m, DEFAULT_FILTERS));
  assert.deepEqual([...atlas.acts].sort(), [["FIN", 5], ["PRT", 3]]);
  assert.deepEqual(atlas.pairs, [{ from: "FIN", to: "PRT", count: 3, family: "verbal_conflict" }]);
  assert.deepEqual(atlas.places.map((n) => n.id), ["pl"]);
  assert.equal(stateNode(m, "PRT")?.id, "c:prt");
  assert.deepEqual(atlasOf(m, { nodes: new Set(), edges: new Set() }), { acts: new Map(), pairs: [], places: [] });
});

test("paths are the shortest, all of them, over what is visible", () => {
  const m = model(["a", "b", "c", "d", "e"].map((id) => node(id)), [
    edge("ab", "a", "b"), edge("bd", "d", "b"), edge("ac", "a", "c"), edge("cd", "c", "d"), edge("cd2", "d", "c"), edge("ae", "a", "e"),
  ]);
  const all = new Set(m.edges.map((e) => e.id));
  const found = (visible: Set<string>, from: string, to: string, limit = 9) =>
    shortestPaths(m, visible, from, to, limit).map((p) => p.map((s) => s.edges.map((e) => e.id).join("+")).join(" "));
  assert.deepEqual(found(all, "a", "d"), ["ab bd", "ac cd+cd2"]);
  assert.deepEqual(found(all, "a", "d", 1), ["ab bd"]);
  all.delete("ab");
  assert.deepEqual(found(all, "a", "d"), ["ac cd+cd2"]);
  assert.deepEqual(found(all, "a", "b"), ["ac cd+cd2 bd"]);
  assert.deepEqual(found(new Set(), "a", "d"), []);
  assert.deepEqual(found(all, "a", "a"), []);
});

test("a link carries the whole state, and survives nonsense", () => {
  const state: State = {
    selection: { type: "paths", from: "p:a&b=c", to: "p:#,%", index: 2 },
    filters: { ...DEFAULT_FILTERS, hiddenKinds: new Set(["person", "place"]), hiddenRelations: new Set(), hiddenStatuses: new Set(["denied"]),
      range: { from: 18993, to: 19000 }, undated: true, isolated: true, unnamed: false, minConfidence: 0.55 },
    map: true,
    camera: { x: 0.25, y: 0.5, ratio: 1.5 }, moved: { "a,b;c%": [1.5, -20] }, theme: "dark",
  };
  assert.deepEqual(decode(encode(state)), state);
  assert.equal(encode(initialState()), "");
  for (const s of [{ type: "node", id: "x y" }, { type: "edge", id: "é" }, null] as const) {
    assert.deepEqual(decode("#" + encode({ ...initialState(), selection: s })).selection, s);
  }
  assert.deepEqual(decode("view=1,x,3&time=b/a&theme=pink&hide-kinds=unknown&path=-&moved=a;b,1;c,x,y;%25E0,1"), { ...initialState(), filters: { ...DEFAULT_FILTERS, hiddenKinds: new Set() } });
});

test("a layout is the same each time, keeps apart what it should, and ends", () => {
  const nodes = Array.from({ length: 60 }, (_, i) => node(`n${i}`, { name: `Somebody Number ${i}` }));
  const edges = Array.from({ length: 90 }, (_, i) => edge(`e${i}`, `n${i % 50}`, `n${(i * 7 + 1) % 50}`));
  const m = model(nodes, [...edges, edge("apart", "n58", "n59")]);
  const places = layout(m, () => 6);
  assert.equal(places.size, 60);
  assert.deepEqual([...places], [...layout(m, () => 6)]);
  const shown = [...applyFilters(m, DEFAULT_FILTERS).nodes].map((id) => places.get(id)!);
  for (const [i, p] of shown.entries()) {
    assert.ok(Number.isFinite(p.x) && Number.isFinite(p.y));
    for (const q of shown.slice(i + 1)) assert.ok(Math.hypot(p.x - q.x, p.y - q.y) > 12, "two nodes cover each other");
  }
});

test("sentences are found by their words, the best first", () => {
  const told = (document: string, ...texts: string[]) => texts.map((text, i) => ({ document, start: 100 * i, end: 100 * i + text.length, text }));
  const m = model([node("a"), node("b")], [
    edge("1", "a", "b", { evidence: told("x", "The Nord Stream line was shut.", "Streams froze in the Nord, they warned.") }),
    edge("2", "a", "b", { evidence: told("y", "Señor Núñez said that 𝄞 was the U.S. sign.") }),
  ]);
  const index = new SentenceIndex(m);
  const find = (query: string) => index.find(query, 10).sentences.map((s) => `${s.document}${s.start}`);
  assert.deepEqual(find("nord stream"), ["x0", "x100"]);
  assert.deepEqual(find('"nord stream"'), ["x0"]);
  assert.deepEqual(find("nord -froze"), ["x0"]);
  assert.deepEqual(find("nunez"), ["y0"]);
  assert.deepEqual(find("whale"), []);
  assert.deepEqual(find("-nord"), []);
  assert.deepEqual(find(""), []);
  const [hit] = index.find("us sign", 10).sentences;
  assert.deepEqual(hit.marks.map(([from, to]) => [...hit.text].slice(from, to).join("")), ["U.S. sign"]);
  assert.deepEqual(hit.edges.map((e) => e.id), ["2"]);
  assert.equal(index.find("nord", 1).total, 2);
});
