"""Turn samples into padded states and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from scripts.estimator.backbone import Backbone
from scripts.estimator.corpora import Judged
from scripts.estimator.edits import WRONG
from scripts.estimator.links import gap_labels, token_labels
from scripts.estimator.model import Outputs, huber, mean_bce, pad
from scripts.estimator.samples import Sample

LEAST_LIKELY = -4.0  # log-probabilities below it are noise
PRESENT = 0.06  # the share of faulty tokens from which a fault counts in full


@dataclass(frozen=True, slots=True)
class Labels:
    """Padded labels, -1 where unknown, NaN for numbers that are not there."""

    omitted: Tensor
    edited_source: Tensor
    faulty: Tensor
    wrong: Tensor
    severe: Tensor
    edited_target: Tensor
    gaps: Tensor
    edit_gaps: Tensor
    segment: Tensor
    likelihoods: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    source: Tensor
    target: Tensor
    own: Tensor
    other: Tensor
    labels: Labels


class Batcher:
    """Encodes samples and lays out their labels."""

    def __init__(self, backbone: Backbone) -> None:
        self._backbone = backbone

    def __call__(self, samples: Sequence[Sample]) -> Batch:
        texts = list(dict.fromkeys(t for s in samples for t in (s.source, s.target)))
        tokens = [self._backbone.tokenizer(t) for t in texts]
        states = dict(zip(texts, self._backbone.encode(tokens), strict=True))
        offsets = {t: k.offsets for t, k in zip(texts, tokens, strict=True)}
        usable = [s for s in samples if len(offsets[s.source]) and len(offsets[s.target])]
        source, own = pad([states[s.source] for s in usable])
        target, other = pad([states[s.target] for s in usable])
        rows = [_labels(s, offsets[s.source], offsets[s.target]) for s in usable]
        n, m = source.shape[1], target.shape[1]
        widths = (n, n, m, m, m, m, m + 1, m + 1, 5)
        columns = [_stack([row[k] for row in rows], width) for k, width in enumerate(widths)]
        likelihoods = np.full((len(usable), m), np.nan, np.float32)
        for row, sample in enumerate(usable):
            found = _likelihoods(sample, offsets[sample.target])
            likelihoods[row, : len(found)] = found
        return Batch(source, target, own, other, Labels(*columns, torch.from_numpy(likelihoods)))


def _stack(rows: list[np.ndarray], width: int) -> Tensor:
    out = np.full((len(rows), width), -1.0, np.float32)
    for i, row in enumerate(rows):
        out[i, : len(row)] = row
    return torch.from_numpy(out)


def _labels(sample: Sample, source: np.ndarray, target: np.ndarray) -> tuple[np.ndarray, ...]:
    omitted = token_labels(sample.source_labels, source)
    marks = token_labels(sample.target_labels, target)
    faulty = np.minimum(marks, 1)
    wrong = np.where(marks > 0, marks == WRONG, -1).astype(np.float32)
    gaps = gap_labels(sample.gaps, target)
    shares = [x[x >= 0].mean() if (x >= 0).mean() > 0.6 else np.nan for x in (omitted, faulty)]
    judged = sample.judged
    segment = np.array([np.nan, np.nan, np.nan, *shares], np.float32)
    blank_s, blank_t, blank_g = np.full(len(source), -1.0), np.full(len(target), -1.0), np.full(len(target) + 1, -1.0)
    if judged is None:
        return omitted, blank_s, faulty, wrong, blank_t, blank_t, gaps, blank_g, segment
    segment[:3] = judged.assessment, judged.hter, judged.mqm
    edited_s = token_labels(_spans(judged.source, judged.source_words), source)
    edited_t = token_labels(_spans(judged.target, judged.words), target)
    return omitted, edited_s, faulty, wrong, _severe(judged, target), edited_t, gaps, _points(judged, target), segment


def _spans(text: str, spans: list[tuple[int, int, int]] | None) -> np.ndarray:
    labels = np.full(len(text), -1, np.int8)
    for start, end, mark in spans or ():
        labels[start:end] = mark
    return labels


def _likelihoods(sample: Sample, offsets: np.ndarray) -> np.ndarray:
    """The mean log-probability of each target token's characters, NaN where there is none."""
    sums, counts = np.zeros(len(sample.target) + 1), np.zeros(len(sample.target) + 1)
    for start, end, value in (sample.judged.likelihoods if sample.judged else None) or ():
        sums[start + 1 : end + 1] += max(value, LEAST_LIKELY)
        counts[start + 1 : end + 1] += 1
    totals, numbers = np.cumsum(sums), np.cumsum(counts)
    known = numbers[offsets[:, 1]] - numbers[offsets[:, 0]]
    total = totals[offsets[:, 1]] - totals[offsets[:, 0]]
    return np.where(known > 0, total / np.maximum(known, 1), np.nan)


def _severe(judged: Judged, offsets: np.ndarray) -> np.ndarray:
    """Major MQM spans against text nobody marked; minor ones are left open."""
    if judged.severe is None:
        return np.full(len(offsets), -1.0)
    marked = [(a, b, -1) for a, b in judged.slight] + [(a, b, 1) for a, b in judged.severe]
    return token_labels(_spans(judged.target, [(0, len(judged.target), 0), *marked]), offsets)


def _points(judged: Judged, offsets: np.ndarray) -> np.ndarray:
    labels = np.full(len(offsets) + 1, -1.0)
    middles = offsets.sum(1) / 2
    for at, mark in judged.gaps or ():
        labels[int(np.searchsorted(middles, at))] = mark
    return labels


def present(share: Tensor) -> Tensor:
    """Whether there is a fault, out of the share of faulty tokens: small ones count in part, -1 where unknown."""
    return (share / PRESENT).clamp(max=1.0).nan_to_num(-1.0)


def losses(outputs: Outputs, labels: Labels) -> dict[str, Tensor]:
    """Each part of the training loss, weighted."""
    segment = labels.segment
    return {
        "omitted": mean_bce(outputs.source[..., 0], labels.omitted, 1.5),
        "faulty": mean_bce(outputs.target[..., 0], labels.faulty, 1.5),
        "wrong": 0.15 * mean_bce(outputs.target[..., 1], labels.wrong),
        "gaps": 0.3 * mean_bce(outputs.gaps, labels.gaps, 2.0),
        "severe": 0.3 * mean_bce(outputs.target[..., 2], labels.severe),
        "edited": 0.25 * mean_bce(outputs.target[..., 3], labels.edited_target)
        + 0.2 * mean_bce(outputs.source[..., 1], labels.edited_source)
        + 0.1 * mean_bce(outputs.edit_gaps, labels.edit_gaps),
        "assessment": 0.6 * huber(outputs.segment[:, 0], segment[:, 0]),
        "effort": 1.0 * huber(outputs.segment[:, 1], segment[:, 1]),
        "likely": 0.5 * huber(outputs.likelihoods, labels.likelihoods),
        "mqm": 0.3 * huber(outputs.segment[:, 2], segment[:, 2]),
        "omission": 0.3 * mean_bce(outputs.segment[:, 3], present(segment[:, 3])),
        "addition": 0.3 * mean_bce(outputs.segment[:, 4], present(segment[:, 4])),
    }
