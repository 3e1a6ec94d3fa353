"""Words a number or date as the target language writes it, for suggestions."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.checks.evidence import Evidence
from audit.checks.numbers.fact import Fact
from audit.language import Language
from audit.language.dates import PartKind
from audit.language.numerals import Kind
from audit.language.units import parts_of
from audit.language.units.names import name_of

_GROUP = {"fr": "\u202f", "en": ",", "ar": ",", "de": ".", "es": ".", "it": ".", "pt": ".", "ru": "\u00a0", "tr": "."}
_MAGNITUDES = {
    "fr": {10**6: ("million", "millions"), 10**9: ("milliard", "milliards")},
    "en": {10**6: ("million", "million"), 10**9: ("billion", "billion")},
    "ar": {10**6: ("مليون", "مليون"), 10**9: ("مليار", "مليار")},
}
_OF = re.compile(r"\A(\s)(?:de\s|d['’])")


def expected(source: Fact, target: Fact, evidence: Evidence) -> str | None:
    """What should stand in the place of ``target``, its unit kept; ``None`` where there is no sure way to write it."""
    language = evidence.target_language
    if source.part in (PartKind.MONTH, PartKind.WEEKDAY):
        return _name(source, language)
    if not source.numeric or source.part is PartKind.HOUR:
        return None
    value = _in_unit_of(source, target)
    number = written(value, language, plain=source.dated or (not target.digits and value < 1000))
    if number and source.kind is target.kind is Kind.ORDINAL and not target.digits:
        number += _ordinal_ending(source.value, language.code)
    text, span = evidence.target, target.whole_span
    if number is None:
        return None
    behind = text[target.span.end : span.end]
    if number[-1].isdigit():
        behind = _OF.sub(r"\1", behind)  # `200 000 dirhams` in the place of `2 millions de dirhams`
    return text[span.start : target.span.start] + number + behind


def _in_unit_of(source: Fact, target: Fact) -> Fraction:
    """The value of ``source``, of small coins in the currency of ``target`` or the reverse: 20 million centimes."""
    if source.unit is None or target.unit is None:
        return source.value
    parts = parts_of(source.unit, target.unit)
    return source.value / parts if parts else source.value * (parts_of(target.unit, source.unit) or 1)


def _ordinal_ending(value: Fraction, code: str) -> str:
    """What a figure ends in where it says which, not how many: `3e`, `3rd`."""
    if code == "en":
        teen = 10 < value % 100 < 20
        return "th" if teen else {1: "st", 2: "nd", 3: "rd"}.get(int(value % 10), "th")
    return {"fr": "er" if value == 1 else "e"}.get(code, "")


def with_unit(source: Fact, target: Fact, evidence: Evidence) -> str | None:
    """``target`` as it stands, counting what the original counts."""
    if source.unit is None or target.unit_span is None:
        return None
    text = evidence.target
    name = name_of(source.unit.code, evidence.target_language.code, plural=text[: target.unit_span.end].endswith("s"))
    span, unit = target.whole_span, target.unit_span
    return name and text[span.start : unit.start] + name + text[unit.end : span.end]


def as_share(source: Fact, target: Fact, evidence: Evidence) -> str | None:
    """``target`` as a percentage, where the original has one."""
    space = "\u00a0" if evidence.target_language.code == "fr" else ""
    return f"{target.span.of(evidence.target)}{space}%" if source.percent else None


def written(value: Fraction, language: Language, *, plain: bool = False) -> str | None:
    """``value`` in figures, grouped, with a magnitude's word from a million on; ``None`` for what figures cannot hold.

    >>> from audit.language import get
    >>> written(Fraction(9_000_000), get("fr")), written(Fraction(7, 2), get("fr"))
    ('9 millions', '3,5')
    """
    if not plain:
        for magnitude, (one, many) in sorted(_MAGNITUDES.get(language.code, {}).items(), reverse=True):
            count = value / magnitude
            if count >= 1 and (count * 1000).denominator == 1:
                figure = _figure(count, language.code, plain=False)
                return figure and f"{figure} {one if count < 2 else many}"
    return _figure(value, language.code, plain)


def _figure(value: Fraction, code: str, plain: bool) -> str | None:
    scaled = value * 1000
    if scaled.denominator != 1:
        return None
    whole, rest = divmod(scaled.numerator, 1000)
    group = _GROUP.get(code, "")
    digits = str(whole) if plain or (whole < 10_000 and code != "en") else f"{whole:,}".replace(",", group)
    decimal = "." if code in ("en", "zh", "ja", "ar") else ","
    return digits + (decimal + f"{rest:03}".rstrip("0") if rest else "")


def _name(fact: Fact, language: Language) -> str | None:
    names = language.months if fact.part is PartKind.MONTH else language.weekdays
    name = next((name for name, number in names.items() if number == fact.value), None)
    return name.capitalize() if name and language.capitalizes_months else name
