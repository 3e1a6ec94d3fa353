"""The corridor: read, segment, align, encode, measure, check, judge; the reports come after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines.local import Progress, run_local
from audit.records import Document, DocumentAudit, Finding, Problem, SegmentAudit
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.alignment.passages import Encode, Passage
    from audit.checks import Rule
    from audit.checks.evidence import Evidence
    from audit.encoder import Encoder
    from audit.language import Language
    from audit.quality import Estimator

__all__ = ["Auditor", "Progress"]

_BATCH = 128  # rows measured at once: enough to pack by length, little enough to bound memory


class Auditor:
    """Audits documents under one set of settings. Models are loaded when the first document needs them.

    for item in Auditor(Settings(target="fr")).audit(["feed/"]):
        ...   # a DocumentAudit, or a Problem that says what could not be audited and why
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    def audit(
        self, paths: Sequence[str | Path], progress: Callable[[Progress], None] | None = None
    ) -> Generator[DocumentAudit | Problem, None, None]:
        """Audit everything at ``paths``, one document at a time.

        Raises:
            AuditError: a path does not exist, or the settings cannot be met.
        """
        return run_local(self, paths, progress)

    def audit_document(self, document: Document) -> Iterator[DocumentAudit]:
        """Audit one document; a long file of rows comes in several parts."""
        source_language, target_language = self._languages(document)
        for passages, together in self._passages(document, source_language, target_language):
            evidence = self._measure(passages, source_language, target_language)
            audited = self._check(evidence, together)
            yield DocumentAudit(
                document.name,
                tuple(audited),
                document.source.path if document.source else None,
                document.target.path if document.target else None,
                source_language.code if source_language else None,
                target_language.code,
            )

    @cached_property
    def signature(self) -> str:
        """What the scores of this run depend on: program, encoder and estimator."""
        from audit import __version__

        return f"wire-audit:{__version__}|{self._encoder.signature}|{self._estimator.signature}"

    @cached_property
    def _encoder(self) -> Encoder:
        from audit.encoder import load_encoder

        return load_encoder(self.settings.encoder)

    @cached_property
    def _reread(self) -> Encode | None:
        """The encoder that the estimator was trained on, where another one is in use."""
        from audit.encoder import load_encoder

        return None if self.settings.encoder is None else load_encoder().encode

    @cached_property
    def _estimator(self) -> Estimator:
        from audit.quality import load_estimator

        return load_estimator()

    @cached_property
    def _rules(self) -> tuple[Rule, ...]:
        from audit.checks import all_rules

        return tuple(rule for rule in all_rules() if self.settings.runs(rule.code))

    def _languages(self, document: Document) -> tuple[Language | None, Language]:
        from audit.language.sides import languages_of

        return languages_of(document, self.settings)

    def _passages(
        self, document: Document, source_language: Language | None, target_language: Language
    ) -> Iterator[tuple[list[Passage], bool]]:
        """The document's segments with their token states, in parts, and whether those of a part belong together."""
        from audit.alignment import passages

        if document.segments is not None:
            yield from self._rows(document)
        elif document.source and document.target and source_language:
            sides = source_language, target_language
            encode = self._encoder.encode
            yield passages.paired_passages(document.name, document.source, document.target, sides, encode), True
        elif document.target:
            yield passages.single_passages(document.name, document.target, target_language), True

    def _rows(self, document: Document) -> Iterator[tuple[list[Passage], bool]]:
        from audit.alignment.passages import given_passages

        segments = document.segments or ()
        size = len(segments) if document.shared else _BATCH
        for start in range(0, len(segments), max(size, 1)):
            part = Document(document.name, None, segments=segments[start : start + size])
            yield given_passages(part, self._encoder.encode), document.shared

    def _measure(
        self, passages: Sequence[Passage], source_language: Language | None, target_language: Language
    ) -> list[Evidence]:
        from audit.checks.gather import gather

        sensitivity, reread = self.settings.sensitivity, self._reread
        return gather(passages, source_language, target_language, self._estimator, sensitivity, reread)

    def _check(self, evidence: Sequence[Evidence], together: bool) -> Iterator[SegmentAudit]:
        from audit.checks import run
        from audit.checks.evidence import DocumentEvidence
        from audit.judging import judge

        findings: defaultdict[int, list[Finding]] = defaultdict(list)
        for places in _groups(evidence, together):
            part = DocumentEvidence([evidence[place] for place in places])
            for place, finding in run(self._rules, part):
                findings[places[place]].append(finding)
        for place, one in enumerate(evidence):
            yield judge(one.segment, one.scores, findings[place])


def _groups(evidence: Sequence[Evidence], together: bool) -> list[list[int]]:
    """Places of segments that are read as one document: by its name, or each by itself."""
    if not together:
        return [[place] for place in range(len(evidence))]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(evidence):
        groups[one.segment.document].append(place)
    return list(groups.values())
