"""French sentences whose verb is gone, or what it cannot do without: `« … », a-t-il.`, `Tokyo doit jeudi un avion`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language import Language
from audit.language.verbal import may_be_verb
from audit.records import Span
from audit.wire.sentences import sentences

_DAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SAID = "(?:déclaré|affirmé|indiqué|annoncé|souligné|précisé|estimé|assuré|expliqué|ajouté|rappelé)"
_HALVES = re.compile(
    rf"""
    (?<!\w)(?<!\b[yY]\s)(?:a-t-(?:il|elle|on)|ont-(?:ils|elles))(?=\s?(?:[.,;]|\Z))
    |(?<!\w)(?:a|ont)\s{_SAID},\s(?:qui|dont)(?!\w)
    |(?<!\w)[A-ZÀ-Þ][\w'’-]{{2,30}},\s{_DAY}\s(?:que\s|qu['’])
    |(?<!\w)(?:doi(?:t|vent)|devai(?:t|ent)|devra|devront)\s(?:dès\s|d['’]ici\s)?(?:{_DAY}|demain)\s(?:une?|l[ea]s?|des)\s
    """,
    re.VERBOSE,
)
"""Words that wait for a participle, a subject, a verb of saying, an infinitive."""

_SUBJECT = re.compile(r"(?:L[ea]s?\s|L['’]|C(?:e|et|ette|es)\s|S(?:on|a|es)\s|Leurs?\s)")
_RELATIVE = re.compile(r",\s(?:qui|dont|où|que|qu['’]|auquel|à laquelle|dans l(?:equel|aquelle))(?!\w)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MARK, _COMMA = re.compile("[:;«»]"), re.compile("[,:;«»(]")
_FEWEST = 6  # words of a relative clause that is no aside


def lost_verbs(text: str, language: Language) -> Iterator[Span]:
    """Halves of verbs, and subjects that end with their relative clause: `Le maire, dont le procès s'est ouvert.`"""
    if language.code != "fr":
        return
    for match in _HALVES.finditer(text):
        yield Span(match.start(), match.end() - (match.group()[-1:].isspace()))
    for sentence in sentences(text, language):
        whole = sentence.of(text).rstrip()
        relative = _RELATIVE.search(whole)
        if relative is None or not whole.endswith(".") or not _SUBJECT.match(whole):
            continue
        clause = whole[relative.end() :]
        ends = not re.search(r"[,:;«»(]", clause) and len(clause.split()) >= _FEWEST
        if (
            ends
            and not re.search("[:;«»]", whole)
            and not any(map(_is_verbal, _WORD.findall(whole[: relative.start()])))
        ):
            yield Span(sentence.start, sentence.start + len(whole))


def _is_verbal(word: str) -> bool:
    return word.islower() and may_be_verb(word)
