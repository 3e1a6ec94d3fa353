"""Numbers of a headline that the story below tells otherwise: `85 artistes` above, `58 artistes` below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from audit.checks.consistency.sentences import counted, is_permuted, noun_behind
from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.checks.numbers.facts import Fact
from audit.language.numerals import Kind

_DEAD = re.compile(
    r"\s(?:autres\s|other\s)?(?:morts?\b|tués?\b|décès\b|dead\b|deaths?\b|killed\b"
    r"|(?:personnes?|civils?|people|civilians?|soldats?|soldiers?)\s(?:[^\W\d]+\s){0,3}?"
    r"(?:ont péri|péri|tué|mort|décédé|perdu la vie|trouvé la mort|killed|died|dead))"
    r"|\s?(?:قتيلا?|قتلى|شهيدا?|شهداء)"
)
_HURT = re.compile(
    r"\s(?:autres\s|other\s)?(?:blessés?\b|wounded\b|injured\b"
    r"|(?:personnes?|civils?|people|civilians?)\s(?:[^\W\d]+\s){0,3}?(?:blessé|wounded|injured))|\s?(?:جريحا?|جرحى)"
)
_ROUND = re.compile(
    r"(?:près|plus|moins|autour) (?:de|d['’])\s?\Z|(?:environ|quelque|presque|au moins|jusqu['’]à|une?|some|about"
    r"|nearly|almost|over|around|at least|more than|up to)\s\Z",
    re.IGNORECASE,
)
_DOZENS = re.compile(r"aine|dozen|score|عشرات")
_LEAST = re.compile(r"(?:au moins|at least)\s\Z", re.IGNORECASE)
_THE = re.compile(r"\b(?:les|ces|des|aux|the|those|these)\s\Z", re.IGNORECASE)
_LISTED = re.compile(r"[–—•*-]?\s?(?P<name>[^\W\d_][^:;.,%\d]{1,30}?)\s?:\s[+−–-]?(?=\d)")
_NEAR = 24  # characters before a number that tell how sure it is
_BESIDE = 60  # characters before a number among which the name stands that it is of
_WORDS = 5  # of a lead; fewer are a dateline
_PERCENT = 100
_MOST = 6  # counts of a sentence that are added up


def retold(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """The numbers of the lead that are not those of the headline, though they count the same."""
    lead = next((one for one in read if one.lead and len(one.text.split()) > _WORDS), None)
    headline = next((one for one in read if one.headline and (lead is None or one.place < lead.place)), None)
    if lead is None or headline is None:
        return
    story = {fact.value for one in read if not one.headline for fact in one.facts}
    above = {fact.value for fact in headline.facts}
    for fact in headline.facts:
        if not _is_told(fact, headline) or any(fact.value == one.value for one in lead.facts):
            continue
        alike = [one for one in lead.facts if _is_told(one, lead) and _is_alike(fact, one)]
        same = [one for one in alike if fact.counts and _same_thing(fact, headline, one, lead, code)]
        turned = [one for one in alike if is_permuted(fact.value, one.value) and one.value not in above]
        if len(same) == 1 and _is_otherwise(fact, headline, same[0], lead):
            yield _contradicted(same[0], lead, fact, headline)
        elif len(turned) == 1 and fact.value not in story:
            yield _contradicted(turned[0], lead, fact, headline)


def taken_up(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """`Sur les 410 œuvres exposées`, where `une exposition de 140 œuvres` is told before, and 410 nowhere else."""
    values = Counter(fact.value for one in read for fact in one.facts)
    for place, passage in enumerate(read):
        for fact in passage.facts:
            before = _before(fact, passage)
            if not _is_told(fact, passage) or fact.percent or values[fact.value] > 1 or not _THE.search(before):
                continue
            turned = [
                (one, other)
                for one in read[: place + 1]
                for other in one.facts
                if _is_told(other, one) and _is_alike(fact, other) and is_permuted(fact.value, other.value)
                if one.place < passage.place or other.span.start < fact.span.start
            ]
            told = [(one, other) for one, other in turned if _counts_same(fact, passage, other, one, code)]
            if told:
                yield _contradicted(fact, passage, told[0][1], told[0][0])


def _counts_same(one: Fact, here: Passage, other: Fact, there: Passage, code: str) -> bool:
    """Whether two numbers are of one noun, or of one sum of money."""
    if one.unit is not None:
        return one.unit.dimension == "currency"
    return bool(noun_behind(one, here.text)) and counted(one, here.text, code) == counted(other, there.text, code)


def _contradicted(one: Fact, here: Passage, other: Fact, there: Passage) -> Contradiction:
    where = "the headline has" if there.headline else "told before as"
    return Contradiction(here.place, one.whole_span, f"{where} “{other.whole_span.of(there.text)}”")


def listed_otherwise(read: Sequence[Passage]) -> Iterator[Contradiction]:
    """`Riyad : +2,1 %` in a list, below `Riyad gagne 1,2 %`: the digits of a percentage have changed places."""
    head = [one for one in read if one.is_head]
    for passage in read:
        item = _LISTED.match(passage.text)
        found = [fact for fact in passage.facts if fact.percent]
        if item is None or len(found) != 1 or found[0].span.start != item.end():
            continue
        for other in head:
            told = [fact for fact in other.facts if fact.percent and _is_of(fact, other, item["name"])]
            if len(told) == 1 and is_permuted(abs(told[0].value), abs(found[0].value)):
                why = f"“{told[0].span.of(other.text)}” in the head of the story"
                yield Contradiction(passage.place, found[0].span, why)
                break


def _is_of(fact: Fact, passage: Passage, name: str) -> bool:
    """Whether a name stands before a number, in its clause."""
    before = passage.text[max(0, fact.span.start - _BESIDE) : fact.span.start]
    return name in re.split(r"[,;:.]\s", before)[-1]


def _is_told(fact: Fact, passage: Passage) -> bool:
    """Whether a number is one that a story tells as news: no date, no article, no round one in a word."""
    plain = not fact.dated and not fact.loose and fact.kind is Kind.CARDINAL and fact.value > 1
    return plain and _DOZENS.search(fact.span.of(passage.text)) is None


def _is_alike(one: Fact, other: Fact) -> bool:
    """Whether two numbers are both shares, counts, or of one unit."""
    codes = [fact.unit.code if fact.unit is not None else "" for fact in (one, other)]
    return codes[0] == codes[1] and one.percent == other.percent


def _is_vague(fact: Fact, passage: Passage) -> bool:
    """Whether a number is a round one: `une vingtaine`, `près de 20`."""
    return _DOZENS.search(fact.span.of(passage.text)) is not None or _ROUND.search(_before(fact, passage)) is not None


def _makes(amount: Fraction, passage: Passage) -> bool:
    """Whether some of the counts of a passage make an amount together."""
    counts = [fact.value for fact in passage.facts if fact.counts][:_MOST]
    return any(sum(some, Fraction(0)) == amount for n in range(2, len(counts) + 1) for some in combinations(counts, n))


def _victims(fact: Fact, passage: Passage) -> str:
    """Whether a number is of the dead or of the wounded."""
    if _DEAD.match(passage.text, fact.span.end):
        return "dead"
    return "hurt" if _HURT.match(passage.text, fact.span.end) else ""


def _same_thing(one: Fact, above: Passage, other: Fact, below: Passage, code: str) -> bool:
    kinds = _victims(one, above), _victims(other, below)
    if any(kinds):
        return kinds[0] == kinds[1]
    nouns = noun_behind(one, above.text), noun_behind(other, below.text)
    return all(nouns) and counted(one, above.text, code) == counted(other, below.text, code)


def _is_otherwise(one: Fact, above: Passage, other: Fact, below: Passage) -> bool:
    """Whether two counts of one thing contradict each other: by the order of their digits, or as exact numbers of
    victims."""
    if is_permuted(one.value, other.value):
        return True
    least = _LEAST.search(_before(one, above)) is not None
    exact = not _is_vague(one, above) and not _is_vague(other, below)
    both = least and _LEAST.search(_before(other, below)) is not None
    round_one = one.value % _PERCENT == 0
    return bool(_victims(one, above)) and (exact or both) and not round_one and not _makes(one.value, below)


def _before(fact: Fact, passage: Passage) -> str:
    return passage.text[max(0, fact.span.start - _NEAR) : fact.span.start]
