"""Scores between two sets of translations, and how sure their difference of quality is.

The confidence is that of the paired bootstrap (Koehn 2004, "Statistical Significance Tests for Machine Translation
Evaluation"): segments are drawn with replacement, the same for both sides, and the difference is taken of each draw.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from audit.compare.records import Interval, Likeness, SegmentComparison
from audit.records import SegmentAudit

if TYPE_CHECKING:
    from audit.metrics import Metric

RESAMPLES = 1000
SEED = 12345
LONGEST_FOR_TER = 1000
"""Words of a text; TER looks for shifts in time that grows with the square of the length and more."""


class Metrics:
    """chrF and TER of new translations against the old ones, for one language."""

    def __init__(self, language: str | None) -> None:
        from audit.metrics import load_metric

        self._chrf, self._ter = load_metric("chrf", language), load_metric("ter", language)

    def of(self, old: str, new: str) -> tuple[float | None, float | None]:
        """chrF and TER of one pair; ``None`` where there is nothing to compare, or TER would take too long."""
        if not old.strip() or not new.strip():
            return None, None
        if old == new:
            return 100.0, 0.0
        short = max(len(old.split()), len(new.split())) <= LONGEST_FOR_TER
        return self._chrf.segment(new, old), self._ter.segment(new, old) if short else None

    def likeness(self, pairs: Sequence[SegmentComparison]) -> tuple[Likeness, ...]:
        """Both metrics over all pairs that have the two texts."""
        whole = [_targets(pair) for pair in pairs if pair.chrf is not None]
        short = [_targets(pair) for pair in pairs if pair.ter is not None]
        given = (self._chrf, whole), (self._ter, short)
        return tuple(_corpus(metric, texts) for metric, texts in given if texts)


def _targets(pair: SegmentComparison) -> tuple[str, str]:
    return pair.old.segment.target if pair.old else "", pair.new.segment.target if pair.new else ""


def _corpus(metric: Metric, texts: Sequence[tuple[str, str]]) -> Likeness:
    score = metric.corpus([new for _, new in texts], [old for old, _ in texts])
    return Likeness(metric.name, score, metric.signature)


def quality_interval(pairs: Sequence[SegmentComparison], seed: int = SEED) -> Interval | None:
    """The difference of mean quality over the pairs that both audits score, or ``None`` where there are none.

    A segment weighs as many words as its source has, the same on both sides, so that only quality can differ.
    """
    import numpy as np

    scored = [(p.old, p.new) for p in pairs if p.old and p.new and p.quality_change is not None]
    if not scored:
        return None
    weights = np.array([_weight(new) for _, new in scored], dtype=float)
    old = np.array([before.scores.quality for before, _ in scored], dtype=float)
    new = np.array([after.scores.quality for _, after in scored], dtype=float)
    change = weights * (new - old)
    generator = np.random.default_rng(seed)
    drawn = np.empty(RESAMPLES)
    for place in range(RESAMPLES):  # one draw at a time: a matrix of all would not fit for a large feed
        chosen = generator.integers(0, len(scored), len(scored))
        drawn[place] = change[chosen].sum() / weights[chosen].sum()
    low, high = np.percentile(drawn, [2.5, 97.5])
    against = min(float((drawn <= 0).mean()), float((drawn >= 0).mean()))
    return Interval(
        old=float((weights * old).sum() / weights.sum()),
        new=float((weights * new).sum() / weights.sum()),
        low=float(low),
        high=float(high),
        p=min(1.0, 2 * against),
        segments=len(scored),
        signature=f"paired-bootstrap:{RESAMPLES}|seed:{seed}|weights:source-words",
    )


def _weight(audited: SegmentAudit) -> int:
    return max(1, len((audited.segment.source or audited.segment.target).split()))
