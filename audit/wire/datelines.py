"""Finds the dateline that a story's first paragraph begins with: place, date and agency, in whatever order a desk uses.

`SANAA, 5 décembre (Agence) –`, `SANAA Décembre 05.2023 (Saba) –`, `LONDRES (Agence) —`, «صنعاء - 5 ديسمبر (سبأ) -»,
«(بيروت) 3 مايو –», «الدوحة في 05 ديسمبر /قنا/».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.language import Language
from audit.language.normalize import fold
from audit.wire.dates import Kind, Token, is_date, tokens

_LONGEST = 140
_GROUP = re.compile(r"\((?P<round>[^()\n]{1,40})\)|\[(?P<square>[^\[\]\n]{1,40})\]|/\s?(?P<slash>[^/\n\d]{1,30}?)\s?/")
_DASH = re.compile(r"\.?[-–—―ـ]{1,3}(?=\s|$)|(?<=[)\]/])\s?[-–—―ـ]{1,2}|:(?=\s|$)")
_SEPARATOR = re.compile(r"[\s,،.|]+|/|(?<=\d)[-–](?=\d)")
_SECOND_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)?\s?[:–—ـ-]+(?=\s)")
_PLACE_LINKS = frozenset(
    (
        "de",
        "du",
        "des",
        "la",
        "le",
        "les",
        "l",
        "el",
        "al",
        "d",
        "sur",
        "of",
        "the",
        "on",
        "di",
        "da",
        "do",
        "del",
        "am",
    )
)
_LIST_WORDS = frozenset(("اولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "ملاحظه", "تحديث", "عاجل"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline that ends, its dash included, at ``end``; and what it was known by."""

    end: int
    has_date: bool
    has_agency: bool
    capitals: bool

    @property
    def certain(self) -> bool:
        """Whether it can be nothing else, wherever a paragraph begins with it."""
        return self.has_date and (self.has_agency or self.capitals)


def find(paragraph: str, language: Language | None = None) -> Dateline | None:
    """The dateline that ``paragraph`` begins with, or ``None``.

    A place and a dash alone are taken for one: of such, believe only the lead's.
    """
    return _Reader(paragraph, language).read()


class _Reader:
    """Reads a paragraph's beginning until a dash ends the dateline, or until something cannot belong to one."""

    def __init__(self, paragraph: str, language: Language | None) -> None:
        self.text = paragraph
        self.head = paragraph[:_LONGEST].split("\n", 1)[0]
        self.language = language
        self.tokens = {t.start: t for t in tokens(self.head, language)}
        self.place: list[str] = []
        self.after_date: list[str] = []
        self.groups = 0
        self.named = 0
        self.numbers: list[int] = []
        self.month = False
        self.guessed = False
        self.split = False

    def read(self) -> Dateline | None:
        at = 0
        while at < len(self.head):
            if dash := _DASH.match(self.head, at):
                if self._is_end(dash):
                    return self._dateline(dash.end(), dash.group())
                at = dash.end()
            elif (group := _GROUP.match(self.head, at)) and (at == 0 or not self.head[at - 1].isalnum()):
                if not self._take_group(group):
                    return None
                at = group.end()
                if self.head.startswith(". ", at):
                    at += 1
                if self._closed(at):
                    return self._dateline(at, "")
            elif separator := _SEPARATOR.match(self.head, at):
                at = separator.end()
            elif (token := self.tokens.get(at)) and self._take(token):
                at = token.end
            else:
                return None
        return None

    def _take(self, token: Token) -> bool:
        """Note a word or number; false where it cannot stand in a dateline."""
        word = self.head[token.start : token.end]
        if token.kind is Kind.NUMBER:
            self.numbers.append(int(word))
            return len(self.numbers) <= 6 and (bool(self.place) or self.groups > 0)
        if token.kind in (Kind.MONTH, Kind.WEEKDAY) and (self.place or self.groups):
            self.month = True
            return True
        if token.kind is Kind.LINK and (self.numbers or self.month or (self.place and not word[0].isupper())):
            return True
        if word[0].islower() and self.numbers and not self._has_date and not self.guessed:
            self.guessed = True
            return True
        if (word[0].islower() and word not in _PLACE_LINKS) or (token.kind is Kind.LINK and not word[0].isupper()):
            return False
        words = self.after_date if self.numbers or self.month or self.split else self.place
        words.append(word)
        uncased = not word[0].isupper()
        return len(self.place) <= (4 if uncased else 6) and len(self.after_date) <= 2

    def _take_group(self, group: re.Match[str]) -> bool:
        """Note what stands in brackets: a place or region, a date, an agency."""
        content = group["round"] or group["square"] or group["slash"]
        words = content.split()
        if is_date(content, self.language):
            self.month = True
            return True
        if any(c.isdigit() for c in content) or len(words) > 5 or not words:
            return False
        self.groups += 1
        if self.place or self.month:
            self.named += 1
        return not words[0][0].islower() or (len(words) == 1 and len(content) <= 5)

    @property
    def _has_date(self) -> bool:
        pair = sorted(self.numbers[:2])
        numeric = len(pair) == 2 and 1 <= pair[0] <= 12 and 1 <= pair[1] <= 31
        return self.month or numeric or (self.guessed and self.named > 0)

    @property
    def _capitals(self) -> bool:
        cased = [w for w in self.place if w.lower() not in _PLACE_LINKS and w != w.swapcase()]
        return bool(cased) and all(w.isupper() and len(w) > 1 for w in cased)

    def _is_end(self, dash: re.Match[str]) -> bool:
        """Whether the text begins after this dash, and not the next part of the dateline."""
        if not (self.place or self._has_date) or (
            dash.group() == ":" and not (self.named or (self.split and self.after_date))
        ):
            return False
        rest = self.head[dash.end() :].lstrip()
        second = _SECOND_NAME.match(rest)
        if second and not self._known and (second.group().isupper() or not any(c.isupper() for c in second.group())):
            self.split = not second.group()[0].islower()
            return not self.split
        if _GROUP.match(rest) and not (self.named and self._has_date):
            return False
        upcoming = next(iter(tokens(rest[:40], self.language)), None)
        dated = (
            upcoming is not None and upcoming.start == 0 and upcoming.kind in (Kind.NUMBER, Kind.MONTH, Kind.WEEKDAY)
        )
        return not dated or (self._has_date and self.named > 0)

    @property
    def _known(self) -> bool:
        return self._has_date or self.named > 0 or bool(self.after_date)

    def _closed(self, at: int) -> bool:
        """Whether a group ends the dateline with no dash: date and agency, or capitals and agency, then the text."""
        rest = self.head[at:]
        if not rest[:1].isspace() or not self.named or not (self._has_date or self._capitals):
            return False
        first = rest.lstrip()[:1]
        upcoming = next(iter(tokens(rest[:40], self.language)), None)
        dated = upcoming is not None and upcoming.kind in (Kind.NUMBER, Kind.MONTH, Kind.WEEKDAY)
        return (first.isalpha() or first in '«“"') and not first.islower() and not dated

    def _dateline(self, end: int, dash: str) -> Dateline | None:
        rest = self.text[end:].lstrip()
        if not (self.place or self.groups) or not rest:
            return None
        if not self._known and not self._capitals:
            listed = not self.place or len(self.place) > 2 or fold(self.place[0]) in _LIST_WORDS
            if listed or dash == ":" or rest[0].islower():
                return None
        if rest[0].islower() and not (self._has_date and self.named):
            return None
        return Dateline(end, self._has_date, self.named > 0 or bool(self.after_date), self._capitals)
