"""Negations of English."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed
from audit.checks.meaning.negation.cue import REACH, Negation, negation_at

_ENGLISH = listed("not no never without none nobody nothing nowhere neither nor cannot no-one")
_HAVE = ("has", "have", "had")  # `has yet to ratify it`
_AFTER_NOT = listed("only just merely simply solely alone least to until long mention because quite")
_AFTER_NEVER = listed("more better so mind")
_AFTER_NO = listed("doubt matter more less fewer sooner later wonder question")
_DENIED = listed("denied denying")  # `it can't be denied`, `there is no denying`
_BEFORE_NOT = listed("or if why whether")


def english(side: Side) -> Iterator[Negation]:
    words = side.words
    strong_before = -REACH - 1
    for place, word in enumerate(words):
        if word == "yet" and words[max(place - 1, 0)] in _HAVE and words[place + 1 : place + 2] == ["to"]:
            yield negation_at(side, (place,), True)
            continue
        if word == "still" and words[place + 1 : place + 2] == ["to"]:
            yield negation_at(side, (place,), False)  # `with defeat still to taste`
            continue
        if word == "unless":
            yield negation_at(side, (place,), False)  # `si … ne … pas` denies it
            continue
        if word not in _ENGLISH and not word.endswith("n't"):
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        later = words[place + 1 : place + 7]
        strong = not (
            (word == "no" and (following in _AFTER_NO or following.isdigit()))
            or (word == "not" and (following in _AFTER_NOT or before in _BEFORE_NOT))
            or (word == "without" and (following in ("doubt", "question") or before == "or"))
            or (word in ("neither", "nor", "no", "without") and place - strong_before <= REACH)
            or (word == "nothing" and following in ("but", "more", "less", "short"))
            or (word == "never" and following in _AFTER_NEVER)
            or (word in ("can't", "cannot", "not", "no") and not _DENIED.isdisjoint(later[:2]))
            or "matter" in later[:3]
            or "until" in later or "only" in later or "just" in later[:3] or "but" in later[:3]
        )  # fmt: skip
        if word == "no" and following.isdigit():
            continue
        if strong:
            strong_before = place
        yield negation_at(side, (place,), strong)
