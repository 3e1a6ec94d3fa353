"""Negations of Arabic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed
from audit.checks.meaning.negation.cue import REACH, Negation, negation_at
from audit.language.numerals.reading import lexicon

_ARABIC = re.compile(
    r"[وف]?(لا|لم|لن)|[وفا]{0,2}(?:(?<=ا)(لا))|[وف]?با(لا)|[وفا]?(ليس|ليست|ليسوا|لسنا|لست)|[وف]?[بل]?(غير|عدم)|[وف]?(?:ب|من)?(دون)|[وف]?(بلا)"
)
_STILL = listed(
    "يزال تزال يزالون يزالا تزالان زال زالت زالوا نزال ازال سيما بد شك محاله باس ريب يقل تقل يتجاوز تتجاوز يتعدي تتعدي"
    " يزل تزل يلبث تلبث يكد تكد ينفك تنفك غرابه جدال مفر سيما يمر يعقل غرو يخلو تخلو"
)
_DATED = 7
"""Words behind a negation among which a "before" dates it."""

_PREPOSITIONS = listed("عن في من علي الي مع بسبب")
_PASSES = "يمر"
_BUT = listed("ان انه انها انهم انني انهما مره ذلك")
_DOUBLED = "\u0651"
"""Shadda, which makes other words of «دون» and «غير»: written down, changed."""

_IMPERFECT = re.compile(r"[يتنا]")
_POSSESSED = re.compile(r"(?!م)\w{2,}(?:ه|ها|هم|هما|هن|كم)")
"""A noun with its owner: what is changed, where «غير» is a verb («غيّر رأيه»); an adjective has none."""

_COUNTED = listed("ساعات ايام اسابيع اشهر شهور سنوات سنين اعوام دقائق ثوان مرات جولات دول")
"""What «لست» counts, "for six"."""

_DIALECT = re.compile(r"[وف]?(?:ما\w{2,}ش|ماشي|مش|مو|موش|مانيش|ماكانش|لستن|لستم|لستما|لا[يتن](?!ني|في)\w{3,})")
"""Negations of spoken Arabic, which quotations have; they answer one of the other side, and demand no answer."""

_PREVENTS = re.compile("[وف]?(?:(?:ال|لل)?حيلوله|[سيت]*حول|حال|حالت|حالوا|يحولا|يحولوا)")
_UNANSWERED = ("رد", "مقابل", "اجابه")
_GOALS = ("هدف", "بهدف", "اهداف", "باهداف", "ثلاثيه", "بثلاثيه", "ثنائيه", "بثنائيه", "رباعيه", "برباعيه", "نظيف")
_UNEQUALLED = listed("مثيل مثيلا مثيله نظير نظيرا نظيره")
_NOT_LATE = re.compile("[يتن](?:تاخر|توان|تردد|كتف|خف|الو|دخر|كف|نفك|برح|ستبعد)(?:وا|ا)?")
"""What is denied only to say the contrary the more strongly."""

_RESTRICTING = re.compile(r"[وف]?(?:الا|سوي|غير|بغير|فقط|فحسب|وحسب|بل)")
_EXCEPTING = ("الا", "سوي")


def arabic(side: Side) -> Iterator[Negation]:
    before = strong_before = -REACH - 1
    for place, word in enumerate(side.words):
        if _DIALECT.fullmatch(word):
            yield negation_at(side, (place,), False)
            continue
        cue = _arabic_cue(side, place)
        if cue is None:
            continue
        following = side.words[place + 1] if place + 1 < len(side.words) else ""
        strong = not (following in _STILL or _is_arabic_idiom(side, place, cue, following))
        if cue == "لا" and word.startswith("و") and not following.startswith(("ي", "ت")):
            strong = strong and place - strong_before > REACH  # «ولا» goes on with what was denied
        if cue == "غير" and following.startswith("ال"):
            strong = strong and place - before > REACH  # after a negation it is "but"
        before = place
        if strong:
            strong_before = place
        until = _until(side, place) if cue in ("لم", "لن", "لا") else None
        yield replace(negation_at(side, (place,), strong and until is None), until=until)


def _until(side: Side, place: int) -> int | None:
    """The "before" that dates what a negation denies: «لن تكتمل قبل عام 2028» is complete in 2028."""
    near = range(place + 1, min(place + _DATED, len(side.words)))
    return next((p for p in near if side.words[p] == "قبل" and side.clause[p] == side.clause[place]), None)


def _arabic_cue(side: Side, place: int) -> str | None:
    """The negation that the word at ``place`` is, without clitics; ``None`` for a word that only looks like one."""
    word = side.words[place]
    match = _ARABIC.fullmatch(word)
    if match is None:
        return None
    raw = side.spans[place].of(side.text)
    if word.endswith("بالا") and "أ" not in raw:
        return None  # «بالا», "in mind", is no «بألا»
    asking = word.lstrip("وف").startswith(("اليس", "الس", "الا"))
    if _DOUBLED in raw or (asking and not raw.lstrip("وف").startswith("أ")):
        return None  # «الست», "the six", is no «ألست»
    following = side.words[place + 1] if place + 1 < len(side.words) else ""
    cue = next(group for group in match.groups() if group)
    if cue == "لست" and following in _COUNTED:
        return None
    if (cue == "لم" and following.startswith("شمل")) or (word.endswith("الا") and following in ("وهو", "وهي")):
        return None
    if cue in ("لم", "لن") and following and not _IMPERFECT.match(following):
        return None  # another word, misspelt: «لم» for «لما»
    if cue == "غير" and following == "ان" and place and side.words[place - 1] in ("من", "ومن"):
        return cue  # «من غير أن», "without"
    if cue == "غير" and (following in _BUT or _is_changed(side, place)):
        return None
    return cue


def _is_changed(side: Side, place: int) -> bool:
    """Whether «غير» is a verb, "changed": before a noun with its owner, or with its article after «قد» and «الذي»."""
    if place == 0 or place + 1 == len(side.words) or side.words[place + 1].startswith("م"):
        return False
    if _POSSESSED.fullmatch(side.spans[place + 1].of(side.text)):
        return True
    introduced = side.words[place - 1] in ("قد", "وقد", "الذي", "انه", "بانه", "حيث")
    return introduced and side.words[place + 1].startswith("ال")


def _is_arabic_idiom(side: Side, place: int, cue: str, following: str) -> bool:
    """`إلا` and `فقط` in the same clause, `دون سن`, `أم لا`, `ما دون`."""
    before = side.words[place - 1] if place else ""
    if cue == "دون" and (following in ("سن", "مستوي", "خط", "عتبه", "شك", "ريب", "ادني") or before in ("ما", "وما")):
        return True
    if cue in ("دون", "بلا") and following in _UNANSWERED and before.startswith(_GOALS):
        return True  # «بهدفين دون رد» is 2-0
    if cue == "دون" and following.startswith("ال") and before in ("الاطفال", "اطفال", "لمن", "هم"):
        return True
    if cue == "دون" and _PREVENTS.fullmatch(before):
        return True  # «حال دون» is one word, "prevented"
    if cue == "دون" and (following.isdigit() or following in lexicon("ar").words):
        return True  # «دون خمسة دنانير» is less than five
    if cue in ("لم", "لن", "لا") and _NOT_LATE.fullmatch(following):
        return True  # «لم تتأخر» is "at once"
    if cue == "لا" and side.words[place + 1 : place + 3] == ["يختلف", "اثنان"]:
        return True  # everybody agrees
    if cue in ("لم", "لا") and not _UNEQUALLED.isdisjoint(side.words[place + 1 : place + 5]):
        return True  # «لم تشهد البلاد مثيلا لها» is a superlative
    if cue in ("غير", "ليس") and "المستبعد" in side.words[place + 1 : place + 3]:
        return True
    if (cue == "لا" and before in ("ام", "او")) or (cue == "لم" and before in ("ان", "ما", "وان")):
        return True
    if (cue == "لا" and following in _PREPOSITIONS) or (
        cue == "دون" and _PASSES in side.words[max(place - 3, 0) : place]
    ):
        return True  # «عن حادث لا عن عمد» sets two things against each other; «لا يمر يوم دون» says "daily"
    if cue in ("غير", "عدم", "دون", "بلا"):
        return following in ("شك", "ريب", "قصد", "سابق", "حدود")  # `brusquement` for «دون سابق إنذار»; `MSF`
    reach = range(place + 1, min(place + REACH, len(side.words)))
    if any(side.clause[p] == side.clause[place] and _is_restricting(side, p) for p in reach):
        return True
    return any(side.words[p] in _EXCEPTING and _excepts(side, p, place) for p in range(place + 1, len(side.words)))


def _excepts(side: Side, place: int, negation: int) -> bool:
    """Whether an "except", however far behind, limits a negation («لم ينج من ركاب الزورق الذي انقلب … سوى رضيعة»).

    That is where no other negation stands between, and it is no "but" that begins a sentence of its own («إلا أن»).
    """
    between = range(negation + 1, place)
    return (
        side.clause[place] == side.clause[negation]
        and side.words[place + 1 : place + 2] != ["ان"]
        and not any(_ARABIC.fullmatch(side.words[p]) for p in between)
    )


def _is_restricting(side: Side, place: int) -> bool:
    """Whether a word says "but": «غير» before an article makes an adjective negative («المحادثات غير المباشرة»)."""
    adjective = "غير" in side.words[place] and side.words[place + 1 : place + 2][:1]
    return bool(_RESTRICTING.fullmatch(side.words[place])) and not (adjective and adjective[0].startswith("ال"))
