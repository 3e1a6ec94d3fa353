"""Persons' names, part by part: how they are spelled in Latin letters, and how often each spelling was seen."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, lru_cache

from audit.names.arabic import bare
from audit.names.tables import rows

_OLD_SPELLINGS = {
    "اسحق": "اسحاق", "اسمعيل": "اسماعيل", "ابرهيم": "ابراهيم", "هرون": "هارون", "سليمن": "سليمان", "عثمن": "عثمان",
    "نعمن": "نعمان", "لقمن": "لقمان", "معويه": "معاويه",
}  # fmt: skip
"""First names as they are written without a long vowel, to how they mostly are: «إسحق», «إسحاق»."""

_USUAL, _FEW = 0.05, 3  # share of the bearers of a name, and number of them, that make a spelling a common one


@cache
def people() -> dict[str, tuple[int, dict[str, int]]]:
    """Parts of persons' names, folded Arabic without article: how often seen, and Latin spellings with counts."""
    found = {}
    for arabic, total, spellings in rows("people"):
        pairs = (item.split(":") for item in spellings.split())
        found[arabic] = int(total), {latin: int(count) for latin, count in pairs}
    for old, usual in _OLD_SPELLINGS.items():
        (one, spelled), (other, further) = found.get(old, (0, {})), found.get(usual, (0, {}))
        found[old] = found[usual] = one + other, dict(Counter(spelled) + Counter(further))
    return found


@lru_cache(maxsize=20_000)
def sightings(key: str) -> int:
    """How often a folded Arabic word, without its clitics and article, was seen as part of a person's name."""
    known = people()
    return max(known[form][0] if form in known else 0 for form in bare(key))


def is_usual(arabic: str, latin: str) -> bool:
    """Whether persons of a name commonly spell it like this (`يحيى`, `Yahya`), whatever it sounds like."""
    seen, spellings = people().get(arabic, (0, {}))
    return spellings.get(latin, 0) >= max(_USUAL * seen, _FEW)


@cache
def bearers() -> dict[str, dict[str, int]]:
    """Latin spellings of parts of persons' names to the Arabic ones that they were seen for, with counts."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for arabic, (_, spellings) in people().items():
        for latin, count in spellings.items():
            found[latin][arabic] = count
    return dict(found)
