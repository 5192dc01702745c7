// The legend under an exported picture: title, and what the shapes, colours and
// lines that occur in it mean. A picture in a report stands without its page.

import { KINDS, STATUSES } from "../model/data.ts";
import { FAMILIES, FAMILY_NAMES, ofDeeds } from "../model/ontology.ts";
import { DASHES } from "./edge-program.ts";
import { LABEL_FONT, type Annotations } from "./overlay.ts";
import type { Scene } from "./scene.ts";
import { outlinePath } from "./shapes.ts";
import { escape, n } from "./xml.ts";

/** A sign of some width, drawn at an x on the line's middle, and its meaning. */
interface Entry { text: string; width: number; sign(x: number): string }

const MARGIN = 16;
const LINE = 20;
const FONT = 12;

export function legend(scene: Scene, drawing: Annotations, width: number): { height: number; markup: string[] } {
  const { ink, muted } = scene.look.palette;
  const title = `<text x="${MARGIN}" y="${LINE}" font-size="15" font-weight="600" fill="${ink}">${escape(scene.model.title)}</text>`;
  const markup = [`<path d="M${MARGIN} 0H${width - MARGIN}" stroke="${muted}" stroke-opacity=".35"/>`, title];
  let x = MARGIN, y = LINE * 2;
  for (const entry of entries(scene, drawing)) {
    const room = entry.width + 6 + scene.overlay.measure(entry.text, `400 ${FONT}px ${LABEL_FONT}`);
    if (x > MARGIN && x + room > width - MARGIN) [x, y] = [MARGIN, y + LINE];
    markup.push(`<g transform="translate(0 ${y})">${entry.sign(x)}<text x="${n(x + entry.width + 6)}" y="0" font-size="${FONT}" dominant-baseline="central" fill="${muted}">${escape(entry.text)}</text></g>`);
    x += room + 18;
  }
  return { height: y + LINE, markup };
}

function entries(scene: Scene, { nodes, edges }: Annotations): Entry[] {
  const { kinds, families, muted, denied } = scene.look.palette;
  const has = <T>(list: T[], values: T[]) => list.filter((v) => values.includes(v));
  return [
    ...has(KINDS, nodes.map((d) => d.node.kind)).map((k): Entry => ({
      text: k, width: 12, sign: (x) => `<path d="${outlinePath(k, x + 6, 0, 5)}" fill="${kinds[k]}"/>`,
    })),
    ...has(FAMILIES, edges.map((d) => d.edge.family)).map((f): Entry => ({
      text: FAMILY_NAMES[f].toLowerCase(), width: 22, sign: (x) => line(x, families[f], ofDeeds(f) ? 3.5 : 2, [0, 0]),
    })),
    ...has(STATUSES, edges.filter((d) => d.edge.act).map((d) => d.edge.status)).map((s): Entry => ({
      text: s === "actual" ? "happened" : s, width: 34,
      sign: (x) => line(x, s === "denied" ? denied : muted, 2, DASHES[s], 34) + (s === "denied" ? `<path d="M${x + 13} -4l8 8m0 -8l-8 8" stroke="${denied}" stroke-width="2"/>` : ""),
    })),
  ];
}

function line(x: number, color: string, thickness: number, [on, period]: readonly number[], length = 22): string {
  const dash = period ? ` stroke-dasharray="${on} ${period - on}"` : "";
  return `<path d="M${n(x)} 0h${length}" stroke="${color}" stroke-width="${thickness}"${dash}/>`;
}
