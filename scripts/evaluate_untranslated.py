"""Measure the rules on untranslated text: flags on clean translations, and recall of stretches that were put in.

usage: python scripts/evaluate_untranslated.py --corpora DIR [--flags]

Clean text is the target side alone of NTREX, FLORES-dev, TICO-19 and Tatoeba; flags are counted in segments of 40
letters or more, and in the shorter ones apart. For recall, words that end a sentence in one language take the place of
as many that end the same sentence in another, in the NTREX documents held apart; a stretch counts as found where a
finding overlaps it and reaches no further than four words beyond it.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from estimator import corpora

from audit.checks.evidence import Evidence
from audit.checks.untranslated import languages, left
from audit.language import get
from audit.records import Finding, Segment, Span

_LONG = 40
_LENGTHS = (3, 4, 6, 8, 12)
_TARGETS = {
    "fr": ("en", "es", "it", "de", "ar", "ru"),
    "en": ("fr", "es", "de", "ar"),
    "ar": ("en", "fr", "fa"),
    "de": ("en", "fr"),
    "es": ("en", "fr", "pt", "it"),
    "ru": ("en", "uk"),
}


def findings(text: str, language: str) -> list[Finding]:
    evidence = Evidence(Segment("1", "d", 0, None, text), None, get(language))
    rules = (left.untranslated_text, languages.wrong_language)
    return [finding for rule in rules if rule.segment for finding in rule.segment(evidence)]


def clean(folder: Path) -> Iterator[tuple[str, str, list[str]]]:
    """(corpus, language, texts)"""
    sets = {
        "ntrex": corpora.ntrex(folder),
        "flores": corpora.flores(folder),
        "tico": corpora.tico(folder),
        "tatoeba": corpora.tatoeba(folder),
    }
    for name, lines in sets.items():
        by_language: dict[str, dict[str, None]] = {}
        for line in lines:
            for language, text in line.texts.items():
                by_language.setdefault(language, {})[text] = None
        for language, texts in sorted(by_language.items()):
            yield name, language, list(texts)


def report_flags(folder: Path, show: bool) -> None:
    print(f"{'clean text':20}{'long':>8}{'flagged':>9}{'/1000':>7}{'short':>8}{'flagged':>9}")
    totals = [0, 0, 0, 0]
    for corpus, language, texts in clean(folder):
        counts = [0, 0, 0, 0]
        for text in texts:
            short = sum(c.isalpha() for c in text) < _LONG
            found = findings(text, language)
            counts[2 * short] += 1
            counts[2 * short + 1] += bool(found)
            if show:
                for finding in found:
                    print(f"  {corpus} {language} {finding.rule} {finding.message} | {text[:160]}")
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        _row(f"{corpus} {language}", counts)
    _row("all", totals)


def _row(name: str, counts: list[int]) -> None:
    long, flagged, short, flagged_short = counts
    share = 1000 * flagged / max(long, 1)
    print(f"{name:20}{long:>8}{flagged:>9}{share:>7.2f}{short:>8}{flagged_short:>9}")


def report_recall(folder: Path) -> None:
    lines = [line for line in corpora.ntrex(folder) if corpora.held_apart(line.document)]
    print(
        f"\nrecall, {len(lines)} sentences\n{'put in':12}" + "".join(f"{n:>4} words" for n in _LENGTHS) + "  a sentence"
    )
    for target, others in _TARGETS.items():
        for other in others:
            shares = [_recall(lines, target, other, length) for length in (*_LENGTHS, None)]
            print(f"{other + ' in ' + target:12}" + "".join(f"{share:>10.2f}" for share in shares))


def _recall(lines: list[corpora.Line], target: str, other: str, length: int | None) -> float:
    rng = random.Random(f"{target}{other}{length}")
    found = tried = 0
    for line in lines:
        text, stretch = _mixed(line.texts[target], line.texts[other], length, rng)
        if stretch is not None:
            tried += 1
            found += any(_is_found(finding.target_span, stretch, text) for finding in findings(text, target))
    return found / max(tried, 1)


def _mixed(home: str, foreign: str, length: int | None, rng: random.Random) -> tuple[str, Span | None]:
    """``home`` with words of ``foreign`` in it, and where they stand; a whole sentence goes before or after."""
    if length is None:
        first, second = (home, foreign) if rng.random() < 0.5 else (foreign, home)
        start = 0 if first == foreign else len(first) + 1
        return f"{first} {second}", Span(start, start + len(foreign))
    words, others = home.split(), foreign.split()
    if len(words) < 2 * length or len(others) < length:
        return home, None
    kept, put = " ".join(words[:-length]), " ".join(others[-length:])
    return f"{kept} {put}", Span(len(kept) + 1, len(kept) + 1 + len(put))


def _is_found(span: Span | None, stretch: Span, text: str) -> bool:
    if span is None or not span.overlaps(stretch):
        return False
    return len(text[span.start : stretch.start].split()) <= 4 and len(text[stretch.end : span.end].split()) <= 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--flags", action="store_true", help="print every flag on clean text")
    args = parser.parse_args()
    report_flags(args.corpora, args.flags)
    report_recall(args.corpora)


if __name__ == "__main__":
    main()
