"""French words that lost the accents without which they are no words: `evacues`, `reglement`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from audit.checks.damage.found import Damage
from audit.checks.damage.lexicon import Lexicon, lexicon
from audit.language import Language
from audit.language.common_words import zipf
from audit.language.normalize import unaccented
from audit.names.vocabulary import is_word
from audit.records import Span

_WORD = re.compile(r"(?<![\w@#/.-])(?:[a-z]['’])?([a-z]{5,30})(?![\w@/-]|\.\w)")
_INSIDE = re.compile(r"[éè](?=[a-zà-ÿ]*[bcdfghjklmnpqrstvwxz][a-zà-ÿ]*)(?!e?s?\Z)")
"""An accent before another syllable: a last `é` makes a participle of a verb, which is a word without it too."""

_FREQUENT = 3.0  # Zipf frequency of the word as it was
_RE = re.compile("re(?=[^aeiouy])")  # `réformer` and `reformer` are both words
_FREQUENT_RE = 4.3
_MOST = 5  # words of a text


def unaccented_words(text: str, words: Lexicon, language: Language) -> Iterator[Damage]:
    """Words of small letters that are none in French or English, and frequent ones with an accent inside them."""
    if language.code != "fr":
        return
    found = 0
    for match in _WORD.finditer(text):
        seen = match[1]
        mended = _accented(language.code).get(seen)
        if mended is None or seen in zipf("fr") or seen in zipf("en") or is_word(seen, "en"):
            continue
        if _RE.match(seen) and words.frequency(mended) < _FREQUENT_RE:
            continue
        yield Damage(Span(*match.span(1)), mended, 0.8, "it lost its accents")
        found += 1
        if found == _MOST:
            return


@cache
def _accented(code: str) -> Mapping[str, str]:
    """What words without their accents most likely were, where an accent stands inside each of what they may be."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    known = lexicon(code)
    for word in known.zipf:
        forms[unaccented(word)].append(word)
    likely = ((plain, _likeliest(words, known)) for plain, words in forms.items())
    return {plain: word for plain, word in likely if word is not None}


def _likeliest(words: Sequence[str], known: Lexicon) -> str | None:
    frequent = [word for word in words if known.frequency(word) >= _FREQUENT]
    if not frequent or not all(_INSIDE.search(word) for word in frequent):
        return None
    return max(frequent, key=known.frequency)
