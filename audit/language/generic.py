"""Builds the facts of any language that has no module of its own, from CLDR (through babel) and small tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from audit.errors import AuditError
from audit.language.facts import Language
from audit.language.function_words import function_words

_RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand", "Samr"})
_UNSPACED = frozenset({"Hans", "Hant", "Jpan", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})

_SENTENCE_END = {
    "Hans": "。！？.!?…",
    "Hant": "。！？.!?…",
    "Jpan": "。！？.!?…",
    "Arab": ".۔!؟?…",
    "Deva": "।॥.!?…",
    "Beng": "।॥.!?…",
    "Guru": "।॥.!?…",
    "Mymr": "။.!?…",
    "Khmr": "។៕.!?…",
    "Ethi": "።፧.!?…",
    "Armn": "։.!…",
    "Grek": ".!;…",
}

_ORDINAL_STOP = "bs cs da de et fi fo hr hu is lb lt lv nb nn no pl se sk sl sr tr"

_QUOTES = {
    "de": (("„", "“"), ("»", "«"), ("‚", "‘"), ('"', '"')),
    "es": (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’")),
    "it": (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’")),
    "pt": (("«", "»"), ("“", "”"), ('"', '"'), ("‘", "’")),
    "ru": (("«", "»"), ("„", "“"), ('"', '"')),
    "uk": (("«", "»"), ("„", "“"), ("“", "”"), ('"', '"')),
    "fa": (("«", "»"), ("“", "”"), ('"', '"')),
    "pl": (("„", "”"), ("«", "»"), ('"', '"')),
    "ja": (("「", "」"), ("『", "』"), ("“", "”"), ('"', '"')),
    "zh": (("“", "”"), ("「", "」"), ("《", "》"), ("‘", "’"), ('"', '"')),
}

# Stops inside a sentence: titles, "number", "page", "for example", "and so on" (which may also close it).
_ABBREVIATIONS = {
    "de": "dr prof hr fr st z.b u.a d.h bzw ca vgl evtl inkl ggf sog i.d.r dipl ing geb gest mag",
    "es": "sr sra sres srta d dña dr dra prof st sto sta ee uu ee.uu vs p.ej gral cnel cap av avda ud uds lic ing",
    "it": "sig sig.ra sigg dott dott.ssa prof prof.ssa on ing avv gen col st s ss vs ca p.es es",
    "pt": "sr sra srs dr dra prof st s vs d exmo gen cel eng av p.ex",
    "nl": "dr prof mr mw dhr st ca bijv d.w.z m.b.t o.a vs drs ir",
    "tr": "dr prof doç sn av alb gen yrd vb vs",
    "ru": "г гг им т.е т.к т.н св др проф акад ул пр д кв англ фр нем лат стр с см ср п р руб коп тыс долл млн млрд",
    "uk": "р рр ім т.зв св проф акад вул див англ тис дол млн млрд грн",
    "pl": "dr prof ul św np tzw m.in ok inż gen płk mgr im",
    "ro": "dl dna dr prof str nr ex gen col",
    "sv": "dr prof t.ex bl.a ca st s.k",
    "da": "dr prof f.eks bl.a ca st s.k hr fr",
    "no": "dr prof f.eks bl.a ca st s.k hr fr",
    "cs": "dr prof ing mgr sv např tzv st ul",
    "hu": "dr prof ifj id pl ún st",
}
_CLOSING_ABBREVIATIONS = {
    "de": "usw u.s.w sen u.s",
    "es": "ee.uu a.m p.m a.c d.c s.a",
    "it": "ecc a.c d.c s.p.a s.r.l",
    "pt": "a.c d.c s.a",
    "nl": "enz b.v n.v",
    "tr": "vb vs a.ş",
    "ru": "т.д т.п др г гг тыс млн млрд долл руб н.э",
    "uk": "т.д т.п ін р рр тис млн млрд дол н.е",
}
_EVERYWHERE = ("etc", "jr", "sr", "inc", "ltd", "corp", "co")
_NUMBERED_ABBREVIATIONS = "no nos nr núm num n p pp pag pág art vol abs bd s str § ст № гл рис стр"


def build(code: str) -> Language:
    """The facts of the language with ISO 639 code ``code`` (lower case, alone).

    Raises:
        AuditError: CLDR knows no such language.
    """
    from babel.core import Locale, get_global

    name = Locale("en").languages.get(code)
    tag = get_global("likely_subtags").get(code)
    if name is None or tag is None:
        raise AuditError(f"unknown language {code!r}: give an ISO 639 code such as ar, fr or en")
    script = tag.split("_")[1]
    locale = _locale(code)
    return Language(
        code=code,
        name=name,
        script=script,
        right_to_left=script in _RIGHT_TO_LEFT,
        spaced=script not in _UNSPACED,
        sentence_end=_SENTENCE_END.get(script, ".!?…"),
        abbreviations=frozenset(_ABBREVIATIONS.get(code, "dr prof st vs").split()),
        closing_abbreviations=frozenset((*_EVERYWHERE, *_CLOSING_ABBREVIATIONS.get(code, "").split())),
        numbered_abbreviations=frozenset(_NUMBERED_ABBREVIATIONS.split()),
        ordinal_stop=code in _ORDINAL_STOP.split(),
        function_words=function_words(code),
        quotes=_QUOTES.get(code, (("“", "”"), ("«", "»"), ('"', '"'), ("‘", "’"))),
        months={} if locale is None else _names(locale.months, 0),
        weekdays={} if locale is None else {**_names(locale.days, 1), **_WEEKDAYS.get(code, {})},
        capitalizes_months=code in ("de", "en", "el", "tr"),
    )


_WEEKDAYS = {"de": {"sonnabend": 6}}
"""Names of days that CLDR has not."""


def _locale(code: str) -> Any:
    from babel.core import Locale, UnknownLocaleError

    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _names(contexts: Mapping[str, Mapping[str, Mapping[int, str]]], shift: int) -> dict[str, int]:
    """Wide and abbreviated names with their numbers, as they stand in a date.

    The names for use alone are not read: babel 2.18 hands out another language's where a language has none of its own.
    """
    return {
        name.lower().rstrip("."): number + shift
        for width in ("abbreviated", "wide")
        for number, name in contexts["format"][width].items()
        if not name[0].isdigit()
    }
