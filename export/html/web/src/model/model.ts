// The graph with the indexes that the page needs. It does not change once made.

import type { DocumentRecord, EdgeRecord, Evidence, GeoRecord, Kind, LeftRecord, NodeRecord, Payload, Status } from "./data.ts";
import { parseDate, readable, type DayRange } from "./dates.ts";
import { Ontology, type Family } from "./ontology.ts";

export interface GraphNode {
  id: string;
  kind: Kind;
  name: string;
  /** The name as the picture shows it, where lines tell who takes part. */
  label: string;
  record: NodeRecord;
  /** Whether it is an actor that is only called by a phrase ("Israeli troops"). */
  unnamed: boolean;
  /** Number of edges other than mentions in articles. */
  degree: number;
}

export interface GraphEdge {
  id: string;
  source: GraphNode;
  target: GraphNode;
  relation: string;
  /** PLOVER class, empty for structure. */
  cls: string;
  family: Family;
  status: Status;
  /** Whether it is an act that carries a status of its own. */
  act: boolean;
  symmetric: boolean;
  /** ISO date of the event or, for a meeting's edges, of the meeting. */
  date: string;
  /** The days of that date; null when unknown. */
  days: DayRange | null;
  record: EdgeRecord;
}

const ACTORS: ReadonlySet<Kind> = new Set<Kind>(["person", "country", "government", "organization", "media"]);

export const isActor = (node: GraphNode): boolean => ACTORS.has(node.kind);

export class Model {
  readonly title: string;
  readonly ontology: Ontology;
  readonly documents = new Map<string, DocumentRecord>();
  readonly nodes: GraphNode[] = [];
  readonly edges: GraphEdge[] = [];
  readonly positions: Record<string, [number, number]>;
  readonly span: DayRange | null;
  /** Where things lie on Earth; null where the page does not know of any. */
  readonly geo: GeoRecord | null;
  /** What was left out of a graph that is too large. */
  readonly left: LeftRecord;
  /** Address that takes corrections; empty where the page only shows. */
  readonly edit: string;

  private readonly nodeByID = new Map<string, GraphNode>();
  private readonly edgeByID = new Map<string, GraphEdge>();
  private readonly incident = new Map<string, GraphEdge[]>();
  private readonly countryNames = new Map<string, string>();

  constructor(payload: Payload) {
    this.title = payload.title;
    this.ontology = new Ontology(payload.ontology);
    this.positions = payload.positions ?? {};
    this.geo = payload.geo ?? null;
    this.left = payload.left ?? {};
    this.edit = payload.edit ?? "";
    for (const d of payload.graph.documents) this.documents.set(d.id, d);
    for (const n of payload.graph.nodes) this.addNode(n);
    for (const e of payload.graph.edges) this.addEdge(e);
    this.span = spanOf(this.edges);
  }

  private addNode(record: NodeRecord): void {
    const node: GraphNode = { id: record.id, kind: record.kind, name: record.name || record.id, label: labelOf(record), record, unnamed: isUnnamed(record), degree: 0 };
    this.nodes.push(node);
    this.nodeByID.set(node.id, node);
    this.incident.set(node.id, []);
    if (record.kind === "country" && record.country) this.countryNames.set(record.country, node.name);
  }

  private addEdge(record: EdgeRecord): void {
    const source = this.nodeByID.get(record.source);
    const target = this.nodeByID.get(record.target);
    if (!source || !target) return;
    const edge = this.makeEdge(record, source, target);
    this.edges.push(edge);
    this.edgeByID.set(edge.id, edge);
    this.incident.get(source.id)?.push(edge);
    if (source !== target) this.incident.get(target.id)?.push(edge);
    if (edge.relation === "mentioned_in") return;
    source.degree++;
    target.degree++;
  }

  private makeEdge(record: EdgeRecord, source: GraphNode, target: GraphNode): GraphEdge {
    const meeting = [source, target].find((n) => n.kind === "meeting")?.record;
    const date = record.date ?? meeting?.date ?? "";
    return {
      id: record.id, source, target, record, date,
      relation: record.relation,
      cls: record.class ?? "",
      family: this.ontology.family(record.class),
      status: record.status ?? meeting?.status ?? "actual",
      act: Boolean(record.class),
      symmetric: this.ontology.symmetric(record.relation),
      days: parseDate(date),
    };
  }

  node(id: string): GraphNode | undefined { return this.nodeByID.get(id); }
  edge(id: string): GraphEdge | undefined { return this.edgeByID.get(id); }

  /** The edges of a node, in the order of the file. */
  edgesOf(id: string): GraphEdge[] { return this.incident.get(id) ?? []; }

  /** The name of an ISO 3166 alpha-3 code, where the graph knows it. */
  countryName(code: string): string { return this.countryNames.get(code) ?? code; }

  document(evidence: Evidence): DocumentRecord {
    return this.documents.get(evidence.document) ?? { id: evidence.document };
  }

  /** The name of the actor or outlet that is given as the source of an edge. */
  speaker(edge: GraphEdge): string {
    const id = edge.record.reported_by;
    return id ? this.nodeByID.get(id)?.name ?? id : "";
  }
}

/** Whether an actor has no name of its own: its last word is none ("rebels"), or its
 * first one and a body is told by what it is of ("members of the Council"). */
function isUnnamed({ kind, name }: NodeRecord): boolean {
  if (!ACTORS.has(kind) || kind === "country") return false;
  const words = (name ?? "").replace(/^the /i, "").split(/\s+/u).filter(Boolean);
  const plain = (word: string | undefined): boolean => word !== undefined && /\p{Ll}/u.test(word) && !/[\p{Lu}\p{N}]/u.test(word);
  return plain(words.at(-1)) || (kind !== "person" && plain(words[0]) && words.includes("of"));
}

/** "A – B call, 2021-12-31" → "call, 31 Dec 2021" for a meeting, whose lines tell
 * who takes part; other names as they are. */
function labelOf({ id, kind, name }: NodeRecord): string {
  if (kind !== "meeting" || !name) return name || id;
  const [, what, date] = /^(.*?)(?:, ([\d-]+))?$/u.exec(name) ?? ["", name, ""];
  const short = /^.+ – .* (\p{Ll}+)$/u.exec(what)?.[1] ?? what;
  return date ? `${short}, ${readable(date)}` : short;
}

export const other = (edge: GraphEdge, id: string): GraphNode =>
  edge.source.id === id ? edge.target : edge.source;

/** Orders by date, undated last, then by id. */
export function byDate(a: GraphEdge, b: GraphEdge): number {
  const first = a.days?.from ?? Infinity;
  const second = b.days?.from ?? Infinity;
  if (first !== second) return first - second;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The days from the first dated edge to the last; null without dates. */
export function spanOf(edges: GraphEdge[]): DayRange | null {
  let span: DayRange | null = null;
  for (const { days } of edges) {
    if (!days) continue;
    span = span ? { from: Math.min(span.from, days.from), to: Math.max(span.to, days.to) } : { ...days };
  }
  return span;
}
