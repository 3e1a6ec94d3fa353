"""Which text translates which, by what they tell: similarity of paragraphs, shared figures, dates of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from audit.reading.sides import Side

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoder

_PARAGRAPHS = 8
_SHORTEST = 20
_LONGEST = 300
_LEAST_CONFIDENCE = 0.5

# Logistic regression on the features of `features`, fitted by scripts/fit_content_pairing.py.
_WEIGHTS = (1.14, 11.7, 11.95, 1.97)
_BIAS = -6.01


def pairs_by_content(
    sources: Sequence[Side], targets: Sequence[Side], encoder: Encoder
) -> list[tuple[Side, Side, float]]:
    """Sources and targets that are each other's best, with the confidence, 0.5 to 1, that they are a pair."""
    import numpy as np

    confidence = confidences(sources, targets, encoder)
    found = []
    for i in range(len(sources)):
        j = int(np.argmax(confidence[i]))
        if confidence[i, j] >= _LEAST_CONFIDENCE and int(np.argmax(confidence[:, j])) == i:
            found.append((sources[i], targets[j], float(confidence[i, j])))
    return found


def confidences(sources: Sequence[Side], targets: Sequence[Side], encoder: Encoder) -> np.ndarray:
    """The confidence, 0 to 1, that each source and each target belong together, [sources, targets]."""
    import numpy as np

    evidence = features(sources, targets, encoder) @ np.array(_WEIGHTS) + _BIAS
    return np.asarray(1 / (1 + np.exp(-evidence)))


def features(sources: Sequence[Side], targets: Sequence[Side], encoder: Encoder) -> np.ndarray:
    """[sources, targets, 4]: similarity; how far it stands above the best other of either side; figures; dates."""
    import numpy as np

    similarity = _similarity(sources, targets, encoder)
    figures, dates = np.zeros_like(similarity), np.zeros_like(similarity)
    near, far = ([_figures(side.sample) for side in sides] for sides in (sources, targets))
    for i, left in enumerate(near):
        for j, right in enumerate(far):
            figures[i, j] = _overlap(left, right)
            dates[i, j] = _agreement(sources[i].date, targets[j].date)
    return np.stack([similarity, _margin(similarity), figures, dates], axis=-1)


def _similarity(sources: Sequence[Side], targets: Sequence[Side], encoder: Encoder) -> np.ndarray:
    """Mean cosine of each paragraph with its best counterpart, both ways, as BERTScore does with tokens."""
    import numpy as np

    near, far = ([_paragraphs(side.sample) for side in sides] for sides in (sources, targets))
    vectors = encoder.embed([text for texts in (*near, *far) for text in texts])
    bounds = np.cumsum([0, *(len(texts) for texts in (*near, *far))])
    parts = [vectors[start:end] for start, end in pairwise(bounds)]
    similarity = np.zeros((len(near), len(far)))
    for i, left in enumerate(parts[: len(near)]):
        for j, right in enumerate(parts[len(near) :]):
            if len(left) and len(right):
                cosines = left @ right.T
                similarity[i, j] = (cosines.max(axis=0).mean() + cosines.max(axis=1).mean()) / 2
    return similarity


def _margin(similarity: np.ndarray) -> np.ndarray:
    """How far each similarity stands above the best other one in its row and column; 0 where there is no other."""
    import numpy as np

    if similarity.size < 2:
        return np.zeros_like(similarity)
    return similarity - np.maximum(_best_other(similarity), _best_other(similarity.T).T)


def _best_other(similarity: np.ndarray) -> np.ndarray:
    """For each entry, the largest of the others in its row; minus infinity where there is none."""
    import numpy as np

    ranked = np.sort(similarity, axis=1)
    first = ranked[:, -1:]
    second = ranked[:, -2:-1] if similarity.shape[1] > 1 else np.full_like(first, -np.inf)
    return np.where(similarity == first, second, first)


def _paragraphs(text: str) -> list[str]:
    lines = [line.strip() for line in text.split("\n")]
    return [line[:_LONGEST] for line in lines if len(line) >= _SHORTEST][:_PARAGRAPHS]


def _figures(text: str) -> frozenset[int]:
    """The numbers of two digits and more that stand in the text, in the digits of any script."""
    return frozenset(int(figure) for figure in re.findall(r"\d{2,9}", text))


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    """Shared figures of all figures, 0 to 1; one half where there is nothing to tell by."""
    return (len(left & right) + 1) / (len(left | right) + 2)


def _agreement(left: str | None, right: str | None) -> float:
    """1 where both were published on one day, falling to -1 for a week and more; 0 where a date is missing."""
    try:
        days = abs((datetime.fromisoformat(left or "") - datetime.fromisoformat(right or "")).total_seconds()) / 86_400
    except (ValueError, TypeError):
        return 0.0
    return 1.0 - 2.0 * min(days, 7.0) / 7.0
