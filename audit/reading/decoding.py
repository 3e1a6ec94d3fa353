"""From bytes to text: which encoding a file is in."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Mapping
from unicodedata import category

from audit.reading.plausibility import cost

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The encodings of desks, and what each costs beforehand; the first wins where two read the same text.
_LIKELY = {"utf-8": 0.0, "cp1252": 0.0, "cp1256": 0.2, "mac_roman": 0.6, "cp850": 1.0, "iso8859_6": 1.0, "cp720": 1.0}
_OTHERS = {"cp1250": 3.0, "cp1251": 2.0, "cp1253": 3.0, "cp1254": 3.0, "cp1255": 2.0, "koi8_r": 3.0, "gb18030": 3.0}
_UNUSUAL = 5.0

# What an encoding of the other script costs where the file's name tells the language.
_UNEXPECTED = 2.0
_ARABIC = frozenset({"cp1256", "iso8859_6", "cp720"})

# Above this cost for every byte beyond ASCII, the encodings of desks are doubted.
_DOUBTFUL = 0.4

# As many characters of UTF-8 beyond ASCII are no chance.
_CERTAIN = 40

_ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ps", "ckb", "ug"})

_SAMPLE = 16_000
_WINDOW = 400
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class BinaryFile(ValueError):
    """The bytes are no text in any encoding."""

    def __init__(self) -> None:
        super().__init__("binary file, not text")


def decode(data: bytes, language: str | None = None) -> tuple[str, str]:
    """The text of ``data`` and the name of its encoding; bytes that it cannot read are U+FFFD.

    Raises:
        BinaryFile: as `detect`.
    """
    encoding, start = detect([data], language)
    return data[start:].decode(encoding, "replace"), encoding


def detect(chunks: Iterable[bytes], language: str | None = None) -> tuple[str, int]:
    """The encoding of a text that comes in pieces, and how many bytes of a byte order mark come before it.

    A byte order mark decides, then UTF-8. Text that is UTF-8 but for a few bytes is UTF-8 with damage, which a
    rule will find. Whatever else is decoded in the encodings of desks, and the likeliest text wins
    (`plausibility.cost`); where none is likely, other alphabets and what charset-normalizer proposes compete with it.
    ``language``, where it is known, tips the scales.

    Raises:
        BinaryFile: it is not text.
    """
    utf8 = codecs.getincrementaldecoder("utf-8")()
    sample, start = b"", None
    for chunk in chunks:
        if start is None:
            encoding, start = marked(chunk)
            if encoding:
                return encoding, start
            chunk = chunk[start:]
        try:
            utf8.decode(chunk)
        except UnicodeDecodeError as error:
            sample += _sample(chunk[max(0, error.start - _WINDOW) :], _SAMPLE)
            return _narrow(sample, language), start
        sample += _sample(chunk, _SAMPLE // 2 - len(sample))
    if utf8.getstate()[0]:
        return _narrow(sample, language), start or 0
    return "utf-8", start or 0


def marked(head: bytes) -> tuple[str | None, int]:
    """The encoding, where the first bytes tell, and the length of the mark. UTF-8 is left to be proved."""
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding, len(mark)
    if head.startswith(codecs.BOM_UTF8):
        return None, len(codecs.BOM_UTF8)
    first = head[:_SAMPLE]
    if b"\0" in head or len(_CONTROL.findall(first)) > max(1, len(first) // 50):
        return _wide(first), 0
    return None, 0


def _wide(head: bytes) -> str:
    """Which UTF-16 it is: the one in which there are no odd characters, and spaces or line ends where those belong."""
    likely = []
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head[: len(head) & ~1].decode(encoding, "replace")
        plain = sum(" " <= c <= "~" or c in "\n\r\t" or (c.isalpha() and c < "\u0700") for c in text)
        odd = sum(c not in "\n\r\t\f" and (c == "\ufffd" or category(c) in ("Cc", "Cn", "Co")) for c in text)
        if 2 * plain > len(text) and 50 * odd <= len(text):
            likely.append((plain, encoding))
    if not likely:
        raise BinaryFile
    return max(likely)[1]


def _sample(data: bytes, size: int) -> bytes:
    """Up to about ``size`` bytes of ``data`` from around those that are not ASCII, which alone tell anything."""
    windows: list[bytes] = []
    if data.isascii():
        return b""
    place = 0
    while size > 0 and (match := _HIGH.search(data, place)):
        window = data[max(place, match.start() - _WINDOW // 4) : match.start() + _WINDOW]
        windows.append(window)
        size -= len(window)
        place = match.start() + _WINDOW
    return b"\n".join(windows)


def _narrow(sample: bytes, language: str | None) -> str:
    """The likeliest encoding of bytes that are not all UTF-8."""
    if _is_damaged_utf8(sample):
        return "utf-8"
    prices = _priced(sample, _LIKELY)
    if language:
        for name in prices.keys() - {"utf-8"}:
            prices[name] += _UNEXPECTED * ((name in _ARABIC) != (language in _ARABIC_SCRIPT))
    best = min(prices, key=prices.__getitem__)
    if prices[best] > _DOUBTFUL * len(_HIGH.findall(sample)):
        from charset_normalizer import from_bytes

        others = {match.encoding: _UNUSUAL for match in from_bytes(sample)} | _OTHERS
        prices |= _priced(sample, {name: price for name, price in others.items() if name not in prices})
    return min(prices, key=prices.__getitem__)


def _is_damaged_utf8(sample: bytes) -> bool:
    """Whether so much of it is UTF-8 that the rest must be damage: no other encoding makes such bytes by chance."""
    text = sample.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - lost
    return whole >= _CERTAIN and whole > 10 * lost


def _priced(sample: bytes, encodings: Mapping[str, float]) -> dict[str, float]:
    """What the bytes cost in each of the encodings."""
    return {name: price + cost(sample.decode(name, "replace")) for name, price in encodings.items()}
