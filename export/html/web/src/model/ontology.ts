// How relations are grouped and named for a reader.

import type { RelationRecord } from "./data.ts";

/** The four corners of political event data, and what lies beside them. */
export type Family = "talk" | "help" | "dispute" | "force" | "statement" | "structure";

export const FAMILIES: Family[] = ["talk", "help", "dispute", "force", "statement", "structure"];

export const FAMILY_NAMES: Record<Family, string> = {
  talk: "Cooperation in words",
  help: "Cooperation in deeds",
  dispute: "Conflict in words",
  force: "Conflict in deeds",
  statement: "Statements",
  structure: "Structure",
};

/** PLOVER's quad categories: verbal and material, cooperation and conflict. */
const FAMILY_OF_CLASS: Record<string, Family> = {
  AGREE: "talk", CONSULT: "talk", SUPPORT: "talk", CONCEDE: "talk",
  COOPERATE: "help", AID: "help", RETREAT: "help",
  REQUEST: "dispute", ACCUSE: "dispute", REJECT: "dispute", THREATEN: "dispute",
  PROTEST: "force", SANCTION: "force", MOBILIZE: "force", COERCE: "force", ASSAULT: "force",
  STATEMENT: "statement",
};

export const familyOf = (cls: string | undefined): Family =>
  cls ? FAMILY_OF_CLASS[cls] ?? "statement" : "structure";

/** "negotiated_with" → "negotiated with". */
export const words = (name: string): string => name.replaceAll("_", " ");

/** "CONSULT" → "Consult". */
export const className = (cls: string): string =>
  cls ? cls[0] + cls.slice(1).toLowerCase() : "Structure";

export class Ontology {
  private readonly byName = new Map<string, RelationRecord>();

  constructor(relations: RelationRecord[]) {
    for (const r of relations) this.byName.set(r.relation, r);
  }

  symmetric(relation: string): boolean {
    return this.byName.get(relation)?.symmetric ?? false;
  }

  /** The place of the relation in the ontology, for sorting. */
  rank(relation: string): number {
    const at = [...this.byName.keys()].indexOf(relation);
    return at < 0 ? this.byName.size : at;
  }
}
