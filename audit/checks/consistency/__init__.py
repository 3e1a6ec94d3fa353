"""Numbers and dates that contradict each other within a text (NB107 to NB110): no original is needed."""

from __future__ import annotations

from audit.checks.consistency.dates import calendar
from audit.checks.consistency.rises import changes
from audit.checks.consistency.stories import contradictions
from audit.checks.consistency.wholes import totals

__all__ = ["calendar", "changes", "contradictions", "totals"]
