"""Tells text that seems to be missing from names that the translation writes as an abbreviation (`la DARPA`)."""

from __future__ import annotations

import re

from audit.checks.evidence import Evidence
from audit.language.normalize import fold
from audit.names.arabic import BODY_WORDS, unattached
from audit.records import Span

_ACRONYM = re.compile(r"(?<![\w.])[A-ZÀ-ÖØ-Þ](?:[A-ZÀ-ÖØ-Þ0-9&-]{1,7}|(?:\.[A-ZÀ-ÖØ-Þ]){1,5}\.?)(?!\w)")
_MOST_WORDS = 6  # of a name that is written out
_NEAR = 3  # words between the missing part of a name and the part that is linked to the abbreviation


def abbreviated(span: Span, evidence: Evidence) -> bool:
    """Whether ``span`` of the source stands beside a word linked to an abbreviation that only the target has.

    The alignment gives an abbreviation to one word of the name that it stands for; the rest of the name seems to be
    missing. A figure in the span speaks against it, more words than a name has, or a body whose name begins behind it.
    """
    inside = [place for place, word in enumerate(evidence.source_words) if word.overlaps(span)]
    if not 0 < len(inside) <= _MOST_WORDS or any(character.isdigit() for character in span.of(evidence.source)):
        return False
    reach = range(inside[0] - _NEAR, inside[-1] + _NEAR + 1)
    behind = range(inside[-1] + 1, reach.stop)
    body = next((place for place in behind if _is_body(place, evidence)), reach.stop)
    return any(s in reach and s < body and _is_acronym(evidence.target_words[t], evidence) for s, t in evidence.links)


def _is_body(place: int, evidence: Evidence) -> bool:
    """Whether a word is the kind of an Arabic body: «وكالة», at which its name begins."""
    words = evidence.source_words[place : place + 1]
    return any(not BODY_WORDS.isdisjoint(unattached(fold(word.of(evidence.source)))) for word in words)


def _is_acronym(word: Span, evidence: Evidence) -> bool:
    text = evidence.target
    found = _ACRONYM.match(text, word.start)
    return found is not None and found.group() not in evidence.source and text.upper() != text
