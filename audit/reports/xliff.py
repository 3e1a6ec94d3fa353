"""XLIFF with the findings as notes: the file that was audited with notes put in, or else a new XLIFF 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from audit.errors import UnreadableFile
from audit.parts import parts
from audit.reading.inline import PLACEHOLDER
from audit.reading.markup import FORBIDDEN, decoded_file, root_tag
from audit.reading.xliff import OWN_NOTES, ROLE_NOTES, SOURCE_NOTES, Edit, Note, edits
from audit.records import DocumentAudit, Finding, Role, SegmentAudit, Severity
from audit.reports.inert import inert

if TYPE_CHECKING:
    from audit.reports import Summary

_UNDETERMINED = "und"
_DECLARED = re.compile(r"""(<\?xml[^>]{0,200}?encoding\s*=\s*)(["'])[A-Za-z0-9._-]{1,40}\2""")


class XliffReport:
    """Where one XLIFF file was audited, and nothing else: that file as it is, with a note for each finding. Otherwise a
    new XLIFF 1.2 with a ``file`` for each document and a ``trans-unit`` for each segment, which tools for translators
    read most widely; it reads back as the same segments.
    """

    def __init__(self, stream: IO[str]) -> None:
        self._stream = stream
        self._documents: list[DocumentAudit] = []

    def add(self, document: DocumentAudit) -> None:
        self._documents.append(document)

    def close(self, summary: Summary) -> None:
        path = _audited_file(self._documents)
        self._stream.writelines(_annotated(path, self._documents) if path else _new(self._documents))
        self._stream.flush()


def _audited_file(documents: Iterable[DocumentAudit]) -> Path | None:
    """The one XLIFF file that everything came from, where there is one and it can be read again."""
    names = {document.name for document in documents if not document.target_path}
    if len(names) != 1 or any(document.target_path for document in documents):
        return None
    path = Path(names.pop())
    try:
        return path if path.is_file() and root_tag(path) == "xliff" else None
    except UnreadableFile:
        return None


def _annotated(path: Path, documents: Iterable[DocumentAudit]) -> Iterator[str]:
    notes = {
        audited.segment.index: [_note(finding) for finding in audited.findings]
        for document in documents
        for audited in document.segments
    }
    data = decoded_file(path).encode()
    written = []
    place = 0
    for edit in sorted(edits(path, notes), key=_where):
        written += [data[place : edit.start], edit.text.encode()]
        place = edit.end
    text = b"".join((*written, data[place:])).decode("utf-8", "replace")
    yield _DECLARED.sub(r"\1\2UTF-8\2", text, count=1)


def _where(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def _new(documents: Iterable[DocumentAudit]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n'
    for document in documents:
        for part in parts(document):
            name = part.segments[0].segment.document
            source, target = part.source_language or _UNDETERMINED, part.target_language or _UNDETERMINED
            yield f"<file original={_quoted(name)} datatype={_quoted('plaintext')} "
            yield f"source-language={_quoted(source)} target-language={_quoted(target)}>\n<body>\n"
            yield from map(_unit, part.segments)
            yield "</body>\n</file>\n"
    yield "</xliff>\n"


def _unit(audited: SegmentAudit) -> str:
    segment = audited.segment
    worst = audited.severity
    state = "needs-review-translation" if worst is not None and worst >= Severity.MAJOR else "translated"
    notes = [_note(finding) for finding in audited.findings]
    if segment.role is not Role.PROSE:
        notes.append(Note(ROLE_NOTES, segment.role.value, "general", 10))
    if segment.source is None:
        notes.append(Note(SOURCE_NOTES, "none", "general", 10))
    lines = [
        f"<trans-unit id={_quoted(segment.id)} xml:space={_quoted('preserve')}>",
        f"<source>{_content(segment.source or '')}</source>",
        f"<target state={_quoted(state)}>{_content(segment.target)}</target>",
        *(note.first_version("") for note in notes),
        "</trans-unit>\n",
    ]
    return "\n".join(lines)


def _note(finding: Finding) -> Note:
    side = "target" if finding.target_span else "source" if finding.source_span else "general"
    text = f"{finding.rule} {finding.name}, {finding.severity.label}: {finding.message}"
    if finding.suggestion:
        text += f" Suggestion: {finding.suggestion}"
    return Note(OWN_NOTES, inert(text), side, 4 - finding.severity)


def _content(text: str) -> str:
    """The text of a segment: what XML forbids is lost, a placeholder is an empty element, a carriage return is kept."""
    number = 0

    def element(_: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"<x id={_quoted(str(number))}/>"

    return re.sub(PLACEHOLDER, element, _escaped(text))


def _escaped(text: str) -> str:
    return escape(FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;"})


def _quoted(text: str) -> str:
    return quoteattr(FORBIDDEN.sub("\ufffd", text), {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
