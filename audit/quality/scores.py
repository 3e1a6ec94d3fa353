"""Segment scores out of the network's logits: evidence for a fault on one side, and the numbers made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    from audit.quality.head import Logits

_LIMIT = 8.0  # logits beyond it say nothing more
_REACH = 1.8  # how many times further from the boundary good translations are shown than the logistic has them
_FAULTS = 0.3  # standard deviations of quality that a logit of evidence for a fault costs


@dataclass(frozen=True, slots=True)
class Line:
    """A logistic model: the probability is the logistic of `weights` times the evidence plus `bias`."""

    weights: tuple[float, ...]
    bias: float

    @classmethod
    def parse(cls, value: Mapping[str, Any]) -> Line:
        return cls(tuple(float(w) for w in value["weights"]), float(value["bias"]))

    def logit(self, evidence: np.ndarray) -> np.ndarray:
        """`evidence` [..., k] to logits [...]."""
        import numpy as np

        return evidence @ np.array(self.weights) + self.bias

    def __call__(self, evidence: np.ndarray) -> np.ndarray:
        return logistic(self.logit(evidence))


def logistic(x: np.ndarray) -> np.ndarray:
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def omission_evidence(logits: Logits) -> np.ndarray:
    """What speaks for an omission, [7]; see ``_evidence``."""
    from audit.quality.head import SEGMENT_OUTPUTS

    return _evidence(logits.source[:, 0], logits.gaps, logits.segment[SEGMENT_OUTPUTS.index("omission")])


def addition_evidence(logits: Logits) -> np.ndarray:
    """What speaks for an addition or a mistranslated span, [7]; see ``_evidence``."""
    from audit.quality.head import SEGMENT_OUTPUTS

    return _evidence(logits.target[:, 0], logits.gaps, logits.segment[SEGMENT_OUTPUTS.index("addition")])


def _evidence(tokens: np.ndarray, gaps: np.ndarray, segment: float) -> np.ndarray:
    """The segment's logit; the best token, run of four and run of ten; the expected count; the best gap; the length."""
    import numpy as np

    tokens = np.clip(tokens, -_LIMIT, _LIMIT)
    probable = logistic(tokens)
    return np.array(
        [
            np.clip(segment, -_LIMIT, _LIMIT),
            tokens.max(),
            _best_run(tokens, 4),
            _best_run(tokens, 10),
            np.log(0.05 + probable.sum()),
            np.clip(gaps.max(), -_LIMIT, _LIMIT),
            np.log(len(tokens)),
        ]
    )


def _best_run(values: np.ndarray, length: int) -> float:
    """The highest mean of `length` neighbours (of all, where there are fewer)."""
    import numpy as np

    length = min(length, len(values))
    sums = np.zeros(len(values) + 1)
    np.cumsum(values, out=sums[1:])
    return float((sums[length:] - sums[:-length]).max() / length)


def quality_evidence(logits: Logits, omission: float, addition: float) -> np.ndarray:
    """What speaks for a translation, [1]: the assessment that people would give it, less the share of its words that
    they would mend, less what speaks for a fault where that is more than speaks against it.

    Where a fault is less likely than not, how much less says nothing of a translation's quality, and would drown what
    the first two say.
    """
    import numpy as np

    assessment, effort = np.clip(logits.segment[:2], -3, 3)
    faults = np.clip([omission, addition], 0, 6).sum()
    return np.array([assessment - effort - _FAULTS * faults])


def quality_of(probability: float) -> float:
    """A quality, 0 to 100, out of the logistic of its evidence; 50 stays 50.

    The best translations that people write come to three quarters of the logistic's scale, and fill the whole of this.
    """
    return 100 * min(1.0, 0.5 + (_REACH if probability > 0.5 else 1.0) * (probability - 0.5))
