"""Deeds before the birth of who did them: `Né en 1978, il a débuté sa carrière en 1969`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

_DEED = (
    r"(?:débuté|commencé|nommée?|élue?|entrée?|rejoint|intégré|diplômée?|obtenu|devenue?|promue?|engagée?|lancé|fondé|créé"
    r"|publié|remporté|joué|signé|décroché|dirigé|exposé|enregistré|tourné)"
)
_BORN = re.compile(
    r"(?:\A|[.!?»\n]\s)Née?\s(?:[^.;()\d]{0,30}?\s)?(?:le\s\d{1,2}(?:er)?\s[^\W\d]{3,9}\s|en\s(?:[^\W\d]{3,9}\s)?)"
    rf"(?P<born>(?:19|20)\d\d)(?!\d)[^.;!?\n]{{0,160}}?\b{_DEED}\b[^.;!?\n]{{0,80}}?"
    r"\ben\s(?:[^\W\d]{3,9}\s)?(?P<year>(?:19|20)\d\d)(?!\d)"
)
_OTHERS = re.compile(r"\b(?:parents?|pères?|mères?|grand|familles?|frères?|sœurs?|fondée? en|créée? en)\b")
"""Words by which the year may be another's."""

_YOUNGEST = 4  # years of age of who does anything that is told


def unborn(text: str) -> Iterator[tuple[Span, int]]:
    """The year of a deed in which who did it was not born, or an infant, with the year of birth."""
    for match in _BORN.finditer(text):
        born, year = int(match["born"]), int(match["year"])
        if year < born + _YOUNGEST and not _OTHERS.search(match.group()):
            yield Span(*match.span("year")), born
