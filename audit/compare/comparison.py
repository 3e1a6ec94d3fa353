"""Compares two audits: pairs their segments, then says of each pair what changed, and of all what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from audit.compare.matching import Located, matched
from audit.compare.records import Comparison, DocumentComparison, SegmentComparison
from audit.compare.scores import SEED, Metrics, quality_interval
from audit.compare.statuses import statuses
from audit.compare.wording import difference
from audit.records import DocumentAudit, Totals


def compare(old: Sequence[DocumentAudit], new: Sequence[DocumentAudit], seed: int = SEED) -> Comparison:
    """Two audits of the same copy, or of two translations of the same sources, side by side.

    Segments are matched by their own id, else by their source; what is left, by place, where the texts are alike.
    ``seed`` is that of the bootstrap: the same audits and seed give the same figures.
    """
    found = matched(old, new)
    documents = {one.segment.document: document for document in (*old, *new) for one in document.segments}
    metrics = Metrics(next((d.target_language for d in documents.values() if d.target_language), None))
    home = {before.document: after.audited.segment.document for before, after in found if before and after}
    pairs: dict[str, list[SegmentComparison]] = {}
    for before, after in found:
        pairs.setdefault(_name(before, after, home), []).append(_compared(before, after, metrics))
    everything = [one for made in pairs.values() for one in made]
    return Comparison(
        tuple(_document(name, made, documents) for name, made in pairs.items()),
        _totals(old),
        _totals(new),
        quality_interval(everything, seed),
        metrics.likeness(everything),
    )


def _name(before: Located | None, after: Located | None, home: Mapping[str, str]) -> str:
    """The document that a pair is shown in: the new one's, where the old segment's document has one."""
    if after is not None:
        return after.audited.segment.document
    return home.get(before.document, before.audited.segment.document) if before else ""


def _compared(before: Located | None, after: Located | None, metrics: Metrics) -> SegmentComparison:
    old, new = before.audited if before else None, after.audited if after else None
    found = statuses(old, new)
    if old is None or new is None:
        return SegmentComparison(old, new, found)
    texts = old.segment.target, new.segment.target
    return SegmentComparison(old, new, found, difference(*texts), *metrics.of(*texts))


def _document(
    name: str, pairs: Sequence[SegmentComparison], documents: Mapping[str, DocumentAudit]
) -> DocumentComparison:
    audit, before = documents[name], next((pair.old.segment.document for pair in pairs if pair.old), name)
    return DocumentComparison(
        name, tuple(pairs), _path(audit), _path(documents[before]), audit.source_language, audit.target_language
    )


def _path(audit: DocumentAudit) -> str | None:
    return audit.target_path or audit.source_path


def _totals(documents: Sequence[DocumentAudit]) -> Totals:
    return sum((document.totals for document in documents), Totals())
