"""The corridor: read, segment, align, encode, measure, check, judge; the reports come after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audit.engines.means import Means
from audit.engines.progress import Progress
from audit.engines.run import run
from audit.records import Document, DocumentAudit, Finding, Problem, Segment, SegmentAudit
from audit.settings import Settings

if TYPE_CHECKING:
    from audit.alignment.passages import Passage
    from audit.checks import Rule
    from audit.checks.evidence import Evidence
    from audit.encoder import Encode, Encoder
    from audit.language import Language
    from audit.metrics.base import Pair
    from audit.metrics.running import Metrics
    from audit.names.glossary import Term
    from audit.quality import Estimator

__all__ = ["Auditor", "Progress"]

_BATCH = 128  # rows measured at once: enough to pack by length, little enough to bound memory


class Auditor:
    """Audits documents under one set of settings. Models are loaded when the first document needs them.

    for item in Auditor(Settings(target="fr")).audit(["feed/"]):
        ...   # a DocumentAudit, or a Problem that says what could not be audited and why
    """

    def __init__(self, settings: Settings | None = None, means: Means | None = None) -> None:
        """``settings`` say what is asked, ``means`` how it is done: they never change what comes out."""
        self.settings = settings or Settings()
        self.means = means or Means()

    def audit(
        self, paths: Sequence[str | Path], progress: Callable[[Progress], None] | None = None
    ) -> Generator[DocumentAudit | Problem, None, None]:
        """Audit everything at ``paths``, one document at a time.

        Raises:
            AuditError: a path does not exist, or the settings cannot be met.
        """
        return run(self, paths, progress)

    def parts(self, document: Document) -> Iterator[Document]:
        """The parts of a document that are audited apart: all of it, or of rows that share nothing, some at a time.

        Rows of which none has any original are translations whose originals are not there: nothing was added to them.
        """
        rows = document.segments
        if rows is not None and not any(row.source and row.source.strip() for row in rows):
            rows = tuple(replace(row, source=None, source_lines=None) for row in rows)
            document = replace(document, segments=rows)
        if rows is None or document.shared:
            yield document
            return
        source, target = self._languages(document)  # of all rows together, so that all parts agree
        for start in range(0, len(rows), _BATCH):
            yield replace(
                document,
                segments=rows[start : start + _BATCH],
                source_language=source.code if source else None,
                target_language=target.code,
            )

    def audit_part(self, document: Document) -> DocumentAudit:
        """Audit one part of a document; see ``parts``."""
        return self.judged(document, self.measured(document))

    def measured(self, document: Document) -> list[Evidence]:
        """What the models say of each segment of a part: nearly all of it is theirs, and runs beside other work."""
        languages = self._languages(document)
        evidence = [one for some in self._passages(document, *languages) for one in self._measure(some, *languages)]
        return self._appraised(evidence) if self.metrics else evidence

    def judged(self, document: Document, evidence: Sequence[Evidence]) -> DocumentAudit:
        """The audit of a part, given its evidence."""
        if evidence:
            source_language, target_language = evidence[0].source_language, evidence[0].target_language
        else:
            source_language, target_language = self._languages(document)
        return DocumentAudit(
            document.name,
            tuple(self._check(evidence, document.shared)),
            document.source.path if document.source else None,
            document.target.path if document.target else None,
            source_language.code if source_language else None,
            target_language.code,
        )

    def load_rules(self, document: Document) -> None:
        """Load the rules, and what they look up in the languages of ``document``, before there is evidence to judge."""
        from audit.checks.rehearsal import rehearse

        rehearse(self._rules, document, *self._languages(document))

    @cached_property
    def signature(self) -> str:
        """What the scores of this run depend on: program, encoder, estimator, and metrics that were asked for."""
        from audit import __version__

        own = f"wire-audit:{__version__}|{self._encoder.signature}|{self._estimator.signature}"
        return " ".join((own, *self.metrics.signatures.values()))

    @cached_property
    def metrics(self) -> Metrics:
        """The metrics against the source that the settings name. Raises AuditError where one cannot be had."""
        from audit.metrics.base import Workshop
        from audit.metrics.running import Metrics

        workshop = Workshop(self.settings.device, lambda: self._encoder)
        return Metrics(self.settings.metrics, workshop, self.means.cache, self.means.tell)

    def pairs(self, document: Document) -> list[Pair]:
        """The pairs of texts that the metrics would be asked about, of one part of a document."""
        languages = self._languages(document)
        segments = [p.segment for some in self._passages(document, *languages) for p in some]
        return [pair for segment in segments if (pair := _pair(segment, *languages))]

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
    ) -> Iterator[list[Passage]]:
        """The document's segments with their token states, some at a time, since states take much memory."""
        from audit.alignment import passages

        if document.segments is not None:
            for start in range(0, len(document.segments), _BATCH):
                some = replace(document, segments=document.segments[start : start + _BATCH])
                yield passages.given_passages(some, self._encoder.encode)
        elif document.source and document.target and source_language:
            texts, languages = (document.source, document.target), (source_language, target_language)
            doubts = self._estimator.doubts if self.settings.encoder is None else None
            yield from passages.paired_passages(document.name, texts, languages, self._encoder.encode, doubts)
        elif document.target:
            yield passages.single_passages(document.name, document.target, target_language)

    def _measure(
        self, passages: Sequence[Passage], source_language: Language | None, target_language: Language
    ) -> list[Evidence]:
        from audit.checks.gather import gather

        sensitivity, reread = self.settings.sensitivity, self._reread
        return gather(passages, source_language, target_language, self._estimator, sensitivity, reread)

    def _appraised(self, evidence: Sequence[Evidence]) -> list[Evidence]:
        """``evidence`` with what the metrics say, whose scores stand beside the estimator's."""
        pairs = [_pair(one.segment, one.source_language, one.target_language) for one in evidence]
        appraised = []
        for start in range(0, len(evidence), _BATCH):
            appraisals = self.metrics.appraise(pairs[start : start + _BATCH])
            for one, appraisal in zip(evidence[start : start + _BATCH], appraisals, strict=True):
                scores = replace(one.scores, extra={**one.scores.extra, **appraisal.scores})
                appraised.append(replace(one, scores=scores, appraisal=appraisal))
        return appraised

    def _glossary(self, source_language: Language | None, target_language: Language) -> tuple[Term, ...]:
        from audit.names.glossary import load_glossary

        path = self.settings.glossary
        return load_glossary(path, source_language and source_language.code, target_language.code) if path else ()

    def _check(self, evidence: Sequence[Evidence], together: bool) -> Iterator[SegmentAudit]:
        from audit.checks import run
        from audit.checks.evidence import DocumentEvidence
        from audit.judging import judge

        findings: defaultdict[int, list[Finding]] = defaultdict(list)
        glossary = self._glossary(evidence[0].source_language, evidence[0].target_language) if evidence else ()
        for places in _groups(evidence, together):
            part = DocumentEvidence([evidence[place] for place in places], glossary)
            for place, finding in run(self._rules, part):
                findings[places[place]].append(finding)
        for place, one in enumerate(evidence):
            if one.appraisal is None:
                yield judge(one.segment, one.scores, findings[place])
                continue
            seen = [finding for finding in one.appraisal.findings if self.settings.runs(finding.rule)]
            audited = judge(one.segment, one.scores, [*findings[place], *seen])
            yield replace(audited, texts=one.appraisal.texts, unmeasured=one.appraisal.unmeasured)


def _pair(segment: Segment, source_language: Language | None, target_language: Language) -> Pair | None:
    """A segment as metrics see it; ``None`` where it has no two sides, or is furniture."""
    from audit.metrics.base import Pair

    source = segment.source or ""
    if source_language is None or segment.role.is_furniture or not source.strip() or not segment.target.strip():
        return None
    return Pair(source, segment.target, source_language.code, target_language.code)


def _groups(evidence: Sequence[Evidence], together: bool) -> list[list[int]]:
    """Places of segments that are read as one document: by its name, or each by itself."""
    if not together:
        return [[place] for place in range(len(evidence))]
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(evidence):
        groups[one.segment.document].append(place)
    return list(groups.values())
