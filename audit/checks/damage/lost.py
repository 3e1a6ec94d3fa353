"""Letters that were lost on the way, with a question mark or the replacement character in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from audit.checks.damage.found import Damage, word_around
from audit.checks.damage.lexicon import Lexicon
from audit.records import Span

_REPLACEMENT = "\ufffd"
_INSIDE = re.compile(r"(?<![\w?¿/=&.])[^\W\d_]*(?:[?¿][^\W\d_]*)*[?¿][^\W\d_]+(?:[?¿](?=\S? ?[a-zà-ÿ]))?(?![\w/=])")
_AT_END = re.compile(r"(?<![\w?¿/=&.])[^\W\d_]{2,}[?¿](?=[,.;:]|,? [a-zà-ÿ])")
_ALONE = re.compile(r"(?:(?<= )|(?<=qu['’]))[?¿](?= [a-zà-ÿ])")
_LEAST_ZIPF = 2.0
_MOST_LOST = 3


def lost_letters(text: str, words: Lexicon) -> Iterator[Damage]:
    """Replacement characters anywhere; `?` and `¿` where a letter makes a frequent word of what is around them."""
    for match in re.finditer(f"{_REPLACEMENT}+", text):
        span = word_around(text, *match.span())
        why = "the replacement character stands where letters were lost"
        yield Damage(span, _filled(span.of(text), words), 0.99, why)
    if not words.zipf or not re.search("[?¿]", text):
        return
    found = [Damage(Span(*m.span()), mended, 0.9, _WHY) for m in (*_INSIDE.finditer(text), *_AT_END.finditer(text))
             if (mended := _filled(m.group(), words))]  # fmt: skip
    yield from found
    if found and "à" in words.letters:  # alone, a question mark proves nothing
        yield from (Damage(Span(*m.span()), "à", 0.7, _WHY) for m in _ALONE.finditer(text))


_WHY = "a question mark stands where a letter was lost"


def _filled(seen: str, words: Lexicon) -> str | None:
    """The most frequent word that ``seen`` may have been, with a letter in each hole."""
    parts = re.split(f"[?¿{_REPLACEMENT}]", seen)
    if not words.zipf or not 1 < len(parts) <= _MOST_LOST + 1:
        return None
    capitals = seen.isupper() and sum(map(str.isalpha, seen)) > 1
    spellings = ("".join(map("".join, zip(parts, (*letters, ""), strict=True)))
                 for letters in product(sorted(words.letters), repeat=len(parts) - 1))  # fmt: skip
    best = max((s.upper() if capitals else s for s in spellings), key=words.frequency)
    return best if words.frequency(best) >= _LEAST_ZIPF else None
