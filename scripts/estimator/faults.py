"""Put faults, or harmless changes, into a human translation; every fault knows what it did."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from audit.quality.glosses import GLOSS
from scripts.estimator.edits import ADDED, CLEAN, KEPT, LOST, UNSURE, WRONG, Draft, word_spans
from scripts.estimator.phrases import FORMULAS, NEGATE, NEGATIONS, OPENERS, OPPOSITES

_CLAUSE = re.compile(rf"[,،;؛:，；、。.!?؟！？–—()\[\]«»“”\"] ?| (?={OPENERS})(?=\w+ )")


@dataclass(slots=True)
class Case:
    """A pair under change, and where to borrow foreign text: `borrow(side)` gives a text of that side's language."""

    source: Draft
    target: Draft
    languages: tuple[str, str]
    borrow: Callable[[int], str]
    draw: np.random.Generator

    def draft(self, side: int) -> Draft:
        return self.target if side else self.source


def clauses(text: str) -> list[tuple[int, int]]:
    """The text cut at punctuation and before words that open a clause; the cuts cover the text."""
    cuts = sorted({0, *(m.end() for m in _CLAUSE.finditer(text)), len(text)})
    return [(a, b) for a, b in itertools.pairwise(cuts) if text[a:b].strip()]


def _span(case: Case, side: int, low: float, high: float) -> tuple[int, int] | None:
    """A random run of words of a given share of the text."""
    words = word_spans(case.draft(side).text, case.languages[side])
    if len(words) < 3:
        return None
    count = min(len(words) - 1, max(1, round(len(words) * case.draw.uniform(low, high))))
    first = int(case.draw.integers(0, len(words) - count + 1))
    return words[first][0], words[first + count - 1][1]


def drop_span(case: Case) -> bool:
    span = _span(case, 1, 0.08, 0.45)
    if span:
        _drop(case, *span)
    return span is not None


def drop_clause(case: Case) -> bool:
    cuts = clauses(case.target.text)
    if len(cuts) < 2:
        return False
    first = int(case.draw.integers(0, len(cuts)))
    last = min(len(cuts) - 1, first + int(case.draw.random() < 0.35))
    start, end = cuts[first][0], cuts[last][1]
    if end - start < 4 or end - start > 0.7 * len(case.target.text):
        return False
    _drop(case, start, end)
    return True


def drop_words(case: Case) -> bool:
    """One to four words with at least one that looks like content."""
    text, language = case.target.text, case.languages[1]
    words = word_spans(text, language)
    count = int(case.draw.integers(1, 5)) + (language == "zh")
    if len(words) < count + 3:
        return False
    for _ in range(6):
        first = int(case.draw.integers(0, len(words) - count + 1))
        start, end = words[first][0], words[first + count - 1][1]
        longest = max(len(w) for w in re.findall(r"\w+", text[start:end]) or [""])
        if longest >= (4 if language != "zh" else 1):
            if text[end - 1] in ".,;:،؛。，":
                end -= 1
            _drop(case, start, end)
            return end > start
    return False


def drop_scattered(case: Case) -> bool:
    """Two to four separate content words."""
    return sum(_drop_one(case) for _ in range(int(case.draw.integers(2, 5)))) > 0


def _drop_one(case: Case) -> bool:
    words = [m.span() for m in re.finditer(r"\w{5,}" if case.languages[1] != "zh" else r"\w\w", case.target.text)]
    if len(words) < 4:
        return False
    case.target.delete(*words[int(case.draw.integers(0, len(words)))])
    return True


def drop_tail(case: Case) -> bool:
    words = word_spans(case.target.text, case.languages[1])
    if len(words) < 5:
        return False
    keep = int(len(words) * case.draw.uniform(0.5, 0.92))
    _drop(case, words[max(2, keep)][0], len(case.target.text))
    if case.draw.random() < 0.5:
        case.target.insert(len(case.target.text), "。" if case.languages[1] == "zh" else ".", CLEAN)
    return True


def drop_head(case: Case) -> bool:
    words = word_spans(case.target.text, case.languages[1])
    if len(words) < 5:
        return False
    _drop(case, 0, words[max(1, int(len(words) * case.draw.uniform(0.05, 0.4)))][0])
    return True


def _drop(case: Case, start: int, end: int) -> None:
    """Lose a range; mend the sentence's start and end as a fluent translation would, more often than not."""
    draft = case.target
    stop = draft.text[-1:] if end >= len(draft.text) and draft.text[-1:] in ".。!?؟" else ""
    draft.delete(start, end)
    if start == 0 and draft.text[:1].islower() and case.draw.random() < 0.7:
        draft.respell(0, 1, draft.text[0].upper())
    if stop and case.draw.random() < 0.5:
        draft.insert(len(draft.text), stop, CLEAN)
    if case.draw.random() < 0.5:
        draft.sub(r"[,،;:，]\s*$", "", 1.0, case.draw)


def replace_span(case: Case) -> bool:
    """Text of the same kind in place of a span."""
    span = _span(case, 1, 0.08, 0.5)
    piece = span and _piece(case, 1, word_count(case.target.text[slice(*span)], case.languages[1]))
    if not span or not piece:
        return False
    case.target.replace(*span, piece, WRONG, LOST)
    return True


def word_count(text: str, language: str) -> int:
    return len(word_spans(text, language))


def _piece(case: Case, side: int, count: int) -> str:
    """About `count` words running, out of another text of the side's language."""
    other = case.borrow(side)
    words = word_spans(other, case.languages[side])
    if len(words) < 2:
        return ""
    count = max(1, min(len(words), count))
    first = int(case.draw.integers(0, len(words) - count + 1))
    return other[words[first][0] : words[first + count - 1][1]].strip(".。,،")


def _foreign(case: Case, side: int) -> str:
    """A clause or a run of words out of another text."""
    if case.draw.random() < 0.5:
        return _piece(case, side, int(case.draw.integers(2, 14)))
    parts = clauses(other := case.borrow(side))
    start, end = parts[int(case.draw.integers(0, len(parts)))] if parts else (0, 0)
    return other[start:end].strip()


def _put_in(case: Case, side: int, label: int) -> bool:
    draft, piece = case.draft(side), _foreign(case, side)
    if len(piece) < 3 or len(draft.text) < 3:
        return False
    bounds = [a for a, _ in clauses(draft.text)]
    tail = len(draft.text.rstrip(" .。!?؟"))
    places = [0, tail, tail, *bounds]
    at = places[int(case.draw.integers(0, len(places)))]
    space = "" if case.languages[side] == "zh" else " "
    comma = ("،" if case.languages[side] in ("ar", "fa") else ",") if case.draw.random() < 0.4 else ""
    new = f"{comma}{space}{piece}" if at == tail else f"{piece}{comma}{space}"
    draft.insert(at, new, label)
    if side == 0:
        _mark_missing(case, 0.0 if at == 0 else 1.0 if at == tail else 0.5)
    return True


def _mark_missing(case: Case, place: float) -> None:
    """Text that is only in the source: the target has a gap at its start or end, or somewhere."""
    gaps = case.target.gaps
    if place == 0.5:
        gaps[gaps == 0] = UNSURE
    else:
        gaps[0 if place == 0.0 else -1] = 1


def extend_source(case: Case) -> bool:
    return _put_in(case, 0, ADDED)


def extend_target(case: Case) -> bool:
    return _put_in(case, 1, ADDED)


def repeat_clause(case: Case) -> bool:
    span = _span(case, 1, 0.1, 0.5)
    if span is None:
        return False
    text = case.target.text[slice(*span)]
    space = "" if case.languages[1] == "zh" else " "
    case.target.insert(span[1], space + text, ADDED)
    return True


def move_clause(case: Case) -> bool:
    """A clause elsewhere in the same sentence: nothing is missing; whether it reads as wrong is left open."""
    cuts = clauses(case.target.text)
    if len(cuts) < 3:
        return False
    draft, (start, end) = case.target, cuts[int(case.draw.integers(0, len(cuts) - 1))]
    text, origin = draft.text[start:end], draft.origin[start:end].copy()
    draft.replace(start, end, "", CLEAN, KEPT, gap=UNSURE)
    at = len(draft.text.rstrip(" .。!?؟"))
    space = "" if case.languages[1] == "zh" else " "
    draft.insert(at, space + text.strip(), UNSURE, gap=UNSURE)
    stripped = origin[len(text) - len(text.lstrip()) : len(text.rstrip())]
    draft.origin[at + len(space) : at + len(space) + len(stripped)] = stripped
    return True


def remove_negation(case: Case) -> bool:
    words = NEGATIONS.get(case.languages[1], ())
    found = [m for w in words for m in re.finditer(_whole(w, case.languages[1]), case.target.text)]
    if not found:
        return False
    match = found[int(case.draw.integers(0, len(found)))]
    case.target.delete(*match.span())
    for word in NEGATIONS.get(case.languages[0], ()):
        hits = [m.span() for m in re.finditer(_whole(word, case.languages[0]), case.source.text)]
        if len(found) == 1 and len(hits) == 1:
            case.source.labels[slice(*hits[0])] = ADDED
    return True


def add_negation(case: Case) -> bool:
    for pattern, new in NEGATE.get(case.languages[1], ()):
        found = list(re.finditer(pattern, case.target.text))
        if found and not _negated(case.target.text, case.languages[1]):
            match = found[int(case.draw.integers(0, len(found)))]
            case.target.replace(*match.span(), match.expand(new), WRONG, UNSURE)
            return True
    return False


def _negated(text: str, language: str) -> bool:
    return any(re.search(_whole(w, language), text) for w in NEGATIONS.get(language, ()))


def _whole(word: str, language: str) -> str:
    return re.escape(word) if language == "zh" else rf"(?<!\w){re.escape(word)}(?!\w)"


def swap_opposite(case: Case) -> bool:
    pairs = [p for a, b in OPPOSITES.get(case.languages[1], ()) for p in ((a, b), (b, a))]
    for i in case.draw.permutation(len(pairs)):
        match = re.search(_whole(pairs[i][0], case.languages[1]), case.target.text)
        if match:
            case.target.replace(*match.span(), pairs[i][1], WRONG, UNSURE)
            return True
    return False


def swap_number(case: Case) -> bool:
    found = list(re.finditer(r"\d+", case.target.text))
    if not found:
        return False
    match = found[int(case.draw.integers(0, len(found)))]
    old = match.group()
    new = str(case.draw.integers(1, 9)) + "".join(str(case.draw.integers(0, 10)) for _ in old[1:])
    if new == old:
        return False
    case.target.replace(*match.span(), new, WRONG, UNSURE)
    return True


def swap_word(case: Case) -> bool:
    """A content word replaced by another that agrees with what stands around it: a mistranslated word."""
    language = case.languages[1]
    if language == "zh":
        return False
    found = [m for m in re.finditer(r"(?!\d)\w{4,}", case.target.text) if m.group() == m.group().lower()]
    if not found:
        return False
    for _ in range(4):
        match = found[int(case.draw.integers(0, len(found)))]
        others = [w for w in re.findall(r"(?!\d)\w{4,}", case.borrow(1)) if _agrees(w, match.group(), language)]
        if others:
            new = others[int(case.draw.integers(0, len(others)))]
            case.target.replace(*match.span(), new, WRONG, LOST)
            return True
    return False


def _agrees(word: str, old: str, language: str) -> bool:
    """Whether two words begin or end alike, as two of one kind do."""
    if word == old or word != word.lower():
        return False
    if language in ("ar", "fa", "he"):
        return word[:2] == old[:2] or word[-1] == old[-1]
    vowels, alike = "aeiouyéèêh", 2 if language == "fr" else 1
    return word[-alike:] == old[-alike:] and (word[0] in vowels) == (old[0] in vowels)


_NAME = r"(?<=[\w,] )[A-ZÀ-ÖÉА-ЯІЇЄ][\w'-]{2,}(?: [A-ZÀ-ÖÉА-ЯІЇЄ][\w'-]{2,})?"


def swap_name(case: Case) -> bool:
    """A capitalized name in mid-sentence replaced by another (languages with capitals, German nouns apart)."""
    if case.languages[1] in ("ar", "fa", "he", "zh", "de"):
        return False
    found, others = list(re.finditer(_NAME, case.target.text)), re.findall(_NAME, case.borrow(1))
    if not found or not others:
        return False
    match = found[int(case.draw.integers(0, len(found)))]
    new = others[int(case.draw.integers(0, len(others)))]
    if new.split()[0] in case.target.text:
        return False
    case.target.replace(*match.span(), new, WRONG, UNSURE)
    return True


def formula(case: Case) -> bool:
    """A formula on one side only: harmless."""
    side = int(case.draw.random() < 0.3)
    choices = FORMULAS.get(case.languages[side], ())
    if not choices:
        return False
    draft = case.draft(side)
    text = choices[int(case.draw.integers(0, len(choices)))]
    if len(draft.text) > 1 and draft.text[0].isupper() and draft.text[1].islower() and case.draw.random() < 0.5:
        draft.respell(0, 1, draft.text[0].lower())
    draft.insert(0, text, CLEAN)
    return True


def drop_gloss(case: Case) -> bool:
    """A bracket with an abbreviation or a converted measure on one side only: harmless."""
    draft = case.draft(int(case.draw.random() < 0.7))
    found = list(GLOSS.finditer(draft.text))
    for match in reversed(found):
        draft.replace(*match.span(), "", CLEAN, KEPT)
    return bool(found)


FAULTS: tuple[tuple[Callable[[Case], bool], float], ...] = (
    (drop_clause, 0.20),
    (drop_span, 0.17),
    (drop_words, 0.15),
    (drop_scattered, 0.05),
    (drop_tail, 0.07),
    (drop_head, 0.03),
    (extend_source, 0.11),
    (extend_target, 0.16),
    (replace_span, 0.08),
    (repeat_clause, 0.02),
    (move_clause, 0.02),
    (remove_negation, 0.03),
    (add_negation, 0.01),
    (swap_opposite, 0.01),
    (swap_number, 0.02),
    (swap_name, 0.02),
    (swap_word, 0.07),
)
