"""What can be compared where the number words of a language are not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from audit.checks.numbers.derived import WRITTEN
from audit.checks.numbers.fact import Fact


def in_figures(facts: Sequence[Fact], spelled: bool) -> list[Fact]:
    """What can be compared where one side's number words are not read: figures, to a power of ten, and names of days;
    and what is ``spelled`` in words, of more than twelve, where these are found on both sides.

    The magnitude of a figure may stand in a word that is not read (`28亿`, `2,8 Milliarden`), and small and round
    numbers may be written out; days and hours are not.
    """
    return [
        replace(
            fact,
            values=(*fact.values, *(_digits(value) for value in fact.values if fact.numeric)),
            loose=fact.loose or (fact.numeric and not fact.dated and not fact.percent and is_short(fact)),
            digits=True,
        )
        for fact in facts
        if fact.digits or not fact.numeric or (spelled and (fact.value > WRITTEN or fact.percent))
    ]


def is_short(fact: Fact) -> bool:
    """Whether a number has one or two significant digits, so that words may say it."""
    return len(str(_digits(fact.value))) < 3


def _digits(value: Fraction) -> Fraction:
    """The significant digits of a number: 28 for 2.8, 28 and 2,800."""
    while value and value.denominator > 1 and 10**12 % value.denominator == 0:
        value *= 10
    while value and value.denominator == 1 and value % 10 == 0:
        value /= 10
    return value
