"""Measure sentence alignment on damaged documents, and word links on the hand-aligned set.

usage: python scripts/evaluate_alignment.py --corpora DIR

Documents are NTREX's own and runs of 25 pairs of TICO-19, Arabic to French; 5 % of the target sentences are deleted and
10 % merged with the next. Documents of TICO-19 whose two sides do not belong together (the ar-fr file pairs some PubMed
abstracts with the wrong text) are left out and counted. Half of the documents, by a hash of their names, chose the
constants; the other half is reported beside it.
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from audit.alignment import align_sentences, link_words
from audit.encoder import Encoded, Encoder, load_encoder
from audit.quality import load_estimator
from audit.records import Span

Pair = tuple[str, str]
_RELATED = 0.5  # mean best cosine below which two sentences are no translations of each other


@dataclass
class Counts:
    right: int = 0
    proposed: int = 0
    wanted: int = 0
    deleted: int = 0
    deleted_found: int = 0

    def line(self) -> str:
        precision, recall = self.right / self.proposed, self.right / self.wanted
        f1 = 2 * precision * recall / (precision + recall)
        return (
            f"link F1 {f1:.4f} (precision {precision:.4f}, recall {recall:.4f}), "
            f"deleted sentences found {self.deleted_found / self.deleted:.3f} of {self.deleted}"
        )


def documents(corpora: Path) -> Iterator[tuple[str, list[Pair]]]:
    """Documents of at least six Arabic-French pairs, named."""
    by_name: dict[str, list[Pair]] = {}
    names = _lines(corpora / "ntrex" / "document_ids.tsv")
    sides = (_lines(corpora / "ntrex" / f"{code}.txt") for code in ("ar", "fr"))
    for name, *pair in zip(names, *sides, strict=True):
        by_name.setdefault(f"ntrex/{name}", []).append((pair[0], pair[1]))
    for unit in ElementTree.parse(corpora / "tico19" / "ar-fr.tmx").iter("tu"):
        prefix, number = str(unit.get("tuid")).rsplit(":", 1)
        texts = [segment.text or "" for segment in unit.iter("seg")]
        by_name.setdefault(f"tico/{prefix}/{int(number) // 25}", []).append((texts[0].strip(), texts[1].strip()))
    yield from ((name, pairs) for name, pairs in sorted(by_name.items()) if len(pairs) >= 6)


def sentences(corpora: Path, encoder: Encoder, seed: int, limit: int) -> None:
    counts = {"constants chosen on": Counts(), "held apart": Counts()}
    unrelated = used = 0
    chosen = list(documents(corpora))
    random.Random(seed).shuffle(chosen)
    for name, pairs in chosen[:limit]:
        encoded = encoder.encode([text for pair in pairs for text in pair])
        source, target = encoded[::2], encoded[1::2]
        if np.mean([_related(s, t) for s, t in zip(source, target, strict=True)]) < _RELATED:
            unrelated += 1
            continue
        used += 1
        half = "constants chosen on" if zlib.crc32(name.encode()) % 2 == 0 else "held apart"
        _score(counts[half], source, target, random.Random(f"{seed}{name}"))
    print(f"sentence alignment, {used} documents ({unrelated} with unrelated sides left out)")
    for half, count in counts.items():
        print(f"  {half}: {count.line()}")


def _score(count: Counts, source: list[Encoded], target: list[Encoded], rng: random.Random) -> None:
    """Damage the target side, align, and count."""
    damaged: list[Encoded] = []
    wanted: set[tuple[int, int]] = set()
    deleted: set[int] = set()
    place = 0
    while place < len(target):
        draw = rng.random()
        if draw < 0.05:
            deleted.add(place)
            place += 1
            continue
        taken = 2 if draw < 0.15 and place + 1 < len(target) else 1
        wanted |= {(i, len(damaged)) for i in range(place, place + taken)}
        damaged.append(_joined(target[place : place + taken]))
        place += taken
    beads = align_sentences(source, damaged, load_estimator().doubts)
    links = {(i, j) for bead in beads for i in bead.source for j in bead.target}
    alone = {i for bead in beads if not bead.target for i in bead.source}
    count.right += len(links & wanted)
    count.proposed += len(links)
    count.wanted += len(wanted)
    count.deleted += len(deleted)
    count.deleted_found += len(deleted & alone)


def words(corpora: Path, encoder: Encoder) -> None:
    folder = corpora / "word-alignment"
    left, right = encoder.encode(_lines(folder / "en-fr.text.en")), encoder.encode(_lines(folder / "en-fr.text.fr"))
    texts = zip(_lines(folder / "en-fr.text.en"), _lines(folder / "en-fr.text.fr"), strict=True)
    found = sure_found = possible_found = sure_count = 0
    for source, target, (english, french), gold in zip(
        left, right, texts, _lines(folder / "en-fr.gold.en-fr.aligned"), strict=True
    ):
        links = set(link_words(source, target, _tokens(english), _tokens(french)))
        marks = [(int(a) - 1, int(b) - 1, kind) for a, kind, b in re.findall(r"(\d+)([-p])(\d+)", gold)]
        sure, possible = {m[:2] for m in marks if m[2] == "-"}, {m[:2] for m in marks}
        found += len(links)
        sure_count += len(sure)
        sure_found += len(links & sure)
        possible_found += len(links & possible)
    error = 1 - (sure_found + possible_found) / (found + sure_count)
    print(
        f"word links, en-fr: AER {error:.4f}, recall of sure links {sure_found / sure_count:.3f}, "
        f"precision {possible_found / found:.3f}"
    )


def _related(source: Encoded, target: Encoded) -> float:
    similarity = _unit(source.states) @ _unit(target.states).T
    return float((similarity.max(axis=0).mean() + similarity.max(axis=1).mean()) / 2)


def _unit(states: np.ndarray) -> np.ndarray:
    return states / np.linalg.norm(states, axis=1, keepdims=True)


def _joined(parts: list[Encoded]) -> Encoded:
    return Encoded(np.concatenate([p.states for p in parts]), np.concatenate([p.offsets for p in parts]))


def _tokens(text: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(r"\S+", text)]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--documents", type=int, default=10_000, help="how many documents, at random")
    args = parser.parse_args()
    encoder = load_encoder()
    words(args.corpora, encoder)
    sentences(args.corpora, encoder, args.seed, args.documents)


if __name__ == "__main__":
    main()
