"""Which sequences of letters Arabic writes foreign names with, and which its own words: log ratios of trigrams."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable

from audit.names.foreign import trigrams

_FEWEST = 6  # sightings
_SMOOTHING = 0.5


def ratios(names: Iterable[str], words: Collection[str]) -> dict[str, float]:
    """Natural log of how much likelier a trigram is in names than in words; rare ones are left out."""
    in_names = Counter(t for name in names if name not in words for t in trigrams(name))
    in_words = Counter(t for word in words for t in trigrams(word))
    totals = sum(in_names.values()), sum(in_words.values())
    kept = sorted(t for t in in_names.keys() | in_words.keys() if in_names[t] + in_words[t] >= _FEWEST)
    smoothed = [tuple(math.log(c[t] + _SMOOTHING) for c in (in_names, in_words)) for t in kept]
    shift = math.log(totals[1] + 5000) - math.log(totals[0] + 5000)
    return {t: a - b + shift for t, (a, b) in zip(kept, smoothed, strict=True)}
