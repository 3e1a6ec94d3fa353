"""Compares this tool with others on the same segments in one run, measures how its cost grows, and writes the page.

python -m scripts.bench --corpora DIR [--most N] [--sizes 100,1000,10000] [--out docs]
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from scripts.bench.measure import Cost, cost, recall, threshold
from scripts.bench.plot import growth, recalls
from scripts.bench.segments import CLEAN, FAULTS, Row, clean, grown, with_faults
from scripts.bench.systems import COSTS, GRAPH, SYSTEMS

SHARES = (0.05, 0.01)
SAMPLE = 20  # of so many segments, one is enough to time what takes seconds for each
Recalls = dict[str, dict[str, tuple[float, float]]]
Costs = dict[str, tuple[int, Cost]]  # what so many pairs took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True, help="the folder with flores-dev/ and ntrex/")
    parser.add_argument("--most", type=int, help="at most so many clean segments, evenly taken: a quick look")
    parser.add_argument("--sizes", default="100,1000,10000,100000", help="numbers of segments to measure growth at")
    parser.add_argument("--out", type=Path, default=Path("docs"))
    given = parser.parse_args()
    rows = clean(given.corpora)
    if given.most:
        rows = rows[:: -(-len(rows) // given.most)]
    sizes = [int(size) for size in given.sizes.split(",") if size]
    with tempfile.TemporaryDirectory() as folder:
        points = [(size, grow(rows, size, Path(folder))) for size in sizes]
        table, costs, counts = compare(rows, Path(folder))
    given.out.mkdir(exist_ok=True)
    speeds = {name: pairs / taken.seconds for name, (pairs, taken) in costs.items()}
    (given.out / "benchmarks-recall.svg").write_text(recalls(table, speeds), "utf-8")
    if points:
        drawn = growth([(size, taken.seconds, taken.memory) for size, taken in points])
        (given.out / "benchmarks-growth.svg").write_text(drawn, "utf-8")
    (given.out / "benchmarks.md").write_text(page(table, costs, counts, points), "utf-8")


def compare(rows: list[Row], folder: Path) -> tuple[Recalls, Costs, dict[str, int]]:
    """What each system finds, what it takes, and how many segments there are of each kind."""
    every = list(with_faults(rows))
    given = folder / "rows.jsonl"
    given.write_text("".join(row.line for row in every), "utf-8")
    counts: dict[str, int] = defaultdict(int)
    for row in every:
        counts[row.fault] += 1
    table: Recalls = {}
    costs: Costs = {}
    for name in SYSTEMS:
        out = folder / "scores.json"
        costs[name] = len(every), cost([sys.executable, "-m", "scripts.bench.systems", name, str(given), str(out)])
        scores: dict[str, list[float]] = defaultdict(list)
        for row, score in zip(every, json.loads(out.read_text("utf-8")), strict=True):
            scores[row.fault].append(score)
        bounds = [threshold(scores[CLEAN], share) for share in SHARES]
        table[name] = {fault: (recall(scores[fault], bounds[0]), recall(scores[fault], bounds[1])) for fault in FAULTS}
        print(f"{name}: {costs[name][1].seconds:.0f} s, {table[name]}", file=sys.stderr)
    costs |= timed(every[::SAMPLE], folder)
    return table, costs, dict(counts)


def timed(some: list[Row], folder: Path) -> Costs:
    """What the systems take that are only timed, on ``some`` of the segments; making their weights does not count."""
    given, graph = folder / "some.jsonl", folder / "large.onnx"
    given.write_text("".join(row.line for row in some), "utf-8")
    cost([sys.executable, "-m", "scripts.bench.large_encoder", str(graph)])
    os.environ[GRAPH] = str(graph)
    costs: Costs = {}
    for name in COSTS:
        command = [sys.executable, "-m", "scripts.bench.systems", name, str(given), str(folder / "scores.json")]
        costs[name] = len(some), cost(command)
        print(f"{name}: {costs[name]}", file=sys.stderr)
    return costs


def grow(rows: list[Row], size: int, folder: Path) -> Cost:
    """What an audit of so many segments takes, reports in JSONL and HTML included."""
    given = folder / f"{size}.jsonl"
    with given.open("w", encoding="utf-8") as file:
        file.writelines(row.line for row in grown(rows, size))
    outputs = ["-o", f"jsonl:{folder / 'out.jsonl'}"]
    scan = ["scan", str(given), "--source", "ar", "--target", "fr", "--no-cache", "-q", *outputs]
    taken = cost([sys.executable, "-m", "audit", *scan])
    print(f"{size} segments: {taken}", file=sys.stderr)
    return taken


def page(table: Recalls, costs: Costs, counts: dict[str, int], points: list[tuple[int, Cost]]) -> str:
    """docs/benchmarks.md."""
    total = sum(counts.values())
    head = ["system", *(f"{fault} ({counts[fault]:,})" for fault in FAULTS), "pairs/s", "CPU ms a pair", "peak MB"]
    lines = ["| " + " | ".join(head) + " |", "|---" * len(head) + "|"]
    for name, (pairs, taken) in costs.items():
        row = table.get(name)
        found = [f"{row[fault][0]:.2f} / {row[fault][1]:.2f}" if row else "–" for fault in FAULTS]
        figures = [rate(pairs / taken.seconds), f"{1000 * taken.cpu / pairs:,.2f}", f"{taken.memory:,.0f}"]
        lines.append("| " + " | ".join([name, *found, *figures]) + " |")
    grown = ["| segments | seconds | pairs/s | CPU ms a pair | peak MB |", "|---" * 5 + "|"]
    for size, taken in points:
        figures = [f"{taken.seconds:,.1f}", f"{size / taken.seconds:,.0f}", f"{1000 * taken.cpu / size:.1f}"]
        grown.append("| " + " | ".join([f"{size:,}", *figures, f"{taken.memory:,.0f}"]) + " |")
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    load = os.getloadavg()[0]
    return TEMPLATE.format(
        clean=counts[CLEAN],
        total=total,
        sample=SAMPLE,
        table="\n".join(lines),
        growth="\n".join(grown),
        machine=machine,
        load=load,
    )


def rate(value: float) -> str:
    """Pairs a second, with a decimal where there are few."""
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


TEMPLATE = """<!-- Written by scripts/bench; do not edit. -->
# Benchmarks

    make bench CORPORA=DIR

writes this page: every system on the same segments, in one run, each in a process of its own. `DIR` holds `flores-dev/`
(FLORES-200) and `ntrex/` (NTREX-128) with `ar.txt` and `fr.txt`, as for `make evaluate`.

## Quality and speed

{clean:,} Arabic-French segments by human translators: FLORES-dev, which the estimator was not trained on, and the
documents of NTREX that its training held apart. Each stands there as it is, and again with each fault that it has room
for, {total:,} in all. In each column: the share of faults found where 5 % / 1 % of the segments without a planted fault
are flagged.

{table}

![Recall of each system](benchmarks-recall.svg)

- **audit: surest fault** is the largest of omission, addition and the confidence of any finding from minor up;
  **audit: quality** ranks by quality alone. Each is a run of `audit scan` of its own, so that their costs can be
  compared: what they differ by is chance.
- **pofilter** is translate-toolkit's own program with the checks numbers, short, long, untranslated, doublequoting and
  brackets; its score is the number that fail. It gives few distinct scores: where even the most suspect segments are
  too many clean ones, nothing counts as found.
- **word length, numeral, script and language filter** are OpusFilter's LengthRatioFilter, NonZeroNumeralsFilter,
  CharacterScoreFilter and LangidFilter, written out again here because the package itself asks for some twenty others.
  On these very segments they give the scores of opusfilter 3.3.1, one for one. The language filter uses py3langid, as
  that does.
- **pooled cosine** compares the sentence vectors of the very encoder that this tool uses.
- **COMETKiwi-22's shape** is an encoder of that estimator's size (InfoXLM-large: 24 layers, 1,024 channels, 559 million
  weights in 32 bits) with random weights, for its cost only: it reads every {sample}th segment, source and translation
  together, on ONNX Runtime, in batches packed as this tool packs its own. Its weights are read from a file that the
  system maps, so that of its 1 GB of word vectors only those in use count as memory.
- pairs/s are of the whole command, start included; peak MB is the largest process.

## How cost grows

`audit scan` on so many distinct segments, without the cache, into a JSONL file.

{growth}

![Seconds and memory over the number of segments](benchmarks-growth.svg)

Measured on {machine}, with a load of {load:.1f} when the run ended. Where that is more than the number of cores, the
machine was busy with other work and the seconds say little; the processor time and the ratios say more.
"""


if __name__ == "__main__":
    main()
