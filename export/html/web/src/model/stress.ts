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
  let largest = 0, smallest = Infinity;
  for (const w of pairs.w) {
    largest = Math.max(largest, 1 / w);
    smallest = Math.min(smallest, EPSILON / w);
  }
  const decay = Math.log(largest / smallest) / (ROUNDS - 1);
  for (let t = 0; t < ROUNDS && pairs.w.length; t++) {
    const eta = largest * Math.exp(-decay * t);
    for (let k = 0; k < pairs.w.length; k++) {
      relax(points[pairs.i[k]], points[pairs.j[k]], pairs.d[k], Math.min(1, eta * pairs.w[k]));
    }
  }
}

/** Brings two points nearer to their distance d, by a share of what lacks. */
function relax(a: Point, b: Point, d: number, mu: number): void {
  const dx = a.x - b.x, dy = a.y - b.y;
  const length = Math.sqrt(dx * dx + dy * dy) || 1e-9;
  const r = (mu * (length - d)) / (2 * length);
  a.x -= r * dx;
  a.y -= r * dy;
  b.x += r * dx;
  b.y += r * dy;
}

/** All pairs of nodes, i < j, with their distance and weight, in a mixed order:
 * the paper mixes anew in each round, which hardly differs and takes longer. */
interface Pairs { i: Uint32Array; j: Uint32Array; d: Float64Array; w: Float64Array }

function allPairs(network: Network): Pairs {
  const list: [i: number, j: number, d: number, w: number][] = [];
  network.forEach((edges, i) => {
    const weights = new Map(edges.map((e) => [e.to, e.weight]));
    distances(network, i).forEach((d, j) => { if (j > i && d < Infinity) list.push([i, j, d, (weights.get(j) ?? 1) / d ** 2]); });
  });
  shuffle(list, generator(list.length));
  return {
    i: Uint32Array.from(list, (p) => p[0]), j: Uint32Array.from(list, (p) => p[1]),
    d: Float64Array.from(list, (p) => p[2]), w: Float64Array.from(list, (p) => p[3]),
  };
}

/** Lengths of the shortest ways from one node, after Dijkstra. */
function distances(network: Network, from: number): number[] {
  const d = network.map(() => Infinity);
  const open = new Heap();
  d[from] = 0;
  open.push(from, 0);
  for (let top = open.pop(); top; top = open.pop()) {
    const [nearest, at] = top;
    if (at > d[nearest]) continue; // a longer way, found before the shortest
    for (const { to, length } of network[nearest]) {
      if (at + length >= d[to]) continue;
      d[to] = at + length;
      open.push(to, d[to]);
    }
  }
  return d;
}

/** A binary heap of nodes, the smallest key first. */
class Heap {
  private readonly items: [node: number, key: number][] = [];

  push(node: number, key: number): void {
    const items = this.items;
    let i = items.push([node, key]) - 1;
    for (let parent = (i - 1) >> 1; i > 0 && items[parent][1] > key; i = parent, parent = (i - 1) >> 1) this.swap(i, parent);
  }

  pop(): [node: number, key: number] | undefined {
    const items = this.items, top = items[0], last = items.pop();
    if (!items.length || !last) return top;
    items[0] = last;
    for (let i = 0, child = this.smaller(0); child < items.length && items[child][1] < items[i][1]; child = this.smaller(i)) {
      this.swap(i, child);
      i = child;
    }
    return top;
  }

  /** The child with the smaller key; beyond the end when there is none. */
  private smaller(i: number): number {
    const left = 2 * i + 1, right = left + 1;
    return right < this.items.length && this.items[right][1] < this.items[left][1] ? right : left;
  }

  private swap(i: number, j: number): void {
    [this.items[i], this.items[j]] = [this.items[j], this.items[i]];
  }
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
