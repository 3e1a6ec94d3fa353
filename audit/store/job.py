"""A part of a document on its way through an engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.records import Document, DocumentAudit, Problem

Outcomes = list[DocumentAudit | Problem]


@dataclass(frozen=True, slots=True)
class Job:
    """A part of a document that is audited whole. ``missing`` is what is still to be audited of it, if anything."""

    name: str
    missing: Document | None

    def finished(self, outcomes: Sequence[DocumentAudit | Problem]) -> Outcomes:
        """What the run yields for it, given what the engine made of ``missing``."""
        return list(outcomes)


@dataclass(frozen=True, slots=True)
class Told(Job):
    """A problem on its way through, in its place between the documents."""

    problem: Problem

    @classmethod
    def of(cls, problem: Problem) -> Told:
        return cls(problem.path, None, problem)

    def finished(self, outcomes: Sequence[DocumentAudit | Problem]) -> Outcomes:
        return [self.problem]
