"""How likely a name in Latin letters writes a name in Arabic letters.

A joint model of letter groups, learnt from cities and persons by `scripts/names/build.py`, after Jiampojamarn, Kondrak
and Sherif (NAACL 2007). It knows that ق is written k, q, g or gu, ث th, t or s, ج j, g or dj, and what each is worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
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


@lru_cache(maxsize=20_000)
def likeness(arabic: str, latin: str, least: float = -math.inf) -> float:
    """How much better two names are explained as one than as two, per unit of what explains them as two; at most 1.

    ``arabic`` is folded and without article and spaces, ``latin`` in small letters from a to z. Two names that have
    nothing to do with each other are below 0, two writings of one name mostly above 0.25. What turns out to be below
    ``least`` on the way is minus infinity.
    """
    model = _model()
    apart = sum(model.arabic.get(c, _STRAY) for c in arabic) + sum(model.latin.get(c, _STRAY) for c in latin)
    return 1 - _together(arabic, latin, model.groups, (1 - least) * apart) / apart if apart else 0.0


def _together(arabic: str, latin: str, groups: dict[str, dict[str, float]], most: float) -> float:
    """The cost of the cheapest grouping, row by row; infinite where it is above ``most``."""
    width = len(latin)
    spans = _groups_of(latin)
    vowels = _insertions(latin)
    row = [0.0] + [math.inf] * width
    _insert(row, vowels)
    for letter in arabic:
        known = groups.get(letter, {})
        deleted = known.get("", _STRAY)
        following = [cost + deleted for cost in row]
        for start, here in enumerate(row[:width]):
            if here <= most:
                for end, written in spans[start]:
                    if written in known and here + known[written] < following[end]:
                        following[end] = here + known[written]
        _insert(following, vowels)
        row = following
        if min(row) > most:
            return math.inf
    return row[-1]


@lru_cache(maxsize=5_000)
def _groups_of(latin: str) -> tuple[tuple[tuple[int, str], ...], ...]:
    """The groups of letters that begin at each place, with where each ends."""
    width = len(latin)
    return tuple(
        tuple((end, latin[start:end]) for end in range(start + 1, min(start + _LONGEST, width) + 1))
        for start in range(width)
    )


@lru_cache(maxsize=5_000)
def _insertions(latin: str) -> tuple[tuple[float, float], ...]:
    """For each place, the costs of its letter and of the pair that ends there, where no Arabic letter stands for them:
    short vowels first of all."""
    alone = _model().groups[""]
    single = [min(alone.get(char, _STRAY), _STRAY) for char in latin]
    pairs = [alone.get(latin[end - 2 : end], math.inf) if end > 1 else math.inf for end in range(1, len(latin) + 1)]
    return tuple(zip(single, pairs, strict=True))


def _insert(row: list[float], insertions: Sequence[tuple[float, float]]) -> None:
    """Let Latin letters stand for nothing, wherever that is cheaper."""
    before, here = math.inf, row[0]
    for place, (single, pair) in enumerate(insertions, 1):
        cost = min(row[place], here + single, before + pair)
        row[place] = cost
        before, here = here, cost


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
