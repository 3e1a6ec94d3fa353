"""What number words a language has, in the form that the composer reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from fractions import Fraction


class Part(Enum):
    """What a word does in a number."""

    SMALL = auto()
    """1 to 99, added: `sept`, `vingt`, «خمسون»."""
    HUNDRED = auto()
    """Multiplies what stands before it in its group: `cent`."""
    HUNDREDS = auto()
    """A multiple of a hundred in one word: «ثلاثمئة»."""
    MAGNITUDE = auto()
    """Multiplies its group: `mille`, `million`."""
    ORDINAL = auto()
    HALF = auto()
    SHARE = auto()
    """A denominator: `tiers`, `quart`, «أرباع»."""
    FIXED = auto()
    """A number of its own that takes no part in others: `double`, «ثلثا»."""
    COLLECTIVE = auto()
    """`dizaine`, `millier`, `dozen`: counts and is counted."""
    DUAL = auto()
    FIGURE = auto()
    JOINT = auto()
    """A conjunction between parts of one number: `et`, «و», `and`."""
    PERCENT = auto()


@dataclass(frozen=True, slots=True)
class Entry:
    """One number word.

    Attributes:
        plural: whether it is a plural that, uncounted, says only an order of magnitude (`milliers`, «آلاف»).
        joined: whether a conjunction is written in the word («وعشرون»).
        definite: whether an article is written in the word («العشرين»).
        readings: other values that it may have («خمس»: a fifth).
        loose: see ``Quantity.loose``.
        alone: whether it takes no further part and joins none («أول», which is never followed by «عشر»; `premiers`).
    """

    part: Part
    value: Fraction
    plural: bool = False
    joined: bool = False
    definite: bool = False
    readings: tuple[Fraction, ...] = ()
    loose: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The number words of a language, folded, and how they combine.

    Attributes:
        code: ISO 639-1.
        words: folded word to entry.
        units_first: whether units stand before tens (Arabic).
        needs_joint: whether parts are added only through a conjunction (Arabic).
        joint_before: values before which the conjunction stands inside a number; ``None`` for any value.
        letters: abbreviated magnitudes, read only after figures (`35k`, `3 Mds`).
        between: words that stand between a part and what it counts (`dizaines de milliers`, `half a million`).
        interposed: words that may stand between a number and its magnitude (`six autres millions`).
        percent: sequences of folded words that follow a percentage.
        ordinal_endings: what is written after figures to make an ordinal.
        decade_words: words before the short number of a decade (`années 30`).
        name_words: words after which a number is a name's part (`article 5`, `Louis XIV`).
    """

    code: str
    words: Mapping[str, Entry]
    units_first: bool = False
    needs_joint: bool = False
    joint_before: frozenset[int] | None = None
    letters: Mapping[str, int] = field(default_factory=dict)
    between: frozenset[str] = frozenset()
    interposed: frozenset[str] = frozenset()
    percent: tuple[tuple[str, ...], ...] = ()
    ordinal_endings: frozenset[str] = frozenset()
    decade_words: frozenset[str] = frozenset()
    name_words: frozenset[str] = frozenset()
