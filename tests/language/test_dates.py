"""Dates and hours in text, and the Islamic calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language import get
from audit.language.dates import PartKind, date_parts
from audit.language.dates.hijri import gregorian, hijri
from audit.language.numerals import numbers


def parts(text: str, language: str) -> list[tuple[str, str, tuple[int, ...]]]:
    """Kind, text and values of each part, in text order."""
    known = get(language)
    found = sorted(date_parts(text, known, numbers(text, known)), key=lambda part: part.span)
    return [(str(part.kind), part.span.of(text), part.values) for part in found]


def of(kind: PartKind, text: str, language: str) -> list[tuple[int, ...]]:
    return [values for found, _, values in parts(text, language) if found == kind]


def test_german_hours() -> None:
    assert parts("gegen 15.30 Uhr", "de")[0] == ("hour", "15", (15, 3))
    assert ("hour", "acht", (7, 19)) in parts("Der Zug entgleiste gegen halb acht.", "de")


def test_a_whole_date() -> None:
    assert parts("mardi 5 décembre 2023", "fr") == [
        ("weekday", "mardi", (2,)),
        ("day", "5", (5,)),
        ("month", "décembre", (12,)),
        ("year", "2023", (2023,)),
    ]


@pytest.mark.parametrize(
    ("text", "language", "day", "month"),
    [
        ("17 تشرين الثاني", "ar", 17, 11),
        ("2 تشرين الأول/أكتوبر", "ar", 2, 10),
        ("الثالث من أيلول/سبتمبر", "ar", 3, 9),
        ("منذ الفاتح من جوان", "ar", 1, 6),
        ("ابتداء من غرة شهر مارس", "ar", 1, 3),
        ("يوم 12 جوان", "ar", 12, 6),
        ("في 31 جويلية", "ar", 31, 7),
        ("12 آب", "ar", 12, 8),
        ("le 1er mai", "fr", 1, 5),
        ("le 3 sept. 2021", "fr", 3, 9),
        ("On September 5, 2023", "en", 5, 9),
        ("the 3rd of May", "en", 3, 5),
    ],
)
def test_days_and_months_of_every_region(text: str, language: str, day: int, month: int) -> None:
    assert of(PartKind.DAY, text, language) == [(day,)]
    assert of(PartKind.MONTH, text, language) == [(month,)]


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("وصل أمس", "ar", ("أمس", -1)),
        ("عقد الاجتماع الأول أمس", "ar", ("أمس", -1)),
        ("وصل أول من أمس", "ar", ("أول من أمس", -2)),
        ("وصل أمس الأول", "ar", ("أمس الأول", -2)),
        ("يعقد بعد غد", "ar", ("بعد غد", 2)),
        ("avant-hier soir", "fr", ("avant-hier", -2)),
        ("pas avant demain", "fr", ("demain", 1)),
        ("the day before yesterday", "en", ("before yesterday", -2)),
        ("before yesterday's vote", "en", ("yesterday", -1)),
    ],
)
def test_days_told_from_today(text: str, language: str, day: tuple[str, int]) -> None:
    told, value = day
    assert [part[1:] for part in parts(text, language) if part[0] == "relative day"] == [(told, (value,))]


def test_a_range_of_days_shares_its_month() -> None:
    assert of(PartKind.DAY, "ليل 30 - 31 آذار", "ar") == [(30,), (31,)]
    assert of(PartKind.DAY, "dans la nuit du 20 au 21 mars", "fr") == [(20,), (21,)]


def test_a_date_in_figures_may_be_read_two_ways() -> None:
    assert of(PartKind.MONTH, "le 05/12/2023", "fr") == [(12, 5)]
    assert of(PartKind.MONTH, "le 25/12/2023", "fr") == [(12,)]
    assert of(PartKind.MONTH, "2023-12-05", "fr") == [(12,)]


@pytest.mark.parametrize(
    ("text", "language"),
    [("il y a sept ans", "fr"), ("they may march", "en"), ("المشروع الأول", "ar"), ("قال أب لطفلين", "ar")],
)
def test_words_that_are_no_months(text: str, language: str) -> None:
    assert of(PartKind.MONTH, text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "hour", "minute"),
    [
        ("à 20 h 30", "fr", 20, 30),
        ("à 20:30", "fr", 20, 30),
        ("at 8:30 p.m.", "en", 20, 30),
        ("at 1200 GMT", "en", 12, 0),
        ("الساعة الثامنة والنصف مساء", "ar", 20, 30),
        ("عند العاشرة والنصف صباحا", "ar", 10, 30),
        ("(17,45 ت غ)", "ar", 17, 45),
        ("saat 03.12'de", "tr", 3, 12),
        ("a las 14.30", "es", 14, 30),
        ("às 14h30", "pt", 14, 30),
        ("om 14.30 uur", "nl", 14, 30),
        ("o godz. 14.30", "pl", 14, 30),
        ("в 14.30 по местному времени", "ru", 14, 30),
    ],
)
def test_hours(text: str, language: str, hour: int, minute: int) -> None:
    [hours] = of(PartKind.HOUR, text, language)
    assert hour in hours
    assert of(PartKind.MINUTE, text, language) == [(minute,)]


def test_days_told_from_today_and_sides_of_a_month() -> None:
    assert of(PartKind.RELATIVE_DAY, "غادر الوفد أمس", "ar") == [(-1,)]
    assert of(PartKind.RELATIVE_DAY, "il partira demain", "fr") == [(1,)]
    assert of(PartKind.SIDE, "في أبريل الماضي", "ar") == [(-1,)]
    assert of(PartKind.SIDE, "en avril prochain", "fr") == [(1,)]
    assert of(PartKind.SIDE, "le prochain film", "fr") == []


def test_a_hijri_date_is_known_by_its_month() -> None:
    assert parts("15 رمضان 1445هـ", "ar") == [
        ("day", "15", (15,)),
        ("month", "رمضان", (109,)),
        ("year", "1445", (1445,)),
    ]


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2024, 3, 11), (1445, 9, 1)), (date(2024, 7, 8), (1446, 1, 1)), (date(622, 7, 19), (1, 1, 1))],
)
def test_first_days_of_hijri_months(day: date, written: tuple[int, int, int]) -> None:
    assert hijri(day) == written


_OF_TIME = ["قبل", "شهر", "رمضان", "ربيع", "الأول", "3", "1445", "هـ", "تشرين", "الثاني", "أمس", "و"]


@given(st.lists(st.sampled_from(_OF_TIME), max_size=8))
def test_any_words_of_time_have_their_parts_inside(words: list[str]) -> None:
    text = " ".join(words)
    known = get("ar")
    for part in date_parts(text, known, numbers(text, known)):
        assert 0 <= part.span.start < part.span.end <= len(text)


@given(day=st.dates(date(700, 1, 1), date(2200, 12, 31)))
def test_conversion_between_the_calendars_goes_both_ways(day: date) -> None:
    year, month, number = hijri(day)
    assert 1 <= month <= 12
    assert 1 <= number <= 30
    assert gregorian(year, month, number) == day


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("el martes 3 de marzo", "es", [("weekday", (2,)), ("day", (3,)), ("month", (3,))]),
        ("na quarta-feira, 15 de maio", "pt", [("weekday", (3,)), ("day", (15,)), ("month", (5,))]),
        ("в среду, 3 июня", "ru", [("weekday", (3,)), ("day", (3,)), ("month", (6,))]),
        ("у квітні", "uk", [("month", (4,))]),
        ("外交部7月5日（周三）表示", "zh", [("month", (7,)), ("day", (5,)), ("weekday", (3,))]),
        ("12个月内，本周三", "zh", [("weekday", (3,))]),
    ],
)
def test_dates_of_other_languages(text: str, language: str, expected: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(kind, values) for kind, _, values in parts(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"), [("в 3.15 раза", "ru"), ("yüzde 03.12", "tr"), ("las 2.50 toneladas", "es")]
)
def test_figures_that_are_no_hour(text: str, language: str) -> None:
    assert of(PartKind.MINUTE, text, language) == []
