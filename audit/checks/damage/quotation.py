"""The rule on quotation marks that do not pair off (TX105)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise

from audit.checks.damage.marks import CLOSING, MARKS, Mark, is_odd, system_of
from audit.checks.damage.pairs import Pairing, is_led_to, pair_marks
from audit.checks.damage.quotation_reports import is_reported, is_reported_at, left_open, with_word
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.endings import is_closed
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span
from audit.wire.sentences import sentences

_DOUBLED = re.compile(r"\"\"|““|””|«[ \u00a0\u202f]?«|»[ \u00a0\u202f]?»")
_MOST = 200  # findings of a kind in a document
_FAR = 600  # characters after a mark in which a report of the quotation is looked for
_NAMES = {"guillemets": "« »", "curly": "“ ”", "straight": '" "'}


@document_rule("TX105", "quotation-marks", "linguistic/punctuation", Severity.MINOR, needs_source=False)
def quotation_marks(this: Rule, document: DocumentEvidence) -> Iterable[tuple[int, Finding]]:
    """Quotation marks that do not pair off.

    ## What it does
    Pairs the quotation marks of a document, over its sentences and paragraphs, and reports a quotation that is opened
    in one system and closed in another, one that is never opened or never closed, doubled marks, and two systems side
    by side in one segment. A quotation must be closed where its paragraph ends on who said it (`…, a déclaré le
    ministre.`); the word before is marked then, where the mark is missing. Nested quotations, a mark that is repeated
    where a paragraph begins, inches and apostrophes are no faults. A document that uses one system here and another
    there gets one remark for information.

    ## Why it is bad
    The reader cannot tell who says what; agencies' clients reject copy whose quotations do not close.

    ## Example
    `« C'est un indicateur dangereux. " Il a ajouté`

    ## Use instead
    `« C'est un indicateur dangereux. » Il a ajouté`
    """
    segments = document.segments
    paired = pair_marks(segments)
    for opening, closing in paired.crossed[:_MOST]:
        yield closing.place, _crossed(this, opening, closing)
    shared = _shared_ends(paired, segments)
    for mark in paired.single[:_MOST]:
        inner = shared.get((mark.place, mark.system))
        if inner is not None and mark.span < inner:
            continue
        finding = _single(this, mark, segments)
        if finding is not None and mark in paired.reports:
            place, word = paired.reports[mark]
            yield place, this.finding(f"{finding.message} before who says it", confidence=0.8, target=word)
        elif finding is not None:
            yield mark.place, finding
    for place, evidence in enumerate(segments):
        if evidence.segment.role.is_furniture:
            continue
        for span in islice(_doubled(evidence.target), _MOST):
            seen = evidence.target[span.start]
            message = f"the quotation mark {seen} stands twice"
            yield place, this.finding(message, confidence=0.8, target=span, suggestion=seen)
    yield from _mixed_segments(this, paired)
    yield from _mixed_document(this, paired)


def _doubled(text: str) -> Iterator[Span]:
    """Marks set twice; not those of two quotations that begin or end together, one of them inside the other."""
    found: dict[str, list[Span]] = {}
    for match in _DOUBLED.finditer(text):
        found.setdefault(system_of(match.group()[0]), []).append(Span(*match.span()))
    for system, spans in found.items():
        both_ends = len({text[span.end : span.end + 1].isalnum() for span in spans}) == 2
        if both_ends or is_odd(text, system):
            yield from spans


def _crossed(this: Rule, opening: Mark, closing: Mark) -> Finding:
    start = opening.span.start if opening.place == closing.place else 0
    names = f"opened with {_NAMES[opening.system]} and closed with {_NAMES[closing.system]}"
    return this.finding(f"a quotation is {names}", confidence=0.85, target=Span(start, closing.span.end))


def _single(this: Rule, mark: Mark, segments: Sequence[Evidence]) -> Finding | None:
    """A mark without partner. A lone row may be part of a longer text: there its source or a report decides."""
    evidence = segments[mark.place]
    text = evidence.target
    opened = mark.opens is not False
    if evidence.source and _unpaired(evidence.source):
        return None
    if len(segments) == 1 and not evidence.source and not _is_certain(mark, text, evidence.target_language):
        return None
    near = with_word(text, mark.span, opened)
    message = f"the quotation opened at “{near.of(text)}” is never closed" if opened else (
        f"the quotation closed at “{near.of(text)}” was never opened"
    )  # fmt: skip
    reach = left_open(text, mark.span, evidence.target_language) if opened else near
    return this.finding(message, confidence=0.8, target=reach)


def _is_certain(mark: Mark, text: str, language: Language) -> bool:
    """Whether a mark of a lone row without original must have its partner there.

    A quotation is over where its last sentence ends on who said it; so is one that begins within a sentence and with a
    small letter, where that sentence ends. It began here where who says it stands before it.
    """
    if mark.opens is False and _is_resumed(mark, text, language):
        return True
    if mark.opens is not False:
        if _is_fragment(mark, text, language) and is_closed(text):
            return True
        last = sentences(text, language)[-1]
        return is_reported(text[max(mark.span.end, last.start) : mark.span.end + _FAR], language)
    before = text[
        max((s.start for s in sentences(text, language) if s.start <= mark.span.start), default=0) : mark.span.start
    ]
    said = [word for word in re.findall(r"[^\W_]+", fold(before)) if word in language.reporting_verbs]
    return bool(said) and text[mark.span.end : mark.span.end + 2].strip()[:1].isalpha()


def _is_resumed(mark: Mark, text: str, language: Language) -> bool:
    """Whether a quotation that was closed and reported goes on without a mark: `« Oui », dit-il, mais plus tard »`."""
    closed = max((m for m in MARKS.finditer(text, 0, mark.span.start)), key=lambda m: m.start(), default=None)
    if closed is None or closed.group() not in CLOSING:
        return False
    return is_reported_at(text, closed.end(), language)


def _is_fragment(mark: Mark, text: str, language: Language) -> bool:
    """Whether a quotation is part of a sentence that began before it: `il a dénoncé « une saison perdue`."""
    quoted = text[mark.span.end :].lstrip()
    return language.cased and quoted[:1].islower() and text[: mark.span.start].rstrip()[-1:].isalnum()


def _shared_ends(paired: Pairing, segments: Sequence[Evidence]) -> dict[tuple[int, str], Span]:
    """`« Je lui ai dit : « Va-t'en. »`: where two quotations end together, French sets one closing mark.

    Place and system of every quotation that a colon leads to, with the span of its opening mark, the last one's.
    """
    found: dict[tuple[int, str], Span] = {}
    for inner, _ in paired.pairs:
        if is_led_to(inner, segments):
            found[inner.place, inner.system] = max(inner.span, found.get((inner.place, inner.system), inner.span))
    return found


def _unpaired(text: str) -> bool:
    """Whether a source text itself has an odd mark."""
    counts = Counter(MARKS.findall(text))
    return counts["«"] != counts["»"] or counts["“"] + counts["„"] != counts["”"] or counts['"'] % 2 == 1


def _mixed_segments(this: Rule, paired: Pairing) -> Iterator[tuple[int, Finding]]:
    """Two systems side by side in one segment, neither inside the other."""
    here: dict[int, list[tuple[Mark, Mark]]] = {}
    for pair in _outermost(paired.pairs):
        if pair[0].place == pair[1].place:
            here.setdefault(pair[0].place, []).append(pair)
    for place, pairs in here.items():
        for (opening, closing), (later, end) in pairwise(pairs):
            if later.system != opening.system and later.span.start >= closing.span.end:
                systems = f"{_NAMES[opening.system]} and {_NAMES[later.system]}"
                message = f"quotations in one sentence are marked in two ways, {systems}"
                yield place, this.finding(message, confidence=0.6, target=Span(later.span.start, end.span.end))
                break


def _mixed_document(this: Rule, paired: Pairing) -> Iterator[tuple[int, Finding]]:
    """One remark for a document that marks some quotations in one system and some in another."""
    outer = _outermost(paired.pairs)
    counts = Counter(opening.system for opening, _ in outer)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    opening, closing = next(pair for pair in outer if pair[0].system != usual)
    if any(m.place != opening.place for m, _ in outer):
        message = f"the story marks quotations with {_NAMES[usual]} elsewhere, here with {_NAMES[opening.system]}"
        end = closing.span.end if closing.place == opening.place else opening.span.end
        yield (
            opening.place,
            this.finding(message, confidence=0.6, target=Span(opening.span.start, end), severity=Severity.INFO),
        )


def _outermost(pairs: Sequence[tuple[Mark, Mark]]) -> list[tuple[Mark, Mark]]:
    """The quotations that stand in no other."""
    found: list[tuple[Mark, Mark]] = []
    last = (-1, Span(0, 0))
    for opening, closing in sorted(pairs, key=lambda pair: (pair[0].place, pair[0].span)):
        if (closing.place, closing.span) > last:
            found.append((opening, closing))
            last = closing.place, closing.span
    return found
