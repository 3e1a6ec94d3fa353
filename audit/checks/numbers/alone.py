"""Rules on a number or date that stands on one side alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from fractions import Fraction
from itertools import groupby

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.freedom import is_free, is_retitled
from audit.checks.numbers.agreement import same_value
from audit.checks.numbers.comparing import comparison, told_by_steps
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.facts import facts
from audit.checks.numbers.moved import TELLING, Side, alone, extra, missing
from audit.checks.numbers.relative import tells_century, tells_edge, tells_month, tells_since_january, tells_year
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.dates import PartKind
from audit.language.numerals import Kind
from audit.records import Finding, Severity, Span

_SMALL = 10
_NEAR = 30  # characters before a month that tell whether it is one since when
_OPENING, _CLOSING = tuple('«“"'), tuple('»”"')
_DOUBTED = 0.3
"""The estimator's probability from which a small number in words is held to be made up."""


@document_rule("NB105", "dropped-number", "accuracy/mistranslation/number", Severity.MAJOR)
def dropped_number(rule: Rule, evidence: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A number of the original is missing from the translation.

    ## What it does
    Reports numbers, days, months and years of the original that have no counterpart, unless the clause that holds them
    is reported as dropped. A number that the segment before or after takes up is not missing, nor
    is one from a hundred on that another one takes up. One, two, first, half and
    their like, which languages say by other means, are not looked for; words are `info` in a free translation.

    ## Why it is bad
    The reader is told that there were wounded, not how many.

    ## Example
    «أصيب 37 شخصا» → `Des personnes ont été blessées`

    ## Use instead
    `37 personnes ont été blessées`
    """
    moved = alone(evidence.segments, extra)
    for place, one in enumerate(evidence.segments):
        if _is_read(one):
            known = [fault.span for fault in one.omitted]
            for span, fact in _alone(evidence.segments, place, known, missing, extra, moved):
                if span.of(one.source) in one.target or _is_untranslated(fact, one) or _is_quoted(span, one.source):
                    continue
                if not fact.digits and _is_name(one.linked_target(span), one.target, one.target_language):
                    continue
                if _is_told_otherwise(fact, one.source, one.target, one.target_language) or _is_stepped(fact, one, 0):
                    continue
                message = f"“{span.of(one.source)}” of the original is missing"
                sure, severity = _weight(fact, one)
                yield place, rule.finding(message, confidence=sure, source=span, severity=severity)


@document_rule("NB106", "invented-number", "accuracy/mistranslation/number", Severity.MAJOR)
def invented_number(rule: Rule, evidence: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """The translation has a number that the original does not have.

    ## What it does
    Reports numbers, days, months and years of the translation that answer to nothing in the original, unless the text
    around them is reported as added.

    ## Why it is bad
    Nobody said it, and it looks like a fact.

    ## Example
    «أصيب عدة أشخاص» → `12 personnes ont été blessées`

    ## Use instead
    `Plusieurs personnes ont été blessées`
    """
    moved = alone(evidence.segments, missing)
    for place, one in enumerate(evidence.segments):
        if _is_read(one):
            known = [fault.span for fault in one.added]
            for span, fact in _alone(evidence.segments, place, known, extra, missing, moved):
                if span.of(one.target) in one.source:
                    continue
                if not fact.digits and _is_name(one.linked_source(span), one.source, one.source_language):
                    continue
                if not fact.digits and _is_name(span, one.target, one.target_language):  # `les Vingt-Sept`
                    continue
                if _is_told_otherwise(fact, one.target, one.source, one.source_language) or _is_stepped(fact, one, 1):
                    continue
                message = f"“{span.of(one.target)}” is not in the original"
                sure, severity = _weight(fact, one)
                if severity is Severity.MINOR and one.unsupported(span) < _DOUBTED:
                    severity = Severity.INFO  # `finir à dix`, `huit des neuf chefs` for all but one
                yield place, rule.finding(message, confidence=sure, target=span, severity=severity)


def _alone(
    segments: Sequence[Evidence], place: int, known: Sequence[Span], here: Side, there: Side, moved: Set[Fraction]
) -> Iterator[tuple[Span, Fact]]:
    """What stands on the side ``here`` alone, one for a date; not what is ``known``, stands in the next segment, or is
    ``moved`` further away."""
    found = comparison(segments[place])
    retold = any(fact.part in (PartKind.WEEKDAY, PartKind.RELATIVE_DAY) for fact in there(found))
    near = [fact for at in (place - 1, place + 1) for fact in _of(segments, at, there)]
    told = [
        fact
        for fact in here(found)
        if is_told(fact)
        and not (retold and fact.dated)
        and not any(span.overlaps(fact.span) for span in known)
        and not any(same_value(fact, other) for other in near)
        and not (fact.value >= TELLING and not moved.isdisjoint(fact.values))
    ]
    for _, group in groupby(told, key=lambda fact: fact.date or -fact.span.start):
        parts = list(group)
        yield Span(min(f.whole_span.start for f in parts), max(f.whole_span.end for f in parts)), parts[0]


def _is_quoted(span: Span, text: str) -> bool:
    """Whether a date or number is all that stands in quotation marks: the name of a movement (`« 23 mars »`)."""
    return text[: span.start].rstrip()[-1:] in _OPENING and text[span.end :].lstrip()[:1] in _CLOSING


def _of(segments: Sequence[Evidence], place: int, side: Side) -> Sequence[Fact]:
    return side(comparison(segments[place])) if 0 <= place < len(segments) and _is_read(segments[place]) else ()


def _is_untranslated(fact: Fact, evidence: Evidence) -> bool:
    """Whether the translation has the number in another language, as where a sentence was left in English."""
    near = evidence.source_language.code if evidence.source_language else "en"
    others = {near, "en"} - {evidence.target_language.code}
    return any(same_value(fact, other) for code in sorted(others) for other in facts(evidence.target, code))


def _is_told_otherwise(fact: Fact, own: str, text: str, language: Language | None) -> bool:
    """Whether ``text``, the other side's, tells a date of its ``own`` by another: `un an auparavant`, «نهاية السنة»."""
    if fact.part is PartKind.MONTH:
        before = own[max(0, fact.span.start - _NEAR) : fact.span.start]
        return tells_month(text, language) or tells_since_january(fact.value, before, text, language)
    if fact.part is PartKind.YEAR:
        return tells_year(text, language)
    if fact.unit is not None and fact.unit.code == "century":
        return tells_century(text, language)
    dated = fact.part is PartKind.DAY or (fact.digits and fact.part is fact.unit is None)  # `le 15 du mois prochain`
    return dated and tells_edge(fact.value, text, language)


def _is_stepped(fact: Fact, evidence: Evidence, side: int) -> bool:
    """Whether an ordinal is that of a quarter that the other side tells from another: «الربع السابق»."""
    return fact.kind is Kind.ORDINAL and any(fact.span.overlaps(span) for span in told_by_steps(evidence)[side])


def _is_name(span: Span | None, text: str, language: Language | None) -> bool:
    """Whether a stretch of ``text`` is a capitalized word within its sentence: Emma Stone, not sixty."""
    if span is None or language is None or not language.cased:
        return False
    return span.of(text)[:1].isupper() and text[: span.start].rstrip()[-1:].isalpha()


def is_told(fact: Fact) -> bool:
    """Whether a fact that stands alone is worth a report: weekdays, small ordinals and parts of names come and go."""
    small_ordinal = fact.kind is Kind.ORDINAL and not fact.digits and fact.value <= _SMALL
    if fact.loose or fact.kind is Kind.NAME:
        return False
    lone_digit = fact.digits and fact.value <= 2 and not fact.dated and fact.unit is None and not fact.percent
    return (fact.numeric or fact.part is PartKind.MONTH) and not small_ordinal and not lone_digit


def _is_read(evidence: Evidence) -> bool:
    segment = evidence.segment
    return not segment.role.is_furniture and bool(segment.source)


def _weight(fact: Fact, evidence: Evidence) -> tuple[float, Severity]:
    """How sure it is that the number is wanted, and how grave its loss; in words, a free translation may tell it so."""
    if is_retitled(evidence):
        return 0.6, Severity.INFO
    if fact.digits or fact.dated:
        return 0.8, Severity.MAJOR
    if is_free(evidence):
        return 0.6, Severity.INFO
    return 0.6, Severity.MINOR if fact.value <= _SMALL else Severity.MAJOR
