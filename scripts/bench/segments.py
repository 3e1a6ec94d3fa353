"""The segments of the benchmark: human translations, and the same with one fault planted in the translation."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CLEAN = "clean"
_WORD = re.compile(r"\S+")
_NAME = re.compile(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Ý][a-zà-ÿ]{3,}(?=[ ,.])")
_DIGIT = re.compile(r"\d")
_HELD_APART = 15
_LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """A segment; ``fault`` is what was planted, or "clean"."""

    id: str
    source: str
    target: str
    fault: str

    @property
    def line(self) -> str:
        return json.dumps({"id": self.id, "source": self.source, "target": self.target}, ensure_ascii=False) + "\n"


def clean(corpora: Path) -> list[Row]:
    """FLORES-dev, which the estimator never saw, and the documents of NTREX that its training held apart; ar-fr."""
    documents = _lines(corpora / "ntrex" / "document_ids.tsv")
    kept = [place for place, document in enumerate(documents) if _held_apart(document)]
    flores, ntrex = _pairs(corpora / "flores-dev"), _pairs(corpora / "ntrex")
    rows = [Row(f"flores-{place}", *pair, CLEAN) for place, pair in enumerate(flores, 1)]
    return rows + [Row(f"ntrex-{place + 1}", *ntrex[place], CLEAN) for place in kept]


def _pairs(folder: Path) -> list[tuple[str, str]]:
    return list(zip(*(_lines(folder / f"{language}.txt") for language in ("ar", "fr")), strict=True))


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text("utf-8").rstrip("\n").split("\n")]


def _held_apart(document: str) -> bool:
    """As in scripts/estimator/corpora.py: neither trained nor tuned on."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 100 < _HELD_APART


def with_faults(rows: Sequence[Row]) -> Iterator[Row]:
    """``rows``, and each again with each fault that it has room for; the same ones every time."""
    yield from rows
    names = [found for row in rows for found in _NAME.findall(row.target)]
    for fault, plant in FAULTS.items():
        for row in rows:
            changed = plant(row, random.Random(f"{fault} {row.id}"), names)
            if changed is not None:
                yield Row(f"{row.id}-{fault.replace(' ', '-')}", row.source, changed, fault)


def _dropped(row: Row, draw: random.Random, _names: Sequence[str]) -> str | None:
    """Without two to five tenths of its words, in one run inside the sentence."""
    words = [found.span() for found in _WORD.finditer(row.target)]
    if len(words) < _LEAST_WORDS:
        return None
    count = max(2, round(len(words) * draw.uniform(0.2, 0.5)))
    first = draw.randint(1, len(words) - count - 1)
    return row.target[: words[first][0]] + row.target[words[first + count][0] :]


def _cut(row: Row, draw: random.Random, _names: Sequence[str]) -> str | None:
    """Without its last two to five tenths."""
    words = [found.span() for found in _WORD.finditer(row.target)]
    if len(words) < _LEAST_WORDS:
        return None
    count = max(2, round(len(words) * draw.uniform(0.2, 0.5)))
    return row.target[: words[-count - 1][1]].rstrip(" ,;:.")


def _digit(row: Row, draw: random.Random, _names: Sequence[str]) -> str | None:
    """With one digit changed; the original has digits too."""
    places = [found.start() for found in _DIGIT.finditer(row.target)]
    if not places or not _DIGIT.search(row.source):
        return None
    place = draw.choice(places)
    other = draw.choice([digit for digit in "123456789" if digit != row.target[place]])
    return row.target[:place] + other + row.target[place + 1 :]


def _name(row: Row, draw: random.Random, names: Sequence[str]) -> str | None:
    """With one capitalized word inside the sentence replaced by one of another segment, of another initial."""
    found = list(_NAME.finditer(row.target))
    if not found:
        return None
    place = draw.choice(found)
    other = draw.choice([name for name in names if name[0] != place[0][0]])
    return row.target[: place.start()] + other + row.target[place.end() :]


FAULTS: dict[str, Callable[[Row, random.Random, Sequence[str]], str | None]] = {
    "dropped span": _dropped,
    "cut tail": _cut,
    "changed digit": _digit,
    "replaced name": _name,
}


def grown(rows: Sequence[Row], size: int) -> Iterator[Row]:
    """``size`` segments, no two alike: the rows again and again, numbered."""
    for place in range(size):
        row, turn = rows[place % len(rows)], place // len(rows)
        mark = f" ({turn})" if turn else ""
        yield Row(f"{row.id}-{turn}", row.source + mark, row.target + mark, CLEAN)
