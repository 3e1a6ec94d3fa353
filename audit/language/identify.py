"""Identifies the language of a text, by its script, character n-grams and function words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit.language.function_words import listed, script_of
from audit.language.normalize import fold
from audit.language.profiles import posterior
from audit.language.scripts import LANGUAGE_OF, counts
from audit.language.words import WEB

_SCRIPT_SHARE = 0.6
_FEWEST_LETTERS = 12
_FEWEST_CHARACTERS = 4
_FEWEST_WORDS = 4
_LEAST_CONFIDENCE = 0.7
_UNSEEN = 1e-3
_FUNCTION_WORD_WEIGHT = 0.8
_CAUTION = 6.0
"""The votes of a text of this many words count half: langdetect is too sure of itself where there is little to see."""
_SETTLED = 0.9995
"""Where function words are as sure as this even if langdetect were all for another language, it is not asked."""

_WEB = re.compile(WEB)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Identification:
    """The language of a text, as an ISO 639-1 code, its script, and the probability, 0 to 1, that this is right."""

    code: str
    script: str
    confidence: float


def identify(text: str) -> Identification | None:
    """The language that most of ``text`` is in, or ``None`` where it is too short, too mixed or too close a call.

    The votes: the script of its letters; the posterior of seeded langdetect (naive Bayes over character n-grams,
    Nakatani 2010); and function words, each counting the more the fewer languages share it.
    """
    cleaned = _WEB.sub(" ", text)
    letters = counts(cleaned)
    total = sum(letters.values())
    if not total:
        return None
    script, count = letters.most_common(1)[0]
    if letters["Kana"] and letters["Kana"] + letters["Hani"] >= _SCRIPT_SHARE * total:
        script, count = "Kana", letters["Kana"] + letters["Hani"]
    if count < _SCRIPT_SHARE * total:
        return None
    if script in LANGUAGE_OF:
        enough = count >= (_FEWEST_CHARACTERS if script in ("Hani", "Kana", "Hang") else _FEWEST_LETTERS)
        return Identification(LANGUAGE_OF[script], script, round(count / total, 3)) if enough else None
    words = [fold(w) for w in _WORD.findall(cleaned)]
    if count < _FEWEST_LETTERS or len(words) < _FEWEST_WORDS:
        return None
    return _by_votes(cleaned, words, script)


def _by_votes(text: str, words: Sequence[str], script: str) -> Identification | None:
    spoken = _spoken(words, script)
    caution = 1 + _CAUTION / len(words)
    if spoken:
        leader = max(spoken, key=lambda code: spoken[code])
        outvoted = {**spoken, leader: spoken[leader] + math.log(_UNSEEN), "unlisted": 0.0}
        if _confidence(outvoted, leader, caution) >= _SETTLED:
            return Identification(leader, script, 1.0)
    votes = {code: p for code, p in posterior(text).items() if script_of(code) == script}
    scores = {
        code: math.log(votes.get(code, 0.0) + _UNSEEN) + spoken.get(code, 0.0) for code in spoken.keys() | votes.keys()
    }
    if not scores:
        return None
    best = max(scores, key=lambda code: scores[code])
    confidence = _confidence(scores, best, caution)
    if confidence < _LEAST_CONFIDENCE:
        return None
    return Identification(best, script, round(confidence, 3))


def _spoken(words: Sequence[str], script: str) -> dict[str, float]:
    """What the function words among ``words`` say for each language that has some listed."""
    known = listed(script)
    scores = dict.fromkeys(known, 0.0)
    for word in words:
        speakers = [code for code, spoken in known.items() if word in spoken]
        for code in speakers:
            scores[code] += _FUNCTION_WORD_WEIGHT * math.log((len(known) + 1) / len(speakers))
    return scores


def _confidence(scores: Mapping[str, float], best: str, caution: float) -> float:
    return 1 / sum(math.exp((score - scores[best]) / caution) for score in scores.values())
