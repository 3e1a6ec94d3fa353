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
_LONGEST = 3  # Latin letters of a group
_ROUNDING = 1e-9  # sums of the same costs in another order


@dataclass(frozen=True, slots=True)
class _Model:
    """Costs are negative logs. ``arabic`` and ``latin`` are the costs of single letters by themselves.

    ``writers`` are the Arabic letters of each Latin group, with their costs; ``silent`` are the costs of Arabic letters
    that are not written, ``spare`` those of Latin groups that stand for none.
    """

    writers: dict[str, list[tuple[str, float]]]
    silent: dict[str, float]
    spare: dict[str, float]
    arabic: dict[str, float]
    latin: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Latin:
    """A Latin name, ready to be read as one in Arabic letters.

    ``moves`` are the groups of it, from start to end, that each Arabic letter may be written with, and their costs;
    ``least`` is what a letter costs at least. ``spare`` has for each place what its letter costs, and the pair that
    ends there, where no Arabic letter stands for them: short vowels first of all. ``apart`` is what the name costs by
    itself.
    """

    moves: dict[str, list[tuple[int, int, float]]]
    least: dict[str, float]
    spare: tuple[tuple[float, float], ...]
    apart: float


@lru_cache(maxsize=20_000)
def likeness(arabic: str, latin: str, least: float = -math.inf) -> float:
    """How much better two names are explained as one than as two, per unit of what explains them as two; at most 1.

    ``arabic`` is folded and without article and spaces, ``latin`` in small letters from a to z. Two names that have
    nothing to do with each other are below 0, two writings of one name mostly above 0.25. What turns out to be below
    ``least`` on the way is minus infinity.
    """
    alone, name = _model().arabic, _latin(latin)
    apart = sum([alone.get(letter, _STRAY) for letter in arabic]) + name.apart
    return 1 - _together(arabic, name, (1 - least) * apart) / apart if apart else 0.0


def _together(arabic: str, latin: _Latin, most: float) -> float:
    """The cost of the cheapest grouping, row by row; infinite where it is above ``most``.

    What the letters still to come cost at least tells early where it will be.
    """
    to_come = sum([latin.least.get(letter, _STRAY) for letter in arabic])
    most += _ROUNDING
    if to_come > most:
        return math.inf
    silent = _model().silent
    row = [0.0] + [math.inf] * len(latin.spare)
    _insert(row, latin.spare)
    for letter in arabic:
        alone = silent.get(letter, _STRAY)
        following = [cost + alone for cost in row]
        for start, end, cost in latin.moves.get(letter, ()):
            there = row[start] + cost
            if there < following[end]:
                following[end] = there
        to_come -= latin.least.get(letter, _STRAY)
        if min(following) + to_come > most:
            return math.inf
        _insert(following, latin.spare)
        row = following
    return row[-1]


@lru_cache(maxsize=2_000)
def _latin(name: str) -> _Latin:
    model = _model()
    moves: dict[str, list[tuple[int, int, float]]] = {}
    least = dict(model.silent)
    for start in range(len(name)):
        for end in range(start + 1, min(start + _LONGEST, len(name)) + 1):
            for letter, cost in model.writers.get(name[start:end], ()):
                if letter in moves:
                    moves[letter].append((start, end, cost))
                else:
                    moves[letter] = [(start, end, cost)]
                if cost < least[letter]:
                    least[letter] = cost
    spare = model.spare
    single = [min(spare.get(letter, _STRAY), _STRAY) for letter in name]
    pairs = [math.inf, *(spare.get(name[start : start + 2], math.inf) for start in range(len(name) - 1))]
    apart = sum([model.latin.get(letter, _STRAY) for letter in name])
    return _Latin(moves, least, tuple(zip(single, pairs, strict=False)), apart)


def _insert(row: list[float], spare: Sequence[tuple[float, float]]) -> None:
    """Let Latin letters stand for nothing, wherever that is cheaper."""
    before, here = math.inf, row[0]
    for place, (single, pair) in enumerate(spare, 1):
        cost = row[place]
        if here + single < cost:
            cost = here + single
        if before + pair < cost:
            cost = before + pair
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
    spare = groups.pop("")
    silent = {letter: costs.get("", _STRAY) for letter, costs in groups.items()}
    writers: dict[str, list[tuple[str, float]]] = {}
    for letter, costs in groups.items():
        for group, cost in costs.items():
            writers.setdefault(group, []).append((letter, cost))
    return _Model(writers, silent, spare, arabic, {char: -math.log(mass) for char, mass in latin.items()})


def _costed(item: str) -> tuple[str, float]:
    group, _, cost = item.rpartition(":")
    return ("" if group == "-" else group), float(cost)
