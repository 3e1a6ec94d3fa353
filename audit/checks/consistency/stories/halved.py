"""What the headline says is halved or doubled, and goes the other way below: `passerait de 6 à 12 dollars`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.checks.consistency.stories.passages import Contradiction, Passage
from audit.records import Span

_HALVED = re.compile(
    r"\b(?:rédui|diminu|baiss|coup|rabot|ampu?t|recul|chut|ramen)[^\W\d_]*(?:\s[^\W\d_]+){0,5}?\sde (?:la )?moitié\b"
    r"|\bdivis[^\W\d_]+\spar deux\b",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"\b(?:doubl(?:e|er|é|ée|és|ées|ent|era|ement)\b|multipli[^\W\d_]+\spar deux\b)", re.IGNORECASE)
_PASSED = re.compile(r"\b(?:pass|ramen)[^\W\d_]{1,6}(?:\s[^\W\d_]+)?\sde\s\Z", re.IGNORECASE)
_TO = re.compile(r"\s?(?:[^\W\d_%]+\s)?%?\s?à\s")
_NEAR = 30  # characters before a figure in which it is said to be the start of a change
_FIRST = 5  # passages in which the news is told
_TWICE = 2


def halved(read: Sequence[Passage], code: str) -> Iterator[Contradiction]:
    """The first change of a story that goes exactly the other way than the headline, and the lead below it, say."""
    head = [one for one in read if one.is_head]
    falls, rises = ([form.search(one.text) for one in head] for form in (_HALVED, _DOUBLED))
    if code != "fr" or bool(any(falls)) is bool(any(rises)):
        return
    told = falls if any(falls) else rises
    if sum(map(bool, told)) < _TWICE and not any(match and one.headline for match, one in zip(told, head, strict=True)):
        return
    for passage in read[:_FIRST]:
        for one, other in pairwise(passage.facts):
            before = passage.text[max(0, one.span.start - _NEAR) : one.span.start]
            if one.dated or other.dated or not _PASSED.search(before):
                continue
            if _TO.fullmatch(passage.text, one.span.end, other.span.start) is None or not one.value:
                continue
            if other.value == (one.value * _TWICE if any(falls) else one.value / _TWICE):
                why = f"the head of the story says that it is {'halved' if any(falls) else 'doubled'}"
                yield Contradiction(passage.place, Span(one.span.start, other.whole_span.end), why)
