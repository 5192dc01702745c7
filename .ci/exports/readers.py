"""Checks with NetworkX and igraph: what they read of our files is our graph.

Usage: python readers.py FOLDER
"""
import csv
import json
import pathlib
import sys
import warnings

import igraph
import networkx as nx

warnings.simplefilter("error")
folder = pathlib.Path(sys.argv[1])
passed = failed = 0


def check(name, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print("FAIL", name, str(detail)[:300])


def clean(s):
    """s as XML 1.0 can hold it."""
    bad = lambda c: (ord(c) < 32 and c not in "\t\n\r") or ord(c) in (0xFFFE, 0xFFFF)
    return "".join("\ufffd" if bad(c) else c for c in s)


TYPES = {"weight": float, "confidence": float, "symmetric": bool, "relation": str, "cameo": str,
         "date": str, "sentences": str, "status": str, "r": int}


def check_networkx(name, graph, want, xml=True):
    fix = clean if xml else (lambda s: s)
    check(f"{name}: directed multigraph", graph.is_directed() and graph.is_multigraph())
    check(f"{name}: counts", (graph.number_of_nodes(), graph.number_of_edges()) == (len(want["nodes"]), len(want["edges"])))
    check(f"{name}: ids of nodes", set(graph) == {fix(n["id"]) for n in want["nodes"]})
    keys = {(u, v, k): d for u, v, k, d in graph.edges(keys=True, data=True)}
    missing = [e["id"] for e in want["edges"] if (fix(e["source"]), fix(e["target"]), fix(e["id"])) not in keys]
    check(f"{name}: ends and keys of edges", not missing, missing)
    wrong = []
    for e in want["edges"]:
        d = keys.get((fix(e["source"]), fix(e["target"]), fix(e["id"])), {})
        for field in ("relation", "class", "cameo", "status", "date", "title", "about", "confidence", "reported_by", "rule"):
            expected = e.get(field)
            if isinstance(expected, str):
                expected = fix(expected)
            if d.get(field) != expected:
                wrong.append((e["id"], field, d.get(field), expected))
    check(f"{name}: attributes of edges", not wrong, wrong[:3])
    types = TYPES if xml else TYPES | {"sentences": list}
    mistyped = [(k, v) for _, _, d in graph.edges(data=True) for k, v in d.items() if k in types and type(v) is not types[k]]
    check(f"{name}: types", not mistyped, mistyped[:3])
    names = {fix(n["id"]): fix(n["name"]) for n in want["nodes"]}
    field = "label" if xml else "name"
    check(f"{name}: names", all(graph.nodes[i].get(field) == names[i] for i in graph))


for name in ("sample", "hostile", "large"):
    want = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    check_networkx(f"GraphML {name}", nx.read_graphml(folder / f"{name}.graphml"), want)
    check_networkx(f"GEXF 1.3 {name}", nx.read_gexf(folder / f"{name}.gexf", version="1.3"), want)
    check_networkx(f"GEXF 1.2 {name}", nx.read_gexf(folder / f"{name}.12.gexf", version="1.2draft"), want)
    data = json.loads((folder / f"{name}.node-link.json").read_text(encoding="utf-8"))
    check_networkx(f"node-link {name}", nx.node_link_graph(data, edges="edges"), want, xml=False)
    data = json.loads((folder / f"{name}.cyjs").read_text(encoding="utf-8"))
    check_networkx(f"Cytoscape {name}", nx.cytoscape_graph(data), want, xml=False)
    check(f"Cytoscape {name}: interaction", all("interaction" in e["data"] for e in data["elements"]["edges"]))

    g = igraph.Graph.Read_GraphML(str(folder / f"{name}.graphml"))
    check(f"igraph {name}: directed, counts", g.is_directed() and (g.vcount(), g.ecount()) == (len(want["nodes"]), len(want["edges"])))
    check(f"igraph {name}: multigraph", any(g.is_multiple()))
    check(f"igraph {name}: relations", sorted(g.es["relation"]) == sorted(e["relation"] for e in want["edges"]))
    check(f"igraph {name}: types", isinstance(g.es["weight"][0], float) and isinstance(g.es["symmetric"][0], bool) and isinstance(g.vs["x"][0], float))
    check(f"igraph {name}: names", sorted(g.vs["label"]) == sorted(clean(n["name"]) for n in want["nodes"]))

    # Time spans: what is dated, and nothing else, has one; the end is behind the start.
    spans = nx.read_gexf(folder / f"{name}.gexf", version="1.3")
    dated = {clean(e["id"]): e["date"] for e in want["edges"] if "date" in e}
    got = {d["id"]: (d["start"], d["end"]) for _, _, d in spans.edges(data=True) if "start" in d}
    check(f"GEXF {name}: dated edges", set(got) == set(dated))
    check(f"GEXF {name}: spans", all(s.startswith(dated[i][:4]) and s < e for i, (s, e) in got.items()))

csv.field_size_limit(1 << 24)
for name in ("sample", "hostile", "large"):
    want = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    for part in ("documents", "nodes", "edges"):
        with open(folder / f"{name}.csv" / f"{part}.csv", encoding="utf-8", newline="") as f:
            rows = list(csv.DictReader(f, strict=True))
        check(f"CSV {name} {part}: rows", len(rows) == len(want[part]) and all(None not in r and None not in r.values() for r in rows))
        formulas = [v for r in rows for v in r.values() if v.lstrip()[:1] in tuple("=+-@")  and v.strip()]
        check(f"CSV {name} {part}: no formula", not formulas, formulas[:3])
    check(f"CSV {name}: sentences", all(r["sentences"] or not e["evidence"] or not e["evidence"][0]["text"].strip() for r, e in zip(rows, want["edges"])))

print(f"NetworkX {nx.__version__}, igraph {igraph.__version__}: {passed} passed, {failed} failed")
sys.exit(failed > 0)
