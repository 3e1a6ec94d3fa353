"""Negations of an original of which nothing is left in the translation, told without reading either closely."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides
from audit.checks.meaning.negation.finding import cues, knows, with_words
from audit.checks.meaning.negation.inside import is_said_inside
from audit.checks.meaning.negation.words import REACHES, is_privative
from audit.records import Span

_NEGATORS = {
    "de": r"nicht(?! (?:nur|zuletzt|mehr als|weniger|selten|umsonst|allein))|nie|niemals|niemand\w*|kein|keine\w*",
    "es": r"(?<!poco )no(?! (?:sol[oa]\w*|sólo|obstante|menos|más|dej\w+|falt\w+|olvid\w+"
    r"|(?:l[oae]s? )?p(?:od|ue)\w+ evitar|(?:es|son|era|eran|fue|será|sería) más que))"
    r"|nunca|jamás|nadie|ning\w+|tampoco",
    "fa": r"(?<!فراموش )ن(?:می|خواه|کرد|کن|شد|شود|شوند|داد|ده|دار|داشت|توانس|توان"
    r"|بود|باش|گرفت|یامد|رسید|پذیرفت|گفت|دید|رفت|یافت|ماند|باید)\w*"
    r"|نیست\w*",
    "it": r"(?<!poco )non(?! (?:dimentic\w+|smett\w+|solo|soltanto|meno|più di|appena))|mai|nessun\w*|neppure|nemmeno",
    "nl": r"niet(?! (?:alleen|minder|meer dan))|geen|nooit|niemand",
    "pt": r"(?<!pouco )não(?! (?:esque[cç]\w+|só|apenas|somente|obstante|menos|mais))"
    r"|nunca|jamais|ninguém|nenhuma?|tampouco",
    "ru": r"(?<!едва )(?<!чуть )(?<!было )(?<!что-то )"
    r"не(?! (?:забы\w+|переста[вёеюя]\w*|прекраща\w+|только|менее|более|раз|просто|меньше|больше|позднее|ранее))"
    r"|нет|никогда|никто|нельзя|никак\w+",
    "tr": r"değil(?! mi|,)\w*|yok(?:tu\w*|tur)?(?! e[dt]| ol)|(?!komed|kadın)(?<![ıiuü]p )\w{2,}"
    r"(?:m[ae]d[ıi]\w*|m[ae]m[ıi]ş\w*|m[ıiuü]yor\w*|m[ae]y[ae]c[ae][kğ]\w*)",
    "uk": r"(?<!ледь )(?<!мало )(?<!трохи )(?<!щось )"
    r"не(?! (?:забу\w+|переста[вє]\w*|припиня\w+|лише|тільки|менше|більше|раз|просто|пізніше|раніше))"
    r"|немає|ніколи|ніхто|жодн\w+",
}
"""Words that deny, but for set phrases that do not, in languages of which no more is read."""

_CONCORD = {
    "es": r"nunca|jamás|nadie|ning\w+|tampoco",
    "it": r"mai|nessun\w*|neppure|nemmeno",
    "pt": r"nunca|jamais|ninguém|nenhuma?|tampouco",
    "ru": r"никогда|никто|никак\w+",
    "uk": r"ніколи|ніхто|жодн\w+",
}
"""Those that go with another of the same clause, and are one negation with it (`никто не пришёл`)."""

_CANCELLING = {
    "de": r"solange|bevor|ohne|un\w+|bis",
    "es": r"hasta|sin|im\w+|in\w+ble",
    "fa": r"بدون|مگر|بلکه|تنها|فقط|پیش از|قبل از|تا زمانی|اگر|هنوز",
    "it": r"finché|senza|in\w+bile|prima",
    "nl": r"totdat|zonder|on\w+",
    "pt": r"até|sem|in\w+vel",
    "ru": r"(?:^|(?<=[,—–:(] )|(?<=до тех пор )|(?<=\bи )|(?<=\bа ))пока|без|если|чтобы|как бы",
    "tr": r"\w+m[ae]d[ae]n|\w*sız\w*|\w*siz\w*|\w*suz\w*|\w*süz\w*|kadar|dek|sadece|yalnızca|ancak|hariç|rağmen",
    "uk": r"(?:^|(?<=[,—–:(] )|(?<=до тих пір )|(?<=\bі )|(?<=\bа ))поки(?! що)|без|якщо|щоб",
}
"""Words beside which a negation may say the contrary."""

_REFUSALS = {
    "ar": r"(?:فشل|فشلت|فشلوا|اخفق|اخفقت|اخفقوا|عجز|عجزت|امتنع|امتنعت)(?= (?:في|عن) )"
    r"|و?(?:نفى|نفت|نفوا|ينفي|تنفي|أنكر|أنكرت|أنكروا)",
    "en": r"(?:failed|fails|refused|refuses|declined|declines|unable)(?= to )",
    "fr": r"(?:échoué|échouent)(?= à )|(?:refusé|refuse|refusent)(?= (?:de |d['’]))",
}
"""Words that deny what follows them, in languages that are read."""


_OF_VERBS = frozenset(("لا", "لم", "لن", "ليس", "ليست"))
"""Arabic negations of verbs and sentences; those of nouns and adjectives have many contraries."""

_CLEAR = 0.15
"""The lead of a link (see ``weighed_links``) from which two words are held to translate each other."""

_PAIR = 2  # words of a negation in two

_NEAR = 3
"""Words around what stands for a refusal among which a word of a weak negative sense may say it."""

_PROMPT = frozenset(("aussitôt", "immédiatement", "immediately"))
"""What answers a delay that is denied, and no refusal."""

_FROM_NOW = frozenset(("désormais", "still"))
"""What answers that something is so no longer, or not yet, and no other negation."""

_NO_LONGER = {
    "de": r"mehr|noch",
    "es": r"ya|más|aún|todavía",
    "fa": r"دیگر|هنوز",
    "it": r"più|ancora",
    "nl": r"meer|nog",
    "pt": r"mais|já|ainda",
    "ru": r"больше|уже|ещ[её]",
    "tr": r"artık|henüz|hâlâ|hala",
    "uk": r"більше|вже|ще",
}
"""Words that say no longer, or not yet, beside a negation."""


def lost_negations(evidence: Evidence, both: Sides) -> Iterator[Span]:
    """The one negation of the original with the word behind it, where the translation denies nothing at all.

    Of languages that are read, verbs of refusing and failing; the rules on their negations look closer. A second
    negation, or a word that may make the first none (`solange nicht`, `пока не`), leaves it open. Where a clear link
    shows what stands for what is denied, the sentence of that is looked at, and few words around it.
    """
    code = both.source.language.code
    if not knows(both.target.language.code) or not (code in _NEGATORS or code in _REFUSALS):
        return
    found = list(_pattern(_NEGATORS if code in _NEGATORS else _REFUSALS, code).finditer(evidence.source))
    if code in _CONCORD and len(found) == _PAIR:
        found = [one for one in found if not _pattern(_CONCORD, code).fullmatch(one.group())]
    if len(found) != 1 or _is_open(code, evidence.source):
        return
    at = next((p for p, span in enumerate(evidence.source_words) if span.end > found[0].start()), None)
    longer = code not in _NO_LONGER or _pattern(_NO_LONGER, code).search(evidence.source) is not None
    idle = _PROMPT if longer else _PROMPT | _FROM_NOW
    if at is None or _denies(both.target, _answering(at, both) if code in _REFUSALS else [], idle):
        return
    following = (span for span in evidence.source_words if span.start >= found[0].end())
    yield Span(found[0].start(), next(following, Span(*found[0].span())).end)


def lost_cue(both: Sides) -> Span | None:
    """The one negation of an Arabic original with what it denies, where a translation has nothing that denies.

    A word of a negative sense that clearly renders another word of the original answers no negation.
    """
    found = cues(both.source) if both.source.language.code == "ar" and knows(both.target.language.code) else ()
    if len(found) != 1 or not found[0].strong or found[0].lexical or found[0].until is not None:
        return None
    if is_said_inside(found[0], both.source, both.target):
        return None
    own = {*found[0].places, *found[0].heads}
    for answer in with_words(cues(both.target), both.target):
        linked = [p for p in both.links.backward.get(answer.place, ()) if both.links.lead(p, answer.place) >= _CLEAR]
        if not answer.lexical or not linked or not own.isdisjoint(linked):
            return None
    if any(is_privative(word, both.target.language.code) for word in both.target.words):
        return None
    if both.source.words[found[0].place].removeprefix("و") not in _OF_VERBS and not any(
        _answering(p, both) for p in own
    ):
        return None
    return both.source.span(found[0].place, max(own))


def _answering(place: int, both: Sides) -> list[int]:
    """The words of the translation that stand for a word of the original beyond doubt."""
    return [
        other
        for other in both.links.forward.get(place, ())
        if both.links.lead(place, other) >= _CLEAR and both.target.is_content(other)
    ]


def has_negator(text: str, code: str) -> bool:
    """Whether a word denies, in a language of which only such words are known."""
    return code in _NEGATORS and _pattern(_NEGATORS, code).search(text) is not None


def _is_open(code: str, text: str) -> bool:
    return code in _CANCELLING and _pattern(_CANCELLING, code).search(text) is not None


def _denies(side: Side, answers: Sequence[int], idle: frozenset[str]) -> bool:
    """Whether a text has any negation, or any word but the ``idle`` ones that may have a negative sense.

    Where it is known which words answer, it must be one of their sentence, and near them where that sense is weak.
    """
    sentences = {side.sentence[place] for place in answers} or set(side.sentence)
    for cue in with_words(cues(side), side):
        weak = bool(answers) and cue.lexical and cue.reach < REACHES["far"]
        near = weak and any(abs(cue.place - place) <= _NEAR for place in answers)
        if side.sentence[cue.place] in sentences and (near or not weak) and side.words[cue.place] not in idle:
            return True
    return any(
        is_privative(word, side.language.code)
        for p, word in enumerate(side.words)
        if not answers or any(abs(p - place) <= _NEAR for place in answers)
    )


def _pattern(table: dict[str, str], code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{table[code]})(?!\w)", re.IGNORECASE)
