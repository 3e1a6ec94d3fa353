"""The rule on names that stand for others (NM102)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.names.found import faults_of, finding_of, recurs, source_of, target_of
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.normalize import fold
from audit.names.arabic import unattached
from audit.names.certainty import LIKELY, POSSIBLE, SURE
from audit.names.companions import changed_companions
from audit.names.compare import sounds_like
from audit.names.concepts import PERSON
from audit.names.countries import renamed
from audit.names.faults import Fault, Kind
from audit.names.index import index
from audit.names.side import comparable
from audit.names.spans import names
from audit.names.tables import TABLED, arabic_forms, spelling
from audit.names.told import exchanged_country
from audit.names.traps import trapped
from audit.records import Finding, Severity, Span

_DOUBTED = 0.3
"""How much the estimator must doubt one of two names to second that they are two."""


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
    before it, and the reverse, from one European language to another (`Grace Fields`, `Grace Champs`); linked names of
    two countries are compared in all languages.

    ## Why it is bad
    The story tells of somebody else, or of another place. No reader can see it.

    ## Example
    «إدلب» is `Deraa`; «سامر» is `Samir`.

    ## Use instead
    `Idlib`; `Samer`.
    """
    told: set[tuple[int, Span]] = set()
    for place, evidence, fault in faults_of(document, Kind.WRONG):
        if fault.source is None or fault.target is None:
            continue
        message = f"“{target_of(fault, evidence)}” stands for “{source_of(fault, evidence)}”, which is another name"
        severity = _severity_of_wrong(fault, place, document)
        if severity is not None:
            told.add((place, fault.target))
            yield place, finding_of(rule, fault, evidence, message, severity)
    for place, evidence in enumerate(document.segments):
        if evidence.source_language is not None and not evidence.segment.role.is_furniture:
            for source, target, why in _without_tables(evidence, evidence.source_language):
                if not any(there == place and span.overlaps(target) for there, span in told):
                    told.add((place, target))
                    yield place, rule.finding(why, confidence=0.8, source=source, target=target)


def _without_tables(evidence: Evidence, source_language: Language) -> Iterator[tuple[Span, Span, str]]:
    """Parts of persons' names, and countries, that are told apart with tables or without, each with why."""
    sides = (
        (evidence.source, evidence.source_words, source_language),
        (evidence.target, evidence.target_words, evidence.target_language),
    )
    for source, target, same in changed_companions(*sides):
        seen, given = target.of(evidence.target), source.of(evidence.source)
        yield source, target, f"“{seen}” stands for “{given}” beside the same {same}"
    for source, target in trapped(sides[0], sides[1]):
        seen, given = target.of(evidence.target), source.of(evidence.source)
        yield source, target, f"“{seen}” stands for “{given}”, which is taken for it"
    if not comparable(source_language, evidence.target_language):
        for source, target in renamed(*sides, evidence.links):
            seen, given = target.of(evidence.target), source.of(evidence.source)
            yield source, target, f"“{seen}” stands for “{given}”, which is another country"
        for source, target in exchanged_country(*sides):
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
    if fault.certainty < SURE and recurs(name, place, document):
        return Severity.INFO
    return Severity.INFO if _of_one_bearer(fault, place, document) else severity


def _is_of_known_person(given: str, made: str, evidence: Evidence) -> bool:
    """Whether an Arabic name is part of what a person of the tables is called whom the translation names (`Pelosi`)."""
    source, target = evidence.source_language, evidence.target_language
    if source is None or source.code != "ar" or target.code not in TABLED:
        return False
    persons = (c for c in index(target.code).concepts.get(spelling(made), ()) if c[0] == PERSON)
    parts = {part for person in persons for form in arabic_forms().get(person, ()) for part in form.split()}
    return not parts.isdisjoint(unattached(fold(given)))


def _of_one_bearer(fault: Fault, place: int, document: DocumentEvidence) -> bool:
    """Whether the document elsewhere puts both names together (`Nancy Pelosi`), so that either names one person."""
    evidence = document.segments[place]
    if fault.source is None or fault.target is None:
        return False
    if _is_of_known_person(fault.source.of(evidence.source), fault.target.of(evidence.target), evidence):
        return True
    wanted, other = fault.target.of(evidence.target), fold(fault.source.of(evidence.source))
    for i, segment in enumerate(document.segments):
        if i != place and wanted in segment.target:
            for name in names(segment.target, segment.target_words, segment.target_language):
                parts = [span.of(segment.target) for span in name.words]
                if wanted in parts and any(sounds_like(other, part) for part in parts if part != wanted):
                    return True
    return False
