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
        projets? textes? chantiers? conventions? propositions? principes?
    """,
    "en": """
        conditions? points? priorities objectives? goals? reasons? measures? steps? scenarios? options? questions?
        criteria areas? sectors? phases? themes? decisions? demands? challenges? causes? factors? candidates? countries
        cities ministries ministers? parties agreements? projects? proposals? principles?
    """,
}
_BETWEEN = {"fr": r",|;|\bet\b|\bou\b|\bainsi que\b|\d\)", "en": r",|;|\band\b|\bor\b|\bas well as\b|\d\)"}
_ITEM = {"fr": r"\s(?:(?:l[ea]s?|une?|des|du|de)\s|[ld]['’])\w", "en": r"\s(?:the|an?)\s\w|\s\w"}
"""How the first item begins: a clause behind the colon may be anything."""

_REST = {
    "fr": r"\bdont\b|notamment|entre autres|parmi|\betc\b|\b(?:a|ont|est|sont|doi(?:t|vent)|va|vont|faut|avait|sera)\b",
    "en": r"including|such as|among|notably|\betc\b|\b(?:is|are|was|were|has|have|must|will|should|had)\b",
}
"""What says that not all are told, or that a clause is and no list."""


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
    numbers = _numbers(code)
    for match in _announcement(code).finditer(text):
        announced = numbers[match["number"].lower()]
        told = 1 + len(re.findall(_BETWEEN[code], match["list"]))
        doubled = len(re.findall(r",\s(?:et|ou|and|or)\b", match["list"]))
        if re.match(_ITEM[code], match["list"]) is None or re.search(_REST[code], match.group()):
            continue
        if 1 < told - doubled < announced:
            yield Short(Span(match.start(), match.end()), announced, told - doubled)


@cache
def _numbers(code: str) -> Mapping[str, int]:
    return {word: value for value, word in enumerate(_NUMBERS[code].split(), start=2)}


@cache
def _announcement(code: str) -> re.Pattern[str]:
    """A number word, a noun of what can be listed, and what stands behind the colon up to the end of the sentence."""
    return re.compile(
        rf"\b(?P<number>{'|'.join(_numbers(code))})(?:\s\w+)?\s(?:{'|'.join(_NOUNS[code].split())})\b[^.:;!?«»()\n]{{0,60}}?"
        rf"[ \u00a0\u202f]?:(?P<list>[^.:!?«»()\n]+)(?=[.!?\n]|\Z)",
        re.IGNORECASE,
    )
