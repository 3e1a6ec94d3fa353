"""A small language pair whose every word has one translation, in one order: what a tiny model can learn in seconds."""

from __future__ import annotations

import json
import random
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"

_SUBJECTS = {
    "الوزير": "le ministre",
    "الرئيس": "le président",
    "السفير": "le diplomate",
    "القاضي": "le juge",
    "الطبيب": "le médecin",
}
_VERBS = {"يزور": "visite", "يغادر": "quitte", "يصف": "décrit", "ينتقد": "critique", "يغلق": "ferme"}
_OBJECTS = {
    "المدينة": "la ville",
    "المصنع": "une usine",
    "الميناء": "le port",
    "المستشفى": "un hôpital",
    "الجامعة": "une université",
}
_PLACES = {"في تونس": "à Tunis", "في بيروت": "à Beyrouth", "في عمان": "à Amman", "في الرباط": "à Rabat"}
_TIMES = {"الاثنين": "lundi", "الثلاثاء": "mardi", "الأربعاء": "mercredi", "الخميس": "jeudi"}
_COMPANY = {"مع أسرته": "avec sa famille", "مع حراسه": "avec ses gardes", "مع نوابه": "avec ses adjoints"}


def pairs(count: int, seed: int = 0) -> list[tuple[str, str]]:
    """Sentences with their translations; each of the last three parts is there or not."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        parts = [_SUBJECTS, _VERBS, _OBJECTS, *(part for part in (_PLACES, _TIMES, _COMPANY) if chance.random() < 0.6)]
        chosen = [chance.choice(list(part.items())) for part in parts]
        made.append((" ".join(word for word, _ in chosen) + ".", " ".join(word for _, word in chosen) + "."))
    return made


def sentences() -> list[str]:
    """What vocabularies are trained on: the hand-labelled segments in both languages, and the toy."""
    rows = [json.loads(line) for line in (CORPORA / "gold" / "ar-fr.jsonl").read_text("utf-8").splitlines()]
    labelled = [row[side] for row in rows for side in ("source", "target")]
    return labelled + [text for pair in pairs(400) for text in pair]
