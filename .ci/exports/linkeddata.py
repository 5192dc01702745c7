"""Checks with RDFLib: N-Quads, JSON-LD and the vocabulary parse and agree.

Usage: python linkeddata.py FOLDER
"""
import json
import logging
import pathlib
import sys
import urllib.parse

from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef, XSD

folder = pathlib.Path(sys.argv[1])
SEM, OA = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/"), Namespace("http://www.w3.org/ns/oa#")
NG, PROV, SCHEMA = Namespace("urn:newsgraph:ns:"), Namespace("http://www.w3.org/ns/prov#"), Namespace("https://schema.org/")
passed = failed = 0
problems = []
handler = logging.Handler()
handler.emit = lambda record: problems.append(record.getMessage())
logging.getLogger("rdflib").addHandler(handler)  # RDFLib only logs ill-typed literals


def check(name, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print("FAIL", name, str(detail)[:300])


def quads(path, form):
    d = Dataset()
    d.parse(path, format=form)
    return {(s, p, o, None if str(g).startswith("urn:x-rdflib:default") or g is None else str(g)) for s, p, o, g in d.quads()}


def node(i):
    if i.startswith("article:"):
        return URIRef("urn:newsgraph:article:" + urllib.parse.quote(i.removeprefix("article:"), safe="-_.~"))
    return URIRef("urn:newsgraph:node:" + urllib.parse.quote(i, safe="-_.~"))


vocabulary = Graph().parse(folder / "vocabulary.ttl", format="turtle")
known = {str(s) for s in vocabulary.subjects() if str(s).startswith(str(NG))}
for name in ("sample", "hostile", "large"):
    want = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    nq, ld = quads(folder / f"{name}.nq", "nquads"), quads(folder / f"{name}.jsonld", "json-ld")
    check(f"{name}: N-Quads and JSON-LD say the same", nq == ld, list(nq ^ ld)[:2])
    triples = {q[:3] for q in nq}
    check(f"{name}: one relation an edge", sum(1 for s, p, o in triples if p == RDF.type and o == NG.Relation) == len(want["edges"]))
    evidence = sum(len(e["evidence"]) for e in want["edges"])
    check(f"{name}: one evidence each", sum(1 for s, p, o in triples if p == PROV.hadPrimarySource) == evidence)
    check(f"{name}: names", {(str(s), str(o)) for s, p, o in triples if p == SCHEMA.name}
          >= {(str(node(n["id"])), n["name"]) for n in want["nodes"] if "\ufffd" not in n["name"] and n["name"].isprintable()})
    direct = {(s, p, o) for s, p, o, g in nq if g}
    stated = {(node(e["source"]), NG[e["relation"]], node(e["target"])) for e in want["edges"]
              if e.get("status", "actual") == "actual" and "\ufffd" not in e["source"] + e["target"]}
    check(f"{name}: what happened is stated directly", stated <= direct, list(stated - direct)[:2])
    others = {(node(e["source"]), NG[e["relation"]], node(e["target"])) for e in want["edges"]
              if e.get("status", "actual") != "actual"} - stated
    check(f"{name}: what did not is not", not (others & direct))
    events = {s for s, p, o in triples if p == RDF.type and o == SEM.Event}
    happened = [e for e in want["edges"] if e.get("class") and e.get("status", "actual") == "actual"]
    check(f"{name}: acts that happened are events of SEM", len(events) == len(happened), len(events))
    actors = [o for s, p, o in triples if p == SEM.hasActor]
    check(f"{name}: with both actors", len(actors) == sum(1 + (e["source"] != e["target"]) for e in happened), len(actors))
    of = {p: {s: o for s, q, o in triples if q == p} for p in (OA.hasTarget, OA.hasSource, OA.exact, OA.start, OA.end)}
    selectors = {}
    for s, p, o in triples:
        if p == OA.hasSelector:
            selectors.setdefault(s, []).append(o)
    told = [v for e in want["edges"] if e["relation"] != "mentioned_in" for v in e["evidence"]]
    check(f"{name}: an annotation for each sentence", len(of[OA.hasTarget]) == len(told), len(of[OA.hasTarget]))
    spans = sorted((int(of[OA.start][x]), int(of[OA.end][x])) for t in of[OA.hasTarget].values() for x in selectors[t] if x in of[OA.start])
    check(f"{name}: positions", spans == sorted((v["start"], v["end"]) for v in told))
    check(f"{name}: sources and quotes", all(t in of[OA.hasSource] and any(x in of[OA.exact] for x in selectors[t]) for t in of[OA.hasTarget].values()) or name == "hostile")
    terms = {str(t) for q in nq for t in q[:3] if str(t).startswith(str(NG))}
    check(f"{name}: terms are in the vocabulary", terms <= known, terms - known)
    ill = [o for _, _, o in triples if isinstance(o, Literal) and o.ill_typed]
    check(f"{name}: literals are well typed", not ill, ill[:3])
    if name == "sample":
        same = {(str(s).rsplit(":", 1)[1], str(o)) for s, p, o in triples if p == SCHEMA.sameAs}
        check("states and towns have their ids", ("c%3Afin", "http://www.wikidata.org/entity/Q33") in same and ("pl%3Alisbon", "https://sws.geonames.org/2267057/") in same, same)
        dates = {o.datatype for s, p, o in triples if p == NG.date}
        check("dates have the type of their precision", dates == {XSD.date, XSD.gYearMonth, XSD.gYear}, dates)
        ask = Dataset()
        ask.parse(folder / "sample.nq", format="nquads")
        rows = list(ask.query("""
            PREFIX ng: <urn:newsgraph:ns:> PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
            PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
            SELECT ?who ?sentence ?article WHERE {
              ?e rdf:predicate ng:warned ; rdf:subject/schema:name ?who ; ng:status ng:actual ;
                 prov:wasDerivedFrom [ schema:text ?sentence ; prov:hadPrimarySource/schema:identifier ?article ] }"""))
        check("SPARQL finds who warned, with sentence and article", [(str(r.who), str(r.article)) for r in rows] == [("Aino Laakso", "a2")], rows)
for s in set(vocabulary.subjects(RDF.type, None)):
    label = list(vocabulary.objects(s, URIRef("http://www.w3.org/2000/01/rdf-schema#label")))
    comment = list(vocabulary.objects(s, URIRef("http://www.w3.org/2000/01/rdf-schema#comment")))
    check(f"vocabulary: {s} is described", label and comment)
check("no complaint of RDFLib", not problems, problems[:3])
print(f"RDFLib: {passed} passed, {failed} failed")
sys.exit(failed > 0)
