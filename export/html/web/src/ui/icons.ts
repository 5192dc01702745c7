// Small pictures: kinds of nodes, lines of edges, and the signs on buttons.

import type { Kind, Status } from "../model/data.ts";
import { ofDeeds, type Family } from "../model/ontology.ts";
import { DASHES } from "../scene/edge-program.ts";
import { outlinePath } from "../scene/shapes.ts";
import { svg } from "./dom.ts";

/** The shape and colour of a kind, 16 pixels square. */
export function kindIcon(kind: Kind): SVGElement {
  return icon({ class: `icon kind-${kind}` }, svg("path", { d: outlinePath(kind, 8, 8, 5) }));
}

/** A short line in the colour of a family. */
export function familyIcon(family: Family): SVGElement {
  return icon({ class: `icon family-${family}` }, svg("path", { d: "M1 8H15", "stroke-width": ofDeeds(family) ? 4 : 2 }));
}

/** A longer line as a status is drawn. */
export function statusIcon(status: Status): SVGElement {
  const [on, period] = DASHES[status];
  return svg("svg", { viewBox: "0 0 34 16", width: 34, height: 16, class: "icon status-line", "aria-hidden": "true" },
    svg("path", { d: "M1 8H33", "stroke-width": 2, "stroke-dasharray": period ? `${on} ${period - on}` : undefined }),
    status === "denied" ? svg("path", { d: "M13 4L21 12M21 4L13 12", "stroke-width": 2 }) : null);
}

const SIGNS = {
  search: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9M10.4 10.4L14 14",
  path: "M3 13a1.5 1.5 0 1 1 0-.01M13 3a1.5 1.5 0 1 1 0-.01M4.5 13C10 13 6 3 11.5 3",
  download: "M8 2V10M4.5 7L8 10.5L11.5 7M3 13.5H13",
  theme: "M8 2A6 6 0 1 0 8 14ZM8 2A6 6 0 0 1 8 14",
  help: "M5.7 6A2.3 2.3 0 1 1 8.6 8.1Q8 8.4 8 9.6M8 12.4V12.6",
  plus: "M8 3V13M3 8H13",
  minus: "M3 8H13",
  fit: "M2.5 6V2.5H6M10 2.5H13.5V6M13.5 10V13.5H10M6 13.5H2.5V10",
  play: "M5 3L12.5 8L5 13Z",
  pause: "M5.5 3V13M10.5 3V13",
  close: "M4 4L12 12M12 4L4 12",
  link: "M6.5 9.5L9.5 6.5M7 4.5L8.5 3A3.2 3.2 0 0 1 13 7.5L11.5 9M9 11.5L7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7",
  legend: "M2.5 4H4.5M7 4H13.5M2.5 8H4.5M7 8H13.5M2.5 12H4.5M7 12H13.5",
  details: "M3 2.5H13V13.5H3ZM5.5 6H10.5M5.5 9H10.5",
  map: "M2.5 4L6 2.5L10 4L13.5 2.5V12L10 13.5L6 12L2.5 13.5ZM6 2.5V12M10 4V13.5",
  swap: "M3 6H12L9.5 3.5M13 10H4L6.5 12.5",
  back: "M9.5 3L4.5 8L9.5 13",
} as const;

export type Sign = keyof typeof SIGNS;

export function signIcon(sign: Sign): SVGElement {
  return icon({ class: "icon sign" }, svg("path", { d: SIGNS[sign] }));
}

function icon(attrs: Record<string, string>, ...children: SVGElement[]): SVGElement {
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", ...attrs }, ...children);
}
