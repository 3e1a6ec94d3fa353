"""Words whose counterpart in the translation has a sense that theirs excludes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.checks.meaning.clauses import Links, Side
from audit.checks.meaning.negation.finding import cues
from audit.checks.meaning.negation.negators import has_negator
from audit.checks.meaning.negation.words import is_negative
from audit.checks.meaning.sensed import AUXILIARIES, Senses, is_finding, senses
from audit.checks.meaning.senses import KINDS, OPPOSITES, rivals
from audit.records import Span

_NEAR = {OPPOSITES: 6, KINDS: 3}
"""Words between where an excluded word stands and where the counterpart of the other should."""

_SUBJECT = 18
"""Words of a subject, with its titles, that may stand before a verb."""

_VERB = 0.1
"""The lead of a link to the auxiliary of a verb from which its participle is held to be linked."""

_LINKED = 0.1
"""The lead of a link below which a word may as well be linked to none."""

_CLEAR, _SURE = 0.15, 0.3
"""The lead of a link (see ``weighed_links``) from which two words are held to translate each other, whatever else."""

_OPENING, _PLAIN = 0.15, 0.4
"""The same that outweighs freedom: of the verb that opens an Arabic sentence, and of any word."""

_TIMES = "before"
_CONVERSE = "receive"
"""Who receives from another is handed something by him: only of the same subject they are opposites."""

_TURNING = frozenset((_TIMES, _CONVERSE, "enter", "arrive", "return-back", "evacuate"))
"""What is one thing seen from its two ends: who leaves the hospital goes home."""

_THAT = (["ذلك"], ["that"], ["cela"])
_DEED = re.compile(r"(?:de|d') (?:n' |ne |s' |se |y |l' |le |la |les |en |lui |leur )*\w+(?:er|ir|re|oir)\b|\w+ing\b")
"""What follows an "after" that is an adverb, and a "before" that begins the next deed."""

_SAID = "confirm"
"""Who denies something assures that it is not so (`il a assuré ne pas le connaître`)."""

_KIN = "kin"

_PHRASE = 3
"""Words after `before` among which one tells what it is before."""

_NEAR_WORD = 4
"""Words around a word among which a negator bears on it, in languages of which only those are known."""

_BEFORE = 3
"""Words before a word among which a negation bears on it."""

_ABOUT = 2
"""Words from a word of doubtful sense to one that says what of it is so."""

_LESS = frozenset(("moins", "less", "menos", "weniger", "менее", "اقل"))
"""Words that make of the one behind them its opposite (`moins fortement`, weakly)."""

_UNTRUE = re.compile(
    r"(?:inexact|infond|mensong|erron)\w*|faux|fausses?|false|untrue|baseless|unfounded|inaccurate|falso\w*|falsch\w*"
)
"""Words that deny what is assured: who affirms that a report is `inexact` denies it."""

_RELATIVE = frozenset(("qui", "dont", "who", "which", "الذي", "التي", "الذين"))
"""Words that open a clause on which a negation before them does not bear."""


@dataclass(frozen=True, slots=True)
class Swap:
    """A word of the source, and the word of another sense that stands for it in the target.

    Where it is *plain* that the one renders the other, it is a fault however free the translation is.
    """

    source: Span
    target: Span
    plain: bool


@dataclass(frozen=True, slots=True)
class _Text:
    source: Side
    target: Side
    near: Senses
    far: Senses
    links: Links
    table: str


def swaps(source: Side, target: Side, links: Links, table: str = OPPOSITES) -> Iterator[Swap]:
    """The words that are translated by one whose sense excludes theirs, each word in one pair at most."""
    text = _Text(source, target, senses(source, table), senses(target, table), links, table)
    used: set[int] = set()
    for place, found in text.near.items():
        for other, others in text.far.items():
            pairs = [(sense, rival) for sense in found for rival in rivals(sense, table) & others.keys()]
            swapped = [pair for pair in pairs if _is_swapped(place, other, *pair, text)] if other not in used else []
            if swapped:
                used.add(other)
                plain = any(_is_plain(place, other, *pair, text) for pair in swapped)
                yield Swap(source.spans[place], target.span(other, other + is_finding(target, other, table)), plain)
                break


def _is_swapped(place: int, other: int, sense: str, rival: str, text: _Text) -> bool:
    """Whether the word of the target at ``other``, which has the sense ``rival``, translates the one at ``place``."""
    near, far, links = text.near, text.far, text.links
    if sense in far[other] or rival in near[place]:
        return False
    doubts = near[place][sense], far[other][rival]
    lead = links.lead(place, other)
    joined = sum(doubts) < 2 and (lead >= _CLEAR or _is_beside(place, other, text))
    if not (joined or (not any(doubts) and _meet(place, other, text))):
        return False
    group = sense.partition("/")[0]
    if group == _TIMES and (
        _is_then(place, other, text) or _is_turned(place, other, text) or _is_turned_back(place, other, text)
    ):
        return False
    if group == _CONVERSE and not _is_turned(place, other, text):
        return False
    right = [word for word in far if word != other and sense in far[word]]
    meant = [word for word in near if word != place and not far[other].keys().isdisjoint(near[word])]
    if right and meant:
        return False  # both are said, in another order
    if group == _KIN and any(s.startswith(f"{_KIN}/") for p in (place - 1, place + 1) for s in near.get(p, ())):
        return False  # «ابنة شقيق» is a niece
    if text.table == KINDS and len(meant) >= sum(rival in found for found in far.values()):
        return False  # it renders another word
    if any(not _is_busy(word, place, links.backward) for word in right):
        return False
    if lead < _SURE and any(not _is_busy(word, other, links.forward) for word in meant):
        return False
    if doubts[0] and any(abs(word - place) <= _ABOUT for word in meant):
        return False  # «برأت ثلاثة متهمين»: of who is accused the verb says what became
    if text.table == KINDS:
        return True
    negated = _is_negated(text.source, place, text.target, links.forward)
    answered = _is_negated(text.target, other, text.source, links.backward)
    if group == _SAID and not negated:
        answered = answered or len(cues(text.target)) > len(cues(text.source)) or _denies(place, other, text)
    return negated == answered


def _is_plain(place: int, other: int, sense: str, rival: str, text: _Text) -> bool:
    """Whether two words of one sense each are linked beyond doubt; less will do for the verb that opens an Arabic
    sentence, which hardly any translation leaves out."""
    if sense.partition("/")[0] in _TURNING or text.near[place][sense] + text.far[other][rival]:
        return False
    starts = place == 0 or text.source.sentence[place - 1] != text.source.sentence[place]
    opens = starts and text.source.language.code == "ar"
    if text.table != OPPOSITES and not opens:
        return False  # of things of a kind, one may stand for another
    return text.links.lead(place, other) >= (_OPENING if opens else _PLAIN)


def _denies(place: int, other: int, text: _Text) -> bool:
    """Whether what is assured is negative or untrue, and what is denied is not: `n'a reçu aucun message, a affirmé X`.

    What is assured stands in the clause of the verb, or in the one before it.
    """
    source, target = text.source, text.target
    told = {target.clause[other], target.clause[other] - 1}
    assured = any(target.clause[cue.place] in told for cue in cues(target))
    assured = assured or any(
        c in told and _UNTRUE.fullmatch(w) for c, w in zip(target.clause, target.words, strict=True)
    )
    return assured and not any(source.clause[cue.place] == source.clause[place] for cue in cues(source))


def _is_then(place: int, other: int, text: _Text) -> bool:
    """Whether "after that" is said as "before": `avant d'être exposé` tells that the one thing follows the other."""
    source, target = text.source, text.target
    return source.words[place + 1 : place + 2] in _THAT and bool(
        _DEED.match(" ".join(target.words[other + 1 : other + 4]))
    )


def _is_turned(place: int, other: int, text: _Text) -> bool:
    """Whether what follows one word stands before the other: "A before B" is "B after A".

    It is the subject of the verb that begins an Arabic clause, which French and English set before theirs.
    """
    following = (t for word in text.source.content_after(place, _PHRASE) for t in text.links.forward.get(word, ()))
    first = next(following, None)
    return first is not None and first < other


def _is_turned_back(place: int, other: int, text: _Text) -> bool:
    """Whether what follows the word of the target mostly stands before the other: "A before B" is also "after A, B"."""
    following = [s for word in text.target.content_after(other, _PHRASE) for s in text.links.backward.get(word, ())]
    return 2 * sum(s < place for s in following) > len(following)


def _is_beside(place: int, other: int, text: _Text) -> bool:
    """Whether a word without a link belongs to the one that is linked: `âgées` in `les personnes âgées`."""
    links = text.links
    near = [word for word in links.forward.get(place, ()) if abs(word - other) == 1]
    auxiliaries = AUXILIARIES.get(text.target.language.code, frozenset())
    return other not in links.backward and any(
        links.lead(place, word) >= (_VERB if text.target.words[word] in auxiliaries else _CLEAR) for word in near
    )


def _is_busy(word: int, than: int, links: Mapping[int, Sequence[int]]) -> bool:
    """Whether a word is linked to others than the one at ``than``."""
    return bool(links.get(word)) and than not in links[word]


def _meet(place: int, other: int, text: _Text) -> bool:
    """Whether a word of the target stands where the counterpart of one of the source is due."""
    links, least = text.links, _LINKED if text.table == OPPOSITES else 0.0
    if other in links.forward.get(place, ()):
        return True
    if any(text.target.is_content(p) and links.lead(place, p) >= least for p in links.forward.get(place, ())):
        return False
    if any(text.source.is_content(p) and links.lead(p, other) >= least for p in links.backward.get(other, ())):
        return False
    expected = links.project_without(place) if least else links.project(place)
    if expected is None:
        return False
    opens = text.source.language.code == "ar" and (
        place == 0 or text.source.clause[place - 1] != text.source.clause[place]
    )
    behind = _SUBJECT if opens else _NEAR[text.table]  # the verb that begins an Arabic clause comes behind its subject
    return -_NEAR[text.table] <= other - expected <= behind


def _is_near(last: int, place: int, side: Side) -> bool:
    """Whether a word stands right behind a negation that ends at ``last``, in no clause of its own (`aucune … qui`)."""
    return 0 < place - last <= _BEFORE and _RELATIVE.isdisjoint(side.words[last + 1 : place])


def _is_negated(side: Side, place: int, other: Side, links: Mapping[int, Sequence[int]]) -> bool:
    """Whether a negation, or a word of a negative sense right before that only this side has, bears on a word."""
    if place and side.words[place - 1] in _LESS:
        return True
    if any(place in cue.heads or _is_near(cue.last, place, side) for cue in cues(side)):
        return True
    near = side.span(max(place - _NEAR_WORD, 0), min(place + _NEAR_WORD, len(side.words) - 1))
    if has_negator(near.of(side.text), side.language.code):
        return True
    return any(
        side.clause[p] == side.clause[place]
        and is_negative(side.words[p], side.language.code)
        and not any(is_negative(other.words[q], other.language.code) for q in links.get(p, ()))
        for p in range(max(0, place - 2), place)
    )
