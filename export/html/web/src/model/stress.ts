// Layout by stress: places whose distances on paper are as near as can be to
// the distances in the graph. Small graphs read better so than by forces, which
// crowd the middle. The method is stochastic gradient descent after Zheng,
// Pawar and Goodman (2018), doi:10.1109/TVCG.2018.2859997; names as there.

export interface Point { x: number; y: number }

/** Neighbours of each node by index, with the wished length of the edge and how
 * much it counts that it is kept (1 as for any two nodes). */
export type Network = { to: number; length: number; weight: number }[][];

const ROUNDS = 40; // the paper's examples settle in 15 to 30
const EPSILON = 0.05; // the last step moves a pair by at most this share

/** Moves points, which are the start, to places of low stress. The network must
 * be connected. */
export function stress(network: Network, points: Point[]): void {
  const pairs = allPairs(network);
  if (!pairs.length) return;
  let largest = 0, smallest = Infinity;
  for (const { w } of pairs) {
    largest = Math.max(largest, 1 / w);
    smallest = Math.min(smallest, EPSILON / w);
  }
  const decay = Math.log(largest / smallest) / (ROUNDS - 1);
  const random = generator(pairs.length);
  for (let t = 0; t < ROUNDS; t++) {
    shuffle(pairs, random);
    const eta = largest * Math.exp(-decay * t);
    for (const { i, j, d, w } of pairs) relax(points[i], points[j], d, Math.min(1, eta * w));
  }
}

/** Brings two points nearer to their distance d, by a share of what lacks. */
function relax(a: Point, b: Point, d: number, mu: number): void {
  const dx = a.x - b.x, dy = a.y - b.y;
  const length = Math.hypot(dx, dy) || 1e-9;
  const r = (mu * (length - d)) / (2 * length);
  a.x -= r * dx;
  a.y -= r * dy;
  b.x += r * dx;
  b.y += r * dy;
}

interface Pair { i: number; j: number; d: number; w: number }

function allPairs(network: Network): Pair[] {
  return network.flatMap((edges, i) => {
    const weights = new Map(edges.map((e) => [e.to, e.weight]));
    return distances(network, i).map((d, j) => ({ i, j, d, w: (weights.get(j) ?? 1) / d ** 2 })).filter((p) => p.j > i && p.d < Infinity);
  });
}

/** Lengths of the shortest ways from one node, after Dijkstra; the graphs are
 * small, so that the nearest node is simply looked for. */
function distances(network: Network, from: number): number[] {
  const d = network.map(() => Infinity);
  const open = new Set([from]), done = new Set<number>();
  d[from] = 0;
  while (open.size) {
    let nearest = -1;
    for (const i of open) if (nearest < 0 || d[i] < d[nearest]) nearest = i;
    open.delete(nearest);
    done.add(nearest);
    for (const { to, length } of network[nearest]) {
      d[to] = Math.min(d[to], d[nearest] + length);
      if (!done.has(to)) open.add(to);
    }
  }
  return d;
}

/** A fixed sequence of numbers in [0, 1): mulberry32, by Tommy Ettinger. */
function generator(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j], items[i]];
  }
}
