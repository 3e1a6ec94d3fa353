"""Dates in Chinese text, which names no month and has no spaces: 7月5日, 周三."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language.dates.moment import Part, PartKind
from audit.records import Span

_DATE = re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月(?!球|亮|饼|薪)(?:份|(?P<day>3[01]|[12]\d|0?[1-9])[日号號])?")
_WEEKDAY = re.compile(r"(?:本|上|下|每)?(?:周|星期|礼拜|禮拜)([一二三四五六日天])(?!年|岁|度)")
_DAYS = dict(zip("一二三四五六日天", (1, 2, 3, 4, 5, 6, 7, 7), strict=True))


def chinese_parts(text: str) -> Iterator[Part]:
    """Months, days and weekdays of ``text``.

    >>> [(str(p.kind), p.values) for p in chinese_parts("外交部7月5日（周三）表示")]
    [('month', (7,)), ('day', (5,)), ('weekday', (3,))]
    """
    for date, match in enumerate(_DATE.finditer(text), start=1):
        yield Part(PartKind.MONTH, Span(*match.span("month")), (int(match["month"]),), date)
        if match["day"]:
            yield Part(PartKind.DAY, Span(*match.span("day")), (int(match["day"]),), date)
    for match in _WEEKDAY.finditer(text):
        yield Part(PartKind.WEEKDAY, Span(*match.span()), (_DAYS[match[1]],))
