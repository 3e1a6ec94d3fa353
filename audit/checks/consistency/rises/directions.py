"""How languages tell that something rose or fell, and from what to what."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Direction:
    """How a language tells a rise or a fall, and two figures as its start and its end (patterns over folded text).

    ``moves`` must stand behind the word for a change where figures alone could be its range (`une baisse de 2 à 3 %`);
    it is empty in languages where they could not. ``reached`` stands before an end that is told first, ``after``
    between it and the start (`a reculé à 7 %, après 9 %`).
    """

    falls: re.Pattern[str]
    rises: re.Pattern[str]
    start: re.Pattern[str]
    end: re.Pattern[str]
    moves: re.Pattern[str]
    reached: re.Pattern[str]
    after: re.Pattern[str]


DIRECTIONS = {
    "fr": Direction(
        re.compile(
            r"\b(?:baiss|recul|chut|repli|diminu|décru|décro|dégringol|ralenti|tomb|rédui|contract|reven[iu])\w*"
        ),
        re.compile(r"\b(?:hauss|augment|progress|bond|grimp|accroi|accru|accélér|envol|doubl|tripl|quadrupl|gonfl)\w*"),
        re.compile(r"\b(?:de|d')\Z"),
        re.compile(r"(?:%|pour cent)?\s?à"),
        re.compile(r"\b(?:pass|tomb|ramen|revenu)\w*"),
        re.compile(r"\bà\Z"),
        re.compile(r".{0,60}?\b(?:après|contre)"),
    ),
    "en": Direction(
        re.compile(r"\b(?:fell|fall|drop|declin|decreas|slid|plung|slipp|easing|eased|tumbl)\w*"),
        re.compile(r"\b(?:ros|ris)(?:e|es|en|ing)\b|\b(?:climb|jump|grew|grow|increas|surg|soar|gain)\w*"),
        re.compile(r"\bfrom\Z"),
        re.compile(r"(?:%|per ?cent)?\s?to"),
        re.compile(r""),
        re.compile(r"\bto\Z"),
        re.compile(r".{0,60}?\b(?:from|after|compared with|against)"),
    ),
    "ar": Direction(
        re.compile(r"(?:انخفض|انخفاض|تراجع|هبط|هبوط|تقلص|ينخفض|تنخفض)"),
        re.compile(r"(?:ارتفع|ارتفاع|ازداد|زياده|صعد|قفز|يرتفع|ترتفع)"),
        re.compile(r"(?<!\w)من\Z"),
        re.compile(r"(?:%|(?:في ال|بال)م[ئا]+ه)?\s?الي"),
        re.compile(r""),
        re.compile(r"(?<!\w)الي\Z"),
        re.compile(r".{0,60}?(?<!\w)(?:من|مقابل|بعد)"),
    ),
}
