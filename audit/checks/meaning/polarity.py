"""Negations that the translation lost or added (MT102)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from audit.checks.content import excerpt
from audit.checks.evidence import Doubt, Evidence, certain
from audit.checks.meaning.clauses import Links, Side, Sides, sides
from audit.checks.meaning.freedom import is_free, is_literal
from audit.checks.meaning.negation.contrasts import turned_contrasts
from audit.checks.meaning.negation.finding import Negation, cues, knows, with_words
from audit.checks.meaning.negation.inside import is_said_inside
from audit.checks.meaning.negation.litotes import undenied
from audit.checks.meaning.negation.negators import lost_cue, lost_negations
from audit.checks.meaning.negation.restrictions import denied_restrictions
from audit.checks.meaning.negation.words import REACHES, has_sense, is_contrary, is_negative, is_privative
from audit.checks.meaning.senses import OPPOSITES, are_opposites, senses_of
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_FAR = 8
"""Words between a negation and a weak counterpart that may still answer it."""

_DOUBTFUL, _CLEAR = 0.08, 0.2
"""Leads of the link of the word negated (see ``weighed_links``) from which it proves something, and is sure."""

_BEFORE = frozenset(("قبل", "قبيل", "before", "avant"))

_DENIAL = "confirm/deny"

_HINT = 4
"""Words around the counterpart of a word negated among which any negative sense makes the finding doubtful."""

_SURE = 0.3
"""The lead of a link from which two negations answer each other, whatever they deny."""

_VERB_LAST = frozenset(("fa", "tr"))
"""Languages whose order no translation keeps: that it differs says nothing of how free one is."""

_ELSE = (1.2, 2.2)
"""What it costs that two linked negations deny different words; where the link is not sure, more than that another,
weak one denies the same."""

_UNSUPPORTED = 0.25
"""The estimator's probability from which a negation that answers none is held to be added, whatever it bears on."""

_MISSING = 0.2
"""The same from which one of the original that nothing answers is held to be lost."""


@rule("MT102", "reversed-polarity", "accuracy/mistranslation", Severity.CRITICAL)
def reversed_polarity(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A negation of the original is missing from the translation, or one was added.

    ## What it does
    Pairs the negations of both sides, through word links and position, also with words that have a negative sense
    (`refuser`, `absence`, `impossible`), and reports one that is left over where the word it bears on is translated
    without any, or where the estimator misses it, too. Restrictive and idiomatic uses (`ne … que`, `non seulement`,
    «لا سيما», «لا يزال») are no negations.
    It is critical where the word link is clear and nothing negative stands near; else, and of adjectives, it is major.
    Where the translation is free it is `info`: what it says may be said without the words of the original.
    Of contrasts (`non pas X, mais Y`, also out of German and Spanish) it reports those whose halves changed places.
    Out of Arabic it reports the one negation of a literal translation that has nothing negative in it at all.
    Out of German, Dutch, Italian, Spanish, Portuguese, Russian, Ukrainian, Persian and Turkish it reports the one
    negation of a segment of which the translation has nothing, not even a word of a negative sense; and so it does of
    verbs of refusing and failing.

    ## Why it is bad
    The translation says the contrary of the original.

    ## Example
    «وأكد أن الوفد لم يوقّع أي اتفاق» → `Il a affirmé que la délégation avait signé un accord`

    ## Use instead
    `Il a affirmé que la délégation n'avait signé aucun accord`
    """
    if evidence.source_language is None or not evidence.links:
        return
    both = sides(evidence)
    if both is None:
        return
    yield from _denied_nowhere(this, evidence, both)
    for here, there in undenied(both):
        message = f"negation lost: {excerpt(here.of(evidence.source))}"
        yield this.finding(message, confidence=0.8, source=here, target=there, severity=Severity.MAJOR)
    for here, there in turned_contrasts(both):
        message = f"“{excerpt(there.of(evidence.target))}” denies what “{excerpt(here.of(evidence.source))}” asserts"
        yield this.finding(message, confidence=0.85, source=here, target=there)
        return
    if not (knows(both.source.language.code) and knows(both.target.language.code)):
        return
    for here, there in denied_restrictions(both):
        message = f"“{excerpt(here.of(evidence.source))}” says only, “{excerpt(there.of(evidence.target))}” denies"
        severity = Severity.INFO if is_free(evidence) else Severity.MAJOR
        yield this.finding(message, confidence=0.7, source=here, target=there, severity=severity)
    if len(cues(both.source)) == len(cues(both.target)) == 1:
        return  # the one negation of either side is one, however far they stand apart
    made = list(changes(both.source, both.target, both.links, evidence.missing, evidence.unsupported))
    if not made and is_literal(evidence) and (span := lost_cue(both)) is not None:
        message = f"negation lost: {excerpt(span.of(evidence.source))}"
        yield this.finding(
            message, confidence=0.6, source=span, target=evidence.linked_target(span), severity=Severity.MAJOR
        )
    for change in made:
        negated = both.source if change.lost else both.target
        cue = negated.span(change.negation.place, max(change.negation.last, change.head)).of(negated.text)
        verb = "lost" if change.lost else "added"
        severity = Severity.CRITICAL if change.sure else Severity.MAJOR
        yield this.finding(
            f"negation {verb}: {excerpt(cue)}",
            confidence=0.9 if change.sure else 0.6,
            source=change.source,
            target=change.target,
            severity=Severity.INFO if is_free(evidence) else severity,
        )


def _denied_nowhere(this: Rule, evidence: Evidence, both: Sides) -> Iterator[Finding]:
    """Negations of which only the negating word is read, where the translation has nothing that denies."""
    turned = both.source.language.code in _VERB_LAST
    for span in lost_negations(evidence, both):
        severity = Severity.INFO if is_free(evidence) and not turned else Severity.MAJOR
        message = f"negation lost: {excerpt(span.of(evidence.source))}"
        target = evidence.linked_target(span)
        yield this.finding(message, confidence=0.7, source=span, target=target, severity=severity)


@dataclass(frozen=True, slots=True)
class Change:
    """A negation on one side only: which, the word it bears on there, both stretches, and whether it is beyond doubt.

    That is where a clear link joins the word negated to its counterpart, and no word of a negative sense is left over
    in the sentence there. A *narrow* negation never is: an adjective has many contraries.
    """

    lost: bool
    negation: Negation
    head: int
    source: Span | None
    target: Span | None
    sure: bool


@dataclass(frozen=True, slots=True)
class _View:
    """A segment seen from one side: its negations, those of the other, the links and the pairs from here to there."""

    here: Side
    there: Side
    near: Sequence[Negation]
    far: Sequence[Negation]
    links: Mapping[int, Sequence[int]]
    pairs: Mapping[int, int]
    lead: Callable[[int, int], float]


def changes(
    source: Side, target: Side, links: Links, missing: Doubt = certain, unsupported: Doubt = certain
) -> Iterator[Change]:
    """The negations that only one side has, where the words they bear on prove it, or the estimator's doubts do."""
    near, far = _outside(source, target), _outside(target, source)
    near, far = _dated(near, source, links.forward, target), _dated(far, target, links.backward, source)
    if not any(negation.strong for negation in (*near, *far)):
        return
    near, far = with_words(near, source), with_words(far, target)
    pairs = _pairs(near, far, source, target, links)
    from_source = _View(source, target, near, far, links.forward, pairs, links.lead)
    answers = {j: i for i, j in pairs.items()}
    from_target = _View(target, source, far, near, links.backward, answers, lambda t, s: links.lead(s, t))
    lost, added = _unanswered(from_source), _unanswered(from_target)
    if (lost and added) or _may_be_paired_otherwise(lost, from_source) or _may_be_paired_otherwise(added, from_target):
        return
    for negation in lost:
        found = list(_bare(negation, from_source))
        for head, other, sure in found:
            yield Change(True, negation, head, _span(source, negation, head), target.spans[other], sure)
        heads = () if negation.narrow else negation.heads[:1]
        if heads and not found and not target.is_blurred and _is_doubted(negation, source, missing, _MISSING):
            yield Change(True, negation, heads[0], _span(source, negation, heads[0]), None, False)
    for negation in added if not _is_denied(source) else ():
        doubted = _is_doubted(negation, target, unsupported, _UNSUPPORTED)
        if negation.narrow and not doubted:
            continue  # `non couverts` says in two words what another language says in one
        found = list(_bare(negation, from_target))
        for head, other, sure in found:
            yield Change(False, negation, head, source.spans[other], _span(target, negation, head), sure)
        if not found and doubted and not source.is_blurred:
            head = (*negation.heads, negation.last)[0]
            yield Change(False, negation, head, None, _span(target, negation, head), False)


def _outside(side: Side, other: Side) -> list[Negation]:
    """The negations of a side, those weak that the other says in a word of its own (`inchangé`)."""
    return [replace(n, strong=n.strong and not is_said_inside(n, side, other)) for n in cues(side)]


def _is_denied(source: Side) -> bool:
    """Whether an original denies something, of which a translation may say that it is not so (`… n'a pas eu lieu`)."""
    return any(senses_of(word, source.language.code, OPPOSITES).get(_DENIAL) == 0 for word in source.words)


def _dated(
    negations: Sequence[Negation], side: Side, links: Mapping[int, Sequence[int]], other: Side
) -> list[Negation]:
    """The negations, those with "before" made strong where the other side says "before" as well."""
    found = []
    for negation in negations:
        linked = links.get(negation.until, range(len(other.words))) if negation.until is not None else ()
        same = any(other.words[place] in _BEFORE for place in linked)
        asked = side.sentence[negation.place] in side.asks
        found.append(replace(negation, strong=True) if same and not asked else negation)
    return found


def _is_doubted(negation: Negation, side: Side, doubt: Doubt, least: float) -> bool:
    """Whether the estimator doubts each word of a negation."""
    return min(doubt(side.spans[place]) for place in negation.places) >= least


def _span(side: Side, negation: Negation, head: int) -> Span:
    return side.span(negation.place, max(head, negation.last))


def _unanswered(view: _View) -> list[Negation]:
    return [negation for i, negation in enumerate(view.near) if negation.strong and i not in view.pairs]


def _may_be_paired_otherwise(left: Sequence[Negation], view: _View) -> bool:
    """Whether negations are left over for want of a link alone.

    That is where one is paired for its place, not for what it denies, and as many words of a clearly negative sense
    as are left answer nothing and render no word: `faute de bailleurs, n'a jamais vu le jour`.
    """
    answers = view.pairs.values()
    taken = {place for linked in view.links.values() for place in linked}
    taken |= {head for other in view.far if other.strong for head in other.heads}
    free = sum(
        other.lexical and other.reach == REACHES["far"] and j not in answers and other.place not in taken
        for j, other in enumerate(view.far)
    )
    strong = ((view.near[i], view.far[j]) for i, j in view.pairs.items() if view.near[i].strong and view.far[j].strong)
    return 0 < len(left) <= free and any(
        other.heads and not any(t in other.heads for head in one.heads for t in view.links.get(head, ()))
        for one, other in strong
    )


def _pairs(
    near: Sequence[Negation], far: Sequence[Negation], source: Side, target: Side, links: Links
) -> dict[int, int]:
    """Which negations answer each other, by their places in ``near`` and ``far``, the surest paired first."""
    costs = []
    for i, one in enumerate(near):
        for j, other in enumerate(far):
            doubled = _is_doubled(one, source, other, links.forward) or _is_doubled(other, target, one, links.backward)
            if not doubled:
                cost = _cost(one, other, links)
                if cost is not None:
                    costs.append((cost, i, j))
    pairs: dict[int, int] = {}
    for _, i, j in sorted(costs):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _is_doubled(negation: Negation, side: Side, other: Negation, links: Mapping[int, Sequence[int]]) -> bool:
    """Whether ``negation`` denies a word that is negative itself, which ``other``, a word alone, rather answers."""
    if not (negation.strong and other.lexical and negation.heads):
        return False
    linked = (head for head in negation.heads if other.place in links.get(head, ()))
    return _is_negative(side, negation.heads[0]) or any(has_sense(side.words[p], side.language.code) for p in linked)


def _is_negative(side: Side, place: int) -> bool:
    return is_negative(side.words[place], side.language.code)


def _cost(one: Negation, other: Negation, links: Links) -> float | None:
    """How unsure it is that two negations answer each other; ``None`` where they cannot."""
    weak = 0 if one.strong and other.strong else 1 if one.strong or other.strong else 4
    joined = [
        links.lead(place, target)
        for place in one.places
        for target in links.forward.get(place, ())
        if target in other.places
    ]
    if joined:
        unlike = _ELSE[max(joined) < _SURE] if _denies_else(one, other, links) else 0.0
        return weak + unlike
    if any(target in other.heads for head in one.heads for target in links.forward.get(head, ())):
        return weak + 1.0
    if _is_at(one, other, links.backward) or _is_at(other, one, links.forward):
        return weak + 1.5
    if _is_busy(one, links.forward, other) or _is_busy(other, links.backward, one):
        return None
    places = [links.project(place) for place in (one.place, *one.heads[:1])]
    distance = min((abs(p - place) for p in places if p is not None for place in other.places), default=float(_FAR))
    if weak and distance > min(one.reach, other.reach, _FAR):
        return None
    return weak + 2.0 + distance


def _denies_else(one: Negation, other: Negation, links: Links) -> bool:
    """Whether what one negation denies is rendered by other words than what the other denies."""
    rendered = {target for head in one.heads for target in links.forward.get(head, ())}
    meant = {source for head in other.heads for source in links.backward.get(head, ())}
    return bool(rendered and meant) and rendered.isdisjoint(other.heads) and meant.isdisjoint(one.heads)


def _is_at(word: Negation, other: Negation, links: Mapping[int, Sequence[int]]) -> bool:
    """Whether a clearly negative word stands beside what is linked to what ``other`` negates: «انقطعت أخبارهم»."""
    beside = (place for head in other.heads[:1] for place in links.get(head, ()))
    return word.lexical and word.reach == REACHES["far"] and any(abs(place - word.place) == 1 for place in beside)


def _is_busy(word: Negation, links: Mapping[int, Sequence[int]], other: Negation) -> bool:
    """Whether a word of a negative sense translates something else than what ``other`` says: it does not answer it."""
    linked = links.get(word.place, ())
    return word.lexical and bool(linked) and not any(place in (*other.places, *other.heads) for place in linked)


def _bare(negation: Negation, view: _View) -> Iterator[tuple[int, int, bool]]:
    """The word negated, its counterpart where that stands there without any negation, and whether that is sure.

    A word that is negative itself («لم تستبعد») must have a negative counterpart (`a exclu`), any other must not.
    """
    for head in negation.heads[: 1 if negation.narrow else 2]:
        others = [other for other in _counterparts(head, view) if view.there.is_content(other)]
        for other in others[:1]:
            linked = other in view.links.get(head, ())
            names = view.here.is_name(head) or view.there.is_name(other)
            answered = any(_answers(j, other, view) for j in range(len(view.far)))
            blurred = view.here.is_run_together(head) or view.there.is_run_together(other)
            contrary = _is_privative(view.there, other) if negation.narrow else _is_contrary(view.there, other)
            if names or answered or blurred or contrary:
                return
            lead = view.lead(head, other)
            if _has_opposite(head, view):
                return
            if _is_same(head, other, view) and (not linked or lead >= _DOUBTFUL):
                yield head, other, lead >= _CLEAR and not negation.narrow and not _is_hinted(other, view)
                return
        if _is_negative(view.here, head):
            return


def _is_hinted(word: int, view: _View) -> bool:
    """Whether a word of a negative sense, which answers no negation, stands not far from ``word``."""
    there = view.there
    answers = set(view.pairs.values())
    left = {n.place for j, n in enumerate(view.far) if j not in answers and n.place != word}
    privative = {p for p in range(len(there.words)) if _is_privative(there, p) and not there.is_name(p)}
    return any(abs(place - word) <= _HINT for place in left | privative)


def _is_privative(side: Side, place: int) -> bool:
    return is_privative(side.words[place], side.language.code)


def _is_contrary(side: Side, place: int) -> bool:
    return is_contrary(side.words[place], side.language.code)


def _has_opposite(head: int, view: _View) -> bool:
    """Whether the other side says the contrary of the word without negating it (`n'ont pas réussi` for «فشل»), and by
    that renders no other word."""
    here, there = view.here, view.there
    taken = {place for word, linked in view.links.items() if word != head for place in linked}
    return any(
        place not in taken and are_opposites(here.words[head], here.language.code, word, there.language.code)
        for place, word in enumerate(there.words)
    )


def _is_same(head: int, other: int, view: _View) -> bool:
    """Whether two words are both without a negative sense, or answer each other with it."""
    if not _is_negative(view.here, head):
        return not _is_negative(view.there, other)
    lexical = (i for i, negation in enumerate(view.near) if negation.lexical and negation.place == head)
    return any(i in view.pairs and other in view.far[view.pairs[i]].places for i in lexical)


def _answers(at: int, word: int, view: _View) -> bool:
    """Whether a negation of the other side, the one ``at`` a place, bears on ``word`` there, or may do so and answers
    nothing else."""
    negation = view.far[at]
    near = min(abs(place - word) for place in negation.places)
    if negation.strong and (word in negation.heads or (near <= 2 and not _is_taken(at, view))):
        return True
    return at not in view.pairs.values() and 0 < near <= 3 and negation.reach > 0


def _is_taken(at: int, view: _View) -> bool:
    """Whether a negation of the other side clearly denies what another one here does («لن توقع على وثيقة لا تنص»)."""
    heads = view.far[at].heads
    answered = (view.near[i] for i, j in view.pairs.items() if j == at and view.near[i].strong)
    return any(view.lead(p, t) >= _CLEAR for one in answered for p in one.heads for t in heads)


def _counterparts(head: int, view: _View) -> Iterator[int]:
    """The words linked to ``head``, and the negative word that answers it."""
    yield from view.links.get(head, ())
    for i, negation in enumerate(view.near):
        if negation.place == head and not negation.strong and i in view.pairs:
            yield view.far[view.pairs[i]].place
