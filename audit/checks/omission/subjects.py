"""French sentences without a subject or an object: `Réunis à Nouakchott, ont décidé de …`, `Ils ont dénoncé.`"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language import Language
from audit.records import Span
from audit.wire.sentences import sentences

_OPENING = re.compile(
    r"""
    (?:[«“"]\s?)?
    (?:[A-ZÀ-Þ][a-zà-ÿ]{2,}(?:é|i|u|is|us)e?s?\s(?=[a-z])|(?:Lors|Selon|Après|Avant|Dans|À|A|Au|Aux|En|Pour|Depuis|Par|Sur)\s)
    (?P<rest>[^,;:.«»()]{5,90}),\s
    (?:a|ont|avait|avaient|aura|auront)\s(?:(?:été|aussi|également|déjà)\s)?[a-zà-ÿ]{2,}(?:é|i|u|is|it|rt)e?s?(?=\s)
    """,
    re.VERBOSE,
)
"""What opens a sentence and is no subject, up to a comma, and the verb right behind it."""

_GOING_ON = re.compile(
    r"\s(?:de|d['’]|que|qu['’]|à|avoir|être|pour|hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?!\w)"
)
"""What no subject begins with: one may stand behind its verb (`À Gaza, ont péri dix personnes`)."""

_CLAUSE = re.compile(r"(?<!\w)(?:qui|que|qu['’]|dont|où|il|elle|ils|elles|on|est|sont|a|ont|était|avait)(?!\w)|-t-")


def lost_subjects(text: str, language: Language) -> Iterator[Span]:
    """From the opening to the verb, of sentences that open with a participle or a complement and go on with a verb.

    What stands between must hold no clause of its own, and what follows the verb may not be its subject.
    """
    if language.code != "fr":
        return
    for sentence in sentences(text, language):
        match = _OPENING.match(text, sentence.start, sentence.end)
        if match and not _CLAUSE.search(match["rest"]) and _GOING_ON.match(text, match.end()):
            yield Span(match.start(), match.end())


_ENDED = re.compile(
    r"(?<!\w)(?:a|ont|avait|avaient)\s(?:dénoncé|accusé|annoncé|affirmé|déclaré|estimé|réclamé|exigé|rejeté|approuvé|adopté"
    r"|réfuté|souligné|indiqué|assuré|promis|ratifié|imputé|été)e?s?\s?\.\Z"
)
"""Verbs that nothing is left of but themselves: all have an object, or a participle behind them."""

_NEEDS_NONE = re.compile(
    r"(?<!\w)(?:comme|dont|ainsi|les?|la|l['’]|en|se|s['’]|ce)\s?\Z|[«»“”\"]|(?<!\w)(?:que|qu['’])(?!\w)|(?<!\w)qu['’]"
)
"""What stands before a verb that needs no object behind it: a pronoun, a relative clause, a quotation."""


def lost_objects(text: str, language: Language) -> Iterator[Span]:
    """Verbs that end a sentence without their object: `Les députés qui l'avaient déposée ont dénoncé.`"""
    if language.code != "fr":
        return
    for sentence in sentences(text, language):
        match = _ENDED.search(sentence.of(text))
        if match and not _NEEDS_NONE.search(sentence.of(text)[: match.start()]):
            yield Span(sentence.start + match.start(), sentence.start + match.end())
