"""Learns how Arabic letters are written in Latin ones, by alignment of pairs of names.

Expectation maximization by best paths over a joint model of letter groups, after Jiampojamarn, Kondrak and Sherif
(NAACL 2007): a group is at most one Arabic letter against up to three Latin ones, all vowels or all consonants.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Sequence

SEEDS = {
    "ا": "a e i o u aa", "ب": "b p", "ت": "t", "ث": "th t s", "ج": "j g dj", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "dh d z", "ر": "r", "ز": "z s", "س": "s c ss", "ش": "sh ch", "ص": "s ss", "ض": "d dh", "ط": "t",
    "ظ": "z dh d", "ع": "a e", "غ": "gh g", "ف": "f v ph", "ق": "q k g c", "ك": "k c q x", "ل": "l", "م": "m",
    "ن": "n", "ه": "h a e", "و": "ou w u o v", "ي": "i y e ee", "ء": "a", "ئ": "i", "ؤ": "o",
}  # fmt: skip
_SEED_COUNT = 10
_VOWELS = "aeiouy"
_STRAY = 7.0
Costs = dict[str, dict[str, float]]


def held_apart(name: str) -> bool:
    """Whether a name belongs to the fifth that nothing is learnt from."""
    return hashlib.sha256(name.encode()).digest()[0] < 52


def cost(arabic: str, latin: str, costs: Costs) -> float:
    """The cost of the cheapest grouping of two names."""
    return _path(arabic, latin, costs)[0]


def learn(pairs: Sequence[tuple[str, str]], rounds: int, least: int = 4) -> Costs:
    """Costs (negative logs of joint probabilities) of groups; one seen fewer than ``least`` times is left out."""
    costs: Costs = {"": dict.fromkeys(_VOWELS, 2.5)}
    costs.update({arabic: dict.fromkeys(latin.split(), 1.5) for arabic, latin in SEEDS.items()})
    for _ in range(rounds):
        counts = Counter({(a, b): _SEED_COUNT for a, latin in SEEDS.items() for b in latin.split()})
        for arabic, latin in pairs:
            total, groups = _path(arabic, latin, costs)
            if total / max(len(arabic), len(latin)) < _STRAY * 0.75:
                counts.update(groups)
        every = sum(counts.values())
        costs = defaultdict(dict)
        for (group, written), count in counts.items():
            if count >= least:
                costs[group][written] = -math.log(count / every)
    return dict(costs)


def _path(arabic: str, latin: str, costs: Costs) -> tuple[float, list[tuple[str, str]]]:
    """The cheapest grouping and its cost; a group that ``costs`` does not know is dear."""
    rows, columns = len(arabic) + 1, len(latin) + 1
    best = [[math.inf] * columns for _ in range(rows)]
    came: list[list[tuple[int, int]]] = [[(0, 0)] * columns for _ in range(rows)]
    best[0][0] = 0.0
    for i in range(rows):
        for j in range(columns):
            for di in range(min(1, rows - 1 - i) + 1):
                known = costs.get(arabic[i : i + di], {})
                for dj in range(min(3, columns - 1 - j) + 1):
                    written = latin[j : j + dj]
                    if (di or dj) and (written in known or _plain(written)):
                        total = best[i][j] + known.get(written, _STRAY * max(1, di + dj - 1))
                        if total < best[i + di][j + dj]:
                            best[i + di][j + dj] = total
                            came[i + di][j + dj] = (i, j)
    groups = []
    i, j = rows - 1, columns - 1
    while i or j:
        a, b = came[i][j]
        groups.append((arabic[a:i], latin[b:j]))
        i, j = a, b
    return best[-1][-1], groups[::-1]


def _plain(latin: str) -> bool:
    """Whether a group's letters are all vowels, or all consonants (`qu` and `gu` count as such)."""
    return sum(letter in _VOWELS for letter in latin) in (0, len(latin)) or latin in ("qu", "gu")
