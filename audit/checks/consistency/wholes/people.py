"""People behind `dont` who are more than all of them: `neuf personnes ont été blessées, dont douze pompiers`."""

from __future__ import annotations

import re

from audit.checks.numbers.facts import Fact

_ONLY_THEY = re.compile(
    r"\s(?:personnes?|civils?|morts?|blessés?|tués?|victimes?|people|civilians?|dead|wounded|injured)"
    r"(?:\s(?:[^\W\d_]{2,20}(?:ée?s?|ie?s?|ue?s?|ise?s?|te?s?|ment)|ont|avaient|auraient|sont|étaient|seraient|été|la|mort"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|were|have|been|are|in|hurt|killed|wounded|injured"
    r"|arrested|dead|died)){0,7}"
    r"(?:\s(?:dans|lors de|après|par|à|en|au|in|after|by|at)\s"
    r"(?:l['’]|d['’]|la\s|le\s|une?\s|cette\s|ce\s|cet\s|the\s|an?\s)?[^\W\d_][\w'’-]{2,30}){0,2},\s(?:dont|including)\s"
)
"""People, what befell them and where: nothing else of which many could be part stands before `dont`."""

_CLUSTER = re.compile(
    r"\b(?:des|les|aux|ces|plusieurs|leurs|ses|groupe|équipe|foule|famille|équipage|délégation|convoi|bus|car|autobus"
    r"|bateau|embarcation|navire|avion|vol|train|école|camp|prison|patrouille|unité|bataillon|club|group|team|crowd"
    r"|family|crew|boat|ship|plane|flight|school|patrol|unit)\b"
)
"""Things with other people in them."""

_JOINED = re.compile(r"(?:\bet|\band|,)\s(?:au moins\s|plus de\s|[^\W\d_]{1,20}\sde\s)?\Z")
_WHO = re.compile(
    r"\s(?:de\s|d['’])?(?!(?:jours?|mois|ans?|années|fois|semaines|balles?|coups?|armes?|days|months|years|times)\b)"
    r"[^\W\d_]{3,}"
)
_NEAR = 40  # characters before a number that show that it is added to another
_TIMES = 10  # as many times its whole a part is told of something else


def is_greater_group(whole: Fact, part: Fact, text: str) -> bool:
    """Whether a part behind `dont` is of the people before it alone, whoever they are, and greater than all of them."""
    around = whole.span.end, part.span.start
    return (
        whole.value < part.value <= _TIMES * whole.value
        and _ONLY_THEY.fullmatch(text, *around) is not None
        and _WHO.match(text, part.span.end) is not None
        and _CLUSTER.search(text, *around) is None
        and _JOINED.search(text, max(0, whole.span.start - _NEAR), whole.span.start) is None
    )
