"""Parts that cannot be of their whole: `1,1 million, dont 1,7 million`, `2 400, en deux groupes de 2 100`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from audit.checks.consistency.sentences import by_sentence, counted, is_slip, noun_behind
from audit.checks.consistency.wholes.excesses import Excess
from audit.checks.consistency.wholes.people import is_greater_group
from audit.checks.consistency.wholes.shares import AMONG
from audit.checks.numbers.facts import Fact
from audit.records import Span

_BESIDE = re.compile(
    r"\s(?:de\s|d['’]|of\s)?[^\W\d_]+(?:\s(?!de\b|des\b|du\b|avec\b|pour\b|transport|of\b|with\b|carrying\b)[^\W\d_]+)"
    r"{0,2},?\s(?:dont|including|of whom|of which|منهم|بينهم|منها|بينها)\s(?:\w+\s)?"
)
"""A whole whose noun stands right before `dont`, so that nothing else can be meant by it."""

_ELIDED = re.compile(
    r"\s(?:\w+ment\s|encore\s|toujours\s|still\s)?(?:ont|avaient|auront|sont|étaient|seront|rest(?:ent|aient)|demeur(?:ent|aient)|se\s|s['’]|n['’]|ne\s"
    r"|dans|en\s|were|are|have|had|remain)"
)
_PEOPLE = re.compile(
    r"personnes?|morts?|blessés?|victimes?|tués?|civils?|migrants?|réfugiés?|passagers?|détenus?|prisonniers?|déplacés?"
    r"|people|dead|killed|wounded|injured|victims?|civilians?|migrants?|refugees?|passengers?|prisoners?"
    r"|شخصا?|قتيلا?|جريحا?|قتلى|جرحى|مدنيا?"
)
_SORTS = re.compile(
    r"femmes?|enfants?|mineurs?|hommes?|civils?|bébés?|nourrissons?|étrangers?"
    r"|women|children|minors?|civilians?|babies|نساء|أطفال|طفلا?|مدنيا?|امرأة"
)
_CROWD = re.compile(
    r"\b(?:de|des|of|contre|against|with|avec|transportant|carrying)\s(?:[^\W\d]+\s){0,2}?(?:migrants|réfugiés|passagers"
    r"|détenus|prisonniers|déplacés|pèlerins|fidèles|supporters|élèves|refugees|passengers|prisoners|pilgrims|pupils)\b"
)
_MORE = re.compile(
    r"\b(?:et|ainsi|plusieurs|dizaines?|centaines?|milliers?|and|several|dozens|scores|hundreds|عشرات|مئات)\b|\sو"
)
"""What may bring in others, of whom the part is."""

_OUT_OF = re.compile(r"(?:\A|[.»\n]\s)(?:sur|of|out of)\s(?:les\s|ces\s|ce total de\s|the\s|these\s)\Z", re.IGNORECASE)
_SPENT = re.compile(
    r"\s(?:[^\W\d]+\s){0,3}?(?:servi|dépens|consacr|affect|allou|attribu|investi|destin|iront|all[ée]|utilis|employ"
    r"|spent|used|went|go\b|allocat|invest)"
)
_IN = re.compile(
    r"\b(?:répart|divi[sd]|scind|group|regroup|ventil|découp|vers|pay|split|spread)\w*\s(?:[^\W\d]+\s){0,2}?"
    r"(?:en|sur|into|in|over)\s\Z",
    re.IGNORECASE,
)
_OF_EACH = re.compile(
    r"\s(?:groupes?|équipes?|tranches?|lots?|sections?|classes?|poules?|vagues?|convois?|versements?|camps?"
    r"|groups?|teams?|instal?lments?|batches|parts?|waves?)\s(?:de\s|d['’]|of\s)(?:\w+\s)?"
)
_MOVES = (
    re.compile(r"progress|hauss|mont[ée]|gagn|augment|\brose\b|\bgained|advanc"),
    re.compile(r"recul|baiss|chut|cédé|perdu|repli|\bfell\b|\blost\b|declin"),
    re.compile(r"inchang|stable|unchanged|\bflat\b"),
)
"""What shares do on an exchange: there is no fourth thing."""

_IN_ALL = re.compile(r"\b(?:sur (?:un total de )?|out of (?:a total of )?)(?:les |the )?\Z")
_NEAR = 40  # characters before a number that tell what it is of
_WINDOW = 60  # characters behind a part that tell what became of it
_FEWEST = 10  # of a whole that `dont` may speak of; fewer may be things with people in them
_TIMES = 10  # as many times its whole a part is told of something else
_APART = Fraction(1, 10)
_ALIKE = 3  # as many times the whole, groups are of something else
_CLOSE = Fraction(101, 100)


def broken_wholes(facts: Sequence[Fact], text: str, code: str) -> Iterator[Excess]:
    """Where the parts of something are more than there is of it, or groups make another number than all."""
    for found in by_sentence(facts, text):
        for one, other in pairwise(found):
            if _is_greater_part(one, other, text, code):
                yield Excess(Span(one.span.start, other.whole_span.end), other.value, one.value)
        yield from _spent(found, text)
        yield from _in_groups(found, text)
        yield from _moved(found, text)


def _is_greater_part(whole: Fact, part: Fact, text: str, code: str) -> bool:
    """Whether a part behind `dont` is surely of the number before it, and greater."""
    if not whole.counts or not part.counts or part.value <= whole.value:
        return False
    around = whole.span.end, part.span.start
    of, sort = noun_behind(whole, text), noun_behind(part, text)
    people = _PEOPLE.fullmatch(of) and _SORTS.fullmatch(sort) and of != sort and AMONG.fullmatch(text, *around)
    if people and not _MORE.search(text, *around) and not _CROWD.search(text, *around):
        return True
    if is_greater_group(whole, part, text):
        return True
    if whole.value < _FEWEST or part.value > _TIMES * whole.value or _BESIDE.fullmatch(text, *around) is None:
        return False
    same = counted(whole, text, code) == counted(part, text, code)
    return same or _ELIDED.match(text, part.span.end) is not None


def _spent(found: Sequence[Fact], text: str) -> Iterator[Excess]:
    """`Sur les 64 millions d'euros, 41 ont servi à …, et 32 ont été dépensés en …`: of money nothing is spent twice."""
    whole, *parts = found
    if len(parts) < 2 or _OUT_OF.search(text, max(0, whole.whole_span.start - _NEAR), whole.whole_span.start) is None:
        return
    amount = sum((part.value for part in parts), Fraction(0))
    alike = all(part.unit in (whole.unit, None) and not part.percent and part.value < whole.value for part in parts)
    told = all(_SPENT.match(text, part.whole_span.end) for part in parts)
    money = whole.unit is not None and whole.unit.dimension == "currency" and amount > _CLOSE * whole.value
    slip = alike and amount != whole.value and is_slip([part.value for part in parts], amount - whole.value)
    if alike and told and (money or slip):
        yield Excess(Span(whole.span.start, parts[-1].whole_span.end), amount, whole.value)


def _in_groups(found: Sequence[Fact], text: str) -> Iterator[Excess]:
    """`2 400 enfants, répartis en deux groupes de 2 100`."""
    for place, (groups, each) in enumerate(pairwise(found)):
        if not groups.counts or _OF_EACH.fullmatch(text, groups.span.end, each.span.start) is None:
            continue
        wholes = [fact for fact in found[:place] if fact.unit == each.unit and not fact.percent and fact.value > 1]
        if not wholes or _IN.search(text, max(0, groups.span.start - _NEAR), groups.span.start) is None:
            continue
        amount = groups.value * each.value
        apart = all(abs(amount / whole.value - 1) > _APART for whole in wholes)
        if apart and 1 / Fraction(_ALIKE) < amount / wholes[0].value < _ALIKE:
            yield Excess(Span(groups.span.start, each.whole_span.end), amount, wholes[0].value)


def _moved(found: Sequence[Fact], text: str) -> Iterator[Excess]:
    """`171 sociétés ont progressé, 27 ont reculé et 15 sont restées inchangées, sur un total de 258`."""
    for place in range(len(found) - 3):
        *parts, whole = found[place : place + 4]
        ends = [part.span.start for part in parts[1:]] + [min(parts[-1].span.end + _WINDOW, whole.span.start)]
        told = [
            {n for n, move in enumerate(_MOVES) if move.search(text, part.span.end, end)}
            for part, end in zip(parts, ends, strict=True)
        ]
        every = all(len(moves) == 1 for moves in told) and len(set.union(*told)) == len(_MOVES)
        counts = all(fact.counts for fact in (*parts, whole))
        if every and counts and _IN_ALL.search(text, max(0, whole.span.start - _NEAR), whole.span.start):
            amount = sum((part.value for part in parts), Fraction(0))
            if amount != whole.value:
                yield Excess(Span(parts[0].span.start, whole.span.end), amount, whole.value)
