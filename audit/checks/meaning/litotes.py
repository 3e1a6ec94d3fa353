"""Arabic verbs of hiding, preventing, delaying and hesitating that are denied («لم يخف»), told without the denial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.meaning.clauses import Sides
from audit.checks.meaning.negation import cues
from audit.records import Span

_NOT = re.compile(r"[وف]?(?:لم|لا|لن)")
_DENIED = (
    (
        re.compile("[يتن]خف(?:ي|وا|ون|ين)?"),
        None,
        {"fr": r"cach\w+|dissimul\w+", "en": r"hid(?:es?|den|ing)?|conceal\w*"},
    ),
    (re.compile("[يت]حول|[يت]حل"), "دون", {"fr": r"empêch\w+", "en": r"prevent\w*"}),
    (re.compile("[يتن]تاخر(?:وا|ون)?"), None, {"fr": r"tard(?:é|er|e|ent|ait)\w*", "en": r"delay\w*"}),
    (re.compile("[يتن]تردد(?:وا|ون)?"), None, {"fr": r"hésit\w+", "en": r"hesitat\w*"}),
)
"""Verbs that are denied only to say the contrary the more strongly, what follows them, and what they are literally."""

_FOLLOWING = 4
"""Words behind a verb among which what belongs to it stands."""


def undenied(both: Sides) -> Iterator[tuple[Span, Span]]:
    """Stretches, source and target, of such a verb whose literal counterpart stands where nothing is denied at all."""
    source, target = both.source, both.target
    if source.language.code != "ar" or cues(target):  # `n'a pas tardé`, an idiom, answers as well as a denial
        return
    for place, word in enumerate(source.words[:-1]):
        if not _NOT.fullmatch(word):
            continue
        for verb, beside, literal in _DENIED:
            pattern = literal.get(target.language.code)
            behind = source.words[place + 2 : place + 2 + _FOLLOWING]
            if pattern is None or not verb.fullmatch(source.words[place + 1]) or (beside and beside not in behind):
                continue
            told = next((t for t, said in enumerate(target.words) if re.fullmatch(pattern, said)), None)
            if told is not None:
                yield source.span(place, place + 1), target.spans[told]
