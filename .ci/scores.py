"""Builds the graph of each annotated set, scores it with the scorers beside the
annotations, and compares the figures with .ci/floors.txt.

usage: scores.py NEWSGRAPH SHARED    (the built program, the folder with gold/ and score/)

Prints every figure, then one line "scores: N passed, N failed"; exits with 1 if
any is below its floor, or differs from what the program's own eval prints.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

program, shared = sys.argv[1], pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).parent
# Sentences that hold one act each are scored with all claims, articles with what a
# user sees by default. One sentence is too short to tell its language by.
# The rule engine by itself keeps the floor that it has reached.
EVERY = ["--all-claims"]
RULES = ["--extractor", "rules", "--all-claims"]
SETS = {
    "seeds-rules": (shared / "gold/seeds", shared / "seeds", "score.py", RULES),
    "seeds": (shared / "gold/seeds", shared / "seeds", "score.py", []),
    "news-dev": (shared / "gold/news-dev", shared / "gold/news-dev/articles.jsonl", "score.py", []),
    "plv-dev": (shared / "gold/plv-dev/records.jsonl", shared / "gold/plv-dev/records.jsonl", "score_events.py", EVERY),
    "plover-dev": (shared / "gold/plover-dev/records.jsonl", shared / "gold/plover-dev/records.jsonl", "score_events.py", EVERY),
}


def run(*command, **variables):
    environment = {**os.environ, **variables}
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=environment)
    if done.returncode:
        sys.exit(f"{command}: exit {done.returncode}\n{done.stderr}")
    return done.stdout


def figure(scores, path):
    for key in path.split("."):
        scores = scores[key]
    return scores


def equal(ours, theirs):
    if isinstance(theirs, dict):
        return all(equal(ours.get(k), v) for k, v in theirs.items() if k not in ("found", "right", "wanted", "hit"))
    if isinstance(theirs, (int, float)) and isinstance(ours, (int, float)):
        return abs(ours - theirs) < 1e-3 if theirs > 1 else abs(ours - theirs) < 1e-9 or round(ours, 3) == theirs
    return ours == theirs


scores, passed, failed = {}, 0, 0
with tempfile.TemporaryDirectory() as work:
    for name, (gold, articles, scorer, claims) in SETS.items():
        out = pathlib.Path(work) / name
        run(program, "build", articles, "--out", out, *claims, *(["--any-language"] if claims == EVERY else []))
        # Where meetings match equally well, the scorer's choice follows its hash seed:
        # ours has to be one of its answers, and the floor holds for the worst.
        answers = [json.loads(run(sys.executable, shared / "score" / scorer, out / "graph.json", gold, "--json", PYTHONHASHSEED=str(seed)))
                   for seed in (range(8) if scorer == "score.py" else range(1))]
        scores[name] = min(answers, key=lambda a: figure(a, "meetings.f1") if "meetings" in a else 0)
        own = json.loads(run(program, "eval", gold, "--articles", articles, "--output", "json", *claims))
        print(f"== {name}")
        for key, value in scores[name].items():
            print(f"   {key:22} {value if not isinstance(value, float) else round(value, 4)}")
            ours = own.get(key)
            same = any(equal(ours, a[key]) for a in answers)
            passed += same
            if not same:
                failed += 1
                print(f"FAILED {name} {key}: the program's own eval says {ours}")
for line in (here / "floors.txt").read_text().splitlines():
    if not line.strip() or line.startswith("#"):
        continue
    name, path, floor = line.split()
    value = figure(scores[name], path)
    if value >= float(floor):
        passed += 1
    else:
        failed += 1
        print(f"FAILED {name} {path}: {value:.4f} is below the floor of {floor}")
print(f"scores: {passed} passed, {failed} failed")
sys.exit(failed > 0)
