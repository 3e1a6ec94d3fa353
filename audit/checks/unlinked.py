"""Runs of words that no clear link renders, as a second witness to what the estimator holds to be missing or added.

Where both agree, little is a false alarm; where links show the words rendered, the estimator is mostly mistaken.

Logistic regression on the features of ``_features``, fitted by ``scripts/fit_unlinked.py`` on hand-labelled segments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import exp, log
from statistics import fmean, median

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, sides
from audit.checks.meaning.freedom import is_free
from audit.quality.spans import ADDED, OMITTED, FaultSpan, fault_in
from audit.records import Span

CLEAR = 0.12
"""The lead of a link (see ``weighed_links``) from which a word is held to be rendered."""

FEWEST = 2
"""Words of content of a run."""

_SHORT = 8  # words of a side below which a few links prove nothing
_LONG = 4  # words from which a run's length says no more
_LEAST = 1e-3  # of a doubt

_WEIGHTS = {
    OMITTED: (0.611, 1.756, 0.711, -0.894, -0.761, 0.160, -1.471, 1.014, -0.493, -3.548),
    ADDED: (0.788, 1.268, 0.718, -0.161, -0.490, -3.038, -0.335, 0.958, -1.305, -3.694),
}
"""One a feature, and the bias."""

_BELIEVED = {"low": 0.65, "normal": 0.4, "high": 0.2}
"""The probability, by sensitivity, from which a run beneath a fault of the estimator's seconds it."""

_DOUBTFUL = 0.5
"""The confidence of an omission below which it must be borne out more clearly."""

_CLEARLY = {"low": 0.75, "normal": 0.6, "high": 0.3}
"""The probability from which a run seconds such a one, by sensitivity."""

_CERTAIN, _QUITE_CERTAIN = 0.65, 0.7
"""The estimator's probability for one of its words from which a fault, or a doubtful one, needs no second witness."""

_SURE = {"low": 0.85, "normal": 0.7, "high": 0.5}
"""The same from which a run is a fault by itself."""


def seconded(
    faults: Sequence[FaultSpan], evidence: Evidence, doubts: Sequence[float], kind: str, sensitivity: str
) -> list[FaultSpan]:
    """``faults`` of one side, those alone sure that a run seconds or that hold a word beyond doubt, and the runs that
    are faults by themselves.

    ``doubts`` [words] are the estimator's probabilities, of the source's words where ``kind`` is OMITTED. A language
    that writes no spaces is left to the estimator, and so is a side of few words.
    """
    language = evidence.target_language if kind == ADDED else evidence.source_language
    words = evidence.target_words if kind == ADDED else evidence.source_words
    if language is None or not language.spaced or len(words) < _SHORT:
        return list(faults)
    found = list(faults)
    told = list(likely(evidence, doubts, kind))
    for place, fault in enumerate(found):
        most = max((probability for span, probability in told if span.overlaps(fault.span)), default=0.0)
        if most >= _SURE[sensitivity] and not fault.sure:
            found[place] = replace(fault, confidence=most, sure=True)
        elif fault.sure and not _is_seconded(fault, most, _highest(doubts, words, fault.span), sensitivity):
            found[place] = replace(fault, sure=False)
    text = evidence.target if kind == ADDED else evidence.source
    for span, probability in told:
        if probability >= _SURE[sensitivity] and not any(fault.span.overlaps(span) for fault in found):
            found.append(fault_in(span, probability, kind, text))
    return sorted(found, key=lambda fault: fault.span)


def _is_seconded(fault: FaultSpan, most: float, doubt: float, sensitivity: str) -> bool:
    """Whether links, by the likeliest run beneath a fault, or the estimator's highest ``doubt`` of one of its words,
    bear it out."""
    if fault.kind == OMITTED and fault.confidence < _DOUBTFUL:
        return most >= _CLEARLY[sensitivity] or doubt >= _QUITE_CERTAIN
    return most >= _BELIEVED[sensitivity] or doubt >= _CERTAIN


def _highest(doubts: Sequence[float], words: Sequence[Span], span: Span) -> float:
    return max((doubt for doubt, word in zip(doubts, words, strict=True) if word.overlaps(span)), default=0.0)


def likely(evidence: Evidence, doubts: Sequence[float], kind: str) -> Iterator[tuple[Span, float]]:
    """Each run of a side with the probability that it is a fault."""
    *weights, bias = _WEIGHTS[kind]
    for span, features in runs(evidence, doubts, kind):
        logit = sum(weight * feature for weight, feature in zip(weights, features, strict=True)) + bias
        yield span, 1 / (1 + exp(-logit))


def runs(evidence: Evidence, doubts: Sequence[float], kind: str) -> Iterator[tuple[Span, Sequence[float]]]:
    """Each run of words of content of a side without a clear link, and its features."""
    both = sides(evidence)
    if both is None:
        return
    near, far = (both.source, both.target) if kind != ADDED else (both.target, both.source)
    links = both.links.forward if kind != ADDED else both.links.backward
    content = [p for p, word in enumerate(near.words) if near.is_content(p) or word.isdigit()]

    def lead(place: int) -> float:
        pairs = ((place, t) if kind != ADDED else (t, place) for t in links.get(place, ()) if far.is_content(t))
        return max((both.links.lead(*pair) for pair in pairs), default=0.0)

    leads = {place: lead(place) for place in content}
    score = evidence.scores.addition if kind == ADDED else evidence.scores.omission
    for run in _runs(near, [(place, leads[place] < CLEAR) for place in content]):
        span = near.span(run[0], run[-1])
        best = max(leads[place] for place in run)
        yield span, _features(near, run, content, doubts, score or 0.0, best, is_free(evidence))


def _runs(side: Side, content: Sequence[tuple[int, bool]]) -> Iterator[list[int]]:
    """Neighbours in a sentence, of words of content with whether each lacks a clear link, that all lack one."""
    run: list[int] = []
    for place, unlinked in content:
        if run and not (unlinked and side.sentence[place] == side.sentence[run[-1]]):
            if len(run) >= FEWEST:
                yield run
            run = []
        if unlinked:
            run.append(place)
    if len(run) >= FEWEST:
        yield run


def _features(
    side: Side,
    run: Sequence[int],
    content: Sequence[int],
    doubts: Sequence[float],
    score: float,
    lead: float,
    free: bool,
) -> Sequence[float]:
    """How long a run is; the logarithms of its mean and its highest doubt, of the segment's score and of the other
    words' median doubt; its best link; its share of the side; whether a clause ends with it; a free translation."""
    own = [doubts[place] for place in run]
    others = [doubts[place] for place in content if place not in run]
    rest = median(others) if others else 0.0
    closes = run[-1] + 1 == len(side.words) or side.clause[run[-1] + 1] != side.clause[run[-1]]
    return (
        min(len(run), _LONG),
        log(fmean(own) + _LEAST),
        log(max(own) + _LEAST),
        log(score + 10 * _LEAST),
        log(rest + _LEAST),
        lead,
        len(run) / len(content),
        float(closes),
        float(free),
    )
