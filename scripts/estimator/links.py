"""Carry what was lost on the target side over to the source side, by the soft word links of the encoder's states."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

import numpy as np

from audit.encoder import Encoded
from scripts.estimator.edits import LOST, UNSURE

LINK_TEMPERATURE = 0.03


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence pair inside a joined pair, and where it starts on both sides."""

    source: Encoded
    target: Encoded
    starts: tuple[int, int]
    lengths: tuple[int, int]


def linked_mass(source: np.ndarray, target: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    """How much of each source token's content the chosen target tokens carry, 0 to 1, by soft links of states."""
    a = source.astype(np.float32)
    b = target.astype(np.float32)
    a /= np.linalg.norm(a, axis=1, keepdims=True)
    b /= np.linalg.norm(b, axis=1, keepdims=True)
    scores = (a @ b.T) / LINK_TEMPERATURE
    scores = np.exp(scores - scores.max(1, keepdims=True))
    return (scores / scores.sum(1, keepdims=True)) @ chosen


def smoothed(mass: np.ndarray, change: float = 0.35) -> np.ndarray:
    """Contiguous runs out of noisy masses: the Viterbi path of a two-state chain that pays for each change."""
    gain = 2 * mass - 1
    best, back = np.zeros(2), []
    for value in gain:
        stay, move = best, best[::-1] - change
        back.append(move > stay)
        best = np.maximum(stay, move) + np.array([-value, value])
    state, path = int(best[1] > best[0]), []
    for came in reversed(back):
        path.append(state)
        state = 1 - state if came[state] else state
    return np.array(path[::-1], dtype=np.int8)


def _word_means(mass: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Tokens that touch belong to one word and share its mean."""
    starts = np.r_[True, offsets[1:, 0] > offsets[:-1, 1]]
    words = np.cumsum(starts) - 1
    if len(np.unique(words)) < len(words) / 4:
        return mass
    sums = np.bincount(words, mass) / np.bincount(words)
    return sums[words]


def project(part: Part, fate: np.ndarray) -> np.ndarray:
    """Labels for the part's source characters from the fate of its target characters."""
    labels = np.zeros(part.lengths[0], np.int8)
    own = fate[part.starts[1] : part.starts[1] + part.lengths[1]]
    if not (own != 0).any():
        return labels
    if (own == LOST).mean() > 0.97:
        return labels + np.int8(1)
    for value in (UNSURE, LOST):
        chosen = np.array([(own[a:b] == value).mean() if b > a else 0.0 for a, b in part.target.offsets])
        if not chosen.any():
            continue
        mass = linked_mass(part.source.states, part.target.states, chosen)
        mass = _word_means(mass, part.source.offsets)
        path = smoothed(mass)
        unsure = (np.abs(mass - 0.5) < 0.2) & (path == 0) | (path == 1) & (mass < 0.25)
        for (a, b), on, doubt in zip(part.source.offsets, path, unsure, strict=True):
            if (value == UNSURE and (on or doubt)) or doubt:
                labels[a:b] = UNSURE
            elif on:
                labels[a:b] = 1
    return _bridged(labels)


def _bridged(labels: np.ndarray) -> np.ndarray:
    """Spaces between two labelled words take the label."""
    marked = np.flatnonzero(labels == 1)
    for a, b in itertools.pairwise(marked):
        if 1 < b - a <= 3:
            labels[a:b] = 1
    return labels


def token_labels(labels: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """One label a token out of its characters': the common one of those that are marked, if they are half of them."""
    result = np.zeros(len(offsets), np.float32)
    for i, (a, b) in enumerate(offsets):
        own = labels[a:b]
        if len(own) == 0 or (own == UNSURE).any():
            result[i] = UNSURE
        elif (own > 0).mean() >= 0.5:
            result[i] = own.max()
    return result


def gap_labels(gaps: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """One label for each place around the tokens: 1 where a boundary between the neighbours' middles is marked."""
    result = np.zeros(len(offsets) + 1, np.float32)
    middles = offsets.sum(1) / 2
    for at in np.flatnonzero(gaps):
        place = int(np.searchsorted(middles, at))
        result[place] = gaps[at] if result[place] != 1 else 1
    return result
