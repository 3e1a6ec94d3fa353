"""Reads a judge's answer, which is not to be trusted: only entries of the form that was asked for count, and few."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from audit.metrics.judge.prompt import CATEGORIES, SEVERITIES

MOST_ERRORS = 40
_LONGEST = 300  # characters of an explanation or a suggestion
_MOST_STARTS = 8  # opening brackets tried in an answer that is wrapped in talk


class Malformed(ValueError):
    """The answer is not the JSON object that was asked for."""


@dataclass(frozen=True, slots=True)
class Reported:
    """An error as a judge gives it; ``source`` and ``translation`` are quotations, not yet found in the texts."""

    category: str
    severity: str
    source: str
    translation: str
    explanation: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The well-formed errors of an answer, at most `MOST_ERRORS`; ``refused`` counts the other entries."""

    errors: tuple[Reported, ...]
    refused: int = 0


def read_answer(text: str) -> Answer:
    """The errors in ``text``: a JSON object, alone, in a fence, or with talk around it.

    Raises:
        Malformed: no object with a list of errors is in it.
    """
    entries = _entries(text.rpartition("</think>")[2])
    read = [error for error in map(_reported, entries[:MOST_ERRORS]) if error]
    return Answer(tuple(read), len(entries) - len(read))


def _entries(text: str) -> list[Any]:
    for found in _objects(text):
        if isinstance(found, dict) and isinstance(found.get("errors"), list):
            return list(found["errors"])
    raise Malformed("its answer is not the JSON that was asked for")


def _objects(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder()
    for place, start in enumerate(re.finditer(r"\{", text)):
        if place == _MOST_STARTS:
            return
        try:
            yield decoder.raw_decode(text, start.start())[0]
        except (ValueError, RecursionError):
            continue


def _reported(entry: Any) -> Reported | None:
    """An entry, where it has all that it needs and says something that can be checked."""
    if not isinstance(entry, dict):
        return None
    category, severity = _word(entry, "category"), _word(entry, "severity")
    source, translation = entry.get("source"), entry.get("translation")
    if category not in CATEGORIES or severity not in SEVERITIES:
        return None
    if not isinstance(source, str | None) or not isinstance(translation, str | None):
        return None
    said = _line(entry.get("explanation")), _line(entry.get("suggestion"))
    return Reported(category, severity, source or "", translation or "", *said)


def _word(entry: dict[Any, Any], key: str) -> str:
    value = entry.get(key)
    return value.strip().lower() if isinstance(value, str) else ""


def _line(value: Any) -> str:
    """Free text on one line, cut to what a finding can hold; the reports make it harmless to show."""
    if not isinstance(value, str):
        return ""
    line = " ".join(value[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
