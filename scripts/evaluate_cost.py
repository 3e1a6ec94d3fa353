"""Measure what parts of an audit cost: the checks on names, numbers and polarity, the encoder alone, and the start.

    python scripts/evaluate_cost.py --corpora DIR [--rounds 5]

FLORES-dev and the held-apart documents of NTREX, Arabic to French, in one process: whole audits and the encoder alone
in turn, medians of the rounds; and the rules alone over the same evidence, with and without the checks on facts (NM,
NB, MT102, MT103, MT104), the least of the rounds, since what else a machine does moves the small difference of two
audits. And the command itself, in a fresh process each time: ``audit --help``, a story of 15 segments of which
nothing is cached, and all clean pairs that there are (see ``evaluate_alarms``), for the memory that an audit takes.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.auditor import Auditor
from audit.checks.evidence import Evidence
from audit.collecting import collect_rarely
from audit.reading import read
from audit.records import Document
from audit.settings import Settings
from scripts.bench.measure import Cost, cost
from scripts.estimator import corpora
from scripts.evaluate_alarms import SETS
from scripts.evaluate_alarms import pairs as clean_pairs

FACTS = ("NM", "NB", "OM109", "MT102", "MT103", "MT104")


def pairs(root: Path) -> list[dict[str, str]]:
    lines = [*corpora.flores(root), *(line for line in corpora.ntrex(root) if corpora.held_apart(line.document))]
    return [{"source": line.texts["ar"], "target": line.texts["fr"]} for line in lines]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall time."""
    processor, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


def measured(auditor: Auditor, path: Path) -> list[tuple[Document, list[Evidence]]]:
    """The parts of the file with what the models say of each."""
    documents = [item for item in read([path], auditor.settings) if isinstance(item, Document)]
    return [(part, auditor.measured(part)) for document in documents for part in auditor.parts(document)]


def judging(auditor: Auditor, parts: Sequence[tuple[Document, Sequence[Evidence]]]) -> Callable[[], object]:
    """The rules over evidence that none of them has read yet."""
    fresh = [(part, [replace(one, readings={}) for one in evidence]) for part, evidence in parts]
    return lambda: [auditor.judged(part, evidence) for part, evidence in fresh]


def started(arguments: Sequence[str], rounds: int) -> float:
    """The command's wall time, the median of the rounds after a first one that is not counted."""
    command = [str(Path(sys.executable).with_name("audit")), *arguments]
    runs = [seconds(lambda: subprocess.run(command, capture_output=True, check=False)) for _ in range(rounds + 1)]
    return median(wall for _, wall in runs[1:])


def distinct(root: Path, folder: Path) -> tuple[int, Cost]:
    """How many clean pairs there are, no two of them alike, and what one audit of them costs with an HTML report."""
    rows = [row for name in SETS for row in clean_pairs(name, root, ("ar", "fr"))]
    path = folder / "distinct.jsonl"
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    reports = ("-o", f"html:{folder / 'report.html'}", "-o", f"jsonl:{folder / 'audit.jsonl'}")
    audit = Path(sys.executable).with_name("audit")
    return len(rows), cost([str(audit), "scan", str(path), "--no-cache", "-q", *reports])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rows = pairs(options.corpora)
    collect_rarely()  # as the command does
    with tempfile.TemporaryDirectory() as folder:
        count, mixed = distinct(options.corpora, Path(folder))  # first: a process begins with its parent's peak
        path = Path(folder) / "pairs.jsonl"
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        whole, without = (Auditor(Settings(source="ar", target="fr", ignore=ignored)) for ignored in ((), FACTS))
        parts = measured(whole, path)
        texts = [text for row in rows for text in (row["source"], row["target"])]
        encoder = whole._encoder
        list(whole.audit([path]))
        runs: dict[str, list[tuple[float, float]]] = {"audit": [], "encoder": [], "rules": [], "without": []}
        for _ in range(options.rounds):
            runs["audit"].append(seconds(lambda: list(whole.audit([path]))))
            runs["encoder"].append(seconds(lambda: encoder.encode(texts)))
            runs["rules"].append(seconds(judging(whole, parts)))
            runs["without"].append(seconds(judging(without, parts)))
        story = Path(folder) / "story.jsonl"
        story.write_text("\n".join(path.read_text(encoding="utf-8").splitlines()[:15]), encoding="utf-8")
        helped = started(["--help"], options.rounds)
        alone_story = started(["scan", str(story), "--no-cache"], options.rounds)
    audit, alone = (
        [1000 * median(column) / len(rows) for column in zip(*runs[n], strict=True)] for n in ("audit", "encoder")
    )
    rules, others = (1000 * min(processor for processor, _ in runs[n]) / len(rows) for n in ("rules", "without"))
    print(f"audit    {audit[0]:6.2f} ms of processor, {audit[1]:6.2f} ms of wall a pair, {len(rows)} pairs")
    print(f"encoder  {alone[0]:6.2f} ms of processor, {alone[1]:6.2f} ms of wall a pair")
    print(f"rules    {rules:6.2f} ms of processor, {others:.2f} without the checks on facts")
    print(f"these add {(rules - others) / (audit[0] - rules + others):.3f} of an audit's processor time")
    print(f"end to end at {alone[1] / audit[1]:.2f} of the encoder's throughput")
    print(f"audit --help {helped:.2f} s; a story of 15 segments, nothing cached, {alone_story:.2f} s")
    print(f"{count:,} distinct pairs with an HTML report: {mixed.seconds:.0f} s, peak memory {mixed.memory:.0f} MB")


if __name__ == "__main__":
    main()
