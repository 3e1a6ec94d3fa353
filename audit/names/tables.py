"""The tables of names in two scripts: countries and their peoples, places, organizations, media."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from audit.language.normalize import fold, unaccented
from audit.names.concepts import (
    AGENCY,
    BODY,
    CLUB,
    COMPANY,
    MEDIUM,
    PERSON,
    PLACE,
    SPORT,
    TERRITORY,
    THING,
    is_territory,
    is_unseen,
    territory,
    unseen,
)

KINDS = {
    **dict.fromkeys(("un", "regional", "ngo", "institution", "party"), BODY),
    **dict.fromkeys(("broadcaster", "newspaper"), MEDIUM), "agency": AGENCY, "club": CLUB, "company": COMPANY,
    "sport": SPORT, "place": PLACE, "person": PERSON, "thing": THING,
}  # fmt: skip
"""The kinds by their names in the table of organizations."""

TABLED = frozenset(("ar", "fr", "en"))
"""The languages that the tables have names in (ISO 639-1)."""

TABLES = ("territories", "subdivisions", "demonyms", "places", "organizations")
"""What names are looked up in."""

SHADDA = "\u0651"
_COMMON = "?"  # before a place's Arabic name that is a common word, too
_ELISION = re.compile(r"(?<!\w)([ld])['’](?=[aeiouhàâéèêîôû])", re.IGNORECASE)
COLUMNS = {"ar": 1, "fr": 2, "en": 3}


def content(table: str) -> bytes:
    """A bundled table as it is stored."""
    return (files("audit.names") / "data" / f"{table}.tsv").read_bytes()


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a bundled table, as cells."""
    for line in content(table).decode("utf-8").split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")


def spelling(latin: str) -> str:
    """A Latin name as it is looked up: without accents, case, apostrophes and hyphens."""
    return " ".join(re.sub(r"[^\w]+", " ", unaccented(latin).replace("'", "")).split())


@cache
def peoples(language: str) -> frozenset[str]:
    """The adjectives of all countries that are no country's name, as they are looked up."""
    forms = frozenset().union(*(found for _, found in adjectives(language)))
    return forms.difference(row[COLUMNS[language]] for row in rows("territories"))


@cache
def titles(language: str) -> dict[str, str]:
    """Concepts to their usual name as it is printed in French or English."""
    from babel import Locale

    found = {territory(code): name for code, name in Locale(language).territories.items()}
    for number, row in enumerate(rows("organizations")):
        found[f"{KINDS[row[0]]}{number}"] = row[COLUMNS[language]].split("|")[0]
    return found


@cache
def known_forms(kinds: frozenset[str]) -> tuple[str, ...]:
    """The French and English forms, as printed, of everything of some kinds that is in the tables."""
    named = [row for row in rows("organizations") if KINDS[row[0]] in kinds]
    forms = [form for row in named for cell in row[2:4] for form in cell.split("|")]
    if TERRITORY in kinds:
        forms += [name for language in ("fr", "en") for key, name in titles(language).items() if is_territory(key)]
    return tuple(dict.fromkeys(forms))


@cache
def arabic_forms() -> dict[str, tuple[str, ...]]:
    """What is listed by hand, and countries, to their folded Arabic names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for concept, forms in entries("ar"):
        if not is_unseen(concept):
            found[concept] += (fold(form) for form in forms)
    return {concept: tuple(forms) for concept, forms in found.items()}


@cache
def vocalized() -> dict[str, str]:
    """Arabic names that are listed with a mark that tells them from others («عمّان», Amman, not Oman), to concepts."""
    marked: dict[str, str] = {}
    for number, row in enumerate(rows("organizations")):
        for form in row[COLUMNS["ar"]].split("|"):
            if SHADDA in form:
                marked[form.removeprefix(_COMMON)] = f"{KINDS[row[0]]}{number}"
    return marked


@cache
def common_too() -> frozenset[str]:
    """Places of the table whose folded Arabic names are common words, too («مشهد», a scene), so that alone they prove
    nothing."""
    forms = (form for row in rows("organizations") for form in row[COLUMNS["ar"]].split("|"))
    return frozenset(fold(form[1:]) for form in forms if form.startswith(_COMMON))


def entries(language: str) -> Iterator[tuple[str, Iterable[str]]]:
    arabic = language == "ar"
    column = COLUMNS[language]
    for row in rows("territories"):
        yield territory(row[0]), (row[column],)
    for row in rows("subdivisions"):
        yield unseen(row[0]), row[1:2] if arabic else filter(None, row[2:])
    for code, _, _, _, further in rows("demonyms"):
        yield territory(code), (form for form in further.split("|") if form and arabic == (form[0] > "\u0600"))
    for number, row in enumerate(rows("places")):
        if row[1 if arabic else 2]:
            yield unseen(number), row[1 if arabic else 2].split("|")
    for number, row in enumerate(rows("organizations")):
        forms = row[column].split("|") if len(row) > column and row[column] else ()
        written = (fold(form.removeprefix(_COMMON)) if arabic else spelling(_elided(form)) for form in forms)
        yield f"{KINDS[row[0]]}{number}", written


def _elided(form: str) -> str:
    """A French name with a space behind its elided articles, which are words by themselves in a text."""
    return _ELISION.sub(r"\1 ", form)


def adjectives(language: str) -> Iterator[tuple[str, set[str]]]:
    """The adjectives of each country, in every form: فرنسي, الفرنسية, الفرنسيون; `français`, `françaises`."""
    for row in rows("demonyms"):
        stems = [form.replace("_", " ") for form in row[COLUMNS[language]].split()]
        if language == "ar":
            forms = {f"{stem}{ending}" for stem in stems for ending in ("", "ه", "ين", "ون", "ات", "ا", "تين")}
            yield row[0], forms | {f"ال{form}" for form in forms}
        else:
            yield row[0], {*stems, *(f"{stem}s" for stem in stems)}
