// Moving a node by pointer or finger, to tidy a picture before it is kept.

import type Sigma from "sigma";
import type { Coordinates } from "sigma/types";

interface Pointer extends Coordinates { preventSigmaDefault(): void }

// Less than this many pixels is a click with an unsteady hand.
const TOLERANCE = 4;

/** Calls moved with a node's new place when it has been dragged. The answer
 * tells whether the last press was a drag: sigma reports it as a click too. */
export function enableDrag(sigma: Sigma, moved: (id: string, place: Coordinates) => void): () => boolean {
  let dragged = false;
  let held: { id: string; start: Coordinates; dragging: boolean } | null = null;
  sigma.on("downNode", ({ node, event }) => {
    dragged = false;
    held = { id: node, start: { x: event.x, y: event.y }, dragging: false };
  });
  sigma.on("moveBody", ({ event }) => {
    if (!held) return;
    event.preventSigmaDefault(); // the picture stays while the node goes
    held.dragging ||= Math.hypot(event.x - held.start.x, event.y - held.start.y) > TOLERANCE;
    if (held.dragging) sigma.getGraph().mergeNodeAttributes(held.id, placeAt(event));
  });
  const release = ({ event }: { event: Pointer }) => {
    dragged = held?.dragging ?? false;
    if (held?.dragging) moved(held.id, placeAt(event));
    held = null;
  };
  sigma.on("upNode", release);
  sigma.on("upStage", release);
  sigma.on("upEdge", release);
  return () => dragged;

  function placeAt(event: Coordinates): Coordinates {
    const { x, y } = sigma.viewportToGraph(event);
    return { x, y };
  }
}
