"""Checks with DuckDB, Polars, SQLite, FollowTheMoney and stix2: what they read of
our tables and entities is our graph.

Usage: python tables.py FOLDER
"""
import json
import pathlib
import re
import sqlite3
import sys

import duckdb
import followthemoney
import polars
import stix2
from followthemoney import model
from followthemoney.exc import InvalidData

folder = pathlib.Path(sys.argv[1])
passed = failed = 0


def check(name, ok, detail=""):
    global passed, failed
    if ok:
        passed += 1
    else:
        failed += 1
        print("FAIL", name, str(detail)[:300])


ACTORS = {"person", "country", "government", "organization", "media"}
QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
db = duckdb.connect()


def valid(s):
    """s as a column of text can hold it."""
    return s.replace("\0", "\ufffd")


def parquet(name, want, acts):
    at = folder / f"{name}.parquet"
    rows = db.execute(f"SELECT id, source_name, relation, status, date, confidence, sentences FROM '{at}/acts.parquet' ORDER BY id").fetchall()
    names = {n["id"]: n["name"] for n in want["nodes"]}
    mine = [(valid(e["id"]), valid(names[e["source"]]), e["relation"], e.get("status"), e.get("date"), e.get("confidence"),
             len(e["evidence"])) for e in acts]
    check(f"DuckDB {name}: acts", [r[:6] + (len(r[6]),) for r in rows] == sorted(mine), next((p for p in zip(rows, sorted(mine)) if p[0][:6] != p[1][:6]), ""))
    types = dict(db.execute(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{at}/acts.parquet')").fetchall())
    check(f"DuckDB {name}: types", (types["date_from"], types["confidence"], types["sentences"], types["id"]) == ("DATE", "DOUBLE", "VARCHAR[]", "VARCHAR"), types)
    wrong = db.execute(f"SELECT count(*) FROM '{at}/acts.parquet' WHERE (date IS NULL) <> (date_from IS NULL) OR date_to < date_from OR length(date) = 10 AND date <> CAST(date_to AS VARCHAR)").fetchone()[0]
    check(f"DuckDB {name}: days", wrong == 0, wrong)
    joined = db.execute(f"SELECT count(*) FROM '{at}/acts.parquet' a JOIN '{at}/actors.parquet' s ON s.id = a.source JOIN '{at}/actors.parquet' t ON t.id = a.target").fetchone()[0]
    check(f"DuckDB {name}: acts join with actors", joined == len(acts), joined)
    for table, count in (("acts", len(acts)), ("actors", sum(n["kind"] != "article" for n in want["nodes"])), ("articles", len(want["documents"])),
                         ("mentions", sum(len(e["evidence"]) for e in want["edges"] if e["relation"] == "mentioned_in"))):
        check(f"Polars {name}: {table}", polars.read_parquet(at / f"{table}.parquet").height == count)


def tables(name, happened):
    path = folder / f"{name}.polecat.txt"
    rows = db.execute(f"SELECT * FROM read_csv('{path}', delim='\t', header=true, quote='', all_varchar=true)")
    columns = [d[0] for d in rows.description]
    rows = [dict(zip(columns, r)) for r in rows.fetchall()]
    mine = [e for e in happened if e["class"] not in ("GOVERN", "STATEMENT")]
    check(f"POLECAT {name}: 40 columns", len(columns) == 40 and columns[5] == "Quad Code", columns)
    check(f"POLECAT {name}: acts", [(r["Event Type"], r["Event Date"]) for r in rows] == [(e["class"], e.get("date")) for e in mine])
    check(f"POLECAT {name}: quads", {r["Quad Code"] for r in rows} <= {q.replace("_", " ").upper() for q in QUADS})
    path = folder / f"{name}.export.CSV"
    rows = db.execute(f"SELECT * FROM read_csv('{path}', delim='\t', header=false, quote='', all_varchar=true)").fetchall()
    mine = [e for e in happened if e.get("cameo")]
    check(f"GDELT {name}: rows of 61 columns", len(rows) == len(mine) and all(len(r) == 61 for r in rows), len(rows))
    check(f"GDELT {name}: numbers", all(r[0].isdigit() and r[29] in "1234" and -10 <= float(r[30]) <= 10 and re.fullmatch(r"\d{8}", r[1] or "20220101") for r in rows))
    check(f"GDELT {name}: codes", [r[28] for r in rows] == [e["cameo"][:2] for e in mine])
    rows = db.execute(f"SELECT * FROM '{folder}/{name}.panel.csv'")
    columns = [d[0] for d in rows.description]
    rows = [dict(zip(columns, r)) for r in rows.fetchall()]
    classes = columns[columns.index(QUADS[-1]) + 1:]
    check(f"panel {name}: classes add up", all(sum(int(r[c]) for c in classes) == int(r["acts"]) for r in rows))
    check(f"panel {name}: quads add up", all(sum(int(r[q]) for q in QUADS) == int(r["acts"]) - int(r["govern"]) - int(r["statement"]) for r in rows))
    return rows


def database(name, want, acts):
    con = sqlite3.connect(":memory:")
    con.executescript((folder / f"{name}.sql").read_bytes().decode())
    con.execute("PRAGMA foreign_keys = ON")
    check(f"SQLite {name}: integrity", con.execute("PRAGMA integrity_check").fetchone() == ("ok",) and not con.execute("PRAGMA foreign_key_check").fetchall())
    for table, count in (("documents", len(want["documents"])), ("nodes", len(want["nodes"])), ("edges", len(want["edges"])), ("acts", len(acts)),
                         ("aliases", sum(len(n.get("aliases", [])) for n in want["nodes"])), ("evidence", sum(len(e["evidence"]) for e in want["edges"]))):
        check(f"SQLite {name}: {table}", con.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == count)
    mine = {(valid(e["id"]), e.get("date"), e.get("confidence")) for e in want["edges"]}
    check(f"SQLite {name}: values", set(con.execute("SELECT id, date, confidence FROM edges")) == mine)


def money(name, want, acts):
    entities, problems = {}, []
    for line in (folder / f"{name}.ftm.json").read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        entity = model.get_proxy(data)
        for prop, values in data["properties"].items():
            if len(entity.get(prop)) != len({v.lower() for v in values}) and name != "hostile":
                problems.append((data["schema"], prop, values, entity.get(prop)))
        try:
            entity.schema.validate(entity.to_dict())
        except InvalidData as error:
            problems.append(error.errors)
        entities[entity.id] = entity
    check(f"FollowTheMoney {name}: values are kept", not problems, problems[:2])
    links = [e for e in entities.values() if e.schema.edge]
    lost = [e for e in links for p in (e.schema.edge_source, e.schema.edge_target) for i in e.get(p) if i not in entities or not entities[i].schema.is_a(e.schema.get(p).range)]
    check(f"FollowTheMoney {name}: links join entities of the right schema", not lost, lost[:2])
    roles = {e.first("recordId"): e.first("role") for e in entities.values() if e.schema.name == "UnknownLink"}
    check(f"FollowTheMoney {name}: every act is a link", name == "hostile" or all(roles[e["id"]] == e["relation"].replace("_", " ") for e in acts))


def stix(name, want, happened):
    bundle = stix2.parse((folder / f"{name}.stix.json").read_text(encoding="utf-8"))
    ids = {o["id"] for o in bundle.objects}
    check(f"STIX {name}: ids are unique", len(ids) == len(bundle.objects))
    refs = {r for o in bundle.objects for r in [o.get("source_ref"), o.get("target_ref"), *o.get("object_refs", [])] if r}
    check(f"STIX {name}: references lead somewhere", refs <= ids)
    kinds = {n["id"]: n["kind"] for n in want["nodes"]}
    between = [e for e in happened if {kinds[e["source"]], kinds[e["target"]]} <= ACTORS | {"place"}]
    got = [o.relationship_type for o in bundle.objects if o.type == "relationship" and "class" in str(o.get("extensions", ""))]
    check(f"STIX {name}: acts", sorted(got) == sorted(e["relation"].replace("_", "-") for e in between), len(got))
    check(f"STIX {name}: actors", sum(o.type == "identity" for o in bundle.objects) == 1 + sum(n["kind"] in ACTORS for n in want["nodes"]))


for name in ("sample", "hostile", "large"):
    want = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    acts = [e for e in want["edges"] if e.get("class")]
    happened = [e for e in acts if e.get("status", "actual") == "actual"]
    parquet(name, want, acts)
    rows = tables(name, happened)
    database(name, want, acts)
    money(name, want, acts)
    stix(name, want, happened)
    if name == "sample":
        check("panel: ISO and COW numbers", {(r["source_iso"], str(r["source_iso_numeric"]), str(r["source_cow"])) for r in rows} == {("FIN", "246", "375"), ("PRT", "620", "235")}, rows)

versions = f"DuckDB {duckdb.__version__}, Polars {polars.__version__}, SQLite {sqlite3.sqlite_version}, FollowTheMoney {followthemoney.__version__}, stix2 {stix2.__version__}"
print(f"{versions}: {passed} passed, {failed} failed")
sys.exit(failed > 0)
