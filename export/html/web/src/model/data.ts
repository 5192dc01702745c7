// The data of the page, as the Go package writes them: the interchange file
// with the ontology and, where they were computed, the places of the nodes.

import type { Family } from "./ontology.ts";

export type Kind =
  | "person" | "country" | "government" | "organization" | "media"
  | "place" | "meeting" | "document" | "article";

export type Status = "actual" | "planned" | "possible" | "denied";

/** The kinds in the order in which legends show them. */
export const KINDS: Kind[] = [
  "person", "country", "government", "organization", "media",
  "meeting", "place", "document", "article",
];

/** The statuses, the surest first. */
export const STATUSES: Status[] = ["actual", "planned", "possible", "denied"];

export interface DocumentRecord {
  id: string;
  title?: string;
  date?: string;
  source?: string;
  /** The article's own address, and the outlet that published it. */
  url?: string;
  publisher?: string;
}

export interface NodeRecord {
  id: string;
  kind: Kind;
  name: string;
  aliases?: string[];
  country?: string;
  sector?: string;
  date?: string;
  format?: string;
  status?: Status;
}

export interface Evidence {
  document: string;
  start: number;
  end: number;
  text: string;
}

export interface EdgeRecord {
  id: string;
  source: string;
  target: string;
  relation: string;
  class?: string;
  cameo?: string;
  status?: Status;
  date?: string;
  date_reported?: string;
  title?: string;
  from?: string;
  until?: string;
  origins?: number;
  about?: string;
  reported_by?: string;
  confidence?: number;
  rule?: string;
  evidence: Evidence[];
}

export interface RelationRecord {
  relation: string;
  class?: string;
  cameo?: string;
  symmetric?: boolean;
  /** The group of the palette that its class belongs to. */
  group?: Family;
}

/** Where things lie on Earth. */
export interface GeoRecord {
  /** Degrees north and east of places and of the capitals of states, by node. */
  points: Record<string, [number, number]>;
  /** ISO 3166-1 numbers of the states that actors belong to, by alpha-3 code. */
  states: Record<string, string>;
}

/** What a page leaves out of a graph that is too large for a browser. */
export interface LeftRecord { mentions?: number; edges?: number }

export interface Payload {
  title: string;
  /** Address to fetch the payload from; the other fields are absent then. */
  live?: string;
  ontology: RelationRecord[];
  positions?: Record<string, [number, number]>;
  geo?: GeoRecord;
  left?: LeftRecord;
  /** Address that takes corrections; absent where the page only shows. */
  edit?: string;
  graph: { documents: DocumentRecord[]; nodes: NodeRecord[]; edges: EdgeRecord[] };
}

/** The payload as it is written: each sentence stands once, as the number of its
 * document (or the id of one that is not listed), start, end and text; evidence is
 * numbers of sentences. */
interface Packed extends Omit<Payload, "graph"> {
  sentences?: [number | string, number, number, string][];
  graph: { documents: DocumentRecord[]; nodes: NodeRecord[]; edges: (Omit<EdgeRecord, "evidence"> & { evidence: (number | Evidence)[] })[] };
}

/** Puts the sentences in their places. */
export function unpack(packed: Packed): Payload {
  const { sentences = [], ...rest } = packed;
  if (!packed.graph) return rest as Payload;
  const { documents, nodes, edges } = packed.graph;
  const all = sentences.map(([document, start, end, text]): Evidence =>
    ({ document: typeof document === "number" ? documents[document].id : document, start, end, text }));
  const graph = { documents, nodes, edges: edges.map((e) => ({ ...e, evidence: e.evidence.map((v) => (typeof v === "number" ? all[v] : v)) })) };
  return { ...rest, graph };
}

/** Reads the data block of the page. */
export function readPayload(): Payload {
  const block = document.getElementById("data");
  if (!block?.textContent) throw new Error("the page holds no graph data");
  return unpack(JSON.parse(block.textContent) as Packed);
}

/** Fetches the data of a served page; null when they have not changed. */
export async function fetchPayload(url: string, etag: string | null): Promise<{ payload: Payload; etag: string | null } | null> {
  const headers: HeadersInit = etag ? { "If-None-Match": etag } : {};
  const answer = await fetch(url, { headers, cache: "no-store" });
  if (answer.status === 304) return null;
  if (!answer.ok) throw new Error(await answer.text());
  return { payload: unpack((await answer.json()) as Packed), etag: answer.headers.get("ETag") };
}
