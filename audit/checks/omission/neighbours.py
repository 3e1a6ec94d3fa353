"""French words of grammar that never follow each other, since what stood between them was lost: `une thèse de dont`.

The table is written by rule; what public French has a case of is not in it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from audit.checks.damage.openers import OPENERS
from audit.language import Language
from audit.language.normalize import fold
from audit.names.vocabulary import is_word
from audit.records import Span

_CLITICS = "ne n' se s'"
_SUBJECTS = "il ils elles on"
_POSSESSIVES = "sa ses mes nos vos notre votre cette cet ces"
_PLACES = "dans sur avec depuis durant malgré selon parmi dès"
_JOINED = "dont où que qu' afin tandis parce puisque"
_AUXILIARIES = "est sont était étaient a ont avait avaient sera seront aura auront serait aurait"
_OF = "de d' du des à au aux"

_NEVER = (
    # What waits for a noun, and has only that to wait for.
    (
        "des aux ces sa ses mes nos vos cette cet notre votre chaque",
        f"{_PLACES} {_CLITICS} {_SUBJECTS} {_POSSESSIVES} {_OF} en par le la les l'",
    ),
    ("du au mon son ton", f"{_PLACES} {_CLITICS} {_SUBJECTS} {_POSSESSIVES} {_OF} en les"),
    ("des du au aux cette ces sa ses nos vos notre votre", "pour"),
    ("notre votre", f"{_JOINED} et {_AUXILIARIES}"),
    ("leur", f"{_OF} dans sur par pour avec vers depuis chez contre"),
    ("leurs", f"{_PLACES} {_CLITICS} {_POSSESSIVES} {_OF} en par pour chez contre et {_AUXILIARIES}"),
    ("quelques", f"{_OF} en dans sur par avec et ont sont"),
    ("un une", "sa ses nos notre votre ils"),
    # What waits for a noun, or for a verb that has it for its object.
    ("le la les l'", f"{_CLITICS} {_POSSESSIVES} me te m' t' dès depuis malgré parmi selon durant ils elles"),
    ("les", "le la l' sont étaient seront sera serait"),
    ("la l'", "le les l'"),
    # Prepositions.
    ("de", f"{_PLACES} {_JOINED} de d' du des contre pendant ils je tu doit doivent peut peuvent"),
    ("d'", "d' l' n' s' qu'"),
    ("à", f"{_JOINED} du duquel auquel ils on je tu sont ont pendant avant après"),
    ("en", "aux au du dans avec chez depuis pendant après sur il ils je dont afin parce que qu' où"),
    ("dans sur par", "dont que qu' afin ils on"),
    ("par", "avec"),
    # Pronouns that stand right before a verb, or before another of their kind.
    ("se", f"{_OF} dans sur vers par pour sous avec depuis chez contre un une ce cette cet ces son sa ses et"),
    ("s'", "à au aux un une et ou avec avant après où d' l' n' qu'"),
    ("n'", "pas plus que qu' de d' du des le la les jamais rien personne à au aux un une et"),
    ("ne", "de d' du des dans sur par pour avec sa ses cette ces un une"),
    ("il ils on je tu", f"{_OF} dans avec pour chez depuis pendant sur par contre un une son sa ses cette ces"),
    ("il ils on je tu", "que qu' afin notre nos chaque"),
    ("y", "une des du au aux dans sur par pour les"),
    ("très", "des le la les du n' ne ont sont et"),
    ("ce", "est était étaient"),
)
"""Words, and what never follows any of them: lower case, straight apostrophes."""

_MINE = frozenset(("le", "la", "les", "du", "des", "au", "aux", "l'"))
_UNLESS_BEHIND: Mapping[str, frozenset[str]] = {
    "leur": _MINE,  # `la leur`
    "leurs": _MINE,
    "quelques": frozenset(("et",)),  # `vingt et quelques`
    "à": frozenset(("jusqu'",)),  # `jusqu'à après Noël`
    "en": frozenset(("t'", "m'")),  # `va-t'en`
    "se": frozenset(("per",)),
    **dict.fromkeys(("un", "une"), frozenset(("l'",))),
    **dict.fromkeys(("son", "ton"), _MINE | {"un", "de", "d'", "et", "ce"}),  # `mur du son`
}
_UNLESS_BEFORE = frozenset(
    (
        *(("au", "moins"), ("au", "plus"), ("à", "peine"), ("à", "peu"), ("sur", "mesure"), ("de", "facto")),
        *(("il", "y"), ("pour", "et"), ("pour", "ou")),
    )
)
"""What may stand behind any word: `des au moins six`, `du sur mesure`, `jusqu'à il y a peu`, `des pour et contre`."""

_CLASHING = frozenset(("le", "la", "de", "du", "au", "je", "me", "te", "se", "ne", "ma", "ta", "sa", "que", "lorsque"))
_BEFORE_VERBS = frozenset(("la", "je", "me", "te", "se", "ne"))
_VOWEL = re.compile(r"[aàâeéèêëiîïoôœuû]")
_WHOLE_VOWELS = frozenset(
    "onze onzième onzièmes oui un une uns unes unième ouate ouistiti ola oud omra oumra oumma ouléma oulémas "  # noqa: SIM905
    "al el ad an ar as at az ech et ou e i o u é è".split()
)
"""Words before which no vowel is dropped, or not by all; Arabic articles; what joins two (`le ou la`); letters."""

_GRAMMAR = frozenset(("à", "au", "aux", "en", "où", "il", "ils", "elle", "elles", "on", "est", "était", "étaient", "y"))

_CONTRACTED = frozenset((("de", "le"), ("de", "les"), ("à", "le"), ("à", "les")))
_INFINITIVE = re.compile(r"(?:er|ir|ire|[dtvpc]re|clure)\Z")
_BEFORE_INFINITIVE = re.compile(
    r"(?:lui|leur|y|en|bien|mal|mieux|tout|tous|toutes|trop|rien|plus|moins|jamais|toujours|encore|aussi|ainsi|\w+ment)\Z"
)
_LONGER = re.compile(
    r"""
    (?<!\w)(?:
        [Cc]et\s(?=[bcdfgjklmnpqrstvwxz][a-zà-ÿ])\w+
        |[Ee]ntre\set\s(?=[A-ZÀ-Þ\d])\w+
        |[Ll]es\s(?:ont|avaient|auraient|auront|aient|sont|étaient|seront)\sété
        |(?:ne\s|se\s|qui\s|(?<!-)(?:il|ils|on|je)\s|[nsj]['’])[a-zà-ÿ]{2,}(?:é|és|ées)(?!\w)
        |en\sde\s(?:l['’]|(?:la|ce|cet|cette|ces|sa|ses|son)(?!\w))
        |ne\s(?:pas|plus|jamais)\s(?:sur|contre|avec|des|aux|son|sa|ses)(?!\w)
        |(?:afin|en\strain)\sd(?:['’]une?|e\s(?:la|l['’]|cette|ces|sa|son|ses))\s?(?!\w*(?:r|re)(?!\w)|y\s|en\s)\w+
    )
    """,
    re.VERBOSE,
)
"""What a third word or a first letter shows: `cet président`, `entre et Paris`, `qui annoncé`."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?!s\b))?|\d+|[^\w\s]")
_NAMES_TOO = frozenset(("Ma", "Sa", "Ta", "Mes", "Ne", "Se", "Me", "Te", "De"))  # `Jack Ma a donné`
_OPENS = frozenset("(«“'’\"")
_JOINS = frozenset("-'’\u2010\u2011@/")
_ENDS = frozenset(".!?»:")


def _pairs() -> Mapping[str, frozenset[str]]:
    """By word, what never follows it; what the rule of displaced words reports is left to that."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    openers = OPENERS["fr"]
    for firsts, seconds in _NEVER:
        for first in firsts.split():
            found[first] |= set(seconds.split()) - (openers.after_no_article if first in openers.articles else set())
    return {first: frozenset(seconds) for first, seconds in found.items()}


_NEVER_AFTER = _pairs()
_FIRSTS = frozenset(_NEVER_AFTER) | _CLASHING


def strange_neighbours(text: str, language: Language) -> Iterator[Span]:
    """Words of a French text that cannot follow each other, whatever stands around them."""
    if language.code != "fr":
        return
    for match in _LONGER.finditer(text):
        yield Span(*match.span())
    tokens = list(_TOKEN.finditer(text))
    words = [token.group().replace("’", "'") for token in tokens]
    for place in range(len(tokens) - 1):
        if (
            words[place].lower() in _FIRSTS
            and _are_strange(words[max(place - 1, 0) : place], words[place : place + 4])
            and _are_neighbours(text, tokens, place)
        ):
            yield Span(tokens[place].start(), tokens[place + 1].end())


def _are_strange(before: list[str], words: list[str]) -> bool:
    """Whether the first two of some words cannot be neighbours, with one word before and two behind them at most."""
    first, second = words[0].lower(), words[1]
    if tuple(words[1:3]) in _UNLESS_BEFORE:
        return False
    if second in _NEVER_AFTER.get(first, ()):
        return _UNLESS_BEHIND.get(first, frozenset()).isdisjoint(map(str.lower, before))
    return _clashes(first, second) or _lacks_infinitive(first, *words[1:])


def _are_neighbours(text: str, tokens: list[re.Match[str]], place: int) -> bool:
    """Whether nothing but a space is between two words, neither is part of another, and the first is no name."""
    first, second = tokens[place], tokens[place + 1]
    before, after = text[: first.start()][-1:], text[second.end() : second.end() + 2]
    if (before and not before.isspace() and before not in _OPENS) or after[:1] in _JOINS:
        return False
    if after[:1] == "." and after[1:].isalnum():  # `le news.com`
        return False
    if not first.group().islower():
        opening = not place or tokens[place - 1].group() in _ENDS
        if not opening or first.group() in _NAMES_TOO or not first.group().istitle():
            return False
        if second.group() in ("de", "d'", "d’", "du"):  # `Le de Gaulle`
            return False
    between = text[first.end() : second.start()]
    return between.isspace() if first.group()[-1] not in "'’" else not between


def _clashes(first: str, second: str) -> bool:
    """Whether a vowel that is dropped before another stands before one: `le algérien`, of `le président algérien`.

    Only before a word of French: Spanish and Italian have articles that look alike (`la inflación`).
    """
    if second == "a":  # a letter, too
        return first in _BEFORE_VERBS
    if first not in _CLASHING or not second.islower() or second in _WHOLE_VOWELS or not _VOWEL.match(second):
        return False
    return second in _GRAMMAR or is_word(fold(second), "fr")


def _lacks_infinitive(first: str, second: str, third: str = "", fourth: str = "") -> bool:
    """Whether `de le` or `à les` has no infinitive behind it: `six heures à le feu`, of `à maîtriser le feu`."""
    if (first, second) not in _CONTRACTED or not third[:1].isalnum():
        return False
    return not (_INFINITIVE.search(third) or (fourth and _BEFORE_INFINITIVE.match(third)))
