"""Reading what is to be audited: files and folders in, documents and problems out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading import html, jsonl, ninjs, parquet, po, subtitles, tables, text, tmx, word, xliff, xml  # noqa: F401  (registers)
from audit.reading.archives import Unpacking
from audit.reading.beside import Folders, pair_by_place
from audit.reading.files import shown
from audit.reading.folders import Found, find
from audit.reading.lines import LineIndex
from audit.reading.naming import asked
from audit.reading.pairing import Pair, Pairing, pair_by_name, some
from audit.reading.patterns import pair_by_pattern
from audit.reading.registry import (
    Complete,
    Format,
    OneSided,
    Stories,
    Story,
    format_of,
    register,
    suffixes,
    unread_reason,
)
from audit.reading.sides import Side, only_text, text_of
from audit.records import Document, Problem, Text
from audit.settings import Settings

__all__ = [
    "Complete",
    "Format",
    "LineIndex",
    "OneSided",
    "Stories",
    "Story",
    "read",
    "read_beside",
    "register",
    "suffixes",
]


Item = Pair | Found | Problem


def read(paths: Sequence[str | Path], settings: Settings) -> Iterator[Document | Problem]:
    """Everything at and below ``paths``, one document at a time, in the order of their names.

    Texts come in pairs where names, or the files themselves, tell which translates which, and alone (``source`` is
    ``None``) where they do not; formats that hold segments come as documents with ``segments``. Archives are read like
    folders. Whatever cannot be read is a `Problem`, and the rest goes on. Yields nothing but problems where there is
    nothing to audit.

    Raises:
        AuditError: a path does not exist, or it cannot be told which language is translated into which (at once, before
            anything is audited).
    """
    return _read(paths, settings)


def read_beside(originals: Path, translations: Path, settings: Settings) -> Iterator[Document | Problem]:
    """As `read`, of two folders: texts at the same place in both belong together, whatever the settings say of pairs.

    Raises:
        AuditError: as `read`, or the two are one folder.
    """
    return _read((originals, translations), settings, (originals, translations))


def _read(
    paths: Sequence[str | Path], settings: Settings, folders: Folders | None = None
) -> Iterator[Document | Problem]:
    asked(settings)
    unpacking = Unpacking(settings)
    try:
        everything = unpacking.expanded(list(find(paths)))
        files = sorted((found for found in everything if isinstance(found, Found)), key=_name)
        items: list[Item] = [found for found in everything if isinstance(found, Problem)]
        items = sorted(items + _plan(files, settings, folders), key=_place)
    except BaseException:
        unpacking.close()
        raise
    return _read_all(items, settings, unpacking)


def _plan(files: Sequence[Found], settings: Settings, folders: Folders | None) -> list[Item]:
    """What to read, which with which, and what to say about the rest."""
    formats = {file: format_of(file.path) for file in files}
    complete = [file for file in files if isinstance(formats[file], Complete)]
    sides = [file for file in files if not isinstance(formats[file], Complete)]
    problems: list[Problem] = []
    if folders:
        pairing = pair_by_place([file for file in sides if formats[file]], folders, settings)
    elif settings.pairs:
        # Whatever a pattern names is text, whatever its suffix.
        pairing, sides = pair_by_pattern(sides, settings.pairs, settings)
        unmatched = [file for file in sides if formats[file]]
        problems += [Problem(shown(file.path), "matches neither side of --pairs") for file in unmatched]
    else:
        pairing = _paired([file for file in sides if formats[file]], formats, settings)
    unknown = [file for file in sides if formats[file] is None]
    for file in unknown:
        if file.direct:
            problems.append(Problem(shown(file.path), unread_reason(file.path)))
    passed = [file for file in unknown if not file.direct]
    if passed:
        where = shown(passed[0].path.parent)
        problems.append(Problem(where, f"kinds of file that are not read: {some(passed)}", unaudited=False))
    return [*complete, *pairing.pairs, *pairing.problems, *problems]


def _paired(files: Sequence[Found], formats: dict[Found, Format | None], settings: Settings) -> Pairing:
    """News formats are paired by what they say of themselves, other files by their names; or all by their content."""
    from audit.reading.stories import pair_by_content, pair_stories

    if settings.pair_by == "content":
        return pair_by_content(files, settings)
    stories = [file for file in files if isinstance(formats[file], Stories)]
    pairing = pair_by_name([file for file in files if not isinstance(formats[file], Stories)], settings)
    if stories:
        others = pair_stories(stories, settings)
        pairing.pairs += others.pairs
        pairing.problems += others.problems
    return pairing


def _name(file: Found) -> str:
    return shown(file.path)


def _place(item: Item) -> tuple[str, int]:
    """What items are ordered by: the file's name, and the place in it where that holds several."""
    if isinstance(item, Problem):
        return item.path, 0
    if isinstance(item, Pair):
        first = item.sides and (item.sides[0] or item.sides[1])
        return shown((item.source or item.target).path), first.place if first else 0
    return shown(item.path), 0


def _read_all(items: Sequence[Item], settings: Settings, unpacking: Unpacking) -> Iterator[Document | Problem]:
    try:
        for item in items:
            if isinstance(item, Problem):
                yield item
            elif isinstance(item, Pair):
                yield from _read_pair(item)
            else:
                yield from _read_complete(item, settings)
    finally:
        unpacking.close()


def _read_complete(file: Found, settings: Settings) -> Iterator[Document | Problem]:
    format = format_of(file.path)
    if not isinstance(format, Complete):
        yield _changed(file)
        return
    try:
        yield from format.read(file.path, settings)
    except UnreadableFile as error:
        yield Problem(error.path, error.reason)


def _changed(file: Found) -> Problem:
    """A file is of another format than when the run was planned, or not there any more."""
    return Problem(shown(file.path), "changed or removed while the run was on")


def _read_pair(pair: Pair) -> Iterator[Document | Problem]:
    near, far = pair.sides or (None, None)
    target = _text(pair.target, pair.target_language, far)
    source = _text(pair.source, pair.source_language, near) if pair.source else None
    sides = [side for side in (source, target) if isinstance(side, Problem)]
    yield from sides
    if isinstance(target, Text):
        known = source if isinstance(source, Text) else None
        first = near if known else far
        yield Document(
            first.name if first else (known or target).path,
            target,
            known,
            source_language=pair.source_language if known else None,
            target_language=pair.target_language or target.language,
        )


def _text(file: Found, language: str | None, side: Side | None) -> Text | Problem:
    format = format_of(file.path)
    try:
        if side:
            return text_of(side)
        if isinstance(format, Complete):
            return _changed(file)
        if isinstance(format, Stories):
            return only_text(file, language)
        return format.read(file.path, language) if isinstance(format, OneSided) else text.read_text(file.path, language)
    except UnreadableFile as error:
        return Problem(error.path, error.reason)
