"""What is found at fault with names, as the rules on them read it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule
from audit.language.normalize import fold
from audit.names.arabic import PARTICLES, TITLES, bare
from audit.names.faults import Fault, Kind
from audit.names.glossary import Term
from audit.names.mismatch import faults
from audit.names.side import comparable, read
from audit.names.suggestions import suggestion
from audit.names.terms import Terms, occurrences
from audit.records import Finding, Severity, Span

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # of a folded text
_ON = re.compile(r"(?<!\w)[وف]?على(?!\w)")  # «على» is no name, and folds to one: «علي»
_PREFIXES = ("", "و", "ال", "وال", "فال", "بال", "وبال", "كال", "لل", "ولل")


def faults_of(document: DocumentEvidence, kind: Kind) -> Iterator[tuple[int, Evidence, Fault]]:
    """The faults of one kind in the document's prose, but for those that the user's glossary allows."""
    for place, evidence in enumerate(document.segments):
        found = [fault for fault in evidence.once(found_in) if fault.kind is kind]
        allowed = _allowed(evidence, document.glossary) if found and document.glossary else []
        yield from ((place, evidence, f) for f in found if not _within(f, allowed))


def found_in(evidence: Evidence) -> Sequence[Fault]:
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


def finding_of(rule: Rule, fault: Fault, evidence: Evidence, message: str, severity: Severity | None = None) -> Finding:
    expected = suggestion(fault.source.of(evidence.source), evidence.target_language) if fault.source else None
    return rule.finding(
        message,
        confidence=fault.certainty,
        source=fault.source,
        target=fault.target,
        severity=severity,
        suggestion=expected,
    )


def source_of(fault: Fault, evidence: Evidence) -> str:
    return fault.source.of(evidence.source) if fault.source else ""


def target_of(fault: Fault, evidence: Evidence) -> str:
    return fault.target.of(evidence.target) if fault.target else ""


def recurs(name: str, place: int, document: DocumentEvidence, *, in_source: bool = False) -> bool:
    """Whether another segment has the last word of the name too, so that readers know it (or the tables never do)."""
    found = _WORD.findall(fold(name))
    known = _forms(found[-1]) if found else frozenset()
    read = _source_words if in_source else _target_words
    others = (evidence for i, evidence in enumerate(document.segments) if i != place)
    return bool(known) and any(not known.isdisjoint(other.once(read)) for other in others)


def _forms(word: str) -> frozenset[str]:
    """A folded name as other words are compared with it: without its article, and without a conjunction before it.

    Other letters that may be a clitic are left on it, since many a name is another word without its first: «كمال».
    """
    return frozenset(form for form in bare(word) if word[: len(word) - len(form)] in _PREFIXES)


def _source_words(evidence: Evidence) -> frozenset[str]:
    return _words(evidence.source)


def _target_words(evidence: Evidence) -> frozenset[str]:
    return _words(evidence.target)


def _words(text: str) -> frozenset[str]:
    """The folded words of a text and the parts of compound ones; those in Arabic as they are without clitics, too."""
    found = set(_WORD.findall(fold(_ON.sub(" ", text))))
    parts = {part for word in found if "-" in word for part in word.split("-")}
    return frozenset(form for word in found | parts for form in bare(word))


def is_lost_name(span: Span, evidence: Evidence) -> bool:
    """Whether a stretch of the original is a name that is missing, with a title or a word that is not known as a name:
    «العميد ريمون غصن»."""
    lost = [fault.source for fault in evidence.once(found_in) if fault.kind is Kind.DROPPED and fault.source]
    if not any(fault.overlaps(span) for fault in lost):
        return False
    inside = [word for word in evidence.source_words if word.overlaps(span)]
    other = [word for word in inside if not any(fault.overlaps(word) for fault in lost)]
    folded = (fold(word.of(evidence.source)) for word in other)
    return sum(word not in TITLES and word not in PARTICLES for word in folded) <= 1 and len(other) <= 2
