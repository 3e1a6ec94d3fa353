"""The senses of a table that the words of a side have, alone or with those beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from audit.checks.meaning.beside import meant_beside
from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed
from audit.checks.meaning.senses import senses_of

AUXILIARIES = {"fr": listed("a ai ont avons avez avait avaient aura auront aurait auraient avoir ayant")}
"""What makes a participle active: who `a battu` another has won, who `est battu` has lost."""

_FINDING = {
    "fr": re.compile("reconnue?s?|déclarée?s?|jugée?s?"),
    "en": re.compile("found|declared|ruled|pleaded"),
}
"""Verbs that are told by the adjective behind them: who is `reconnu coupable` is convicted."""

_AGED = re.compile(r"-(?:years?|months?|weeks?|days?)-olds?$")
"""What tells an age, and not that anybody is old."""

Senses = Mapping[int, Mapping[str, int]]
"""Places of words with their senses, and how doubtful each is."""


def senses(side: Side, table: str) -> Senses:
    """The senses of a table that each word of a side has."""
    found = {}
    code, before = side.language.code, ""
    auxiliaries = AUXILIARIES.get(code, frozenset())
    for place, said in enumerate(side.words):
        known: Mapping[str, int] = {}
        for word in meant_beside(side, place):
            own = (before in auxiliaries and senses_of(f"a+{word}", code, table)) or senses_of(word, code, table)
            known = {**known, **own} if known else own
        if "-" in said and side.language.cased:
            parts = _AGED.sub("", said).split("-")[1:]
            known = {**known, **{s: 1 for part in parts for s in senses_of(part, code, table)}}
        if is_finding(side, place, table):
            known = {**known, **senses_of(side.words[place + 1], code, table)}
        if known and not _is_by(side, place):
            found[place] = known
        before = said
    return found


def is_finding(side: Side, place: int, table: str) -> bool:
    """Whether the word behind a verb tells what is found: `reconnu coupable`."""
    pattern = _FINDING.get(side.language.code)
    if pattern is None or place + 1 == len(side.words) or not pattern.fullmatch(side.words[place]):
        return False
    return bool(senses_of(side.words[place + 1], side.language.code, table))


def _is_by(side: Side, place: int) -> bool:
    """Whether a word is part of «من قبل», which says who did something."""
    return side.words[place] == "قبل" and place > 0 and side.words[place - 1] in ("من", "ومن")
