"""The paths that reports carry: as seen from the working folder, so that other machines find the same files."""

from __future__ import annotations

import os

from audit.records import DocumentAudit
from audit.reports.inert import inert


def file_of(document: DocumentAudit) -> str:
    """The file that a reader of a report opens: the translation, or the file that holds both sides."""
    return relative(document.target_path or document.source_path or document.name)


def relative(path: str) -> str:
    """``path`` inert, as seen from the working folder, with ``/``, without ``./``; absolute if it lies elsewhere."""
    path = inert(path)
    if "://" in path:  # a URL, read on a cluster
        return path
    inside = os.path.relpath(path) if os.path.isabs(path) else os.path.normpath(path)
    outside = inside.split(os.sep)[0] == os.pardir
    return (os.path.abspath(path) if outside else inside).replace(os.sep, "/")
