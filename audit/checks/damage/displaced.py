"""Words moved to another place of the sentence, with no mark of punctuation to show it (TX107)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from audit.checks.damage.openers import OPENERS, Openers
from audit.checks.damage.stray_clauses import stray_clauses
from audit.checks.evidence import Evidence
from audit.checks.meaning.freedom import is_free
from audit.checks.rules import Rule, rule
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

# Sources whose complements follow their heads, as far as measured; English compounds give false alarms.
_HEAD_FIRST = frozenset({"ar"})
# Arabic words that part a complement from any head before them.
_CLAUSE_OPENERS = frozenset(("ان", "بان", "لان", "كان", "التي", "الذي", "الذين", "لكن", "حيث", "اذا", "لو"))
_LONGEST = 5  # words of a moved run
_BETWEEN = 3  # linked words between a complement and the head it was torn from
_PLURALS = frozenset(("les", "ces", "ses", "mes", "tes", "nos", "vos", "des", "leurs"))
_NOUN = "vers"  # a preposition, and verses behind a plural article
_ELLIPTIC = frozenset(("et", "ou", "puis"))
_COMPLETED = 6  # words before a numeral among which `of` shows what it leaves out
# Arabic words of what something measures or is worth: their complement in French goes with any noun (`un accord de …`).
_AMOUNTING = re.compile(
    "[وف]?[بلك]?(?:قيم|مبلغ|حجم|طول|عرض|ارتفاع|سع|قدر|قو|مد|وزن|كلف|تكلف|سعر|عمق|مساح|تبلغ|يبلغ|بلغ)(?:ه|ته|تها|ها|ت)?"
)


@rule("TX107", "displaced-words", "linguistic/unintelligible", Severity.MAJOR, needs_source=False)
def displaced_words(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Words stand in a place of the sentence where they cannot.

    ## What it does
    Reports three kinds. With an Arabic original: a complement that stands apart from the word it completes, between
    two words whose originals are neighbours, so that taking it out makes both places whole. Without one: an article, a
    numeral or a compound preposition followed by a word that cannot follow it; in French, a clause with a subject and
    a verb of its own between two commas of a sentence that goes on as if it were not there. A free translation is
    judged by itself.

    ## Why it is bad
    The sentence cannot be read, or says something of the wrong thing; the end of a line was moved into its middle, or
    the reverse.

    ## Example
    `L'équipe a perdu son à Rabat entraîneur.`

    ## Use instead
    `L'équipe a perdu son entraîneur à Rabat.`
    """
    openers = OPENERS.get(evidence.target_language.code)
    if openers is None:
        return
    source_language = evidence.source_language
    told = source_language is not None and source_language.code in _HEAD_FIRST and not is_free(evidence)
    torn = list(_torn(evidence, openers)) if told else []
    for span, home in torn:
        yield rule.finding("These words belong elsewhere in the sentence.", confidence=0.75, source=home, target=span)
    for span in _broken(evidence, openers):
        if not any(span.overlaps(other) for other, _ in torn):
            near = evidence.linked_source(span)
            yield rule.finding("These words cannot follow each other.", confidence=0.8, source=near, target=span)
    for span in stray_clauses(evidence.target, evidence.target_language):
        message = "This clause interrupts a sentence that it has no part in."
        yield rule.finding(message, confidence=0.6, source=evidence.linked_source(span), target=span)


def _broken(evidence: Evidence, openers: Openers) -> Iterator[Span]:
    """A word that needs another beside it, with the word that stands there instead."""
    text, words = evidence.target, evidence.target_words
    plain = [_plain(word, text) for word in words]
    for i, (first, second) in enumerate(pairwise(words)):
        left, right = plain[i], plain[i + 1]
        if not (right in openers.after_no_article or right in openers.after_no_compound or right in openers.of):
            continue
        if text[first.end : second.start].strip() or not second.of(text).islower():
            continue
        parted = i > 0 and (plain[i - 1] in _ELLIPTIC or "," in text[words[i - 1].end : first.start])
        is_noun = i > 0 and (not first.of(text).islower() or plain[i - 1] in openers.before_noun)
        if (
            (
                left in openers.articles
                and right in openers.after_no_article
                and not is_noun
                and not _is_plural(left, right)
            )
            or (_is_counting(plain, i, openers, parted) and right in openers.of and _is_noun(evidence, i + 2, openers))
            or (right in openers.after_no_compound and _needs_of(text, first, openers))
        ):
            yield Span(first.start, second.end)


def _is_plural(article: str, word: str) -> bool:
    """Whether a word that looks like a preposition is a noun in the plural: `ses vers`."""
    return word == _NOUN and article in _PLURALS


def _is_counting(plain: Sequence[str], place: int, openers: Openers, parted: bool) -> bool:
    """Whether a numeral still waits for its noun: `dont trois`, `une sur trois`, `deux heures trente` do not.

    Nor does one, ``parted`` from what is before it, whose noun was told there with a complement of its own: `une
    médaille d'or et deux d'argent`.
    """
    if parted and not openers.of.isdisjoint(plain[max(place - _COMPLETED, 0) : place]):
        return False
    alone = plain[max(place - 1, 0) : place]
    return plain[place] in openers.numerals and openers.before_lone_numeral.isdisjoint(alone)


def _is_noun(evidence: Evidence, place: int, openers: Openers) -> bool:
    """Whether the word after a numeral and `of` is one that cannot stand there: `cinq d'époque`."""
    if place >= len(evidence.target_words):
        return False
    word = evidence.target_words[place].of(evidence.target)
    return word.isalpha() and word.islower() and word not in openers.after_numeral_of


def _needs_of(text: str, word: Span, openers: Openers) -> bool:
    """Whether a compound preposition that only a complement completes ends with ``word``."""
    return bool(openers.needs_of.search(_plain(Span(max(0, word.end - 30), word.end), text)))


def _torn(evidence: Evidence, openers: Openers) -> Iterator[tuple[Span, Span]]:
    """Runs of the target that open a complement far from its head, each with its place in the source."""
    words, source_words = evidence.target_words, evidence.source_words
    homes = {target: source for source, target in evidence.links}
    places = dict(evidence.links)
    for first in range(1, len(words) - 2):
        counted = _plain(words[first + 1], evidence.target) in openers.numerals
        if first not in homes and not (counted and first + 1 in homes):
            continue
        if not _opens_complement(evidence, first, openers):
            continue
        for last in range(first + 1, min(first + _LONGEST, len(words) - 1)):
            block = _block(first, last, homes)
            if block is None or not _is_whole(evidence, first, last, homes):
                continue
            if not _is_function_word(evidence, first - 1) and _is_amount(evidence, block.start):
                continue
            head = _head(evidence, block.start - 1, places)
            if head is None or _is_function_word(evidence, head):
                continue
            if _closes_over(first, last, homes) and _is_apart(first, last, head, homes):
                home = Span(source_words[block.start].start, source_words[block.stop - 1].end)
                yield Span(words[first].start, words[last].end), home
                break


def _is_amount(evidence: Evidence, start: int) -> bool:
    """Whether a complement that begins at a word of the source, or before it, tells what something amounts to."""
    near = evidence.source_words[max(start - 1, 0) : start + 1]
    return any(_AMOUNTING.fullmatch(fold(word.of(evidence.source))) for word in near)


def _head(evidence: Evidence, place: int, places: Mapping[int, int]) -> int | None:
    """What the source word before a run is linked to, a preposition that has no link of its own left out."""
    source, language = evidence.source, evidence.source_language
    if place > 0 and place not in places and language is not None:
        word = fold(evidence.source_words[place].of(source))
        if word in _CLAUSE_OPENERS:
            return None
        place -= word in language.function_words
    return places.get(place)


def _opens_complement(evidence: Evidence, place: int, openers: Openers) -> bool:
    """Whether the word opens a complement of a noun, not an infinitive nor the end of a compound preposition."""
    text, words = evidence.target, evidence.target_words
    following = _plain(words[place + 1], text)
    return (
        words[place].of(text).replace("’", "'") in openers.of
        and (following in openers.numerals or not openers.infinitive.search(following))
        and not _needs_of(text, words[place - 1], openers)
    )


def _block(first: int, last: int, homes: Mapping[int, int]) -> range | None:
    """The source places of a run of the target, where they are neighbours but for one."""
    found = {homes[i] for i in range(first, last + 1) if i in homes}
    if len(found) < 2 or max(found) - min(found) > len(found):
        return None
    return range(min(found), max(found) + 1)


def _is_whole(evidence: Evidence, first: int, last: int, homes: Mapping[int, int]) -> bool:
    """Whether the run ends with a linked content word, and no punctuation stands in it or beside it."""
    text, words = evidence.target, evidence.target_words
    if last not in homes or _is_function_word(evidence, last):
        return False
    return not any(text[a.end : b.start].strip() for a, b in pairwise(words[first - 1 : last + 2]))


def _closes_over(first: int, last: int, homes: Mapping[int, int]) -> bool:
    """Whether the words on either side of the run have neighbouring originals."""
    left, right = homes.get(first - 1), homes.get(last + 1)
    return left is not None and right is not None and abs(left - right) == 1


def _is_apart(first: int, last: int, head: int, homes: Mapping[int, int]) -> bool:
    """Whether the word that stands just before the complement in the source is elsewhere in the target."""
    return head > last + 1 or sum(i in homes for i in range(head + 1, first)) >= _BETWEEN


def _is_function_word(evidence: Evidence, place: int) -> bool:
    return fold(evidence.target_words[place].of(evidence.target)) in evidence.target_language.function_words


def _plain(span: Span, text: str) -> str:
    return span.of(text).lower().replace("’", "'")
