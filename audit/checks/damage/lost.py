"""Letters that were lost on the way, with a question mark or the replacement character in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.damage.found import Damage, word_around
from audit.checks.damage.lexicon import Lexicon
from audit.records import Span

_REPLACEMENT = "\ufffd"
_INSIDE = re.compile(r"(?<![\w?¿/=&.])[^\W\d_]*(?:[?¿]{1,2}[^\W\d_]+)+[?¿]{0,2}(?![\w/=])")
_AT_END = re.compile(r"(?<![\w?¿/=&.])[^\W\d_]{2,}[?¿]{1,2}(?=[,.;:]|,? [a-zà-ÿ])")
_BETWEEN = re.compile(r"[a-zà-ÿ][?¿]{1,2}[a-zà-ÿ]")
_ALONE = re.compile(r"(?:(?<= )|(?<=qu['’]))[?¿](?= [a-zà-ÿ])")
_LEAST_ZIPF = 2.0
_WHY = "a question mark stands where a letter was lost"


def lost_letters(text: str, words: Lexicon) -> Iterator[Damage]:
    """Replacement characters anywhere; `?` and `¿` where a letter makes a frequent word of what is around them."""
    for match in re.finditer(f"{_REPLACEMENT}+", text):
        span = word_around(text, *match.span())
        why = "the replacement character stands where letters were lost"
        yield Damage(span, _filled(span.of(text), words), 0.99, why)
    if words.zipf and ("?" in text or "¿" in text):
        yield from _question_marks(text, words)


def _question_marks(text: str, words: Lexicon) -> Iterator[Damage]:
    found = [*_inside_words(text, words)]
    found += [Damage(Span(*m.span()), mended, 0.9, _WHY) for m in _AT_END.finditer(text)
              if (mended := _filled(m.group(), words))]  # fmt: skip
    yield from found
    if found and "à" in words.letters:  # alone, a question mark proves nothing
        yield from (Damage(Span(*m.span()), "à", 0.7, _WHY) for m in _ALONE.finditer(text))


def _inside_words(text: str, words: Lexicon) -> Iterator[Damage]:
    """Words with a question mark inside them; a mark at their end may be a letter, too, or ask."""
    for match in _INSIDE.finditer(text):
        seen = match.group()
        for part in (seen, seen.rstrip("?¿")):
            if mended := _filled(part, words):
                yield Damage(Span(match.start(), match.start() + len(part)), mended, 0.9, _WHY)
                break
        else:
            if _BETWEEN.search(seen):
                yield Damage(Span(*match.span()), None, 0.7, _WHY)


def _filled(seen: str, words: Lexicon) -> str | None:
    """The most frequent word that ``seen`` may have been, with a letter in each hole; a hole may show as two."""
    readings = dict.fromkeys((_holes(seen, 1), _holes(seen, 2)))
    likely = [
        word for pattern in readings for word in words.with_holes(pattern)
        if words.frequency(word) >= _LEAST_ZIPF and len(word) == len(pattern)
    ]  # fmt: skip
    return max(likely, key=words.frequency, default=None)


def _holes(seen: str, width: int) -> str:
    """``seen`` with every ``width`` marks in a row as one hole."""
    return re.sub(f"[?¿{_REPLACEMENT}]{{1,{width}}}", "?", seen)
