"""JSON that is not to be trusted: decoded, and refused where it is nested too deep to be handed on."""

from __future__ import annotations

import json
from typing import Any

from audit.reading.limits import DEPTH_LIMIT

_decoder = json.JSONDecoder()


def decode_json(text: str, decoder: json.JSONDecoder = _decoder) -> Any:
    """The value that ``text`` spells.

    Raises:
        RecursionError: values are nested too deep for the decoder, or more than 200 deep: whatever writes the value
            again (a report, the cache) takes more of the stack than the decoder did.
        ValueError: it is not valid JSON, or holds a number with too many digits.
    """
    value = decoder.decode(text)
    # Hardly a text has that many brackets, so that hardly a value is looked into.
    if text.count("[") + text.count("{") > DEPTH_LIMIT and _is_deep(value):
        raise RecursionError
    return value


def _is_deep(value: Any) -> bool:
    level = [value]
    depth = 0
    while level and depth <= DEPTH_LIMIT:
        level = [inner for outer in level for inner in _inside(outer)]
        depth += 1
    return bool(level)


def _inside(value: Any) -> Any:
    return value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
