"""The facts of a text, sentence by sentence, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from audit.checks.numbers.facts import Fact
from audit.language.stems import stem

_END = re.compile(r"[.!?؟\n](?=\s)|\n")
_NOUN = re.compile(
    r"\s?(?:%|pour cent)?\s?(?:de\s|d['’]|des\s|of\s)?"
    r"(?:autres\s|nouve\w{2,4}\s|jeunes\s|other\s|more\s|new\s)?(?P<noun>[^\W\d_]{3,})"
)
_NEAR = 60  # characters before a figure in which a bracket opens
_FINEST = 1000  # parts of one that a figure may tell
_TEN = 10
_DIGITS = 4  # of a number whose digits may have changed places; of more there are too many orders


def by_sentence(facts: Sequence[Fact], text: str) -> Iterator[list[Fact]]:
    """The facts that are not dates or articles, a list for each sentence that has two."""
    kept = [fact for fact in facts if not fact.dated and not (fact.loose and fact.value == 1)]
    if len(kept) < 2:
        return
    place = 0
    for end in [*(match.end() for match in _END.finditer(text)), len(text)]:
        found = []
        while place < len(kept) and kept[place].span.start < end:
            found.append(kept[place])
            place += 1
        if len(found) > 1:
            yield found


def in_brackets(fact: Fact, text: str) -> bool:
    """Whether a figure stands in brackets: most often the same in another currency."""
    before = text[max(0, fact.span.start - _NEAR) : fact.span.start]
    return before.rfind("(") > before.rfind(")")


def noun_behind(fact: Fact, text: str) -> str:
    """The word that a number counts, as it stands; empty where it is the end of its clause."""
    match = _NOUN.match(text, fact.span.end)
    return match["noun"].lower() if match else ""


def counted(fact: Fact, text: str, code: str) -> str:
    """The stem of the word that a number counts."""
    noun = noun_behind(fact, text)
    return stem(noun, code) if noun else ""


def is_permuted(one: Fraction, other: Fraction) -> bool:
    """Whether two numbers of two digits and more are of the same digits in another order: 58 and 85, 1,2 and 2,1."""
    if one == other or one <= 0 or other <= 0:
        return False
    scale = min(_scale(one), _scale(other))
    first, second = str(int(one / scale)), str(int(other / scale))
    return len(first) == len(second) > 1 and sorted(first) == sorted(second)


def orders(number: int) -> Iterator[int]:
    """The numbers that the digits of a short number make in another order."""
    digits = str(number)
    if 1 < len(digits) <= _DIGITS:
        for order in set(permutations(digits)):
            made = int("".join(order))
            if order[0] != "0" and made != number:
                yield made


def is_slip(values: Sequence[Fraction], excess: Fraction) -> bool:
    """Whether numbers add up as they should where the digits of one change places: they are now ``excess`` too many."""
    for value in values:
        scale = _scale(value)
        if any(value - excess == order * scale for order in orders(int(value / scale))):
            return True
    return False


def is_shifted(values: Sequence[Fraction], excess: Fraction) -> bool:
    """Whether numbers add up as they should where one of them, of two digits and more, has its point elsewhere: 15 for
    1,5 milliard, 1 550 for 155."""
    for value in values:
        made = value - excess
        whole = made.denominator == 1 or value.denominator > 1
        if whole and value / _scale(value) >= _TEN and made in (value / _TEN, value * _TEN):
            return True
    return False


def _scale(value: Fraction) -> Fraction:
    """What the last digit of a number that is not zero stands for: a thousand in 64 000, a tenth in 43,1."""
    unit = Fraction(1, _FINEST)
    while value and not value % (unit * 10):
        unit *= 10
    return unit
