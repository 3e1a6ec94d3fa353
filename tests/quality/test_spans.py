"""Spans out of token probabilities: properties that hold for any text and any probabilities."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from audit.quality.model import SpanSettings
from audit.quality.spans import cut_spans

SETTINGS = SpanSettings({"low": 0.9, "normal": 0.7, "high": 0.5}, seed=0.5, extend=0.25, confidence=((0, 0), (1, 1)))
WORDS = st.lists(st.text("abcdeéابتم،,.;’'- ", min_size=1, max_size=9), min_size=1, max_size=14)


def tokens(text: str) -> np.ndarray:
    """Pieces of up to four letters, as a subword tokenizer cuts them; [tokens, 2]."""
    spans = [
        (m.start() + i, min(m.end(), m.start() + i + 4))
        for m in re.finditer(r"\S+", text)
        for i in range(0, len(m[0]), 4)
    ]
    return np.array(spans, np.int32).reshape(-1, 2)


def cut(text: str, probabilities: list[float]) -> list[tuple[int, int]]:
    found = cut_spans(np.array(probabilities), tokens(text), text, SETTINGS)
    assert all(0 <= mean <= 1 for _, mean in found)
    return [(span.start, span.end) for span, _ in found]


@given(WORDS, st.randoms(use_true_random=False))
def test_spans_lie_on_whole_words_in_order(words: list[str], random) -> None:  # type: ignore[no-untyped-def]
    text = " ".join(words)
    found = cut(text, [random.random() for _ in tokens(text)])
    bounds = [m.span() for m in re.finditer(r"\w+(?:['’-]\w+)*", text)]
    starts, ends = {a for a, _ in bounds}, {b for _, b in bounds}
    assert all(start in starts and end in ends for start, end in found)
    assert all(end <= start for (_, end), (start, _) in pairwise(found))


@given(WORDS)
def test_a_text_with_a_word_always_has_a_span(words: list[str]) -> None:
    text = " ".join(words)
    found = cut(text, [0.1] * len(tokens(text)))
    assert bool(found) == bool(re.search(r"\w", text))


def test_a_span_goes_on_while_tokens_are_likely_enough() -> None:
    text = "aaaaaaaa bbbbbbbb cccccccc"
    assert cut(text, [0.0, 0.0, 0.6, 0.3, 0.0, 0.0]) == [(9, 17)]
    assert cut(text, [0.0, 0.0, 0.6, 0.1, 0.8, 0.3]) == [(9, 26)]
    assert cut(text, [0.6, 0.3, 0.0, 0.0, 0.0, 0.8]) == [(0, 8), (18, 26)]


def test_a_short_word_left_over_at_a_clause_bound_is_taken_in() -> None:
    text = "aaaaa, et bbbbb ccccc ddddd, eeeee"
    assert cut(text, [0, 0, 0, *[0.9] * 6, 0, 0]) == [(7, 27)]
