"""Rules on terms: one term, one translation."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

_QUOTED = re.compile(r'«\s*([^«»]+?)\s*»|“\s*([^“”]+?)\s*”|"\s*([^"]+?)\s*"')
_MOST_WORDS = 4  # a longer quotation is speech, not a term
_ALIKE = 75  # per cent of letters in common that make two spellings one term


@document_rule("TE102", "inconsistent-term", "terminology/inconsistent", Severity.MINOR)
def inconsistent_term(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """One quoted term of the original is translated in several ways in one document.

    ## What it does
    Follows terms that the original sets in quotation marks (titles, programmes, slogans of up to four words) to the
    quoted term they are linked to in the translation, and reports the rarer renderings.

    ## Why it is bad
    The reader takes one programme for two.

    ## Example
    «مبادرة "الحزام الأخضر"» is `l'initiative « Ceinture verte »` in one paragraph and `« la bande verte »` in the next.

    ## Use instead
    The same term throughout the story.
    """
    renderings: defaultdict[str, list[tuple[int, Span, Span]]] = defaultdict(list)
    for place, evidence in enumerate(document.segments):
        for source, target in _terms(evidence):
            renderings[fold(source.of(evidence.source))].append((place, source, target))
    for uses in renderings.values():
        yield from _rarer(rule, document, uses)


def _terms(evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """Quoted terms of the original with the quoted terms that translate them."""
    targets = list(_quoted(evidence.target))
    for source in _quoted(evidence.source):
        linked = evidence.linked_target(source)
        found = [target for target in targets if linked and target.overlaps(linked)]
        if len(found) == 1:
            yield source, found[0]


def _quoted(text: str) -> Iterator[Span]:
    for match in _QUOTED.finditer(text):
        span = Span(*match.span(match.lastindex or 0))
        if len(span.of(text).split()) <= _MOST_WORDS:
            yield span


def _rarer(rule: Rule, document: DocumentEvidence, uses: list[tuple[int, Span, Span]]) -> Iterator[tuple[int, Finding]]:
    from rapidfuzz.fuzz import ratio

    written = [target.of(document.segments[place].target) for place, _, target in uses]
    usual = Counter(fold(text) for text in written).most_common(1)[0][0]
    usual_form = next(text for text in written if fold(text) == usual)
    for (place, source, target), text in zip(uses, written, strict=True):
        if ratio(fold(text), usual) < _ALIKE:
            message = f"“{text}” here, “{usual_form}” elsewhere in this document, for the same term of the original"
            yield place, rule.finding(message, confidence=0.7, source=source, target=target, suggestion=usual_form)
