"""What a part of a run came to, where its records went elsewhere: small enough to be sent from a million places."""

from __future__ import annotations

from dataclasses import dataclass

from audit.parts import parts
from audit.records import DocumentAudit, Totals


@dataclass(frozen=True, slots=True)
class Tally:
    """``documents`` stand in a part that begins with a segment of the one named ``first`` and ends in ``last``."""

    totals: Totals
    documents: int
    first: str
    last: str

    @classmethod
    def of(cls, audit: DocumentAudit) -> Tally | None:
        """``None`` where there is no segment."""
        names = [part.name for part in parts(audit)]
        return cls(audit.totals, len(names), names[0], names[-1]) if names else None
