"""Finds the stretches of a text that are in another language of the same script than the rest."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from audit.language import Language, elisions, get
from audit.language.common_words import unlisted, zipf
from audit.language.function_words import listed
from audit.language.identify import identify
from audit.language.normalize import fold
from audit.language.profiles import evidence
from audit.language.words import WEB
from audit.records import Span

_TOKEN = re.compile(
    rf"(?P<skipped>{WEB})|(?P<word>[^\W_]+(?:[-‐‑][^\W_]+)*['’ʼ]?)|(?P<mark>[.!?…;:,،؛؟«»“”„\"()\[\]\n–—])"
)
_DIGIT = re.compile(r"\d")
_SENTENCE_START = '.!?…؟:«»“”„"\n'

_MOST = 3.0
"""What one word may say at most, in log-odds."""

_CLEAR = 2.0
"""Log-odds at which a common word speaks for one language against another."""

_TRIGRAMS = 2.5
"""What the trigrams of a word may say at most; they mislead on names and loanwords."""

_STAY = 0.7
"""Log-odds, per word, that a text stays in its language."""

_NEW_CLAUSE, _NEW_SENTENCE = 1.0, 2.0
"""Log-odds that another clause, another sentence or a quotation is in another language than what stands before."""

_VERY_COMMON = 5.8
"""Zipf frequency of function words; one must speak for the other language, since loanwords come in pairs too."""

_LEAST = 5.0
"""Least log-odds of a stretch."""

_LEAST_WORDS = 3
"""Different words, names aside, of the shortest stretch that can be judged."""

_FEW_WORDS = 4
_LEAST_FEW = 6.3
"""Least log-odds of a stretch of fewer than ``_FEW_WORDS`` different words."""

_LEAST_WHOLE = 3.5
"""Least log-odds of a stretch that is all there is."""

_RELATED = ("Arab", "Cyrl")
"""Scripts whose languages share much of their vocabulary, where transliterated names look like one or the other."""

_LEAST_RELATED = 9.0

_LEAST_SHARED = 5.0
"""Least log-odds of a run of words that stands in the original too."""

_LOOSE = 4.0
"""How much may speak against the words between a stretch and the end of its clause."""


_SENTENCE_WORDS = 6
_OWN_SHARE = 0.2
_LEAST_CONFIDENCE = 0.95
"""A sentence is identified whole from so many words, where fewer than this share are common in its language."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A stretch in another language: where, which (ISO 639-1), how many words, and the log-odds for it.

    ``title`` is true where nearly all its longer words have capitals, as in the title of a book or the name of a paper.
    """

    span: Span
    code: str
    words: int
    score: float
    title: bool


class _Word(NamedTuple):
    """A word as compared, with the number of clauses and sentences before it.

    A *name* has a capital inside a sentence, or is an acronym or a letter; it speaks for no language.
    """

    span: Span
    text: str
    name: bool
    capital: bool
    clause: int
    sentence: int
    quotation: int


def foreign_stretches(text: str, language: Language) -> list[Foreign]:
    """The stretches of ``text`` in another language than ``language`` that is written in the same script, in order.

    Each word speaks for one of two languages, through its frequency in both where it is common, else through its
    trigrams; a stretch is the run of words with the highest sum, drawn out to the ends of its clause where nothing
    speaks against it. Sentences with hardly a common word of ``language`` are identified as a whole besides. Empty
    where no common words of ``language`` are known; stretches too short to judge are left out.
    """
    if not _common(language.code):
        return []
    found = _words(text)
    stretches = _search(found, language, range(len(found)))
    stretches += _sentences(text, found, language, [s.span for s in stretches])
    return sorted(stretches, key=lambda f: f.span)


def shared_stretches(text: str, source: str, language: Language, other: Language) -> list[Foreign]:
    """The runs of words of ``text`` that stand so in ``source`` and are in its language ``other``, in order."""
    said, given = _words(text), _words(source)
    pairs = {(one.text, following.text) for one, following in pairwise(given)}
    runs: list[list[_Word]] = [[]]
    for word in said:
        if runs[-1] and (runs[-1][-1].text, word.text) not in pairs:
            runs.append([])
        runs[-1].append(word)
    found = []
    for run in runs:
        distinct = {word.text for word in run if not word.name}
        odds = sum(_odds(word, other.code, language.code) for word in distinct)
        if len(distinct) >= _LEAST_WORDS and odds >= _LEAST_SHARED:
            found.append(_stretch(run, other.code, odds))
    return found


def leaning(text: str, one: Language, other: Language) -> float:
    """Log-odds that ``text`` is in language ``one`` rather than ``other``; each word counts once, names do not."""
    return sum(_odds(word, one.code, other.code) for word in {w.text for w in _words(text) if not w.name})


def _search(found: Sequence[_Word], language: Language, places: range) -> list[Foreign]:
    """The stretches among the words at ``places``: the run with the highest sum, and those before and behind it."""
    stretches = []
    pending = [places]  # no recursion: a long text has more stretches than a call may call itself
    while pending:
        part = pending.pop()
        stretch, around = _best_stretch(found, language, part)
        stretches += stretch
        pending += [rest for rest in around if len(rest) >= _LEAST_WORDS]
    return stretches


def _best_stretch(found: Sequence[_Word], language: Language, places: range) -> tuple[list[Foreign], tuple[range, ...]]:
    """The stretch with the highest sum, none where it is not clear, and the places before and behind it to look at."""
    best = (0.0, "", places.start, places.start)
    said = {found[place].text for place in places if not found[place].name}
    for code in listed(language.script):
        if not said.isdisjoint(_own(code, language.code)):
            best = max(best, _best_run(found, places, code, language.code))
    score, code, first, last = best
    if score < _LEAST_WHOLE:
        return [], ()
    core = found[first:last]
    first, last = _drawn_out(found, places, code, language.code, first, last)
    clear = _is_clear(core, code, language, score, whole=len(core) == len(found))
    clear = clear or _fills_clause(found, first, last, code, language.code)
    around = range(places.start, first), range(last, places.stop)
    return [_stretch(found[first:last], code, score)] if clear else [], around


def _best_run(found: Sequence[_Word], places: range, code: str, home: str) -> tuple[float, str, int, int]:
    """The run with the highest sum (maximum subarray, after Kadane): the sum, ``code``, its first place and its end."""
    best = (0.0, code, places.start, places.start)
    total, start = 0.0, places.start
    for place in places:
        word = found[place]
        if place > places.start:
            total -= _cost(found[place - 1], word)
        if total <= 0:
            total, start = 0.0, place
        total += _score(word, code, home)
        if total > best[0]:
            best = total, code, start, place + 1
    return best


def _drawn_out(found: Sequence[_Word], places: range, code: str, home: str, first: int, last: int) -> tuple[int, int]:
    """The run up to the ends of its clauses, where no word on the way belongs to the language of the rest alone."""
    for step, edge in ((-1, first), (1, last - 1)):
        total, reached = 0.0, edge
        place = edge + step
        while places.start <= place < places.stop and found[place].sentence == found[edge].sentence:
            word = found[place]
            total += _score(word, code, home)
            if total < -_LOOSE or (word.text in _own(home, code) and not word.name):
                break
            following = place + step
            inside = places.start <= following < places.stop and found[following].clause == word.clause
            if not inside and word.clause == found[edge].clause:
                reached = place
                break
            place = following
        first, last = (reached, last) if step < 0 else (first, reached + 1)
    return first, last


def _is_clear(core: Sequence[_Word], code: str, language: Language, score: float, whole: bool) -> bool:
    """Whether enough different words speak for ``code``, not one again and again or a single one of all."""
    distinct = {word.text for word in core if not word.name}
    if len(distinct) < _LEAST_WORDS or distinct.isdisjoint(_own(code, language.code)):
        return False
    counted_once = sum(_odds(word, code, language.code) - _STAY for word in distinct)
    least = _LEAST_WHOLE if whole else _LEAST if len(distinct) >= _FEW_WORDS else _LEAST_FEW
    if language.script in _RELATED:
        least = _LEAST_RELATED
    return min(counted_once, score) >= least


def _fills_clause(found: Sequence[_Word], first: int, last: int, code: str, home: str) -> bool:
    """Whether a run is a clause between two marks, with two words that only ``code`` has, and none that it lacks."""
    said = found[first:last]
    bounds = [found[place].clause for place in (first - 1, last) if 0 <= place < len(found)]
    if len(said) < _LEAST_WORDS or len(bounds) < 2 or {word.clause for word in said} & set(bounds):
        return False
    odds = {word.text: _odds(word.text, code, home) for word in said}
    sure = [word for word, odd in odds.items() if odd >= _MOST]
    return len(sure) > 1 and min(odds.values()) >= 0 and not any(word.name for word in said)


def _stretch(said: Sequence[_Word], code: str, score: float) -> Foreign:
    long = [word.capital for word in said if len(word.text) > 3]
    title = code != "de" and sum(long) > 0.6 * len(long)
    return Foreign(Span(said[0].span.start, said[-1].span.end), code, len(said), score, title)


def _sentences(text: str, found: Sequence[_Word], language: Language, known: Sequence[Span]) -> Iterator[Foreign]:
    """Sentences that identification takes for another language of the script, outside the spans ``known``."""
    for _, group in groupby(found, key=lambda word: word.sentence):
        said = list(group)
        span = Span(said[0].span.start, said[-1].span.end)
        plain = [word.text for word in said if not word.name]
        own = sum(word in _common(language.code) for word in plain)
        if len(plain) < _SENTENCE_WORDS or own > _OWN_SHARE * len(plain) or any(span.overlaps(k) for k in known):
            continue
        other = identify(span.of(text))
        if other is None or other.code == language.code or other.confidence < _LEAST_CONFIDENCE:
            continue
        if get(other.code).script == language.script:
            yield _stretch(said, other.code, _LEAST)


def _cost(before: _Word, word: _Word) -> float:
    """What speaks against one language on both sides of the mark between two words."""
    if before.sentence != word.sentence or before.quotation != word.quotation:
        return _NEW_SENTENCE
    return _NEW_CLAUSE if before.clause != word.clause else 0.0


def _score(word: _Word, code: str, home: str) -> float:
    return 0.0 if word.name else _odds(word.text, code, home) - _STAY


@lru_cache(maxsize=20_000)
def _odds(word: str, code: str, home: str) -> float:
    """Log-odds that ``word`` is in language ``code`` rather than ``home``."""
    there, here = _common(code).get(word), _common(home).get(word)
    if there is None and here is None:
        return max(-_TRIGRAMS, min(_TRIGRAMS, evidence(word, code, home)))
    ratio = (unlisted(code) if there is None else there) - (unlisted(home) if here is None else here)
    return max(-_MOST, min(_MOST, ratio * math.log(10)))


@cache
def _common(code: str) -> dict[str, float]:
    """Zipf frequencies of common words, elided ones with their apostrophe."""
    return {**zipf(code), **{f"{word}'": 6.0 for word in elisions(code)}}


@cache
def _own(code: str, other: str) -> frozenset[str]:
    """Very common words of ``code`` that speak clearly for it against ``other``."""
    common = (word for word, frequency in _common(code).items() if frequency >= _VERY_COMMON)
    return frozenset(word for word in common if _odds(word, code, other) >= _CLEAR)


def _words(text: str) -> list[_Word]:
    if text.isupper():
        text = text.lower()
    found: list[_Word] = []
    clause = sentence = quotation = 0
    initial = True
    for match in _TOKEN.finditer(text):
        seen = match[0]
        if match["mark"]:
            clause += 1
            sentence += seen in ".!?…؟\n"
            quotation += seen in '«»“”„"()[]'
            initial = initial or seen in _SENTENCE_START
        elif match["word"] and not _DIGIT.search(seen):
            name = (seen[0].isupper() and not initial) or seen[1:].isupper() or len(seen) == 1
            found.append(_Word(Span(*match.span()), fold(seen), name, seen[0].isupper(), clause, sentence, quotation))
            initial = False
    return found
