"""Measures reading, analysing and storing on a corpus that it makes: web pages of some 300
words, all different, from the sentences of the sample articles.

Usage: speed.py NEWSGRAPH FOLDER [PAGES], in the root of the checkout. The time is that of the
processor, since other work on the machine does not count in it; one core does so much a
second, two do nearly twice as much.
"""

import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

SENTENCES = 14


def sentences():
    """The sentences of the sample articles."""
    out = []
    for path in sorted(Path("seeds").glob("*.txt")):
        for paragraph in path.read_text().split("\n"):
            out += [s for s in re.split(r"(?<=[.!?]) (?=[A-Z])", paragraph) if 8 <= len(s.split()) <= 45]
    return out


def make(folder, pages):
    """Writes the pages and returns how many words they have."""
    folder.mkdir(parents=True)
    material = sentences()
    rng = random.Random(1)
    words = 0
    for n in range(pages):
        text = rng.sample(material, SENTENCES)
        words += sum(len(s.split()) for s in text)
        body = "\n".join(f"<p>{' '.join(text[i:i + 3])}</p>" for i in range(0, SENTENCES, 3))
        day = f"2022-{1 + n % 12:02d}-{1 + n % 28:02d}"
        (folder / f"{n:06d}.html").write_text(
            f"<!DOCTYPE html><html lang=en><head><title>Report {n} from the capital</title>"
            f"<meta property='article:published_time' content='{day}'></head><body><nav><a href=/>Home</a> <a href=/world>World</a></nav>"
            f"<article><h1>Report {n} from the capital</h1>{body}</article><footer>All rights reserved.</footer></body></html>"
        )
    return words


def measured(command):
    """Seconds of the processor and megabytes of memory at most."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{' '.join(map(str, command))} failed")
    return used.ru_utime + used.ru_stime, used.ru_maxrss >> 10


def costs(program, work, pages):
    """Seconds for reading, for reading and analysing, and for all three; words, megabytes."""
    shutil.rmtree(work, ignore_errors=True)
    words = make(work / "pages", pages)
    ingest = [program, "ingest", work / "pages", "--store", work / "store"]
    everything, most = measured(ingest)
    reading, _ = measured(ingest)  # what is stored is not analysed again
    facts, _ = measured([program, "facts", work / "pages"])
    shutil.rmtree(work)
    return reading, facts, everything, words, most


def main():
    program, work = sys.argv[1], Path(sys.argv[2]) / "speed"
    pages = int(sys.argv[3]) if len(sys.argv) > 3 else 1000
    start = costs(program, work, 1)  # loading models and the like
    reading, facts, everything, words, most = (b - a for a, b in zip(start, costs(program, work, pages + 1)))
    print(f"{pages} pages, {words} words; {start[-1] + most} MB of memory at most")
    for name, seconds in {
        "reading": reading, "analysing": facts - reading, "storing": everything - facts, "all three": everything,
    }.items():
        rate = "too fast to tell" if seconds <= 0 else f"{pages / seconds:.0f} a second of one core"
        print(f"{name:10} {seconds:7.2f} s  {rate}")


main()
