"""Feet and inches that English tells together: `5-foot-11`, `6ft 2in`, `5'11"`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.records import Span

_TOGETHER = re.compile(
    r"""(?<![\w.,'’])(?P<feet>\d{1,2})
    (?:[- ]?(?:foot|feet|ft)[- ](?P<joined>\d{1,2})(?=[- ]?(?:inch(?:es)?|ins?)\b)
      |[- ](?:foot|feet|ft)-(?P<bare>\d{1,2})(?![\w.,]\d)
      |['’′]\s?(?P<signed>\d{1,2})(?=["”″]))""",
    re.VERBOSE,
)
_INCHES = 12


def heights(text: str) -> Iterator[tuple[Span, Fraction]]:
    """Where an English text tells feet and inches as one, and how many feet they make.

    >>> [str(feet) for _, feet in heights("the 6-foot-6 forward")]
    ['13/2']
    """
    for match in _TOGETHER.finditer(text):
        inches = Fraction(next(part for part in match.groups()[1:] if part))
        if inches < _INCHES:
            yield Span(*match.span()), Fraction(match["feet"]) + inches / _INCHES
