"""Differences of writing that are never faults: stops, quotation marks, digits, diacritics, dashes, capitals."""

from __future__ import annotations

import numpy as np

from scripts.estimator.edits import Draft

_WESTERN, _ARABIC = "0123456789", "٠١٢٣٤٥٦٧٨٩"
_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


def vary(draft: Draft, language: str, draw: np.random.Generator) -> None:
    """Change a text's writing at random, content kept."""
    _marks(draft, draw)
    if language in ("ar", "fa"):
        _arabic(draft, draw)
    if language == "fr":
        draft.sub(r"(?<=\w) ?([;:!?»])", "\u00a0\\1", _sometimes(draw, 0.2), draw)
        draft.sub("[’']", "'" if draw.random() < 0.5 else "’", _sometimes(draw, 0.3), draw)
    if draw.random() < 0.02:
        _capitals(draft)


def _sometimes(draw: np.random.Generator, chance: float) -> float:
    return 1.0 if draw.random() < chance else 0.0


def _marks(draft: Draft, draw: np.random.Generator) -> None:
    draft.sub(r"[.。]$", "", _sometimes(draw, 0.25), draw)
    opening, closing = (("«", "»"), ("« ", " »"), ("“", "”"), ('"', '"'))[int(draw.integers(0, 4))]
    if draw.random() < 0.3:
        draft.sub(r'["“«„] ?(?=\w)', opening, 1.0, draw)
        draft.sub(r'(?<=[\w.,!?]) ?["”»]', closing, 1.0, draw)
    if draw.random() < 0.08:
        draft.sub(r'["“”«»]', "", 1.0, draw)
    draft.sub(r" [–—-] ", (" – ", " - ", " — ", ", ")[int(draw.integers(0, 4))], _sometimes(draw, 0.3), draw)
    draft.sub(r",(?= )", "", _sometimes(draw, 0.04), draw)


def _arabic(draft: Draft, draw: np.random.Generator) -> None:
    if draw.random() < 0.35:
        for western, arabic in zip(_WESTERN, _ARABIC, strict=True):
            draft.sub(western, arabic, 1.0, draw)
    elif draw.random() < 0.3:
        for western, arabic in zip(_WESTERN, _ARABIC, strict=True):
            draft.sub(arabic, western, 1.0, draw)
    draft.sub(f"[{_HARAKAT}]", "", _sometimes(draw, 0.4), draw)
    draft.sub("[أإآ]", "ا", _sometimes(draw, 0.08), draw)
    draft.sub("ى(?!\\w)", "ي", _sometimes(draw, 0.05), draw)
    if draw.random() < 0.06:
        draft.sub("(?<=[بتثجحخدذرزسشصضطظعغفقكلمنهي])(?=[ء-ي])", _HARAKAT[int(draw.integers(3, 8))], 0.3, draw)


def _capitals(draft: Draft) -> None:
    upper = draft.text.upper()
    if len(upper) == len(draft.text):
        draft.text = upper
