"""Training samples out of free translations whose phrases are aligned by hand (`corpora/retold`).

What a phrase renders is known there, so that a phrase can be lost from either side with the right labels however far
the translation is from the words of the original; and whole pairs teach that freedom is no fault. Other wordings of
some phrases, right ones and wrong ones, are to teach the difference between a synonym and a slip; a slip of one word is
hardly told even so (AUC .55 after 2,400 steps).
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from scripts.estimator.edits import ADDED, CLEAN, UNSURE, WRONG, Draft
from scripts.estimator.noise import vary
from scripts.estimator.samples import Sample

RETOLD_PAIRS = Path(__file__).parents[2] / "corpora" / "retold"


@dataclass(frozen=True, slots=True)
class Retold:
    """A pair cut into phrases; ``renders`` says which phrases of the source each phrase of the target renders.

    ``right`` and ``wrong`` are wordings that fit a phrase's place in the target: as faithful as it, or faulty.
    """

    name: str
    languages: tuple[str, str]
    source: tuple[str, ...]
    target: tuple[str, ...]
    renders: tuple[frozenset[int], ...]
    right: Mapping[int, Sequence[str]] = field(default_factory=dict)
    wrong: Mapping[int, Sequence[str]] = field(default_factory=dict)

    @property
    def texts(self) -> tuple[str, str]:
        return "".join(self.source), "".join(self.target)


def retold(folder: Path) -> list[Retold]:
    """The pairs of every file of ``folder``."""
    return [
        _pair(json.loads(line))
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def _pair(row: dict) -> Retold:  # type: ignore[type-arg]
    texts, renders = zip(*row["target"], strict=True)
    languages = row["source_lang"], row["target_lang"]
    right, wrong = (
        {int(place): wordings for place, wordings in row.get(kind, {}).items()} for kind in ("right", "wrong")
    )
    return Retold(
        row["id"], languages, tuple(row["source"]), tuple(texts), tuple(map(frozenset, renders)), right, wrong
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A phrase as it stands in a sample: its label, and whether something was lost before it."""

    text: str
    label: int = CLEAN
    gap: bool = False


class Reteller:
    """Endless samples over retold pairs, a third of them without a fault."""

    def __init__(self, pairs: Sequence[Retold], seed: int) -> None:
        self._pairs = pairs
        self._draw = np.random.default_rng(seed)

    def sample(self) -> Sample:
        pair = self._pairs[int(self._draw.integers(0, len(self._pairs)))]
        return self.of(pair, str(self._draw.choice(list(_SHARES), p=list(_SHARES.values()))))

    def of(self, pair: Retold, kind: str, varied: float = 0.3) -> Sample:
        """``pair`` with a fault of a ``kind`` (see ``_SHARES``), each side with slips of typing so ``varied`` often."""
        source, target = self._changed(self._reworded(pair), kind)
        drafts = [_draft(source), _draft(target)]
        for draft, language in zip(drafts, pair.languages, strict=True):
            if self._draw.random() < varied:
                vary(draft, language, self._draw)
        labels = drafts[0].labels
        return Sample(f"retold {kind}", drafts[0].text, drafts[1].text, labels, drafts[1].labels, drafts[1].gaps)

    def _reworded(self, pair: Retold) -> Retold:
        """The pair with some phrases in other, right words."""
        chosen = {
            place: wordings[int(self._draw.integers(0, len(wordings)))]
            for place, wordings in pair.right.items()
            if self._draw.random() < REWORDED
        }
        target = tuple(chosen.get(place, text) for place, text in enumerate(pair.target))
        wrong = {place: wordings for place, wordings in pair.wrong.items() if place not in chosen}
        return replace(pair, target=target, wrong=wrong)

    def _changed(self, pair: Retold, kind: str) -> tuple[list[_Piece], list[_Piece]]:
        if kind == "lost":
            return self._lose(pair, self._run(pair))
        if kind == "scattered":
            return self._lose(pair, self._some(pair, 2 + int(self._draw.integers(0, 2))))
        if kind == "cut":
            return self._cut(pair)
        if kind == "added":
            return self._add(pair, self._run(pair))
        if kind == "replaced":
            return self._replace(pair)
        if kind == "inserted":
            return self._insert(pair)
        if kind == "misrendered":
            return self._misrender(pair)
        return [_Piece(text) for text in pair.source], [_Piece(text) for text in pair.target]

    def _run(self, pair: Retold) -> set[int]:
        """One to three phrases of the source in a row."""
        first = int(self._draw.integers(0, len(pair.source)))
        return set(range(first, min(len(pair.source), first + int(self._draw.choice((1, 1, 1, 2, 3))))))

    def _some(self, pair: Retold, count: int) -> set[int]:
        return {int(i) for i in self._draw.choice(len(pair.source), min(count, len(pair.source) // 2), replace=False)}

    def _lose(self, pair: Retold, chosen: set[int]) -> tuple[list[_Piece], list[_Piece]]:
        """The phrases of the target that render nothing else than ``chosen`` are gone."""
        gone = {i for i, renders in enumerate(pair.renders) if renders and renders <= chosen}
        if len(gone) > 0.7 * len(pair.target) or not any(pair.target[i].strip(" ,.;:،") for i in gone):
            gone = set()
        return self._without(pair, gone)

    def _without(self, pair: Retold, gone: set[int]) -> tuple[list[_Piece], list[_Piece]]:
        said = _rendered(pair, set(range(len(pair.target))))
        left = _rendered(pair, set(range(len(pair.target))) - gone)
        lost = _rendered(pair, gone)
        worded = {i for i, text in enumerate(pair.source) if re.search(r"\w", text)}
        source = [
            _Piece(text, ADDED if i in (said - left) & lost & worded else UNSURE if i in lost & worded else CLEAN)
            for i, text in enumerate(pair.source)
        ]
        target = [_Piece(t, gap=i - 1 in gone) for i, t in enumerate(pair.target) if i not in gone]
        end = [_Piece("", gap=True)] if len(pair.target) - 1 in gone else []
        return source, self._closed([*target, *end])

    def _closed(self, pieces: list[_Piece]) -> list[_Piece]:
        """The sentence begins with a capital again, as a machine would write it, three times out of four."""
        if not pieces or self._draw.random() < 0.25:
            return pieces
        first = pieces[0].text.lstrip(" ,;:،")
        return [replace(pieces[0], text=first[:1].upper() + first[1:]), *pieces[1:]]

    def _cut(self, pair: Retold) -> tuple[list[_Piece], list[_Piece]]:
        count = len(pair.target)
        first = int(count * self._draw.uniform(0.5, 0.92))
        source, target = self._without(pair, set(range(max(1, first), count)))
        if self._draw.random() < 0.5:
            target.append(_Piece(".", gap=True))
        return source, target

    def _add(self, pair: Retold, chosen: set[int]) -> tuple[list[_Piece], list[_Piece]]:
        """``chosen`` phrases are gone from the source, so that what renders them was invented."""
        if len(chosen) > 0.5 * len(pair.source):
            chosen = set()
        source = [_Piece(text) for i, text in enumerate(pair.source) if i not in chosen]
        elsewhere = [renders - chosen for renders in pair.renders]
        target = [
            _Piece(text, CLEAN if not pair.renders[i] & chosen else UNSURE if elsewhere[i] else ADDED)
            for i, text in enumerate(pair.target)
        ]
        return source, target

    def _other(self, pair: Retold) -> str:
        """A phrase of another translation into the same language."""
        for _ in range(50):
            other = self._pairs[int(self._draw.integers(0, len(self._pairs)))]
            if other.languages[1] == pair.languages[1] and other is not pair:
                text = other.target[int(self._draw.integers(0, len(other.target)))]
                if len(text.split()) > 1:
                    return text
        return ""

    def _replace(self, pair: Retold) -> tuple[list[_Piece], list[_Piece]]:
        place = int(self._draw.integers(0, len(pair.target)))
        text = self._other(pair)
        if not text or not pair.renders[place]:
            return self._changed(pair, "clean")
        source, _ = self._without(pair, {place})
        target = [_Piece(text, WRONG) if i == place else _Piece(t) for i, t in enumerate(pair.target)]
        return source, target

    def _misrender(self, pair: Retold) -> tuple[list[_Piece], list[_Piece]]:
        """One phrase in a wrong wording; one of another translation where none is known."""
        if not pair.wrong:
            return self._replace(pair)
        place = int(self._draw.choice(list(pair.wrong)))
        wording = pair.wrong[place][int(self._draw.integers(0, len(pair.wrong[place])))]
        source = [_Piece(t, UNSURE if i in pair.renders[place] else CLEAN) for i, t in enumerate(pair.source)]
        target = [_Piece(text) for text in pair.target]
        target[place : place + 1] = _difference(pair.target[place], wording)
        return source, target

    def _insert(self, pair: Retold) -> tuple[list[_Piece], list[_Piece]]:
        place = int(self._draw.integers(1, len(pair.target) + 1))
        text = self._other(pair)
        target = [_Piece(t) for t in pair.target]
        if text:
            target.insert(place, _Piece(text if text[0] in " ,;:" else f" {text}", ADDED))
        return [_Piece(t) for t in pair.source], target


REWORDED = 0.4  # of the phrases for which a right wording is known
_SHARES = {
    "clean": 0.33, "lost": 0.22, "scattered": 0.05, "cut": 0.06, "added": 0.1, "replaced": 0.05, "inserted": 0.07,
    "misrendered": 0.12,
}  # fmt: skip


def _difference(was: str, now: str) -> list[_Piece]:
    """``now`` word by word: wrong where it differs, a gap where it leaves words out."""
    before, after = (re.findall(r"\s*(?:\w+['’]?|[^\w\s])|\s+", text) for text in (was, now))
    pieces: list[_Piece] = []
    left_out = False
    for operation, first, last, start, end in difflib.SequenceMatcher(None, before, after, False).get_opcodes():
        for word in after[start:end]:
            pieces.append(_Piece(word, CLEAN if operation == "equal" else WRONG, left_out))
            left_out = False
        left_out = left_out or (operation == "delete" and any(re.search(r"\w", word) for word in before[first:last]))
    return [*pieces, _Piece("", gap=True)] if left_out else pieces


def _rendered(pair: Retold, places: set[int]) -> set[int]:
    return set().union(*(pair.renders[i] for i in places))


def _draft(pieces: Sequence[_Piece]) -> Draft:
    draft = Draft.of("".join(piece.text for piece in pieces))
    at = 0
    for piece in pieces:
        draft.gaps[at] = max(draft.gaps[at], int(piece.gap))
        draft.labels[at : at + len(piece.text)] = piece.label
        at += len(piece.text)
    return draft
