"""The estimator's alignment features in plain numpy, to hold its graph against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

FEATURES = 14
TEMPERATURE = 0.04  # of the soft links
CENTRE = 0.6  # cosines of two tokens' states lie around it
_FAR = 8  # a jump between neighbours' links beyond this many tokens counts as this many


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """Cosines [n, m] of a pair's tokens, and the features [n, 14] and [m, 14] of its two sides, float32."""

    cosines: np.ndarray
    source: np.ndarray
    target: np.ndarray


def pair_features(source: np.ndarray, target: np.ndarray) -> PairFeatures:
    """Features of a pair from its states, [n, width] and [m, width], neither side empty."""
    cosines = _normalized(source) @ _normalized(target).T
    links = np.exp((cosines - cosines.max()) / TEMPERATURE)
    forward = links / np.maximum(links.sum(1, keepdims=True), 1e-30)
    backward = links / np.maximum(links.sum(0, keepdims=True), 1e-30)
    return PairFeatures(cosines, _side(cosines, forward, backward), _side(cosines.T, backward.T, forward.T))


def _normalized(states: np.ndarray) -> np.ndarray:
    return states / np.maximum(np.linalg.norm(states, axis=1, keepdims=True), 1e-12)


def _side(cosines: np.ndarray, forward: np.ndarray, backward: np.ndarray) -> np.ndarray:
    """One side's features; `forward` sums to 1 over the other side, `backward` over this one."""
    n, m = cosines.shape
    link = cosines.argmax(1)
    best = cosines[np.arange(n), link]
    second = np.partition(cosines, m - 2, axis=1)[:, m - 2] if m > 1 else best
    short_of_rival = best - cosines.max(0)[link]
    own_place, places = np.arange(n) / n, np.arange(m) / m
    expected = forward @ places
    spread = np.sqrt(np.maximum(forward @ np.square(places) - np.square(expected), 1e-6))
    jumps = np.minimum(np.abs(np.diff(link)), _FAR) / _FAR
    columns = (
        (best - CENTRE) * 4,
        (second - CENTRE) * 4,
        short_of_rival * 8,
        (cosines.mean(1) - CENTRE) * 4,
        forward.max(1),
        np.log1p(backward.sum(1)),
        own_place,
        expected - own_place,
        spread * 2,
        np.full(n, np.log(n / m)),
        np.r_[0.5, jumps],
        np.r_[jumps, 0.5],
        np.minimum(np.bincount(link, minlength=m)[link] - 1, 4) / 4,
        short_of_rival >= 0,
    )
    return np.stack(columns, axis=1).astype(np.float32)
