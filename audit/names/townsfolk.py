"""People of a town and what is of it, by its name: `les Cairotes` for «الفريق القاهري», `de Fès` for «الفاسي»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from audit.names.concepts import PLACE, SOMEWHERE, is_listed_place, kinds
from audit.names.index import index
from audit.names.side import Side
from audit.names.tables import arabic_forms

_FRENCH = re.compile(r"(?:(?:ais|ois|ain|in)e?|[ei]en(?:ne)?|ote|iote?|ene|ite|i)s?\Z")
_ARABIC = re.compile(r"[وفبلك]?(?:ال|لل)(?P<town>\w{2,}?)(?:او|و)?ي(?:ه|ين|ون|ات|ا)?\Z")
_ARTICLE = re.compile(r"(?:l[ea]|el|al|l)\s")
_SHORTEST = 3  # letters of a town
_ALIKE = 4  # letters that a town and its people have in common, where the town has more


def match_townsfolk(source: Side, target: Side) -> None:
    """Mark an Arabic adjective, and the French noun or the town's name, as matched where both are of one town."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.arabic:
        return
    _match_towns(arabic, latin, set(_match_folk(arabic, latin)))


def _match_folk(arabic: Side, latin: Side) -> Iterator[int]:
    """Match a town's people in French (`les Cairotes`); the places of the Arabic adjectives."""
    if latin.language.code != "fr":
        return
    folk = [t for t, word in enumerate(latin.words) if t not in latin.matched and word.part and word.capitalized]
    folk = [t for t in folk if _FRENCH.search(latin.words[t].key)]
    for s, word in enumerate(arabic.words if folk else ()):
        towns = tuple(_names(word.key)) if s not in arabic.matched else ()
        found = [t for t in folk if any(_is_of(latin.words[t].key, town) for town in towns)]
        if found:
            arabic.matched.add(s)
            latin.matched.update(found)
            yield s


def _match_towns(arabic: Side, latin: Side, taken: set[int]) -> None:
    """Match a town's name with its adjective, be that part of a longer name: Casablanca with «الوداد البيضاوي».

    A people's («تونسي») is of its country; those at places that are ``taken`` stand for something else.
    """
    named = [k for k in latin.known if not k.adjective and latin.matched.isdisjoint(range(k.start, k.end))]
    named = [k for k in named if latin.words[k.start].capitalized and kinds(k.concepts) == {PLACE}]
    taken |= {place for places in latin.pairs.values() for place in places}
    taken |= {place for k in arabic.known if k.adjective for place in range(k.start, k.end)}
    for s, word in enumerate(arabic.words if named else ()):
        towns = set(towns_of(word.key)) if s not in taken else set()
        for known in named:
            if not towns.isdisjoint(known.concepts):
                arabic.matched.add(s)
                latin.matched.update(range(known.start, known.end))


def towns_of(adjective: str) -> Iterator[str]:
    """The concepts of the towns that an Arabic adjective may be of."""
    match = _ARABIC.fullmatch(adjective)
    known = index("ar").concepts
    for stem in (match["town"], f"{match['town']}ه", f"{match['town']}ا", f"{match['town']}اء") if match else ():
        for name in (stem, f"ال{stem}"):
            yield from known.get(name, ())
            yield from _of_two_words().get(name, ())


def _names(adjective: str) -> Iterator[str]:
    """The French names of the towns that an Arabic adjective may be of, as they are looked up."""
    for concept in towns_of(adjective):
        yield from _french().get(concept, ())


def _is_of(folk: str, town: str) -> bool:
    name = _ARTICLE.sub("", town, count=1)
    return len(name) >= _SHORTEST and folk.startswith(name[: max(_SHORTEST, min(_ALIKE, len(name) - 1))])


@cache
def _of_two_words() -> dict[str, tuple[str, ...]]:
    """The last words of listed places' folded Arabic names of two, of which adjectives are made, to the concepts."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for concept, forms in arabic_forms().items():
        for form in forms if is_listed_place(concept) else ():
            first, _, last = form.partition(" ")
            if last and " " not in last and len(first) > 1:
                found[last].append(concept)
    return {word: tuple(concepts) for word, concepts in found.items()}


@cache
def _french() -> dict[str, tuple[str, ...]]:
    """Towns and countries by their concepts, with their French names as they are looked up."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for form, concepts in index("fr").concepts.items():
        if form not in index("fr").adjectives:
            for concept in concepts:
                if concept[0] in SOMEWHERE:
                    found[concept].append(form)
    return {concept: tuple(forms) for concept, forms in found.items()}
