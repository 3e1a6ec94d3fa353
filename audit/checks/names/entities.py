"""Rules on names of the original: translated, exchanged, dropped, or made up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.acronyms import abbreviated
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.normalize import fold
from audit.names.absent import CERTAIN, FAIR, LISTED, PROBABLE, STRONG, WEAK
from audit.names.arabic import bare
from audit.names.calqued import calqued
from audit.names.certainty import LIKELY, POSSIBLE, SURE
from audit.names.companions import changed_surnames
from audit.names.compare import sounds_like
from audit.names.countries import renamed
from audit.names.faults import Fault, Kind
from audit.names.glossary import Term
from audit.names.mismatch import SEVERAL, faults
from audit.names.side import comparable, read
from audit.names.spans import names
from audit.names.suggestions import suggestion
from audit.names.tables import peoples, spelling
from audit.names.terms import Terms, occurrences
from audit.records import Finding, Severity, Span

_DOUBTED = 0.3
"""How much the estimator must doubt one of two names to second that they are two."""

_UNSUPPORTED = 0.2  # its doubt of a name of several words that nothing in the original renders
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
    for place, evidence, fault in _faults(document, Kind.TRANSLATED):
        message = f"“{_source(fault, evidence)}” is a name, not words to translate"
        yield place, _finding(rule, fault, evidence, message)


@document_rule("NM102", "wrong-name", "accuracy/mistranslation/entity", Severity.MAJOR)
def wrong_name(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """Another name stands where the original has one.

    ## What it does
    Reports a name of the translation that nothing in the original sounds like or is known to be called, where a name
    of the original that nothing in the translation renders is linked to it, or is the one that is left at about the
    same place. Persons' names that sound alike and are two are told apart by how persons of either name are known to
    spell it. It is `minor` where the original's word is less surely a name and the estimator doubts neither; where the
    two may be one after all, nothing is said unless it does. It is `info` where the document elsewhere puts both names
    together (`Nancy Pelosi`), and of less sure names in a free translation. A surname is also told by the first name
    before it, from one European language to another (`Grace Fields`, `Grace Champs`); linked names of two countries
    are compared in all languages.

    ## Why it is bad
    The story tells of somebody else, or of another place. No reader can see it.

    ## Example
    «إدلب» is `Deraa`; «سامر» is `Samir`.

    ## Use instead
    `Idlib`; `Samer`.
    """
    for place, evidence, fault in _faults(document, Kind.WRONG):
        if fault.source is None or fault.target is None:
            continue
        message = f"“{_target(fault, evidence)}” stands for “{_source(fault, evidence)}”, which is another name"
        severity = _severity_of_wrong(fault, place, document)
        if severity is not None:
            yield place, _finding(rule, fault, evidence, message, severity)
    for place, evidence in enumerate(document.segments):
        if evidence.source_language is not None and not evidence.segment.role.is_furniture:
            told = [fault.target for fault in evidence.once(_found)]
            for source, target, why in _without_tables(evidence, evidence.source_language):
                if not any(span is not None and span.overlaps(target) for span in told):
                    yield place, rule.finding(why, confidence=0.8, source=source, target=target)


def _without_tables(evidence: Evidence, source_language: Language) -> Iterator[tuple[Span, Span, str]]:
    """Surnames and countries that are told apart in languages that names are listed in or not, each with why."""
    sides = (
        (evidence.source, evidence.source_words, source_language),
        (evidence.target, evidence.target_words, evidence.target_language),
    )
    for source, target in changed_surnames(*sides):
        seen, given = target.of(evidence.target), source.of(evidence.source)
        yield source, target, f"“{seen}” stands for “{given}” behind the same first name"
    if not comparable(source_language, evidence.target_language):
        for source, target in renamed(*sides, evidence.links):
            seen, given = target.of(evidence.target), source.of(evidence.source)
            yield source, target, f"“{seen}” stands for “{given}”, which is another country"


def _severity_of_wrong(fault: Fault, place: int, document: DocumentEvidence) -> Severity | None:
    """How grave another name is; nothing where the two may well be one, or one person's."""
    evidence = document.segments[place]
    if fault.source is None or fault.target is None:
        return None
    doubted = max(evidence.missing(fault.source), evidence.unsupported(fault.target)) >= _DOUBTED
    if fault.certainty == POSSIBLE and not doubted:
        return None
    severity = Severity.MAJOR if fault.certainty == SURE or (fault.certainty == LIKELY and doubted) else Severity.MINOR
    name = fault.target.of(evidence.target)
    if fault.certainty < SURE and is_free(evidence):
        return Severity.INFO  # what is left over on both sides need not belong together
    if fault.certainty < SURE and _recurs(name, place, [other.target for other in document.segments]):
        return Severity.INFO
    return Severity.INFO if _of_one_bearer(fault, place, document) else severity


def _of_one_bearer(fault: Fault, place: int, document: DocumentEvidence) -> bool:
    """Whether the document elsewhere puts both names together (`Nancy Pelosi`), so that either names one person."""
    evidence = document.segments[place]
    if fault.source is None or fault.target is None:
        return False
    wanted, other = fault.target.of(evidence.target), fold(fault.source.of(evidence.source))
    for i, segment in enumerate(document.segments):
        if i != place and wanted in segment.target:
            for name in names(segment.target, segment.target_words, segment.target_language):
                parts = [span.of(segment.target) for span in name.words]
                if wanted in parts and any(sounds_like(other, part) for part in parts if part != wanted):
                    return True
    return False


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
    for place, evidence, fault in _faults(document, Kind.DROPPED):
        if fault.source is None:
            continue
        name, doubt = fault.source.of(evidence.source), evidence.missing(fault.source)
        witnessed = doubt >= _MISSING[fault.certainty]
        if witnessed or fault.certainty >= STRONG:
            doubtful = not witnessed or _inside_omission(fault.source, evidence)
            doubtful = doubtful or _recurs(name, place, [other.source for other in document.segments])
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
    country or a body, which the original may imply, wants a surer estimator.

    ## Why it is bad
    The desk puts a name to what its source left nameless, and the name may be wrong.

    ## Example
    «وقال رئيس البلدية» is `Le maire, Fadel Chamsine, a indiqué`.

    ## Use instead
    `Le maire a indiqué`
    """
    for place, evidence, fault in _faults(document, Kind.INVENTED):
        if fault.target is None:
            continue
        name, doubt = fault.target.of(evidence.target), evidence.unsupported(fault.target)
        severity = Severity.INFO
        implied = spelling(name) in peoples(evidence.target_language.code)  # a desk says what country somebody is of
        if not implied and not _recurs(name, place, [other.target for other in document.segments]):
            severity = _severity_of_invented(fault.certainty, doubt)
        yield place, _finding(rule, fault, evidence, f"“{name}” is not in the original", severity)


def _severity_of_invented(certainty: float, doubt: float) -> Severity:
    if certainty < SEVERAL:
        return Severity.MINOR if doubt >= _INVENTED else Severity.INFO
    if doubt < _UNSUPPORTED:
        return Severity.INFO
    return Severity.MAJOR if doubt >= _INVENTED else Severity.MINOR


def _recurs(name: str, place: int, texts: Sequence[str]) -> bool:
    """Whether another segment holds the name too, so that readers know it (or the tables never do)."""
    stem = min(bare(fold(name.split()[-1])), key=len, default="")
    return bool(stem) and any(stem in fold(text) for i, text in enumerate(texts) if i != place)


def _faults(document: DocumentEvidence, kind: Kind) -> Iterator[tuple[int, Evidence, Fault]]:
    """The faults of one kind in the document's prose, but for those that the user's glossary allows."""
    for place, evidence in enumerate(document.segments):
        found = [fault for fault in evidence.once(_found) if fault.kind is kind]
        allowed = _allowed(evidence, document.glossary) if found and document.glossary else []
        yield from ((place, evidence, f) for f in found if not _within(f, allowed))


def _found(evidence: Evidence) -> Sequence[Fault]:
    """The faults of a segment, whatever their kind."""
    language = evidence.source_language
    if evidence.segment.role.is_furniture or not evidence.links or language is None:
        return ()
    if not comparable(language, evidence.target_language):
        return ()
    source = read(evidence.source, evidence.source_words, language)
    target = read(evidence.target, evidence.target_words, evidence.target_language)
    return faults(source, target, evidence.links)


def _allowed(evidence: Evidence, glossary: Sequence[Term]) -> list[tuple[Span, Span]]:
    """Where terms of the glossary stand in the original, and in the translation as the glossary wants them."""
    if evidence.source_language is None:
        return []
    source = Terms(evidence.source, evidence.source_words, evidence.source_language)
    target = Terms(evidence.target, evidence.target_words, evidence.target_language)
    return [
        (here, there)
        for term in glossary
        for here in occurrences(term.source, source)
        for text in term.targets
        for there in occurrences(text, target)
    ]


def _within(fault: Fault, allowed: Sequence[tuple[Span, Span]]) -> bool:
    return any(
        (fault.source is not None and fault.source.overlaps(here))
        or (fault.target is not None and fault.target.overlaps(there))
        for here, there in allowed
    )


def _finding(rule: Rule, fault: Fault, evidence: Evidence, message: str, severity: Severity | None = None) -> Finding:
    expected = suggestion(fault.source.of(evidence.source), evidence.target_language) if fault.source else None
    return rule.finding(
        message,
        confidence=fault.certainty,
        source=fault.source,
        target=fault.target,
        severity=severity,
        suggestion=expected,
    )


def _source(fault: Fault, evidence: Evidence) -> str:
    return fault.source.of(evidence.source) if fault.source else ""


def _target(fault: Fault, evidence: Evidence) -> str:
    return fault.target.of(evidence.target) if fault.target else ""
