"""Lists that are shorter than they were announced: `trois conditions : l'arrêt des tirs et la réouverture du port`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from audit.records import Span

_NUMBERS = {
    "fr": "deux trois quatre cinq six sept huit neuf dix",
    "en": "two three four five six seven eight nine ten",
}
_NOUNS = {
    "fr": """
        conditions? points? axes? priorités? objectifs? raisons? volets? mesures? étapes? scénarios? options? questions?
        critères? domaines? secteurs? pistes? phases? thèmes? décisions? exigences? revendications? défis? causes?
        facteurs? candidats? pays villes? wilayas? gouvernorats? provinces? ministères? ministres? partis? accords?
        besoins? gestes? consignes? recommandations? engagements? garanties? dossiers? documents? infractions? griefs?
        erreurs? leçons? messages? missions? piliers? sujets? instruments? langues? disciplines? catégories? types?
        formes? sites? lieux quartiers? districts? régions? îles? ports? chapitres? parties?
        projets? choses textes? chantiers? conventions? propositions? principes?
    """,
    "en": """
        conditions? points? priorities objectives? goals? reasons? measures? steps? scenarios? options? questions?
        criteria areas? sectors? phases? themes? decisions? demands? challenges? causes? factors? candidates? countries
        cities ministries ministers? parties agreements? projects? proposals? principles?
    """,
}
_BETWEEN = {"fr": r",|;|\bet\b|\bou\b|\bainsi que\b|\d\)", "en": r",|;|\band\b|\bor\b|\bas well as\b|\d\)"}
_ITEM = {
    "fr": r"\s(?:(?:l[ea]s?|une?|des|du|de|se)\s|[lds]['’]|\w{2,20}(?:er|ir|re)\s)\w",
    "en": r"\s(?:the|an?)\s\w|\s\w",
}
"""How the first item begins: a clause behind the colon may be anything."""

_REST = {
    "fr": r"\bdont\b|notamment|entre autres|parmi|\betc\b|\b(?:a|ont|est|sont|doi(?:t|vent)|va|vont|faut|avait|sera)\b",
    "en": r"including|such as|among|notably|\betc\b|\b(?:is|are|was|were|has|have|must|will|should|had)\b",
}
"""What says that not all are told, or that a clause is and no list."""

_SEVERAL = {"fr": "couple|famille|paire|duo|trio|équipe|fratrie|autre", "en": "couple|family|pair|duo|trio|team|other"}
_SINGLE = {
    "fr": re.compile(
        rf"(?:l[ea]\s|l['’]|une?\s)(?!{_SEVERAL['fr']})[^\d]{{3,}}"
        r"|(?:ne (?:pas|plus) )?(?:se\s|s['’])?\w{2,20}(?:er|ir|re)\s\w",
        re.IGNORECASE,
    ),
    "en": re.compile(rf"(?:the|an?)\s(?!{_SEVERAL['en']})[^\d]{{3,}}", re.IGNORECASE),
}
"""An item that is one thing or person, and not several."""

_NAME = r"[A-ZÀ-Þ][\w'’-]{1,30}"
_NAMES = rf"(?P<names>{_NAME}(?:,\s{_NAME}){{0,4}}(?:\s(?:et|and)\s{_NAME})?)(?=[.;]|,?\s(?:et|and)\s)"
_SIBLINGS = {
    "fr": re.compile(rf"\b(?P<number>deux|trois|quatre|cinq)\s(?:fils|filles|enfants|frères|sœurs),\s{_NAMES}"),
    "en": re.compile(rf"\b(?P<number>two|three|four|five)\s(?:sons|daughters|children|brothers|sisters),\s{_NAMES}"),
}
"""Of whom one is named, or fewer than there are: `trois fils, Lotfi et Mourad`."""


@dataclass(frozen=True, slots=True)
class Short:
    """A list with its announcement, how many were announced, and how many it has at most."""

    span: Span
    announced: int
    told: int


def short_lists(text: str, code: str) -> Iterator[Short]:
    """Lists behind a colon with fewer items than were announced, however many each comma may part.

    A list has two items at least: what stands behind the colon may as well be a remark.
    """
    if code not in _NUMBERS:
        return
    numbers, end = _numbers(code), 0
    for match in _announcement(code).finditer(text):
        told = _told(match, code)
        if 1 < told < numbers[match["number"].lower()]:
            end = match.end()
            yield Short(Span(match.start(), end), numbers[match["number"].lower()], told)
    for match in _anything(code).finditer(text, end):
        told = _told(match, code) if _is_of_single(match["list"], code) else 0
        if 1 < told < numbers[match["number"].lower()]:
            yield Short(Span(match.start(), match.end()), numbers[match["number"].lower()], told)
    for match in _SIBLINGS[code].finditer(text):
        named = len(re.split(r",\s|\s(?:et|and)\s", match["names"]))
        if named < numbers[match["number"].lower()]:
            yield Short(Span(match.start(), match.end()), numbers[match["number"].lower()], named)


def _told(match: re.Match[str], code: str) -> int:
    """How many items a list has at most; 0 where it may not be all, or is a clause."""
    if re.match(_ITEM[code], match["list"]) is None or re.search(_REST[code], match.group()):
        return 0
    doubled = len(re.findall(r",\s(?:et|ou|and|or)\b", match["list"]))
    return 1 + len(re.findall(_BETWEEN[code], match["list"])) - doubled


def _is_of_single(told: str, code: str) -> bool:
    return all(_SINGLE[code].match(item.strip()) for item in re.split(_BETWEEN[code], told) if item.strip())


@cache
def _numbers(code: str) -> Mapping[str, int]:
    return {word: value for value, word in enumerate(_NUMBERS[code].split(), start=2)}


@cache
def _anything(code: str) -> re.Pattern[str]:
    """A number word, whatever is counted, and a list behind the colon that follows."""
    return re.compile(
        rf"\b(?P<number>{'|'.join(_numbers(code))})\s\w+[sx](?:\s\w+)?[ \u00a0\u202f]?:(?P<list>[^.:!?«»()\n]+)"
        r"(?=[.!?\n]|\Z)",
        re.IGNORECASE,
    )


@cache
def _announcement(code: str) -> re.Pattern[str]:
    """A number word, a noun of what can be listed, and what stands behind the colon up to the end of the sentence."""
    return re.compile(
        rf"\b(?P<number>{'|'.join(_numbers(code))})(?:\s\w+)?\s(?:{'|'.join(_NOUNS[code].split())})\b[^.:;!?«»()\n]{{0,60}}?"
        rf"[ \u00a0\u202f]?:(?P<list>[^.:!?«»()\n]+)(?=[.!?\n]|\Z)",
        re.IGNORECASE,
    )
