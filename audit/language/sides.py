"""Which languages a document's two sides are in: as asked, as the files' names say, or as the texts show."""

from __future__ import annotations

from collections.abc import Iterable

from audit.language import Language, get
from audit.language.identify import identify
from audit.records import Document
from audit.settings import Settings

_UNKNOWN = "und"  # ISO 639-2, undetermined
_SAMPLE = 4000  # characters are plenty to tell a language by


def languages_of(document: Document, settings: Settings) -> tuple[Language | None, Language]:
    """The languages of the source and the target; ``None`` for the source where the document has none.

    A language that cannot be told from the text is the undetermined one, of which no facts are known.
    """
    segments = document.segments or ()
    sources = [document.source.content] if document.source else [s.source for s in segments if s.source]
    targets = [document.target.content] if document.target else [s.target for s in segments]
    has_source = document.source is not None or any(s.source is not None for s in segments)
    source = _language(settings.source or document.source_language, sources) if has_source else None
    return source, _language(settings.target or document.target_language, targets)


def _language(code: str | None, texts: Iterable[str]) -> Language:
    if code:
        return get(code)
    sample = ""
    for text in texts:
        sample += f"{text}\n"
        if len(sample) > _SAMPLE:
            break
    found = identify(sample[:_SAMPLE])
    return get(found.code if found else _UNKNOWN)
