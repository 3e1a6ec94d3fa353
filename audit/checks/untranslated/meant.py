"""Foreign words that a desk leaves: titles, short quotations, words that were foreign in the original too."""

from __future__ import annotations

from audit.checks.evidence import Evidence
from audit.checks.untranslated.glossed import is_in_short_quotation
from audit.language.mixed import Foreign
from audit.records import Span

_QUOTED_WORDS = 6
_OPENING, _CLOSING = "«“”„\"‘'‹(", "»”“\"’'›)"
_SPACE_OR_MARK = " \u00a0\u202f.,!?…"


def is_meant(stretch: Foreign, evidence: Evidence) -> bool:
    """Whether a stretch is a title, a short or explained quotation, or foreign in the original as well."""
    text, span = evidence.target, stretch.span
    source = evidence.source_language
    if source and source.code != stretch.code and span.of(text).casefold() in evidence.source.casefold():
        return True
    if not any(c.isalpha() for c in text[: span.start] + text[span.end :]):
        return False
    short = stretch.words <= _QUOTED_WORDS
    if short and is_in_short_quotation(text, span):  # of which names and what both languages share are no part
        return True
    return stretch.title or (_is_quoted(text, span) and (short or _is_explained(text, span)))


def _is_quoted(text: str, span: Span) -> bool:
    before, after = text[: span.start].rstrip(), text[span.end :].lstrip(_SPACE_OR_MARK)
    return any(before.endswith(mark) for mark in _OPENING) and any(after.startswith(mark) for mark in _CLOSING)


def _is_explained(text: str, span: Span) -> bool:
    """Whether a bracket follows, which says what it means."""
    return text[span.end :].lstrip(_SPACE_OR_MARK + _CLOSING)[:1] in ("(", "[")
