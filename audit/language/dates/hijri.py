"""The Islamic calendar: its months' names, and conversion to the Gregorian calendar.

Conversion follows the tabular (civil) calendar, whose leap years are 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of each
thirty (Reingold and Dershowitz, Calendrical Calculations, 4th edition, chapter 7); what a country observes may differ
by a day.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from audit.language.normalize import fold

_EPOCH = 227015  # proleptic Gregorian day number of 1 Muharram 1, 16 July 622 Julian

_MONTHS = """
محرم، المحرم                                  | mouharram, muharram, moharram
صفر، صفر الخير                                | safar
ربيع الأول، ربيع أول                          | rabi al awal, rabi al awwal, rabia al awal, rabi i
ربيع الآخر، ربيع الثاني، ربيع ثاني            | rabi al thani, rabi al akhir, rabi ath thani, rabia al thani, rabi ii
جمادى الأولى، جمادى الأول                     | joumada al oula, jumada al ula, jumada al awwal, joumada i, jumada i
جمادى الآخرة، جمادى الثانية، جمادى الآخر      | joumada al thania, jumada al thani, jumada al akhira, jumada ii
رجب                                           | rajab
شعبان                                         | chaabane, chaaban, shaban, shaaban, sha ban
رمضان                                         | ramadan
شوال                                          | chawwal, chaoual, shawwal, shawal
ذو القعدة، ذي القعدة                          | dhou al qi da, dhou al qida, dhou al kaada, dhul qadah, dhu al qidah
ذو الحجة، ذي الحجة                            | dhou al hijja, dhou al hidja, dhul hijjah, dhu al hijjah, dhou al hijjah
"""


@cache
def hijri_months(arabic: bool) -> dict[tuple[str, ...], int]:
    """Names of the months, cut into folded words, to 1..12; in Latin letters where not ``arabic``."""
    found = {}
    for number, row in enumerate(_MONTHS.strip().splitlines(), 1):
        names = row.split("|")[0 if arabic else 1].replace("،", ",").split(",")
        found.update({tuple(fold(name).split()): number for name in names})
    return found


@cache
def hijri_openers(arabic: bool) -> frozenset[str]:
    """The words that the names of the months begin with."""
    return frozenset(words[0] for words in hijri_months(arabic))


def gregorian(year: int, month: int, day: int) -> date:
    """The Gregorian date of a day of the tabular Islamic calendar, right to within a day.

    >>> gregorian(1445, 9, 1)
    datetime.date(2024, 3, 11)
    """
    elapsed = day + 29 * (month - 1) + (6 * month - 1) // 11 + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_EPOCH - 1 + elapsed)


def hijri(day: date) -> tuple[int, int, int]:
    """Year, month and day of a Gregorian date in the tabular Islamic calendar."""
    elapsed = day.toordinal()
    year = (30 * (elapsed - _EPOCH) + 10646) // 10631
    prior = elapsed - gregorian(year, 1, 1).toordinal()
    month = (11 * prior + 330) // 325
    return year, month, elapsed - gregorian(year, month, 1).toordinal() + 1
