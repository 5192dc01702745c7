// Sigma draws what the pointer can hit a second time, unseen. While the picture
// moves nothing can be hit, and each frame should be quick.

import type { ProgramInfo } from "sigma/rendering";

export const picking = { paused: false };

/** Renders a program without its unseen part while picking is paused. */
export function renderPausing(program: { pickProgram: ProgramInfo | null }, render: () => void): void {
  const { pickProgram } = program;
  if (picking.paused) program.pickProgram = null;
  render();
  program.pickProgram = pickProgram;
}
