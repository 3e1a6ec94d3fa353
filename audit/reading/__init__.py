"""Reading what is to be audited: files and folders in, documents and problems out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading import jsonl, tables, text  # noqa: F401  (registers the formats)
from audit.reading.files import shown
from audit.reading.folders import Found, find
from audit.reading.lines import LineIndex
from audit.reading.naming import asked
from audit.reading.pairing import Pair, pair_by_name, some
from audit.reading.patterns import pair_by_pattern
from audit.reading.registry import Complete, Format, OneSided, format_of, register, suffixes
from audit.records import Document, Problem, Text
from audit.settings import Settings

__all__ = ["Complete", "Format", "LineIndex", "OneSided", "read", "register", "suffixes"]


Item = Pair | Found | Problem


def read(paths: Sequence[str | Path], settings: Settings) -> Iterator[Document | Problem]:
    """Everything at and below ``paths``, one document at a time, in the order of their names.

    Texts come in pairs where names tell which translates which, and alone (``source`` is ``None``) where they do not;
    formats that hold segments come as documents with ``segments``. Whatever cannot be read is a `Problem`, and the rest
    goes on. Yields nothing but problems where there is nothing to audit.

    Raises:
        AuditError: a path does not exist, or it cannot be told which language is translated into which (at once, before
            anything is read).
    """
    asked(settings)
    everything = list(find(paths))
    files = sorted((found for found in everything if isinstance(found, Found)), key=lambda file: file.path.as_posix())
    items: list[Item] = [found for found in everything if isinstance(found, Problem)]
    return _read_all(sorted(items + _plan(files, settings), key=_place), settings)


def _plan(files: Sequence[Found], settings: Settings) -> list[Item]:
    """What to read, which with which, and what to say about the rest."""
    formats = {file: format_of(file.path) for file in files}
    complete = [file for file in files if isinstance(formats[file], Complete)]
    sides = [file for file in files if not isinstance(formats[file], Complete)]
    problems: list[Problem] = []
    if settings.pairs:
        # Whatever a pattern names is text, whatever its suffix.
        pairing, sides = pair_by_pattern(sides, settings.pairs, settings)
        unmatched = [file for file in sides if formats[file]]
        problems += [Problem(shown(file.path), "matches neither side of --pairs") for file in unmatched]
    else:
        pairing = pair_by_name([file for file in sides if formats[file]], settings)
    unknown = [file for file in sides if formats[file] is None]
    for file in unknown:
        if file.direct:
            problems.append(Problem(shown(file.path), f"not a kind of file that is read ({', '.join(suffixes())})"))
    passed = [file for file in unknown if not file.direct]
    if passed:
        where = shown(passed[0].path.parent)
        problems.append(Problem(where, f"kinds of file that are not read: {some(passed)}", unaudited=False))
    return [*complete, *pairing.pairs, *pairing.problems, *problems]


def _place(item: Item) -> str:
    if isinstance(item, Problem):
        return item.path
    return shown((item.source or item.target).path if isinstance(item, Pair) else item.path)


def _read_all(items: Sequence[Item], settings: Settings) -> Iterator[Document | Problem]:
    for item in items:
        if isinstance(item, Problem):
            yield item
        elif isinstance(item, Pair):
            yield from _read_pair(item)
        else:
            yield from _read_complete(item, settings)


def _read_complete(file: Found, settings: Settings) -> Iterator[Document | Problem]:
    format = format_of(file.path)
    assert isinstance(format, Complete)
    try:
        yield from format.read(file.path, settings)
    except UnreadableFile as error:
        yield Problem(error.path, error.reason)


def _read_pair(pair: Pair) -> Iterator[Document | Problem]:
    target = _text(pair.target, pair.target_language)
    source = _text(pair.source, pair.source_language) if pair.source else None
    sides = [side for side in (source, target) if isinstance(side, Problem)]
    yield from sides
    if isinstance(target, Text):
        known = source if isinstance(source, Text) else None
        yield Document(
            known.path if known else target.path,
            target,
            known,
            source_language=pair.source_language if known else None,
            target_language=pair.target_language,
        )


def _text(file: Found, language: str | None) -> Text | Problem:
    format = format_of(file.path)
    read_side = format.read if isinstance(format, OneSided) else text.read_text
    try:
        return read_side(file.path, language)
    except UnreadableFile as error:
        return Problem(error.path, error.reason)
