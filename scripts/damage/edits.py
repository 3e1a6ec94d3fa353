"""Faults of form: stray full stops, torn words, quotation marks and brackets, cuts and repetitions."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import pairwise

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Span
from scripts.damage.planted import Fault, Kind, Planted, plain_words, replaced

_QUOTED = re.compile(r"«[ \u00a0\u202f]?([^«»“”\"]{12,}?)[ \u00a0\u202f]?»|“([^«»“”\"]{12,}?)”|\"([^«»“”\"]{12,}?)\"")
_SYSTEMS = (("« ", " »"), ("“", "”"), ('"', '"'))
_CLAUSE = re.compile(r",\s[^,.;:!?«»“”\"()]{20,70}(?=,)")
_BRACKETED = re.compile(r"\(([^()]{3,60})\)")


def stray_stop(function_word: bool) -> Fault:
    """A full stop between two words inside a sentence, before a function word or before another."""

    def plant(text: str, language: Language, rng: random.Random) -> Planted | None:
        words = plain_words(text)
        places = [
            (before, after)
            for before, after in pairwise(words[2:])
            if text[before.end : after.start] == " "
            and (fold(_head(after.of(text))) in language.function_words) is function_word
            and after.of(text).islower()
            and len(before) > 3
            and before.of(text).islower()
            and fold(before.of(text)) not in language.function_words
        ]
        if not places:
            return None
        before, after = rng.choice(places)
        broken = text[: before.end] + ". " + text[after.start :]
        return Planted(broken, [Span(before.start, after.end + 1)])

    return plant


def _head(word: str) -> str:
    """An elided article or the first part of a word: `l` of `l'armée`."""
    return re.split(r"['’]", word, maxsplit=1)[0]


def torn_word(text: str, language: Language, rng: random.Random) -> Planted | None:
    """The noun or adjective before the last word moved behind the full stop: `volonté politique. courage.`"""
    body = text.rstrip()
    words = plain_words(body)
    if len(words) < 8 or not body.endswith("."):
        return None
    places = [
        i for i in range(2, len(words) - 1)
        if body[words[i - 1].end : words[i + 1].start] == f" {words[i].of(body)} "
        and len(words[i]) > 3 and words[i].of(body).islower() and words[i].of(body).isalpha()
        and fold(words[i].of(body)) not in language.function_words
    ]  # fmt: skip
    if not places:
        return None
    torn = words[rng.choice(places[-4:])]
    rest = body[: torn.start] + body[torn.end + 1 :]
    return Planted(f"{rest} {torn.of(body)}.", [Span(len(rest) - 1, len(rest) + 2 + len(torn))])


def behind_quotation(text: str, _: Language, rng: random.Random) -> Planted | None:
    """The last word of a quotation moved behind its closing mark, with a full stop before: `l'EI. " terroriste`."""
    places = [m for m in _QUOTED.finditer(text) if m.group(m.lastindex or 0).rstrip(" ,.!?").count(" ") >= 2]
    if not places:
        return None
    found = rng.choice(places)
    place = found.lastindex or 1
    inner = found.group(place).rstrip(" ,.!?\u00a0\u202f")
    kept, _space, moved = inner.rpartition(" ")
    if not moved.isalpha() or not moved.islower():
        return None
    start, end = found.start(place), found.start(place) + len(inner)
    closing = text[end : found.end()].lstrip(",.!?")
    new = f"{kept}.{closing} {moved}"
    at = start + len(kept)
    return Planted(text[:start] + new + text[found.end() :], [Span(at, start + len(new))])


def _requoted(change: Callable[[str, tuple[str, str], random.Random], str]) -> Fault:
    """A fault in how a quotation is marked."""

    def plant(text: str, _: Language, rng: random.Random) -> Planted | None:
        places = list(_QUOTED.finditer(text))
        if not places:
            return None
        found = rng.choice(places)
        place = found.lastindex or 1
        return replaced(text, Span(*found.span()), change(found.group(place), _SYSTEMS[place - 1], rng))

    return plant


def _mixed(inner: str, own: tuple[str, str], rng: random.Random) -> str:
    other = rng.choice([s for s in _SYSTEMS if s != own])
    return own[0] + inner + other[1] if rng.random() < 0.5 else other[0] + inner + own[1]


def _mixed_spaced(inner: str, own: tuple[str, str], rng: random.Random) -> str:
    return f'« {inner} "' if rng.random() < 0.5 else f'" {inner} »'


def _opening_lost(inner: str, own: tuple[str, str], rng: random.Random) -> str:
    return inner + own[1]


def _closing_lost(inner: str, own: tuple[str, str], rng: random.Random) -> str:
    return own[0] + inner


def _doubled(inner: str, own: tuple[str, str], rng: random.Random) -> str:
    return own[0] * 2 + inner + own[1] if rng.random() < 0.5 else own[0] + inner + own[1] * 2


def lost_bracket(text: str, _: Language, rng: random.Random) -> Planted | None:
    places = list(_BRACKETED.finditer(text))
    if not places:
        return None
    found = rng.choice(places)
    new = f"({found.group(1)}" if rng.random() < 0.5 else f"{found.group(1)})"
    return replaced(text, Span(*found.span()), new)


def cut(stop: str, function_word: bool | None) -> Fault:
    """The text cut behind a word, ``stop`` set behind it; ``function_word`` says what the word must be."""

    def plant(text: str, language: Language, rng: random.Random) -> Planted | None:
        words = plain_words(text)
        places = [
            word for word, after in pairwise(words[6:])
            if text[word.end : after.start] == " " and word.of(text).islower()
            and (function_word is None or (fold(word.of(text)) in language.function_words) is function_word)
        ]  # fmt: skip
        if not places:
            return None
        last = rng.choice(places)
        short = text[: last.end] + stop
        return Planted(short, [Span(last.start, len(short))])

    return plant


def repeated_words(least: int, most: int, joint: str = " ") -> Fault:
    """A run of words said twice in a row."""

    def plant(text: str, language: Language, rng: random.Random) -> Planted | None:
        words = plain_words(text)
        length = rng.randint(least, most)
        runs = [
            Span(words[i].start, words[i + length - 1].end) for i in range(1, len(words) - length)
            if all(text[a.end : b.start] == " " for a, b in zip(words[i:], words[i + 1 : i + length], strict=False))
            and (length > 1 or fold(words[i].of(text)) in language.function_words)
        ]  # fmt: skip
        if not runs:
            return None
        run = rng.choice(runs)
        again = joint + run.of(text)
        return Planted(text[: run.end] + again + text[run.end :], [Span(run.start, run.end + len(again))])

    return plant


def repeated_clause(text: str, _: Language, rng: random.Random) -> Planted | None:
    """A clause between commas that comes again at the end of the sentence."""
    places = [m for m in _CLAUSE.finditer(text) if len(m.group().split()) >= 5]
    if not places or not text.rstrip().endswith("."):
        return None
    found = rng.choice(places)
    body = text.rstrip()[:-1]
    return Planted(body + found.group() + ".", [Span(*found.span()), Span(len(body), len(body) + len(found.group()))])


def repeated_sentence(text: str, _: Language, rng: random.Random) -> Planted | None:
    """The whole text said twice in one segment."""
    if len(text.split()) < 8:
        return None
    return Planted(f"{text} {text}", [Span(0, 2 * len(text) + 1)])


_BREAK = ("linguistic/unintelligible",)
_QUOTE = ("linguistic/punctuation", "linguistic/unintelligible")
_CUT = ("accuracy/omission",)
_AGAIN = ("accuracy/addition", "linguistic/duplication")

KINDS = (
    Kind("stray stop before a function word", stray_stop(True), _BREAK),
    Kind("stray stop before another word", stray_stop(False), _BREAK),
    Kind("word torn behind the full stop", torn_word, _BREAK),
    Kind("word torn behind the quotation", behind_quotation, _BREAK),
    Kind("quotation marks of two systems", _requoted(_mixed), _QUOTE),
    Kind('« opened, " closed with spaces', _requoted(_mixed_spaced), _QUOTE),
    Kind("opening mark lost", _requoted(_opening_lost), _QUOTE),
    Kind("closing mark lost", _requoted(_closing_lost), _QUOTE),
    Kind("quotation mark doubled", _requoted(_doubled), _QUOTE),
    Kind("bracket lost", lost_bracket, _QUOTE),
    Kind("cut on a function word", cut("", True), _CUT),
    Kind("cut on a function word, full stop", cut(".", True), _CUT),
    Kind("cut on another word", cut("", False), _CUT),
    Kind("cut on another word, full stop", cut(".", False), _CUT),
    Kind("function word twice", repeated_words(1, 1), _AGAIN),
    Kind("2 to 6 words twice in a row", repeated_words(2, 6), _AGAIN),
    Kind("5 to 9 words twice, after a comma", repeated_words(5, 9, ", "), _AGAIN),
    Kind("clause again later", repeated_clause, _AGAIN),
    Kind("sentence twice in a segment", repeated_sentence, _AGAIN),
)
