"""JSONL: one JSON object a line, each a segment as given."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from audit.reading.files import shown
from audit.reading.nesting import decode_json
from audit.reading.registry import Complete, register
from audit.reading.rows import BrokenLine, Row, documents
from audit.reading.stream import Line, lines
from audit.records import Document, Problem
from audit.settings import Settings

_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")

# NaN and Infinity, which Python writes into scores, are not JSON; a row is none the worse for them.
_decoder = json.JSONDecoder(parse_constant=lambda _: None)


def read_jsonl(path: Path, settings: Settings) -> Iterator[Document | Problem]:
    """The objects of the file as segments, in order.

    ``target`` (or ``tgt``, ``mt``, ``translation``) is required; ``source`` (or ``src``, ``original``) may be missing
    or ``null``: target-only. ``id`` and ``document`` are kept, all other fields go to ``Segment.extra``.

    Raises:
        UnreadableFile: the file cannot be opened, is empty or binary.
    """
    yield from documents(shown(path), _rows(lines(path)), settings)


def _rows(lines: Iterable[Line]) -> Iterator[Row | BrokenLine]:
    for line in lines:
        if line.text is None:
            yield BrokenLine(line.number, line.reason)
            continue
        if not line.text.strip():
            continue
        try:
            value = decode_json(line.text, _decoder)
        except RecursionError:
            yield BrokenLine(line.number, "not valid JSON: nested too deep")
        except ValueError as error:
            yield BrokenLine(line.number, f"not valid JSON: {_why(error)}")
        else:
            if isinstance(value, dict):
                fields = _mended(value) if _ESCAPED_SURROGATE.search(line.text) else value
                yield Row((line.number, line.number), fields, len(line.text))
            else:
                yield BrokenLine(line.number, "not a JSON object")


def _why(error: ValueError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
    return "a number with too many digits"


def _mended(value: Any) -> Any:
    """``value`` with half characters (lone surrogates, which no file can hold) made U+FFFD."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value


register(".jsonl", Complete(read_jsonl))
register(".ndjson", Complete(read_jsonl))
