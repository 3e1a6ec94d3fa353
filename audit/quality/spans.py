"""Spans out of token probabilities: contiguous, on word bounds, joined where they belong together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.quality.model import SpanSettings, span_settings
from audit.records import Span

if TYPE_CHECKING:
    import numpy as np

    from audit.quality import Estimate

OMITTED, ADDED, MISTRANSLATED = "omitted", "added", "mistranslated"
_BRIDGE = 2  # doubtful tokens that a span may run across
_CONTENT = 4  # letters of a word that is more than grammar, nearly always
_LONG = 10  # letters of a word that says as much as two
_LEAST_SURE = {OMITTED: 0.3, ADDED: 0.3, MISTRANSLATED: 0.55}
"""The confidence from which a span accuses a translation, but at high sensitivity; what is missing is often less sure,
since nothing stands in its place."""

_NEAR_BEST = 0.6  # of the best token's probability: where none starts a span, what is about as likely belongs to it
_LEAST_MASS = 0.6  # expected faulty tokens below which a second span is not worth a line
_CLAUSE_END = re.compile(r"[.,;:!?،؛؟。，；：！？、()«»“”\"]|[–—]")
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class FaultSpan:
    """A fault's place and what is in it.

    ``confidence`` 0 to 1 is the share of such spans that touch a real fault, measured on documents held apart.
    ``kind``: on the source side "omitted"; on the target side "added" (nothing in the source says it) or
    "mistranslated" (it stands where source content, itself unmatched, should be). ``words`` and ``digits`` serve to
    weigh it; ``at_end`` says that nothing but punctuation follows in the text: the mark of a truncated sentence.
    ``sure`` says whether it is more than a note at the sensitivity that was asked for.
    """

    span: Span
    confidence: float
    kind: str
    words: int
    digits: bool
    at_end: bool
    sure: bool = True


def omitted_spans(estimate: Estimate, offsets: np.ndarray, text: str, sensitivity: str = "normal") -> list[FaultSpan]:
    """What the target leaves out, as spans of the source ``text``; ``offsets`` [source tokens, 2] are the encoder's.

    ``sensitivity`` low, normal or high: the model card says how many faultless segments get a span at each.
    """
    settings = span_settings("omission")
    if estimate.omission < settings.thresholds[sensitivity]:
        return []
    spans = cut_spans(estimate.omitted, offsets, text, settings)
    return [
        _fault(span, mean, estimate.omission, OMITTED, text, sensitivity)
        for span, mean in spans
        if _says_something(span.of(text), estimate.omission, settings)
    ]


def faulty_spans(estimate: Estimate, offsets: np.ndarray, text: str, sensitivity: str = "normal") -> list[FaultSpan]:
    """What the source does not say, as spans of the target ``text``; see ``omitted_spans``."""
    settings = span_settings("addition")
    if estimate.addition < settings.thresholds[sensitivity]:
        return []
    found = []
    for span, mean in cut_spans(estimate.faulty, offsets, text, settings):
        if not _says_something(span.of(text), estimate.addition, settings):
            continue
        inside = (offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)
        replaces = (
            float(estimate.wrong[inside].mean()) >= 0.5 and float(estimate.omitted.max(initial=0)) >= settings.extend
        )
        kind = MISTRANSLATED if replaces else ADDED
        found.append(_fault(span, mean, estimate.addition, kind, text, sensitivity))
    return found


def _says_something(content: str, score: float, settings: SpanSettings) -> bool:
    """Whether a span holds a figure or a word long enough to have content; a single short word needs a surer
    segment."""
    words = [word for word in _WORD.findall(content) if _has_content(word)]
    several = len(words) > 1 or len(_UNSPACED.findall(content)) > 2 or max(map(len, words), default=0) >= _LONG
    return several or (bool(words) and score >= settings.thresholds["low"])


def _has_content(word: str) -> bool:
    """Whether a word is more than grammar, by its length; scripts that leave vowels out have shorter words."""
    return word.isdigit() or len(word) >= (_CONTENT if word[0] < "\u0250" else _CONTENT - 1)


def _fault(span: Span, mean: float, score: float, kind: str, text: str, sensitivity: str) -> FaultSpan:
    import numpy as np

    settings = span_settings("omission" if kind == OMITTED else "addition")
    scores, shares = zip(*settings.confidence, strict=True)
    confidence = float(np.interp(span_score(score, mean), scores, shares))
    return fault_in(span, confidence, kind, text, sensitivity == "high" or confidence >= _LEAST_SURE[kind])


def fault_in(span: Span, confidence: float, kind: str, text: str, sure: bool = True) -> FaultSpan:
    """The fault of a ``kind`` at ``span`` of ``text``."""
    content = span.of(text)
    words = max(len(_WORD.findall(content)), len(_UNSPACED.findall(content)) // 2)
    digits, at_end = any(c.isdigit() for c in content), not _WORD.search(text, span.end)
    return FaultSpan(span, confidence, kind, words, digits, at_end, sure)


def span_score(score: float, mean: float) -> float:
    """What a span's confidence is read from: the segment's score and the span's mean probability, 0 to 1."""
    return (score * mean) ** 0.5


def cut_spans(
    probabilities: np.ndarray, offsets: np.ndarray, text: str, settings: SpanSettings
) -> list[tuple[Span, float]]:
    """Spans of ``text`` where the probabilities are high, with the mean probability of their tokens.

    Hysteresis: a span starts at a token of at least ``settings.seed`` and goes on while tokens reach
    ``settings.extend``. There is always one, unless the text has no word: the best token's, with its like around it.
    """
    import numpy as np

    if not len(probabilities) or not _WORD.search(text):
        return []
    runs = _runs(probabilities, settings.seed, settings.extend)
    kept = [r for r in runs if probabilities[slice(*r)].sum() >= _LEAST_MASS]
    if not kept:
        worded = [bool(_WORD.search(text, start, end)) for start, end in offsets.tolist()]
        best = int(np.where(worded, probabilities, -1).argmax())
        near = _runs(probabilities, probabilities[best], _NEAR_BEST * probabilities[best])
        kept = [r for r in near if r[0] <= best < r[1]] or [(best, best + 1)]
    spans = []
    for start, end in kept:
        span = _snapped(int(offsets[start, 0]), int(offsets[end - 1, 1]), text)
        if span is not None:
            spans.append((span, float(probabilities[start:end].mean())))
    return _merged(spans, text)


def _runs(probabilities: np.ndarray, seed: float, extend: float) -> list[tuple[int, int]]:
    """Token ranges by hysteresis, joined across a few doubtful tokens."""
    runs: list[tuple[int, int]] = []
    for i, value in enumerate(probabilities):
        if value < extend:
            continue
        between = probabilities[runs[-1][1] : i] if runs else probabilities[:0]
        if runs and (len(between) == 0 or (len(between) <= _BRIDGE and between.max() >= extend / 4)):
            runs[-1] = (runs[-1][0], i + 1)
        else:
            runs.append((i, i + 1))
    return [r for r in runs if probabilities[slice(*r)].max() >= seed]


def _snapped(start: int, end: int, text: str) -> Span | None:
    """A range on word bounds, without punctuation at its ends; None where no word is in it.

    A single short word that is all the range leaves of a clause is taken in.
    """
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    inside = [i for i, (a, b) in enumerate(words) if a < end and b > start]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    if len(inside) >= 3:
        first -= int(first > 0 and _opens_clause(text, words, first - 1))
        last += int(last + 1 < len(words) and _closes_clause(text, words, last + 1))
    low, high = words[first][0], words[last][1]
    if _UNSPACED.match(text, low):
        low = max(low, start)
    if _UNSPACED.match(text, high - 1):
        high = min(high, end)
    return Span(low, high) if low < high else None


def _opens_clause(text: str, words: list[tuple[int, int]], i: int) -> bool:
    """Whether word ``i`` is a short one at a clause's start, in the same clause as the next."""
    before = text[words[i - 1][1] if i else 0 : words[i][0]]
    after = text[words[i][1] : words[i + 1][0]]
    opens = i == 0 or _CLAUSE_END.search(before) is not None
    return opens and not _CLAUSE_END.search(after) and words[i][1] - words[i][0] <= 4


def _closes_clause(text: str, words: list[tuple[int, int]], i: int) -> bool:
    before = text[words[i - 1][1] : words[i][0]]
    after = text[words[i][1] : words[i + 1][0] if i + 1 < len(words) else len(text)]
    closes = i + 1 == len(words) or _CLAUSE_END.search(after) is not None
    return closes and not _CLAUSE_END.search(before) and words[i][1] - words[i][0] <= 4


def _merged(spans: list[tuple[Span, float]], text: str) -> list[tuple[Span, float]]:
    """Spans in order, those joined that overlap or have nothing but space between them."""
    merged: list[tuple[Span, float]] = []
    for span, mean in sorted(spans):
        if merged and (span.start <= merged[-1][0].end or not text[merged[-1][0].end : span.start].strip()):
            before, other = merged[-1]
            merged[-1] = (Span(before.start, max(before.end, span.end)), max(mean, other))
        else:
            merged.append((span, mean))
    return merged
