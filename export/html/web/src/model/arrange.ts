// What follows a layout: turning it to the window's shape, making room for
// labels, and setting the parts of a graph side by side.

import type { Point } from "./stress.ts";

/** A thing with room around it: half width and half height. */
export interface Block extends Point { w: number; h: number }

/** Turns the longer axis of the cloud level and brings it to a window's shape. */
export function landscape(points: Point[], widthToHeight: number): void {
  const mean = (f: (p: Point) => number) => points.reduce((sum, p) => sum + f(p), 0) / (points.length || 1);
  const cx = mean((p) => p.x), cy = mean((p) => p.y);
  const xx = mean((p) => (p.x - cx) ** 2), yy = mean((p) => (p.y - cy) ** 2);
  const angle = -0.5 * Math.atan2(2 * mean((p) => (p.x - cx) * (p.y - cy)), xx - yy);
  const cos = Math.cos(angle), sin = Math.sin(angle);
  for (const p of points) {
    const x = p.x - cx, y = p.y - cy;
    p.x = x * cos - y * sin;
    p.y = x * sin + y * cos;
  }
  const extent = (f: (p: Point) => number) => Math.max(...points.map(f)) - Math.min(...points.map(f));
  const ratio = extent((p) => p.x) / (extent((p) => p.y) || 1);
  // More than this and the distances no longer tell who is near to whom.
  const stretch = Math.min(Math.max(widthToHeight / (ratio || 1), 0.7), 1.4);
  for (const p of points) p.x *= stretch;
}

// Enough for a hundred blocks to come apart; for more, a fixed share of time.
const ROUNDS = 120;
const COMPARISONS = 8_000_000;

/** Pushes blocks apart that overlap, along the way that is shorter. */
export function separate(blocks: Block[]): void {
  const rounds = Math.min(ROUNDS, (2 * COMPARISONS) / blocks.length ** 2);
  for (let round = 0, moved = true; round < rounds && moved; round++) {
    moved = false;
    for (let i = 0; i < blocks.length; i++) {
      for (let j = i + 1; j < blocks.length; j++) moved = push(blocks[i], blocks[j]) || moved;
    }
  }
}

function push(a: Block, b: Block): boolean {
  const dx = b.x - a.x, dy = b.y - a.y;
  const lackX = a.w + b.w - Math.abs(dx), lackY = a.h + b.h - Math.abs(dy);
  if (lackX <= 0 || lackY <= 0) return false;
  // Half of what lacks, and a little, so that neighbours can give way too.
  if (lackX < lackY) shift("x", lackX * 0.26 * (Math.sign(dx) || 1));
  else shift("y", lackY * 0.26 * (Math.sign(dy) || 1));
  return true;

  function shift(axis: "x" | "y", by: number): void {
    a[axis] -= by;
    b[axis] += by;
  }
}

/** Sets groups of blocks side by side, the largest in the middle: each at the
 * nearest place around it, on a spiral, where it covers no other. */
export function pack(groups: Block[][]): void {
  const placed: Block[] = [];
  for (const group of [...groups].sort((a, b) => b.length - a.length)) {
    const frame = center(group);
    for (let step = 0; placed.some((p) => overlap(p, frame)); step++) {
      const angle = 0.4 * step, radius = 6 * step;
      frame.x = 1.2 * radius * Math.cos(angle);
      frame.y = radius * Math.sin(angle);
    }
    placed.push(frame);
    for (const b of group) {
      b.x += frame.x;
      b.y += frame.y;
    }
  }
}

/** Moves a group's middle to the origin and returns its frame. */
function center(group: Block[]): Block {
  const left = Math.min(...group.map((b) => b.x - b.w)), right = Math.max(...group.map((b) => b.x + b.w));
  const low = Math.min(...group.map((b) => b.y - b.h)), high = Math.max(...group.map((b) => b.y + b.h));
  for (const b of group) {
    b.x -= (left + right) / 2;
    b.y -= (low + high) / 2;
  }
  return { x: 0, y: 0, w: (right - left) / 2, h: (high - low) / 2 };
}

const overlap = (a: Block, b: Block): boolean =>
  Math.abs(a.x - b.x) < a.w + b.w && Math.abs(a.y - b.y) < a.h + b.h;
