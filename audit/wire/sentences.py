"""Finds where sentences end, and where a full stop ends nothing.

Rules, not a model, after the practice of Golden Rules and Pragmatic Segmenter: every mark that may end a sentence is a
candidate, and the word before it and the character after it decide. In a script with capitals a lower-case letter after
a full stop is no new sentence but a sign of a stray stop, which machine translation of long sentences leaves behind.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from audit.language import Language
from audit.language.normalize import fold, unaccented
from audit.language.words import LETTER, WEB
from audit.records import Span


@dataclass(frozen=True, slots=True)
class FalseBreak:
    """A full stop that a lower-case fragment follows: `en Syrie. et le nord de l'Irak`.

    ``stop`` is the offset of the stop, ``fragment`` runs from the lower-case letter to the end of its sentence.
    ``after_quote`` tells that a closing quotation mark stands between the two.
    """

    stop: int
    fragment: Span
    after_quote: bool = False


def sentences(text: str, language: Language, span: Span | None = None) -> list[Span]:
    """Spans of the sentences of ``text`` (or of the part ``span``), in order, without the space around them.

    Together they hold every character that is not white space. Quotation marks and brackets stay with the sentence that
    they close. A blank line or a list item always begins a new sentence; a single line break is a space.
    """
    return [s for paragraph in _paragraphs(text, span) for s in _sentences(text, language, paragraph)]


def false_breaks(text: str, language: Language, span: Span | None = None) -> list[FalseBreak]:
    """The suspected stray full stops of ``text`` (or of the part ``span``), in order.

    None where the language's script has no capitals. Abbreviations, initials, ellipses, names that begin with a small
    letter (`iPhone`, `al-Qaïda`), list letters, addresses and a reporting clause after a quotation are no fragments.
    """
    if not language.cased:
        return []
    found = []
    for paragraph in _paragraphs(text, span):
        stops = list(_stops(text, language, paragraph))
        ends = _ends_after(stops, paragraph.end)
        for place, stop in enumerate(stops):
            if stop.verdict is _Verdict.STRAY:
                fragment = Span(stop.next, ends[place])
                found.append(FalseBreak(stop.start, fragment, after_quote=stop.quoted))
    return found


def _ends_after(stops: Sequence[_Stop], end: int) -> list[int]:
    """For each stop, where the text behind it comes to the next stop that is one, or to its ``end``."""
    ends = [end] * len(stops)
    for place in range(len(stops) - 2, -1, -1):
        following = stops[place + 1]
        ends[place] = ends[place + 1] if following.verdict is _Verdict.INSIDE else following.end
    return ends


class _Verdict(Enum):
    END = auto()
    INSIDE = auto()
    STRAY = auto()


@dataclass(frozen=True, slots=True)
class _Stop:
    """A candidate: its mark starts at ``start``; with what it closes it ends at ``end``; text goes on at ``next``."""

    start: int
    end: int
    next: int
    verdict: _Verdict
    quoted: bool


_OPENERS = "«“„‘‚‹\"'([{¿¡「『《〈（"
_CLOSERS = "»”’›)]}」』》〉）"
_BRACKETS = "([{（"
_FAR = 400
"""Characters around a mark beyond which nothing is looked for that would explain it."""

_DASHES = "-–—―•*·"
_QUOTE_MARKS = '»”’›"“«」』'
_SPACES = " \n\u00a0\u2009\u202f"

_LIST_ITEM = r"[.:;!?…؟][ \t]*\n(?=[ \t]*(?:[-–—•*·]|\(?\d{1,2}[.)\-]|\(?[a-z]\))[ \t])"
_PARAGRAPH_BREAK = re.compile(rf"\n[ \t\r\f\v]*\n|{_LIST_ITEM}")
_WORD_BEFORE = re.compile(rf"(?:(?<![\w.])(?:{LETTER})\.[ \n\u00a0\u202f])+(?:{LETTER})\Z|(?:{LETTER}|[\d.\-‐‑°/])*\Z")
_FIRST_WORD = re.compile(rf"(?:{LETTER}|\d)+")
_GLUED_BEFORE = re.compile(rf"(?:{LETTER}){{3,}}\Z")
_GLUED_AFTER = re.compile(rf"(?:{LETTER}){{2,}}")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
_DOUBLE_INITIAL = re.compile(r"[^\W\d_]{1,2}\.?[-‐‑][^\W\d_]")
_FIGURE = re.compile(r"\d{3,}|\d+[.,]\d+|[^\W\d_]{2,}-\d+")
_ROMAN = re.compile(r"[IVXL]+")
_ENUMERATOR = re.compile(r"[\W_]*(?:\d{1,3}|[^\W\d_]|[ivxlIVXL]{1,5})")
_WEB = re.compile(WEB)

# The Arabic article as it is romanized, also assimilated, and the words of kinship that names begin with.
_NAME_BEGINNING = re.compile(r"(?:al|el|ad|adh|an|ar|as|ash|at|ath|az|ed|en|er|es|ez|bin|ben|ibn|abu|abou)[-‑][^\W\d_]")
_VOWEL = re.compile("[aeiouyаеёиоуыэюяіїєαεηιουω]")


def _paragraphs(text: str, span: Span | None) -> Iterator[Span]:
    """Stretches that no sentence crosses, trimmed; empty ones left out."""
    whole = Span(0, len(text)) if span is None else span
    start = whole.start
    for m in _PARAGRAPH_BREAK.finditer(text, whole.start, whole.end):
        yield from _trimmed(text, start, m.end())
        start = m.end()
    yield from _trimmed(text, start, whole.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def _sentences(text: str, language: Language, paragraph: Span) -> list[Span]:
    bounds = [s.end for s in _stops(text, language, paragraph) if s.verdict is _Verdict.END]
    found: list[Span] = []
    start = paragraph.start
    for end in [*bounds, paragraph.end]:
        for piece in _trimmed(text, start, end):
            if found and not any(c.isalnum() for c in piece.of(text)):
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(piece)
        start = end
    return found


@cache
def _marks(sentence_end: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(sentence_end)}]+")


def _stops(text: str, language: Language, paragraph: Span) -> Iterator[_Stop]:
    """Every candidate in a paragraph, judged."""
    closing = _closing_quotes(text, paragraph)
    addresses = [m.span() for m in _WEB.finditer(text, paragraph.start, paragraph.end)]
    starts = [start for start, _ in addresses]
    sentence_start = paragraph.start
    for mark in _marks(language.sentence_end).finditer(text, paragraph.start, paragraph.end):
        address = bisect_right(starts, mark.start()) - 1
        if address >= 0 and mark.end() <= addresses[address][1]:
            continue
        end = _after_closers(text, mark.end(), paragraph.end, closing)
        following = end
        while following < paragraph.end and (text[following].isspace() or text[following] in _OPENERS + _DASHES):
            following += 1
        case = _Candidate(text, language, paragraph, sentence_start, mark.start(), mark.end(), end, following)
        verdict = case.verdict()
        yield _Stop(mark.start(), end, following, verdict, case.quoted)
        if verdict is _Verdict.END:
            sentence_start = end


def _closing_quotes(text: str, paragraph: Span) -> frozenset[int]:
    """Places of the marks that close a quotation; a straight one by the space around it, else by what is open."""
    closing = set()
    depth = 0
    for m in re.compile(r'[«“„»”"]').finditer(text, paragraph.start, paragraph.end):
        place, mark = m.start(), m.group()
        if mark == '"' and place > paragraph.start and text[place - 1] == '"':
            closes = place - 1 in closing
        elif mark == '"':
            space_before = place == paragraph.start or text[place - 1].isspace() or text[place - 1] in _OPENERS
            space_after = place + 1 == paragraph.end or not text[place + 1].isalnum()
            closes = depth > 0 if space_before == space_after else space_after
        else:
            closes = mark in "»”"
        if closes:
            closing.add(place)
        depth = max(0, depth - 1) if closes else depth + 1
    return frozenset(closing)


def _after_closers(text: str, place: int, end: int, closing: frozenset[int]) -> int:
    """Where the quotation marks and brackets that close at ``place`` end."""
    adjacent = True
    at = place
    while at < end:
        char = text[at]
        if char in _SPACES:
            adjacent = False
            at += 1
            continue
        opens_next = at + 1 < end and text[at + 1].isalnum()
        spaced = char in _CLOSERS and not opens_next
        if at in closing or spaced or (adjacent and (char in _CLOSERS or (char in "“«'" and not opens_next))):
            place = at = at + 1
        else:
            break
        adjacent = True
    return place


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A mark ``text[start:marked]`` that may end a sentence; closers run to ``end``, text goes on at ``next``."""

    text: str
    language: Language
    paragraph: Span
    sentence_start: int
    start: int
    marked: int
    end: int
    next: int

    @property
    def mark(self) -> str:
        return self.text[self.start : self.marked]

    @property
    def quoted(self) -> bool:
        return any(c in _QUOTE_MARKS for c in self.text[self.marked : self.end])

    @property
    def before(self) -> str:
        """The word before the mark as it stands, with its inner stops and the initials that lead to it."""
        m = _WORD_BEFORE.search(self.text, max(self.sentence_start, self.start - 40), self.start)
        return m.group().lstrip(".-") if m else ""

    @property
    def word(self) -> str:
        """The word before the mark: `z.B` for `z. B.`; nothing that an apostrophe or a bracket sets off."""
        return re.sub(r"\s", "", self.before)

    @property
    def first_word(self) -> str:
        """The word after the mark, folded."""
        m = _FIRST_WORD.match(self.text, self.next, self.paragraph.end)
        return fold(m.group()) if m else ""

    @property
    def after_number(self) -> bool:
        at = self.start - len(self.before)
        return self.text[max(self.sentence_start, at - 3) : at].rstrip()[-1:].isdigit()

    def verdict(self) -> _Verdict:
        if self.next >= self.paragraph.end:
            return _Verdict.END if self.end >= self.paragraph.end else _Verdict.INSIDE
        if self._leads() or self._in_brackets():
            return _Verdict.INSIDE
        if self.end == self.marked and not self.text[self.end].isspace() and not self._glued():
            return _Verdict.INSIDE
        char = self.text[self.next]
        if self.mark == "." and (kept := self._belongs_to_word(char)) is not None:
            return _Verdict.INSIDE if kept else _Verdict.END
        if not char.isalnum():
            return _Verdict.INSIDE
        if not (char.islower() and self.language.cased):
            return _Verdict.END
        return self._before_lower_case()

    def _leads(self) -> bool:
        """A mark that begins the sentence or a quotation, or stands alone in brackets: `… puis`, `[...]`, `(!)`."""
        before = self.text[max(self.sentence_start, self.start - _FAR) : self.start].rstrip()
        opener = _BRACKETS if self.mark == "." else _OPENERS
        return not before or (before[-1] in opener and not before[-2:-1].strip())

    def _in_brackets(self) -> bool:
        """Inside brackets that opened within the sentence and close later in the paragraph."""
        text, start = self.text, max(self.sentence_start, self.start - _FAR)
        opened = max(text.rfind(b, start + 1, self.start) for b in _BRACKETS)
        if opened < 0 or opened < max(text.rfind(b, start, self.end) for b in ")]}）"):
            return False
        return any(text.find(b, self.end, min(self.paragraph.end, self.end + _FAR)) >= 0 for b in ")]}）")

    def _glued(self) -> bool:
        """A missing space: `en Syrie.Le ministre`; not a file name, a domain or an abbreviation."""
        if self.mark[-1] in "。！？":
            return True
        before = _GLUED_BEFORE.search(self.text, max(self.sentence_start, self.start - 30), self.start)
        after = _GLUED_AFTER.match(self.text, self.end, self.paragraph.end)
        if before is None or after is None or self.next != self.end:
            return False
        if not self.language.cased:
            return not before.group().isascii() and not after.group().isascii()
        return before.group()[-1].islower() and after.group().istitle()

    def _belongs_to_word(self, char: str) -> bool | None:
        """Whether the stop is part of an abbreviation, initial or numeral (true), ends a sentence with one (false)."""
        word = self.word
        folded = word.lower()
        facts = self.language
        if not word:
            return None
        if word.isdigit():
            return self._after_numeral(char)
        if self._enumerates():
            return True
        if folded in facts.numbered_abbreviations and (char.isdigit() or char.islower()):
            return True
        if folded in facts.abbreviations and not (self.after_number and word == folded):
            return not (folded in facts.function_words and self.first_word in facts.function_words)
        if folded in facts.abbreviations or folded in facts.closing_abbreviations:
            return self._after_closing_abbreviation(char, plain=word == folded and "." not in word)
        if _DOTTED.fullmatch(word) or _DOUBLE_INITIAL.fullmatch(word) or self._shortened_name():
            return self._after_initial(char)
        return True if facts.ordinal_stop and _ROMAN.fullmatch(word) else None

    def _after_numeral(self, char: str) -> bool | None:
        """`1. Texte`, `5. Dezember`, `3. mai`: a list number, an ordinal or a date."""
        if self._enumerates() or self.first_word in self.language.months:
            return True
        if self.language.ordinal_stop and len(self.word) <= 2:
            return char.islower() or self.first_word not in self.language.function_words
        return None

    def _enumerates(self) -> bool:
        m = _ENUMERATOR.match(self.text, self.sentence_start, self.start)
        return m is not None and m.end() == self.start and self.end == self.marked

    def _after_closing_abbreviation(self, char: str, plain: bool) -> bool:
        """`etc. Le ministre` ends a sentence, `U.S. Senate` and `3 p.m. Saturday` do not."""
        if char.islower() or not char.isalnum():
            return True
        if not self.language.cased or self.first_word in self.language.function_words:
            return False
        m = _FIRST_WORD.match(self.text, self.next)
        named = self.first_word in self.language.weekdays or self.first_word in self.language.months
        return not plain or named or char.isdigit() or (m is not None and m.group().isupper() and len(m.group()) > 1)

    def _after_initial(self, char: str) -> bool:
        """`A. B. Dupont` and `U.S. troops` go on; `le plan B. Il` and `aux U.S.A. Le` end, as the next word tells."""
        unit = self.after_number and self.word.islower()
        if re.match(r"[^\W\d_]\.", self.text[self.next : self.next + 2]) or char.islower():
            return True
        if not self.language.cased:
            return self.word.isascii() == char.isascii() and not self.after_number
        if self.first_word not in self.language.function_words:
            return not unit
        before = self.text[max(self.sentence_start, self.start - _FAR) : self.start - len(self.before)].split()
        return len(self.word) == 1 and bool(before) and before[-1][:1].isupper()

    def _shortened_name(self) -> bool:
        """A capitalized word of two or three letters without a vowel: `Ph. Dupont`, `Дж. Пол`."""
        word = self.word
        return word.istitle() and 2 <= len(word) <= 3 and word.isalpha() and not _VOWEL.search(unaccented(word))

    def _before_lower_case(self) -> _Verdict:
        """What a full stop before a lower-case letter is: a stray one, unless something explains it."""
        if self.mark != ".":
            return _Verdict.INSIDE
        rest = self.text[self.next : min(self.paragraph.end, self.next + _FAR)]
        token = re.split(r"[\s,;:.!?…»”\"]", rest, maxsplit=1)[0]
        mixed = any(c.isupper() for c in re.split(r"[-‑'’]", token)[0])
        if mixed or _NAME_BEGINNING.match(rest) or _WEB.match(rest) or re.match(r"[a-z]\)", rest):
            return _Verdict.END
        if (len(token) == 1 and rest[1:2] == ".") or self._unknown_abbreviation():
            return _Verdict.INSIDE
        if self.end > self.marked and not (self.quoted and self._displaced(rest)):
            return _Verdict.INSIDE
        return _Verdict.STRAY

    def _unknown_abbreviation(self) -> bool:
        """Words such as `Ltd` and `p.ex`: no vowel, a stop inside, or one or two letters and no known word."""
        word = self.word
        if not word:
            return self.text[self.start - 1] not in _CLOSERS
        if any(c.isdigit() for c in word):
            return self.language.ordinal_stop or not _FIGURE.fullmatch(word)
        if "." in word:
            return True
        if (word.isupper() and len(word) > 1) or fold(word) in self.language.function_words:
            return False
        return len(word) <= 2 or not _VOWEL.search(unaccented(word))

    def _displaced(self, rest: str) -> bool:
        """Whether what follows a closed quotation is no clause that reports it and no continuation."""
        verbs = self.language.reporting_verbs
        start = [fold(w) for w in re.findall(r"[^\W\d_]+", rest)[:7]]
        return bool(verbs) and start[0] not in self.language.function_words and verbs.isdisjoint(start)
