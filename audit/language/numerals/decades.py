"""Decades named by their tens, in languages whose number words are not read: `sechziger Jahre`, `тридцатых годов`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from audit.language.numerals.quantity import Quantity
from audit.records import Span

_TENS = {
    "ca": "vint trenta quaranta cinquanta seixanta setanta vuitanta noranta",
    "de": "zwanzig drei(?:ß|ss)ig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "es": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "fa": "بیست سی چهل پنجاه شصت هفتاد هشتاد نود",
    "he": "עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים",
    "it": "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "nl": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "pl": "dwudziest trzydziest czterdziest pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt",
    "pt": "vinte trinta quarenta cin[qc]?[uü]enta sessenta setenta oitenta noventa",
    "ru": "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност",
    "tr": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "uk": "двадцят тридцят сороков п['’]?ятдесят шістдесят сімдесят вісімдесят дев['’]?яност",
    "zh": "二十 三十 四十 五十 六十 七十 八十 九十",
}
"""The words of twenty to ninety, as far as a decade's name has them."""

_FORMS = {
    "ca": r"\banys\s'?(?:{tens})\b",
    "de": r"\b'?(?:{tens})er(?:n|[\s-]?jahren?)?\b",
    "es": r"\b(?:(?P<named>años|década\sde\slos)|los)\s'?(?:{tens})\b(?(named)|(?=[,.](?!\d)|[;:)]|\Z|\sy\slos\s))",
    "fa": r"ده[هۀ]\s?(?:ی\s|ای\s)?(?:{tens})\b",
    "he": r"\bשנות\sה(?:{tens})\b",
    "it": r"\banni\s'?(?:{tens})\b",
    "nl": r"\bjaren\s'?(?:{tens})\b",
    "pl": r"\blat(?:a|ach|om|ami)?\s(?:{tens})(?:e|ych|ymi|ym|\.)?(?!\w)",
    "pt": r"\b(?:anos|década\sde)\s'?(?:{tens})\b",
    "ru": r"(?<![\w.,])(?:{tens})(?:-?(?:ы?е|ы?х|ы?м|ыми))(?:\sгод\w*|\sгг\.?)?(?!\w)",
    "tr": r"(?<![\w.,])(?:{tens})['’]?l[ıiuü]\syıl\w*",
    "uk": r"(?<![\w.,])(?:{tens})(?:-?(?:ті|тих|их|их|і|х|им|ими))(?:\sрок\w*|\sрр\.?)?(?!\w)",
    "zh": r"(?<![\d.])(?:{tens})年代",
}
"""What makes the words, or two figures (`60er`), the name of a decade."""

_CENTURIES = (1900, 1800, 2000)
_SOLAR = 1920
"""Where the tens of the Iranian calendar begin by ours, to the decade: its sixties are the 1980s."""


def decades(text: str, code: str) -> Iterator[Quantity]:
    """The decades that ``text`` names, each with the years that it may begin with.

    >>> [[str(v) for v in q.values] for q in decades("in den sechziger Jahren", "de")]
    [['60', '1960', '1860', '2060']]
    """
    pattern = _pattern(code)
    for match in pattern.finditer(text) if pattern else ():
        tens = Fraction(10 * int((match.lastgroup or "x0")[1:]))
        years = (*_CENTURIES, _SOLAR) if code == "fa" else _CENTURIES
        yield Quantity(Span(*match.span()), (tens, *(tens + year for year in years)), digits=True)


@cache
def _pattern(code: str) -> re.Pattern[str] | None:
    if code not in _TENS:
        return None
    words = enumerate(_TENS[code].split(), start=2)
    tens = "|".join(f"(?P<x{ten}>{word}|{ten}0)" for ten, word in words)
    return re.compile(_FORMS[code].format(tens=tens), re.IGNORECASE)
