"""Statements attributed to another speaker (MT104)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Links, Side, sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.lexicon import listed
from audit.checks.rules import Rule, rule
from audit.language.normalize import unaccented
from audit.names.arabic import PARTICLES
from audit.records import Finding, Severity, Span

_REACH = 8
"""Words of the longest speaker that is read."""

_APPOSED = 5
"""Words of a name in an apposition."""

_ACCORDING = {
    "ar": listed("بحسب وبحسب حسب وفق ووفق وفقا ووفقا نقلا"),
    "fr": frozenset(("selon",)),
    "en": frozenset(("according",)),
}
_CONSONANTS = 2
_ARTICLE = re.compile(r"^(?:[وف]?[بل]?ال|(?:al|el|l|d)[-'])(?=..)")
_DIGRAPHS = (("kh", "k"), ("gh", "g"), ("ch", "s"), ("sh", "s"), ("dj", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_SOUNDS = {
    **dict(zip("بتثجخدذرزسشصضطظغفقكلمن", "bttjkddrzsssdtzgfkklmn", strict=True)),
    **dict(zip("bpvfdtkqcglmnrszj", "bbffdtkkkglmnrszj", strict=True)),
}

_OPINING = {"ar": listed("راي رات يري تري راى يرى ترى وراي ورات ويري وتري")}
"""More verbs of saying, which are nouns as well."""

_BLAMING = {
    "ar": listed("اتهم اتهمت واتهم واتهمت وصف وصفت ووصف ووصفت انتقد انتقدت وانتقد هاجم هاجمت هدد هددت وهدد"),
    "fr": listed("accusé accuse accusait accusent qualifié qualifie critiqué critique fustigé menacé menace"),
    "en": listed("accused accuses accusing described called criticised criticized attacked threatened"),
}
"""Verbs of what one says of another; what follows them is no speech, but he of whom it is said."""

_TO = listed("عن الي مع علي لدي")
_SECONDARY = listed("été est sont était étaient être been was were is are")

_THAT = listed("أن إن بأن أنه أنها إنه إنها إنهم أنهم بأنه بأنها que qu' that if si comment how")


@rule("MT104", "moved-attribution", "accuracy/mistranslation", Severity.MAJOR)
def moved_attribution(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A statement is attributed to someone else than in the original.

    ## What it does
    Where each side has one verb of saying and one speaker, or two verbs of saying are linked, compares the names on
    both sides by their consonants. It reports a speaker of the translation whose name is another's in the original,
    where the name of the original's speaker stands elsewhere in the translation. Speakers without a name are not
    judged. In a free translation it is `info`.

    ## Why it is bad
    Someone is made to say what another said. Nothing in the translation shows it, and it may be libel.

    ## Example
    «قال أحمد منصور إن كريم الحداد غادر بيروت» → `Karim Haddad a dit qu'Ahmed Mansour avait quitté Beyrouth`

    ## Use instead
    `Ahmed Mansour a dit que Karim Haddad avait quitté Beyrouth`
    """
    both = sides(evidence)
    if both is None or both.source.is_blurred or both.target.is_blurred:
        return
    source, target = both.source, both.target
    if not (_tells_of_speech(source) and _tells_of_speech(target)):
        return
    names = _shared_names(source, target)
    if len(names) < 2:
        return
    meant, named = speaker(source), speaker(target)
    moved = (meant, named) if meant and named and _moved(meant, named, names, _apposed(source, meant)) else None
    moved = moved or _exchanged(source, target, names, both.links)
    if moved:
        here, there = (who.span(side) for who, side in zip(moved, (source, target), strict=True))
        yield this.finding(
            f"said by “{excerpt(there.of(target.text))}”, in the original by “{excerpt(here.of(source.text))}”",
            confidence=0.75,
            source=here,
            target=there,
            severity=Severity.INFO if is_free(evidence) else None,
        )


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: the places of the words that name him, the verb of saying left out."""

    places: tuple[int, ...]

    def span(self, side: Side) -> Span:
        return side.span(self.places[0], self.places[-1])


def _tells_of_speech(side: Side) -> bool:
    """Whether a side says that anybody says anything."""
    return bool(_saying(side)) or not _ACCORDING.get(side.language.code, frozenset()).isdisjoint(side.words)


def speaker(side: Side) -> Speaker | None:
    """The speaker of the only attribution of a side, where its place is beyond doubt.

    He stands behind a verb that opens its clause («قال X إن», `…, a déclaré X`), behind `selon`, or before a verb that
    `que` or a quotation follows, from the start of the sentence on.
    """
    code = side.language.code
    verbs = [p for p, word in enumerate(side.words) if word in side.language.reporting_verbs]
    sources = [p for p, word in enumerate(side.words) if word in _ACCORDING.get(code, ())]
    if len(verbs) + len(sources) != 1:
        return None
    place = (verbs + sources)[0]
    after = _phrase(side, range(place + 1, len(side.words)))
    if after and side.words[after[0]] in _TO:
        return None
    if sources or code == "ar" or _opens_clause(side, place):
        return _speaker(side, _up_to_speech(side, place) or [*after, *_named_apart(side, after)])
    before = _phrase(side, range(place - 1, -1, -1))
    opens = before and (before[-1] == 0 or side.sentence[before[-1] - 1] != side.sentence[place])
    return _speaker(side, before) if opens and _opens_speech(side, place) else None


def _speaker(side: Side, places: list[int]) -> Speaker | None:
    if len(places) > _REACH or not any(side.is_content(place) for place in places):
        return None
    return Speaker(tuple(sorted(places)))


def _phrase(side: Side, places: range) -> list[int]:
    """The words from the first of ``places`` to the end of the clause, or to the word that opens what is said."""
    found: list[int] = []
    for place in places:
        if side.clause[place] != side.clause[places[0]] or side.words[place] in _THAT:
            break
        found.append(place)
    return found


def _up_to_speech(side: Side, verb: int) -> list[int]:
    """The words between a verb and «أن» in its sentence, over commas: an apposition names who speaks."""
    found: list[int] = []
    for place in range(verb + 1, min(verb + 1 + 2 * _REACH, len(side.words))):
        if side.sentence[place] != side.sentence[verb]:
            break
        if side.words[place] in _THAT:
            return found if side.language.code == "ar" else []
        found.append(place)
    return []


def _named_apart(side: Side, places: list[int]) -> list[int]:
    """The words of an Arabic apposition behind a title, before a quotation: «المتحدثة باسم المنظمة، كارولينا، "…"»."""
    if side.language.code != "ar" or not places or places[-1] + 1 >= len(side.words):
        return []
    found = _phrase(side, range(places[-1] + 1, len(side.words)))
    if not found or len(found) > _APPOSED or found[-1] + 1 >= len(side.words):
        return []
    after = side.text[side.spans[found[-1]].end : side.spans[found[-1] + 1].start]
    return found if any(mark in after for mark in ':«"“') else []


def _apposed(side: Side, who: Speaker) -> list[int]:
    """The name behind an office, between commas: «مدير المستشفى، الدكتور هيوا رسول، عن»."""
    last = who.places[-1]
    found = [place for place in range(last + 1, len(side.words)) if side.clause[place] == side.clause[last] + 1]
    speaks = _THAT | side.language.reporting_verbs
    if not 0 < len(found) <= _APPOSED or any(side.words[place] in speaks for place in found):
        return []
    return found


def _opens_clause(side: Side, verb: int) -> bool:
    """Whether nothing but auxiliaries stands before the verb in its clause, which is not the first.

    In English a quotation must end there: `…,” said X`, but not `X, the envoy, said Y had left`.
    """
    start = verb
    while start and side.clause[start - 1] == side.clause[verb] and not side.is_content(start - 1):
        start -= 1
    if start == 0 or side.clause[start - 1] == side.clause[verb] or verb - start > 2:
        return False
    mark = side.text[side.spans[start - 1].end : side.spans[start].start]
    return side.language.code != "en" or any(closing in mark for closing in '”"»')


def _opens_speech(side: Side, verb: int) -> bool:
    """Whether `que`, a colon or a quotation follows the verb."""
    if verb + 1 >= len(side.words):
        return False
    between = side.text[side.spans[verb].end : side.spans[verb + 1].start]
    return side.words[verb + 1] in _THAT or any(mark in between for mark in ':«“"')


def _moved(meant: Speaker, named: Speaker, names: Sequence[tuple[int, int]], apposed: Sequence[int]) -> bool:
    """Whether each speaker's name stands on the other side, and there is somebody else's; the one meant may be named by
    the words ``apposed``, too."""
    crossed = any((place in meant.places or place in apposed) and other in named.places for place, other in names)
    left = any(place in meant.places and other not in named.places for place, other in names)
    taken = any(place not in meant.places and other in named.places for place, other in names)
    return left and taken and not crossed


def _exchanged(
    source: Side, target: Side, names: Sequence[tuple[int, int]], links: Links
) -> tuple[Speaker, Speaker] | None:
    """The speakers of an Arabic verb and of its counterpart, where each has changed places with one spoken of.

    In «قال A إن B» the speaker follows the verb; in `B a dit que A` he stands before it, and the other behind.
    """
    if source.language.code != "ar":
        return None
    for verb, other in _verbs(source, target, links):
        meant = _followers(source, verb, {place for place, _ in names})
        behind = {t for s, t in names if s in meant and t > other and target.sentence[t] == target.sentence[other]}
        before = [t for s, t in names if s > max(meant, default=verb) and _leads(t, other, target)]
        if behind and before and not any(t < other for s, t in names if s in meant):
            return Speaker(meant), Speaker(tuple(sorted(before)))
    return None


def _verbs(source: Side, target: Side, links: Links) -> Iterator[tuple[int, int]]:
    """Verbs of saying of both sides that are linked, or the only ones, where the speaker stands before the second."""
    here, there = _saying(source), _saying(target)
    for verb in here:
        for other in there:
            linked = links.forward.get(verb, ())
            same = any(other - 2 <= place <= other for place in linked) or len(here) == len(there) == 1
            if same and _takes_subject_before(target, other):
                yield verb, other


def _saying(side: Side) -> list[int]:
    more = (table.get(side.language.code, frozenset()) for table in (_BLAMING, _OPINING))
    known = side.language.reporting_verbs.union(*more)
    return [place for place, word in enumerate(side.words) if word in known]


def _takes_subject_before(side: Side, verb: int) -> bool:
    """Whether a verb of saying is active, and speech or somebody spoken of follows it."""
    if any(word in _SECONDARY for word in side.words[max(0, verb - 2) : verb]):
        return False
    if side.words[verb] in _BLAMING.get(side.language.code, ()):
        return verb + 1 < len(side.words) and side.clause[verb + 1] == side.clause[verb]
    return _opens_speech(side, verb)


def _followers(side: Side, verb: int, named: set[int]) -> tuple[int, ...]:
    """The first name behind an Arabic verb, before what is said begins, or anybody is spoken to.

    One in an apposition up to «أن» is the same speaker's: «المتحدث باسم الخارجية القطرية، عبدالله المناعي، أن»; and so
    is one behind a word that a name cannot end with: «عبد الرزاق ورسمه», where `Abdirazak` is one word.
    """
    found: list[int] = []
    apposed = _apposition(side, verb)
    for place in range(verb + 1, min(verb + 1 + _REACH, len(side.words))):
        if side.words[place] in _THAT or side.words[place] in _TO or side.sentence[place] != side.sentence[verb]:
            break
        parted = place - 1 > found[-1] + (side.words[found[-1]] in PARTICLES) if found else False
        if parted and side.clause[place] not in apposed:
            break
        if place in named:
            found.append(place)
    return tuple(found)


def _apposition(side: Side, verb: int) -> range:
    """The clauses behind the one of an Arabic verb that end where «أن» opens what is said; none where words run on."""
    speech = _up_to_speech(side, verb)
    clauses = {side.clause[place] for place in speech}
    closed = bool(speech) and side.clause[speech[-1]] != side.clause[speech[-1] + 1]
    return range(side.clause[verb] + 1, max(clauses) + 1) if closed and len(clauses) == 2 else range(0)


def _leads(name: int, verb: int, side: Side) -> bool:
    """Whether a name stands before a verb as its subject may: in its sentence, and no other verb or `que` between."""
    between = side.words[name + 1 : verb]
    other = side.language.reporting_verbs | _THAT | _BLAMING.get(side.language.code, frozenset())
    quoted = any(mark in side.text[side.spans[name].end : side.spans[verb].start] for mark in '»”"')
    return name < verb and side.sentence[name] == side.sentence[verb] and not quoted and not other & set(between)


def _shared_names(source: Side, target: Side) -> list[tuple[int, int]]:
    """The places of names that both sides have, by their consonants."""
    there: defaultdict[str, list[int]] = defaultdict(list)
    for other in range(len(target.words)):
        if target.is_content(other):
            there[skeleton(target.words[other])].append(other)
    here = {place: skeleton(source.words[place]) for place in range(len(source.words)) if source.is_content(place)}
    return [
        (place, other)
        for place, one in here.items()
        if len(one) >= _CONSONANTS
        for other in there.get(one, ())
        if _are_names(place, other, source, target)
    ]


def _are_names(place: int, other: int, source: Side, target: Side) -> bool:
    """Whether both words have a capital, where their scripts have capitals."""
    sides = (source, place), (target, other)
    return all(side.is_name(word) or not side.language.cased for side, word in sides)


@lru_cache(maxsize=10_000)
def skeleton(word: str) -> str:
    """The consonants of a folded word, in classes that Arabic and Latin spellings of a name share; weak ones left out.

    >>> skeleton("الحداد") == skeleton("haddad")
    True
    """
    plain = unaccented(_ARTICLE.sub("", word))
    for letters, sound in _DIGRAPHS:
        plain = plain.replace(letters, sound)
    return "".join(_SOUNDS.get(letter, "") for letter in re.sub(r"([a-z])\1", r"\1", plain))
