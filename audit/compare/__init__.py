"""Two audits side by side: what is new, what is fixed, what stayed, and whether one is better than the other."""

from __future__ import annotations

from audit.compare.comparison import compare
from audit.compare.records import Comparison, DocumentComparison, SegmentComparison, Status

__all__ = ["Comparison", "DocumentComparison", "SegmentComparison", "Status", "compare"]
