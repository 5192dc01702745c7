// Search for nodes by any of their names, tolerant of case, accents, word order
// and small misspellings.

import type { GraphNode } from "./model.ts";

export interface Hit {
  node: GraphNode;
  /** The name that matched. */
  name: string;
  score: number;
}

interface Entry { node: GraphNode; name: string; folded: string; tokens: string[] }

export class SearchIndex {
  private readonly entries: Entry[] = [];

  constructor(nodes: GraphNode[]) {
    for (const node of nodes) {
      for (const name of [node.name, ...(node.record.aliases ?? [])]) {
        const folded = fold(name);
        this.entries.push({ node, name, folded, tokens: folded.split(" ").filter(Boolean) });
      }
    }
  }

  /** The best nodes for a query, the best first, each node once. */
  find(query: string, limit: number, accept: (n: GraphNode) => boolean = () => true): Hit[] {
    const folded = fold(query);
    if (!folded) return [];
    const best = new Map<string, Hit>();
    for (const entry of this.entries) {
      if (!accept(entry.node)) continue;
      const score = rate(entry, folded);
      const known = best.get(entry.node.id);
      if (score > 0 && (!known || score > known.score)) {
        best.set(entry.node.id, { node: entry.node, name: entry.name, score });
      }
    }
    return [...best.values()].sort(order).slice(0, limit);
  }
}

function order(a: Hit, b: Hit): number {
  return b.score - a.score || b.node.degree - a.node.degree || (a.node.id < b.node.id ? -1 : 1);
}

/** Lower case, without accents, with single spaces between words. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]+/gu, " ").trim();
}

/** 0 for no match, up to 100 for the whole name. */
function rate(entry: Entry, query: string): number {
  if (entry.folded === query) return 100;
  if (entry.folded.startsWith(query)) return 90;
  if (` ${entry.folded}`.includes(` ${query}`)) return 80;
  if (query.length > 2 && entry.folded.includes(query)) return 60;
  return rateTokens(entry.tokens, query.split(" "));
}

/** Every word of the query must be near the start of some word of the name. */
function rateTokens(tokens: string[], query: string[]): number {
  let worst = 0;
  for (const word of query) {
    const nearest = Math.min(...tokens.map((t) => misspelling(word, t)));
    if (nearest > allowed(word)) return 0;
    worst = Math.max(worst, nearest);
  }
  return 50 - 10 * worst;
}

/** One slip in a word of four letters, two from seven on: more would match anything. */
const allowed = (word: string): number => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2);

/** The slips between the word and the token, or the token's start of like length. */
const misspelling = (word: string, token: string): number =>
  Math.min(distance(word, token), token.length > word.length ? distance(word, token.slice(0, word.length)) : Infinity);

/** Optimal string alignment: insertions, deletions, changes and neighbours swapped. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return Infinity;
  let older: number[] = [];
  let old = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    [older, old] = [old, row];
  }
  return old[b.length];
}
