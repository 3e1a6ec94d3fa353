"""Words that a desk marks as foreign: set off by marks, explained beside, or said several times as a term."""

from __future__ import annotations

import re

from audit.records import Span

_BEFORE = re.compile(
    r"(?<!\w)(?:dits?|dites?|appel\w{1,4}|nomm\w{1,4}|baptis\w{1,4}|surnomm\w{1,4}|intitul\w{1,4}|mots?|termes?|verbes?"
    r"|anglais|arabe|anglicismes?|expressions?|signifi\w{1,5}|hashtags?|mot-dièse|chansons?|titres?|albums?|films?)"
    r"\s(?:\w{1,12}\s){0,2}\Z"
)
_AFTER = re.compile(
    r"\s?[(\[«“\"]|,?\s(?:ou|soit)\s[«“\"]|,?\s(?:signifi|veut dire|c['’]est-à-dire|en (?:anglais|arabe))"
    r"|,? (?:est|sont|était|étaient) (?:\w{1,12} )?(?:appel|nomm|dit)"
)
_APPOSITION = re.compile(r",\s(?:une?|ou|soit|sorte|forme|nom|terme|équivalent|l['’]équivalent)\s")
_NEAR = 60  # characters in which an explanation stands
_QUOTES, _BRACKETS = {"«": "»", "“": "”"}, {"(": ")", "[": "]"}
_SET_OFF_WORDS = 6


def is_explained(text: str, span: Span) -> bool:
    """Whether words beside say what it means, or that it is a word of another language."""
    near = text[max(0, span.start - _NEAR) : span.start]
    return bool(_BEFORE.search(near) or _AFTER.match(text, span.end))


def is_apposed(text: str, span: Span) -> bool:
    """Whether an apposition follows that says what it is: `le dabké, une danse`."""
    return _APPOSITION.match(text, span.end) is not None


def is_term(text: str, span: Span) -> bool:
    """Whether it is said more than once."""
    return len(re.findall(rf"(?<!\w){re.escape(span.of(text))}(?!\w)", text)) > 1


def is_set_off(text: str, span: Span, most: int = _SET_OFF_WORDS) -> bool:
    """Whether it stands in brackets, or between quotation marks with ``most`` words at most."""
    return is_in_short_quotation(text, span, most) or any(
        (start := text.rfind(opening, 0, span.start)) >= 0
        and text.find(closing, start, span.start) < 0
        and text.find(closing, span.end) >= 0
        for opening, closing in _BRACKETS.items()
    )


def is_in_short_quotation(text: str, span: Span, most: int = _SET_OFF_WORDS) -> bool:
    """Whether it stands between quotation marks with ``most`` words at most."""
    for opening, closing in _QUOTES.items():
        start = text.rfind(opening, 0, span.start)
        if start < 0 or text.find(closing, start, span.start) >= 0:
            continue
        end = text.find(closing, span.end)
        if end >= 0 and len(text[start + 1 : end].split()) <= most:
            return True
    if text.count('"', 0, span.start) % 2:
        start, end = text.rfind('"', 0, span.start), text.find('"', span.end)
        return end >= 0 and len(text[start + 1 : end].split()) <= most
    return False
