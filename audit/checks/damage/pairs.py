"""Which quotation mark closes which, over the sentences of a paragraph and the paragraphs of a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit.checks.damage.marks import Mark, marks
from audit.checks.damage.paragraphs import paragraphs
from audit.checks.damage.quotation_reports import closing_report
from audit.checks.evidence import Evidence
from audit.records import Span

_DEEPEST = 8  # quotations inside each other; the outermost of more was never closed


@dataclass(slots=True)
class Pairing:
    """How the marks of a document pair off: ``pairs`` in one system, ``crossed`` in two, ``single`` without partner."""

    pairs: list[tuple[Mark, Mark]] = field(default_factory=list)
    crossed: list[tuple[Mark, Mark]] = field(default_factory=list)
    single: list[Mark] = field(default_factory=list)
    reports: dict[Mark, tuple[int, Span]] = field(default_factory=dict)
    """Where a single opening mark lacks its partner, when that is in a later sentence: its segment, the word there."""


def pair_marks(segments: Sequence[Evidence]) -> Pairing:
    """Pair the quotation marks of a document. A quotation may run over paragraphs if its own kind of mark closes it."""
    paired = Pairing()
    waiting: list[Mark] = []
    for paragraph in paragraphs(segments):
        found = [mark for place in paragraph for mark in marks(segments[place], place, place == paragraph[0])]
        waiting = _carried(waiting, found, paired)
        for mark in found:
            _take(mark, waiting, paired, segments)
        waiting = [opening for opening in waiting if not _is_over(opening, found, paragraph[-1], paired, segments)]
    paired.single += waiting
    return paired


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
    if any(mark.opens and is_led_to(mark, segments) for mark in within):
        return True
    paired.single.append(opening)
    if not within and opening.place != last:
        paired.reports[opening] = last, report
    return True


def is_led_to(mark: Mark, segments: Sequence[Evidence]) -> bool:
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
