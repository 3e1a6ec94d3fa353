"""Character n-gram profiles of languages, from langdetect: a posterior for a text, and evidence for one word."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_SEED = 0
_FLOOR = 2e-5
_TRIGRAM_LIMIT = 2.0
_CODES = {"zh-cn": "zh", "zh-tw": "zh"}


@cache
def _factory() -> Any:
    """A factory of our own with all profiles, seeded, so that the same text is always judged alike."""
    from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

    factory = DetectorFactory()
    factory.load_profile(PROFILES_DIRECTORY)
    factory.set_seed(_SEED)
    return factory


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


def evidence(word: str, one: str, other: str) -> float:
    """Log-likelihood ratio of ``word`` (lower case) in language ``one`` against ``other``, by its trigrams.

    Each trigram counts at most ``2``, since profiles are cut off at rare trigrams; the sum is halved, since
    neighbouring trigrams share letters. ``0`` where a language has no profile.
    """
    first, second = _trigrams(one), _trigrams(other)
    if not first or not second:
        return 0.0
    padded = f" {word} "
    total = 0.0
    for trigram in (padded[place : place + 3] for place in range(len(padded) - 2)):
        ratio = math.log((first.get(trigram, 0.0) + _FLOOR) / (second.get(trigram, 0.0) + _FLOOR))
        total += max(-_TRIGRAM_LIMIT, min(_TRIGRAM_LIMIT, ratio))
    return total / 2


@cache
def _trigrams(code: str) -> Mapping[str, float]:
    """The frequency of each trigram of a language among all of them; empty where it has no profile.

    All profiles together, as ``_factory`` has them, take a third of a second to load, and 50 MB.
    """
    from langdetect.detector_factory import PROFILES_DIRECTORY

    try:
        content = (Path(PROFILES_DIRECTORY) / code).read_text(encoding="utf-8")
    except OSError:
        return {}
    profile = json.loads(content)
    return {gram: count / profile["n_words"][2] for gram, count in profile["freq"].items() if len(gram) == 3}
