"""gettext PO: messages and their translations as segments as given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from audit.reading.files import shown
from audit.reading.limits import LINE_LIMIT
from audit.reading.naming import tag_language
from audit.reading.registry import Complete, register
from audit.reading.rows import BrokenLine, Row, documents
from audit.reading.stream import Line, lines
from audit.records import Document, Problem
from audit.settings import Settings

_KEYWORD = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[(\d{1,3})\])?)\s*(?=")')
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"\s*$')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}


def read_po(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The entries of the file in order, a row for each form of a plural; the header and obsolete entries are left out.

    The id is the ``msgctxt`` where there is one. The target's language is the header's. ``Segment.extra`` keeps the
    flags (``fuzzy``), comments and references. Where an entry breaks the rules, its line is a problem and reading goes
    on with the next one.

    Raises:
        UnreadableFile: the file cannot be opened, is empty or binary.
    """
    yield from documents(shown(path), _rows(lines(path)), settings)


@dataclass
class _Entry:
    """An entry as far as it has been read: texts by keyword, each with its lines."""

    line: int = 0
    texts: dict[str, list[str]] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    current: str = ""
    size: int = 0
    broken: str = ""

    def text(self, keyword: str) -> str:
        return "".join(self.texts.get(keyword, ()))

    @property
    def complete(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.texts)


def _rows(lines: Iterable[Line]) -> Iterator[Row | BrokenLine]:
    language: str | None = None
    for entry in _entries(lines):
        if entry.broken:
            yield BrokenLine(entry.line, entry.broken)
        elif "msgid" not in entry.texts:
            yield BrokenLine(entry.line, "a msgstr without its msgid")
        elif not entry.complete:
            yield BrokenLine(entry.line, "a msgid without its msgstr")
        elif not entry.text("msgid") and "msgctxt" not in entry.texts:
            header = re.search(r"^Language: *([\w@-]+)", entry.text("msgstr"), re.MULTILINE)
            language = tag_language(header[1]) if header else None
        else:
            yield from _forms(entry, language)


def _forms(entry: _Entry, language: str | None) -> Iterator[Row]:
    extra = _extra(entry.comments)
    context = entry.text("msgctxt")
    for keyword in entry.texts:
        if keyword.startswith("msgstr"):
            number = keyword[len("msgstr[") : -1]
            origin = "msgid_plural" if number not in ("", "0") and "msgid_plural" in entry.texts else "msgid"
            fields: dict[str, Any] = {"source": entry.text(origin), "target": entry.text(keyword), **extra}
            if context:
                fields["id"] = context + (f"[{number}]" if number else "")
            yield Row(entry.places[keyword], fields, entry.size, entry.places[origin], languages=(None, language))


def _extra(comments: list[str]) -> dict[str, Any]:
    """What the comments say: flags as the state, references, and remarks of translators and developers."""
    kinds: dict[str, list[str]] = {}
    for comment in comments:
        kind = {"#,": "flags", "#:": "references"}.get(comment[:2], "notes" if comment[1:2] in (".", " ", "") else "")
        if kind and (text := comment[2:].strip()):
            kinds.setdefault(kind, []).append(text)
    return dict(kinds)


def _entries(lines: Iterable[Line]) -> Iterator[_Entry]:
    entry = _Entry()
    for line in lines:
        text = (line.text or "").strip()
        match = _KEYWORD.match(text)
        starts = text.startswith("#") or (match and match[1] in ("msgctxt", "msgid"))
        if entry.texts and (not text or (starts and (entry.complete or (match and match[1] in entry.texts)))):
            yield entry
            entry = _Entry()
        if line.text is None:
            entry = _Entry(line.number, broken=line.reason)
            yield entry
            entry = _Entry()
        elif text.startswith("#"):
            if not text.startswith(("#~", "#|")) and len(entry.comments) < 100:
                entry.comments.append(text)
        elif text:
            entry.line = entry.line or line.number
            _take(entry, line.number, text, match)
    if entry.texts or entry.broken:
        yield entry


def _take(entry: _Entry, number: int, text: str, match: re.Match[str] | None) -> None:
    """One line of an entry: a keyword with a string, or a string that goes on."""
    string = _STRING.fullmatch(text[match.end() :] if match else text)
    entry.size += len(text)
    if entry.size > LINE_LIMIT:
        entry.broken = entry.broken or f"an entry of more than {LINE_LIMIT:,} characters"
        entry.texts = {"": []}
    elif not string or not (match or entry.current):
        entry.broken = entry.broken or f"neither a keyword with a quoted string nor a comment: {text[:40]}"
        entry.texts.setdefault("", [])
    else:
        if match:
            entry.current = match[1]
            if entry.current in entry.texts:
                entry.broken = entry.broken or f"{entry.current} twice in one entry"
        first = entry.places.get(entry.current, (number, number))[0]
        entry.texts.setdefault(entry.current, []).append(_ESCAPE.sub(_unescaped, string[1]))
        entry.places[entry.current] = (first, number)


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] in "01234567":
        return chr(int(code, 8))
    if code[0] == "x" and len(code) > 1:
        return chr(int(code[1:], 16))
    return _ESCAPES.get(code, code)


register(".po", Complete(read_po))
register(".pot", Complete(read_po))
