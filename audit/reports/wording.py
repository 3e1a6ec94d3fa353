"""Small pieces of English that reports and commands share."""

from __future__ import annotations

from audit.records import Finding, SegmentAudit
from audit.reports.inert import inert

_LONGEST = 1000  # characters of one text in a report for people; nobody reads more of it there


def counted(number: int, noun: str) -> str:
    """``3 documents``, ``1 document``, ``12,000 documents``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def line(text: str, longest: int = _LONGEST) -> str:
    """``text`` on one line, inert, and cut where it is longer than ``longest``; never empty."""
    made = inert(" ".join(text[: 4 * longest].split())) or "-"
    return made if len(made) <= longest else made[: longest - 1] + "…"


def said(finding: Finding) -> str:
    """What a finding says, on one line, with its suggestion."""
    use = f" Use: {line(finding.suggestion)}" if finding.suggestion else ""
    return line(finding.message) + use


def marked(audited: SegmentAudit, finding: Finding) -> str:
    """The text that a finding marks, of the translation or else of the original; empty where it marks none."""
    sides = (audited.segment.target, finding.target_span), (audited.segment.source or "", finding.source_span)
    return next((span.of(text) for text, span in sides if span is not None and len(span)), "")
