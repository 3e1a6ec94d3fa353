"""False friends: words that are translated by a look-alike of another sense (MT109)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from audit.checks.evidence import Evidence
from audit.checks.meaning.lexicon import table
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Friend:
    """A ``word`` of the original, its ``usual`` rendering, patterns of what is ``right``, and of the ``alike``."""

    word: re.Pattern[str]
    usual: str
    right: re.Pattern[str]
    alike: re.Pattern[str]


@rule("MT109", "false-friend", "accuracy/mistranslation", Severity.MAJOR)
def false_friend(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A word is translated by one that looks like it and means something else.

    ## What it does
    Knows words of European languages whose look-alike in French or English is practically always wrong in news. It
    reports one where the look-alike stands in the translation, linked to the word or to nothing, and nothing right.

    ## Why it is bad
    The sentence reads well, and says something else.

    ## Example
    `He had eventually been denied a permit` → `un permis lui avait éventuellement été refusé`

    ## Use instead
    `un permis lui avait finalement été refusé`
    """
    source = evidence.source_language
    for friend in friends(source.code, evidence.target_language.code) if source else ():
        alike = friend.alike.search(evidence.target)
        said = friend.word.search(evidence.source) if alike else None
        if alike and said and not friend.right.search(evidence.target):
            there, here = Span(*alike.span()), Span(*said.span())
            linked = evidence.linked_source(there)
            if linked is None or linked.overlaps(here):
                message = f"“{alike.group()}” looks like “{said.group()}”, which is “{friend.usual}”"
                yield this.finding(message, confidence=0.8, source=here, target=there)


@cache
def friends(source: str, target: str) -> tuple[Friend, ...]:
    """The false friends between two languages (ISO 639-1)."""
    rows = (row[2:6] for row in table("friends.tsv") if row[:2] == [source, target])
    return tuple(Friend(_pattern(word), usual, _pattern(right), _pattern(alike)) for word, usual, right, alike in rows)


def _pattern(text: str) -> re.Pattern[str]:
    """From the start of a word, in any case."""
    return re.compile(rf"(?<!\w)(?:{text})", re.IGNORECASE)
