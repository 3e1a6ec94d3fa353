"""Negations of French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from audit.checks.meaning.clauses import Side
from audit.checks.meaning.lexicon import listed
from audit.checks.meaning.negation.cue import REACH, Negation, near, negation_at

_SECOND = listed("pas plus jamais rien personne aucun aucune ni guere guère nul nulle point nullement aucunement")
_SUBJECT = listed("personne rien aucun aucune nul nulle ni jamais pas")
_LITERARY = re.compile(
    r"(?:peu[tx]|peuvent|pouv|pourr|puiss|p[uû](?:[st]|mes|rent)?\b|sai[ts]|sav|saur|su\b|cess|os[eé])"
)
"""Verbs that `ne` alone negates."""

_LITOTES = re.compile(r"(?:dépass|excéd|excèd|tari|hésit|tard|lésin|décolér|désempli|démord|démérit|mâch)")
"""Verbs that mostly stand with `ne … pas`, to say the contrary."""

_CONTINUED = re.compile(r"arrêt\w*|cess\w*")
"""Verbs that say, denied and with `de` behind, that something goes on (`n'arrêtez pas de`)."""

_RECORDS = listed("autant tant aussi si")
"""Words behind `jamais` that make it a record (`jamais autant de passagers n'avaient …`)."""

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
        " attendre tarder delai délai hesiter hésiter ambages detour détour surprise vie encombre voix frontieres"
        " frontières"
    ),
    "non": listed("seulement loin plus sans"),
}


def french(side: Side) -> Iterator[Negation]:
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
            yield negation_at(side, (place,), not idiom and not near(taken, place, 2))
            taken.add(place)
        elif word == "pas" and before not in _STEPS:
            yield negation_at(side, (place,), following in _AFTER_BARE_PAS)
            taken.add(place)
        elif word in ("aucun", "aucune", "ni", "nul", "nulle"):
            yield negation_at(side, (place,), word not in ("ni", "nul", "nulle") and not near(taken, place, 6))
            taken.add(place)


def _french_ne(side: Side, place: int, taken: set[int]) -> Negation | None:
    """The negation that `ne` begins, with its other words; ``None`` for a `ne` that negates nothing."""
    words = side.words
    end = next((p for p in range(place, len(words)) if side.clause[p] != side.clause[place]), len(words))
    reach = range(place + 1, min(place + REACH, len(words)))
    second = next((p for p in reach if words[p] in _SECOND and p < end + 3), None)
    only = next((p for p in reach if words[p] in ("que", "qu'") and p < end), None)
    subject = [
        p for p in range(max(0, place - 8), place) if side.clause[p] == side.clause[place] and words[p] in _SUBJECT
    ]
    if subject and words[max(subject[0] - 2, 0) : subject[0]] in (["sans", "que"], ["sans", "qu'"]):
        subject = [subject[0] - 2, *subject]  # `sans qu'aucune victime ne soit signalée` denies once
    if second is not None and (only is None or second < only):
        places = {*subject, place, second}
        taken.update(places)
        until = next((p for p in range(second + 1, min(second + 5, len(words))) if words[p] == "avant"), None)
        weak = until is not None or _is_restricted(words, place, second, only, end) or _is_litotes(side, place, second)
        weak = weak or _is_warning(words, place) or words[second] == "plus"  # what ended may be told as an end
        return replace(negation_at(side, places, not weak), until=until)
    taken.update((place, *subject))
    if subject:
        record = words[subject[-1]] == "jamais" and words[subject[-1] + 1] in _RECORDS
        return negation_at(side, (*subject, place), not record)
    verb = next((p for p in reach if words[p] not in _CLITICS and words[p] not in _AUXILIARIES), None)
    if only is None and verb is not None and _LITERARY.match(words[verb]):
        return negation_at(side, (place,), True)
    return negation_at(side, (place,), False) if only is not None else None


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
    if _is_continued(words, place, second) or _is_not_excluded(words, place, second):
        return True
    since = (p for p, word in enumerate(words) if word == "depuis" and side.sentence[p] == here)
    until = (p for p in range(max(0, place - 12), place) if words[p : p + 2] in (["tant", "que"], ["tant", "qu'"]))
    return any(p > second for p in since) or any(side.sentence[p] == here for p in until)


def _is_continued(words: Sequence[str], place: int, second: int) -> bool:
    """Whether what is denied is that something ends: `n'arrêtez pas de`, `n'a pas arrêté de`."""
    for verb in range(place + 1, min(second + 2, len(words))):
        if _CONTINUED.fullmatch(words[verb]):
            return words[max(verb, second) + 1 : max(verb, second) + 2] in (["de"], ["d'"])
    return False


def _is_not_excluded(words: Sequence[str], place: int, second: int) -> bool:
    """Whether what is denied is that something is ruled out: `il n'est pas exclu que` says that it may be so."""
    return words[place - 1 : place] == ["il"] and words[second + 1 : second + 2] == ["exclu"]
