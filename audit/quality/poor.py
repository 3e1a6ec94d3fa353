"""Translations that people would throw away: the estimator expects them to rate one low, and to rewrite most of it.

Both are asked, as each alone takes a style for a fault: the assessment that of subtitles and verse, the effort that of
languages whose training data were mended most.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.quality import Estimate

_AT_MOST = {"low": -0.6, "normal": -0.6, "high": -0.4}
"""The assessment, in standard deviations from people's mean."""

_AT_LEAST = {"low": 0.8, "normal": 0.7, "high": 0.6}
"""The share of words to mend."""


def is_poor(estimate: Estimate, sensitivity: str) -> bool:
    """Whether a translation as a whole is poor; of what share of good and bad ones that holds, the model card tells."""
    return estimate.assessment < _AT_MOST[sensitivity] and estimate.effort > _AT_LEAST[sensitivity]
