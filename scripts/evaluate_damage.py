"""Measure the rules that need no original: faults planted into human translations, and flags on the same text as it is.

usage: python scripts/evaluate_damage.py --corpora DIR [--languages fr,en] [--held-apart] [--most N] [--misses KIND]

DIR holds NTREX-128 (`ntrex/`), FLORES-200 (`flores-dev/`) and TICO-19 (`tico19/`). A planted fault is found when a
finding above info of a fitting category touches it. Every line is a segment of its own; `stories` are NTREX documents
as texts. Without --held-apart the documents that rules may be tuned on are measured, with it the others.
"""

from __future__ import annotations

import argparse
import html
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.alignment.passages import single_passages
from audit.checks import rules
from audit.checks.addition import repeats
from audit.checks.damage import brackets, characters, fragments, quotation, typography
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.omission import cutoff
from audit.language import Language, get
from audit.language.words import words
from audit.records import Finding, Segment, Severity, Text
from scripts.damage import edits, encodings
from scripts.damage.planted import Kind, Planted
from scripts.estimator.corpora import Line, flores, held_apart, ntrex, tico

RULES = (
    characters.damaged_characters, fragments.false_break, fragments.displaced_fragment, quotation.quotation_marks,
    brackets.brackets, typography.typography, cutoff.cut_off_sentence, repeats.repeated_text,
)  # fmt: skip


def audit_texts(texts: Sequence[Segment], language: Language) -> Iterator[tuple[int, Finding]]:
    """Findings above info of the segments as one document."""
    evidence = [Evidence(s, None, language, target_words=words(s.target, language)) for s in texts]
    for place, finding in rules.run(RULES, DocumentEvidence(evidence)):
        if finding.severity > Severity.INFO:
            yield place, finding


def audit_line(text: str, language: Language) -> list[Finding]:
    return [finding for _, finding in audit_texts([Segment("1", "line", 1, None, text)], language)]


def clean_lines(corpora: Path, language: str, held: bool) -> dict[str, list[Line]]:
    """Lines of each corpus in ``language``; TICO-19 without its second copies and its doubled escapes."""
    found = {"ntrex": ntrex(corpora), "flores": flores(corpora), "tico": tico(corpora)}
    kept: dict[str, list[Line]] = {}
    for name, lines in found.items():
        texts = {
            _unquoted(line.texts[language]): line.document
            for line in lines
            if line.texts.get(language) and held_apart(line.document) is held
        }
        kept[name] = [Line(document, {language: text}) for text, document in texts.items()]
    return kept


def _unquoted(text: str) -> str:
    """A line without the escapes and the quoting that the corpus file itself put on it."""
    text = html.unescape(text)
    if text.startswith('"') and text.endswith('"') and '""' in text:
        text = text[1:-1].replace('""', '"').strip()
    return text


def report_recall(lines: Sequence[str], language: Language, most: int, misses: str | None) -> None:
    for kind in (*edits.KINDS, *encodings.KINDS):
        rng = random.Random(7)
        planted = found = 0
        for text in rng.sample(lines, len(lines)):
            damaged = kind.plant(text, language, rng)
            if damaged is None or damaged.text == text:
                continue
            planted += 1
            hit = _is_found(kind, damaged, language)
            found += hit
            if misses == kind.name and not hit:
                print(f"    {' | '.join(s.of(damaged.text) for s in damaged.spans)}    IN    {damaged.text}")
            if planted == most:
                break
        if planted:
            _print_share(kind.name, found, planted)


def _is_found(kind: Kind, damaged: Planted, language: Language) -> bool:
    return any(
        finding.category in kind.categories and finding.target_span is not None
        and any(finding.target_span.overlaps(span) for span in damaged.spans)
        for finding in audit_line(damaged.text, language)
    )  # fmt: skip


def report_whole_lines(lines: Sequence[str], language: Language, most: int) -> None:
    """Share of damaged words found where every word of a line is damaged in one way."""
    for name, change in encodings.READINGS.items():
        words_found = words_damaged = 0
        for text in random.Random(7).sample(lines, min(len(lines), most)):
            damaged = encodings.in_line(change, text)
            if damaged is None:
                continue
            spans = [f.target_span for f in audit_line(damaged.text, language) if f.rule == "TX101" and f.target_span]
            words_damaged += len(damaged.spans)
            words_found += sum(any(s.overlaps(span) for s in spans) for span in damaged.spans)
        if words_damaged:
            _print_share(name, words_found, words_damaged)


def _print_share(name: str, found: int, planted: int) -> None:
    print(f"{name:36}{found:>6} of {planted:<6}{found / planted:6.3f}")


def report_flags(corpora: dict[str, list[Line]], language: Language, show: bool) -> None:
    for name, lines in corpora.items():
        texts = [line.texts[language.code] for line in lines]
        found = [(text, finding) for text in texts for finding in audit_line(text, language)]
        _print_flags(name, len(texts), [finding for _, finding in found])
        if show:
            for text, finding in found:
                print(f"    {finding.rule} {finding.message}    IN    {text}")
    stories: defaultdict[str, list[str]] = defaultdict(list)
    for line in corpora["ntrex"]:
        stories[line.document].append(line.texts[language.code])
    parsed = [[p.segment for p in single_passages(d, Text(d, "\n\n".join(t)), language)] for d, t in stories.items()]
    _print_flags("stories", sum(map(len, parsed)), [f for story in parsed for _, f in audit_texts(story, language)])


def _print_flags(name: str, segments: int, found: Sequence[Finding]) -> None:
    if segments:
        counts = ", ".join(f"{rule} {n}" for rule, n in sorted(Counter(f.rule for f in found).items()))
        rate = 1000 * len(found) / segments
        print(f"{name:10}{segments:>6} segments{len(found):>5} flags{rate:>7.1f} per 1,000  {counts}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--languages", default="fr,en,es,de,it,pt,ru,ar", help="the first is planted into, too")
    parser.add_argument("--held-apart", action="store_true", help="measure the documents that nothing is tuned on")
    parser.add_argument("--most", type=int, default=300, help="faults planted of each kind")
    parser.add_argument("--misses", metavar="KIND", help="list what is missed of a kind; 'flags' lists flags")
    args = parser.parse_args()
    for place, code in enumerate(args.languages.split(",")):
        language = get(code)
        corpora = clean_lines(args.corpora, code, args.held_apart)
        print(f"== {language.name}: flags above info on clean text")
        report_flags(corpora, language, args.misses == "flags")
        if place == 0 and args.misses != "flags":
            texts = [line.texts[code] for lines in corpora.values() for line in lines]
            lines = [text for text in texts if not audit_line(text, language)]
            print(f"== {language.name}: faults planted, one a line")
            report_recall(lines, language, args.most, args.misses)
            print(f"== {language.name}: words found of lines damaged throughout")
            report_whole_lines(lines, language, args.most)


if __name__ == "__main__":
    main()
