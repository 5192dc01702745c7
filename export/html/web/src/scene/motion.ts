// What is left out while the picture moves, so that it follows the hand.
//
// Sigma draws what the pointer can hit a second time, unseen: nothing can be hit
// while all moves. And where a computer draws thousands of lines too slowly
// (without a graphics processor, say), they come back when the picture rests.

import type { ProgramInfo } from "sigma/rendering";

// Frames longer than this are seen one by one.
const SLOW_FRAME = 70;
// So many in a row are no accident.
const SLOW_FRAMES = 3;
// The computer may only have been busy: try again after so many milliseconds.
const RETRY = 15_000;
// The picture rests when it has not moved for this many milliseconds, or for
// two frames where frames take longer.
const REST = 100;
// Fewer lines than this are never what makes a frame slow.
const MANY_EDGES = 1000;

class Motion {
  moving = false;
  private frame = 0;
  private late = 0;
  private slowUntil = 0;

  get rest(): number { return Math.max(REST, 2 * this.frame); }

  /** Whether lines are left out of this frame. */
  get withoutEdges(): boolean { return this.moving && performance.now() < this.slowUntil; }

  /** To be called after each frame: sees how long it keeps the next one. */
  frameDrawn(edges: number): void {
    if (!this.moving || edges < MANY_EDGES) return;
    const at = performance.now();
    requestAnimationFrame(() => {
      this.frame = performance.now() - at;
      if (this.withoutEdges) return;
      this.late = this.frame > SLOW_FRAME ? this.late + 1 : 0;
      if (this.late >= SLOW_FRAMES) this.slowUntil = performance.now() + RETRY;
    });
  }
}

export const motion = new Motion();

/** Renders a program, without its unseen part while all moves. */
export function renderInMotion(program: { pickProgram: ProgramInfo | null }, render: () => void): void {
  const { pickProgram } = program;
  if (motion.moving) program.pickProgram = null;
  render();
  program.pickProgram = pickProgram;
}
