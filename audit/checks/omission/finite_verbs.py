"""French words that may be a finite verb, by their form and the word before: whole sentences have at least one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from audit.language import get
from audit.language.normalize import unaccented
from audit.names.vocabulary import vocabulary

_IRREGULAR = """
est sont a ont va vont fait font dit disent peut peuvent doit doivent veut veulent sait savent met mettent prend
prennent tient tiennent vient viennent voit voient reçoit reçoivent suit suivent vit vivent croit croient perd perdent
rend rendent sert servent sort sortent part partent permet permettent promet promettent reprend reprennent comprend
comprennent apprend apprennent maintient maintiennent obtient obtiennent devient deviennent revient reviennent
contient contiennent soutient soutiennent appartient intervient parvient convient survient provient prévient détient
retient écrit écrivent décrit lit lisent élit élisent construit détruit produit conduit réduit traduit introduit
introduisent produisent réduisent conduisent naît meurt meurent court courent ouvre ouvrent offre offrent souffre
souffrent couvre découvre découvrent dort sent sentent ment consent attend attendent entend entendent vend vendent
descend défend défendent dépend dépendent répond répondent correspond étend prétend tend fond confond mord tord combat
combattent abat bat battent débat admet admettent remet commet commettent soumet transmet émet plaît tait connaît
connaissent paraît paraissent apparaît apparaissent disparaît reconnaît reconnaissent vaut valent faut dément
démentent ressent ressentent revêt résout résolvent dissout suffit suffisent dispose craint craignent plaint joint
rejoint rejoignent atteint atteignent éteint peint teint contraint vainc convainc conclut concluent exclut excluent
inclut incluent rompt interrompt corrompt poursuit poursuivent fuit fuient conquiert acquiert requiert requièrent
assied rit sourit nuit luit boit boivent déçoit conçoit perçoit aperçoit déplaît satisfait refait défait contredit
interdit prédit maudit suis es sommes êtes ai as avons avez vais allons allez dois devons peux pouvons veux voulons
sais savons fais faisons dis disons crois croyons vois voyons soit soient ait aient puisse puissent fasse fassent
aille fut furent fût eut eurent eût fit firent vit virent mit mirent prit voici voilà revoici revoilà prirent dut
durent put purent sut voulut voulurent vint vinrent tint tinrent
"""
_ENDINGS = re.compile(
    r"(?:ait|aient|r(?:a|ont|ai|as)|ions|iez|èrent|irent|urent|inrent|iennent|issent|isse|ignent|uisent|ît|ût|ons|ez"
    r"|duit|truit|scrit|crit|joint|teint|choit|quiert|vit|suit|voit|oie|oient)\Z|-t?-?(?:il|elle|on|ils|elles|je|nous|vous|ce)\Z"
)
_SHORTEST = 3  # letters of a verb that is told by its infinitive
_BEFORE_NOUN = frozenset("un une du des au aux ce cet cette ces son sa ses leur leurs de d'".split())  # noqa: SIM905
_ARTICLES = frozenset(("le", "la", "les", "l'"))
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?|[^\w\s]")


def has_verb(text: str) -> bool:
    """Whether a French text has a word that may be its finite verb."""
    return next(verbs(text), None) is not None


def verbs(text: str) -> Iterator[int]:
    """Where the words of a French text begin that may be finite verbs.

    What is a noun as well (`vote`) is none behind a word that nouns follow, and behind an article only where a word
    stands before that: `la police le recherche`.
    """
    found = list(_TOKEN.finditer(text))
    words = [match.group().lower().replace("’", "'") for match in found]
    for place, match in enumerate(found):
        if match.group().islower() and (_enters(place, words) or _may_stand(place, words)):
            yield match.start()


def _may_stand(place: int, words: Sequence[str]) -> bool:
    return may_be_verb(words[place]) and not _is_noun(place, words)


def _enters(place: int, words: Sequence[str]) -> bool:
    """Whether `entre` is no preposition: `la grève entre dans sa deuxième semaine`."""
    return words[place] == "entre" and place + 1 < len(words) and words[place + 1] in ("en", "dans")


def _is_noun(place: int, words: Sequence[str]) -> bool:
    before = words[place - 1] if place else ""
    behind = before in _BEFORE_NOUN or (before in _ARTICLES and (place < 2 or not words[place - 2].isalpha()))
    return behind and not _is_verb(words[place])


@cache
def _irregular() -> frozenset[str]:
    return frozenset(_IRREGULAR.split())


def _is_verb(word: str) -> bool:
    """Whether a word is a finite verb and no noun."""
    return word in _irregular() or _ENDINGS.search(word) is not None


@lru_cache(maxsize=20_000)
def may_be_verb(word: str) -> bool:
    """Whether a lower-case French word may be a finite verb; many are nouns or adjectives too (`compte`, `marche`).

    >>> [may_be_verb(word) for word in ("annonce", "votent", "a", "ministre", "réunis", "levée")]
    [True, True, True, False, False, False]
    """
    if _is_verb(word):
        return True
    known, plain = vocabulary("fr"), unaccented(word)
    if len(plain) < _SHORTEST or word.endswith(("ée", "ées")) or plain in get("fr").function_words:
        return False
    singular = plain.removesuffix("nt") if plain.endswith("ent") else plain
    if plain not in known:
        return singular.endswith(("a", "e"))
    doubled = singular[:-2] if singular[-3:-2] == singular[-2:-1] else ""  # `jette`
    endings = ("re", "ir", "er", "r") if singular.endswith(("a", "e", "it")) else ("re", "ir")
    return any(f"{stem}{ending}" in known for stem in (singular, singular[:-1], doubled) if stem for ending in endings)
