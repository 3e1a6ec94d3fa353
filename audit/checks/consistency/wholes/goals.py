"""Goals of one player that are more than his side's: `grâce à un triplé de …, l'équipe s'est imposée 2-1`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from audit.checks.consistency.wholes.excesses import Excess
from audit.records import Span

_GOALS = {
    "doublé": 2, "brace": 2, "triplé": 3, "hat-trick": 3, "coup du chapeau": 3, "quadruplé": 4, "quintuplé": 5,
}  # fmt: skip
_BY = re.compile(
    r"\b(?:(?P<despite>malgré|en dépit d|despite)|grâce à|à la faveur d|portée?s? par|avec|thanks to|courtesy of"
    r"|on the back of|behind)['’]?\s?(?:une?|le|an?)\s(?P<goals>doublé|triplé|quadruplé|quintuplé|coup du chapeau"
    r"|hat-trick|brace)\s(?:(?P<of>d[eu]|d['’]|des|by|from|signé|inscrit)\b|\()",
    re.IGNORECASE,
)
_SCORE = re.compile(r"(?<![\d.,–-])(\d{1,2})\s?(?:-|–|à|buts à)\s?(\d{1,2})(?![\d.,%–-]|\s?(?:ans|%|heures|mètres))")
_WON = re.compile(
    r"\b(?:impos|batt|\bbat\b|domin|emport|gagn|vict|vainc|écras|étrill|surclass|renvers|corrig|dispos|nul\b|match"
    r"|score|inclin|perd|défait|beat|won|win|defeat|draw|drew|lost|victory)",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:inclin|perd|défait|battue?s?\b|lost\b|beaten|defeated by)", re.IGNORECASE)
_OTHER_MATCH = re.compile(
    r"\b(?:tirs? au but|prolongation|cumul|aller|retour|ensemble des|sets?|manches?|penalt|shoot-?out|aggregate|leg"
    r"|historique|championnat-|coupe-|ligue-)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?;](?=\s|\Z)|\n")
_FAR = 160  # characters between the player's goals and the score
_MOST = 12  # goals of a side


def too_many_goals(text: str) -> Iterator[Excess]:
    """The goals of a player with the one score of their sentence, where his side has fewer."""
    for match in _BY.finditer(text):
        begins = [end.end() for end in _SENTENCE.finditer(text, 0, match.start())]
        ends = _SENTENCE.search(text, match.end())
        start, end = begins[-1] if begins else 0, ends.start() if ends else len(text)
        start, end = max(start, match.start() - _FAR), min(end, match.end() + _FAR)
        found = list(_SCORE.finditer(text, start, end))
        around = text[start:end]
        if len(found) != 1 or not _WON.search(around) or _OTHER_MATCH.search(around):
            continue
        score = sorted(int(goals) for goals in found[0].groups())
        lost = match["despite"] is not None and _LOST.search(around) is not None
        side, goals = score[0] if lost else score[1], _GOALS[match["goals"].lower()]
        if side < goals and score[1] <= _MOST:
            first, last = sorted((match.span(), found[0].span()))
            yield Excess(Span(first[0], last[1]), Fraction(goals), Fraction(side))
