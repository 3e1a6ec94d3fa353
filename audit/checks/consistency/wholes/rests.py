"""The rest of a whole, which is not what its part leaves: `onze ouvrières : six sont mortes et les huit autres, …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.numbers.facts import Fact
from audit.records import Span

_THE = re.compile(r"\b(?:les|des|aux|the|the other|the remaining)\s\Z", re.IGNORECASE)
_OTHERS = re.compile(r"\s(?:autres|restante?s)(?=[,.;:)]|\s(?P<word>[^\W\d_]+)|\Z)")
_OTHER = re.compile(r"\bthe (?:other|remaining)\s\Z", re.IGNORECASE)
_BARE = re.compile(r"(?=[,.;:)]|\s(?P<word>[^\W\d_]+)|\Z)")
_GOES_ON = frozenset(
    """
    ont sont avaient étaient auront seront ont restent demeurent n ne se s y en à au aux dans sur par pour avec
    sans selon et qui que dont a été de
    are were have had remain remained will was in at by with without who and of
    """.split()  # noqa: SIM905 - read as words
)
"""What follows `les huit autres` where these are of what was told before, and not other things."""

_OF_THEM = re.compile(r"\s(?:d['’]entre (?:eux|elles)|of (?:them|whom))\b")
_OPENED = re.compile(r"\s[^.;()\d]{1,60}?\s?:\s(?:[^\W\d_]+\s)?")
_OUT_OF = re.compile(r"(?:\A|[.»\n]\s|,\s|\bet\s)(?:[Dd]es|[Ss]ur (?:les|ces)|[Pp]armi (?:les|ces)|[Oo]f the)\s\Z")
_SENTENCE = re.compile(r"[.!?]\s")
_NEAR = 24  # characters before a number
_FAR = 200  # characters between a whole and the rest of it
_SENTENCES = 1  # that may end between them


def broken_rests(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Three counts in a row, a whole, a part of it and `les … autres`, of which the last two make another number."""
    told = [fact for fact in facts if fact.counts and not (fact.loose and fact.value == 1)]
    for place, (whole, part, rest) in enumerate(zip(told, told[1:], told[2:], strict=False)):
        between = text[whole.span.end : rest.span.start]
        ended = len(_SENTENCE.findall(between))
        if whole.value <= part.value or len(between) > _FAR or ended > _SENTENCES or not _is_rest(rest, text):
            continue
        amount = part.value + rest.value
        wrong = amount > whole.value or (amount < whole.value and not ended)  # behind a full stop some are left out
        if wrong and _is_part(part, whole, text) and not _is_of_others(rest, told[: place + 2]):
            yield Excess(Span(whole.span.start, rest.span.end), amount, whole.value)


def _is_of_others(rest: Fact, before: Sequence[Fact]) -> bool:
    """Whether a rest is that of another whole, with another part of it, or with two."""
    values = [fact.value for fact in before]
    return any(sum(some, rest.value) in values for length in (1, 2) for some in combinations(values, length))


def _is_rest(fact: Fact, text: str) -> bool:
    before = text[max(0, fact.span.start - _NEAR) : fact.span.start]
    behind = (_BARE if _OTHER.search(before) else _OTHERS).match(text, fact.span.end)
    told = behind is not None and _THE.search(before) is not None
    return told and behind is not None and (behind["word"] is None or behind["word"].lower() in _GOES_ON)


def _is_part(part: Fact, whole: Fact, text: str) -> bool:
    """Whether the second of two counts is surely of those of the first."""
    if _OF_THEM.match(text, part.span.end) or _OPENED.fullmatch(text, whole.span.end, part.span.start):
        return True
    return _OUT_OF.search(text, max(0, whole.span.start - _NEAR), whole.span.start) is not None
