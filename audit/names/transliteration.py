"""How likely a name in Latin letters writes a name in Arabic letters.

A joint model of letter groups, learnt from cities and persons by `scripts/names/build.py`, after Jiampojamarn, Kondrak
and Sherif (NAACL 2007). It knows that ق is written k, q, g or gu, ث th, t or s, ج j, g or dj, and what each is worth.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_STRAY = 8.0  # cost of a letter that no group accounts for
_LONGEST = 3


@dataclass(frozen=True, slots=True)
class _Model:
    """Costs are negative logs. ``arabic`` and ``latin`` are the costs of single letters by themselves."""

    groups: dict[str, dict[str, float]]
    arabic: dict[str, float]
    latin: dict[str, float]


@lru_cache(maxsize=50_000)
def likeness(arabic: str, latin: str) -> float:
    """How much better two names are explained as one than as two, per unit of what explains them as two; at most 1.

    ``arabic`` is folded and without article and spaces, ``latin`` in small letters from a to z. Two names that have
    nothing to do with each other are below 0, two writings of one name mostly above 0.25.
    """
    model = _model()
    apart = sum(model.arabic.get(c, _STRAY) for c in arabic) + sum(model.latin.get(c, _STRAY) for c in latin)
    return 1 - _together(arabic, latin, model.groups) / apart if apart else 0.0


def _together(arabic: str, latin: str, groups: dict[str, dict[str, float]]) -> float:
    """The cost of the cheapest grouping, row by row."""
    width = len(latin)
    alone = groups[""]
    row = [0.0] + [math.inf] * width
    _insert(row, latin, alone)
    for letter in arabic:
        known = groups.get(letter, {})
        deleted = known.get("", _STRAY)
        following = [cost + deleted for cost in row]
        for start in range(width):
            here = row[start]
            for end in range(start + 1, min(start + _LONGEST, width) + 1):
                cost = known.get(latin[start:end])
                if cost is not None and here + cost < following[end]:
                    following[end] = here + cost
        _insert(following, latin, alone)
        row = following
    return row[-1]


def _insert(row: list[float], latin: str, alone: dict[str, float]) -> None:
    """Latin letters that no Arabic one stands for: short vowels first of all."""
    width = len(latin)
    for start in range(width):
        here = row[start]
        if here + _STRAY < row[start + 1]:
            row[start + 1] = here + _STRAY
        for end in range(start + 1, min(start + 2, width) + 1):
            cost = alone.get(latin[start:end])
            if cost is not None and here + cost < row[end]:
                row[end] = here + cost


@cache
def _model() -> _Model:
    groups: dict[str, dict[str, float]] = {}
    arabic: dict[str, float] = {}
    latin: dict[str, float] = {}
    text = (files("audit.names") / "data" / "transliteration.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        letter, _, written = line.partition("\t")
        costs = dict(_costed(item) for item in written.split())
        groups["" if letter == "-" else letter] = costs
        arabic[letter] = -math.log(sum(math.exp(-cost) for cost in costs.values()))
        for group, cost in costs.items():
            for char in group:
                latin[char] = latin.get(char, 0.0) + math.exp(-cost)
    return _Model(groups, arabic, {char: -math.log(mass) for char, mass in latin.items()})


def _costed(item: str) -> tuple[str, float]:
    group, _, cost = item.rpartition(":")
    return ("" if group == "-" else group), float(cost)
