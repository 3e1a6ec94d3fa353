"""Case forms of the names of months and weekdays, which CLDR gives in one form each: `в апреле`, `у середу`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_MASCULINE = {
    "ru": {"я": ("ь", "е", "ю", "ем", "й"), "а": ("", "е", "у", "ом")},
    "uk": {"я": ("і", "ю", "ем"), "а": ("", "і", "у", "ом", "ові"), "ого": ("ий", "ому", "им")},
}
"""By language: endings of a month's genitive, as dates have it, and those of its other cases."""

_WEEKDAY = {
    "ru": {"а": ("у", "ы", "е"), "к": ("ка", "ку"), "г": ("га", "гу"), "е": ("я", "ю")},
    "uk": {"а": ("у", "и", "і"), "я": ("ю", "і"), "ок": ("ка", "ку"), "р": ("рга", "ргу")},
}
"""By language: endings of a weekday, and those of its other cases."""


def month_forms(name: str, code: str) -> Iterator[str]:
    """A month's name and its other cases.

    >>> sorted(month_forms("квітня", "uk"))
    ['квітень', 'квітнем', 'квітні', 'квітню', 'квітня']
    """
    yield from _forms(name, _MASCULINE.get(code, {}))
    if code == "uk" and name.endswith("ня"):
        yield name.removesuffix("ня") + "ень"


def weekday_forms(name: str, code: str) -> Iterator[str]:
    """A weekday's name and its other cases.

    >>> sorted(weekday_forms("среда", "ru"))
    ['среда', 'среде', 'среду', 'среды']
    """
    yield from _forms(name, _WEEKDAY.get(code, {}))


def _forms(name: str, endings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    yield name
    for ending, others in endings.items():
        if name.endswith(ending) and len(name) > len(ending) + 1:
            yield from (name.removesuffix(ending) + other for other in others)
