"""ninjs 1.x to 3.x (IPTC): stories in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from audit.errors import UnreadableFile
from audit.reading.blocks import Block, joined, plain_blocks
from audit.reading.decoding import decode
from audit.reading.files import open_file, shown
from audit.reading.html import fragment_blocks
from audit.reading.limits import SIZE_LIMIT
from audit.reading.naming import tag_language
from audit.reading.nesting import decode_json
from audit.reading.registry import Format, Stories, Story, register
from audit.reading.text import read_whole
from audit.records import Problem

_HEAD = 1 << 18
_SIGN = re.compile(rb'"(?:body|body_\w{1,20}|bodies|headlines?|headline_\w{1,20})"\s*:')
_MOST_ITEMS = 10_000


def read_ninjs(path: Path, language: str | None = None) -> Iterator[Story | Problem]:
    """The item of the file, or the items where it is a list: headline, byline and body.

    An item is known by its ``uri``; where an association is named or related as a translation, the two belong together.
    JSON has no places that an editor would know, so that a line of the text is a line of the body.

    Raises:
        UnreadableFile: the file cannot be opened, is not valid JSON, or is no ninjs.
    """
    name = shown(path)
    value = _loaded(path, name)
    items = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
    if not items:
        raise UnreadableFile(name, "JSON, but no ninjs: not an object with a headline or a body")
    for item in items[:_MOST_ITEMS]:
        uri = _said(item, "uri") or _said(item, "guid")
        try:
            text = joined(name, _blocks(item), language or tag_language(_said(item, "language")))
        except UnreadableFile as error:
            yield Problem(f"{name}#{uri}" if uri else name, error.reason)
            continue
        dates = (_said(item, key) for key in ("contentcreated", "firstcreated", "versioncreated"))
        yield Story(text, uri, tuple(_keys(item, uri)), next((date for date in dates if date), None))
    if len(items) > _MOST_ITEMS:
        yield Problem(name, f"more than {_MOST_ITEMS:,} items; the other {len(items) - _MOST_ITEMS:,} are not read")


def sniff(path: Path) -> Format | None:
    """ninjs, where the beginning of the file looks like it: most JSON in the world is something else."""
    try:
        with open_file(path) as stream:
            head = stream.read(_HEAD)
    except (UnreadableFile, OSError):
        return Stories(read_ninjs)
    return Stories(read_ninjs) if _SIGN.search(head.replace(b"\0", b"")) else None


def _loaded(path: Path, name: str) -> Any:
    data = read_whole(path)
    assert len(data) <= SIZE_LIMIT
    try:
        return decode_json(decode(data)[0].lstrip("\ufeff"))
    except RecursionError:
        raise UnreadableFile(name, "not valid JSON: nested too deep") from None
    except json.JSONDecodeError as error:
        reason = f"{error.msg[:1].lower()}{error.msg[1:]} (column {error.colno})"
        raise UnreadableFile(f"{name}:{error.lineno}", f"not valid JSON: {reason}") from None
    except ValueError as error:
        raise UnreadableFile(name, str(error) if "binary" in str(error) else "not valid JSON") from None


def _blocks(item: Mapping[str, Any]) -> Iterator[Block]:
    body = _of(item, "bodies", "body")
    if not body:
        return
    for line in (_of(item, "headlines", "headline"), (_said(item, "byline"), "")):
        if line:
            yield from _of_type(*line, line=1)
    yield from _of_type(*body, line=1)


def _of(item: Mapping[str, Any], plural: str, singular: str) -> tuple[str, str] | None:
    """The text of a property and its type: a list of objects in 2.x and later, ``body_html`` and the like in 1.x."""
    listed = item.get(plural)
    for part in listed if isinstance(listed, list) else ():
        if isinstance(part, dict) and (value := _said(part, "value")):
            return value, _said(part, "contenttype")
    keys = (singular, f"{singular}_text", f"{singular}_xhtml", f"{singular}_html")
    for key in (*keys, *sorted(k for k in item if k.startswith(f"{singular}_"))):
        if value := _said(item, key):
            return value, key
    return None


def _of_type(value: str, kind: str, line: int) -> Iterator[Block]:
    """A text as HTML, where it says that it is or cannot be anything else."""
    marked = "html" in kind or "xml" in kind or (kind == "body" and re.search(r"</(?:p|div|h\d)>", value))
    yield from fragment_blocks(value, line) if marked else plain_blocks(value, line)


def _keys(item: Mapping[str, Any], uri: str) -> Iterator[tuple[str, str]]:
    if uri:
        yield "id", uri
    found = item.get("associations")
    named = found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    for name, part in named:
        if isinstance(part, dict):
            relation = f"{name} {_said(part, 'rel')} {_said(part, 'role')} {_said(part, 'name')}".lower()
            other = _said(part, "uri")
            if other and "transl" in relation:
                yield "id", other


def _said(item: Mapping[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


register(".json", sniff)
