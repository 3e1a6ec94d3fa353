"""Measure the rules on numbers, dates and units (NB): gold segments, clean translations, planted faults, speed.

usage: python scripts/evaluate_facts.py --corpora DIR [--part held|tune|all] [--show]

`--corpora` is the folder of public corpora (NTREX-128 and FLORES-200 devtest; see corpora/README.md). `held` are the
documents of NTREX that are held apart and every other line of FLORES; `tune` the rest. Findings of `info` do not count.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from audit.alignment.words import link_words
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import all_rules, run
from audit.encoder import Encoder, load_encoder
from audit.language import Language, get
from audit.language.numerals import numbers
from audit.language.words import words
from audit.records import Finding, Segment, Severity, Span
from audit.settings import Settings
from scripts.estimator import corpora

GOLD = Path(__file__).parents[1] / "corpora" / "gold"
PAIRS = (("ar", "fr"), ("en", "fr"), ("en", "ar"))
RULES = tuple(rule for rule in all_rules() if rule.code.startswith("NB"))

Fault = tuple[str, Span]
"""A translation with a fault, and where the fault stands in it."""


def lines(root: Path, name: str, part: str) -> list[corpora.Line]:
    """The lines of one corpus that belong to ``part``."""
    if name == "ntrex":
        found = corpora.ntrex(root)
        apart = [corpora.held_apart(line.document) for line in found]
    else:
        found = corpora.flores(root)
        apart = [place % 2 == 1 for place in range(len(found))]
    return [line for line, held in zip(found, apart, strict=True) if part == "all" or held == (part == "held")]


def evidence(pairs: Sequence[tuple[str, str]], near: Language, far: Language, encoder: Encoder) -> Iterator[Evidence]:
    """What the rules see of each pair of source and target, without an estimator."""
    for start in range(0, len(pairs), 128):
        some = pairs[start : start + 128]
        encoded = encoder.encode([text for pair in some for text in pair])
        for (source, target), states, other in zip(some, encoded[::2], encoded[1::2], strict=True):
            sides = words(source, near), words(target, far)
            links = link_words(states, other, *sides)
            yield Evidence(
                Segment("1", "d", 1, source, target), near, far,
                source_words=sides[0], target_words=sides[1], links=links,
            )  # fmt: skip


def findings(one: Evidence) -> list[Finding]:
    return [f for _, f in run(RULES, DocumentEvidence([one])) if f.severity > Severity.INFO]


def gold(encoder: Encoder) -> None:
    """Numbers and dates of the hand-labelled segments: located by span on either side."""
    segments = [s for path in sorted(GOLD.glob("ar-*.jsonl")) for s in corpora.gold(path)]
    pairs = [(str(s["source"]), str(s["target"])) for s in segments]
    located: Counter[str] = Counter()
    total: Counter[str] = Counter()
    clean = flags = 0
    for segment, one in zip(segments, evidence(pairs, get("ar"), get("fr"), encoder), strict=True):
        errors = json.loads(json.dumps(segment["errors"]))
        found = findings(one)
        if not errors:
            clean, flags = clean + 1, flags + len(found)
        for error in errors:
            if error["kind"] in ("number", "date"):
                total[error["kind"]] += 1
                located[error["kind"]] += any(_touches(f, one, error) for f in found)
    for kind in sorted(total):
        print(f"gold {kind:8} located {located[kind]} of {total[kind]}")
    print(f"gold clean segments {clean}, findings {flags}")


def _touches(finding: Finding, one: Evidence, error: dict[str, str]) -> bool:
    for span, text, wanted in (
        (finding.source_span, one.source, error["source"]),
        (finding.target_span, one.target, error["target"]),
    ):
        start = text.find(wanted) if wanted else -1
        if span and start >= 0 and span.overlaps(Span(start, start + len(wanted))):
            return True
    return False


def false_alarms(root: Path, part: str, encoder: Encoder, show: bool) -> None:
    """Findings on clean human translations, per 100 segments."""
    for name in ("ntrex", "flores"):
        some = lines(root, name, part)
        for a, b in PAIRS:
            rules: Counter[str] = Counter()
            above = flagged = 0
            pairs = [(line.texts[a], line.texts[b]) for line in some]
            for one in evidence(pairs, get(a), get(b), encoder):
                found = findings(one)
                rules.update(f.rule for f in found)
                above += sum(f.severity > Severity.MINOR for f in found)
                flagged += bool(found)
                if show and found:
                    print(f"  {one.source}\n  {one.target}")
                    print("\n".join(f"    {f.rule} {f.severity.label} {f.message}" for f in found))
            count = len(pairs) / 100
            each = ", ".join(f"{code} {n}" for code, n in sorted(rules.items()))
            print(
                f"clean {name:6} {a}-{b} {len(pairs):5} segments: {sum(rules.values()) / count:.2f} findings a hundred,"
                f" {above / count:.2f} above minor, {flagged / count:.2f} segments ({each})"
            )


def digit(text: str, language: Language, rng: random.Random) -> Fault | None:
    """One digit of one figure becomes another."""
    places = [m.start() for m in re.finditer(r"(?<![^\W\d])(?<![^\W\d][-‑])\d(?!\d*[^\W\d])", text)]
    if not places:
        return None
    at = rng.choice(places)
    other = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :], Span(at, at + 1)


_MAGNITUDES = {
    "fr": [("milliards", "millions"), ("milliard", "million"), ("milliers", "millions"), ("centaines", "milliers")],
    "en": [("billion", "million"), ("thousands", "millions"), ("hundreds", "thousands")],
    "ar": [("مليارات", "ملايين"), ("مليار", "مليون"), ("آلاف", "ملايين"), ("ألف", "مليون")],
}


def magnitude(text: str, language: Language, rng: random.Random) -> Fault | None:
    """A magnitude's word becomes another, or a figure of three digits or more takes or loses a zero."""
    swaps = _MAGNITUDES[language.code]
    choices = [(m.span(), b) for pair in swaps for a, b in (pair, pair[::-1]) for m in re.finditer(rf"\b{a}\b", text)]
    for q in numbers(text, language):
        written = q.span.of(text)
        grouped = re.fullmatch(r"[1-9]\d{2}|[1-9]\d{0,2}(?:([  \u202f.,]?)\d{3})+", written)
        year = written.isdigit() and 1500 <= q.value < 2200
        if grouped and q.value >= 100 and q.value.denominator == 1 and not year:
            choices.append(((q.span.start, q.span.end), f"{int(q.value) * 10:,}".replace(",", grouped[1] or "")))
    if not choices:
        return None
    (start, end), other = rng.choice(choices)
    return text[:start] + other + text[end:], Span(start, start + len(other))


def month(text: str, language: Language, rng: random.Random) -> Fault | None:
    """A month becomes another."""
    return _other_name(text, language.months, rng, language)


def weekday(text: str, language: Language, rng: random.Random) -> Fault | None:
    """A weekday becomes another."""
    return _other_name(text, language.weekdays, rng, language)


def _other_name(text: str, names: Mapping[str, int], rng: random.Random, language: Language) -> Fault | None:
    table: dict[str, int] = {}
    for name, number in names.items():
        if number not in table.values() or not language.cased:
            table[name] = number  # the full name, which comes first, not the abbreviations after it
    spellings = {form for name in table for form in (name, name.capitalize())}
    found = [m for form in spellings for m in re.finditer(rf"(?<!\w){form}(?!\w)", text)]
    if not found:
        return None
    chosen = rng.choice(found)
    value = table[chosen.group().lower()]
    other = rng.choice([name for name, n in table.items() if n != value])
    other = other.capitalize() if chosen.group()[0].isupper() else other
    return text[: chosen.start()] + other + text[chosen.end() :], Span(chosen.start(), chosen.start() + len(other))


_WORDS = {
    "fr": ["trois", "quatre", "cinq", "six", "sept", "huit", "dix", "douze", "quinze", "vingt", "trente", "cinquante"],
    "en": ["three", "four", "five", "six", "seven", "eight", "ten", "twelve", "twenty", "fifty"],
    "ar": ["ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "عشرة", "عشرين"],
}


def word(text: str, language: Language, rng: random.Random) -> Fault | None:
    """A number word becomes another."""
    table = _WORDS[language.code]
    found = [m for w in table for m in re.finditer(rf"(?<![\w-]){w}(?![\w-])", text)]
    if not found:
        return None
    chosen = rng.choice(found)
    other = rng.choice([w for w in table if w != chosen.group()])
    return text[: chosen.start()] + other + text[chosen.end() :], Span(chosen.start(), chosen.start() + len(other))


FAULTS: tuple[Callable[[str, Language, random.Random], Fault | None], ...] = (digit, magnitude, month, weekday, word)


def recall(root: Path, part: str, encoder: Encoder, show: bool) -> None:
    """Planted faults that a finding on the translation covers."""
    for name in ("ntrex", "flores"):
        some = lines(root, name, part)
        for a, b in PAIRS:
            for plant in FAULTS:
                rng = random.Random(f"{name}{a}{b}{plant.__name__}")
                planted = [(line.texts[a], plant(line.texts[b], get(b), rng)) for line in some]
                faults = [(source, fault) for source, fault in planted if fault is not None]
                pairs = [(source, fault[0]) for source, fault in faults]
                hits = 0
                for (_, (_, span)), one in zip(faults, evidence(pairs, get(a), get(b), encoder), strict=True):
                    hit = any(f.target_span and f.target_span.overlaps(span) for f in findings(one))
                    hits += hit
                    if show and not hit:
                        print(f"  missed {plant.__name__} “{span.of(one.target)}”\n    {one.source}\n    {one.target}")
                share = hits / max(len(faults), 1)
                print(f"planted {name:6} {a}-{b} {plant.__name__:9} {hits:4} of {len(faults):4}  {share:.3f}")


def speed(root: Path, part: str, encoder: Encoder) -> None:
    some = lines(root, "ntrex", part)
    everything = list(evidence([(x.texts["ar"], x.texts["fr"]) for x in some], get("ar"), get("fr"), encoder))
    findings(everything[0])
    start = time.perf_counter()
    for one in everything:
        findings(one)
    print(f"speed {1000 * (time.perf_counter() - start) / len(everything):.2f} ms a segment")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--part", choices=("held", "tune", "all"), default="held")
    parser.add_argument("--show", action="store_true", help="print every false alarm and every miss")
    args = parser.parse_args()
    encoder = load_encoder(Settings().encoder)
    gold(encoder)
    false_alarms(args.corpora, args.part, encoder, args.show)
    recall(args.corpora, args.part, encoder, args.show)
    speed(args.corpora, args.part, encoder)


if __name__ == "__main__":
    main()
