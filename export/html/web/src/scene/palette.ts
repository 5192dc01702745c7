// The colours of the picture, read from the style sheet, so that there is one
// place for them and the theme changes both.

import type { Kind } from "../model/data.ts";
import { KINDS } from "../model/data.ts";
import { FAMILIES, type Family } from "../model/ontology.ts";

export interface Palette {
  background: string;
  ink: string;
  muted: string;
  accent: string;
  /** What is said not to have happened, and edges to articles. */
  denied: string;
  mention: string;
  kinds: Record<Kind, string>;
  families: Record<Family, string>;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    background: read("paper"), ink: read("ink"), muted: read("muted"), accent: read("accent"), denied: read("denied"), mention: read("mention"),
    kinds: table(KINDS, (k) => read(`kind-${k}`)),
    families: table(FAMILIES, (f) => read(`family-${f}`)),
  };
}

function table<K extends string>(keys: K[], value: (k: K) => string): Record<K, string> {
  return Object.fromEntries(keys.map((k) => [k, value(k)])) as Record<K, string>;
}

/** Red, green and blue of "#rrggbb" or "#rgb", to which a minifier shortens it. */
function channels(hex: string): number[] {
  const digits = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  return [1, 3, 5].map((i) => parseInt(digits.slice(i, i + 2), 16));
}

/** The colour a share of the way from one "#rrggbb" to another. Cached: a
 * picture asks for the same few mixtures thousands of times. */
export function mix(from: string, to: string, share: number): string {
  const key = `${from}${to}${share}`;
  let mixed = mixtures.get(key);
  if (!mixed) {
    const a = channels(from), b = channels(to);
    mixed = "#" + a.map((v, i) => Math.round(v + (b[i] - v) * share).toString(16).padStart(2, "0")).join("");
    mixtures.set(key, mixed);
  }
  return mixed;
}

const mixtures = new Map<string, string>();
