"""Clauses of another story between two commas of a French sentence that goes on as if they were not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.language import Language
from audit.records import Span
from audit.wire.sentences import sentences

_SUBJECT = re.compile(
    r"""
    (?:L[ea]s?\s|L['’]|Une?\s|Des\s|Ces?\s|Cet(?:te)?\s|S(?:on|a|es)\s|Leurs?\s
    |[A-ZÀ-Þ][\w'’-]+\s[A-ZÀ-Þ])
    """,
    re.VERBOSE,
)
"""What opens a sentence and is its subject, as `Née à Homs` and `Au printemps` are not."""

_FINITE = re.compile(
    r"(?<!\w)(?:[a-zà-ÿ]{3,}(?:[eid]ront|[eid]ra|aient|ait|èrent|irent)|sera|seront|aura|auront|ont|a|est|sont|avait"
    r"|avaient|rest(?:e|ent)|doi(?:t|vent)|peu(?:t|vent)|va|vont)(?!\w)"
)
"""Finite verbs that are hardly ever nouns."""

_COMMA = re.compile(r"(?<!\d),\s")
_DETERMINER = re.compile(r"(?:l[ea]s?|une?|des|son|sa|ses|leurs?|ces|cette|plusieurs|quelques)\s|l['’]")
_SUBORDINATE = re.compile(
    r"(?<!\w)(?:(?:qui|que|dont|où|lorsque|quand|si|comme|tandis|alors|puisque|car|lequel|laquelle|lesquel(?:le)?s|auquel"
    r"|et|ou|-t-\w+)(?!\w)|(?:s|qu|lorsqu)['’])"
)
_WAITING = re.compile(
    r"(?<!\w)(?:(?:lorsque|quand|si|comme|puisque|alors|tandis)(?!\w)|(?:s['’]ils?|lorsqu['’]|puisqu['’]))"
    r"|(?:\A|,\s)(?:en\s)?\w+ant\s"
)
"""What lets another clause follow a comma: `si la panne durait, la raffinerie serait fermée`."""

_CONTINUED = re.compile(
    r",\s(?:(?:contre|pour|avec|dans|en|à|aux?|sur|par|de|du|sous|lors|après|avant|depuis|afin)(?!\w)|d['’]"
    r"|et\s[a-zà-ÿ]+(?:é|i|u|is|it)e?s?(?!\w))"
)
"""What goes on with the clause before: a complement, a participle that shares its auxiliary."""

_MARKS = re.compile('[:;«»“”"—–()]|-t-')
_FEWEST = 5  # words of a clause that is told
_COMMAS = 2  # around it


def stray_clauses(text: str, language: Language) -> Iterator[Span]:
    """Main clauses between two commas, with a subject of their own and nothing that joins them to what is around.

    The sentence before them has its subject and its verb, and what follows completes it.
    """
    if language.code != "fr" or text.count(",") < _COMMAS:
        return
    for sentence in sentences(text, language):
        whole = sentence.of(text)
        if _SUBJECT.match(whole) and not _MARKS.search(whole):
            commas = list(_COMMA.finditer(whole))
            for opening, closing in pairwise(commas):
                if _is_stray(whole[: opening.start()], whole[opening.end() : closing.start()]) and _CONTINUED.match(
                    whole, closing.start()
                ):
                    yield Span(sentence.start + opening.end(), sentence.start + closing.start())


def _is_stray(before: str, clause: str) -> bool:
    """Whether ``clause`` is a main clause that nothing in what stands ``before`` leads to."""
    return (
        _DETERMINER.match(clause) is not None
        and len(clause.split()) >= _FEWEST
        and _FINITE.search(clause) is not None
        and not _SUBORDINATE.search(clause)
        and not _WAITING.search(before)
        and _FINITE.search(before.partition(",")[0]) is not None
    )
