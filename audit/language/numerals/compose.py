"""Composes the words and figures of a text into numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from audit.language.numerals.lexicon import Entry, Lexicon, Part


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or figure that may take part in a number: ``tokens[place]`` of the text.

    ``follows`` says whether it stands directly after the piece before it; ``joined`` whether a conjunction leads to it.
    """

    place: int
    entry: Entry
    follows: bool
    joined: bool


@dataclass(slots=True)
class Number:
    """A number under composition, and the finished one: its pieces' places and its values."""

    lexicon: Lexicon
    places: list[int] = field(default_factory=list)
    total: Fraction = Fraction(0)
    group: Fraction | None = None
    scale: Fraction = Fraction(0)
    slots: str = ""
    ordinal: bool = False
    figure: bool = False
    closed: bool = False
    plural: bool = False
    share: bool = False
    loose: bool = False
    dual: bool = False
    others: tuple[Fraction, ...] = ()

    @property
    def value(self) -> Fraction:
        return self.total + (self.group or 0)

    @property
    def values(self) -> tuple[Fraction, ...]:
        return tuple(dict.fromkeys((self.value, *self.others)))

    @property
    def _least_hundred(self) -> int:
        """`one hundred`, but `deux cents`: French says no `un cent`."""
        return 2 if self.lexicon.code == "fr" else 1

    def begin(self, piece: Piece) -> None:
        """Take ``piece`` as the first."""
        entry = piece.entry
        self.places = [piece.place]
        self.loose, self.others = entry.loose, entry.readings
        match entry.part:
            case Part.SMALL | Part.ORDINAL:
                self.group, self.slots = entry.value, _slots(entry.value)
                self.ordinal = entry.part is Part.ORDINAL
                self.closed = entry.alone or (self.ordinal and not self.lexicon.units_first)
            case Part.HUNDRED | Part.HUNDREDS:
                self.group, self.slots = entry.value, "h"
            case Part.FIGURE:
                self.group, self.slots, self.figure = entry.value, "htu", True
            case Part.MAGNITUDE:
                self._scale_up(entry)
                self.plural = entry.plural
            case Part.COLLECTIVE:
                self.group, self.plural, self.slots = entry.value, entry.plural, "c"
            case Part.SHARE:
                self.group, self.share, self.slots = 1 / entry.value, True, "s"
            case Part.HALF:
                self.group, self.share, self.slots = entry.value, True, "s"
            case _:
                self.group = entry.value
                self.share = entry.value.denominator > 1
                self.dual = entry.part is Part.DUAL
                self.closed = not self.dual

    def take(self, piece: Piece) -> bool:
        """Add ``piece`` if it goes on with the number; false where it does not."""
        if not piece.follows or (self.closed and not self._is_share_of(piece)):
            return False
        before = self.value
        taken = self._take(piece)
        if taken:
            self.places.append(piece.place)
            self.loose = False
            if not (self.closed and self.share):
                self.others = self._carried(piece.entry, before)
        return taken

    def _is_share_of(self, piece: Piece) -> bool:
        """`un quart de million`, `trois quarts de milliard`, `one and a half million`."""
        broken = self.share or self.value.denominator > 1
        return broken and not self.scale and piece.entry.part is Part.MAGNITUDE and not piece.entry.plural

    def _carried(self, entry: Entry, before: Fraction) -> tuple[Fraction, ...]:
        """Other readings of a figure (`1,234 million`) grow with its magnitude; those of words end."""
        if self.figure and before and entry.part is Part.MAGNITUDE:
            return tuple(other * self.value / before for other in self.others)
        if entry.part is Part.HUNDRED and entry.loose:
            return (before,)  # `quatre cents` are four cents too
        if entry.part is Part.COLLECTIVE and before == 1:
            return entry.readings
        return entry.readings if entry.part is Part.SHARE else ()

    def _take(self, piece: Piece) -> bool:
        if self.dual and piece.entry.part is not Part.HALF:
            return False
        match piece.entry.part:
            case Part.SMALL | Part.ORDINAL:
                return self._take_small(piece)
            case Part.HUNDRED:
                return self._take_hundred(piece)
            case Part.HUNDREDS:
                return self._opens_group(piece) and self._open(piece.entry.value, "h")
            case Part.FIGURE:
                opens = bool(self.scale) and self.group is None and piece.joined == self.lexicon.needs_joint
                return opens and piece.entry.value < self.scale and self._open(piece.entry.value, "htu")
            case Part.MAGNITUDE:
                return self._take_magnitude(piece)
            case Part.COLLECTIVE:
                return self._take_collective(piece)
            case Part.HALF:
                return self._take_half(piece)
            case Part.SHARE:
                return self._take_share(piece)
            case _:
                return False

    def _take_small(self, piece: Piece) -> bool:
        value, ordinal = piece.entry.value, piece.entry.part is Part.ORDINAL
        if piece.entry.alone:
            return False  # `les cent premiers jours`
        if self.group is None:
            if self.figure and self.scale >= 10**6 and not self.lexicon.needs_joint:
                return False  # `contre 5 milliards un an plus tôt`
            return not ordinal and self._opens_group(piece) and self._open(value, _slots(value))
        if self.figure or self.share or "c" in self.slots:
            return self._take_plural_ordinal(piece)
        fits = not ordinal and self._fits_arabic(piece, value) if self.lexicon.units_first else self._fits(piece, value)
        if not fits:
            return self._take_plural_ordinal(piece)
        if self._makes_eighty(value):
            self.group += 76
            self.slots = self.slots.replace("u", "t")
        else:
            self.group += value
            self.slots += _slots(value)
        if ordinal:
            self.ordinal = self.closed = True
        return True

    def _fits(self, piece: Piece, value: Fraction) -> bool:
        """French and English: `soixante et onze`, `quatre-vingt-dix`, `hundred and fifty`."""
        assert self.group is not None
        before = self.lexicon.joint_before
        if piece.joined and before is not None and (value not in before or self.slots[-1:] == "h"):
            return False
        if piece.joined and before is None and self.slots[-1:] != "h":
            return False
        if self._makes_eighty(value):
            return not piece.joined
        if self.lexicon.code == "fr" and self.slots.endswith("tu") and self.group % 10 == 0:
            return 7 <= value <= 9 and not piece.joined and self.group % 20 == 10  # `dix-sept`, `soixante-dix-sept`
        if "u" in self.slots:
            return False
        if "t" not in self.slots:
            return True
        tens = self.group % 100
        if value < 10:
            return tens % 10 == 0 and tens != 10
        return value < 20 and tens in (60, 80) and self.lexicon.code == "fr"

    def _makes_eighty(self, value: Fraction) -> bool:
        return bool(self.lexicon.code == "fr" and value == 20 and self.group is not None and self.group % 100 == 4)

    def _fits_arabic(self, piece: Piece, value: Fraction) -> bool:
        """Arabic: «أربعة عشر», «اثنان وعشرون», «مئة وخمسة»."""
        assert self.group is not None
        if "t" in self.slots:
            return False
        if "u" in self.slots:
            if value == 10:
                return not piece.joined
            return piece.joined and value >= 20 and self.ordinal <= piece.entry.definite
        return piece.joined and "h" in self.slots

    def _take_hundred(self, piece: Piece) -> bool:
        if self.group is None:
            return self._opens_group(piece) and self._open(Fraction(100), "h")
        if self.figure or piece.joined or self.share or "h" in self.slots:
            return False
        if not self._least_hundred <= self.group < 100:
            return False
        self.group *= 100
        self.slots = "h"
        return True

    def _take_magnitude(self, piece: Piece) -> bool:
        entry = piece.entry
        if self.share and entry.definite and self.scale:
            return True  # «مليون ونصف المليون»: said twice
        if self.group is None:
            if piece.joined:
                if entry.plural or entry.value >= self.scale:
                    return False
                self.total += entry.value
                self.scale = _magnitude(entry.value)
                return True
            if entry.definite:
                return False
            if entry.value < self.scale and not self.lexicon.needs_joint:
                self.total += entry.value  # `deux millions mille`
                self.scale = entry.value
                return True
            self.total *= entry.value
            self.scale *= entry.value
            return True
        counted = self.share or "c" in self.slots
        if piece.joined or self.ordinal or (entry.definite and not counted):
            return False
        self._scale_up(entry)
        return True

    def _scale_up(self, entry: Entry) -> None:
        group = self.group if self.group is not None else Fraction(1)
        if self.scale and entry.value > self.scale:
            self.total = (self.total + group) * entry.value
        else:
            self.total += group * entry.value
        self.scale, self.group, self.slots, self.share = _magnitude(entry.value), None, "", False

    def _take_collective(self, piece: Piece) -> bool:
        """`deux douzaines`, `trois milliers`, «عشرات المئات»."""
        if piece.joined or self.scale or self.group is None or self.share or self.ordinal:
            return False
        if piece.entry.definite and not self.plural:
            return False
        self.group *= piece.entry.value
        self.slots = "c"
        return True

    def _take_half(self, piece: Piece) -> bool:
        """`deux millions et demi`, «مليون ونصف», `un demi`."""
        half = piece.entry.value
        if piece.joined and self.scale and self.group is None:
            self.total += self.scale * half
            self.group, self.share, self.slots = Fraction(0), True, "s"
            return True
        if piece.joined and self.group is not None and not self.share and not self.ordinal:
            self.group += half
            self.closed = True
            return True
        if not piece.joined and self.group == 1 and not self.figure and not self.lexicon.units_first:
            self.group, self.share = half, True
            return True
        return False

    def _take_share(self, piece: Piece) -> bool:
        """`deux tiers`, «ثلاثة أرباع», «مليار وربع»."""
        share = 1 / piece.entry.value
        if piece.joined and self.scale and self.group is None:
            self.total += self.scale * share
            self.group, self.share, self.slots = Fraction(0), True, "s"
            return True
        if piece.joined or self.group is None or self.scale or self.figure or self.group >= piece.entry.value:
            return False
        self.group *= share
        self.share = self.closed = True
        return True

    def _take_plural_ordinal(self, piece: Piece) -> bool:
        """`deux cinquièmes`, `four fifths`."""
        entry = piece.entry
        if not (entry.part is Part.ORDINAL and entry.plural) or piece.joined or self.group is None or self.share:
            return False
        if self.scale or not 1 <= self.group < entry.value:
            return False
        counted = self.group
        self.group /= entry.value
        self.share = self.closed = True
        self.others = (counted,)  # `9 secondes et 12 centièmes`
        return True

    def _opens_group(self, piece: Piece) -> bool:
        """Whether ``piece`` may begin the next lower group: `mille trois cents`, «ألف وثلاثمئة»."""
        if self.group is not None or not self.scale:
            return False
        return piece.joined if self.lexicon.needs_joint else not piece.joined or self.lexicon.joint_before is None

    def _open(self, value: Fraction, slots: str) -> bool:
        if self.group is not None:
            return False
        self.group, self.slots = value, slots
        return True


def _magnitude(value: Fraction) -> Fraction:
    """The power of a thousand in ``value``: that of «مليونان» is a million."""
    magnitude = Fraction(1000)
    while magnitude * 1000 <= value:
        magnitude *= 1000
    return magnitude


def _slots(value: Fraction) -> str:
    """Which places of a group ``value`` fills: hundreds, tens, units."""
    if value >= 100:
        return "h"
    return "u" if value < 10 else "tu" if value % 10 or value == 10 else "t"


def compose(pieces: Sequence[Piece], lexicon: Lexicon) -> Iterator[Number]:
    """The numbers that ``pieces``, in text order, make, each as long as it can be."""
    start = 0
    while start < len(pieces):
        number = _longest(pieces, start, len(pieces), lexicon)
        taken = len(number.places)
        yield number
        start += taken


def _longest(pieces: Sequence[Piece], start: int, end: int, lexicon: Lexicon) -> Number:
    number = Number(lexicon)
    number.begin(pieces[start])
    opened = start
    for place in range(start + 1, end):
        piece = pieces[place]
        if number.group is None and number.scale and piece.joined:
            opened = place
        if _counts_again(number, piece) and opened > start:
            return _longest(pieces, start, opened, lexicon)
        if not number.take(piece):
            break
    return number


def _counts_again(number: Number, piece: Piece) -> bool:
    """Whether ``piece`` shows that the last group began a number of its own: «مليون و3 | ملايين»."""
    entry = piece.entry
    again = entry.part is Part.MAGNITUDE and piece.follows and not piece.joined and not entry.definite
    return again and number.group is not None and not number.share and 0 < number.scale <= entry.value
