// The search of a served page: the server knows all sentences of the articles, those
// without an act, too; the page only those that the graph rests on.

import type { FoundSentences, SentenceIndex } from "./sentences.ts";
import type { GraphEdge, Model } from "./model.ts";

export type SentenceSearch = (query: string, limit: number) => Promise<FoundSentences>;

interface Answer {
  total: number;
  sentences: { document: string; start: number; text: string; marks: [number, number][]; acts: { id: string }[] }[];
}

/** Asks the API at an address, and the page's own index where there is none. */
export function servedSearch(address: string, model: Model, index: SentenceIndex): SentenceSearch {
  return async (query, limit) => {
    try {
      const answer = await fetch(`${address}?${new URLSearchParams({ q: query, limit: String(limit) })}`, { cache: "no-store" });
      if (!answer.ok) return index.find(query, limit);
      const { total, sentences } = (await answer.json()) as Answer;
      return { total, sentences: sentences.map(({ acts, ...rest }) => ({ ...rest, edges: acts.map((a) => model.edge(a.id)).filter((e): e is GraphEdge => e !== undefined) })) };
    } catch {
      return index.find(query, limit); // the server has ended: the page goes on
    }
  };
}
