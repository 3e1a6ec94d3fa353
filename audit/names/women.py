"""Women of a French text, by the feminine form of their office or nationality, and whom it calls `M.` and `Mme`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from audit.names.bearers import NAME_PARTS, Titled, borne, plain, titled
from audit.records import Span

_ARTICLE = r"(?<!\w)(?:[Ll]a\s|[Uu]ne\s|[Ll]['’]|[Ss]a\s)(?:vice-|ex-)?"
_WORD = r"[A-ZÀ-Þ][\w'’-]{1,30}"
_FULL_NAME = (
    rf"(?P<name>(?:{_WORD}\s){{1,3}}?(?:(?:al|el|ben|bin|bint)[-\s])?{_WORD})(?![\w-]|\s(?:(?:al|el)-)?[A-ZÀ-Þ])"
)
_HOLDER = re.compile(
    rf"""
    {_ARTICLE}
    (?:\w+(?:trice|euse|ière|ienne|esse|ante)|présidente|ministre|secrétaire|porte-parole|cheffe|maire|juge|avocate
      |procureure|députée|magistrate|préfète|gouverneure|générale|journaliste|militante|experte|responsable|commissaire)
    (?:(?>\s(?:(?:de|du|des|d['’]|à|au|aux|en|pour|par|et)\s?(?:l[ea]s?\s|l['’])?)?[\w'’-]+)|\s\(\w{{2,10}}\)){{0,12}}?,\s
    {_FULL_NAME}[,.]
    """,
    re.VERBOSE,
)
"""An office in its feminine form and, between commas, who holds it.

A word with what leads to it is read in one way (`(?>…)`): `de la ministre` is one, two or three words otherwise.
"""

_NAMED = re.compile(
    rf"""
    {_ARTICLE}
    (?:(?:\w{{2,20}}(?:trice|euse|ière)|présidente|cheffe|avocate|députée|procureure|magistrate|préfète|gouverneure)\s
      |(?:\w{{2,20}}\s)?\w{{2,20}}(?:ienne|éenne|aise|oise|caine|daine|gnole|mande)\s)
    {_FULL_NAME}
    """,
    re.VERBOSE,
)
"""A feminine office or nationality right before a name: `l'Irakienne Zaynab al-Khattat`."""

_CLAUSE = re.compile(
    r"(?<!\w)(?:a|ont|est|sont|avait|était|sera|qui|que|dont|où|il|elle|on|se|s['’])(?!\w)|\w(?:aient|ait|ent)(?!\w)"
    r"|(?<=\w)(?<!\bde)(?<!\bà)(?<!\ben)(?<!\bet)(?<!\bpar)(?<!\bpour)\s(?:l[ea]s?\s|l['’]|une?\s|s(?:on|a|es)\s)"
)
"""What shows that a verb stands between the office and the name, which may be somebody else's then."""

MEN, WOMEN = frozenset(("M.", "Monsieur")), frozenset(("Mme", "Mlle", "Madame"))
"""Titles."""

_SAID = "a (?:ajouté|précisé|souligné|indiqué|expliqué|poursuivi|estimé|affirmé|assuré|rappelé|déploré|déclaré|dit)"
_GOES_ON = {MEN: re.compile(rf"Elle {_SAID}(?!\w)"), WOMEN: re.compile(rf"Il {_SAID}(?!\w)")}
"""How a sentence goes on that tells what somebody of the other sex said."""

_SPEAKS = re.compile(
    rf"(?<!\w)(?:{_SAID}|s['’]est (?:souvenue?|indignée?|félicitée?|réjouie?|inquiétée?|étonnée?))(?!\w)"
)
_REPORTED = re.compile(r"[»\"”]\s?,\s(?P<said>a-t-(?P<pronoun>il|elle))(?!\w)")
_QUOTED = 8  # sentences of a quotation
_LADY = re.compile(rf"(?:Mme|Mlle)\s(?P<name>(?:(?:al|el|ben|bin|bint)[-\s])?{_WORD})")
_SIR_FIRST = re.compile(rf"M\.\s(?P<name>(?:(?:al|el|ben|bin)[-\s])?{_WORD})")
_RUNS = re.compile(rf"(?:M\.|Mme|Mlle|{_WORD})\s(?:(?:al|el|ben|bin|bint)[-\s])?{_WORD}")
_SIR = re.compile(rf"(?<!\w)(?:M\.|Monsieur)\s{_FULL_NAME}")


def women_called_men(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Where a woman of the texts of a document has `M.` before her name: the place of the text, the span, her name."""
    women = {_parts(name)[-1]: name for text in texts for name in _women(text)}
    if not women:
        return
    known = borne(texts)
    for mention in titled(texts):
        alone = len(set(known.get(mention.part, ()))) <= 1  # nobody else has the surname
        if mention.title in MEN and mention.part in women and alone:
            yield mention.place, mention.whole, women[mention.part]
    for place, text in enumerate(texts):
        for match in _SIR.finditer(text):
            parts = _parts(match["name"])
            if parts[-1] in women and set(parts) <= set(_parts(women[parts[-1]])):
                yield place, Span(*match.span()), women[parts[-1]]


def called_both(texts: Sequence[str]) -> Iterator[Titled]:
    """Surnames of one person behind `M.` and behind `Mme`: where they have the rarer of the two, or else the later."""
    uses: defaultdict[str, list[Titled]] = defaultdict(list)
    for mention in titled(texts):
        if mention.title in MEN | WOMEN:
            uses[mention.part].append(mention)
    known = borne(texts)
    for part, found in uses.items():
        women = [mention for mention in found if mention.title in WOMEN]
        men = [mention for mention in found if mention.title in MEN]
        if women and men and len(set(known.get(part, ()))) == 1:
            yield from min((men, women), key=lambda group: (len(group), -found.index(group[0])))


def taken_up(texts: Sequence[str]) -> Iterator[Titled]:
    """Surnames behind a title that end a sentence, where the next begins with `Elle` for `M.` or `Il` for `Mme`."""
    for mention in titled(texts):
        text, place = texts[mention.place], mention.place + 1
        ends = text[mention.span.end :].strip() in (".", "».", '".')
        following = texts[place] if ends and place < len(texts) else text[mention.span.end :].lstrip('.»" \u00a0')
        if any(mention.title in titles and goes_on.match(following) for titles, goes_on in _GOES_ON.items()):
            yield mention


def other_pronouns(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Where a quotation ends on `a-t-il` for the woman who speaks in the sentence before, or on `a-t-elle` for a man:
    the place of the text, the span, who speaks."""
    for place, text in enumerate(texts):
        reported = _REPORTED.search(text)
        before = _before_quotation(texts, place) if reported else None
        if reported is None or before is None or not _SPEAKS.search(before) or len(set(_RUNS.findall(before))) > 1:
            continue
        woman = _HOLDER.match(before) or _NAMED.match(before) or _LADY.match(before)
        speaker = woman if reported["pronoun"] == "il" else _SIR_FIRST.match(before)
        if speaker is not None:
            yield place, Span(*reported.span("said")), speaker["name"]


def _before_quotation(texts: Sequence[str], place: int) -> str | None:
    """The sentence before the one that opens the quotation which ends in the text at ``place``."""
    for first in range(place, max(place - _QUOTED, 0), -1):
        if texts[first].lstrip()[:1] in ("«", '"', "“"):
            return texts[first - 1]
        if first < place and ("»" in texts[first] or "«" in texts[first]):
            return None
    return None


def _women(text: str) -> Iterator[str]:
    """The full names of women in a text."""
    for match in _HOLDER.finditer(text):
        if not _CLAUSE.search(text, match.start(), match.start("name")):
            yield match["name"]
    for match in _NAMED.finditer(text):
        yield match["name"]


def _parts(name: str) -> list[str]:
    return NAME_PARTS.split(plain(name))
