// The course of an edge on the screen, in CSS pixels with y downwards: the same
// quadratic Bézier curve as the WebGL program draws, for labels and for SVG.

export interface XY { x: number; y: number }

export interface Curve {
  from: XY;
  control: XY;
  to: XY;
  /** The part that lies outside the two nodes, as parameters of the curve. */
  start: number;
  end: number;
  /** Where the arrow's head begins; equal to end without an arrow. */
  neck: number;
}

export interface Ends { from: XY; to: XY; fromRadius: number; toRadius: number }

/** The head's length and half width for a line of some thickness. */
export const headLength = (thickness: number): number => 5 + 2 * thickness;
export const headHalfWidth = (thickness: number): number => 2 + thickness;

/** Space between a node's rim and the tip, so that they read as two things. */
export const GAP = 2;

/** Null when the nodes cover the whole edge. */
export function curve(ends: Ends, curvature: number, thickness: number, arrow: boolean): Curve | null {
  const { from, to } = ends;
  const control = {
    x: (from.x + to.x) / 2 + (to.y - from.y) * curvature,
    y: (from.y + to.y) / 2 - (to.x - from.x) * curvature,
  };
  // Near its ends the curve runs at 2·|end − control| for each unit of t.
  const startSpeed = 2 * Math.hypot(control.x - from.x, control.y - from.y);
  const endSpeed = 2 * Math.hypot(to.x - control.x, to.y - control.y);
  const start = ends.fromRadius / startSpeed;
  const end = 1 - (ends.toRadius + GAP) / endSpeed;
  const neck = end - (arrow ? headLength(thickness) / endSpeed : 0);
  return neck > start ? { from, control, to, start, end, neck } : null;
}

export function pointAt(c: Curve, t: number): XY {
  const a = (1 - t) * (1 - t), b = 2 * t * (1 - t), d = t * t;
  return { x: a * c.from.x + b * c.control.x + d * c.to.x, y: a * c.from.y + b * c.control.y + d * c.to.y };
}

/** The unit vector along the curve. */
export function directionAt(c: Curve, t: number): XY {
  const x = (1 - t) * (c.control.x - c.from.x) + t * (c.to.x - c.control.x);
  const y = (1 - t) * (c.control.y - c.from.y) + t * (c.to.y - c.control.y);
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** The line between the nodes as an SVG path (without the head). */
export function curvePath(c: Curve): string {
  const p = pointAt(c, c.start), q = pointAt(c, c.neck);
  const d = directionAt(c, c.start);
  // The control point of a part of the curve lies on the tangents of its ends.
  const reach = (c.neck - c.start) * Math.hypot(
    (1 - c.start) * (c.control.x - c.from.x) + c.start * (c.to.x - c.control.x),
    (1 - c.start) * (c.control.y - c.from.y) + c.start * (c.to.y - c.control.y));
  return `M${xy(p)}Q${xy({ x: p.x + d.x * reach, y: p.y + d.y * reach })} ${xy(q)}`;
}

/** The arrow's head as an SVG path. */
export function headPath(c: Curve, thickness: number): string {
  const tip = pointAt(c, c.end), base = pointAt(c, c.neck), d = directionAt(c, c.neck);
  const w = headHalfWidth(thickness);
  return `M${xy(tip)}L${xy({ x: base.x - d.y * w, y: base.y + d.x * w })}L${xy({ x: base.x + d.y * w, y: base.y - d.x * w })}Z`;
}

const xy = (p: XY): string => `${p.x.toFixed(1)} ${p.y.toFixed(1)}`;
