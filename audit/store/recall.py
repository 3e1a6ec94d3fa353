"""Takes from the store what is known of a part of a document, and puts there what is found of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.records import Document, DocumentAudit, Problem, Segment, SegmentAudit
from audit.store.codec import Unfit, pack_document, pack_row, unpack_document, unpack_row
from audit.store.database import Store
from audit.store.job import Job, Outcomes
from audit.store.keys import Keys


class Memory:
    """What earlier runs found, under the settings of one run. ``recalled`` and ``audited`` count segments."""

    def __init__(self, store: Store, keys: Keys) -> None:
        self.store = store
        self.keys = keys
        self.recalled = 0
        self.audited = 0

    def job(self, part: Document) -> Job:
        """What is to be done of ``part``."""
        rows = part.segments
        return self._rows(part, rows) if rows is not None and not part.shared else self._whole(part)

    def _whole(self, part: Document) -> Job:
        key = self.keys.document(part)
        data = self.store.get([key]).get(key)
        try:
            known = unpack_document(data, part) if data else None
        except Unfit:
            known = None
        self.recalled += len(known.segments) if known else 0
        return _Whole(part.name, None if known else part, self, key, known)

    def _rows(self, part: Document, rows: Sequence[Segment]) -> Job:
        keys = [self.keys.row(part, row) for row in rows]
        known = list(self._known(rows, keys))
        missing = tuple(row for row, found in zip(rows, known, strict=True) if found is None)
        self.recalled += len(rows) - len(missing)
        return _Rows(part.name, replace(part, segments=missing) if missing else None, self, part, keys, known)

    def _known(self, rows: Sequence[Segment], keys: Sequence[bytes]) -> Iterator[SegmentAudit | None]:
        found = self.store.get(keys)
        for row, key in zip(rows, keys, strict=True):
            try:
                yield unpack_row(found[key], row) if key in found else None
            except Unfit:
                yield None


@dataclass(frozen=True, slots=True)
class _Whole(Job):
    """A text, or rows that belong together: known altogether or not at all."""

    memory: Memory
    key: bytes
    known: DocumentAudit | None

    def finished(self, outcomes: Sequence[DocumentAudit | Problem]) -> Outcomes:
        if self.known:
            return [self.known]
        for outcome in outcomes:
            if isinstance(outcome, DocumentAudit) and self.missing:
                self._keep(self.missing, outcome)
        return list(outcomes)

    def _keep(self, part: Document, audit: DocumentAudit) -> None:
        self.memory.audited += len(audit.segments)
        try:
            self.memory.store.put({self.key: pack_document(part, audit)})
        except Unfit:
            return


@dataclass(frozen=True, slots=True)
class _Rows(Job):
    """Rows that are judged one by one."""

    memory: Memory
    part: Document
    keys: Sequence[bytes]
    known: Sequence[SegmentAudit | None]

    def finished(self, outcomes: Sequence[DocumentAudit | Problem]) -> Outcomes:
        audits = [outcome for outcome in outcomes if isinstance(outcome, DocumentAudit)]
        problems = [outcome for outcome in outcomes if isinstance(outcome, Problem)]
        found = iter([audited for audit in audits for audited in audit.segments])
        if self.missing and not audits:
            whole = [known for known in self.known if known]  # what could not be audited is told by the problem
        else:
            whole = [known or next(found) for known in self.known]
            self._keep(whole)
        return [*problems, self._audit(whole)] if whole else [*problems]

    def _keep(self, whole: Sequence[SegmentAudit]) -> None:
        fresh = {}
        for key, known, audited in zip(self.keys, self.known, whole, strict=True):
            if known is None:
                self.memory.audited += 1
                try:
                    fresh[key] = pack_row(audited)
                except Unfit:
                    continue
        self.memory.store.put(fresh)

    def _audit(self, whole: Sequence[SegmentAudit]) -> DocumentAudit:
        part = self.part
        sources = any(row.source is not None for row in part.segments or ())
        source = part.source_language if sources else None
        return DocumentAudit(
            part.name,
            tuple(whole),
            part.source.path if part.source else None,
            part.target.path if part.target else None,
            source,
            part.target_language,
        )
