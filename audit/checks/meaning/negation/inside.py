"""Negations that another language says inside one word: `inchangé`, `inférieur à`, «براءة»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.negation.cue import Negation

_LONGEST = 4  # words of a negation with what it denies


@dataclass(frozen=True, slots=True)
class _Inside:
    """What denies, by language, from the negating word on, and words of a text that say as much without denying."""

    denial: dict[str, re.Pattern[str]]
    answer: dict[str, re.Pattern[str]]


def _row(denial: dict[str, str], answer: dict[str, str]) -> _Inside:
    said = {code: re.compile(rf"(?:{pattern})(?!\w)") for code, pattern in denial.items()}
    return _Inside(said, {code: re.compile(rf"(?<!\w)(?:{pattern})") for code, pattern in answer.items()})


_ROWS = (
    _row(
        {
            "ar": r"(?:ب|من)?دون (?:اي |ادني )?(?:تغيير|تغييرات|تغير|تعديل|تعديلات|مساس|زياده|رفع|خفض)",
            "fr": r"sans (?:aucun |aucune )?(?:changements?|modifications?)",
            "en": r"(?:without|no) (?:any )?changes?",
        },
        {
            "ar": r"[وف]?(?:ثابت|ثبات|ثبت|ابق|استقر|مستقر|حافظ|علي حال|كما )",
            "fr": r"inchang|stable|stabil|identi|statu quo|fig[ée]|constant|intact|maint[ie]|en l'état|en l' état",
            "en": r"unchang|stead|stable|the same|intact|kept|hold|held|constant|flat",
        },
    ),
    _row(
        {
            "ar": r"(?:ب|من)?دون (?:ال)?(?:توقع|تقدير|مستوي|مستوا|متوسط|معدل|مامول|مطلوب|مطلق|منتظر|متوقع|مستهدف|هدف"
            r"|طموح|عتب|حاجز|سقف|حد |حدود|سن |سن$|عمر|سعر|قيم|نسب|نصف|ثلث|ربع|درجه|درجات)\w*",
        },
        {
            "fr": r"inférieur|deçà|sous|moins|au-dessous|en-dessous|dessous|bas\b|faible|décev|n'atteign|moindre",
            "en": r"below|under|less|short|lower|fewer|miss|beneath|weaker",
        },
    ),
    _row(
        {"fr": r"pas d(?:e|')"},
        {
            "ar": r"[وف]?[يت]?(?:رفض|استبعد|ستبعد|حظر|منع|الغي|علق|قاطع)",
            "en": r"refus|reject|rul(?:ed|es|ing) out|ban|boycott|cancel|suspend",
        },
    ),
    _row(
        {"fr": r"non[- ]coupables?", "en": r"not guilty"},
        {
            "ar": r"\w{0,3}(?:براءه?|براءت\w+|برا|برات|برئ\w*|بريء\w*|ابرياء|تبرئ\w+|يبرئ\w*)(?!\w)",
            "fr": r"innocen|acquitt|relax|blanchi",
            "en": r"innocen|acquit|clear|exonerat",
        },
    ),
)


def is_said_inside(negation: Negation, side: Side, other: Side) -> bool:
    """Whether the other side says what a negation of this one does in a word that denies nothing by itself."""
    said = " ".join(side.words[negation.place : negation.place + _LONGEST])
    return any(
        denial.match(said) and answer.search(" ".join(other.words))
        for row in _ROWS
        if (denial := row.denial.get(side.language.code)) and (answer := row.answer.get(other.language.code))
    )
