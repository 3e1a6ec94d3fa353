"""People of a town, by its name: `les Cairotes` for «الفريق القاهري»."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from audit.names.concepts import SOMEWHERE
from audit.names.index import index
from audit.names.side import Side

_FRENCH = re.compile(r"(?:(?:ais|ois|ain|in)e?|[ei]en(?:ne)?|ote|iote?|ene|ite|i)s?\Z")
_ARABIC = re.compile(r"[وفبلك]?(?:ال|لل)(?P<town>\w{2,}?)(?:او|و)?ي(?:ه|ين|ون|ات|ا)?\Z")
_ARTICLE = re.compile(r"(?:l[ea]|el|al|l)\s")
_SHORTEST = 3  # letters of a town
_ALIKE = 4  # letters that a town and its people have in common, where the town has more


def match_townsfolk(source: Side, target: Side) -> None:
    """Mark an Arabic adjective and the French noun as matched where both are of one town."""
    arabic, latin = (source, target) if source.arabic else (target, source)
    if not arabic.arabic or latin.language.code != "fr":
        return
    folk = [t for t, word in enumerate(latin.words) if t not in latin.matched and word.part and word.capitalized]
    folk = [t for t in folk if _FRENCH.search(latin.words[t].key)]
    for s, word in enumerate(arabic.words if folk else ()):
        towns = tuple(_towns(word.key)) if s not in arabic.matched else ()
        found = [t for t in folk if any(_is_of(latin.words[t].key, town) for town in towns)]
        if found:
            arabic.matched.add(s)
            latin.matched.update(found)


def _towns(adjective: str) -> Iterator[str]:
    """The French names of the towns that an Arabic adjective may be of, as they are looked up."""
    match = _ARABIC.fullmatch(adjective)
    known = index("ar").concepts
    for stem in (match["town"], f"{match['town']}ه", f"{match['town']}ا", f"{match['town']}اء") if match else ():
        for name in (stem, f"ال{stem}"):
            for concept in known.get(name, ()):
                yield from _french().get(concept, ())


def _is_of(folk: str, town: str) -> bool:
    name = _ARTICLE.sub("", town, count=1)
    return len(name) >= _SHORTEST and folk.startswith(name[: max(_SHORTEST, min(_ALIKE, len(name) - 1))])


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
