"""Measure what parts of an audit cost: the checks on names, numbers and polarity, and the encoder alone.

    python scripts/evaluate_cost.py --corpora DIR [--rounds 5]

FLORES-dev and the held-apart documents of NTREX, Arabic to French, audited in one process with everything, without the
checks on facts (NM, NB, MT102, MT103, MT104), without these and what reads the text as they do (the rest of MT), and by
the encoder alone, in turn; medians of the rounds.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.auditor import Auditor
from audit.settings import Settings
from scripts.estimator import corpora

FACTS = ("NM", "NB", "MT102", "MT103", "MT104")


def pairs(root: Path) -> list[dict[str, str]]:
    lines = [*corpora.flores(root), *(line for line in corpora.ntrex(root) if corpora.held_apart(line.document))]
    return [{"source": line.texts["ar"], "target": line.texts["fr"]} for line in lines]


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Processor and wall time."""
    processor, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - processor, time.perf_counter() - wall


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    rows = pairs(options.corpora)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.jsonl"
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")

        def audit(*ignored: str) -> Callable[[], object]:
            auditor = Auditor(Settings(source="ar", target="fr", ignore=ignored))
            return lambda: list(auditor.audit([path]))

        encoder = Auditor(Settings())._encoder
        texts = [text for row in rows for text in (row["source"], row["target"])]
        works = {
            "all": audit(),
            "without": audit(*FACTS),
            "neither": audit("NM", "NB", "MT"),
            "encoder": lambda: encoder.encode(texts),
        }
        for work in works.values():
            work()
        taken = {name: [] for name in works}
        for _ in range(options.rounds):
            for name, work in works.items():
                taken[name].append(seconds(work))
    costs = {
        name: [1000 * median(column) / len(rows) for column in zip(*runs, strict=True)] for name, runs in taken.items()
    }
    for name, (processor, wall) in costs.items():
        print(f"{name:<8} {processor:6.2f} ms of processor, {wall:6.2f} ms of wall a pair")
    for name, which in (("without", "checks on facts"), ("neither", "these and all other rules on meaning")):
        added = [costs["all"][i] / costs[name][i] - 1 for i in (0, 1)]
        print(f"{which} add {added[0]:.3f} of processor, {added[1]:.3f} of wall")
    print(f"end to end at {costs['encoder'][1] / costs['all'][1]:.2f} of the encoder's throughput, {len(rows)} pairs")


if __name__ == "__main__":
    main()
