"""Files that are named after XML alone: which format it is, the outermost element tells."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.errors import UnreadableFile
from audit.reading.feeds import read_feed
from audit.reading.files import shown
from audit.reading.markup import read_nodes, root_tag
from audit.reading.newsml import read_newsml
from audit.reading.nitf import read_nitf
from audit.reading.registry import Complete, Format, Stories, register
from audit.reading.tmx import read_tmx
from audit.reading.xliff import read_xliff
from audit.records import Document, Problem
from audit.settings import Settings

_FORMATS: dict[str, Format] = {
    "nitf": Stories(read_nitf),
    "newsItem": Stories(read_newsml),
    "newsMessage": Stories(read_newsml),
    "packageItem": Stories(read_newsml),
    "rss": Stories(read_feed),
    "RDF": Stories(read_feed),
    "feed": Stories(read_feed),
    "xliff": Complete(read_xliff),
    "tmx": Complete(read_tmx),
}


def sniff(path: Path) -> Format | None:
    """The format by the file's outermost element."""
    try:
        tag = root_tag(path)
    except UnreadableFile:
        tag = None
    return _FORMATS.get(tag) if tag else Complete(read_broken)


def read_broken(path: Path, _settings: Settings) -> Iterator[Document | Problem]:
    """What cannot be told from its beginning cannot be read: raises `UnreadableFile`, saying why."""
    for _ in read_nodes(path):
        pass
    yield Problem(shown(path), "XML of a kind that is not read")


register(".xml", sniff)
register(".nitf", Stories(read_nitf))
register(".rss", Stories(read_feed))
register(".atom", Stories(read_feed))
