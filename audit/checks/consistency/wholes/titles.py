"""Titles that are counted and then listed by year: `quadruple championne d'Afrique (1994, 2011 et 2019)`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.checks.consistency.wholes.excesses import Excess
from audit.records import Span

_TIMES = {
    "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6, "deux": 2, "trois": 3, "quatre": 4,
    "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "two": 2, "three": 3, "four": 4, "five": 5,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
_LISTED = re.compile(
    r"(?<!\w)(?:(?P<multiple>double|triple|quadruple|quintuple|sextuple)\s(?=(?:vice-)?champion"
    r"|vainqueur|médaill|lauréat|tenant|finaliste|olymp|world|winner)"
    r"|(?P<times>[a-z]{3,6}|\d{1,2})(?:\sfois|[- ]times?)\s"
    r"|(?P<titles>[a-z]{3,6}|\d{1,2})\s(?=titres?|trophées?|sacres?|couronnes?|victoires?|médailles?|oscars?|césars?"
    r"|coupes?|titles?|trophies|wins?|medals?))"
    rf"[^\W\d_][^.;:()\d]{{3,60}}\s\((?P<years>{_YEAR}(?:,\s{_YEAR}|,?\s(?:et|and)\s{_YEAR}){{0,11}})\)",
    re.IGNORECASE,
)
_ONE_YEAR = re.compile(_YEAR)
_WORD = re.compile(r"[^\W\d_]+")
_SEVERAL_A_YEAR = re.compile(r"olymp|monde|mondia|world|europ|médail|medal", re.IGNORECASE)
"""Titles of which one athlete may win several in a year."""


def wrong_lists(text: str) -> Iterator[Excess]:
    """Where a count of titles, and the years in brackets behind it, are not as many."""
    for match in _LISTED.finditer(text):
        told = (match["multiple"] or match["times"] or match["titles"]).lower()
        times = int(told) if told.isdigit() else _TIMES.get(told, 0)
        years = len(_ONE_YEAR.findall(match["years"]))
        many = years < times and _SEVERAL_A_YEAR.search(match.group())
        other = sum(word in _TIMES for word in _WORD.findall(match.group().lower())) > 1
        if times and not many and not other and years > 1 and times != years:
            yield Excess(Span(*match.span()), Fraction(years), Fraction(times))
