"""Who did it to whom: the doer of an Arabic verb told as the one it was done to (MT112)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.meaning.freedom import is_free
from audit.checks.meaning.passives import told_in_the_passive
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_VERBS = re.compile(
    r"[وف]?(?:اتهم|حمل|انتقد|هاجم|ادان|دان|هزم|هنا|شكر|حذر|دعا|طالب|هدد|وبخ|قاضي|اقال|اغتال|قتل|طعن|اعتقل|اوقف|احتجز"
    r"|خطف|ضرب|استدعي|استضاف|لام|عاتب|كرم|منح|سلم|ابلغ|امهل|ناشد|خلف|تجاوز|هزا|عين|رشح|كلف)(?:ت|وا)?"
)
"""Verbs, in the past, of what persons and bodies do to others; in an Arabic sentence the doer follows them."""

_THAT = frozenset(("ان", "بان", "وان", "لان"))
"""What a clause may begin with whose doer stands before the verb."""

_BEFORE = frozenset(("قد", "وقد", "لقد", "كما"))
_AUXILIARIES = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient", "has", "have", "had"))
_PASSIVE = frozenset(("été", "est", "sont", "fut", "furent", "sera", "était", "étaient", "was", "were", "been", "is"))
_BY = frozenset(("par", "by", "auprès", "from", "de", "d'", "chez"))
_ENGLISH_BE = frozenset(("was", "were", "been", "is", "are", "being", "be"))
_INVERTING = frozenset(("que", "qu'", "dont", "où", "se", "s'"))
"""What stands before a French auxiliary whose subject comes behind the verb, or that is no active voice."""

_NAMED = 3  # words behind `by` among which one is rendered that names the doer
_BY_NEAR = 6  # words between an English participle and its `by`
_NEAR = 2  # words around a verb among which its auxiliaries stand


@rule("MT112", "exchanged-roles", "accuracy/mistranslation", Severity.CRITICAL)
def exchanged_roles(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Who accused, attacked or invited is told as the one who was, and the reverse.

    ## What it does
    In an Arabic original whose clause begins with one of some forty verbs, the doer is the word behind the verb; where
    it begins with a noun before such a verb, that noun. It is reported where its counterpart follows the verb in French
    or English, in the active voice, and what stands there before the verb as its subject renders another word of the
    Arabic clause; and where it is the subject of the verb in the passive voice, and `par` or `by` names another word of
    that clause. From English to French it is reported where a passive (`was replaced by`) is told in the active voice
    with who did it behind the verb; and out of English, German, Spanish and Russian where an active verb is told in the
    passive voice of its doer, and `par` or `by` names its object. In a free translation it is `info`.

    ## Why it is bad
    Nothing in the translation shows it, and it tells the contrary.

    ## Example
    «اتهم الحزب وزارة الداخلية بعرقلة الزيارة» → `Le ministère de l'Intérieur a accusé le parti d'entraver la visite`

    ## Use instead
    `Le parti a accusé le ministère de l'Intérieur d'entraver la visite`
    """
    both = sides(evidence)
    pair = both and (both.source.language.code, both.target.language.code)
    if both is None or both.target.language.code not in ("en", "fr"):
        return
    turned = _active(both) if pair == ("en", "fr") else ()
    for doer, subject, told in (*_of_arabic(both), *turned, *told_in_the_passive(both)):
        source, target = both.source, both.target
        message = f"“{excerpt(source.spans[doer].of(source.text))}” does it, in the translation it is done to them"
        severity = Severity.INFO if is_free(evidence) else None
        span = Span(target.spans[subject].start, target.spans[told].end)
        yield this.finding(message, confidence=0.7, source=source.spans[doer], target=span, severity=severity)


def _of_arabic(both: Sides) -> Iterator[tuple[int, int, int]]:
    if both.source.language.code == "ar":
        yield from _exchanged(both)
        yield from _turned(both)


def _exchanged(both: Sides) -> Iterator[tuple[int, int, int]]:
    """The place of a doer, and on the target side those of the subject that took its place, and of its counterpart."""
    source, target = both.source, both.target
    for place in range(len(source.words) - 1):
        begins = place == 0 or source.clause[place - 1] != source.clause[place] or source.words[place - 1] in _BEFORE
        if not begins or not _VERBS.fullmatch(source.words[place]) or not source.is_content(place + 1):
            continue
        verbs = both.links.forward.get(place, ())
        told = [t for t in both.links.forward.get(place + 1, ()) if target.is_content(t)]
        if len(verbs) != 1 or len(told) != 1:
            continue
        verb, doer = verbs[0], told[0]
        other = _subject(both, verb, place) if doer > verb else _agent(both, verb, doer, place)
        if other is not None and (doer < verb or _is_object(target, verb, doer)):
            yield place + 1, min(other, doer), max(other, doer)


def _turned(both: Sides) -> Iterator[tuple[int, int, int]]:
    """The same of doers that stand before their verb («أن المهربين هددوا الركاب»), where both nouns are told, each on
    the other side of the verb; or the doer by a word right behind it that renders nothing else."""
    source, target = both.source, both.target
    for place in range(1, len(source.words) - 1):
        doer, done = place - 1, place + 1
        begins = doer == 0 or source.clause[doer - 1] != source.clause[doer] or source.words[doer - 1] in _THAT
        if not begins or not _VERBS.fullmatch(source.words[place]):
            continue
        verb, told, subject = (_told(both, word) for word in (place, doer, done))
        if verb is not None and told is None and not both.links.forward.get(doer) and source.is_content(doer):
            told = next((t for t in target.content_after(verb, 1) if t not in both.links.backward), None)
        if verb is None or told is None or subject is None or not subject < verb < told:
            continue
        if target.clause[subject] == target.clause[verb] and _is_object(target, verb, told):
            yield doer, subject, told


def _active(both: Sides) -> Iterator[tuple[int, int, int]]:
    """The doer of an English passive that stands behind a French verb in the active voice, and between which words."""
    source, target = both.source, both.target
    for place, word in enumerate(source.words):
        if word != "by" or place + 1 == len(source.words):
            continue
        done = next((p for p in range(place - 1, max(place - _BY_NEAR, 0), -1) if _is_passive(source, p)), None)
        doer = next((p for p in source.content_after(place, _NAMED) if _told(both, p) is not None), None)
        if done is None or doer is None or source.clause[doer] != source.clause[done]:
            continue
        verb, told = _told(both, done), _told(both, doer)
        if verb is None or told is None or not verb < told or target.clause[verb] != target.clause[told]:
            continue
        helper = next((p for p in (verb - 1, verb - 2) if p > 0 and target.words[p] in _AUXILIARIES), None)
        if helper is not None and target.words[helper - 1] not in _INVERTING and _is_object(target, verb, told):
            yield doer, helper, told


def _is_passive(side: Side, place: int) -> bool:
    """Whether a word is an English participle behind a form of `to be`."""
    return place > 0 and side.words[place - 1] in _ENGLISH_BE and side.is_content(place)


def _told(both: Sides, place: int) -> int | None:
    """The one word of content that renders a word of content."""
    linked = [t for t in both.links.forward.get(place, ()) if both.target.is_content(t)]
    return linked[0] if both.source.is_content(place) and len(linked) == 1 else None


def _agent(both: Sides, verb: int, subject: int, place: int) -> int | None:
    """The first word of content behind the `by` of a passive verb, where it renders another word of the Arabic sentence
    than the doer, who is its subject."""
    target = both.target
    near = target.words[max(verb - _NEAR, 0) : verb]
    if _PASSIVE.isdisjoint(near) or target.sentence[subject] != target.sentence[verb]:
        return None
    behind = range(verb + 1, min(verb + 1 + _NEAR, len(target.words)))
    by = next((t for t in behind if target.words[t] in ("par", "by")), None)
    named = None if by is None else next(iter(target.content_after(by, 1)), None)
    if named is None or target.clause[named] != target.clause[verb]:
        return None
    renders = [s for s in both.links.backward.get(named, ()) if both.source.sentence[s] == both.source.sentence[place]]
    return named if any(s > place + 1 for s in renders) else None


def _subject(both: Sides, verb: int, place: int) -> int | None:
    """The first word of content of a sentence, before its verb, where it renders another word of the Arabic clause than
    the doer."""
    target = both.target
    told = (t for t in range(verb) if target.sentence[t] == target.sentence[verb] and target.is_content(t))
    first = next(told, None)
    if first is None or target.clause[first] != target.clause[verb]:
        return None
    renders = [s for s in both.links.backward.get(first, ()) if both.source.clause[s] == both.source.clause[place]]
    return first if any(s > place + 1 for s in renders) else None


def _is_object(target: Side, verb: int, after: int) -> bool:
    """Whether a word is what an active verb before it is done to."""
    near = target.words[max(verb - _NEAR, 0) : verb + _NEAR]
    active = _PASSIVE.isdisjoint(near) and (target.language.code != "fr" or not _AUXILIARIES.isdisjoint(near))
    same = target.clause[verb] == target.clause[after]
    return active and same and not _BY.intersection(target.words[max(after - _NEAR, verb + 1) : after])
