"""Score an audit against hand-labelled segments.

usage: python scripts/score_gold.py AUDIT.jsonl GOLD.jsonl... [--misses]

A gold file has one object a line: {"id", "source", "target", "errors": [{"kind", "source", "target"}]}, where an
error's source and target are the exact substrings at fault; a segment without errors is clean. An error is *detected*
when a finding above info of a fitting category is in its segment, and *located* when that finding's span overlaps the
labelled text. Flags are findings above info on clean segments.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

FITTING = {
    "omission": "accuracy/omission",
    "truncation": "accuracy/omission",
    "addition": "accuracy/addition",
    "name": "accuracy/mistranslation/entity",
    "number": ("accuracy/mistranslation/number", "accuracy/mistranslation/unit"),
    "date": ("accuracy/mistranslation/date-time", "accuracy/mistranslation/number"),
    "negation": "accuracy/mistranslation",
    "mistranslation": "accuracy/mistranslation",
    "untranslated": "accuracy/untranslated",
    "wrong_language": "accuracy/untranslated",
    "misplaced": "linguistic",
    "encoding": "linguistic/character-encoding",
    "quote": "linguistic/punctuation",
}
"""MQM category prefixes that count as having found an error of each kind."""


class Score:
    """Counts by kind, and a note on each miss and each false flag."""

    def __init__(self) -> None:
        self.total: Counter[str] = Counter()
        self.detected: Counter[str] = Counter()
        self.located: Counter[str] = Counter()
        self.clean = self.flagged = self.flags = 0
        self.notes: list[str] = []

    def add(self, segment: dict[str, Any], findings: list[dict[str, Any]]) -> None:
        findings = [finding for finding in findings if finding["severity"] != "info"]
        if not segment.get("errors"):
            self.clean += 1
            self.flagged += bool(findings)
            self.flags += len(findings)
            self.notes += [f"false flag {segment['id']}: {f['rule']} {f['message']}" for f in findings]
        for error in segment.get("errors", ()):
            kind = error["kind"]
            fitting = [finding for finding in findings if finding["category"].startswith(FITTING[kind])]
            located = any(_touches(finding, segment, error) for finding in fitting)
            self.total[kind] += 1
            self.detected[kind] += bool(fitting)
            self.located[kind] += located
            if not located:
                verdict = "unlocated" if fitting else "missed"
                self.notes.append(f"{verdict} {segment['id']} {kind}: {error['source'] or error['target']}")

    def lines(self) -> Iterator[str]:
        yield f"{'kind':16}{'detected':>10}{'located':>10}{'of':>6}{'recall':>9}"
        for kind, count in sorted(self.total.items()):
            share = self.located[kind] / count
            yield f"{kind:16}{self.detected[kind]:>10}{self.located[kind]:>10}{count:>6}{share:>9.2f}"
        every = sum(self.total.values())
        detected, located = sum(self.detected.values()), sum(self.located.values())
        yield f"{'all':16}{detected:>10}{located:>10}{every:>6}{located / max(every, 1):>9.2f}"
        share = self.flagged / max(self.clean, 1)
        yield f"clean segments flagged: {self.flagged} of {self.clean} ({share:.1%}), {self.flags} flags"


def _touches(finding: dict[str, Any], segment: dict[str, Any], error: dict[str, str]) -> bool:
    for side in ("source", "target"):
        span, wanted = finding.get(f"{side}_span"), error[side]
        start = (segment[side] or "").find(wanted) if wanted else -1
        if span and start >= 0 and span[0] < start + len(wanted) and start < span[1]:
            return True
    return False


def _objects(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("audit", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--misses", action="store_true", help="list every missed error and every false flag")
    args = parser.parse_args()
    findings = {record["id"]: record["findings"] for record in _objects([args.audit])}
    score = Score()
    for segment in _objects(args.gold):
        score.add(segment, findings[segment["id"]])
    print("\n".join(score.lines()))
    if args.misses:
        print("\n".join(score.notes))


if __name__ == "__main__":
    main()
