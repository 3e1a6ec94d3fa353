"""English words, one or a few, that were left in a French sentence (UT102)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import NamedTuple

from audit.checks.evidence import Evidence
from audit.checks.untranslated.glossed import is_explained, is_set_off, is_term
from audit.language.common_words import zipf
from audit.language.english import ENGLISH
from audit.language.normalize import fold
from audit.names.tables import peoples, spelling
from audit.names.vocabulary import is_word, vocabulary
from audit.records import Span

_WORD = re.compile(r"(?:(?<![^\s(«“\"\[–—])|(?<=\s[dl]['’]))[a-z]{2,20}(?![\w@/*&'’-]|\.\w)")
_PEOPLES = re.compile(r"(?<!\w)(?P<people>[A-Z][a-z]+)\s(?P<noun>[a-z]{3,20})(?![\w@/*&'’-]|\.\w)")
_BEFORE = re.compile(r"(?<![\w'’-])([^\W\d_][\w'’-]{0,40})\s\Z")
_AFTER = re.compile(r"\s[^\W\d_]")
_BOUNDS = frozenset('.!?…:«»“”"–—-(')
_MOST = 30  # runs of a segment that are looked at; a text with more is no French
_NEAR = 60  # characters that hold the word before
_ADJECTIVE = re.compile(r"(?:al|ic|ary|ous)$")
"""Ends of English adjectives that French ones do not have before a noun (`une international conference`)."""

_GRAMMAR = frozenset(["the", "and", "of", "with", "from", "which", "their", "were", "was", "been", "these", "those"])
"""Words that hold sentences together: slips where French words of small letters stand on both sides."""

_OPENER = re.compile(
    r"(?:(?<![\w'’-])(?:l[ea]s?|une?|d[eu]s?|aux?|ce(?:t|tte|s)?|[mts](?:on|a|es)|leurs?|[nv]o(?:s|tre)|deux|trois|quatre|cinq"
    r"|six|sept|huit|neuf|dix|cents?|mille|plusieurs|quelques)|\d|[^\w][ld]['’])\s?\Z"
)
"""What a noun stands behind: an article, a possessive, a figure."""

_JOINERS = frozenset(["of", "and", "from", "with"])
"""What joins a noun of small letters to a name: `les refugees of Bhasan Char`."""

_SAYING = ENGLISH.reporting_verbs - {"said"}
"""What a name with a capital does (`le ministre Hassan warned`); `said` is a name, too."""

_PHRASES = frozenset(["best", "made", "out", "one", "end", "man", "men", "king", "queen", "state", "world"])
"""What French borrows with such a word (`best of`)."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def slips(evidence: Evidence) -> list[Span]:
    """The English words of a French translation; those of its captions and slugs are tags."""
    if evidence.target_language.code != "fr" or evidence.segment.role.is_furniture:
        return []
    return list(english_words(evidence.target))


def english_words(text: str) -> Iterator[Span]:
    """Runs of small English words that French copy does not borrow, and that no mark, gloss or name accounts for."""
    yield from _of_peoples(text)
    kinds = _kinds()
    if not any(kinds.get(word, "") for word in _WORD.findall(text)):
        return
    said = [_Word(match[0], *match.span()) for match in _WORD.finditer(text)]
    for run in islice(_runs(text, said), _MOST):
        span = Span(run[0].start, run[-1].end)
        if _tells(text, run) and not _is_accounted_for(text, span):
            yield span


def _of_peoples(text: str) -> Iterator[Span]:
    """A people's adjective as English writes it, before an English noun: `le late Iraqi poet`."""
    for match in _PEOPLES.finditer(text):
        span = Span(*match.span("noun"))
        known = spelling(match["people"]) in peoples("en") - peoples("fr") and _may_be(match["noun"])
        if known and not (is_term(text, span) or is_set_off(text, span) or is_explained(text, span)):
            yield Span(*match.span())


def _runs(text: str, said: list[_Word]) -> Iterator[list[_Word]]:
    """Words next to each other that are English, and no common French ones."""
    run: list[_Word] = []
    for place, word in enumerate(said):
        if not _may_be(word.text):
            continue
        if run and text[run[-1].end : word.start] != " ":
            yield run
            run = []
        if not run and place and _kinds().get(word.text) == "bare" and _ADJECTIVE.search(said[place - 1].text):
            run = [said[place - 1]] if text[said[place - 1].end : word.start] == " " else []
        run.append(word)
    if run:
        yield run


def _may_be(word: str) -> bool:
    return word in _kinds() or (word in vocabulary("en") and word not in zipf("fr") and len(word) > 2)


def _tells(text: str, run: list[_Word]) -> bool:
    kinds = [_kinds().get(word.text, "") for word in run]
    if "alone" in kinds or kinds.count("beside") > 2:
        return True
    if len(run) == 1:
        if kinds[0] == "noun":
            return _OPENER.search(text[max(0, run[0].start - _NEAR) : run[0].start]) is not None
        return kinds[0] == "grammar" and _is_between_french(text, run[0])
    return "bare" in kinds or _is_joined(run)


def _is_joined(run: list[_Word]) -> bool:
    """Whether an English word joins an English noun to what follows."""
    return run[-1].text in _JOINERS and _kinds().get(run[-2].text, "") in ("noun", "alone", "bare")


def _is_between_french(text: str, word: _Word) -> bool:
    before = re.search(r"(?<![\w'’-])([a-zà-ÿœ'’]{2,20})\s\Z", text[max(0, word.start - 25) : word.start])
    after = re.match(r"\s([a-zà-ÿœ]{2,20})(?![\w-])", text[word.end : word.end + 25])
    if before is None or after is None:
        return False
    around = fold(before[1]), fold(after[1])
    known = all(is_word(part, "fr") or part in zipf("fr") for part in around)
    return known and _PHRASES.isdisjoint(around) and not all(is_word(part, "en") for part in around)


def _is_accounted_for(text: str, span: Span) -> bool:
    marked = is_term(text, span) or is_set_off(text, span) or is_explained(text, span)
    return marked or _is_beside_name(text, span)


def _is_beside_name(text: str, span: Span) -> bool:
    """Whether a word with a capital that is no first word of a sentence stands next to it."""
    after = _AFTER.match(text, span.end)
    if after and after[0][-1].isupper() and not span.of(text).endswith(tuple(f" {word}" for word in _JOINERS)):
        return True
    before = _BEFORE.search(text[max(0, span.start - _NEAR) : span.start])
    if before is None or not before[1][0].isupper() or span.of(text) in _SAYING:
        return False
    ahead = text[: span.start - len(before[0])].rstrip()
    return not ((not ahead or ahead[-1] in _BOUNDS) and is_word(fold(before[1]), "fr"))


@cache
def _kinds() -> Mapping[str, str]:
    """English words that French does not borrow, to what they tell (see `scripts/english_words.py`)."""
    kinds = dict.fromkeys(_GRAMMAR, "grammar")
    for name in ("english.tsv", "nouns.tsv"):
        path = files("audit.checks.untranslated") / "data" / name
        for line in path.read_text(encoding="utf-8").splitlines():
            kind, tab, words = line.partition("\t")
            if tab:
                kinds.update(dict.fromkeys(words.split(), kind))
    return kinds
