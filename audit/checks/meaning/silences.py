"""Refusals to say something that are told as refusals to do it (for MT105)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.meaning.clauses import Side, Sides
from audit.records import Span

_SILENT = {
    "ar": re.compile(
        r"\b(?:رفضت?|رفضوا|ترفض|يرفض|امتنعت?|امتنعوا) (?:\w+ ){0,4}?(?:عن )?"
        r"(?:ال)?(?:تعليق|تعقيب|ادلاء|كشف|افصاح|قول|حديث|اجابه|خوض|تاكيد|رد علي (?:سؤال|اسئله))\b"
    ),
    "en": re.compile(
        r"\b(?:declin|refus)(?:ed|es|ing|e) to "
        r"(?:say|comment|specify|disclose|reveal|confirm|discuss|speculate|elaborate)\b"
    ),
    "es": re.compile(
        r"\b(?:se neg(?:ó|aron) a|declin(?:ó|aron)|rehus(?:ó|aron)) (?:decir|comentar|precisar|revelar)\b"
    ),
    "fr": re.compile(r"\brefus\w+ (?:de|d') (?:dire|commenter|préciser|révéler|confirmer|se prononcer|s' exprimer)\b"),
}
"""Who refuses to say something."""

_REFUSAL = {
    "en": re.compile(r"\b(?:refus|declin)\w+ to \w+"),
    "es": re.compile(r"\b(?:se neg(?:ó|aron|aba)|rehus\w+|declin\w+) (?:a )?\w+r(?:lo|la|los|las|se)?\b"),
    "fr": re.compile(r"\brefus(?:e|é|a|ait|ent|aient|ant)\w* (?:de|d') \w+r[er]?\b"),
}
"""Who refuses to do something."""

_SAYING = {
    "en": r"\bsa(?:y|id|ys|ying)\b|comment|specif|disclos|reveal|confirm|discuss|specul|elabor|answer|\btalk|speak"
    r"|spoke|name\b|identif|respon|detail|explain|question|mention|give|provid|release|drawn|silen|word",
    "es": r"\bdec|dij|dich|coment|precis|revel|confirm|habl|contest|respond|respuest|explic|detall"
    r"|pronunci|opin|aclar|declar|divulg|inform|nombr|identific|mencion|pregunt|silenci|palabra|adelant|especul|facilit|ofrec|manifest",
    "fr": r"\bdi(?:re|t|sent|sant)\b|comment|précis|prononc|répon|répliqu|indiqu|révél|confirm|exprim|parl|divulg"
    r"|dévoil|évoqu|communiqu|abord|détail|réag|réact|position|déclar|livr|donn|fourni|nomm|identif"
    r"|témoign|avou|spécul|étend|savoir|expli|discut|question|\bnoms?\b|inform|\bmots?\b|silence|motus|avanc|tranch|ébruit|connaître|état\b|public|épanch|polémi",
}
"""Words of saying, any of which may tell of what one is silent."""


def told_as_refusals(both: Sides) -> Iterator[tuple[Span, Span]]:
    """A refusal to say something, and one to do something of a translation that tells of no saying at all:
    `declined to say whether she would dismiss the chief` is not `se negó a destituir al jefe`.
    """
    code = both.target.language.code
    if both.source.language.code not in _SILENT or code not in _REFUSAL:
        return
    here = _found(_SILENT[both.source.language.code], both.source)
    if here is None:
        return
    there = _found(_REFUSAL[code], both.target)
    if there is not None and not re.search(_SAYING[code], " ".join(both.target.words)):
        yield here, there


def _found(pattern: re.Pattern[str], side: Side) -> Span | None:
    text = " ".join(side.words)
    match = pattern.search(text)
    if match is None:
        return None
    first, last = (text.count(" ", 0, at) for at in (match.start(), match.end() - 1))
    return side.span(first, last)
