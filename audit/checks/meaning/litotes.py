"""Verbs of hiding, preventing, delaying and ruling out that are denied («لم يخف»), told without the denial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from audit.checks.meaning.clauses import Sides
from audit.checks.meaning.negation import cues
from audit.records import Span

_NOT = {"ar": re.compile(r"[وف]?(?:لم|لا|لن)"), "en": re.compile(r"not|cannot|never|\w+n['’]t")}
_HIDE = {"fr": r"cach\w+|dissimul\w+", "en": r"hid(?:es?|den|ing)?|conceal\w*"}
_PREVENT = {"fr": r"empêch\w+", "en": r"prevent\w*"}
_DELAY = {"fr": r"tard(?:é|er|e|ent|ait)\w*", "en": r"delay\w*"}
_HESITATE = {"fr": r"hésit\w+", "en": r"hesitat\w*"}
_EXCLUDE = {"fr": r"exclu\w*|écart\w+", "en": r"rul(?:es?d?|ing)|exclud\w+", "ar": r"[يتناو]{0,2}ستبعد\w*"}

Literal = Mapping[str, str]
_DENIED: Mapping[str, tuple[tuple[re.Pattern[str], str | None, Literal], ...]] = {
    "ar": (
        (re.compile("[يتن]خف(?:ي|وا|ون|ين)?"), None, _HIDE),
        (re.compile("[يت]حول|[يت]حل"), "دون", _PREVENT),
        (re.compile("[يتن]تاخر(?:وا|ون)?"), None, _DELAY),
        (re.compile("[يتن]تردد(?:وا|ون)?"), None, _HESITATE),
        (re.compile("[يتن]ستبعد(?:وا|ون)?"), None, _EXCLUDE),
    ),
    "en": ((re.compile("rul(?:e|ed|es|ing)"), "out", _EXCLUDE), (re.compile("exclud(?:e|ed|es|ing)"), None, _EXCLUDE)),
}
"""Verbs that are denied only to say the contrary the more strongly, what follows them, and what they are literally."""

_FOLLOWING = 4
"""Words behind a verb among which what belongs to it stands."""


def undenied(both: Sides) -> Iterator[tuple[Span, Span]]:
    """Stretches, source and target, of such a verb whose literal counterpart stands where nothing is denied at all."""
    source, target = both.source, both.target
    denied = _DENIED.get(source.language.code)
    if denied is None or cues(target):  # `n'a pas tardé`, an idiom, answers as well as a denial
        return
    for place, word in enumerate(source.words[:-1]):
        if not _NOT[source.language.code].fullmatch(word):
            continue
        for verb, beside, literal in denied:
            pattern = literal.get(target.language.code)
            behind = source.words[place + 2 : place + 2 + _FOLLOWING]
            if pattern is None or not verb.fullmatch(source.words[place + 1]) or (beside and beside not in behind):
                continue
            told = next((t for t, said in enumerate(target.words) if re.fullmatch(pattern, said)), None)
            if told is not None:
                yield source.span(place, place + 1), target.spans[told]
