"""Draw training samples: synthetic faults with labels projected to tokens, and human judgements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scripts.estimator.corpora import Judged, Line
from scripts.estimator.edits import ADDED, UNSURE, WRONG, Draft
from scripts.estimator.faults import FAULTS, Case, drop_gloss, formula
from scripts.estimator.links import Part, project
from scripts.estimator.noise import vary
from scripts.estimator.store import StateStore


@dataclass(frozen=True, slots=True)
class Sample:
    """Texts with labels by character: source and target (1 faulty, 2 wrong, -1 unknown), gaps by boundary."""

    kind: str
    source: str
    target: str
    source_labels: np.ndarray
    target_labels: np.ndarray
    gaps: np.ndarray
    judged: Judged | None = None


class Synthesizer:
    """Endless synthetic samples over parallel lines."""

    def __init__(
        self, lines: dict[str, Sequence[Line]], shares: dict[str, float], store: StateStore, seed: int
    ) -> None:
        self._lines, self._store = lines, store
        self._names = list(shares)
        self._shares = np.array([shares[n] for n in self._names]) / sum(shares.values())
        self._draw = np.random.default_rng(seed)
        self._following = {
            name: {i for i in range(len(rows) - 1) if rows[i].document == rows[i + 1].document}
            for name, rows in lines.items()
        }

    def sample(self) -> Sample:
        for _ in range(20):
            made = self._attempt()
            if made is not None:
                return made
        raise RuntimeError("no sample could be made of these lines")

    def _languages(self, line: Line) -> tuple[str, str]:
        """A direction, the ones that matter most drawn most."""
        have = line.texts
        favoured = [p for p in FAVOURED if p[0] in have and p[1] in have]
        if self._draw.random() < 0.72 and favoured:
            weights = np.array([FAVOURED[p] for p in favoured])
            return favoured[int(self._draw.choice(len(favoured), p=weights / weights.sum()))]
        a, b = self._draw.choice(list(have), 2, replace=False)
        return str(a), str(b)

    def _attempt(self) -> Sample | None:
        draw = self._draw
        name = self._names[int(draw.choice(len(self._names), p=self._shares))]
        rows = self._lines[name]
        i = int(draw.integers(0, len(rows)))
        languages = self._languages(rows[i])
        joined, wanted = 1, 1 + int(draw.choice(6, p=JOINED))
        while joined < wanted and i + joined - 1 in self._following[name]:
            joined += 1
        texts = [tuple(rows[i + k].texts.get(lang, "") for lang in languages) for k in range(joined)]
        if any(t not in self._store or not 1 < len(t) < 420 for pair in texts for t in pair):
            return None
        if any(len(self._store[t].offsets) == 0 for pair in texts for t in pair):
            return None
        parts, source, target = _join(texts, languages, self._store)
        case = Case(Draft.of(source), Draft.of(target), languages, self._borrower(rows, i, languages), draw)
        return self._finish(case, parts, self._change(case, parts))

    def _borrower(self, rows: Sequence[Line], i: int, languages: tuple[str, str]):  # type: ignore[no-untyped-def]
        def borrow(side: int) -> str:
            near = self._draw.random() < 0.5
            for _ in range(10):
                step = int(self._draw.integers(1, 6)) * (1 if self._draw.random() < 0.5 else -1)
                other = (i + step) % len(rows) if near else int(self._draw.integers(0, len(rows)))
                text = rows[other].texts.get(languages[side], "")
                if text and other != i:
                    return text
            return ""

        return borrow

    def _change(self, case: Case, parts: list[Part]) -> str:
        """Apply faults or none; returns the name of what was done."""
        draw, kind = self._draw, "clean"
        chance = draw.random()
        if chance < 0.05:
            other = case.borrow(1)
            if len(other) > 3:
                case.target = Draft.of(other)
                case.target.labels[:] = WRONG
                case.target.gaps[:] = UNSURE
                return "wrong pair"
        elif chance < 0.70:
            kind = self._lose_sentence(case, parts) if len(parts) > 1 and draw.random() < 0.5 else ""
            for _ in range(1 if draw.random() < 0.75 else 2):
                kind = self._fault(case, kind)
        if draw.random() < 0.15:
            formula(case)
        if draw.random() < 0.5:
            drop_gloss(case)
        for side in (0, 1):
            if draw.random() < 0.3:
                vary(case.draft(side), case.languages[side], draw)
        return kind or "clean"

    def _fault(self, case: Case, kind: str) -> str:
        weights = np.array([w for _, w in FAULTS])
        for _ in range(4):
            fault = FAULTS[int(self._draw.choice(len(FAULTS), p=weights / weights.sum()))][0]
            if fault(case):
                return f"{kind}+{fault.__name__}" if kind else fault.__name__
        return kind

    def _lose_sentence(self, case: Case, parts: list[Part]) -> str:
        """One of two sentences is missing from one side."""
        part = parts[int(self._draw.integers(0, len(parts)))]
        side = int(self._draw.random() < 0.75)
        start, end = part.starts[side], part.starts[side] + part.lengths[side]
        case.draft(side).delete(start, end)
        if side == 0:
            case.source.fate[:] = 0
            a, b = part.starts[1], part.starts[1] + part.lengths[1]
            case.target.labels[a:b] = ADDED
        return "sentence"

    def _finish(self, case: Case, parts: list[Part], kind: str) -> Sample | None:
        source, target = case.source, case.target
        if (
            min(len(source.text.strip()), len(target.text.strip())) < 2
            or max(len(source.text), len(target.text)) > LONGEST
        ):
            return None
        labels = (source.labels > 0).astype(np.int8)
        labels[source.labels == UNSURE] = UNSURE
        if kind == "wrong pair":
            labels[:] = 1
        elif (target.fate != 0).any():
            original = np.zeros(len(source.fate), np.int8)
            for part in parts:
                original[part.starts[0] : part.starts[0] + part.lengths[0]] = project(part, target.fate)
            kept = source.origin >= 0
            carried = original[source.origin[kept]]
            labels[kept] = np.where(labels[kept] == 1, 1, carried)
        return Sample(kind, source.text, target.text, labels, target.labels, target.gaps)


JOINED = (0.76, 0.14, 0.05, 0.02, 0.015, 0.015)
"""How often one, two … six sentences of a document in a row make a sample."""

LONGEST = 1200  # characters of a side

FAVOURED = {
    ("ar", "fr"): 0.30,
    ("ar", "en"): 0.09,
    ("en", "ar"): 0.06,
    ("fr", "en"): 0.08,
    ("en", "fr"): 0.10,
    ("fr", "ar"): 0.04,
    ("de", "en"): 0.04,
    ("en", "de"): 0.04,
    ("es", "en"): 0.04,
    ("en", "es"): 0.04,
    ("ru", "en"): 0.04,
    ("en", "ru"): 0.04,
    ("zh", "en"): 0.045,
    ("en", "zh"): 0.045,
}


def _join(texts: list[tuple[str, ...]], languages: tuple[str, str], store: StateStore) -> tuple[list[Part], str, str]:
    parts, sides = [], ["", ""]
    for pair in texts:
        for side in (0, 1):
            if sides[side] and languages[side] != "zh":
                sides[side] += " "
        parts.append(
            Part(
                store[pair[0]],
                store[pair[1]],
                (len(sides[0]), len(sides[1])),
                (len(pair[0]), len(pair[1])),
            )
        )
        sides = [sides[0] + pair[0], sides[1] + pair[1]]
    return parts, sides[0], sides[1]


def judged_sample(judged: Judged) -> Sample:
    """A judged translation as a sample; a translation that people find perfect has no fault anywhere."""
    state = 0 if judged.raw >= 90 else UNSURE
    return Sample(
        "judged",
        judged.source,
        judged.target,
        np.full(len(judged.source), state, np.int8),
        np.full(len(judged.target), state, np.int8),
        np.full(len(judged.target) + 1, state, np.int8),
        judged,
    )
