"""Units and currencies beside numbers, and their conversion."""

from __future__ import annotations

from fractions import Fraction

import pytest

from audit.language import get
from audit.language.numerals import numbers
from audit.language.units import alike, converts
from audit.language.units.unit import UNITS


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("640 millions de dollars", "fr", "dollar"),
        ("300 kilomètres carrés", "fr", "km²"),
        ("5 €", "fr", "euro"),
        ("120 kilomètres à l'heure", "fr", "km/h"),
        ("3 ans", "fr", "year"),
        ("une enfant de 27 mois", "fr", "month"),
        ("$5 billion", "en", "dollar"),
        ("a 27-year-old man", "en", "year"),
        ("half an inch", "en", "inch"),
        ("300 هكتار", "ar", "hectare"),
        ("750 مليون درهم إماراتي", "ar", "dirham"),
        ("85 ميلاً في الساعة", "ar", "mph"),
        ("800 كيلو متر في الساعة", "ar", "km/h"),
        ("كيلومترين", "ar", "km"),
        ("آلاف السنين", "ar", "year"),
        ("75 Meilen pro Stunde", "de", "mph"),
        ("820 футов", "ru", "foot"),
        ("3.200 quilômetros quadrados", "pt", "km²"),
        ("over 5,000+ km", "en", "km"),
    ],
)
def test_the_unit_beside_a_number(text: str, language: str, unit: str) -> None:
    found = [q.unit.code for q in numbers(text, get(language)) if q.unit]
    assert found == [unit]


@pytest.mark.parametrize("text", ["3 personnes", "12 morts", "l'article 5"])
def test_things_that_are_no_unit(text: str) -> None:
    assert [q.unit for q in numbers(text, get("fr"))] == [None]


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit"),
    [
        ("45", "mile", "72", "km"),
        ("385", "mile", "620", "km"),
        ("550", "pound (mass)", "250", "kg"),
        ("550", "pound", "250", "kg"),
        ("80", "degree", "26", "degree"),
        ("48", "hour", "2", "day"),
        ("15", "day", "2", "week"),
        ("18", "month", "1.5", "year"),
        ("300", "hectare", "3", "km²"),
    ],
)
def test_conversions_as_translators_make_them(value: str, unit: str, other: str, other_unit: str) -> None:
    assert converts(Fraction(value), UNITS[unit], Fraction(other), UNITS[other_unit])
    assert converts(Fraction(other), UNITS[other_unit], Fraction(value), UNITS[unit])


@pytest.mark.parametrize(
    ("value", "unit", "other", "other_unit"),
    [
        ("385", "mile", "640", "km"),
        ("300", "hectare", "300", "km²"),
        ("24", "hour", "23", "hour"),
        ("5", "dollar", "4", "euro"),
        ("1", "day", "23", "hour"),
    ],
)
def test_what_is_no_conversion(value: str, unit: str, other: str, other_unit: str) -> None:
    assert not converts(Fraction(value), UNITS[unit], Fraction(other), UNITS[other_unit])


def test_units_that_may_be_meant_as_one() -> None:
    assert alike(UNITS["pound"], UNITS["pound (mass)"])
    assert alike(UNITS["degree"], UNITS["°C"])
    assert not alike(UNITS["km"], UNITS["mile"])
