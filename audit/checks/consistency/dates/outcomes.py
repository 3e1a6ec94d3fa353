"""Deeds dated before what they came of: `condamné en mars 2022, à l'issue d'un procès ouvert en avril 2023`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.records import Span

_MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()  # noqa: SIM905
_DATE = (
    r"(?:le\s|au\s|depuis\s(?:le\s)?|en\s|fin\s|début\s|mi-|dès\s|au mois d['e]\s?)?"
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\s)?"
    rf"(?:(?:(?P<{{0}}day>\d{{{{1,2}}}})(?:er)?\s)?(?P<{{0}}month>{'|'.join(_MONTHS)})(?:\s(?P<{{0}}year>(?:19|20)\d\d))?"
    r"|(?P<{0}only>(?:19|20)\d\d))(?!\d|\w)"
)
_CAUSE = re.compile(
    r"\b(?:à l['’]issue|au terme|à la suite|à la fin|au bout|suite à|après)\s(?:de\s|d['’]|du\s|des\s)?"
    r"(?:la\s|le\s|les\s|l['’]|une?\s)?(?P<what>[^\W\d_][^.;:()\d,«»]{2,60}?)\s"
    r"(?:ouvert|lancé|entamé|commencé|débuté|engagé|déclenché|initié|diligenté|amorcé)e?s?\s(?:à\s[^\W\d_]+\s)?"
    + _DATE.format("cause_"),
    re.IGNORECASE,
)
_VERB = r"(?:a|ont|avait|avaient|aura|auront|est|sont|était|étaient|sera|seront|fut|furent)"
_EFFECT = re.compile(
    rf"(?:\b{_VERB}\s(?:[^\W\d_]+\s){{0,5}}?|(?:\A|[.!?»\n]\s)[A-ZÀ-Þ][^\W\d_]+(?:é|i|is|u|it)e?s?\s(?:[^\W\d_]+\s){{0,4}}?)"
    + _DATE.format("effect_")
    + r"(?:\s(?:à|au|aux|par|dans|contre|pour)\s[^.;:,()\d]{1,50}?)?,?\s\Z"
)
_REACH = 160  # characters before what something came of in which it is told when


def premature(text: str) -> Iterator[Span]:
    """Where a deed is dated before the beginning of what it is the outcome of."""
    for cause in _CAUSE.finditer(text):
        effect = _EFFECT.search(text, max(0, cause.start() - _REACH), cause.start())
        if effect is not None and _is_before(_date(effect, "effect_"), _date(cause, "cause_")):
            yield Span(effect.start(), cause.end())


def _date(match: re.Match[str], side: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day, as far as they are told."""
    year, month, day = match[f"{side}year"] or match[f"{side}only"], match[f"{side}month"], match[f"{side}day"]
    return int(year) if year else None, _MONTHS.index(month.lower()) + 1 if month else None, int(day) if day else None


def _is_before(
    one: tuple[int | None, int | None, int | None], other: tuple[int | None, int | None, int | None]
) -> bool:
    """Whether a date is surely before another; without years, only within one month."""
    if one[0] is None or other[0] is None:
        same = one[0] is other[0] is None and one[1] is not None and one[1] == other[1]
        return same and one[2] is not None and other[2] is not None and one[2] < other[2]
    for here, there in zip(one, other, strict=True):
        if here is None or there is None:
            return False
        if here != there:
            return here < there
    return False
