"""Finds negations in Arabic, French and English, and what they bear on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed
from audit.checks.meaning.negative_words import reach_of
from audit.language.numerals.reading import lexicon

_REACH = 9
"""Words within which the parts of a negation stand (`ne … pas`, «لم … إلا»)."""

_CONDITION = 7
_WITHOUT = ("sans", "without", "دون", "بلا")
"""Words between a negation and a "without" that is its condition."""

_HEAD_REACH = 5
"""Words behind a negation among which it bears on the first with content."""

_ARTICLES = frozenset(("le", "la", "les", "l'", "un", "une", "des"))  # `et non le cimetière`

_LIGHT = {
    "ar": listed("""
        يكن تكن يكون تكون يكونوا اكن نكن كانت كان يتم تتم يعد تعد يعودوا يمكن يجب ينبغي هناك ثمه يوجد توجد اي احد شيء قد
        بعد ايه اية احدا شيئا كل مجرد سبق تزال يزال قابل قابله
    """),
    "fr": listed("""
        été être avoir peut peux pouvait pourrait pu puisse doit devait devrait faut fallait fait faire va vont allait
        semble y en tout très bien pas encore jamais ait soit fût fut aurait serait faudrait
    """),
    "en": listed("""
        be been being have has had having do does did can could would should may might must any there get got anything
        anyone very so yet able going want need seem seems otherwise really
    """),
}
"""Verbs and pronouns that a negation passes over on its way to what it denies."""


@dataclass(frozen=True, slots=True)
class Negation:
    """A negation that stands in the words at ``places``, and the content words it bears on, ``heads``.

    A *weak* one has a negative sense or a restrictive or idiomatic use: it may answer a negation of the other side, but
    needs no answer itself; a *lexical* one is such a word alone, and answers negations
    up to ``reach`` words off. A *narrow* one bears on the next word alone (`non armé`, «غير قاتلة»). One with a word
    ``until`` (`pas avant`) is weak, since it dates what it denies, unless the other side has that word too.
    """

    places: tuple[int, ...]
    heads: tuple[int, ...]
    strong: bool
    narrow: bool = False
    lexical: bool = False
    reach: int = 99
    until: int | None = None

    @property
    def place(self) -> int:
        return self.places[0]

    @property
    def last(self) -> int:
        return self.places[-1]


def cues(side: Side) -> list[Negation]:
    """Every negating word of a side, with what it bears on, in order; empty for a language of which none are known."""
    finder = _FINDERS.get(side.language.code)
    return [] if finder is None else _uncancelled(sorted(finder(side), key=lambda negation: negation.place), side)


def with_words(found: Sequence[Negation], side: Side) -> list[Negation]:
    """The negations ``found`` and the words of a negative sense besides, in order."""
    taken = {place for negation in found for place in negation.places}
    code = side.language.code
    lexical = [
        Negation((place,), (place,), strong=False, lexical=True, reach=reach)
        for place, word in enumerate(side.words)
        if place not in taken and not _is_another_word(side, place) and (reach := reach_of(word, code)) is not None
    ]
    return sorted([*found, *lexical], key=lambda negation: negation.place)


def _is_another_word(side: Side, place: int) -> bool:
    """Whether a word that looks negative denies nothing: "stop" in "ceasefire", `peine` but in `à peine`."""
    if side.words[place] == "plus" and side.words[place + 1 : place + 2] in (["de"], ["d'"]):
        return side.language.code == "fr"  # `plus de dix jours`
    if side.words[place] == "peine":
        return side.words[max(place - 1, 0)] not in ("à", "a")
    if side.language.code != "ar":
        return side.words[place].startswith(("cessez-le-feu", "ceasefire", "cease-fire"))
    return "وقف" in side.words[place] and side.words[place + 1 : place + 2] == ["اطلاق"]


def _uncancelled(found: Sequence[Negation], side: Side) -> list[Negation]:
    """The negations, weak where two of them cancel each other (`je ne peux pas ne pas`, `pas de paix sans justice`)."""
    cancelled = {
        n.place for one, other in pairwise(found) for n in (one, other)
        if one.strong and other.strong and (other.place - one.last <= 1 or _is_without(side, one, other))
    }  # fmt: skip
    return [replace(n, strong=n.strong and n.place not in cancelled) for n in found]


def _is_without(side: Side, one: Negation, other: Negation) -> bool:
    """Whether the second of two negations is a near "without", which the first makes a condition."""
    near = other.place - one.last <= _CONDITION and side.clause[one.place] == side.clause[other.place]
    return near and side.words[other.place].endswith(_WITHOUT)


def knows(code: str) -> bool:
    """Whether negation is known in a language."""
    return code in _FINDERS


def _negation(side: Side, places: Iterable[int], strong: bool) -> Negation:
    """A negation with the next two content words of its clause, not far behind it; in a question it is weak."""
    places = tuple(sorted(places))
    place, last = places[0], places[-1]
    strong = strong and side.sentence[place] not in side.asks
    light = _LIGHT.get(side.language.code, frozenset())
    near = range(last + 1, min(last + _HEAD_REACH, len(side.words)))
    heads = [
        p for p in near if side.clause[p] == side.clause[last] and side.is_content(p) and side.words[p] not in light
    ]
    if last - place > 1:
        between = [p for p in range(place + 1, last) if side.is_content(p) and side.words[p] not in light]
        heads = between[:1] + heads
    narrow = side.words[place].startswith("non") or side.words[place].endswith(("غير", "عدم"))
    if narrow:
        article = side.words[last + 1 : last + 2] and side.words[last + 1] in _ARTICLES
        heads = [head for head in heads if head == last + 1 + bool(article)]
    return Negation(places, tuple(heads[:2]), strong, narrow)


# Arabic

_ARABIC = re.compile(
    r"[وف]?(لا|لم|لن)|[وفا]{0,2}(?:(?<=ا)(لا))|[وف]?با(لا)|[وفا]?(ليس|ليست|ليسوا|لسنا|لست)|[وف]?[بل]?(غير|عدم)|[وف]?(?:ب|من)?(دون)|[وف]?(بلا)"
)
_STILL = listed(
    "يزال تزال يزالون يزالا تزالان زال زالت زالوا نزال ازال سيما بد شك محاله باس ريب يقل تقل يتجاوز تتجاوز يتعدي تتعدي"
    " يزل تزل يلبث تلبث يكد تكد ينفك تنفك غرابه جدال مفر سيما يمر يعقل غرو يخلو تخلو"
)
_PREPOSITIONS = listed("عن في من علي الي مع بسبب")
_PASSES = "يمر"
_BUT = listed("ان انه انها انهم انني انهما مره ذلك")
_DOUBLED = "\u0651"
"""Shadda, which makes other words of «دون» and «غير»: written down, changed."""

_IMPERFECT = re.compile(r"[يتنا]")
_POSSESSED = re.compile(r"(?!م)\w{2,}(?:ه|ها|هم|هما|هن|كم)")
"""A noun with its owner: what is changed, where «غير» is a verb («غيّر رأيه»); an adjective has none."""

_DIALECT = re.compile(r"[وف]?(?:ما\w{2,}ش|ماشي|مش|مو|موش|مانيش|ماكانش)")
"""Negations of spoken Arabic, which quotations have; they answer one of the other side, and demand no answer."""

_PREVENTS = re.compile("[وف]?(?:(?:ال|لل)?حيلوله|[سيت]*حول|حال|حالت|حالوا|يحولا|يحولوا)")
_UNEQUALLED = listed("مثيل مثيلا مثيله نظير نظيرا نظيره")
_NOT_LATE = re.compile("[يتن](?:تاخر|توان|تردد|كتف|خف|الو|دخر|كف|نفك|برح|ستبعد)(?:وا|ا)?")
"""What is denied only to say the contrary the more strongly."""

_RESTRICTING = re.compile(r"[وف]?(?:الا|سوي|غير|بغير|فقط|فحسب|وحسب|بل)")
_EXCEPTING = ("الا", "سوي")


def _arabic(side: Side) -> Iterator[Negation]:
    before = strong_before = -_REACH - 1
    for place, word in enumerate(side.words):
        if _DIALECT.fullmatch(word):
            yield _negation(side, (place,), False)
            continue
        cue = _arabic_cue(side, place)
        if cue is None:
            continue
        following = side.words[place + 1] if place + 1 < len(side.words) else ""
        strong = not (following in _STILL or _is_arabic_idiom(side, place, cue, following))
        if cue == "لا" and word.startswith("و") and not following.startswith(("ي", "ت")):
            strong = strong and place - strong_before > _REACH  # «ولا» goes on with what was denied
        if cue == "غير" and following.startswith("ال"):
            strong = strong and place - before > _REACH  # after a negation it is "but"
        before = place
        if strong:
            strong_before = place
        yield _negation(side, (place,), strong)


def _arabic_cue(side: Side, place: int) -> str | None:
    """The negation that the word at ``place`` is, without clitics; ``None`` for a word that only looks like one."""
    word, raw = side.words[place], side.spans[place].of(side.text)
    match = _ARABIC.fullmatch(word)
    if word.endswith("بالا") and "أ" not in raw:
        return None  # «بالا», "in mind", is no «بألا»
    asking = match is not None and word.lstrip("وف").startswith(("اليس", "الس", "الا"))
    if match is None or _DOUBLED in raw or (asking and not raw.lstrip("وف").startswith("أ")):
        return None  # «الست», "the six", is no «ألست»
    following = side.words[place + 1] if place + 1 < len(side.words) else ""
    cue = next(group for group in match.groups() if group)
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
        return following in ("شك", "ريب", "قصد", "سابق")  # `brusquement` for «دون سابق إنذار»
    reach = range(place + 1, min(place + _REACH, len(side.words)))
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


# French

_SECOND = listed("pas plus jamais rien personne aucun aucune ni guere guère nul nulle point nullement aucunement")
_SUBJECT = listed("personne rien aucun aucune nul nulle ni jamais pas")
_LITERARY = re.compile(
    r"(?:peu[tx]|peuvent|pouv|pourr|puiss|p[uû](?:[st]|mes|rent)?\b|sai[ts]|sav|saur|su\b|cess|os[eé])"
)
"""Verbs that `ne` alone negates."""

_LITOTES = re.compile(r"(?:dépass|excéd|excèd|tari|hésit|tard|lésin|décolér|désempli|démord|démérit)")
"""Verbs that mostly stand with `ne … pas`, to say the contrary."""

_SAYINGS = (
    ["de", "gants"],
    ["touché", "à"],
    ["toucher", "à"],
    ["près", "de"],
    ["près", "d'"],
    ["la", "garde"],
)  # `ne pas prendre de gants`, `n'a pas touché à ses taux`
_AUXILIARIES = listed("a ai ont avait avaient aura auront aurait auraient eut eurent")
_CLITICS = listed("se s' me m' te t' le la l' les lui leur y en nous vous")
_AFTER_BARE_PAS = listed("de d' du encore un une les le la")
_STEPS = listed("deux trois quatre quelques premier premiers grand grands petit petits ce ces le les un faux")
"""Words before steps (`à deux pas de l'ambassade`)."""

_FRENCH_IDIOMS = {
    "sans": listed(
        "cesse doute precedent précédent relache relâche arret arrêt compter egal égal conteste equivoque équivoque"
        " attendre tarder delai délai hesiter hésiter ambages detour détour surprise vie encombre voix"
    ),
    "non": listed("seulement loin plus sans"),
}


def _french(side: Side) -> Iterator[Negation]:
    words = side.words
    taken: set[int] = set()
    for place, word in enumerate(words):
        if word in ("ne", "n'"):
            negation = _french_ne(side, place, taken)
            if negation:
                yield negation
    for place, word in enumerate(words):
        if place in taken:
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        if word in ("sans", "non") or word.startswith("non-"):
            idiom = following in _FRENCH_IDIOMS.get(word, ()) or (word == "non" and before in ("ou", "ou,"))
            idiom = idiom or (word == "sans" and before == "non")
            yield _negation(side, (place,), not idiom and not _near(taken, place, 2))
            taken.add(place)
        elif word == "pas" and before not in _STEPS:
            yield _negation(side, (place,), following in _AFTER_BARE_PAS)
            taken.add(place)
        elif word in ("aucun", "aucune", "ni", "nul", "nulle"):
            yield _negation(side, (place,), word not in ("ni", "nul", "nulle") and not _near(taken, place, 6))
            taken.add(place)


def _french_ne(side: Side, place: int, taken: set[int]) -> Negation | None:
    """The negation that `ne` begins, with its other words; ``None`` for a `ne` that negates nothing."""
    words = side.words
    end = next((p for p in range(place, len(words)) if side.clause[p] != side.clause[place]), len(words))
    reach = range(place + 1, min(place + _REACH, len(words)))
    second = next((p for p in reach if words[p] in _SECOND and p < end + 3), None)
    only = next((p for p in reach if words[p] in ("que", "qu'") and p < end), None)
    subject = [
        p for p in range(max(0, place - 8), place) if side.clause[p] == side.clause[place] and words[p] in _SUBJECT
    ]
    if second is not None and (only is None or second < only):
        places = {*subject, place, second}
        taken.update(places)
        until = next((p for p in range(second + 1, min(second + 5, len(words))) if words[p] == "avant"), None)
        weak = until is not None or _is_restricted(words, place, second, only, end) or _is_litotes(side, place, second)
        weak = weak or _is_warning(words, place) or words[second] == "plus"  # what ended may be told as an end
        return replace(_negation(side, places, not weak), until=until)
    taken.update((place, *subject))
    if subject:
        return _negation(side, (*subject, place), True)
    verb = next((p for p in reach if words[p] not in _CLITICS and words[p] not in _AUXILIARIES), None)
    if only is None and verb is not None and _LITERARY.match(words[verb]):
        return _negation(side, (place,), True)
    return _negation(side, (place,), False) if only is not None else None


def _is_restricted(words: Sequence[str], place: int, second: int, only: int | None, end: int) -> bool:
    """Whether `ne … pas` says less than no: `ne … plus que`, `pas moins`, `pas seulement`, `pas avant`."""
    after = set(words[second + 1 : second + 5])
    if words[second] == "plus" and only is not None and only - second <= 3:
        return True
    if words[second] == "plus" and words[second - 1] == "être":
        return True  # `je ne pourrais être plus heureux`
    if words[second + 1 : second + 2] == ["moins"] or "peine" in words[place:second]:
        return True
    if not after.isdisjoint(("si", "aussi", "autant")) and "depuis" in words[second:end]:
        return True
    if only is not None and words[only + 1] in ("apres", "après", "a", "à"):
        return True
    return not after.isdisjoint(("seulement", "uniquement", "meme", "même"))


def _is_warning(words: Sequence[str], place: int) -> bool:
    """Whether one is told to beware: `attention à ne pas`, `veiller à ne pas` say no more than "of"."""
    before = words[max(0, place - 2) : place]
    return len(before) == 2 and before[1] == "à" and (before[0] in ("attention", "garde") or before[0][:5] == "veill")


def _is_litotes(side: Side, place: int, second: int) -> bool:
    """Whether `ne … pas` says yes: `n'a pas tari d'éloges`, `n'est pas le seul`, `n'était pas venu depuis dix ans`."""
    words, here = side.words, side.sentence[place]
    if words[second + 1 : second + 3] in (["le", "seul"], ["la", "seule"], ["les", "seuls"], ["les", "seules"]):
        return True
    if (
        any(_LITOTES.match(word) for word in words[place + 1 : second + 2])
        or words[second + 1 : second + 3] in _SAYINGS
    ):
        return True
    since = (p for p, word in enumerate(words) if word == "depuis" and side.sentence[p] == here)
    until = (p for p in range(max(0, place - 12), place) if words[p : p + 2] in (["tant", "que"], ["tant", "qu'"]))
    return any(p > second for p in since) or any(side.sentence[p] == here for p in until)


def _near(taken: set[int], place: int, reach: int) -> bool:
    return any(place - reach <= other <= place + reach for other in taken)


# English

_ENGLISH = listed("not no never without none nobody nothing nowhere neither nor cannot no-one")
_HAVE = ("has", "have", "had")  # `has yet to ratify it`
_AFTER_NOT = listed("only just merely simply solely alone least to until long mention because quite")
_AFTER_NEVER = listed("more better so mind")
_AFTER_NO = listed("doubt matter more less fewer sooner later wonder question")
_BEFORE_NOT = listed("or if why whether")


def _english(side: Side) -> Iterator[Negation]:
    words = side.words
    strong_before = -_REACH - 1
    for place, word in enumerate(words):
        if word == "yet" and words[max(place - 1, 0)] in _HAVE and words[place + 1 : place + 2] == ["to"]:
            yield _negation(side, (place,), True)
            continue
        if word == "unless":
            yield _negation(side, (place,), False)  # `si … ne … pas` denies it
            continue
        if word not in _ENGLISH and not word.endswith("n't"):
            continue
        following = words[place + 1] if place + 1 < len(words) else ""
        before = words[place - 1] if place else ""
        later = words[place + 1 : place + 7]
        strong = not (
            (word == "no" and (following in _AFTER_NO or following.isdigit()))
            or (word == "not" and (following in _AFTER_NOT or before in _BEFORE_NOT))
            or (word == "without" and following in ("doubt", "question"))
            or (word in ("neither", "nor", "no", "without") and place - strong_before <= _REACH)
            or (word == "nothing" and following in ("but", "more", "less", "short"))
            or (word == "never" and following in _AFTER_NEVER)
            or "matter" in later[:3]
            or "until" in later or "only" in later or "just" in later[:3] or "but" in later[:3]
        )  # fmt: skip
        if word == "no" and following.isdigit():
            continue
        if strong:
            strong_before = place
        yield _negation(side, (place,), strong)


_FINDERS: dict[str, Callable[[Side], Iterator[Negation]]] = {"ar": _arabic, "fr": _french, "en": _english}
