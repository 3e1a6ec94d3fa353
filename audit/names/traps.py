"""Places and peoples that are taken for each other, told one for the other, between any two languages but Arabic."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from audit.language import Language
from audit.language.normalize import unaccented
from audit.names.companions import Text
from audit.names.tables import rows
from audit.records import Span

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = 2  # letters by which the table is looked up
_CAPITALS = re.compile("[A-ZÀ-ÝА-ЯІЇЄ]")


@dataclass(frozen=True, slots=True)
class _Form:
    """A way to tell the place in a cell of a row: its words as they are compared, stems ending in ``*``."""

    row: int
    cell: int
    words: tuple[str, ...]
    capital: bool
    doubtful: bool


@dataclass(frozen=True, slots=True)
class _Told:
    cell: int
    span: Span
    doubtful: bool


def trapped(one: Text, other: Text) -> Iterator[tuple[Span, Span]]:
    """Where the source tells one place or people of a row of the table, and the target another one instead."""
    if "ar" in (one[2].code, other[2].code):
        return
    given = _told(one[0], one[2])
    made = _told(other[0], other[2]) if given else {}
    for row in given.keys() & made.keys():
        here, there = given[row], made[row]
        cells = {told.cell for told in here}, {told.cell for told in there}
        lost = next((told for told in here if told.cell not in cells[1] and not told.doubtful), None)
        new = next((told for told in there if told.cell not in cells[0]), None)
        if lost is not None and new is not None and len(cells[0]) == 1:
            yield lost.span, new.span


def _told(text: str, language: Language) -> dict[int, list[_Told]]:
    """What of the table a text tells, by row."""
    found: defaultdict[int, list[_Told]] = defaultdict(list)
    if not language.spaced:
        for sign, form in _unspaced().items():
            if (place := text.find(sign)) >= 0:
                found[form.row].append(_Told(form.cell, Span(place, place + len(sign)), doubtful=False))
        return dict(found)
    words = [(match.group(), match.span()) for match in _WORD.finditer(text)]
    keys = [unaccented(word) for word, _ in words]
    for place, (written, _) in enumerate(words):
        for form in _table().get(keys[place][:_HEAD], ()):
            end = place + len(form.words)
            capital = not form.capital or _CAPITALS.match(written)
            if capital and end <= len(words) and all(map(_is, keys[place:end], form.words)):
                start, stop = words[place][1][0], words[end - 1][1][1]
                span = Span(start, stop + ("(" in text[start:stop] and text[stop : stop + 1] == ")"))
                found[form.row].append(_Told(form.cell, span, form.doubtful))
    return dict(found)


def _is(word: str, form: str) -> bool:
    return word.startswith(form[:-1]) if form.endswith("*") else word == form


def _forms() -> Iterator[_Form]:
    for number, row in enumerate(rows("lookalikes")):
        for cell, told in enumerate(row):
            for form in told.split("|"):
                name = form.removeprefix("~")
                capital = _CAPITALS.match(name) is not None
                words: Sequence[str] = [unaccented(word) for word in name.split()]
                yield _Form(number, cell, tuple(words), capital, form != name)


@cache
def _table() -> Mapping[str, Sequence[_Form]]:
    """The forms by how their first words begin."""
    found: defaultdict[str, list[_Form]] = defaultdict(list)
    for form in _forms():
        found[form.words[0][:_HEAD]].append(form)
    return dict(found)


@cache
def _unspaced() -> Mapping[str, _Form]:
    """The forms of languages without spaces."""
    return {form.words[0]: form for form in _forms() if re.match("[\u4e00-\u9fff]", form.words[0])}
