// Makes a graph of a given size for the tests of speed: always the same, with
// few hubs and many small actors, as news has.

const RELATIONS = [["met", "CONSULT"], ["warned", "THREATEN"], ["accused", "ACCUSE"], ["aided", "AID"], ["attacked", "ASSAULT"], ["supported", "SUPPORT"]];
const KINDS = ["person", "person", "person", "government", "organization", "country"];
const STATUSES = ["actual", "actual", "actual", "planned", "possible", "denied"];

/** A linear congruential generator (Numerical Recipes), in [0, 1). */
function generator(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) % 4294967296) / 4294967296;
}

export function largeGraph(nodeCount, edgeCount) {
  const random = generator(7), pick = (list) => list[Math.floor(random() * list.length)];
  const nodes = Array.from({ length: nodeCount }, (_, i) => ({ id: `n${i}`, kind: pick(KINDS), name: `Actor Number ${i}` }));
  const edges = Array.from({ length: edgeCount }, (_, i) => {
    // Every node has an edge; the other end is a hub more often than not.
    const source = i < nodeCount ? i : Math.floor(random() * nodeCount);
    const target = Math.floor(nodeCount * random() ** 4);
    const [relation, cls] = pick(RELATIONS);
    const date = `2031-${String(1 + Math.floor(random() * 12)).padStart(2, "0")}-${String(1 + Math.floor(random() * 28)).padStart(2, "0")}`;
    return { id: `e${i}`, source: `n${source}`, target: `n${target === source ? (target + 1) % nodeCount : target}`, relation, class: cls,
      status: pick(STATUSES), date, evidence: [{ document: "d", start: i, end: i + 9, text: `Sentence ${i}.` }] };
  });
  return { documents: [{ id: "d", title: "Generated" }], nodes, edges };
}
