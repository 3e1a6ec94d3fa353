"""Clauses and ends of sentences of the original that are missing from the translation (OM101, OM102)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.acronyms import abbreviated
from audit.checks.content import excerpt, severity_of
from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_retitled
from audit.checks.named import named_otherwise
from audit.checks.numbers.comparing import comparison, source_facts
from audit.checks.numbers.factors import factors, is_multiple
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.quality.spans import FaultSpan
from audit.records import Finding, Severity, Span
from audit.wire.sentences import sentences

_FIGURES = 2  # of a clause that stand in the translation and show that it is not missing
_AROUND = 5  # words of content, a figure among them, that are little beside it
_BESIDE_FACTOR = 4  # words of content that stand beside such a figure, and are not linked to any
_LEAD = 12  # characters between the end of a stretch and the figure that it leads to
_REPORT_WORDS = 2  # of a report that names nobody
_DAYS = frozenset(("يوم", "شهر", "day", "jour"))
_QUOTATION = re.compile(r"[«»“”„\"]")
_TAIL_WORDS = 3  # fewer missing words at the end are a dropped phrase, not a sentence cut short


@rule("OM101", "dropped-clause", "accuracy/omission", Severity.MAJOR)
def dropped_clause(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A clause or phrase of the original has no counterpart in the translation.

    ## What it does
    Marks the stretch of the original that the estimator finds untranslated. Its severity follows its content: a formula
    that desks drop freely is `info`, a word or two `minor`, anything longer, or with a figure in it, `major`.

    ## Why it is bad
    The reader of the translation is not told what the original says, and nothing shows it.

    ## Example
    «وقال المدير إن المصنع سيغلق أبوابه، بعدما فشلت المفاوضات مع النقابة، في نهاية الشهر.» →
    `Le directeur a indiqué que l'usine fermerait ses portes à la fin du mois.`

    ## Use instead
    `Le directeur a indiqué que l'usine fermerait ses portes à la fin du mois, après l'échec des négociations avec le
    syndicat.`
    """
    for fault in _omitted(evidence):
        if not _is_tail(fault.span, evidence):
            yield _omission(rule, evidence, fault, "not translated")


@rule("OM102", "truncated-sentence", "accuracy/omission", Severity.MAJOR)
def truncated_sentence(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """The translation stops before the original does.

    ## What it does
    Marks the end of the original where the estimator finds it untranslated, three words or more.

    ## Why it is bad
    Long sentences are cut when a system runs out of room, often in the middle of a thought; what comes last in wire
    copy is often the attribution or the figure.

    ## Example
    «وأعلن البنك رفع سعر الفائدة نصف نقطة للمرة الثالثة هذا العام لكبح التضخم.» → `La banque a relevé son taux d'un
    demi-point.`

    ## Use instead
    `La banque a relevé son taux d'un demi-point, pour la troisième fois cette année, afin de freiner l'inflation.`
    """
    for fault in _omitted(evidence):
        if _is_tail(fault.span, evidence):
            yield _omission(rule, evidence, fault, "the end is not translated")


def _omitted(evidence: Evidence) -> Iterator[FaultSpan]:
    """What is omitted, but for names that stand in the translation in another form."""
    return (fault for fault in evidence.omitted if not named_otherwise(fault.span, evidence, in_source=True))


def _severity(fault: FaultSpan, evidence: Evidence) -> Severity:
    """A note where the estimator is unsure, else by content.

    Desks freely drop conversions and glosses in brackets and what is said twice, and write a long name as an
    abbreviation.
    """
    span = fault.span
    before, after = evidence.source[: span.start].rstrip(), evidence.source[span.end :].lstrip()
    dropped = span.of(evidence.source)
    if before.endswith("(") and after.startswith(")") and any(character.isdigit() for character in dropped):
        return Severity.INFO
    if not fault.sure or is_retitled(evidence):
        return Severity.INFO
    if abbreviated(span, evidence) or _is_said_twice(span, evidence) or _is_counted(span, evidence):
        return Severity.INFO
    if _is_told_by_factor(span, evidence) or _is_bare_report(span, evidence) or _is_date_told_in_part(span, evidence):
        return Severity.INFO
    return severity_of(dropped, evidence.source_language)


def _is_said_twice(span: Span, evidence: Evidence) -> bool:
    """Whether each word of content in ``span`` stands elsewhere in the original, too, so that it is said once."""
    language = evidence.source_language
    inside = {fold(w.of(evidence.source)) for w in evidence.source_words if w.overlaps(span)}
    outside = {fold(w.of(evidence.source)) for w in evidence.source_words if not w.overlaps(span)}
    content = inside - (language.function_words if language else frozenset())
    return bool(content) and content <= outside


def _is_bare_report(span: Span, evidence: Evidence) -> bool:
    """Whether ``span`` is no more than a verb of saying («وهمست قائلة»), where a quotation shows that one speaks."""
    verbs = evidence.source_language.reporting_verbs if evidence.source_language else frozenset()
    inside = [fold(word.of(evidence.source)) for word in evidence.source_words if word.overlaps(span)]
    reports = 0 < len(inside) <= _REPORT_WORDS and verbs.issuperset(inside[1:] or inside)
    return reports and _QUOTATION.search(evidence.target) is not None


def _is_date_told_in_part(span: Span, evidence: Evidence) -> bool:
    """Whether ``span`` is a date of which the translation has the weekday, say («يوم الثلاثاء 14 أكتوبر», `mardi`)."""
    dates = [fact.span for fact in source_facts(evidence) if fact.dated and span.overlaps(fact.span)]
    told = any(source.span in dates for source, _ in comparison(evidence).matched)
    passed_over = _DAYS | (evidence.source_language.function_words if evidence.source_language else frozenset())
    words = [word for word in evidence.source_words if word.overlaps(span)]
    rest = (word for word in words if fold(word.of(evidence.source)) not in passed_over)
    return told and all(any(word.overlaps(date) for date in dates) for word in rest)


def _is_counted(span: Span, evidence: Evidence) -> bool:
    """Whether all of several figures in ``span``, or the one that is nearly all of it, stand in the translation: in
    words maybe (`sous quinzaine`), or in another place."""
    inside = [fact for fact in source_facts(evidence) if span.overlaps(fact.span) and fact.numeric and not fact.loose]
    found = [source.span for source, _ in comparison(evidence).matched]
    counts = len({fact.value for fact in inside})
    passed_over = evidence.source_language.function_words if evidence.source_language else frozenset()
    content = [word for word in evidence.source_words if word.overlaps(span)]
    content = [word for word in content if fold(word.of(evidence.source)) not in passed_over]
    enough = counts >= _FIGURES or (counts > 0 and len(content) <= _AROUND)
    return enough and all(fact.span in found for fact in inside)


def _is_told_by_factor(span: Span, evidence: Evidence) -> bool:
    """Whether ``span`` is little more than a figure, or what leads to one, that the translation tells by how many times
    another it is: `moitié moins`, `triple, de 20 à 60`."""
    code, facts = evidence.target_language.code, source_facts(evidence)
    if not factors(evidence.target, code):
        return False
    matched = [source for source, _ in comparison(evidence).matched]
    reach = Span(span.start, span.end + _LEAD)
    near = [fact for fact in facts if reach.overlaps(fact.span) and fact.numeric and not fact.loose]
    multiples = [
        fact for fact in near if is_multiple(fact, [one for one in matched if one is not fact], evidence.target, code)
    ]
    if not multiples or any(fact not in (*matched, *multiples) for fact in near):
        return False
    passed_over = evidence.source_language.function_words if evidence.source_language else frozenset()
    linked = {source for source, _ in evidence.links}
    return (
        sum(
            word.overlaps(span)
            and place not in linked
            and fold(word.of(evidence.source)) not in passed_over
            and not any(word.overlaps(fact.whole_span) for fact in near)
            for place, word in enumerate(evidence.source_words)
        )
        <= _BESIDE_FACTOR
    )


def _omission(rule: Rule, evidence: Evidence, fault: FaultSpan, what: str) -> Finding:
    span = fault.span
    return rule.finding(
        f"{what}: {excerpt(span.of(evidence.source))}",
        confidence=fault.confidence,
        source=span,
        target=_gap(span, evidence),
        severity=_severity(fault, evidence),
    )


def _gap(span: Span, evidence: Evidence) -> Span | None:
    """Where in the translation the missing text would stand: after what translates the word before it."""
    target = {s: evidence.target_words[t].end for s, t in evidence.links}
    before = [place for place, word in enumerate(evidence.source_words) if word.end <= span.start and place in target]
    place = target[before[-1]] if before else 0
    return Span(place, place)


def _is_tail(span: Span, evidence: Evidence) -> bool:
    """Whether ``span`` is the end of its sentence, that sentence is the last, and it begins before the span."""
    if evidence.source_language is None:
        return False
    last = sentences(evidence.source, evidence.source_language)[-1]
    inside = [word for word in evidence.source_words if word.overlaps(span)]
    beyond = [word for word in evidence.source_words if word.start >= span.end]
    return last.start < span.start and not beyond and len(inside) >= _TAIL_WORDS
