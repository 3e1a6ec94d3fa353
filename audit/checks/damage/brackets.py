"""Round and square brackets that do not pair off within a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from audit.checks.damage.paragraphs import paragraphs
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.records import Finding, Severity, Span

_BRACKET = re.compile(r"[()\[\]（）]")
_PARTNER = {")": "(", "]": "["}
_MOST = 20  # of a paragraph; where more have no partner, they are no brackets
_WIDE = str.maketrans("（）", "()")
_ENUMERATOR = re.compile(r"(?:^|[\s,;:.(])(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})\Z")
_FACE = re.compile(r"[:;=8]['’]?-?\Z")


@document_rule("TX104", "brackets", "linguistic/punctuation", Severity.MINOR, needs_source=False)
def brackets(this: Rule, document: DocumentEvidence) -> Iterable[tuple[int, Finding]]:
    """Brackets that do not pair off.

    ## What it does
    Pairs round and square brackets within each paragraph and reports the one that has no partner. The letters and
    figures of lists (`a)`, `2)`) and smileys are left out, and so is a segment whose original lacks a bracket, too.

    ## Why it is bad
    A bracket without its partner is often all that shows of words that were lost or moved.

    ## Example
    `Le directeur de l'agence (Saba a démenti.`

    ## Use instead
    `Le directeur de l'agence (Saba) a démenti.`
    """
    for paragraph in paragraphs(document.segments):
        for place, span in islice(_single(document.segments, paragraph), _MOST):
            evidence = document.segments[place]
            if not _is_unpaired(evidence.source):
                seen = span.of(evidence.target)
                what = "never closed" if seen in "([（" else "never opened"
                yield place, this.finding(f"the bracket {seen} is {what}", confidence=0.8, target=_near(evidence, span))


def _single(segments: Sequence[Evidence], paragraph: Sequence[int]) -> Iterator[tuple[int, Span]]:
    """The brackets of a paragraph that have no partner, with their segments' places."""
    waiting: list[tuple[int, Span, str]] = []
    for place in paragraph:
        text = segments[place].target
        for match in _BRACKET.finditer(text):
            span, sign = Span(*match.span()), match.group().translate(_WIDE)
            if sign not in _PARTNER:
                if not _FACE.search(text, max(span.start - 3, 0), span.start):
                    waiting.append((place, span, sign))
            elif waiting and waiting[-1][2] == _PARTNER[sign]:
                waiting.pop()
            elif not _is_no_bracket(text, span.start):
                yield place, span
    yield from ((place, span) for place, span, _ in waiting)


def _is_no_bracket(text: str, at: int) -> bool:
    """Whether what stands before a closing bracket makes it the end of a list's letter or a smiley."""
    before = text[max(at - 8, 0) : at]
    return _ENUMERATOR.search(before) is not None or _FACE.search(before) is not None


def _is_unpaired(text: str) -> bool:
    text = text.translate(_WIDE)
    return any(text.count(opening) != text.count(closing) for closing, opening in _PARTNER.items())


def _near(evidence: Evidence, span: Span) -> Span:
    """The bracket with the word that it stands at."""
    text = evidence.target
    if span.of(text) in "([（":
        word = re.compile(r"\s*\w*").match(text, span.end)
        return Span(span.start, word.end() if word else span.end)
    start = span.start
    while start and text[start - 1].isalnum() and span.start - start < 40:
        start -= 1
    return Span(start, span.end)
