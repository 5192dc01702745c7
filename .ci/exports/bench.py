"""Writes the graph of a GraphML file by NetworkX and prints how long that takes.

Usage: python bench.py FILE SECONDS

SECONDS is what this program took for the same file in the same run. The exit
code is 1 where that is not at least ten times as fast.
"""
import os
import sys
import time

import networkx as nx
from lxml import etree

NS = "{http://graphml.graphdrawing.org/xmlns}"
PARSE = {"string": str, "int": int, "double": float, "boolean": lambda s: s == "true"}


def load(path):
    """Reads element by element: NetworkX's own reader would need tens of gigabytes."""
    graph, keys = nx.MultiDiGraph(), {}
    for _, e in etree.iterparse(path, tag=(NS + "key", NS + "node", NS + "edge")):
        if e.tag == NS + "key":
            keys[e.get("id")] = (sys.intern(e.get("attr.name")), PARSE[e.get("attr.type")])
            continue
        data = {}
        for d in e:
            name, parse = keys[d.get("key")]
            data[name] = parse(d.text)
        if e.tag == NS + "node":
            graph.add_node(e.get("id"), **data)
        else:
            graph.add_edges_from([(e.get("source"), e.get("target"), e.get("id"), data)])
        e.clear()
        while e.getprevious() is not None:
            del e.getparent()[0]
    return graph


path, ours = sys.argv[1], float(sys.argv[2])
graph = load(path)
copy = path + ".networkx"
begin, cpu = time.perf_counter(), time.process_time()
nx.write_graphml(graph, copy)  # by lxml, which is its faster writer
theirs = time.perf_counter() - begin
print(f"NetworkX {nx.__version__}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges, "
      f"{os.path.getsize(copy) / 1e6:.0f} MB in {theirs:.1f} s (CPU {time.process_time() - cpu:.1f} s)")
print(f"newsgraph: {os.path.getsize(path) / 1e6:.0f} MB in {ours:.1f} s: {theirs / ours:.1f} times as fast")
os.remove(copy)
sys.exit(theirs < 10 * ours)
