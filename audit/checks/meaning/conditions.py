"""Conditions turned into their contrary: "unless" told as "if" (MT108)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, sides
from audit.checks.meaning.negation.finding import cues
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity

_UNLESS = {
    "ar": re.compile(r"\b(?:ما لم(?= [يتن])|الا اذا)"),
    "en": re.compile(r"\bunless\b"),
    "fr": re.compile(r"\bà moins qu|\bsauf si\b"),
}
"""What makes the contrary a condition, in folded words."""

_SAID = {
    "ar": re.compile(r"\b(?:ما|الا|لم|لن|لا|دون|بدون|شرط|بشرط|شريطه|حتي|قبل|طالما|باستثناء|عدا|سوي|رهن|مشروط)\b"),
    "en": re.compile(
        r"\b(?:unless|except|until|till|without|not|never|no|only|before|failing|absent|barring|but|else|otherwise)\b"
        r"|n't\b"
    ),
    "fr": re.compile(
        r"\b(?:à moins|sauf|excepté|hormis|faute|sans|avant (?:qu|d)|après qu|jusqu|sinon|condition|que si|qu' une fois"
        r"|tant qu|défaut|seul|dès lors|absence|subordonn|exception|uniquement|exclusive)"
    ),
}
"""What may say as much on the other side; and a negation in the condition does."""

_IF = {
    "ar": ("اذا", "ان", "لو", "واذا", "فاذا"),
    "en": ("if", "when", "once", "provided"),
    "fr": ("si", "s'", "lorsque", "quand", "fois", "dès"),
}
_WITH_THAT = ("fois", "dès")  # `une fois que`, `dès que`


@rule("MT108", "reversed-condition", "accuracy/mistranslation", Severity.CRITICAL)
def reversed_condition(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A condition is turned into its contrary: "unless" is told as "if".

    ## What it does
    Looks for «ما لم», «إلا إذا», `unless`, `à moins que` in the original, and reports one where the translation has a
    plain condition, without a negation in it, and nothing else that makes an exception.

    ## Why it is bad
    What was to prevent the event is now its cause.

    ## Example
    «لن تنتقل إلى المرحلة الثانية ما لم تنسحب إسرائيل» → `si Israël se retire`

    ## Use instead
    `tant qu'Israël ne se sera pas retiré`
    """
    both = sides(evidence)
    if both is None or not {both.source.language.code, both.target.language.code} <= _UNLESS.keys():
        return
    text = " ".join(both.source.words)
    unless = _UNLESS[both.source.language.code].search(text)
    if unless is None or _SAID[both.target.language.code].search(" ".join(both.target.words)):
        return
    first = text[: unless.start()].count(" ")
    last = first + unless.group().count(" ")
    for place in _plain_conditions(both.target):
        behind = both.target.content_after(place, 3)
        yield this.finding(
            f"“{both.source.span(first, last).of(both.source.text)}” is told as a plain condition",
            confidence=0.85,
            source=both.source.span(first, min(last + 1, len(both.source.words) - 1)),
            target=both.target.span(place, behind[-1] if behind else place),
        )
        return


def _plain_conditions(side: Side) -> Iterator[int]:
    """Places of words that begin a condition without a negation."""
    negated = [place for cue in cues(side) for place in cue.places]
    for place, word in enumerate(side.words):
        reflexive = word == "s'" and side.words[place + 1 : place + 2] not in (["il"], ["ils"])
        if word not in _IF[side.language.code] or reflexive:
            continue
        if word in _WITH_THAT and side.words[place + 1 : place + 2] not in (["que"], ["qu'"]):
            continue
        if not any(place < cue <= place + 12 for cue in negated):
            yield place
