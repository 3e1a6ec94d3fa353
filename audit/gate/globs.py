"""Patterns of paths: `sport/**`, `*.fr.txt`, `archive/`."""

from __future__ import annotations

import re
from functools import lru_cache


def matches(pattern: str, path: str) -> bool:
    """Whether ``pattern`` names ``path`` or a folder above it; both with ``/`` between folders.

    ``*`` and ``?`` stay within a name, ``**`` crosses folders. A pattern without ``/`` is compared with every part of
    the path, one with ``/`` with the path from its beginning.
    """
    return _expression(pattern).fullmatch(path) is not None


@lru_cache(maxsize=256)
def _expression(pattern: str) -> re.Pattern[str]:
    body = pattern.strip("/")
    anywhere = "(?:.*/)?" if "/" not in body else ""
    return re.compile(f"{anywhere}{_translated(body)}(?:/.*)?", re.DOTALL)


def _translated(pattern: str) -> str:
    pieces = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(pieces.get(token) or re.escape(token) for token in re.findall(r"\*\*/|\*\*|\*|\?|[^*?]+", pattern))
