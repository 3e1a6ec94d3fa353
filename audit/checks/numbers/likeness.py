"""How sure it is that a fact stands in the place of another that it does not agree with."""

from __future__ import annotations

from audit.checks.numbers.agreement import comparable
from audit.checks.numbers.derived import WRITTEN
from audit.checks.numbers.fact import Fact
from audit.checks.numbers.pairing import Links
from audit.language.dates import PartKind
from audit.language.numerals import Kind

_YEAR = 4  # figures

# `9:19.81` and `9 min 19 s 81`; a year is no count of anything.
_LIKE_NUMBERS = [{None, part} for part in (PartKind.DAY, PartKind.HOUR, PartKind.MINUTE)]


def sort(fact: Fact) -> str:
    """What facts may stand in each other's place."""
    return "number" if fact.numeric else str(fact.part)


def likeness(source: Fact, target: Fact, linked: Links, *, alone: bool) -> float:
    """How sure it is that one stands in the place of the other; 0 where nothing says so."""
    joined = linked.join(source, target)
    ranked = joined and source.kind is target.kind is Kind.ORDINAL
    counted = alone and (_are_figures(source, target) or source.kind is target.kind is Kind.FRACTION)
    if not comparable(source, target) or (source.loose and target.loose and not ranked and not counted):
        return 0.0
    parts = {source.part, target.part}
    kin = (len(parts) == 1 or parts in _LIKE_NUMBERS) and source.percent is target.percent
    kin = kin and source.digits is target.digits
    same_unit = source.unit is not None and target.unit is not None and source.unit.dimension == target.unit.dimension
    if source.kind is target.kind is Kind.NAME and _same_digits(source, target):
        return 0.0
    if {source.kind, target.kind} == {Kind.APPROXIMATE, Kind.ORDINAL}:
        return 0.0  # `le quarantième jour` is no other order of magnitude
    if source.loose or target.loose:
        dated = source.part is target.part is not None and (joined or (alone and not source.numeric))
        return 0.5 * (ranked or dated or counted)  # what may be left out, may not be exchanged
    if not joined and not (alone and (kin or same_unit)) and not (kin and same_unit):
        return 0.0
    return 0.1 + joined + 0.5 * alone + 0.5 * kin + 0.5 * same_unit + 0.2 * (1 - linked.distance(source, target))


def _are_figures(source: Fact, target: Fact) -> bool:
    """Whether both are figures that no language writes out, and neither is the end of the other: `les années 80`.

    A unit that is read on one side alone may be a converted one.
    """
    short, long = sorted((str(source.value), str(target.value)), key=len)
    figures = source.digits and target.digits and min(source.value, target.value) > WRITTEN
    figures = figures and source.kind is target.kind and source.part is target.part
    figures = figures and source.percent is target.percent
    figures = figures and abs(source.value - target.value) > 1  # `dans sa 94e année` at 93
    units = [fact.unit for fact in (source, target) if fact.unit is not None]
    unlike = len(units) == 1 and units[0].dimension != "currency"  # nobody converts those in the place of a figure
    return figures and not unlike and not (len(long) <= _YEAR and long.endswith(short))


def _same_digits(source: Fact, target: Fact) -> bool:
    """`111 555 0800` and `0800 555 111`."""
    return sorted(str(source.value)) == sorted(str(target.value))
