"""The rule on the user's glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.names.glossary import Term
from audit.names.terms import Terms, occurrences
from audit.records import Finding, Severity, Span


@document_rule("TE101", "wrong-term", "terminology/wrong-term", Severity.MAJOR, needs_source=False)
def wrong_term(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A term is not translated as the user's glossary says.

    ## What it does
    Looks in the original for the source terms of the glossary (`--glossary FILE`) and in the translation for the
    terms that they are to be called, in whatever form: inflection, clitics and capitals may differ. It reports a term
    that is called otherwise, and a forbidden term wherever it stands, but not where it is part of the wanted one. Where
    the original has another word for it than the glossary, a forbidden term is `minor`, and none where the glossary
    wants it for a term that is there. It is silent without a glossary.

    ## Why it is bad
    The desk has settled on a term so that all of its stories use it.

    ## Example
    The glossary has `كيان العدو	Israël	entité ennemie`, the translation has `l'entité ennemie`.

    ## Use instead
    The glossary's term: `Israël`.
    """
    if not document.glossary:
        return
    for place, evidence in enumerate(document.segments):
        if not evidence.segment.role.is_furniture and evidence.target.strip():
            for finding in _findings(rule, evidence, document.glossary):
                yield place, finding


def _findings(rule: Rule, evidence: Evidence, glossary: Sequence[Term]) -> Iterator[Finding]:
    source = _terms(evidence.source, evidence.source_words, evidence.source_language)
    target = _terms(evidence.target, evidence.target_words, evidence.target_language)
    told = [(term, list(occurrences(term.source, source)) if source else []) for term in glossary]
    due = [span for term, found in told if found for span in _used(term, target)]
    for term, found in told:
        wanted = term.targets[0] if term.targets else None
        if evidence.segment.source and not found:
            for text, span in _refused(term, target, due):
                # The original calls it otherwise, so nobody knows that the glossary's term is the right one here.
                message = f"the glossary forbids “{text}”, for “{term.source}”{_note(term)}"
                linked = evidence.linked_source(span)
                yield rule.finding(message, confidence=0.7, source=linked, target=span, severity=Severity.MINOR)
            continue
        refused = _refused(term, target)
        for text, span in refused:
            message = f"“{text}” is not to be used for “{term.source}”{_note(term)}"
            here = found[0] if found else None
            yield rule.finding(message, confidence=0.95, source=here, target=span, suggestion=wanted)
        if found and not refused and term.targets and not _used(term, target):
            message = f"“{term.source}” is “{wanted}” in the glossary{_note(term)}"
            linked = evidence.linked_target(found[0])
            yield rule.finding(message, confidence=0.9, source=found[0], target=linked, suggestion=wanted)


def _used(term: Term, target: Terms | None) -> list[Span]:
    """Where the target has one of the terms that are wanted for ``term``."""
    return [span for text in term.targets for span in occurrences(text, target, loosely=True)]


def _refused(term: Term, target: Terms | None, due: Sequence[Span] = ()) -> list[tuple[str, Span]]:
    """The forbidden terms in the target, but for parts of wanted ones, and for what is ``due`` to another term."""
    found = [(text, span) for text in term.forbidden for span in occurrences(text, target)]
    used = _used(term, target) if found else []
    return [
        (text, span)
        for text, span in found
        if not any(_within(span, one) for one in used)
        and not any(one.start <= span.start and span.end <= one.end for one in due)
    ]


def _within(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end and len(span) < len(other)


def _terms(text: str, words: Sequence[Span], language: Language | None) -> Terms | None:
    return Terms(text, words, language) if language is not None and text else None


def _note(term: Term) -> str:
    return f" ({term.note})" if term.note else ""
