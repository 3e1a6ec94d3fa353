"""Character n-gram profiles of languages, from langdetect: a posterior for a text, and evidence for one word."""

from __future__ import annotations

import math
from functools import cache, lru_cache
from typing import Any

_SEED = 0
_FLOOR = 2e-5
_TRIGRAM_LIMIT = 2.0
_CODES = {"zh-cn": "zh", "zh-tw": "zh"}


@cache
def _factory() -> Any:
    """A factory of our own, seeded, so that the same text is always judged alike."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(_SEED)
    return factory


def codes() -> frozenset[str]:
    """The languages that have a profile."""
    return frozenset(_CODES.get(code, code) for code in _factory().langlist)


def posterior(text: str) -> dict[str, float]:
    """Probabilities of languages for ``text``, those above 0.1; empty where nothing in it speaks for any."""
    from langdetect.lang_detect_exception import LangDetectException

    detector = _factory().create()
    detector.append(text)
    try:
        found = detector.get_probabilities()
    except LangDetectException:
        return {}
    probabilities: dict[str, float] = {}
    for guess in found:
        code = _CODES.get(guess.lang, guess.lang)
        probabilities[code] = probabilities.get(code, 0.0) + guess.prob
    return probabilities


@lru_cache(maxsize=20_000)
def evidence(word: str, one: str, other: str) -> float:
    """Log-likelihood ratio of ``word`` (lower case) in language ``one`` against ``other``, by its trigrams.

    Each trigram counts at most ``2``, since profiles are cut off at rare trigrams; the sum is halved, since
    neighbouring trigrams share letters. ``0`` where a language has no profile.
    """
    factory = _factory()
    if one not in factory.langlist or other not in factory.langlist:
        return 0.0
    first, second = factory.langlist.index(one), factory.langlist.index(other)
    padded = f" {word} "
    total = 0.0
    for place in range(len(padded) - 2):
        row = factory.word_lang_prob_map.get(padded[place : place + 3])
        if row is not None:
            ratio = math.log((row[first] + _FLOOR) / (row[second] + _FLOOR))
            total += max(-_TRIGRAM_LIMIT, min(_TRIGRAM_LIMIT, ratio))
    return total / 2
