// Search in the sentences that the graph rests on, by their words.

import type { GraphEdge, Model } from "./model.ts";
import { fold } from "./search.ts";

/** A sentence that was found. */
export interface FoundSentence {
  document: string;
  start: number;
  text: string;
  /** Where the words stand, in code points, the end exclusive. */
  marks: [number, number][];
  /** The edges that rest on it, mentions aside. */
  edges: GraphEdge[];
}

export interface FoundSentences { total: number; sentences: FoundSentence[] }

interface Entry { document: string; start: number; text: string; edges: GraphEdge[]; words: Word[] | null }
interface Word { folded: string; start: number; end: number }
interface Phrase { words: string[]; wanted: boolean }

// Okapi BM25 with its usual constants, as the program's own search has it.
const K1 = 1.2;
const B = 0.75;

export class SentenceIndex {
  private readonly entries: Entry[];

  constructor(model: Model) {
    const known = new Map<string, Entry>();
    for (const edge of model.edges) {
      for (const { document, start, end, text } of edge.record.evidence) {
        const key = `${document}\n${start}\n${end}`;
        const entry = known.get(key) ?? { document, start, text, edges: [], words: null };
        if (edge.relation !== "mentioned_in" && entry.edges.at(-1) !== edge) entry.edges.push(edge);
        known.set(key, entry);
      }
    }
    this.entries = [...known.values()].sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.start - b.start));
  }

  /** The sentences with all words of a query, as beginnings; "words in quotation marks"
   * stand side by side, -word must not occur. The best first, then by article and place. */
  find(query: string, limit: number): FoundSentences {
    const phrases = parse(query);
    const wanted = phrases.filter((p) => p.wanted), unwanted = phrases.filter((p) => !p.wanted);
    if (!wanted.length) return { total: 0, sentences: [] };
    const frequency = wanted.map(() => 0);
    let length = 0;
    const hits: { entry: Entry; places: number[][]; words: Word[] }[] = [];
    for (const entry of this.entries) {
      const words = (entry.words ??= split(entry.text));
      length += words.length;
      const places = wanted.map((p) => placesOf(p, words));
      places.forEach((list, k) => { if (list.length) frequency[k]++; });
      if (places.every((list) => list.length) && !unwanted.some((p) => placesOf(p, words).length)) hits.push({ entry, places, words });
    }
    const mean = length / Math.max(1, this.entries.length);
    const rated = hits.map(({ entry, places, words }) => {
      const marks = marksOf(wanted, places, words);
      const score = places.reduce((sum, list, k) => sum + rate(list.length, frequency[k], this.entries.length, words.length / mean), 0);
      return { entry, marks, score: wanted.length > 1 && marks.length === 1 ? 2 * score : score };
    });
    rated.sort((a, b) => b.score - a.score); // a stable sort keeps the order of places
    return {
      total: rated.length,
      sentences: rated.slice(0, limit).map(({ entry: { document, start, text, edges }, marks }) => ({ document, start, text, edges, marks })),
    };
  }
}

function rate(times: number, frequency: number, all: number, length: number): number {
  const rarity = Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
  return (rarity * times * (K1 + 1)) / (times + K1 * (1 - B + B * length));
}

function parse(query: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [, minus, quoted, word] of query.matchAll(/(-?)(?:"([^"]*)"?|([^\s"]+))/gu)) {
    const words = split(quoted ?? word).map((w) => w.folded);
    if (words.length) phrases.push({ words, wanted: !minus });
  }
  return phrases;
}

/** The words of a text with their places, in code points. */
function split(text: string): Word[] {
  const words: Word[] = [];
  let at = 0, units = 0;
  for (const match of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.'’][\p{L}]+)*/gu)) {
    at += [...text.slice(units, match.index)].length;
    const size = [...match[0]].length;
    const folded = fold(match[0]).replaceAll(" ", "");
    if (folded) words.push({ folded, start: at, end: at + size });
    at += size;
    units = (match.index ?? 0) + match[0].length;
  }
  return words;
}

/** Where a phrase begins. Its words are beginnings, so that "sanction" finds "sanctions". */
function placesOf(phrase: Phrase, words: Word[]): number[] {
  const places: number[] = [];
  for (let i = 0; i + phrase.words.length <= words.length; i++) {
    if (phrase.words.every((w, k) => words[i + k].folded.startsWith(w))) places.push(i);
  }
  return places;
}

/** The stretches of found words; those that touch are one. */
function marksOf(phrases: Phrase[], places: number[][], words: Word[]): [number, number][] {
  const set = new Set(places.flatMap((list, k) => list.flatMap((i) => phrases[k].words.map((_, j) => i + j))));
  const marks: [number, number][] = [];
  let last = -2;
  for (const i of [...set].sort((a, b) => a - b)) {
    if (i === last + 1) marks[marks.length - 1][1] = words[i].end;
    else marks.push([words[i].start, words[i].end]);
    last = i;
  }
  return marks;
}
