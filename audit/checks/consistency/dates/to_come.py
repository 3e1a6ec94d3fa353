"""Years that are told as past, and are to come: `en août 2071, plus de 700 000 membres avaient fui`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from audit.checks.consistency.dates.datelines import dateline
from audit.checks.numbers.days import Day
from audit.records import Span

_YEAR = (
    r"(?:(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\s)?"
    r"(?P<year>20\d\d|21\d\d)(?!\d)"
)
_PAST = re.compile(
    rf"(?:\A|[.!?»\n]\s)[Ee]n\s(?P<when>{_YEAR}),\s(?![^,.;:!?«»]{{0,80}}\b(?:si|s['’]il|même)\b)"
    r"(?:l[ae]s?\s|l['’]|d['’]|des\s|du\s|une?\s|plus\s|près\s|quelque\s|environ\s|il\s|elle\s|ils\s|elles\s|on\s|\d)"
    r"[^,.;:!?«»]{0,80}?\b(?:avai(?:en)?t|fut|furent|s['’]étai(?:en)?t)\s",
)
_HAPPENED = (
    r"(?:découvert|fondé|créé|ouvert|inauguré|construit|signé|adopté|arrêté|élu|nommé|tué|condamné|conclu|publié|détruit"
    r"|lancé|né|mort|décédé|assassiné|chassé|renversé|libéré|emprisonné|décoré|classé|inscrit|dissous|instauré)(?:e?s?)"
)
_DONE = re.compile(
    rf"\b(?:(?:a|ont|avait|avaient)\s(?:été\s)?(?:[^\W\d_]{{3,15}}ment\s)?|(?:est|sont|était|étaient)\s"
    rf"(?=né|mort|décédé)|fut\s|furent\s){_HAPPENED}\sen\s(?P<when>{_YEAR})"
)
_BORN = re.compile(
    rf"\b(?:née?s?|(?<!être )(?<!sera )(?<!seront )(?<!soit )(?:fondée?s?|découverte?s?))\sen\s(?P<when>{_YEAR})"
)
_FICTION = re.compile(
    r"\b(?:films?|romans?|séries?|fictions?|intrigues?|héros|jeux? vidéo|dystopi\w*|scénarios?|bandes? dessinées?"
    r"|mangas?|nouvelle|se déroule|imagin\w*|anticipation)\b",
    re.IGNORECASE,
)
_BEFORE = 2  # passages in which a book or film may be named


def not_yet(days: Sequence[Sequence[Day]], texts: Sequence[str], code: str) -> Iterator[tuple[int, Span]]:
    """The years told in a past tense that are later than the dateline's; without one, than this year by the clock."""
    if code != "fr":
        return
    told = dateline(days, texts)
    year = (told and told[1].year) or date.today().year
    for place, text in enumerate(texts):
        if any(_FICTION.search(one) for one in texts[max(0, place - _BEFORE) : place + 1]):
            continue
        found = (match for form in (_PAST, _DONE, _BORN) for match in form.finditer(text))
        yield from sorted({(place, Span(*match.span("when"))) for match in found if int(match["year"]) > year})
