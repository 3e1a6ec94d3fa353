"""Tells whether a quantity in one unit is another one converted, as translators convert: rounded."""

from __future__ import annotations

from fractions import Fraction

from audit.language.units.unit import Unit

_ROUNDING = Fraction(9, 100)
_SPANS_OF_TIME = Fraction(2, 100)  # thirty days are a month
_SAYINGS = frozenset(
    ((15, "day", 2, "week"), (15, "day", 1, "fortnight"), (8, "day", 1, "week"), (6, "week", Fraction(3, 2), "month"))
)  # `quinze jours` are two weeks
_PARTS = {
    "cent": 100, "halala": 100, "piastre": 100, "kopeck": 100, "penny": 100, "millime": 1000,
}  # fmt: skip
_FILS = {"dinar": 1000, "dirham": 100, "riyal": 100}  # in Iraq, Jordan, Kuwait and Bahrain; in the Emirates; in Yemen


def alike(first: Unit, second: Unit) -> bool:
    """Whether two units may be meant as one: the same, or degrees of a scale and degrees of none."""
    if any(one.code == other.code for one in first.senses for other in second.senses):
        return True
    return first.dimension == second.dimension and "degree" in (first.code, second.code)


def parts_of(small: Unit, large: Unit) -> int:
    """How many of a currency's small coins make one of the currency; 0 where that is not known.

    >>> from audit.language.units.unit import UNITS
    >>> parts_of(UNITS["cent"], UNITS["dirham"]), parts_of(UNITS["fils"], UNITS["dinar"])
    (100, 1000)
    """
    if small.dimension != large.dimension or large.code == "fils" or large.code in _PARTS:
        return 0
    return _FILS.get(large.code, 0) if small.code == "fils" else _PARTS.get(small.code, 0)


def converts(value: Fraction, unit: Unit, other: Fraction, other_unit: Unit) -> bool:
    """Whether ``value`` of ``unit`` is ``other`` of another unit, to within what the two are rounded to.

    >>> from audit.language.units.unit import UNITS
    >>> converts(Fraction(385), UNITS["mile"], Fraction(620), UNITS["km"])
    True
    >>> converts(Fraction(385), UNITS["mile"], Fraction(640), UNITS["km"])
    False
    """
    if unit.code == other_unit.code != "degree":
        return False
    if _degrees(value, unit, other, other_unit):
        return True
    return any(_converts(value, a, other, b) for a in unit.senses for b in other_unit.senses)


def _converts(value: Fraction, unit: Unit, other: Fraction, other_unit: Unit) -> bool:
    near, far = unit.converted(value), other_unit.converted(other)
    if near is None or far is None or unit.dimension != other_unit.dimension:
        return False
    size = max(abs(near), abs(far))
    if unit.dimension == "duration":
        sayings = (value, unit.code, other, other_unit.code), (other, other_unit.code, value, unit.code)
        return not _SAYINGS.isdisjoint(sayings) or abs(near - far) <= _SPANS_OF_TIME * size
    blur = max(_grain(value) * (unit.factor or 0), _grain(other) * (other_unit.factor or 0))
    return abs(near - far) <= min(_ROUNDING * size, blur * 11 / 10)  # six metres are 18 feet by a hair


def _grain(value: Fraction) -> Fraction:
    """Half of what a number is rounded to, by its last digit: 5 for 620, 25 for 650, 1/4 for 1.5."""
    step = Fraction(1, 1000)
    while value and (value / (step * 10)).denominator == 1:
        step *= 10
    return step * (5 if value / step % 10 == 5 else 1) / 2


def _degrees(value: Fraction, unit: Unit, other: Fraction, other_unit: Unit) -> bool:
    """`80 degrees` are `26 degrés` where one side counts in Fahrenheit and does not say so."""
    if "degree" not in (unit.code, other_unit.code) or unit.dimension != other_unit.dimension:
        return False
    fahrenheit, celsius = max(value, other), min(value, other)
    return abs((fahrenheit - 32) * 5 / 9 - celsius) <= 1
