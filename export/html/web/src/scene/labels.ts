// Which labels find a place. Labels are set one after another, the most
// important first; one that would cover another or leave the window is tried at
// other sides and left out if none is free. Nothing here draws.

export interface Box { x: number; y: number; width: number; height: number }

export interface Label {
  /** The id of the node or edge. */
  id: string;
  text: string;
  font: string;
  size: number;
  color: string;
  /** Middle and radius of what it names; radius 0 centres the text on it. */
  x: number;
  y: number;
  radius: number;
  /** Set even where it covers something. */
  force: boolean;
}

/** A label with its place: x is the middle of the text, y its middle line. */
export interface PlacedLabel extends Label { box: Box }

export type Measure = (text: string, font: string) => number;

// Cells of about a label's size keep the number of comparisons small.
const CELL = 64;

/** A rectangle that is taken: by a node of some radius, or by a label. */
export interface Taken extends Box { radius?: number }

/** What is taken, with a grid to find what is near. */
export class Occupied {
  private readonly cells = new Map<number, Taken[]>();

  add(box: Taken): void {
    this.each(box, (key) => {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
      return true;
    });
  }

  /** Whether nothing is in the way; nodes below a radius are no obstacle. */
  free(box: Box, smallest = 0): boolean {
    return this.each(box, (key) => !this.cells.get(key)?.some((other) => (other.radius ?? Infinity) >= smallest && overlap(box, other)));
  }

  private each(box: Box, visit: (key: number) => boolean): boolean {
    const bottom = Math.floor((box.y + box.height) / CELL), right = Math.floor((box.x + box.width) / CELL);
    for (let row = Math.floor(box.y / CELL); row <= bottom; row++) {
      for (let column = Math.floor(box.x / CELL); column <= right; column++) {
        if (!visit(row * 4096 + column)) return false;
      }
    }
    return true;
  }
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = (a: Box, b: Box): boolean =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

// Rather than to leave a large node without its name, nodes of less than this
// share of its radius are covered.
const COVERED = 0.65;

// Where so many in a row find no place, the picture is full at this zoom.
const MAX_MISSES = 250;

/** Sets labels in the given order into the free space of a window, at most limit. */
export function placeLabels(labels: Iterable<Label>, taken: Occupied, window: Box, measure: Measure, limit: number): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  let misses = 0;
  for (const label of labels) {
    if (placed.length >= limit || misses >= MAX_MISSES) break;
    const choices = candidates(label, measure(label.text, label.font));
    const within = choices.filter((b) => inside(b, window));
    const box = within.find((b) => taken.free(b)) ?? within.find((b) => taken.free(b, label.radius * COVERED))
      ?? (label.force ? choices[0] : undefined);
    misses = box ? 0 : misses + 1;
    if (!box) continue;
    taken.add(box);
    placed.push({ ...label, box });
  }
  return placed;
}

// Air around the text, so that two labels do not read as one.
const PADDING = 3;

/** Below, right, left, above and aslant of a node; on the middle of an edge. */
function candidates(label: Label, textWidth: number): Box[] {
  const width = textWidth + 2 * PADDING, height = label.size * 1.25;
  const at = (x: number, y: number): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
  const { x, y, radius } = label;
  if (!radius) return [at(x, y)];
  const beside = radius + width / 2, over = radius + height / 2 + 1;
  return [at(x, y + over), at(x + beside, y), at(x - beside, y), at(x, y - over),
    ...[1, -1].flatMap((side) => [1, -1].map((down) => at(x + side * beside * 0.8, y + down * over * 0.8)))];
}

// Longer names are cut in the picture; the card shows them in full.
const MAX_LENGTH = 34;

export function shorten(text: string): string {
  if (text.length <= MAX_LENGTH) return text;
  const points = [...text];
  return points.length <= MAX_LENGTH ? text : points.slice(0, MAX_LENGTH - 1).join("").trimEnd() + "…";
}
