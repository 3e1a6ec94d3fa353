"""Arabic names put into French by their meaning, told from the French alone: `Esclave du Miséricordieux`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

_KINDS = (
    "émirats?|villes?|villages?|localités?|régions?|base|camp|districts?|gouvernorat|province|quartier|aéroport|port"
    "|communes?|municipalité|wilaya|préfecture|bourg|bourgade|hameau|caza|oasis"
)
_OF = r"(?:de\sla\s|de\sl['’]|du\s|des\s|de\s|d['’])"
_HEADS = "Père|Mère|Fils|Fille|Tête|Œil|Oeil|Source|Maison|Puits|Porte"
_PLACE = re.compile(
    rf"\b(?:{_KINDS})\s{_OF}((?:{_HEADS})\s{_OF}[A-ZÀ-Ý]\w+(?:\set\s{_OF}(?:{_HEADS})\s{_OF}[A-ZÀ-Ý]\w+)*)"
)
_PERSON = re.compile(
    r"\b(Esclave|Serviteur|Adorateur)\s(?:du|de\sla|de\sl['’])\s?(?:[A-ZÀ-Ý][\w-]+)(?:\s[A-ZÀ-Ý][\w-]+)*"
)
_VIRTUES = (
    "Gloire|Lumière|Épée|Lion|Victoire|Don|Soleil|Étoile|Lune|Honneur|Beauté|Fierté|Piété|Couronne|Ornement|Esclave|Serviteur"
    "|Défenseur|Aide|Bienfait|Grâce|Bonté|Parure|Droiture|Pilier|Sabre"
)
_DEVOUT = re.compile(
    rf"\b((?:{_VIRTUES})\s(?:de\sDieu|de\sla\s[Rr]eligion|de\sla\s[Ff]oi))\s(?:(?:al|el|Al|El)-|[Bb]en\s)?[A-ZÀ-Ý][\w-]+"
)
"""First names made with `al-Din` and `Allah`, put into French before a surname: `Gloire de la religion Chérif`."""


_TITLES = (
    "député|ministre|président|directeur|général|colonel|docteur|juge|avocat|porte-parole|maire|gouverneur|chanteu[rs]|acteur|actrice"
    "|journaliste|militante?|secrétaire|ambassadeur|ambassadrice|directrice|présidente|députée|avocate|chanteuse|professeure?"
)
_MEANINGS = "Espoir|Lumière|Lune|Étoile|Joie|Bonheur|Paradis|Lion|Épée|Aigle|Bienvenue|Miséricorde|Gazelle|Tranquillité"
_FIRST = re.compile(rf"\b(?:{_TITLES})e?\s((?:{_MEANINGS})\s[A-ZÀ-Ý][\w-]+)")
"""Arabic first names that are words, put into French behind a title: `la députée Espoir Chahine`, for Amal."""


def calqued(text: str) -> Iterator[Span]:
    """Names of places behind a word of their kind, and of persons, that are made of French words as Arabic ones are.

    >>> text = "les émirats de Tête de la Tente et de Chardja"
    >>> [span.of(text) for span in calqued(text)]
    ['Tête de la Tente']
    """
    for match in _PLACE.finditer(text):
        yield Span(*match.span(1))
    for match in _PERSON.finditer(text):
        yield Span(*match.span())
    for pattern in (_DEVOUT, _FIRST):
        for match in pattern.finditer(text):
            yield Span(*match.span(1))
