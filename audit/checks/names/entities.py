"""Rules on names of the original: translated, dropped, or made up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.acronyms import abbreviated
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.names.found import faults_of, finding_of, recurs, source_of
from audit.checks.rules import Rule, document_rule
from audit.names.absent import CERTAIN, FAIR, LISTED, PROBABLE, STRONG, WEAK
from audit.names.calqued import calqued
from audit.names.faults import Fault, Kind
from audit.names.mismatch import SEVERAL
from audit.names.suggestions import suggestion
from audit.names.tables import peoples, spelling
from audit.names.told import gone_from_list
from audit.records import Finding, Severity, Span

_UNSUPPORTED = 0.2  # the estimator's doubt of a name of several words that nothing in the original renders
_INVENTED = 0.5  # the same of a single word, a country or a body; of others, it is certain from here on
_MISSING = {LISTED: 0.0, CERTAIN: 0.022, STRONG: 0.05, PROBABLE: 0.15, FAIR: 0.22, WEAK: 0.34}
"""How likely missing the estimator must hold a name that looks like one this surely; weak names need more."""

_OF_AIRPORT = re.compile(r"مطار(?:\s\S+){1,2}\s\Z")  # «مطار رواسي شارل ديغول» is Roissy


@document_rule("NM101", "mistranslated-name", "accuracy/mistranslation/entity", Severity.MAJOR, needs_source=False)
def mistranslated_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A name is translated by its meaning.

    ## What it does
    Looks at names of the original that mean something as words: a place, a newspaper, an agency, a club, a person whose
    name is known, or that stands behind a word of its kind («مدينة», «صحيفة», «نادي»), behind a first name, or before
    «بن». It reports those that are linked to ordinary words in the translation. Without an original, it reports French
    words in the place of a name that are built as Arabic names are (`l'émirat de Tête de la Tente`).

    ## Why it is bad
    The reader cannot find the town or the newspaper, and often does not see that a name stood there.

    ## Example
    «رأس العين» is `la tête de la source`; the newspaper «النهار» is `« La Journée »`.

    ## Use instead
    `Ras al-Aïn`; `An-Nahar`: the name as it is usually spelled.
    """
    for place, evidence in enumerate(document.segments):
        origin = evidence.source_language.code if evidence.source_language else "ar"
        if origin == "ar" and evidence.target_language.code == "fr":
            for span in calqued(evidence.target):
                message = f"“{span.of(evidence.target)}” is an Arabic name put into French by its meaning"
                yield place, rule.finding(message, confidence=0.8, target=span)
    for place, evidence, fault in faults_of(document, Kind.TRANSLATED):
        message = f"“{source_of(fault, evidence)}” is a name, not words to translate"
        yield place, finding_of(rule, fault, evidence, message)


@document_rule("NM103", "dropped-name", "accuracy/mistranslation/entity", Severity.MINOR)
def dropped_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A name of the original is missing from the translation.

    ## What it does
    Reports a name of the original that nothing in the translation sounds like or is known to be called, where the
    estimator, too, finds it missing: the less a word looks like a name, and the more words of the translation there are
    that could render it, the surer the estimator must be. It is `info` where the estimator does not miss it, where the
    name stands in other sentences too or an abbreviation stands for it and its neighbours, in brackets, inside a longer
    stretch that is reported as omitted, and of less sure names in a free translation.

    ## Why it is bad
    Who did it, or where, is what the reader wants to know first.

    ## Example
    «رئيس مجلس النواب الليبي عقيلة صالح» is `le président du Parlement libyen`.

    ## Use instead
    `le président du Parlement libyen, Aguila Saleh`
    """
    for place, evidence, fault in faults_of(document, Kind.DROPPED):
        if fault.source is None:
            continue
        name, doubt = fault.source.of(evidence.source), evidence.missing(fault.source)
        witnessed = doubt >= _MISSING[fault.certainty]
        if witnessed or fault.certainty >= STRONG:
            doubtful = not witnessed or _inside_omission(fault.source, evidence)
            doubtful = doubtful or recurs(name, place, [other.source for other in document.segments])
            doubtful = doubtful or abbreviated(fault.source, evidence) or _may_go(fault, evidence)
            confidence = 1 - (1 - fault.certainty) * (1 - doubt) if witnessed else doubt
            yield (
                place,
                rule.finding(
                    f"“{name}” is not in the translation",
                    confidence=confidence,
                    source=fault.source,
                    severity=Severity.INFO if doubtful else None,
                    suggestion=suggestion(name, evidence.target_language),
                ),
            )
    for place, evidence in enumerate(document.segments):
        for span in _gone_from_lists(evidence):
            message = f"“{span.of(evidence.source)}” is not in the translation, which has the rest of the list"
            yield place, rule.finding(message, confidence=0.8, source=span)


def _gone_from_lists(evidence: Evidence) -> Iterator[Span]:
    """Countries of a list that the translation leaves out, in languages that the tables have no names in."""
    if evidence.source_language is not None:
        yield from gone_from_list(
            (evidence.source, evidence.source_words, evidence.source_language),
            (evidence.target, evidence.target_words, evidence.target_language),
        )


def _may_go(fault: Fault, evidence: Evidence) -> bool:
    """Whether a desk may well leave a name out: one in brackets, whom an airport is named after, a less sure one in a
    free translation."""
    assert fault.source is not None
    before, after = evidence.source[: fault.source.start], evidence.source[fault.source.end :]
    bracketed = before.rfind("(") > before.rfind(")") and ")" in after
    bracketed = bracketed or _OF_AIRPORT.search(before) is not None
    return bracketed or (fault.certainty < STRONG and is_free(evidence))


def _inside_omission(name: Span, evidence: Evidence) -> bool:
    """Whether a name is part of a longer stretch that is reported as omitted."""
    return any(f.span.overlaps(name) and f.words > len(name.of(evidence.source).split()) + 1 for f in evidence.omitted)


@document_rule("NM104", "invented-name", "accuracy/mistranslation/entity", Severity.MINOR)
def invented_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """The translation has a name that the original has not.

    ## What it does
    Reports a name of the translation that nothing in the original sounds like, is known to be called, or is linked to.
    It is `info` where the estimator finds it supported, and where it stands in other sentences too; a single word, a
    country or a body, which the original may imply, wants a surer estimator. A title that is spelled in Latin letters
    (`Al-Liwa Tahsin al-Obeidi`) is reported, too.

    ## Why it is bad
    The desk puts a name to what its source left nameless, and the name may be wrong.

    ## Example
    «وقال رئيس البلدية» is `Le maire, Fadel Chamsine, a indiqué`.

    ## Use instead
    `Le maire a indiqué`
    """
    for place, evidence, fault in faults_of(document, Kind.INVENTED):
        if fault.target is None:
            continue
        name, doubt = fault.target.of(evidence.target), evidence.unsupported(fault.target)
        severity = Severity.INFO
        implied = spelling(name) in peoples(evidence.target_language.code)  # a desk says what country somebody is of
        if not implied and not recurs(name, place, [other.target for other in document.segments]):
            severity = _severity_of_invented(fault.certainty, doubt)
        message = f"“{name}” is not in the original"
        if fault.source is not None:
            message = f"“{name}” spells the title «{fault.source.of(evidence.source)}», and is no name"
            severity = max(severity, Severity.MINOR)
        yield place, finding_of(rule, fault, evidence, message, severity)


def _severity_of_invented(certainty: float, doubt: float) -> Severity:
    if certainty < SEVERAL:
        return Severity.MINOR if doubt >= _INVENTED else Severity.INFO
    if doubt < _UNSUPPORTED:
        return Severity.INFO
    return Severity.MAJOR if doubt >= _INVENTED else Severity.MINOR
