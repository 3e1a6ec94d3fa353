"""Score audits of whole stories, faulty and clean, against the list of their faults.

    audit scan corpora/stories/faulty -q -o jsonl:out/faulty.jsonl
    audit scan corpora/stories/clean -q -o jsonl:out/clean.jsonl
    python scripts/score_stories.py out/faulty.jsonl out/clean.jsonl corpora/stories/faults.jsonl [--misses]

A fault is located where a finding above info in its story touches its text on either side. Segments of clean stories
that have a finding above info are false alarms.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any

Record = Mapping[str, Any]


def records(path: Path) -> Iterator[Record]:
    return map(json.loads, path.read_text("utf-8").splitlines())


def story(document: str) -> str:
    """A document of an audit as the list of faults names it: `ar-fr/t01`."""
    path = PurePath(document)
    folder = next(part for part in path.parts if part in ("ar-fr", "fr-only"))
    return f"{folder}/{path.name.partition('.')[0]}"


def by_story(audit: Iterable[Record]) -> Mapping[str, list[Record]]:
    stories: defaultdict[str, list[Record]] = defaultdict(list)
    for segment in audit:
        stories[story(segment["document"])].append(segment)
    return stories


def flags(record: Record) -> list[Record]:
    return [finding for finding in record["findings"] if finding["severity"] != "info"]


def located(fault: Record, segments: Iterable[Record]) -> bool:
    return any(_touches(finding, fault, segment) for segment in segments for finding in flags(segment))


def _touches(finding: Record, fault: Record, segment: Record) -> bool:
    for side in ("source", "target"):
        span, wanted = finding[f"{side}_span"], _plain(fault[side])
        text = segment[side] or ""
        if not span or not wanted:
            continue
        start = _plain(text).find(wanted)
        inside = start < 0 and text.strip() != "" and _plain(text) in wanted  # of a fault of several segments
        first, last = (len(_plain(text[:place])) for place in span)
        if inside or (start >= 0 and first <= start + len(wanted) and start <= last):
            return True
    return False


def _plain(text: str) -> str:
    return " ".join(text.split())


def score(faulty: Iterable[Record], clean: Iterable[Record], faults: Sequence[Record]) -> Iterator[str]:
    """How many faults of each kind were located, and how many clean segments flagged, with an original and without."""
    stories = by_story(faulty)
    for folder in ("ar-fr", "fr-only"):
        known = [fault for fault in faults if fault["document"].startswith(folder)]
        found = [fault for fault in known if located(fault, stories[fault["document"]])]
        total, hits = (Counter(fault["kind"] for fault in some) for some in (known, found))
        yield f"{folder:16}{'located':>10}{'of':>6}"
        yield from (f"{kind:16}{hits[kind]:>10}{total[kind]:>6}" for kind in sorted(total))
        yield f"{'all':16}{len(found):>10}{len(known):>6}"
        read = [segment for segment in clean if story(segment["document"]).startswith(folder)]
        alarms = [segment for segment in read if flags(segment)]
        yield f"clean segments flagged: {len(alarms)} of {len(read)} ({len(alarms) / max(1, len(read)):.1%})\n"


def misses(faulty: Iterable[Record], clean: Iterable[Record], faults: Iterable[Record]) -> Iterator[str]:
    """Each fault that was missed, and each finding in a clean story."""
    stories = by_story(faulty)
    for fault in faults:
        if not located(fault, stories[fault["document"]]):
            yield f"missed {fault['document']} {fault['kind']}: {fault['source'] or fault['target']}"
    for segment in clean:
        yield from (f"false flag {segment['id']}: {flag['rule']} {flag['message']}" for flag in flags(segment))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("faulty", type=Path)
    parser.add_argument("clean", type=Path)
    parser.add_argument("faults", type=Path)
    parser.add_argument("--misses", action="store_true", help="list every missed fault and every false flag")
    options = parser.parse_args()
    found = [list(records(path)) for path in (options.faulty, options.clean, options.faults)]
    print("\n".join(score(*found)))
    if options.misses:
        print("\n".join(misses(*found)))


if __name__ == "__main__":
    main()
