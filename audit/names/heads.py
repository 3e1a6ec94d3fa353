"""Arabic names whose first word was translated: `l'hôpital d'Œil de la Brebis` for «مستشفى عين النعجة»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.names.faults import Fault, Kind
from audit.names.side import Side, stretch

_SURE = 0.7
_FATHER, _MOTHER, _HEAD, _EYE, _WELL = ("ابو", "ابي", "ابا"), ("ام",), ("راس",), ("عين",), ("بئر",)
_HOUSES = ("ديار", "دار", "بيت")
_ATTACHED = re.compile("^[وف]?[بلك]")
_HEADS = {
    "fr": {
        "pere": _FATHER, "mere": _MOTHER, "tete": _HEAD, "œil": _EYE, "oeil": _EYE, "source": _EYE, "puits": _WELL,
        "maison": _HOUSES, "maisons": _HOUSES, "demeures": _HOUSES,
    },
    "en": {
        "father": _FATHER, "mother": _MOTHER, "head": _HEAD, "eye": _EYE, "spring": _EYE, "well": _WELL,
        "house": _HOUSES, "houses": _HOUSES,
    },
}  # fmt: skip
"""Words as they are looked up, to the Arabic ones with which names begin that they translate."""


def translated_heads(source: Side, target: Side) -> Iterator[Fault]:
    """A word with a capital for the one that such a name begins with, and a second capital behind its `de` or `of`."""
    table = _HEADS.get(target.language.code, {}) if source.arabic else {}
    for place, word in enumerate(target.words):
        heads = table.get(word.key)
        end = _second(target, place) if heads and word.capitalized and word.part else None
        if heads is None or end is None or _ends_name(target, place):
            continue
        for s, arabic in enumerate(source.words[:-1]):
            if s not in source.matched and (arabic.key in heads or _ATTACHED.sub("", arabic.key) in heads):
                yield Fault(Kind.TRANSLATED, stretch(source, s, s + 1), stretch(target, place, end), _SURE)
                break


def _ends_name(side: Side, place: int) -> bool:
    """Whether a word ends a name of words («دار الأوبرا», `Opera House`)."""
    before = side.words[place - 1] if place else None
    return before is not None and before.capitalized and before.part and not before.function


def _second(side: Side, place: int) -> int | None:
    """The place of the capital that follows a word behind one or two function words."""
    for end in (place + 2, place + 3):
        if end < len(side.words) and side.words[end].capitalized:
            between = side.words[place + 1 : end]
            return end if all(word.function and not word.capitalized for word in between) else None
    return None
