"""Read what rules report on clean human translations: every finding is a false alarm, or a fault of the corpus.

    python -m scripts.evaluate_alarms --corpora DIR --languages ar-fr [--select NM,NB,MT102] [--sets retold,ntrex]

The sets are the project's free translations (``corpora/retold``), NTREX-128, FLORES-dev, and a third of TICO-19 and of
Tatoeba. Each finding is printed with its texts, then the counts by rule and severity, and the share of segments with a
finding above `info`. Rules were written with an eye on these corpora: for what is unseen, give pairs that nobody looked
at, as JSONL with ``--pairs``.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from audit.auditor import Auditor
from audit.records import DocumentAudit, SegmentAudit, Severity
from audit.settings import Settings
from scripts.estimator import corpora
from scripts.estimator.retold import RETOLD_PAIRS, retold

PARALLEL = {
    "ntrex": (corpora.ntrex, 1),
    "flores": (corpora.flores, 1),
    "tico": (corpora.tico, 3),
    "tatoeba": (corpora.tatoeba, 3),
}
"""How each is read, and every which of its pairs is taken."""
SETS = ("retold", *PARALLEL)


def pairs(name: str, root: Path, languages: tuple[str, str]) -> list[dict[str, str]]:
    """The pairs of a set in these languages, as rows of a JSONL feed."""
    if name == "retold":
        found = [(p.name, *p.texts) for p in retold(RETOLD_PAIRS) if p.languages == languages]
    else:
        read, step = PARALLEL[name]
        lines = [line for line in read(root) if line.texts.keys() >= set(languages)][::step]
        found = [(f"{name}.{n}", *(line.texts[code] for code in languages)) for n, line in enumerate(lines)]
    return [{"id": key, "source": source, "target": target} for key, source, target in found]


def audited(rows: list[dict[str, str]], settings: Settings) -> Iterator[SegmentAudit]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "clean.jsonl"
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        for document in Auditor(settings).audit([path]):
            if isinstance(document, DocumentAudit):
                yield from document.segments


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--languages", default="ar-fr")
    parser.add_argument("--select", default="", help="rules or families, separated by commas; all where none are given")
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--pairs", type=Path, help="JSONL with id, source and target, in place of the sets")
    options = parser.parse_args()
    source, target = options.languages.split("-")
    if options.pairs:
        rows = [json.loads(line) for line in options.pairs.read_text(encoding="utf-8").splitlines() if line.strip()]
    else:
        rows = [row for name in options.sets.split(",") for row in pairs(name, options.corpora, (source, target))]
    settings = Settings(source=source, target=target, select=tuple(filter(None, options.select.split(","))))
    counts: Counter[tuple[str, str]] = Counter()
    flagged = 0
    for one in audited(rows, settings):
        loud = [finding for finding in one.findings if finding.severity > Severity.INFO]
        flagged += bool(loud)
        for finding in loud:
            counts[finding.rule, finding.severity.label] += 1
            print(f"{one.segment.id} {finding.rule} {finding.severity.label} {finding.confidence}: {finding.message}")
        if loud:
            print(f"    {one.segment.source}\n    {one.segment.target}")
    for (rule, severity), count in sorted(counts.items()):
        print(f"{rule} {severity:8} {count:5}")
    print(f"{flagged} of {len(rows)} segments flagged, {flagged / max(1, len(rows)):.2%}")


if __name__ == "__main__":
    main()
