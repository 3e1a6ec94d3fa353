"""How a name of the original is usually written in the language of the translation."""

from __future__ import annotations

from audit.language import Language
from audit.language.normalize import fold
from audit.names.arabic import PARTICLES, bare, unattached
from audit.names.index import index
from audit.names.people import people
from audit.names.tables import titles


def suggestion(name: str, language: Language) -> str | None:
    """The usual spelling of an Arabic name in French or English, or ``None`` where none is known.

    Known names come from the tables, persons' names part by part from the spelling seen most often.
    """
    if language.code not in ("fr", "en"):
        return None
    words = fold(name).split()
    table = index("ar")
    for first in unattached(words[0]) if words else ():
        concepts = table.concepts.get(" ".join((first, *words[1:])), ())
        for concept in concepts:
            title = titles(language.code).get(concept)
            if title:
                return title
    parts = [_person(word) for word in words]
    return " ".join(part for part in parts if part) if parts and all(parts) else None


def _person(word: str) -> str | None:
    """The spelling of one part of a person's name that was seen most often."""
    known = people()
    for form in bare(word):
        spellings = known.get(form, (0, {}))[1]
        if spellings:
            best = max(spellings, key=lambda spelling: spellings[spelling])
            article = "al-" if word.startswith("ال") and form not in PARTICLES else ""
            return article + best.capitalize()
    return None
