"""Rules on names of the original that are translated, and on names that are made up."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence
from audit.checks.names.found import faults_of, finding_of, recurs, source_of
from audit.checks.rules import Rule, document_rule
from audit.names.calqued import calqued
from audit.names.faults import Kind
from audit.names.mismatch import SEVERAL
from audit.names.tables import peoples, spelling
from audit.records import Finding, Severity

_UNSUPPORTED = 0.2  # the estimator's doubt of a name of several words that nothing in the original renders
_INVENTED = 0.5  # the same of a single word, a country or a body; of others, it is certain from here on


@document_rule("NM101", "mistranslated-name", "accuracy/mistranslation/entity", Severity.MAJOR, needs_source=False)
def mistranslated_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A name is translated by its meaning.

    ## What it does
    Looks at names of the original that mean something as words: a place, a newspaper, an agency, a club, a person whose
    name is known, or that stands behind a word of its kind («مدينة», «صحيفة», «نادي»), behind a first name, or before
    «بن». It reports those that are linked to ordinary words in the translation, and parts of a person's name whose
    meaning stands beside the other part (`le juge Karim`, «كريم القاضي»). Without an original, it reports French words
    in the place of a name that are built as Arabic names are (`l'émirat de Tête de la Tente`).

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
        if not implied and not recurs(name, place, document):
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
