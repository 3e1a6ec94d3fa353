"""Negations that the translation lost or added (MT102)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Links, Side, links_of, read_side
from audit.checks.meaning.negation import Negation, cues, is_negative, knows, with_words
from audit.checks.meaning.opposites import are_opposites
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_FAR = 8
"""Words between a negation and a weak counterpart that may still answer it."""


@rule("MT102", "reversed-polarity", "accuracy/mistranslation", Severity.CRITICAL)
def reversed_polarity(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A negation of the original is missing from the translation, or one was added.

    ## What it does
    Pairs the negations of both sides, through word links and position, also with words that have a negative sense
    (`refuser`, `absence`, `impossible`), and reports one that is left over where the word it bears on is translated
    without any. Restrictive and idiomatic uses (`ne … que`, `non seulement`, «لا سيما», «لا يزال») are no negations.

    ## Why it is bad
    The translation says the contrary of the original.

    ## Example
    «وأكد أن الوفد لم يوقّع أي اتفاق» → `Il a affirmé que la délégation avait signé un accord`

    ## Use instead
    `Il a affirmé que la délégation n'avait signé aucun accord`
    """
    if evidence.source_language is None or not evidence.links:
        return
    if not (knows(evidence.source_language.code) and knows(evidence.target_language.code)):
        return
    source = read_side(evidence.source, evidence.source_language, evidence.source_words)
    target = read_side(evidence.target, evidence.target_language, evidence.target_words)
    for change in changes(source, target, links_of(evidence)):
        negated = source if change.lost else target
        cue = negated.span(change.negation.place, max(change.negation.last, change.head)).of(negated.text)
        verb = "lost" if change.lost else "added"
        yield this.finding(
            f"negation {verb}: {excerpt(cue)}",
            confidence=0.85,
            source=change.source,
            target=change.target,
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A negation on one side only: which, the word it bears on there, and both stretches."""

    lost: bool
    negation: Negation
    head: int
    source: Span
    target: Span


@dataclass(frozen=True, slots=True)
class _View:
    """A segment seen from one side: its negations, those of the other, the links and the pairs from here to there."""

    here: Side
    there: Side
    near: Sequence[Negation]
    far: Sequence[Negation]
    links: Mapping[int, Sequence[int]]
    pairs: Mapping[int, int]


def changes(source: Side, target: Side, links: Links) -> Iterator[Change]:
    """The negations that only one side has, where the evidence is clear."""
    near, far = cues(source), cues(target)
    if not any(negation.strong for negation in (*near, *far)):
        return
    near, far = with_words(near, source), with_words(far, target)
    pairs = _pairs(near, far, source, target, links)
    from_source = _View(source, target, near, far, links.forward, pairs)
    from_target = _View(target, source, far, near, links.backward, {j: i for i, j in pairs.items()})
    lost, added = _unanswered(from_source), _unanswered(from_target)
    if lost and added:
        return
    for negation in lost:
        for head, other in _bare(negation, from_source):
            yield Change(True, negation, head, _span(source, negation, head), target.spans[other])
    for negation in added:
        for head, other in _bare(negation, from_target):
            yield Change(False, negation, head, source.spans[other], _span(target, negation, head))


def _span(side: Side, negation: Negation, head: int) -> Span:
    return side.span(negation.place, max(head, negation.last))


def _unanswered(view: _View) -> list[Negation]:
    return [negation for i, negation in enumerate(view.near) if negation.strong and i not in view.pairs]


def _pairs(
    near: Sequence[Negation], far: Sequence[Negation], source: Side, target: Side, links: Links
) -> dict[int, int]:
    """Which negations answer each other, by their places in ``near`` and ``far``, the surest paired first."""
    costs = []
    for i, one in enumerate(near):
        for j, other in enumerate(far):
            if not (_is_doubled(one, source, other) or _is_doubled(other, target, one)):
                cost = _cost(one, other, links)
                if cost is not None:
                    costs.append((cost, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(costs):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _is_doubled(negation: Negation, side: Side, other: Negation) -> bool:
    """Whether ``negation`` denies a word that is negative itself, which ``other``, a word alone, rather answers."""
    return negation.strong and other.lexical and any(_is_negative(side, head) for head in negation.heads[:1])


def _is_negative(side: Side, place: int) -> bool:
    return is_negative(side.words[place], side.language.code)


def _cost(one: Negation, other: Negation, links: Links) -> float | None:
    """How unsure it is that two negations answer each other; ``None`` where they cannot."""
    weak = 0 if one.strong and other.strong else 1 if one.strong or other.strong else 4
    if any(target in other.places for place in one.places for target in links.forward.get(place, ())):
        return weak + 0.0
    if any(target in other.heads for head in one.heads for target in links.forward.get(head, ())):
        return weak + 1.0
    places = [links.project(place) for place in (one.place, *one.heads[:1])]
    distance = min((abs(p - place) for p in places if p is not None for place in other.places), default=float(_FAR))
    if weak and distance > min(one.reach, other.reach, _FAR):
        return None
    return weak + 2.0 + distance


def _bare(negation: Negation, view: _View) -> Iterator[tuple[int, int]]:
    """The word negated and its counterpart, where that stands there without any negation.

    A word that is negative itself («لم تستبعد») must have a negative counterpart (`a exclu`), any other must not.
    """
    for head in negation.heads[: 1 if negation.narrow else 2]:
        others = [other for other in _counterparts(head, view) if view.there.is_content(other)]
        for other in others[:1]:
            names = view.here.is_name(head) or view.there.is_name(other)
            answered = any(_answers(n, other, j in view.pairs.values()) for j, n in enumerate(view.far))
            if not (names or answered or _has_opposite(head, view)) and _is_same(head, other, view):
                yield head, other
        if others or _is_negative(view.here, head):
            return


def _has_opposite(head: int, view: _View) -> bool:
    """Whether the other side says the contrary of the word without negating it: `n'ont pas réussi` for «فشل»."""
    here, there = view.here, view.there
    return any(are_opposites(here.words[head], here.language.code, word, there.language.code) for word in there.words)


def _is_same(head: int, other: int, view: _View) -> bool:
    """Whether two words are both without a negative sense, or answer each other with it."""
    if not _is_negative(view.here, head):
        return not _is_negative(view.there, other)
    lexical = (i for i, negation in enumerate(view.near) if negation.lexical and negation.place == head)
    return any(i in view.pairs and other in view.far[view.pairs[i]].places for i in lexical)


def _answers(negation: Negation, word: int, paired: bool) -> bool:
    """Whether a negation of the other side bears on ``word`` there, or may do so and answers nothing else."""
    near = min(abs(place - word) for place in negation.places)
    return (negation.strong and (word in negation.heads or near <= 2)) or (not paired and 0 < near <= 3)


def _counterparts(head: int, view: _View) -> Iterator[int]:
    """The words linked to ``head``, and the negative word that answers it."""
    yield from view.links.get(head, ())
    for i, negation in enumerate(view.near):
        if negation.place == head and not negation.strong and i in view.pairs:
            yield view.far[view.pairs[i]].place
