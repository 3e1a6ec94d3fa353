"""Numbers in words of languages whose grammar of numbers is not read closely: by `text2num`, and of Chinese here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from audit.language.numerals.quantity import Quantity
from audit.language.tokens import Token
from audit.records import Span

_WORDS = frozenset(("da", "de", "es", "it", "nl", "pt"))  # of `text2num`, but for those read here
SPELLED = _WORDS | {"zh"}
"""Languages whose numbers in words are found, counts in plain cardinals alone (ISO 639-1)."""

_WRITTEN = 12
"""Numbers up to which words are too common to be compared."""

_LONE = 10**6
"""Magnitudes, which by themselves belong to a figure before them (`2,5 Milliarden`)."""

_PER = frozenset(("por", "per", "al"))  # `por ciento`

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_RUN = re.compile(
    rf"(?P<per>百分之)?(?P<whole>[{''.join((*_DIGITS, *_UNITS, *_MYRIADS))}]+)(?:点(?P<rest>[{''.join(_DIGITS)}]+))?"
)
_TENTHS = re.compile(rf"([{''.join(_DIGITS)}])成(?!员|立|为|功|本|果|分|都|长|年|人|就|群|型|交|套)(半)?")
"""三成, three tenths: thirty per cent."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A token as `text2num` takes it."""

    word: str
    excluded: bool

    def text(self) -> str:
        return self.word

    def text_lowercase(self) -> str:
        return self.word.lower()

    def nt_separated(self, previous: _Word) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.excluded


def spelled_numbers(found: Sequence[Token], text: str, language: str) -> Iterator[Quantity]:
    """The numbers in words of ``text``, small ones loose."""
    if language == "zh":
        yield from _chinese(text)
    elif language in _WORDS:
        yield from _european(found, text, language)


def _european(found: Sequence[Token], text: str, language: str) -> Iterator[Quantity]:
    from text_to_num import find_numbers

    before = ("", *(token.folded for token in found))
    words = [
        _Word(text[token.start : token.end], token.figure or before[place] in _PER) for place, token in enumerate(found)
    ]
    for number in find_numbers(words, language, threshold=0):
        tokens = found[number.start : number.end]
        if number.is_ordinal or (number.value >= _LONE and len(tokens) == 1) or not all(t.adjacent for t in tokens[1:]):
            continue
        value = Fraction(str(number.value))
        yield Quantity(Span(tokens[0].start, tokens[-1].end), (value,), loose=value <= _WRITTEN)


def _chinese(text: str) -> Iterator[Quantity]:
    """Runs of two or more signs: one alone is mostly part of a word (一些, "some").

    A run right behind figures says what they are multiplied by (66.05万亿), and is no number of its own.

    >>> [float(q.value) for q in _chinese("二〇二一年, 百分之十点一, 三万五千人")]
    [2021.0, 10.1, 35000.0]
    """
    for match in _TENTHS.finditer(text):
        value = Fraction(10 * _DIGITS[match[1]] + (5 if match[2] else 0))
        yield Quantity(Span(*match.span()), (value,), percent=True)
    for match in _RUN.finditer(text):
        if len(match["whole"]) < 2 and not match["rest"] and not match["per"]:
            continue
        if text[match.start() - 1 : match.start()].isdigit():
            continue
        value = Fraction(_whole(match["whole"]))
        if match["rest"]:
            value += Fraction(int("".join(str(_DIGITS[sign]) for sign in match["rest"])), 10 ** len(match["rest"]))
        small = value <= _WRITTEN and value.denominator == 1 and not match["per"]
        yield Quantity(Span(*match.span()), (value,), loose=small, percent=bool(match["per"]))


def _whole(signs: str) -> int:
    """What Chinese signs say: figure by figure (二〇二一), or with units (三十五)."""
    if all(sign in _DIGITS for sign in signs):
        return int("".join(str(_DIGITS[sign]) for sign in signs))
    total = group = digit = 0
    for sign in signs:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _UNITS:
            group += max(digit, 1) * _UNITS[sign]
            digit = 0
        else:
            total += max(group + digit, 1) * _MYRIADS[sign]
            group = digit = 0
    return total + group + digit
