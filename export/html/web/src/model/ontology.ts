// How relations are grouped and named for a reader.

import type { RelationRecord } from "./data.ts";

/** The four corners of political event data, and what lies beside them: the groups
 * of the palette, under the names that the data have. */
export type Family = "verbal_cooperation" | "material_cooperation" | "verbal_conflict" | "material_conflict" | "office" | "statement" | "structure";

export const FAMILIES: Family[] = [
  "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict", "office", "statement", "structure",
];

export const FAMILY_NAMES: Record<Family, string> = {
  verbal_cooperation: "Cooperation in words",
  material_cooperation: "Cooperation in deeds",
  verbal_conflict: "Conflict in words",
  material_conflict: "Conflict in deeds",
  office: "Changes of office",
  statement: "Statements",
  structure: "Structure",
};

/** Whether the family is of deeds, which are drawn thicker than words. */
export const ofDeeds = (f: Family): boolean => f === "material_cooperation" || f === "material_conflict";

/** "negotiated_with" → "negotiated with". */
export const words = (name: string): string => name.replaceAll("_", " ");

/** "CONSULT" → "Consult". */
export const className = (cls: string): string =>
  cls ? cls[0] + cls.slice(1).toLowerCase() : "Structure";

export class Ontology {
  private readonly byName = new Map<string, RelationRecord>();
  private readonly families = new Map<string, Family>();

  constructor(relations: RelationRecord[]) {
    for (const r of relations) {
      this.byName.set(r.relation, r);
      if (r.group) this.families.set(r.class ?? "", r.group);
    }
  }

  /** The family of a class; the empty class is that of structure. */
  family(cls: string | undefined): Family {
    return this.families.get(cls ?? "") ?? (cls ? "statement" : "structure");
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
