"""Parses a text into the blocks of wire copy: headline, address, agency, date, dateline, body, sign-off, source.

By shape, in any language: nothing depends on a list of agencies or places. A text that has none of the furniture comes
out as prose paragraphs, at most with a headline before them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Role, Span
from audit.wire.datelines import Dateline, find
from audit.wire.dates import is_date
from audit.wire.furniture import (
    is_agency,
    is_byline,
    is_initials,
    is_mark,
    is_signature,
    is_source_line,
    is_web_line,
)
from audit.wire.lines import paragraphs

_DEEPEST_LEAD = 12
_LONGEST_HEADLINE = 40
_TAIL = 5


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a story and what it is."""

    role: Role
    span: Span


def parse(text: str, language: Language | None = None) -> list[Block]:
    """The blocks of ``text``, in order, disjoint, together holding every character that is not white space.

    A dateline is a block of its own before the rest of its paragraph. ``language`` adds its month names to those of
    Arabic, French and English; everything else is told by shape.
    """
    spans = paragraphs(text, language)
    lines = [span.of(text).replace("\n", " ") for span in spans]
    story = _Story(lines, language)
    blocks: list[Block] = []
    for span, role, dateline in zip(spans, story.roles(), story.datelines, strict=True):
        if dateline is None:
            blocks.append(Block(role, span))
            continue
        rest = span.start + dateline.end
        while text[rest].isspace():
            rest += 1
        blocks.append(Block(Role.DATELINE, Span(span.start, span.start + dateline.end)))
        blocks.append(Block(role, Span(rest, span.end)))
    return blocks


class _Story:
    """The paragraphs of one text and what can be said of each from the others."""

    def __init__(self, lines: Sequence[str], language: Language | None) -> None:
        self.lines = lines
        self.fixed = [_fixed_role(line, language) for line in lines]
        found = [find(line, language) if self.fixed[i] is None else None for i, line in enumerate(lines)]
        self.lead = self._lead(found)
        self.datelines = [d if d and self._holds(d, place) else None for place, d in enumerate(found)]

    def roles(self) -> list[Role]:
        """The role of every paragraph; where it has a dateline, of what follows that."""
        roles = [role or Role.PROSE for role in self.fixed]
        head = [i for i in range(self.lead) if self.fixed[i] is None]
        titles = [i for i in head if not is_agency(self.lines[i]) and not is_byline(self.lines[i])] or head
        for i in head:
            roles[i] = self._head_role(i, i in titles)
        headlines = {fold(self.lines[i]) for i in titles if roles[i] is Role.HEADLINE}
        for i, line in enumerate(self.lines):
            if roles[i] is Role.PROSE and fold(line) in headlines:
                roles[i] = Role.HEADLINE
        for i in self._tail():
            roles[i] = Role.SIGNOFF
        return roles

    def _head_role(self, place: int, title: bool) -> Role:
        line = self.lines[place]
        if title:
            return Role.HEADLINE if _words(line) <= _LONGEST_HEADLINE else Role.PROSE
        return Role.AGENCY if is_agency(line) else Role.SOURCE

    def _lead(self, found: Sequence[Dateline | None]) -> int:
        """Where the body begins: at the dateline, else after the last furniture of the head, else after a headline."""
        for place, dateline in enumerate(found[:_DEEPEST_LEAD]):
            sure = dateline and (dateline.has_date or dateline.has_agency or dateline.capitals)
            if sure and not (self._is_title(place) and place + 1 < len(found) and found[place + 1]):
                return place  # and no headline such as `Handball / Coupe d'Algérie (messieurs) : …`
            if self._is_body(place):
                break
        last = -1
        for place in range(min(len(self.lines), _DEEPEST_LEAD)):
            if self.fixed[place] in (Role.URL, Role.DATE):
                last = place
            elif self._is_body(place):
                break
        if any(self.fixed[i] is None for i in range(last)):
            return last + 1
        place = last + 1
        return place + 1 if self._is_title(place) else place

    def _is_body(self, place: int) -> bool:
        """Whether the paragraph is too long, or too much of a text, to stand in a head."""
        line = self.lines[place]
        return self.fixed[place] is None and (_words(line) > _LONGEST_HEADLINE or _stops(line) > 1)

    def _is_title(self, place: int) -> bool:
        """Whether the line reads as a headline: no stop at its end, and a whole paragraph follows."""
        if place + 1 >= len(self.lines) or self.fixed[place] is not None:
            return False
        line, following = self.lines[place], self.lines[place + 1]
        ends = line[-1] in ".:;,،؛…" or is_date(line[-24:].partition(" ")[2])
        return 3 <= _words(line) <= 30 and not ends and _words(following) >= 12 and _stops(following) >= 1

    def _holds(self, dateline: Dateline, place: int) -> bool:
        """Whether a dateline here is one: in the lead by any sign, later in the text only beyond doubt."""
        known = dateline.has_date or dateline.has_agency or dateline.capitals
        return dateline.certain or (place == self.lead and (known or len(self.lines) > 1))

    def _tail(self) -> list[int]:
        """The sign-offs: initials near the end with nothing but furniture after them, a signature as the last line."""
        found: list[int] = []
        for place in range(len(self.lines) - 1, max(self.lead, len(self.lines) - 1 - _TAIL), -1):
            if self.fixed[place] is not None:
                continue
            if is_initials(self.lines[place]) or (is_signature(self.lines[place]) and not found):
                found.append(place)
            else:
                break
        return found


def _fixed_role(line: str, language: Language | None) -> Role | None:
    """The role that the line has wherever it stands."""
    if is_web_line(line):
        return Role.URL
    if is_date(line, language):
        return Role.DATE
    if is_source_line(line):
        return Role.SOURCE
    return Role.SIGNOFF if is_mark(line) else None


def _words(line: str) -> int:
    return len(line.split())


def _stops(line: str) -> int:
    """How many times the line comes to a stop, roughly: enough to tell a headline from a paragraph."""
    return len(re.findall(r"[.!?؟。…]+[\s»”\")\]]*(?=\s[^\W\d_]|$)", line))
