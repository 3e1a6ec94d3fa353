"""Joins the lines of a file to paragraphs: by blank lines, and where lines are hard-wrapped, by their lengths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Span
from audit.wire.datelines import find
from audit.wire.dates import is_date
from audit.wire.furniture import is_agency, is_initials, is_mark, is_source_line, is_web_line

_WIDEST_WRAP = 132
_HEAD = 16  # lines in which agency and dateline are looked for
_SHORTEST_OPEN = 32
_STOPS = ".!?…؟:;؛。！？"
_OPENERS = "«“„‘‚‹\"'([{¿¡"
_CLOSERS = "»”’›\"')]}」』》〉）"
_DASHES = "-–—"
_BLANK = " \t\u00a0\u2009\u202f"
_LIST_MARK = re.compile(rf"[-–—•*·+](?=[{_BLANK}])|\(?(?:\d{{1,2}}|[a-z])[.)](?=[{_BLANK}])")
_ORNAMENT = re.compile(r"[-–—―_=~*•·#+…(\[]")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank, trimmed; ``apart`` where a blank line, or nothing, stands before it."""

    span: Span
    text: str
    apart: bool

    @property
    def breakable(self) -> bool:
        """Whether it could be broken; a single word may be wider than the text was wrapped to."""
        return " " in self.text or "\t" in self.text

    @property
    def open(self) -> bool:
        """Whether it ends without a stop, within or before closing quotation marks and brackets."""
        return self.text.rstrip(_CLOSERS + _BLANK)[-1:] not in (*_STOPS, "")


def paragraphs(text: str, language: Language | None = None) -> list[Span]:
    """Spans of the paragraphs of ``text``, trimmed of white space.

    A blank line ends a paragraph. Lines that stand together are a paragraph each, unless they break where a line of
    fixed width had to break, or one plainly goes on in the next: so that a story has the same paragraphs at whatever
    width it is wrapped, up to 132 columns, and when it is not. ``language`` tells by its function words what goes on.
    """
    lines = list(_lines(text))
    joints = _Joints(lines, language)
    found: list[Span] = []
    for place, line in enumerate(lines):
        if place and joints.goes_on(place):
            found[-1] = Span(found[-1].start, line.span.end)
        else:
            found.append(line.span)
    return found


def _lines(text: str) -> Iterator[_Line]:
    apart = True
    start = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            begin = start + line.index(stripped[0])
            yield _Line(Span(begin, begin + len(stripped)), stripped, apart)
        apart = not stripped
        start += len(line) + 1


class _Joints:
    """The places where one line follows another; a joint has the number of the line after it."""

    def __init__(self, lines: Sequence[_Line], language: Language | None) -> None:
        self._lines = lines
        self._language = language
        self._spaced = sum(line.apart for line in lines) >= 3
        self._furniture = [self._is_furniture(place) for place in range(len(lines))]
        self._free = [place for place in range(1, len(lines)) if not self._is_divided(place)]
        self._title = next((place for place, line in enumerate(lines) if place and (line.apart or not line.open)), 0)
        self._widths = self._find_widths()

    def goes_on(self, place: int) -> bool:
        """Whether the line ``place`` belongs to the paragraph of the line before it."""
        if place not in self._widths:
            return False
        width = self._widths[place]
        if width is not None and self._is_full(place, width) and not self._begins_after_title(place):
            return True
        return self._runs_on(place)

    def _find_widths(self) -> dict[int, int | None]:
        """For every free joint the width that its lines were wrapped to, or ``None`` where they were not.

        One width for all where most lines fit it; else each stretch of lines may have been wrapped by itself.
        """
        widths: dict[int, int | None] = dict.fromkeys(self._free)
        width = self._width(self._free, [i for i, found in enumerate(self._furniture) if not found])
        if width is not None:
            opens = [place for place in self._free if self._lines[place - 1].open]
            full = sum(self._is_full(place, width) for place in opens)
            if full >= max(3, 0.6 * len(opens)) or (self._spaced and opens and full == len(opens)):
                return dict.fromkeys(self._free, width)
        for stretch in self._stretches():
            width = self._width(stretch, [stretch[0] - 1, *stretch])
            told = len(stretch) > 1 or self._is_block(stretch[0])
            if width is not None and told and all(self._is_full(place, width) for place in stretch):
                widths.update(dict.fromkeys(stretch, width))
        return widths

    def _width(self, joints: Sequence[int], lines: Sequence[int]) -> int | None:
        width = max((len(self._lines[i].text) for i in lines if self._lines[i].breakable), default=0)
        return width if joints and width <= _WIDEST_WRAP else None

    def _stretches(self) -> Iterator[list[int]]:
        """Runs of free joints with nothing between them, of lines that are no wider than a wrapped one."""
        stretch: list[int] = []
        for place in self._free:
            narrow = all(len(line.text) <= _WIDEST_WRAP for line in self._lines[place - 1 : place + 1])
            if stretch and (place != stretch[-1] + 1 or not narrow):
                yield stretch
                stretch = []
            if narrow:
                stretch.append(place)
        if stretch:
            yield stretch

    def _is_block(self, place: int) -> bool:
        """Whether the two lines are all of a paragraph set off by blank lines, the first of them unfinished."""
        before, after = self._lines[place - 1], self._lines[place + 1 : place + 2]
        alone = before.apart and all(line.apart for line in after)
        return self._spaced and alone and place > 1 and before.open and len(before.text) >= _SHORTEST_OPEN

    def _is_full(self, place: int, width: int) -> bool:
        """Whether the line's first word did not fit on the line before."""
        word = 2 if self._language and not self._language.spaced else len(self._lines[place].text.split(" ", 1)[0])
        return len(self._lines[place - 1].text) + 1 + word > width

    def _runs_on(self, place: int) -> bool:
        """Whether the line before is plainly unfinished: by its comma, or by the small letter that follows."""
        before, line = self._lines[place - 1], self._lines[place].text.lstrip(_OPENERS + _BLANK)
        if len(before.text) < _SHORTEST_OPEN or not before.open:
            return False
        return (line[:1].islower() and not is_initials(line)) or before.text[-1] in ",،"

    def _begins_after_title(self, place: int) -> bool:
        """Whether a capital tells that a title ended before: a small word, which has one only where it begins."""
        before, language = self._lines[place - 1].text, self._language
        if place > self._title or language is None or not language.cased or before[-1] in _DASHES + _OPENERS:
            return False
        word = _WORD.match(self._lines[place].text.lstrip(_OPENERS + _BLANK))
        if word is None or not word[0][0].isupper() or fold(word[0]) not in language.function_words:
            return False
        words = _WORD.findall(before)
        return sum(word[0].isupper() for word in words) < 0.6 * len(words)

    def _is_divided(self, place: int) -> bool:
        """Whether nothing joins the line to the one before."""
        line = self._lines[place]
        if line.apart or self._furniture[place - 1] or self._furniture[place]:
            return True
        return self._is_list_item(place) or (place < _HEAD and self._begins_story(place))

    def _is_furniture(self, place: int) -> bool:
        line = self._lines[place]
        within = not line.apart and self._lines[place - 1].open
        if is_mark(line.text):
            return line.apart or bool(_ORNAMENT.search(line.text)) or not line.text.strip("." + _BLANK)
        if is_initials(line.text):
            return not within
        if is_web_line(line.text) or is_date(line.text, self._language):
            return not (within and not line.open)
        return is_source_line(line.text)

    def _is_list_item(self, place: int) -> bool:
        """Whether the line is an item of a list; a dash within an unfinished sentence begins none."""
        mark = _LIST_MARK.match(self._lines[place].text)
        if mark is None:
            return False
        near = [place - 1, place + 1] if place + 1 < len(self._lines) else [place - 1]
        listed = any((m := _LIST_MARK.match(self._lines[i].text)) and m[0][-1] == mark[0][-1] for i in near)
        return listed or not self._lines[place - 1].open

    def _begins_story(self, place: int) -> bool:
        """Whether one of the two lines names an agency, or the second begins with a dateline beyond doubt."""
        for line in (self._lines[place - 1].text, self._lines[place].text):
            if " " in line and is_agency(line):
                return True
        end = place + 1
        while end < len(self._lines) and not self._lines[end].apart and not self._furniture[end]:
            end += 1
        beginning = " ".join(line.text for line in self._lines[place : min(end, place + 5)])
        dateline = find(beginning, self._language)
        return dateline is not None and dateline.certain
