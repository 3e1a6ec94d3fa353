"""French sentences whose verb is gone, or what it cannot do without: `« … », a-t-il.`, `Tokyo doit jeudi un avion`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from audit.checks.omission.finite_verbs import has_verb, verbs
from audit.language import Language
from audit.records import Span
from audit.wire.sentences import sentences

_DAY = "(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_SAID = "(?:déclaré|affirmé|indiqué|annoncé|souligné|précisé|estimé|assuré|expliqué|ajouté|rappelé)"
_BEEN = "(?:a|ont|avait|avaient|aurait|auraient|ait|aient|avoir|ayant)"
_HALVES = re.compile(
    rf"""
    (?<!\w)(?<!\b[yY]\s)(?:a-t-(?:il|elle|on)|ont-(?:ils|elles))(?=\s?(?:[.,;]|\Z))
    |(?<!\w)(?:a|ont)\s{_SAID},\s(?:qui|dont)(?!\w)
    |(?<!\w)(?:{_BEEN}\s(?:(?:pas|également|aussi|déjà|ensuite|notamment)\s)?été|être)\spar\s
        (?:[A-ZÀ-Þ][\w'’-]*|(?:une?|des|les|le|la|l['’]|son|sa|ses|leurs?)\s?
        (?!suite|passé|fois|force|biais|deux|reste|même|jour|seul)(?=\w))
    |(?<!\w)[A-ZÀ-Þ][\w'’-]{{2,30}},\s{_DAY}\s(?:que\s|qu['’])
    |(?<!\w)(?:doi(?:t|vent)|devai(?:t|ent)|devra|devront)\s(?:dès\s|d['’]ici\s)?(?:{_DAY}|demain)\s(?:une?|l[ea]s?|des)\s
    """,
    re.VERBOSE,
)
"""Words that wait for a participle (`a été par la chute`), a subject, a verb of saying, an infinitive."""

_SUBJECT = re.compile(r"(?!La\sfaute\s)(?:L[ea]s?\s|L['’]|Cet(?:te)?\s|Ces\s|S(?:on|a|es)\s|Leurs?\s)")
_PEOPLE = re.compile(
    r"(?:Plusieurs|Quelque|(?:Plus|Près) d(?:e|['’])|Environ|Une? (?:\w{5,}aine|millier)|Des (?:\w{5,}aines|milliers))"
    rf"\s[^.]*?(?<!\w){_DAY}(?!\w)"
)
"""What opens a sentence that tells what many did on a day."""

_RELATIVE = re.compile(r",\s(?:qui|dont|où|que|qu['’]|auquel|à laquelle|dans l(?:equel|aquelle))(?!\w)")
_WORD = re.compile(r"[^\W\d_]+")
_SUBORDINATE = re.compile(
    r"(?<![\w-])(?<!tant\s)(?<!ainsi\s)(?<!tels\s)(?:(?:qui|que|dont|où|lorsque|puisque|(?:le|au|du)quel|laquelle"
    r"|(?:les|aux|des)quel(?:le)?s)(?!\w)|(?:qu|lorsqu|puisqu)['’])"
)
"""Words whose clause has a verb of its own."""

_PARTICIPLE = re.compile(r"\w+és?(?!\w)")
_TELLER = re.compile(r"(?<!\w)(?:[jJ]['’]|(?:je|tu|nous|vous)(?!\w))")
"""Persons whose verbs are not all known."""

_DAY_AND_OBJECT = re.compile(
    rf"(?:L[ea]s?\s|L['’])[^,;:.«»()]{{3,80}}?\s{_DAY}(?:\s(?:soir|matin|après-midi))?"
    r"(?:\s(?:à|en|au)\s[A-ZÀ-Þ][\w'’-]+)?\s(?:une?|l[ea]s?)\s(?=\w)"
)
"""A subject, a day, perhaps a place, and an object: `Le président lundi à Nouakchott une délégation`."""

_MARK, _COMMA = re.compile("[:;]"), re.compile("[,«»(]")
_FEWEST = 6  # words of a relative clause that is no aside
_LONG = 10  # words of a sentence that is no caption


def lost_verbs(text: str, language: Language) -> Iterator[Span]:
    """Halves of verbs, and sentences without one, or with one in a relative clause alone."""
    if language.code != "fr":
        return
    for match in _HALVES.finditer(text):
        yield Span(match.start(), match.end() - (match.group()[-1:].isspace()))
    for sentence in sentences(text, language):
        whole = sentence.of(text).rstrip()
        acting = _DAY_AND_OBJECT.match(whole)
        if acting and not has_verb(acting.group()):
            yield Span(sentence.start, sentence.start + acting.end() - 1)
        elif (
            (_SUBJECT.match(whole) or _PEOPLE.match(whole))
            and whole.endswith(".")
            and not _MARK.search(whole)
            and _is_verbless(whole)
        ):
            yield Span(sentence.start, sentence.start + len(whole))


def _is_verbless(sentence: str) -> bool:
    """Whether a sentence has no verb: `Le maire, dont le procès s'est ouvert en mai.` has none of its own."""
    relative = _RELATIVE.search(sentence)
    clause = sentence[relative.end() :] if relative else ""
    if relative and not _COMMA.search(clause) and len(_WORD.findall(clause)) >= _FEWEST:
        return not has_verb(sentence[: relative.start()])
    if len(_WORD.findall(sentence)) < _LONG:
        return False
    return not has_verb(sentence) or (not _TELLER.search(sentence) and _are_all_subordinate(sentence))


def _are_all_subordinate(sentence: str) -> bool:
    """Whether each verb of a sentence is that of a relative or subordinate clause: `Le maire, qui a parlé, à Tunis.`"""
    found = [start for start in verbs(sentence) if not _PARTICIPLE.match(sentence, start)]
    opened = [match.start() for match in _SUBORDINATE.finditer(sentence)]
    if not opened or not found or found[0] < opened[0]:
        return False
    held = 0
    for start, end in pairwise((*opened, len(sentence))):
        comma = sentence.find(",", start, end)
        held += any(start < verb < (comma if comma > 0 else end) for verb in found)
    return len(found) <= held
