"""Text that was decoded in the wrong code page: UTF-8 read as single bytes, or one single-byte page read as another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise

from audit.checks.damage.codepages import misread_script, misread_utf8, misreadings
from audit.checks.damage.found import LONGEST_WORD, Damage
from audit.checks.damage.lexicon import Lexicon
from audit.language import Language
from audit.records import Span

_TOKEN = re.compile(r"\S{1,120}")  # longer ones are read in parts
_PIECE = re.compile(r"[^\s'’\-.,;:!?()\[\]{}\"«»/]+")
_EDGES = "…“”‘’–—„*_"
_RUN = re.compile(r"[^\x00-\x7f\ufffd\ud800-\udfff]{2,}")
_MOST_BYTES = 3  # of a letter or a mark in UTF-8
_LEAD = re.compile("Â[\u00a0«»°·§²³]")
_LOWERED = re.compile("ã[\u0080-\u00bf]")
_TYPOGRAPHIC = frozenset("’‘“”«»…–—€°•\u00a0\u202f")
_ELISION = re.compile(r"(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)’", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?=\D)")
_ORDINAL_ENDINGS = frozenset({"è", "ème", "èmes", "é"})
_KNOWN, _FREQUENT, _COMMON, _GRAMMATICAL = 2.0, 3.0, 4.0, 5.0
"""Least Zipf frequency of a mended word: where the damage is plain to see, as a rule, where the letter seen is one of
the language's own (a foreign name may well have it), and for words of two letters."""

Table = Mapping[str, str]


def mojibake(text: str, words: Lexicon, language: Language) -> Iterator[Damage]:
    """UTF-8 that was read as a single-byte page (`dÃ©claré`, `d├®cembre`, `ط§ظ„`)."""
    if text.isascii():
        return
    for token in _TOKEN.finditer(text):
        seen = token.group()
        if not _may_be_utf8(seen, words, language):
            continue
        mended = _unwound(seen, words, language)
        if mended != seen:
            yield Damage(Span(*token.span()), mended, 0.98, "UTF-8 was read as a single-byte code page")


def _may_be_utf8(token: str, words: Lexicon, language: Language) -> bool:
    """Whether two characters in a row are not both what the language is written with; spares the work on good copy."""
    if _LEAD.search(token) or _LOWERED.search(token):
        return True
    for run in _RUN.finditer(token):
        usual = [_is_usual(c, words, language) for c in run.group()]
        if not all(usual) and (language.script == "Latn" or any(usual) or len(usual) > 2):
            return True
    return False


def _is_usual(character: str, words: Lexicon, language: Language) -> bool:
    if character in _TYPOGRAPHIC:
        return True
    if language.script == "Latn":
        return character.lower() in words.letters
    if character.isalpha():
        return _script_of(character) in (language.script, None)
    return unicodedata.category(character) in {"Mn", "Po", "Cf"}


def _unwound(token: str, words: Lexicon, language: Language) -> str:
    """``token`` as it was: whole by ftfy, or run by run for what ftfy leaves alone, such as cp850 and cp1256."""
    import ftfy

    mended = ftfy.fix_encoding(token)
    if mended == token and _LOWERED.search(token) and "ã" not in words.letters:
        mended = ftfy.fix_encoding(token.replace("ã", "Ã"))
        mended = mended if "Ã" not in mended else token
    if mended == token:
        mended = _RUN.sub(lambda run: _unwound_run(run.group(), words, language), token)
    changed = sum(not c.isascii() for c in mended)
    return mended if language.script == "Latn" or changed >= 2 else token


def _unwound_run(run: str, words: Lexicon, language: Language) -> str:
    """``run`` with each stretch of two characters or more that is one or more letters in UTF-8 turned into them."""
    done, start = "", 0
    while start < len(run):
        for end in range(min(len(run), start + _longest(language)), start + 1, -1):
            letters = next((m for m in misread_utf8(run[start:end]) if _all_belong(m, words, language)), None)
            if letters is not None:
                done, start = done + letters, end
                break
        else:
            done, start = done + run[start], start + 1
    return done


def _longest(language: Language) -> int:
    """How many characters are tried at once: those of one letter, or of several where one proves nothing."""
    return _MOST_BYTES if language.script == "Latn" else 4 * _MOST_BYTES


def _all_belong(letters: str, words: Lexicon, language: Language) -> bool:
    if language.script == "Latn":
        return all(c.lower() in words.letters or c in _TYPOGRAPHIC for c in letters)
    return len(letters) >= 2 and all(_script_of(c) == language.script for c in letters)


def misread_letters(text: str, language: Language) -> Iterator[Damage]:
    """Words of another script that were read in a Western page: `ÓÚíÏ` for `سعيد`."""
    if language.script == "Latn":
        return
    for match in re.finditer(r"[^\W\d_A-Za-z]{3,}", text):
        token = match.group()
        if _script_of(token[0]) is not None:
            continue
        for mended in misread_script(token, language.script):
            if all(_script_of(letter) == language.script for letter in mended):
                yield Damage(Span(*match.span()), mended, 0.9, f"{language.name} was read in a Western code page")
                break


def _script_of(letter: str) -> str | None:
    for name, code in (("ARABIC", "Arab"), ("CYRILLIC", "Cyrl"), ("GREEK", "Grek"), ("HEBREW", "Hebr")):
        if unicodedata.name(letter, "").startswith(name):
            return code
    return None


def misread_words(text: str, words: Lexicon) -> Iterator[Damage]:
    """Words of one single-byte page that were read in another: no words as they stand, frequent words once mended.

    What one word proves about the code pages, the rest of the text is then read by: a lone `‡` is an `à` there.
    """
    if not words.zipf or text.isascii():
        return
    pieces = [(span, piece) for span, piece in _pieces(text) if not piece.isascii() and piece not in words]
    doubtful = []
    proven: list[Table] = []
    for span, piece in pieces:
        reading = max(_readings(piece, words, misreadings(words.letters)), default=None, key=lambda r: r[0])
        if reading is None:
            doubtful.append((span, piece))
            continue
        zipf, mended = reading
        proven += [t for t in misreadings(words.letters) if mended in _spellings(piece, t)]
        yield Damage(span, mended, 0.95 if zipf >= 4 or _is_plain(piece) else 0.85, _WHY)
    for span, piece in doubtful:
        likely = next((m for table in proven for m in _spellings(piece, table) if words.frequency(m)), None)
        if likely is not None:
            yield Damage(span, likely, 0.8, _WHY)


_WHY = "a letter was read in the wrong code page"


def _pieces(text: str) -> Iterator[tuple[Span, str]]:
    """What may be a word, and has more than ASCII letters in it or around it."""
    for match in _PIECE.finditer(text):
        piece = match.group()
        if len(piece) > LONGEST_WORD or piece.isascii():
            continue
        start = match.start()
        if len(piece) > 1:
            piece = match.group().strip(_EDGES)
            start += match.group().find(piece)
        span = Span(start, start + len(piece))
        if piece and (len(piece) > 2 or _stands_alone(text, span)):
            yield span, piece


def _stands_alone(text: str, span: Span) -> bool:
    """Whether blanks stand around, as around `à`; letters in a list have commas."""
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return (not before or before in " \u00a0'’-") and (not after or after.isspace())


def _readings(piece: str, words: Lexicon, tables: tuple[Table, ...]) -> Iterator[tuple[float, str]]:
    """Zipf frequency and spelling of every frequent word that ``piece`` may have been."""
    if piece.isalpha() and piece.isupper() and len(piece) > 1:
        return
    least = _KNOWN if _is_plain(piece) else _FREQUENT
    for table in tables:
        for mended in _spellings(piece, table):
            zipf = _frequency(piece, mended, words)
            if zipf < _COMMON and not _is_plain(piece) and _only_accents(piece, mended, words):
                continue
            if zipf >= (least if len(piece) > 2 else _GRAMMATICAL):
                yield zipf, mended


def _spellings(piece: str, table: Table) -> set[str]:
    """``piece`` with every character of the table read again, and with only one of them."""
    seen = [i for i, character in enumerate(piece) if character in table]
    if not seen:
        return set()
    whole = "".join(table.get(character, character) for character in piece)
    return {whole, *(piece[:i] + table[piece[i]] + piece[i + 1 :] for i in seen)}


def _frequency(piece: str, mended: str, words: Lexicon) -> float:
    """Zipf frequency of a mended word, without its elided article and without the figures of an ordinal."""
    mended = mended.rstrip("\u00a0")
    if len(piece) == 1:
        return words.frequency(mended) if piece.isalpha() and _is_foreign(piece, words) else 0.0
    if ordinal := _ORDINAL.match(mended):
        return _GRAMMATICAL if mended[ordinal.end() :] in _ORDINAL_ENDINGS else 0.0
    elision = _ELISION.match(mended)
    rest = mended[elision.end() :] if elision else mended
    if elision and rest.isascii():
        damaged = piece[elision.end() - 1]
        follows = rest[:1].lower() in "aeiouyh" and len(rest) >= 3 and rest.isalpha()
        return _FREQUENT if damaged.isupper() and rest.islower() and follows else 0.0
    return words.frequency(rest)


def _is_plain(piece: str) -> bool:
    """Whether anyone sees that ``piece`` is no word: a capital after a small letter, a symbol, a foreign script."""
    capital = any(a.islower() and b.isupper() for a, b in pairwise(piece))
    return capital or any(not c.isalnum() or _script_of(c) for c in piece)


def _only_accents(piece: str, mended: str, words: Lexicon) -> bool:
    """Whether all that was read again are letters that the language has."""
    return all(a == b or a.lower() in words.letters for a, b in zip(piece, mended, strict=False))


def _is_foreign(letter: str, words: Lexicon) -> bool:
    """Whether the language has no such letter; a Greek one may be a symbol (`interféron α`)."""
    return letter.lower() not in words.letters and _script_of(letter) != "Grek"
