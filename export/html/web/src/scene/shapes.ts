// The shape of each kind of node: colour is never the only sign. Outlines are
// polygons around the origin of unit radius; the WebGL program, the exported
// SVG and the legend all draw these.

import type { Kind } from "../model/data.ts";

/** A regular polygon (or star) by corners, turn and inner radius. */
interface Shape { corners: number; turn: number; inner: number; scale: number }

const UP = Math.PI / 2;

/** Scale evens out areas, so that no kind looks more important than another. */
export const SHAPES: Record<Kind, Shape> = {
  person: { corners: 0, turn: 0, inner: 1, scale: 1 },
  country: { corners: 4, turn: Math.PI / 4, inner: 1, scale: 1.25 },
  government: { corners: 6, turn: 0, inner: 1, scale: 1.1 },
  organization: { corners: 4, turn: 0, inner: 1, scale: 1.3 },
  media: { corners: 3, turn: UP, inner: 1, scale: 1.4 },
  meeting: { corners: 5, turn: UP, inner: 0.5, scale: 1.5 },
  place: { corners: 3, turn: -UP, inner: 1, scale: 1.3 },
  document: { corners: 5, turn: UP, inner: 1, scale: 1.15 },
  article: { corners: 4, turn: Math.PI / 4, inner: 1, scale: 1 },
};

const CIRCLE_CORNERS = 24;

/** The outline as points around the origin; y grows upwards. */
export function outline(kind: Kind): [number, number][] {
  const { corners, turn, inner, scale } = SHAPES[kind];
  const n = corners || CIRCLE_CORNERS;
  const star = inner < 1;
  return Array.from({ length: star ? 2 * n : n }, (_, i) => {
    const radius = scale * (star && i % 2 ? inner : 1);
    const angle = turn + (star ? i * Math.PI : 2 * i * Math.PI) / n;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  });
}

/** The outline as an SVG path of the given radius around a point. */
export function outlinePath(kind: Kind, x: number, y: number, radius: number): string {
  const points = outline(kind).map(([px, py]) => `${(x + px * radius).toFixed(1)} ${(y - py * radius).toFixed(1)}`);
  return `M${points.join("L")}Z`;
}
