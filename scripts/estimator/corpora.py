"""Read the training and development corpora, split by document into a training part and a part held apart."""

from __future__ import annotations

import hashlib
import io
import json
import re
import tarfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from csv import QUOTE_NONE, DictReader
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

NTREX_LANGUAGES = ("ar", "fr", "en", "de", "es", "ru", "zh", "fa", "he", "it", "pt", "tr", "uk")
QUALITY_PAIRS = ("en-de", "en-zh", "ro-en", "et-en", "ne-en", "si-en", "ru-en")
HELD_APART = 15  # per cent of the documents
GOOD = 85  # direct assessment, of 100: nothing of weight is wrong
_SHIFTED = frozenset(("PubMed_8", "Wikinews_1", "Wikinews_3"))
"""Documents of TICO-19 whose French lines stand beside other lines of the Arabic and the English."""
_MQM_COLUMNS = ("system", "document", "segment", "annotator", "source", "target", "start_ids", "end_ids", "errors")
_ARABIC = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of a parallel corpus: its text in each language, and its document."""

    document: str
    texts: dict[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A machine translation with human judgements; NaN and None where there are none.

    `words` and `gaps` are BAD marks (0, 1) as (start, end, mark) spans and (position, mark) points of the target,
    `source_words` as spans of the source. `severe` and `slight` are MQM spans of the target. `likelihoods` are spans of
    the target with the logarithms of the probabilities that the engine that translated it gave its pieces.
    """

    pair: str
    source: str
    target: str
    assessment: float = float("nan")
    raw: float = float("nan")
    hter: float = float("nan")
    mqm: float = float("nan")
    words: list[tuple[int, int, int]] | None = None
    gaps: list[tuple[int, int]] | None = None
    source_words: list[tuple[int, int, int]] | None = None
    severe: list[tuple[int, int]] | None = None
    slight: list[tuple[int, int]] = field(default_factory=list)
    likelihoods: list[tuple[int, int, float]] | None = None


def held_apart(document: str) -> bool:
    """Whether a document belongs to the part that is neither trained nor tuned on."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % 100 < HELD_APART


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]


def ntrex(corpora: Path) -> list[Line]:
    documents = _lines(corpora / "ntrex" / "document_ids.tsv")
    columns = {lang: _lines(corpora / "ntrex" / f"{lang}.txt") for lang in NTREX_LANGUAGES}
    count = sum(1 for d in documents if d)
    return [Line(documents[i], {lang: columns[lang][i] for lang in NTREX_LANGUAGES}) for i in range(count)]


def flores(corpora: Path) -> list[Line]:
    languages = sorted(p.stem for p in (corpora / "flores-dev").glob("*.txt"))
    columns = {lang: [x for x in _lines(corpora / "flores-dev" / f"{lang}.txt") if x] for lang in languages}
    return [Line("flores", dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)]


def tico(corpora: Path) -> list[Line]:
    """Arabic-French, English-French and English-Arabic lines; a line's document is its prefix."""
    lines = []
    for path in sorted((corpora / "tico19").glob("*.tmx")):
        for unit in ElementTree.parse(path).iter("tu"):
            texts = {}
            for variant in unit.findall("tuv"):
                language = variant.get("{http://www.w3.org/XML/1998/namespace}lang", "")[:2].lower()
                texts[language] = (variant.findtext("seg") or "").strip()
            if len(texts) == 2 and all(texts.values()):
                document = unit.get("tuid", "").split(":")[0]
                if "fr" not in texts or document not in _SHIFTED:
                    lines.append(Line(f"tico.{document}", texts))
    return lines


def tatoeba(corpora: Path, at_most: int = 4000) -> list[Line]:
    """Short everyday sentences; those whose Arabic is written in Latin letters are left out."""
    lines = []
    for folder in sorted((corpora / "tatoeba").iterdir()):
        names = sorted(folder.glob("*.txt"))
        columns = [_lines(path) for path in names]
        languages = [{"ara": "ar", "fra": "fr", "eng": "en"}[path.stem] for path in names]
        step = max(1, len(columns[0]) // at_most)
        for row in list(zip(*columns, strict=True))[::step]:
            texts = dict(zip(languages, row, strict=True))
            if all(row) and _ARABIC.search(texts.get("ar", "\u0627")):
                lines.append(Line("tatoeba." + row[0][:12], texts))
    return lines


def assessed(corpora: Path, part: str) -> list[Judged]:
    """MLQE-PE: direct assessments with post-editing effort and word tags; `part` is train or dev."""
    judged = []
    for pair in QUALITY_PAIRS:
        table = _members(corpora / "mlqe-pe" / "direct-assessments" / part / f"{pair}-{part}.tar.gz")
        rows = next(text for name, text in table.items() if name.endswith(".short.tsv"))
        tags = _members(corpora / "mlqe-pe" / "post-editing" / part / f"{pair}-{part}.tar.gz")
        tagged = {name.rsplit(".", 1)[1]: text.split("\n") for name, text in tags.items()}
        for kind in ("mt.", "word_probas."):
            tagged[kind] = next(text for name, text in table.items() if Path(name).name.startswith(kind)).split("\n")
        for i, row in enumerate(DictReader(io.StringIO(rows), delimiter="\t", quoting=QUOTE_NONE)):
            judged.append(_assessment(pair, row, {name: column[i] for name, column in tagged.items()}))
    return judged


def kept_for_calibration(judged: list[Judged]) -> list[Judged]:
    """Every twentieth judgement, which is not trained on."""
    return judged[::20]


def translated(corpora: Path) -> list[Line]:
    """Machine translations of MLQE-PE's training part that people found good, but for those kept for calibration."""
    judged = assessed(corpora, "train")
    del judged[::20]
    return [
        Line(f"mlqe.{j.pair}.{i}", dict(zip(j.pair.split("-"), (j.source, j.target), strict=True)))
        for i, j in enumerate(judged)
        if j.raw >= GOOD
    ]


def _members(path: Path) -> dict[str, str]:
    with tarfile.open(path) as archive:
        wanted = ("short.tsv", ".src", ".mt", ".tags", ".source_tags", ".hter")
        files = {
            m.name: archive.extractfile(m)
            for m in archive.getmembers()
            if m.name.endswith(wanted) or "/word-probas/" in m.name
        }
        return {name: file.read().decode("utf-8") for name, file in files.items() if file}


def _assessment(pair: str, row: dict[str, str], tagged: dict[str, str]) -> Judged:
    source, target = row["original"], row["translation"]
    tags = [int(t == "BAD") for t in tagged["tags"].split()]
    source_tags = [int(t == "BAD") for t in tagged["source_tags"].split()]
    words = _word_spans(target, tagged["mt"].split())
    source_words = _word_spans(source, tagged["src"].split())
    usable = words is not None and len(tags) == 2 * len(words) + 1
    points = [] if words is None else [*(a for a, _ in words), len(target)]
    return Judged(
        pair,
        source,
        target,
        float(row["z_mean"]),
        float(row["mean"]),
        float(tagged["hter"] or "nan"),
        words=[(a, b, t) for (a, b), t in zip(words, tags[1::2], strict=True)] if usable and words else None,
        gaps=list(zip(points, tags[0::2], strict=True)) if usable else None,
        source_words=[(a, b, t) for (a, b), t in zip(source_words, source_tags, strict=True)]
        if source_words and len(source_words) == len(source_tags)
        else None,
        likelihoods=likelihoods(target, tagged["mt."].split(), tagged["word_probas."].split()),
    )


def likelihoods(text: str, pieces: list[str], logarithms: list[str]) -> list[tuple[int, int, float]] | None:
    """Spans of an engine's pieces (BPE or SentencePiece) with their log-probabilities; None where they do not fit."""
    if not pieces or len(logarithms) not in (len(pieces), len(pieces) + 1):  # the last may be that of the end
        return None
    plain = [piece.replace("@-@", "-").replace("\u2581", "").removesuffix("@@") for piece in pieces]
    filled = [(piece, float(value)) for piece, value in zip(plain, logarithms, strict=False) if piece]
    spans = _word_spans(text, [piece for piece, _ in filled])
    return spans and [(a, b, value) for (a, b), (_, value) in zip(spans, filled, strict=True)]


def _word_spans(text: str, words: list[str]) -> list[tuple[int, int]] | None:
    """Where each word of a tokenized copy stands in the text; None where the copy differs by more than spaces."""
    spans, position = [], 0
    for word in words:
        start = end = None
        for character in word:
            while position < len(text) and text[position].isspace():
                position += 1
            if position >= len(text) or text[position] != character:
                return None
            start = position if start is None else start
            position += 1
            end = position
        if start is not None and end is not None:
            spans.append((start, end))
    return spans


def mqm(corpora: Path, part: str) -> list[Judged]:
    """WMT MQM annotations, one entry a source and target; where several people judged it, spans are pooled.

    Files with and without a header have the same columns.
    """
    judged = []
    for path in sorted((corpora / "wmt-qe-2023" / part).glob("*.tsv")):
        pair = next(p for p in ("en-de", "zh-en", "en-ru") if p in path.name)
        rows: dict[tuple[str, str], list[dict[str, str]]] = {}
        for line in path.read_text(encoding="utf-8").split("\n"):
            row = dict(zip(_MQM_COLUMNS, line.split("\t"), strict=False))
            if "errors" in row and row["errors"] != "errors":
                rows.setdefault((row["source"], row["target"]), []).append(row)
        judged += [_annotated(pair, *texts, group) for texts, group in rows.items()]
    return judged


def _annotated(pair: str, source: str, target: str, rows: list[dict[str, str]]) -> Judged:
    severe, slight = [], []
    for row in rows:
        for start, end, kind in _annotations(row):
            (severe if kind in ("major", "critical") else slight).append((start, end))
    penalty = (5 * len(severe) + len(slight)) / len(rows)
    score = -float(np.log1p(25 * penalty / max(10, len(source.split()) if " " in source else len(source) / 2)))
    return Judged(pair, source, target, mqm=score, severe=severe, slight=slight)


def _annotations(row: dict[str, str]) -> Iterator[tuple[int, int, str]]:
    fields = (row["start_ids"].split(), row["end_ids"].split(), row["errors"].split())
    for start, end, kind in zip(*fields, strict=False):
        if int(start) >= 0 and kind != "no-error":
            yield int(start), int(end), kind


def gold(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
