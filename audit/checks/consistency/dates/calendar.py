"""The rule on days and times that there are not: the 31st of June, two weekdays that cannot both be right (NB108)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, groupby

from audit.checks.consistency.dates.born import unborn
from audit.checks.consistency.dates.hours import impossible_times
from audit.checks.consistency.dates.order import turned_round
from audit.checks.consistency.dates.outcomes import premature
from audit.checks.consistency.dates.phases import turned_phases
from audit.checks.consistency.dates.postponed import postponed
from audit.checks.consistency.dates.reckoned import misreckoned
from audit.checks.consistency.dates.story_days import Told, untimely
from audit.checks.consistency.dates.to_come import not_yet
from audit.checks.consistency.dates.weekday_ranges import unlike_weekdays
from audit.checks.consistency.dates.weekdays import agree, unlike
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.numbers.comparing import source_facts, target_facts
from audit.checks.numbers.days import Day, days
from audit.checks.numbers.facts import Fact
from audit.checks.rules import Rule, document_rule
from audit.language.dates import PartKind
from audit.records import Finding, Severity, Span

_YEAR_DIGITS = 4
_MOST = 20  # days of a segment that are compared with each other


@document_rule("NB108", "impossible-date", "accuracy/mistranslation/date-time", Severity.MAJOR, needs_source=False)
def impossible_date(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A day that no calendar has, a weekday that it cannot be, or a time that no clock shows.

    ## What it does
    Reads whole Gregorian dates. It reports a day that its month does not have, a weekday that the date did not fall on,
    where the year is given or the story says when it was written, two dates of one year, of one sentence or of the
    story and its dateline (`AMMAN, 19 novembre –`), that cannot both fall on the weekdays they are given, a day before
    the story's that is told as to come, a year to come that French tells as past (`en août 2071, … avaient fui`), a
    time of day past 24 hours or 59 minutes, an end that is told with a day before that of the beginning, and in French
    what is put off to an earlier day (`reporté du 12 au 5 mai`), a day that is not so many days behind another as is
    said (`quatorze jours après la signature, soit le 6 mai`), a second phase with a year before that of the first, and
    a deed before the birth of who did it (`Né en 1978, il a débuté en 1969`), or before the beginning of what it came
    of (`condamné en mars 2022, à l'issue d'un procès ouvert en avril 2023`), and two days whose weekdays are not as far
    apart (`du jeudi 12 au dimanche 16`).
    It needs no original; where the original says the same, that is noted.

    ## Why it is bad
    One of the figures is wrong, and whoever plans by the date comes on the wrong day.

    ## Example
    `Les inscriptions seront closes le 31 juin.`

    ## Use instead
    `Les inscriptions seront closes le 30 juin.`
    """
    segments = document.segments
    made = [list(days(target_facts(evidence), evidence.target)) for evidence in segments]
    reported: set[tuple[int, Span]] = set()
    for place, evidence in enumerate(segments):
        if not evidence.segment.role.is_furniture:
            for finding in _in_segment(rule, evidence, made[place]):
                if finding.target_span is not None:
                    reported.add((place, finding.target_span))
                yield place, finding
    texts = [evidence.target for evidence in segments]
    code = segments[0].target_language.code if segments else ""
    for place, day, why in (*untimely(made, texts, code), *_unlike(segments, made, {where for where, _ in reported})):
        if not any(place == other and span.overlaps(day.span) for other, span in reported):
            reported.add((place, day.span))
            yield place, _reported(rule, segments[place], day.span, why, day.told in _told(segments[place]))
    for place, span in not_yet(made, texts, code):
        faithful = _years(segments[place], int(span.of(texts[place])[-_YEAR_DIGITS:]))
        yield place, _reported(rule, segments[place], span, "it is told as past", faithful)
    for place, evidence in enumerate(segments) if code == "fr" else ():
        for span, year in turned_phases(texts[place], texts[place - 1] if place else ""):
            faithful = _years(evidence, year, int(span.of(texts[place])))
            yield place, _reported(rule, evidence, span, f"the first is told with {year}", faithful)
        for span in premature(texts[place]):
            faithful = _dates(source_facts(evidence)).issuperset(_dates(target_facts(evidence), span))
            yield place, _reported(rule, evidence, span, "it is dated before what it came of", faithful)
        for span, year in unborn(texts[place]):
            faithful = _years(evidence, year, int(span.of(texts[place])))
            yield place, _reported(rule, evidence, span, f"who did it was born in {year}", faithful)


def _dates(facts: Sequence[Fact], span: Span | None = None) -> set[frozenset[tuple[PartKind | None, Fraction]]]:
    """The dates, of those within ``span`` where one is given, each as the parts that are told of it."""
    parts = [fact for fact in facts if fact.dated and (span is None or fact.span.overlaps(span))]
    dates = groupby(sorted(parts, key=_date), key=_date)
    return {frozenset((fact.part, fact.value) for fact in date) for _, date in dates}


def _date(fact: Fact) -> int:
    """The date that a fact belongs to; one of its own where that is not known."""
    return fact.date or -fact.span.start - 1


def _years(evidence: Evidence, *years: int) -> bool:
    """Whether the original tells years."""
    return {fact.value for fact in source_facts(evidence)}.issuperset(years)


def _unlike(segments: Sequence[Evidence], made: Sequence[Sequence[Day]], wrong: set[int]) -> Iterator[Told]:
    """The days that do not agree with others of the story, those of segments left out in which one is wrong anyway."""
    kept = [() if place in wrong else found for place, found in enumerate(made)]
    facts = [target_facts(evidence) for evidence in segments]
    texts = [evidence.target for evidence in segments]
    for place, day in unlike(kept, facts, texts):
        yield place, day, "it cannot be that day of the week beside the other dates of the story"
    yield from misreckoned(kept, facts, texts)


def _told(evidence: Evidence) -> set[tuple[int, int]]:
    """The days of the original."""
    return {day.told for day in days(source_facts(evidence), evidence.source)}


def _in_segment(rule: Rule, evidence: Evidence, made: Sequence[Day]) -> Iterator[Finding]:
    """What cannot be, by the segment alone."""
    told = _told(evidence) if made else set()
    wrong = list(_wrong(made))
    for day, why in wrong:
        yield _reported(rule, evidence, day.span, why, day.told in told)
    for span in impossible_times(evidence.target, evidence.target_language.code):
        yield _reported(rule, evidence, span, "no clock shows it", span.of(evidence.target) in evidence.source)
    for first, second in turned_round(made, evidence.target, evidence.target_language.code):
        span = Span(first.span.start, second.span.end)
        yield _reported(rule, evidence, span, "it ends before it begins", _in_that_order(evidence, first, second))
    for span, *both in unlike_weekdays(evidence.target, evidence.target_language.code):
        if not any(day.span.overlaps(span) for day, _ in wrong):
            faithful = _tells_weekdays(evidence, span, both)
            yield _reported(rule, evidence, span, "the two weekdays are not so far apart", faithful)
    for first, second in postponed(made, evidence.target, evidence.target_language.code):
        span = Span(first.span.start, second.span.end)
        yield _reported(
            rule, evidence, span, "it is put off to an earlier day", _in_that_order(evidence, first, second)
        )


def _tells_weekdays(evidence: Evidence, span: Span, days: Sequence[int]) -> bool:
    """Whether the original tells the same two days with the same weekdays."""
    told = {(fact.part, fact.value) for fact in source_facts(evidence)}
    made = {fact.value for fact in target_facts(evidence) if fact.part is PartKind.WEEKDAY and fact.span.overlaps(span)}
    wanted = {(PartKind.WEEKDAY, value) for value in made}
    return told.issuperset(wanted) and {value for _, value in told}.issuperset(map(Fraction, days))


def _in_that_order(evidence: Evidence, first: Day, second: Day) -> bool:
    """Whether the original tells the same two days, one before the other; a range has its month only once there too."""
    told = [fact.value for fact in source_facts(evidence) if fact.numeric]
    return first.day in told and second.day in told[told.index(Fraction(first.day)) + 1 :]


def _reported(rule: Rule, evidence: Evidence, span: Span, why: str, faithful: bool) -> Finding:
    """A day or time that cannot be; one that the original has too is a note only."""
    message = f"“{span.of(evidence.target)}”: {why}" + (", as in the original" if faithful else "")
    return rule.finding(message, confidence=0.8, target=span, severity=Severity.INFO if faithful else None)


def _wrong(found: Sequence[Day]) -> Iterator[tuple[Day, str]]:
    """Days that are wrong, each with why."""
    real = [day for day in found if day.exists]
    yield from ((day, "the month has no such day") for day in found if not day.exists)
    named = [day for day in real if day.weekday is not None]
    for day in named:
        if day.year and day.weekday not in day.weekdays().values():
            yield day, "it is another day of the week"
    undated = [day for day in named if day.year is None][:_MOST]
    for one, other in combinations(undated, 2):
        if not agree(one, other):
            yield other, "it cannot be that day of the week beside the other date"
            return
