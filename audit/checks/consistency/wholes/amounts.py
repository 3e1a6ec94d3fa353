"""Sums of money and of other units told part by part, and what a price gained, against what it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from audit.checks.consistency.sentences import by_sentence, in_brackets, is_permuted, is_slip
from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.consistency.wholes.shares import HUNDRED, Share
from audit.checks.numbers.facts import Fact
from audit.records import Span

_OPENS = re.compile(
    r"[^.;:]{0,90}?(?:(?P<all>\s?:|,?\s(?:à raison de|soit))|,?\s(?:dont|including|of which))\s(?:de\s)?"
)
_JOINS = re.compile(r"[^.;:]{2,80}?(?:,|\set|\sand|,\set|,\sand)\s(?:de\s)?")
_WAY = re.compile(r"\s(?:[^\W\d_]+\s){0,2}?(?P<way>pour|par|à|en|vers|au|aux|for|by|to|from|in)(?=\s)")
_SO = re.compile(r"[^.;:()]{0,60}?,?\s(?:soit|ou|or)\s(?:environ\s|about\s)?")
_GAINED = re.compile(
    r"\b(?:pris|gagn|progress|avanc|grimp|bond|mont|gained|rose|climb|jump)\w*\s(?:[^\W\d]+\s)?(?:de\s|by\s)?\Z",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:perdu|perd|cédé|cède|recul|chut|baiss|lâch|abandonn|lost|fell|shed|dropp)\w*\s(?:[^\W\d]+\s)?(?:de\s|by\s)?\Z",
    re.IGNORECASE,
)
_SIGN = re.compile(r"\s?(?:%|pour cent|per ?cent)?")
_TO = re.compile(r"[^.;:()\d]{0,40}?\s(?:à|to|at)\s")
_BY = re.compile(r"[^.;:()\d]{0,20}?,\s(?:soit|ou|or|a|un|une)\s(?:(?:un|une|a)\s)?(?:[^\W\d]+\s)?(?:de\s|of\s)?")
_NEAR = 40  # characters before a figure that tell what it is
_CLOSE = Fraction(101, 100)
_PART = Fraction(1, 5)  # of a change told, by which one is off that nobody rounds so
_APART = Fraction(1, 4)  # per cent by which one may be off
_RATIO = Fraction(1, 10)


def broken_amounts(facts: Sequence[Fact], text: str) -> Iterator[Excess]:
    """Parts of an amount, each `pour`, `par` or `à` something, that are more than all, or another sum than all."""
    for found in by_sentence(facts, text):
        plain = [fact for fact in found if not fact.loose and not in_brackets(fact, text)]
        for place, whole in enumerate(plain[:-2]):
            opens, parts = _opened(whole, plain[place + 1 :], text)
            if opens is None or len(parts) < 2 or any(part.unit not in (whole.unit, None) for part in parts):
                continue
            amount = sum((part.value for part in parts), Fraction(0))
            values = [part.value for part in parts]
            turned = is_slip(values, amount - whole.value) or is_permuted(amount, whole.value)
            slip = opens["all"] is not None and amount != whole.value and turned
            over = amount > _CLOSE * whole.value and whole.unit is not None and max(values) < whole.value
            if slip or over:
                yield Excess(Span(whole.span.start, parts[-1].whole_span.end), amount, whole.value)


def _opened(whole: Fact, behind: Sequence[Fact], text: str) -> tuple[re.Match[str] | None, list[Fact]]:
    """The parts behind an amount, and what stands before them; a count of those who share it may stand there."""
    for skipped in range(2):
        rest = behind[skipped:]
        opens = _OPENS.fullmatch(text, whole.whole_span.end, rest[0].span.start) if rest and not whole.percent else None
        if opens and (not skipped or (whole.unit is not None and opens["all"])):
            return opens, _parts(rest, text)
    return None, []


def _parts(facts: Sequence[Fact], text: str) -> list[Fact]:
    """The first figures that stand one behind the other, by one preposition, of one thing each."""
    ways = [_WAY.match(text, fact.whole_span.end) for fact in facts]
    parts: list[Fact] = []
    for place, (fact, way) in enumerate(zip(facts, ways, strict=True)):
        first = ways[0]
        if way is None or first is None or way["way"] != first["way"] or fact.percent:
            break
        if parts and not _JOINS.fullmatch(text, facts[place - 1].whole_span.end, fact.span.start):
            break
        parts.append(fact)
    return parts


def uneven_shares(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`60 % par des prêts, soit 1,92 milliard, et 40 % par des fonds, soit 2,18 milliards`: of two wholes."""
    for found in by_sentence(facts, text):
        for share, amount, other, rest in zip(found, found[1:], found[2:], found[3:], strict=False):
            kinds = share.percent and other.percent and not amount.percent and not rest.percent
            units = {fact.unit.code for fact in (amount, rest) if fact.unit is not None}
            if not kinds or len(units) > 1 or min(share.value, other.value, amount.value, rest.value) <= 0:
                continue
            if not all(_SO.fullmatch(text, a.span.end, b.span.start) for a, b in ((share, amount), (other, rest))):
                continue
            real = other.value * amount.value / share.value  # what the second would be
            if share.value + other.value == HUNDRED and abs(rest.value / real - 1) > _RATIO:
                percent = HUNDRED * rest.value / (amount.value + rest.value)
                yield Share(Span(other.span.start, rest.whole_span.end), other.value, percent)


def false_gains(facts: Sequence[Fact], text: str) -> Iterator[Share]:
    """`ont pris 2,87 dollars, soit 3,4 %, à 69,62 dollars`: what a price gained is another share of what it was."""
    for found in by_sentence(facts, text):
        for one, other, last in zip(found, found[1:], found[2:], strict=False):
            before = text[max(0, one.span.start - _NEAR) : one.span.start]
            gained, lost = _GAINED.search(before), _LOST.search(before)
            if last.percent or one.percent == other.percent or bool(gained) is bool(lost):
                continue
            if one.percent:  # `a progressé de 1,2 %, à 11 638 points, soit un gain de 138 points`
                percent, level, gain = one, other, last
                told = _TO.fullmatch(text, _behind(one, text), other.span.start) and _BY.fullmatch(
                    text, other.whole_span.end, last.span.start
                )
            else:
                gain, percent, level = one, other, last
                told = _SO.fullmatch(text, one.whole_span.end, other.span.start) and _TO.fullmatch(
                    text, _behind(other, text), last.span.start
                )
            old = level.value - gain.value if gained else level.value + gain.value
            if not told or level.unit != gain.unit or old <= 0 or percent.value <= 0:
                continue
            real = HUNDRED * gain.value / old
            if abs(real - percent.value) > max(_APART, _PART * percent.value):
                yield Share(Span(one.span.start, last.whole_span.end), percent.value, real)


def _behind(percent: Fact, text: str) -> int:
    """Where what follows a percentage begins."""
    sign = _SIGN.match(text, percent.span.end)
    return sign.end() if sign else percent.span.end
