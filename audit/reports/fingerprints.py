"""What makes a finding the same finding in the next run, although lines have moved and paragraphs were reflowed."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterator

from audit.records import DocumentAudit, Finding, Segment
from audit.reports.inert import inert
from audit.reports.paths import file_of

_CONTEXT = 16  # letters on either side: enough to tell two places apart, few enough to outlive an edit further off


class Fingerprints:
    """The fingerprints of one run; documents are to come in the order of the audit.

    A fingerprint is ``IDENTITY-CONTEXT-NUMBER``. The identity is a hash of the document, the rule and the marked text;
    the context one of the letters around it; the number counts repetitions of both. White space (and so where lines
    break, after a hyphen or in a script without spaces too), letter case and compatibility forms of characters make no
    difference, nor do line numbers and the place in the document.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, document: DocumentAudit) -> Iterator[list[str]]:
        """The fingerprints of the findings of each segment."""
        for audited in document.segments:
            name = document_key(document, audited.segment)
            yield [self._numbered(_print(name, audited.segment, finding)) for finding in audited.findings]

    def _numbered(self, print: str) -> str:
        self._seen[print] += 1
        return f"{print}-{self._seen[print]}"


def identity(fingerprint: str) -> str:
    """The part of a fingerprint that does not depend on what stands around the marked text."""
    return fingerprint.partition("-")[0]


def document_key(document: DocumentAudit, segment: Segment) -> str:
    """What a document is called in fingerprints and baselines: its file, and in a row file the document of the row."""
    file = file_of(document)
    return file if segment.document == document.name else f"{file}: {inert(segment.document)}"


def marked_text(segment: Segment, finding: Finding) -> str:
    """The text that a finding is about: of the translation, else of the original, else all of the segment."""
    for text, span in ((segment.target, finding.target_span), (segment.source or "", finding.source_span)):
        if span is not None and span.of(text).strip():
            return span.of(text)
    return segment.target or segment.source or ""


def _print(name: str, segment: Segment, finding: Finding) -> str:
    text = _normal(marked_text(segment, finding))
    return f"{_hash(name, finding.rule, text, size=8)}-{_hash(*_context(segment, finding), size=4)}"


def _context(segment: Segment, finding: Finding) -> tuple[str, ...]:
    """The letters and digits before and after the marked text."""
    for text, span in ((segment.target, finding.target_span), (segment.source or "", finding.source_span)):
        if span is not None and span.of(text).strip():
            return _bare(text[: span.start])[-_CONTEXT:], _bare(text[span.end :])[:_CONTEXT]
    return ()


def _normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _bare(text: str) -> str:
    return "".join(character for character in _normal(text) if character.isalnum())


def _hash(*parts: str, size: int) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=size).hexdigest()
