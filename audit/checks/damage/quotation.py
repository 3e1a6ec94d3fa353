"""Quotation marks: which opens what, over the sentences of a paragraph and the paragraphs of a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise

from audit.checks.damage.quotation_reports import closing_report, is_reported, is_reported_at, left_open, with_word
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.endings import is_closed
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span
from audit.wire.sentences import sentences

_MARKS = re.compile(r"[«»“”„\"]|(?<!\w)''|''(?!\w)")
_DOUBLED = re.compile(r"\"\"|““|””|«[ \u00a0\u202f]?«|»[ \u00a0\u202f]?»")
_SYSTEMS = {"«": "guillemets", "»": "guillemets", "“": "curly", "”": "curly", "„": "curly"}
_OPENING, _CLOSING = frozenset("«“„"), frozenset("»”")
_AFTER = frozenset(" \u00a0\u202f\t\n,;:.!?…)]}—–-»”'’")
_BEFORE = frozenset(" \u00a0\u202f\t\n([{—–-«“„'’:")
_MOST = 200  # findings of a kind in a document
_DEEPEST = 8  # quotations inside each other; the outermost of more was never closed
_FAR = 600  # characters after a mark in which a report of the quotation is looked for
_NAMES = {"guillemets": "« »", "curly": "“ ”", "straight": '" "'}


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark in segment ``place``; ``opens`` is ``None`` where only its neighbours tell."""

    place: int
    span: Span
    system: str
    opens: bool | None
    first: bool
    sign: str = ""


@dataclass(slots=True)
class Pairing:
    """How the marks of a document pair off: ``pairs`` in one system, ``crossed`` in two, ``single`` without partner."""

    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    crossed: list[tuple[Mark, Mark]] = field(default_factory=list)
    single: list[Mark] = field(default_factory=list)
    reports: dict[Mark, tuple[int, Span]] = field(default_factory=dict)
    """Where a single opening mark lacks its partner, when that is in a later sentence: its segment, the word there."""


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
        found.setdefault(_system(match.group()[0]), []).append(Span(*match.span()))
    for system, spans in found.items():
        both_ends = len({text[span.end : span.end + 1].isalnum() for span in spans}) == 2
        if both_ends or _is_odd(text, system):
            yield from spans


def _is_odd(text: str, system: str) -> bool:
    """Whether the marks of ``system`` cannot all be paired in ``text``."""
    if system == "guillemets":
        return text.count("«") != text.count("»")
    return sum(_system(mark) == system for mark in _MARKS.findall(text)) % 2 == 1


def _system(mark: str) -> str:
    return _SYSTEMS.get(mark, "straight")


def pair_marks(segments: Sequence[Evidence]) -> Pairing:
    """Pair the quotation marks of a document. A quotation may run over paragraphs if its own kind of mark closes it."""
    paired = Pairing()
    waiting: list[Mark] = []
    for paragraph in paragraphs(segments):
        marks = [mark for place in paragraph for mark in _marks(segments[place], place, place == paragraph[0])]
        waiting = _carried(waiting, marks, paired)
        for mark in marks:
            _take(mark, waiting, paired, segments)
        waiting = [opening for opening in waiting if not _is_over(opening, marks, paragraph[-1], paired, segments)]
    paired.single += waiting
    return paired


def paragraphs(segments: Sequence[Evidence]) -> Iterator[list[int]]:
    """Places of the segments, grouped by the lines they stand on; furniture is left out."""
    paragraph: list[int] = []
    last_line = -1
    for place, evidence in enumerate(segments):
        if evidence.segment.role.is_furniture:
            continue
        lines = evidence.segment.target_lines
        if paragraph and (lines is None or lines[0] > last_line):
            yield paragraph
            paragraph = []
        paragraph.append(place)
        last_line = lines[1] if lines else -1
    if paragraph:
        yield paragraph


def _carried(waiting: list[Mark], marks: Sequence[Mark], paired: Pairing) -> list[Mark]:
    """The open quotations that go on in a new paragraph: those that a mark of their kind next closes or repeats."""
    kept = []
    for opening in waiting:
        following = next((m for m in marks if m.system == opening.system), None)
        if following is None or following.first or following.opens is not True:
            kept.append(opening)
        else:
            paired.single.append(opening)
    return kept


def _is_over(opening: Mark, marks: Sequence[Mark], last: int, paired: Pairing, segments: Sequence[Evidence]) -> bool:
    """Whether a quotation that is open where a paragraph ends is over by then: the paragraph ends on who said it.

    It must have begun in the paragraph, or been opened anew with it. `« Il a dit : « Non. », dit-elle` closes two.
    """
    same = [mark for mark in marks if mark.system == opening.system]
    if opening not in same and not (same and same[0].first and same[0].opens):
        return False
    evidence = segments[last]
    start = opening.span.end if opening.place == last else 0
    report = closing_report(evidence.target, start, evidence.target_language)
    if report is None:
        return False
    within = [mark for mark in same if (mark.place, mark.span) > (opening.place, opening.span)]
    if any(mark.opens and _is_led_to(mark, segments) for mark in within):
        return True
    paired.single.append(opening)
    if not within and opening.place != last:
        paired.reports[opening] = last, report
    return True


def _is_led_to(mark: Mark, segments: Sequence[Evidence]) -> bool:
    """Whether a colon stands before a mark."""
    return segments[mark.place].target[max(mark.span.start - 4, 0) : mark.span.start].rstrip().endswith(":")


def _take(mark: Mark, waiting: list[Mark], paired: Pairing, segments: Sequence[Evidence]) -> None:
    """Let ``mark`` open a quotation, or close one of those ``waiting``."""
    opens = mark.opens if mark.opens is not None else not waiting
    if mark.sign == "“" and waiting and waiting[-1].sign == "„":
        opens = False
    if opens:
        repeated = mark.first and any(m.system == mark.system for m in waiting)
        if not repeated:
            waiting.append(mark)
        if len(waiting) > _DEEPEST:
            paired.single.append(waiting.pop(0))
        return
    depth = next((i for i in range(len(waiting) - 1, -1, -1) if waiting[i].system == mark.system), None)
    if depth is not None:
        paired.single += waiting[depth + 1 :]
        paired.pairs.append((waiting[depth], mark))
        del waiting[depth:]
    elif waiting and _near(waiting[-1], mark, segments):
        paired.crossed.append((waiting.pop(), mark))
    else:
        paired.single.append(mark)


def _near(opening: Mark, closing: Mark, segments: Sequence[Evidence]) -> bool:
    if opening.place == closing.place:
        return True
    a, b = segments[opening.place].segment.target_lines, segments[closing.place].segment.target_lines
    return a is not None and b is not None and b[0] <= a[1]


def _marks(evidence: Evidence, place: int, leads: bool) -> Iterator[Mark]:
    """The quotation marks of a segment; only one that ``leads`` a paragraph may open a quotation anew."""
    text = evidence.target
    odd = text.count('"') % 2 == 1
    begins = len(text) - len(text.lstrip(" \u00a0\u202f-–—"))
    for match in _MARKS.finditer(text):
        span = Span(*match.span())
        system = _system(match.group())
        if _is_inside_word(text, span, evidence.target_language) or (odd and _is_inch(text, span, system)):
            continue
        first = leads and span.start <= begins
        yield Mark(place, span, system, _direction(text, span, evidence.target_language), first, match.group())


def _direction(text: str, span: Span, language: Language) -> bool | None:
    mark = span.of(text)
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if mark in _OPENING or mark in _CLOSING:
        opens = any(mark == opening for opening, _ in language.quotes)
        closes = any(mark == closing for _, closing in language.quotes)
        return mark in _OPENING if opens == closes else opens
    opens, closes = (not before or before in _BEFORE), (not after or after in _AFTER)
    if not before or not after:
        return not before
    return None if opens == closes else opens


def _is_inch(text: str, span: Span, system: str) -> bool:
    """`55"`: a figure before; asked only where a straight mark has no partner."""
    return system == "straight" and text[span.start - 1 : span.start].isdigit()


def _is_inside_word(text: str, span: Span, language: Language) -> bool:
    """The sign of a Hebrew abbreviation, typed as a quotation mark before its last letter: `ארה"ב`."""
    if language.script != "Hebr":
        return False
    return text[span.start - 1 : span.start].isalpha() and text[span.end : span.end + 1].isalpha()


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
    closed = max((m for m in _MARKS.finditer(text, 0, mark.span.start)), key=lambda m: m.start(), default=None)
    if closed is None or closed.group() not in _CLOSING:
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
        if _is_led_to(inner, segments):
            found[inner.place, inner.system] = max(inner.span, found.get((inner.place, inner.system), inner.span))
    return found


def _unpaired(text: str) -> bool:
    """Whether a source text itself has an odd mark."""
    counts = Counter(_MARKS.findall(text))
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
