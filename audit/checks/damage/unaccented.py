"""French words that lost the accents without which they are no words: `evacues`, `reglement`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
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
    frequent = [word for word, frequency in known.zipf.items() if frequency >= _FREQUENT]
    plain = {ord(letter): unaccented(letter) for letter in known.letters}
    for word, without in zip(frequent, "\n".join(frequent).translate(plain).split("\n"), strict=False):
        forms[without].append(word)
    told = {without: words for without, words in forms.items() if all(map(_INSIDE.search, words))}
    return {without: max(words, key=known.frequency) for without, words in told.items()}
