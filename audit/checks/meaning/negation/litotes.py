"""Verbs of hiding, preventing, delaying and ruling out that are denied («لم يخف»), told without the denial."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.negation.finding import cues
from audit.records import Span

_NOT = {
    "ar": re.compile(r"[وف]?(?:لم|لا|لن)"),
    "de": re.compile("nicht"),
    "en": re.compile(r"not|cannot|never|\w+n['’]t"),
    "es": re.compile("no"),
    "it": re.compile("non"),
    "pt": re.compile("não"),
    "ru": re.compile("не"),
    "uk": re.compile("не"),
}
_PARTED = re.compile(r"\bschl(?:ie|o)(?:ß|ss)\w*\s(?:[^.;:]{1,120}?\s)?nicht(?:\s(?:mehr|länger))?\saus\b")
"""The German verb in two parts around what it denies (`schließt einen Defekt nicht aus`)."""

_HIDE = {"fr": r"cach\w+|dissimul\w+", "en": r"hid(?:es?|den|ing)?|conceal\w*"}
_PREVENT = {"fr": r"empêch\w+", "en": r"prevent\w*"}
_DELAY = {"fr": r"tard(?:é|er|e|ent|ait)\w*", "en": r"delay\w*"}
_HESITATE = {"fr": r"hésit\w+", "en": r"hesitat\w*"}
_EXCLUDE = {"fr": r"exclu\w*|écart\w+", "en": r"rul(?:es?d?|ing)|exclud\w+", "ar": r"[يتناو]{0,2}ستبعد\w*"}

Literal = Mapping[str, str]
_DENIED: Mapping[str, tuple[tuple[re.Pattern[str], str | None, Literal], ...]] = {
    "ar": (
        (re.compile("[وف]?[يتنا]خف(?:ي|وا|ون|ين|ت)?"), None, _HIDE),
        (re.compile("[وف]?[يت]حول|[يت]حل"), "دون", _PREVENT),
        (re.compile("[وف]?[يتن]تاخر(?:وا|ون)?"), None, _DELAY),
        (re.compile("[وف]?[يتن]تردد(?:وا|ون)?"), None, _HESITATE),
        (re.compile("[وف]?[يتنا]ستبعد(?:وا|ون|ت)?"), None, _EXCLUDE),
    ),
    "de": ((re.compile(r"aus(?:zu)?schl\w+|ausgeschlossen"), None, _EXCLUDE),),
    "en": ((re.compile("rul(?:e|ed|es|ing)"), "out", _EXCLUDE), (re.compile("exclud(?:e|ed|es|ing)"), None, _EXCLUDE)),
    "es": ((re.compile(r"descart\w+|excluy\w+"), None, _EXCLUDE),),
    "it": ((re.compile(r"esclud\w+"), None, _EXCLUDE),),
    "pt": ((re.compile(r"descart\w+|exclu\w+"), None, _EXCLUDE),),
    "ru": ((re.compile(r"исключ\w+"), None, _EXCLUDE),),
    "uk": ((re.compile(r"виключ\w+"), None, _EXCLUDE),),
}
"""Verbs that are denied only to say the contrary the more strongly, what follows them, and what they are literally.

One that stands elsewhere in the source, too, may be what the translation says.
"""

_FOLLOWING = 4
"""Words behind a verb, or around it, among which what belongs to it stands."""


def undenied(both: Sides) -> Iterator[tuple[Span, Span]]:
    """Stretches, source and target, of such a verb whose literal counterpart stands where nothing near it is denied."""
    source, target = both.source, both.target
    denied = _DENIED.get(source.language.code)
    if denied is None:
        return
    answers = [place for cue in cues(target) for place in cue.places]  # `n'a pas tardé`, an idiom, is one, too
    if source.language.code == "de" and (parted := _PARTED.search(source.text)) is not None:
        told = _told(_EXCLUDE.get(target.language.code), target, answers)
        if told is not None:
            yield Span(*parted.span()), told
    for place, word in enumerate(source.words[:-1]):
        if not _NOT[source.language.code].fullmatch(word):
            continue
        for verb, beside, literal in denied:
            pattern = literal.get(target.language.code)
            behind = source.words[place + 2 : place + 2 + _FOLLOWING]
            found = [p for p, said in enumerate(source.words) if verb.fullmatch(said)]
            if pattern is None or found != [place + 1] or (beside and beside not in behind):
                continue
            told = _told(pattern, target, answers)
            if told is not None:
                yield source.span(place, place + 1), told


def _told(pattern: str | None, target: Side, answers: Sequence[int]) -> Span | None:
    """The first word of a pattern, where no negation, at ``answers``, stands near it."""
    told = next((t for t, said in enumerate(target.words) if pattern and re.fullmatch(pattern, said)), None)
    return target.spans[told] if told is not None and all(abs(at - told) > _FOLLOWING for at in answers) else None
