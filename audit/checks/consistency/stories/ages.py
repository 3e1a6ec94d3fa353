"""Ages at death that the year of birth rules out: `décédé à l'âge de 71 ans`, and `Né en 1938` in a text of 2019."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.checks.numbers.days import days
from audit.language.dates import PartKind
from audit.records import Span

_YEAR = r"(?P<year>(?:18|19|20)\d\d)(?!\d)"
_BORN = {
    "fr": re.compile(
        r"(?:(?:\A|[.!?»\n]\s)Née?|\b(?:est|était|défunte?,) née?)\s(?:[^.;()\d]{0,40}?\s)?"
        rf"(?:le\s\d{{1,2}}(?:er)?\s[^\W\d]{{3,9}}\s|en\s(?:[^\W\d]{{3,9}}\s)?){_YEAR}"
    ),
    "en": re.compile(
        r"(?:(?:\A|[.!?\n]\s)Born|\bwas born)\s(?:[^.;()\d]{0,40}?\s)?"
        rf"(?:on\s(?:\d{{1,2}}\s)?[^\W\d]{{3,9}}\s(?:\d{{1,2}},\s)?|in\s(?:[^\W\d]{{3,9}}\s)?){_YEAR}"
    ),
}
"""Who was born is the one whom the story is of where that begins a sentence."""

_DIED = {
    "fr": re.compile(
        r"(?:\b(?:est|était) (?:mort|disparu)e?\b|\bdécédée?\b|\béteinte?\b|\bdécès\b|\AMort d)[^.;:!?\n]{0,120}?\s"
        r"à (?:l['’]âge de )?(?P<age>\d{2,3})\sans\b(?!\s(?:de|d['’]|après|avant|plus))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:died|passed away|has died|dies|dead)\b[^.;:!?\n]{0,120}?\s"
        r"(?:aged|at(?: the age of)?) (?P<age>\d{2,3})\b",
        re.IGNORECASE,
    ),
}
_KIN = re.compile(
    r"\b(?:pères?|mères?|frères?|sœurs?|maris?|époux|épouse|femme|fils|filles?|enfants?|father|mother|brother|sister"
    r"|husband|wife|son|daughter)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"(?:d['’]ici|horizon|avant|jusqu|prévue?s?|until|before|by)[^.;]{0,20}\Z", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_NEAR = 30  # characters
_BESIDE = 25  # characters before an age in which the year of death stands
_OLDEST = 120
_APART = 1  # year by which an age may be off: of the day of birth, and of the clock


def ages(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """The ages at death in the head of a story of one person that another year of birth would give."""
    if code not in _BORN:
        return
    born = {int(match["year"]) for one in read for match in _BORN[code].finditer(one.text)}
    if len(born) != 1:
        return
    year = born.pop()
    latest = max((told for one in read for told in _years(one) if told <= year + _OLDEST), default=year)
    for passage in (one for one in read if one.is_head):
        starts = [0, *(end.end() for end in _SENTENCE_END.finditer(passage.text))]
        for match in _DIED[code].finditer(passage.text):
            start = starts[bisect_right(starts, match.start()) - 1]
            if _KIN.search(passage.text, start, match.end()):
                continue
            died = _died(passage, start, match.start("age"))
            age = int(match["age"])
            reached = (died or latest) - year
            young = age < reached - 1 - _APART
            if young or (died and age > reached + _APART):
                why = f"born in {year}, {'dead' if died else 'told of'} in {died or latest}"
                yield Contradiction(passage.place, Span(match.start("age"), match.end()), why)


def _died(passage: Passage, start: int, end: int) -> int | None:
    """The year of the death told in the sentence before the age."""
    dated = [day.year for day in days(passage.facts, passage.text) if start <= day.span.start < end and day.year]
    beside = [
        int(fact.value)
        for fact in passage.facts
        if fact.part is PartKind.YEAR and end - _BESIDE <= fact.span.start < end and fact.span.start >= start
    ]
    told = dated or beside
    return told[-1] if told else None


def _years(passage: Passage) -> Iterator[int]:
    """The years that a passage tells, but for those that are to come."""
    for fact in passage.facts:
        before = passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]
        if fact.part is PartKind.YEAR and len(fact.values) == 1 and not _TO_COME.search(before):
            yield int(fact.value)
