"""Names that are known in both scripts: countries and their peoples, cities, organizations, media, persons' names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from audit.language.normalize import fold, unaccented
from audit.names.arabic import bare, unattached

KINDS = {
    **dict.fromkeys(("un", "regional", "ngo", "institution", "party"), "O"),
    **dict.fromkeys(("broadcaster", "newspaper"), "M"), "agency": "A", "club": "C", "company": "B", "sport": "S",
    "place": "P", "person": "H", "thing": "X",
}  # fmt: skip
"""The letter of each kind in the table of organizations: media M, companies B, things that are no names X …"""

TABLED = frozenset(("ar", "fr", "en"))
"""The languages that the tables have names in (ISO 639-1)."""

SHADDA = "\u0651"
_COMMON = "?"  # before a place's Arabic name that is a common word, too
_ELISION = re.compile(r"(?<!\w)([ld])['’](?=[aeiouhàâéèêîôû])", re.IGNORECASE)
_LONGEST = 7  # words of a name
_USUAL, _FEW = 0.05, 3  # share of the bearers of a name, and number of them, that make a spelling a common one
_SHORTEST = {"ar": 3, "fr": 1, "en": 1}  # letters of one
COLUMNS = {"ar": 1, "fr": 2, "en": 3}


@dataclass(frozen=True, slots=True)
class Known:
    """Words ``start`` to ``end`` of a text, and what they may name.

    A concept is a letter for its kind, then its number: T territory, P place, H person, and those of ``KINDS``.
    ``inner`` are the concepts of the name's parts too. ``adjective`` is whether they are a people's (`française`).
    """

    start: int
    end: int
    concepts: frozenset[str]
    adjective: bool = False
    inner: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Index:
    """Spellings, as they are looked up, to concepts; ``starts`` maps a first word to the longest spelling it begins,
    and ``pairs`` are the first two words of every longer one."""

    concepts: dict[str, tuple[str, ...]]
    starts: dict[str, int]
    pairs: frozenset[str]
    adjectives: frozenset[str]

    def find(self, words: Sequence[str], arabic: bool, ends: Container[int] | None = None) -> Iterator[Known]:
        """The longest known names of a text, given its words as they are looked up, none overlapping another.

        Names end before a word at ``ends``, where these are given.
        """
        following = 0
        for place, word in enumerate(words):
            beginnings = _beginnings(self, word, arabic)
            if beginnings and place >= following:
                known = self._at(words, place, beginnings, ends)
                if known:
                    yield known
                    following = known.end

    def _at(
        self, words: Sequence[str], place: int, beginnings: Sequence[tuple[str, int]], ends: Container[int] | None
    ) -> Known | None:
        for first, longest in beginnings:
            if longest > 1 and " ".join((first, *words[place + 1 : place + 2])) not in self.pairs:
                longest = 1
            for length in range(min(longest, len(words) - place), 0, -1):
                key = " ".join((first, *words[place + 1 : place + length])) if length > 1 else first
                if key in self.concepts and (ends is None or place + length in ends):
                    return Known(place, place + length, *_entry(self, key))
        return None


@lru_cache(maxsize=5_000)
def _entry(index: Index, key: str) -> tuple[frozenset[str], bool, frozenset[str]]:
    """What a spelling names, whether as a people's adjective, and what it and its parts name."""
    own, words = index.concepts[key], key.split(" ")
    parts = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1))
    if own[0][0] in "MCATH":  # a newspaper's name says nothing of the town in it, nor `Corée du Nord` of all Korea
        inner = frozenset(own)
    else:
        inner = frozenset(concept for part in parts for concept in index.concepts.get(part, ()))
        if own[0][0] == "S":  # the African Union is no football federation
            inner = frozenset(concept for concept in inner if concept[0] != "O") | frozenset(own)
    return frozenset(own), key in index.adjectives, inner


@lru_cache(maxsize=20_000)
def _beginnings(index: Index, word: str, arabic: bool) -> tuple[tuple[str, int], ...]:
    """What a word may be that known names begin with, without its clitics, and how many words those have at most."""
    firsts = (form for form in unattached(word) if len(form) > 1) if arabic else (word,)
    return tuple((first, index.starts[first]) for first in firsts if first in index.starts)


def spelling(latin: str) -> str:
    """A Latin name as it is looked up: without accents, case, apostrophes and hyphens."""
    return " ".join(re.sub(r"[^\w]+", " ", unaccented(latin).replace("'", "")).split())


@cache
def index(language: str) -> Index:
    """The index of Arabic, French or English names."""
    concepts: defaultdict[str, list[str]] = defaultdict(list)
    for concept, forms in _entries(language):
        for form in forms:
            if len(form) >= _SHORTEST[language]:
                concepts[form].append(concept)
    names = frozenset(concepts)
    adjectives: set[str] = set()
    for code, forms in _peoples(language):
        adjectives.update(forms - names)  # `إيطاليا` is the country, whatever ending it shares with an adjective
        for form in forms:
            concepts[form].append(f"T{code}")
    starts: dict[str, int] = {}
    for form in concepts:
        words = form.split(" ")
        starts[words[0]] = max(starts.get(words[0], 0), min(len(words), _LONGEST))
    pairs = frozenset(" ".join(form.split(" ", 2)[:2]) for form in concepts if " " in form)
    return Index({form: tuple(found) for form, found in concepts.items()}, starts, pairs, frozenset(adjectives))


@cache
def peoples(language: str) -> frozenset[str]:
    """The adjectives of all countries that are no country's name, as they are looked up."""
    forms = frozenset().union(*(found for _, found in _peoples(language)))
    return forms.difference(row[COLUMNS[language]] for row in rows("territories"))


@cache
def titles(language: str) -> dict[str, str]:
    """Concepts to their usual name as it is printed in French or English."""
    from babel import Locale

    found = {f"T{code}": name for code, name in Locale(language).territories.items()}
    for number, row in enumerate(rows("organizations")):
        found[f"{KINDS[row[0]]}{number}"] = row[COLUMNS[language]].split("|")[0]
    return found


@cache
def known_forms(kinds: str) -> tuple[str, ...]:
    """The French and English forms, as printed, of everything of some kinds that is in the tables."""
    named = [row for row in rows("organizations") if KINDS[row[0]] in kinds]
    forms = [form for row in named for cell in row[2:4] for form in cell.split("|")]
    if "T" in kinds:
        forms += [name for language in ("fr", "en") for key, name in titles(language).items() if key[0] == "T"]
    return tuple(dict.fromkeys(forms))


@cache
def arabic_forms() -> dict[str, tuple[str, ...]]:
    """What is listed by hand, and countries, to their folded Arabic names."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for concept, forms in _entries("ar"):
        if concept[:2] != "P_":
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


@cache
def people() -> dict[str, tuple[int, dict[str, int]]]:
    """Parts of persons' names, folded Arabic without article: how often seen, and Latin spellings with counts."""
    found = {}
    for arabic, total, spellings in rows("people"):
        pairs = (item.split(":") for item in spellings.split())
        found[arabic] = int(total), {latin: int(count) for latin, count in pairs}
    return found


@lru_cache(maxsize=20_000)
def sightings(key: str) -> int:
    """How often a folded Arabic word, without its clitics and article, was seen as part of a person's name."""
    known = people()
    return max(known[form][0] if form in known else 0 for form in bare(key))


def is_usual(arabic: str, latin: str) -> bool:
    """Whether persons of a name commonly spell it like this (`يحيى`, `Yahya`), whatever it sounds like."""
    seen, spellings = people().get(arabic, (0, {}))
    return spellings.get(latin, 0) >= max(_USUAL * seen, _FEW)


@cache
def bearers() -> dict[str, dict[str, int]]:
    """Latin spellings of parts of persons' names to the Arabic ones that they were seen for, with counts."""
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for arabic, (_, spellings) in people().items():
        for latin, count in spellings.items():
            found[latin][arabic] = count
    return dict(found)


def _entries(language: str) -> Iterator[tuple[str, Iterable[str]]]:
    arabic = language == "ar"
    column = COLUMNS[language]
    for row in rows("territories"):
        yield f"T{row[0]}", (row[column],)
    for row in rows("subdivisions"):
        yield f"P_{row[0]}", row[1:2] if arabic else filter(None, row[2:])
    for code, _, _, _, further in rows("demonyms"):
        yield f"T{code}", (form for form in further.split("|") if form and arabic == (form[0] > "\u0600"))
    for number, row in enumerate(rows("places")):
        if row[1 if arabic else 2]:
            yield f"P_{number}", row[1 if arabic else 2].split("|")
    for number, row in enumerate(rows("organizations")):
        forms = row[column].split("|") if len(row) > column and row[column] else ()
        written = (fold(form.removeprefix(_COMMON)) if arabic else spelling(_elided(form)) for form in forms)
        yield f"{KINDS[row[0]]}{number}", written


def _elided(form: str) -> str:
    """A French name with a space behind its elided articles, which are words by themselves in a text."""
    return _ELISION.sub(r"\1 ", form)


def _peoples(language: str) -> Iterator[tuple[str, set[str]]]:
    """The adjectives of each country, in every form: فرنسي, الفرنسية, الفرنسيون; `français`, `françaises`."""
    for row in rows("demonyms"):
        stems = [form.replace("_", " ") for form in row[COLUMNS[language]].split()]
        if language == "ar":
            forms = {f"{stem}{ending}" for stem in stems for ending in ("", "ه", "ين", "ون", "ات", "ا", "تين")}
            yield row[0], forms | {f"ال{form}" for form in forms}
        else:
            yield row[0], {*stems, *(f"{stem}s" for stem in stems)}


def rows(table: str) -> Iterator[list[str]]:
    """The rows of a bundled table, as cells."""
    text = (files("audit.names") / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line and not line.startswith("#"):
            yield line.split("\t")
