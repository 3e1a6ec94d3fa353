"""Finds the parts of dates in a text: days, months, years, weekdays, days told from today."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.language.dates.chinese import chinese_parts
from audit.language.dates.hijri import hijri_months, hijri_openers
from audit.language.dates.hours import hour_parts
from audit.language.dates.moment import HIJRI, Part, PartKind
from audit.language.dates.words import DateWords, date_words, time_nouns
from audit.language.facts import Language
from audit.language.numerals.quantity import Kind, Quantity
from audit.language.tokens import Token, tokens
from audit.records import Span

_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?:(?P<y>\d{4})([/.\-])(?P<m>\d{1,2})\2(?P<d>\d{1,2})|"
    r"(?P<a>\d{1,2})([/.\-])(?P<b>\d{1,2})\6(?P<year>\d{4}|\d{2}))(?![\d/\-]|\.\d)"
)
_ATTACKS = re.compile(r"(?<![\w/.,-])(?P<month>9)/(?P<day>11)(?![\w/,-]|\.\d)")
"""What English calls the eleventh of September 2001."""

_RANGE = re.compile(r"\s?[-–—/،,]\s?|\s?(?:au|et|ou|à|و|إلى|and|to|or|،\s?و)\s?ـ?")
_OF, _FIRST = "من", "الاول"
_HIJRI_YEAR = re.compile(r"\s?(?:هـ|هجرية|هجري|ه\b|AH\b|de l'[Hh]égire)")


def date_parts(text: str, language: Language, quantities: Sequence[Quantity]) -> list[Part]:
    """The parts of the dates and hours of ``text``, whose numbers are ``quantities``; in no set order.

    >>> from audit.language import get
    >>> from audit.language.numerals import numbers
    >>> text = "mardi 5 décembre 2023"
    >>> [(str(p.kind), p.values) for p in date_parts(text, get("fr"), numbers(text, get("fr")))]
    [('weekday', (2,)), ('day', (5,)), ('month', (12,)), ('year', (2023,))]
    """
    if language.code == "zh":
        return list(chinese_parts(text))
    reader = _Reader(text, language, quantities)
    return [*reader.numeric(), *reader.attacks(), *reader.named(), *hour_parts(text, language, quantities)]


class _Reader:
    def __init__(self, text: str, language: Language, quantities: Sequence[Quantity]) -> None:
        self.text = text
        self.found = tokens(text)
        self.words: DateWords = date_words(language)
        self.code = language.code
        self.capitals = language.capitalizes_months
        self.number = {q.span.start: q for q in quantities} | {-q.span.end: q for q in quantities}
        self.quantities = quantities
        self.date = 0

    def numeric(self) -> Iterator[Part]:
        """`05/12/2023` may be the fifth of December or the twelfth of May; `2023-12-05` is one date."""
        for match in _NUMERIC.finditer(self.text):
            given = {name: int(value) for name, value in match.groupdict().items() if value}
            if "y" in given:
                orders, year = [(given["d"], given["m"])], given["y"]
                places = "d", "m", "y"
            else:
                pair = given["a"], given["b"]
                orders = [(d, m) for d, m in (pair, pair[::-1]) if m <= 12 and d <= 31]
                year = given["year"] + (2000 if given["year"] < 100 else 0)
                places = "a", "b", "year"
            days, months = tuple(day for day, _ in orders), tuple(month for _, month in orders)
            if not months or min(*days, *months) < 1 or max(months) > 12 or max(days) > 31:
                continue
            self.date += 1
            for kind, name, values in zip(_NUMERIC_KINDS, places, (days, months, (year,)), strict=True):
                yield Part(kind, Span(*match.span(name)), values, self.date)

    def attacks(self) -> Iterator[Part]:
        for match in _ATTACKS.finditer(self.text) if self.code == "en" else ():
            self.date += 1
            yield Part(PartKind.MONTH, Span(*match.span("month")), (9,), self.date)
            yield Part(PartKind.DAY, Span(*match.span("day")), (11,), self.date)

    def named(self) -> Iterator[Part]:
        place = 0
        while place < len(self.found):
            token = self.found[place]
            if token.figure:
                yield from self._lone_year(token)
                place += 1
                continue
            if token.folded not in self.words.telling:
                place += 1
                continue
            month = self._month(place)
            if month is not None:
                parts, place = month
                yield from parts
                continue
            yield from self._word(place)
            place += 1

    def _word(self, place: int) -> Iterator[Part]:
        """A weekday, a day told from today, or `dernier` and `prochain` beside a word of time."""
        token = self.found[place]
        weekday, end = self._weekday(place)
        if weekday is not None and self._is_weekday(place):
            shown = place > 0 and self.found[place - 1].folded in self.words.before
            doubtful = token.folded in self.words.doubtful and not shown
            yield Part(PartKind.WEEKDAY, Span(token.start, end), (weekday,), loose=doubtful)
        relative = self.words.relative.get(token.folded)
        if relative is not None:
            yield Part(PartKind.RELATIVE_DAY, *self._day_told(place, relative))
        side = self.words.sides.get(token.folded)
        if side is not None and self._is_beside_time(place):
            yield Part(PartKind.SIDE, _span(token), (side,))

    def _day_told(self, place: int, day: int) -> tuple[Span, tuple[int]]:
        """A day told from today, or the one beyond it where a word says so: `avant-hier`, «أول أمس», «أمس الأول»."""
        token = self.found[place]
        first = place - 2 if place and self.found[place - 1].folded == _OF else place - 1
        introduced = first >= 0 and self.found[first].folded in self.words.beyond.get(token.folded, ())
        if introduced and self.code == "en":
            introduced = first > 0 and self.found[first - 1].folded == "day"
        if introduced and token.adjacent and (self.code != "fr" or token.gap.strip()):
            return Span(self.found[first].start, token.end), (2 * day,)
        following = self.found[place + 1] if place + 1 < len(self.found) else None
        if following is not None and following.folded == _FIRST and day < 0:
            return Span(token.start, following.end), (2 * day,)
        return _span(token), (day,)

    def _weekday(self, place: int) -> tuple[int | None, int]:
        """The weekday named at ``place``, in two words with a hyphen in Portuguese (`quarta-feira`), and its end."""
        token = self.found[place]
        following = self.found[place + 1] if place + 1 < len(self.found) else None
        if following is not None and following.gap == "-":
            joined = self.words.weekdays.get(f"{token.folded}-{following.folded}")
            if joined is not None:
                return joined, following.end
        return self.words.weekdays.get(token.folded), token.end

    def _is_weekday(self, place: int) -> bool:
        token = self.found[place]
        if self.capitals and not self.text[token.start].isupper():
            return False
        if token.folded in self.words.numbered:
            return self._neighbour(place, 1) is not None or self._neighbour(place, -1) is not None
        following = self.found[place + 1] if place + 1 < len(self.found) else None
        if self.code != "ar" or following is None:
            return True
        return not following.folded.startswith("وال") and following.folded not in ("عشر", "عشره")

    def _is_beside_time(self, place: int) -> bool:
        step = 1 if self.code == "en" else -1
        other = place + step
        for _ in range(2):
            if not 0 <= other < len(self.found):
                return False
            word = self.found[other].folded
            known = word in self.words.weekdays or (word,) in self.words.months or word in time_nouns(self.code)
            if known:
                return True
            if self.found[other].figure is False and (word,) not in self.words.months:
                pair = (self.found[other - 1].folded, word) if other else ()
                return pair in self.words.months
            other += step
        return False

    def _lone_year(self, token: Token) -> Iterator[Part]:
        quantity = self.number.get(token.start)
        if quantity is not None and is_year(quantity, self.text):
            hijri = _HIJRI_YEAR.match(self.text, quantity.span.end) is not None
            yield Part(PartKind.YEAR, quantity.span, (int(quantity.value),), loose=hijri)

    def _month(self, place: int) -> tuple[list[Part], int] | None:
        """The date whose month's name begins at token ``place``, and the token after it."""
        named = self._month_name(place)
        if named is None:
            return None
        values, end, hijri = named
        days = list(self._days_before(place))
        first = None if days else self._first_day(place)
        after = end
        if self.code == "en" and not days:
            days, after = self._days_after(end)
        year, after = self._year_after(after)
        name = self.found[place].folded
        beside_number = bool(days) or first is not None or year is not None or len(set(values)) < len(values)
        previous = self.found[place - 1].folded if place else ""
        shortened = name in self.words.numbered
        sure = self.capitals or previous.startswith("شهر") or self.text.startswith("آب", self.found[place].start)
        introduced = previous in self.words.before and sure  # «آب» has no hamza on its alif where it is August
        if (shortened or hijri) and not beside_number and not introduced:
            return None
        if self.capitals and not self.text[self.found[place].start].isupper():
            return None
        if self.code == "fr" and previous and not beside_number and self.text[self.found[place].start].isupper():
            return None  # the planet
        loose = not beside_number and (shortened or previous not in self.words.before)  # May and June are names too
        self.date += 1
        span = Span(self.found[place].start, self.found[end - 1].end)
        months = tuple(dict.fromkeys(v + HIJRI * hijri for v in values))
        parts = [Part(PartKind.DAY, q.span, (int(q.value),), self.date, hijri) for q in days]
        if first is not None:
            parts.append(Part(PartKind.DAY, _span(first), (1,), self.date, loose=True))
        parts.append(Part(PartKind.MONTH, span, months, self.date, loose or hijri))
        if year is not None:
            parts.append(Part(PartKind.YEAR, year.span, (int(year.value),), self.date, hijri))
        return parts, after

    def _month_name(self, place: int) -> tuple[tuple[int, ...], int, bool] | None:
        """Numbers of the month named at ``place``, the token after it, and whether it is Hijri."""
        one = self._one_month(place)
        if one is None:
            islamic = self._hijri_month(place)
            return None if islamic is None else ((islamic[0],), islamic[1], True)
        value, end = one
        if end < len(self.found) and self.found[end].gap.strip() in ("/", "(", "-") and self.code == "ar":
            other = self._one_month(end)
            if other is not None:
                return (value, other[0]), other[1], False
        return (value,), end, False

    def _one_month(self, place: int) -> tuple[int, int] | None:
        first = self.found[place].folded
        if place + 1 < len(self.found) and self.found[place + 1].adjacent:
            value = self.words.months.get((first, self.found[place + 1].folded))
            if value is not None:
                return value, place + 2
        value = self.words.months.get((first,))
        return None if value is None else (value, place + 1)

    def _hijri_month(self, place: int) -> tuple[int, int] | None:
        if self.found[place].folded not in hijri_openers(self.code == "ar"):
            return None
        months = hijri_months(self.code == "ar")
        for length in (5, 4, 3, 2, 1):
            words = tuple(t.folded for t in self.found[place : place + length])
            if words in months:
                return months[words], place + len(words)
        return None

    def _days_before(self, place: int) -> Iterator[Quantity]:
        at = place - 1
        for _ in range(2):
            if at >= 0 and self.found[at].folded in self.words.inside:
                at -= 1
        quantity = self._quantity_over(at)
        while quantity is not None and _is_day(quantity):
            yield quantity
            earlier = self._quantity_ending_before(quantity)
            if earlier is None or not _RANGE.fullmatch(self.text[earlier.span.end : quantity.span.start]):
                return
            quantity = earlier

    def _first_day(self, place: int) -> Token | None:
        """The word for the first day of the month at ``place``: «الفاتح من جوان», «غرة شهر مارس»."""
        at = place - 1
        for _ in range(2):
            if at >= 0 and self.found[at].folded in self.words.inside:
                at -= 1
        return self.found[at] if at >= 0 and self.found[at].folded in self.words.opening else None

    def _days_after(self, place: int) -> tuple[list[Quantity], int]:
        days: list[Quantity] = []
        while place < len(self.found):
            quantity = self.number.get(self.found[place].start)
            gap = self.text[days[-1].span.end : quantity.span.start] if days and quantity else ""
            if quantity is None or not _is_day(quantity) or (days and not _RANGE.fullmatch(gap)):
                break
            days.append(quantity)
            while place < len(self.found) and self.found[place].start < quantity.span.end:
                place += 1
        return days, place

    def _year_after(self, place: int) -> tuple[Quantity | None, int]:
        at = place
        while at < len(self.found) and self.found[at].folded in self.words.inside and at < place + 2:
            at += 1
        quantity = self.number.get(self.found[at].start) if at < len(self.found) else None
        if quantity is None or not is_year(quantity, self.text, written=True):
            return None, place
        gap = self.found[at].gap.strip(" ,،/")
        return (None, place) if gap else (quantity, at + 1)

    def _quantity_over(self, place: int) -> Quantity | None:
        if place < 0:
            return None
        token = self.found[place]
        return next((q for q in self.quantities if q.span.start <= token.start < q.span.end), None)

    def _quantity_ending_before(self, quantity: Quantity) -> Quantity | None:
        before = [q for q in self.quantities if q.span.end <= quantity.span.start]
        return before[-1] if before else None

    def _neighbour(self, place: int, step: int) -> Quantity | None:
        return self._quantity_over(place + step) if 0 <= place + step < len(self.found) else None


_NUMERIC_KINDS = (PartKind.DAY, PartKind.MONTH, PartKind.YEAR)


def is_year(quantity: Quantity, text: str, *, written: bool = False) -> bool:
    """Whether a number looks like a year: four digits without mark or unit, from 1500 on, or from 1000 in a date."""
    low = 1000 if written else 1500
    plain = quantity.digits and len(quantity.span) <= 5 and quantity.span.of(text).lstrip("و").isdecimal()
    fits = plain and low <= quantity.value < 2200 and quantity.value.denominator == 1
    return fits and not quantity.percent and quantity.unit is None and quantity.kind is not Kind.NAME


def _is_day(quantity: Quantity) -> bool:
    if quantity.percent or quantity.unit is not None or quantity.value.denominator != 1:
        return False
    return 1 <= quantity.value <= 31 and (quantity.digits or quantity.kind is Kind.ORDINAL)


def _span(token: Token) -> Span:
    return Span(token.start, token.end)
