"""Measure the set phrases of MT106 against clean translations, and mark those whose right renderings are complete.

    python -m scripts.mark_phrases --corpora DIR [--write]

Over all clean Arabic-French pairs (those of ``scripts.evaluate_alarms``, of ``corpora/desk`` and of ``corpora/gold``),
prints each row that would cry wolf: its literal rendering stands in a translation, and nothing right. A row that was
seen twice or more and had something right each time is complete; ``--write`` sets these marks in the tables.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from audit.checks.meaning.clauses import read_side
from audit.checks.meaning.phrases import COMPLETE, TABLES, Phrase, found, phrases
from audit.language import get
from audit.language.words import words
from scripts.evaluate_alarms import SETS, pairs

ROOT = Path(__file__).parents[1]
DATA = ROOT / "audit" / "checks" / "meaning" / "data"
LABELLED = ("desk/ar-fr.jsonl", "gold/ar-fr.jsonl", "gold/ar-fr-later.jsonl")
SEEN = 2  # times that a complete row was seen, at least
CELLS = 4  # of a row without a mark


def clean(corpora: Path) -> Iterator[tuple[str, str]]:
    """Arabic originals with clean French translations."""
    for name in SETS:
        for row in pairs(name, corpora, ("ar", "fr")):
            yield row["source"], row["target"]
    for name in LABELLED:
        for line in (ROOT / "corpora" / name).read_text("utf-8").splitlines():
            segment = json.loads(line)
            if not segment["errors"]:
                yield segment["source"], segment["target"]


def measured(corpora: Path) -> tuple[Counter[str], Counter[str]]:
    """How often each phrase was seen, and how often without anything right; by its patterns."""
    seen: Counter[str] = Counter()
    without: Counter[str] = Counter()
    arabic = get("ar")
    for source, target in clean(corpora):
        side = read_side(source, arabic, words(source, arabic))
        for phrase, span in {id(phrase): (phrase, span) for phrase, span in found(side)}.values():
            seen[key(phrase)] += 1
            if phrase.right.search(target):
                continue
            without[key(phrase)] += 1
            literal = phrase.literal.search(target)
            if literal:
                print(f"{phrase.usual}: “{literal.group()}” for “{span.of(source)}”\n    {source}\n    {target}")
    return seen, without


def key(phrase: Phrase) -> str:
    return f"{phrase.usual}\t{phrase.right_pattern}\t{phrase.literal_pattern}"


def mark(name: str, complete: frozenset[str]) -> None:
    """Write a table anew, with the marks of ``complete`` rows and no others."""
    lines = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        cells = line.split("\t")
        row = "\t".join(cells[:CELLS])
        lines.append(f"{row}\t{COMPLETE}" if "\t".join(cells[1:CELLS]) in complete else row)
    (DATA / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help="set the marks in the tables")
    options = parser.parse_args()
    seen, without = measured(options.corpora)
    complete = frozenset(row for row, times in seen.items() if times >= SEEN and not without[row])
    rows = len({key(phrase) for some in phrases().values() for phrase in some})
    print(f"{rows} phrases, {len(seen)} seen, {sum(without.values())} of {sum(seen.values())} times without")
    print(f"{len(complete)} are complete")
    if options.write:
        for name in TABLES:
            mark(name, complete)


if __name__ == "__main__":
    main()
