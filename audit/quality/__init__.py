"""The learned reference-free estimator: what is missing, what is wrong, and how good a translation is.

    encoder, estimator = load_encoder(), load_estimator()
    source, target = encoder.encode([source_text, target_text])
    estimate = estimator.estimate([(source, target)])[0]
    estimate.omission               # how much speaks for an omission, 0 to 1
    omitted_spans(estimate, source.offsets, source_text)    # where: see audit.quality.spans

How it was trained, on what, and how well it does is in ``weights/README.md``.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

    from audit.encoder import Encoded
    from audit.quality.head import Logits
    from audit.quality.model import Model

__all__ = ["Estimate", "Estimator", "load_estimator"]


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the estimator says of one pair; all probabilities are calibrated on documents held apart.

    ``omitted`` [source tokens]: this token's content is missing from the target.
    ``faulty`` [target tokens]: this token has no counterpart in the source, or a wrong one.
    ``wrong`` [target tokens]: if it is faulty, it stands in place of something else (against: it was added).
    ``gaps`` [target tokens + 1]: something is missing between these two tokens.
    ``edited_source``, ``edited_target``: a post-editor would touch what this token says, or this token (not calibrated
    to a rate of faults: post-editors also change what is merely clumsy).
    ``quality`` 0 to 100, higher is better. 50 is where a translation is as likely as not to be one a desk would
    publish: a human translation without planted faults, or a machine translation that people gave 70 of 100 or more,
    against planted faults and machine translations judged lower.
    ``omission``, ``addition`` 0 to 1, higher is worse: a fault of that kind is somewhere in the segment; continuous.
    ``assessment`` is the direct assessment that people would give, in their standard deviations from the mean;
    ``effort`` the share of its words that they would change (HTER; Snover et al., 2006), about 0 to 1.
    ``similarity`` -1 to 1 is the mean cosine of each token with its best counterpart; none where a side is empty.
    """

    omitted: np.ndarray
    faulty: np.ndarray
    gaps: np.ndarray
    quality: float
    omission: float
    addition: float
    wrong: np.ndarray
    edited_source: np.ndarray
    edited_target: np.ndarray
    assessment: float
    effort: float
    similarity: float | None


class Estimator:
    """Estimates pairs of encoded texts; see ``load_estimator``."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self.signature: str = model.signature

    def estimate(self, pairs: Sequence[tuple[Encoded, Encoded]], unfinished: Collection[int] = ()) -> list[Estimate]:
        """An estimate a pair of source and target, in order, batched by length inside.

        A side without tokens is missing as a whole: everything on the other side is a fault. ``unfinished`` are the
        places of pairs whose target stops without a mark (see ``audit.language.endings``), which speaks for a cut.
        """
        from audit.quality.windows import joined, windows

        whole = [i for i, (s, t) in enumerate(pairs) if len(s.states) and len(t.states)]
        cuts = {i: windows(pairs[i][0].states, pairs[i][1].states) for i in whole}
        read = [(i, w) for i in whole for w in cuts[i]]
        states = [(pairs[i][0].states[slice(*w.source)], pairs[i][1].states[slice(*w.target)]) for i, w in read]
        parts: dict[int, list] = {i: [] for i in whole}
        for (i, window), logits in zip(read, self._model.head(states), strict=True):
            parts[i].append((window, logits))
        return [
            self._estimate(joined(parts[i]), i in unfinished)
            if i in parts
            else _one_sided(len(s.states), len(t.states))
            for i, (s, t) in enumerate(pairs)
        ]

    def doubts(self, pairs: Sequence[tuple[Encoded, Encoded]]) -> list[tuple[float, float]]:
        """How likely each pair is to lack something, and to have too much, 0 to 1."""
        return [(estimate.omission, estimate.addition) for estimate in self.estimate(pairs)]

    def _estimate(self, logits: Logits, unfinished: bool) -> Estimate:
        from audit.quality.head import SOURCE_OUTPUTS, TARGET_OUTPUTS
        from audit.quality.scores import addition_evidence, logistic, omission_evidence, quality_evidence, quality_of

        lines = self._model.lines
        source = dict(zip(SOURCE_OUTPUTS, logits.source.T, strict=True))
        target = dict(zip(TARGET_OUTPUTS, logits.target.T, strict=True))
        missing, added = omission_evidence(logits), addition_evidence(logits)
        omission, addition = lines["omission"].logit(missing), lines["addition"].logit(added)
        omission += self._model.unfinished * unfinished
        quality = lines["quality"](quality_evidence(logits, float(omission), float(addition)))
        return Estimate(
            omitted=lines["omitted"](source["omitted"][:, None]),
            faulty=lines["faulty"](target["faulty"][:, None]),
            gaps=lines["gaps"](logits.gaps[:, None]),
            quality=quality_of(float(quality)),
            omission=float(logistic(omission)),
            addition=float(logistic(addition)),
            wrong=logistic(target["wrong"]),
            edited_source=logistic(source["edited"]),
            edited_target=logistic(target["edited"]),
            assessment=float(logits.segment[0]),
            effort=float(logits.segment[1]),
            similarity=logits.similarity,
        )


def _one_sided(source: int, target: int) -> Estimate:
    """The estimate of a pair of which one side, or both, is empty."""
    import numpy as np

    present = float(source > 0 or target > 0)
    return Estimate(
        omitted=np.ones(source), faulty=np.ones(target), gaps=np.full(target + 1, float(source > 0)),
        quality=100 * (1 - present), omission=float(source > 0), addition=float(target > 0),
        wrong=np.zeros(target), edited_source=np.ones(source), edited_target=np.ones(target),
        assessment=-2.0 * present,
        effort=present,
        similarity=None,
    )  # fmt: skip


def load_estimator() -> Estimator:
    """The estimator with the weights that are shipped; nothing is read or built before it is used.

    Raises AuditError where the weights are missing or damaged.
    """
    from audit.quality.model import load_model

    return Estimator(load_model())
