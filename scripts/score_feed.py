"""Score an audit of the sample feed against the list of faults that were planted in it.

usage: python scripts/score_feed.py AUDIT.jsonl [--misses]

A planted fault is *located* when a finding above info of a fitting category touches its text, on either side, in its
document. *Flags* are findings above info that touch no planted fault.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from scripts.score_gold import FITTING

PLANTED = Path(__file__).parent.parent / "corpora" / "sample-feed-planted.jsonl"


class FeedScore:
    """Counts by kind of fault; ``misses`` and ``flags`` name each."""

    def __init__(self, records: Iterable[dict[str, Any]], planted: Iterable[dict[str, str]]) -> None:
        self.total: Counter[str] = Counter()
        self.located: Counter[str] = Counter()
        self.misses: list[str] = []
        self.flags: list[str] = []
        self.segments: Counter[str] = Counter()
        by_document: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
        for record in records:
            by_document[Path(record["document"]).stem].append(record)
        faults: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        for fault in planted:
            faults[fault["document"]].append(fault)
        for name, own in by_document.items():
            self._add(name, own, faults[name])

    def recall(self, *kinds: str) -> float:
        """Share of the planted faults of these kinds (of all, where none is named) that were located."""
        chosen = kinds or tuple(self.total)
        return sum(self.located[k] for k in chosen) / sum(self.total[k] for k in chosen)

    def _add(self, name: str, records: list[dict[str, Any]], faults: list[dict[str, str]]) -> None:
        self.segments[name] = len(records)
        findings = [(r, f) for r in records for f in r["findings"] if f["severity"] != "info"]
        for fault in faults:
            self.total[fault["kind"]] += 1
            fitting = [(r, f) for r, f in findings if f["category"].startswith(FITTING[fault["kind"]])]
            if any(_touches(r, f, fault) for r, f in fitting):
                self.located[fault["kind"]] += 1
            else:
                self.misses.append(f"{name} {fault['kind']}: {fault['source'] or fault['target']}")
        for record, finding in findings:
            if not any(_touches(record, finding, fault) for fault in faults):
                self.flags.append(f"{name} {finding['rule']}: {finding['message']}")


def _touches(record: dict[str, Any], finding: dict[str, Any], fault: dict[str, str]) -> bool:
    """Whether the finding's text overlaps the fault's, which may run over several segments."""
    for side in ("source", "target"):
        span, wanted = finding[f"{side}_span"], fault[side]
        if span is None or not wanted:
            continue
        text = record[side]
        marked = text[span[0] : span[1]].strip()
        start = text.find(wanted)
        if start >= 0 and span[0] < start + len(wanted) and start < span[1]:
            return True
        if marked and marked in wanted and len(marked) > 1:
            return True
    return False


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("audit", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every missed fault and every other flag")
    args = parser.parse_args()
    score = FeedScore(read_jsonl(args.audit), read_jsonl(PLANTED))
    for kind, count in sorted(score.total.items()):
        print(f"{kind:16}{score.located[kind]:>4} of {count}")
    segments = sum(score.segments.values())
    print(f"located {score.recall():.3f}; {len(score.flags)} flags that touch no planted fault in {segments} segments")
    if args.misses:
        print("\n".join(["missed:", *score.misses, "flags:", *score.flags]))


if __name__ == "__main__":
    main()
