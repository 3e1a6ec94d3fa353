"""French words that may be a finite verb, by their form: what a whole sentence has at least one of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
connaissent paraît paraissent apparaît apparaissent disparaît reconnaît reconnaissent vaut valent faut suffit
suffisent dispose craint craignent plaint joint rejoint rejoignent atteint atteignent éteint peint teint contraint
vainc convainc conclut concluent exclut excluent inclut incluent rompt interrompt corrompt poursuit poursuivent fuit
fuient conquiert acquiert requiert requièrent assied rit sourit nuit luit boit boivent déçoit conçoit perçoit aperçoit
déplaît satisfait refait défait contredit interdit prédit maudit suis es sommes êtes ai as avons avez vais allons
allez dois devons peux pouvons veux voulons sais savons fais faisons dis disons crois croyons vois voyons soit soient
ait aient puisse puissent fasse fassent aille fut furent fût eut eurent eût fit firent vit virent mit mirent prit
prirent dut durent put purent sut voulut voulurent vint vinrent tint tinrent
"""
_ENDINGS = re.compile(
    r"(?:ait|aient|r(?:ont|ai|as)|ions|iez|èrent|irent|urent|inrent|iennent|issent|isse|ignent|uisent|ît|ût|ons|ez)\Z"
)
_PASSE_SIMPLE = re.compile(r"(?:[a-zà-ÿ]{2,}a|[a-zà-ÿ]{2,}(?:it|ut))\Z")
_SHORTEST = 4  # letters of a verb that is told by its infinitive
_INVERTED = re.compile(r"-t?-?(?:il|elle|on|ils|elles|je|nous|vous|ce)\Z")


@cache
def _irregular() -> frozenset[str]:
    return frozenset(_IRREGULAR.split())


@lru_cache(maxsize=20_000)
def may_be_verb(word: str) -> bool:
    """Whether a lower-case French word may be a finite verb; many are nouns or adjectives too (`compte`, `marche`).

    >>> [may_be_verb(word) for word in ("annonce", "votent", "a", "ministre", "réunis", "levée")]
    [True, True, True, False, False, False]
    """
    if word in _irregular() or _ENDINGS.search(word) or _PASSE_SIMPLE.search(word) or _INVERTED.search(word):
        return True
    known = vocabulary("fr")
    plain = unaccented(word)
    if any(f"{plain}{ending}" in known for ending in ("re", "ir")):
        return True
    singular = plain[:-2] if plain.endswith("ent") else plain
    if len(singular) < _SHORTEST or not singular.endswith("e"):
        return False
    doubled = len(singular) > 3 and singular[-2] == singular[-3]  # `appelle`, `jette`
    infinitives = (f"{singular}r", f"{singular[:-1]}ir", f"{singular[:-2]}er" if doubled else "")
    return any(infinitive in known for infinitive in infinitives)
