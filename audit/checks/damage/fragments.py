"""Sentences cut in two by a stray full stop, and words that were moved behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audit.checks.content import shortened
from audit.checks.endings import ends_nothing
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.language import Language
from audit.language.normalize import fold
from audit.language.words import words
from audit.records import Finding, Severity, Span
from audit.wire.sentences import false_breaks

_STOP_AFTER_SIGN = re.compile(r"(?<=[%€$°])\. (?=[a-zà-ÿ]{2})")
_LAST_WORD = re.compile(r"[^\W\d_]+['’]?\Z")
_PARTS = re.compile("[-‐‑]")
_INITIALS = re.compile(r"[a-z]{2,4}(?:[-/][a-z]{2,4})+\.?\s*\Z")
"""Who wrote and edited a story, as agencies sign it: `mb-rkh/cpt`."""

_MOST = 50
_CLAUSE_END = re.compile(r"[,;:.!?…»”\"]")
_QUOTED_STOP = re.compile(r"\.[ \u00a0\u202f]?(?:[»”]|\"(?= ))[ \u00a0\u202f]?(?=[^\W\d_])")
_GOING_ON = {
    "fr": """
        a ont avait avaient aurait est sont etait s se et mais puis ou car selon il elle on ils elles qui lors dans
        avant apres devant tout comme alors tandis ce c n ne y
    """,
    "en": "said and but he she they it in when as before after is was has who",
}
"""First words, folded, of a clause that reports a quotation or goes on after it."""

_JOINING = frozenset(("et", "ou", "mais", "and", "or", "but"))
"""Words that begin a complement or an adjective's group, not a clause that reports a quotation or goes on after it."""

_SUBJECT = re.compile(r"(?:le|la|les|un|une|l['’]|M\.|Mme|the|a|[^\W\d_a-z])", re.UNICODE)
"""How the subject of a verb begins that the language's facts do not know: `plaide le ministre`, `lâche Dupont`."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """What a full stop at ``stop`` cuts off: the words up to the next mark, and whether they continue the sentence."""

    stop: int
    span: Span
    continues: bool


@rule("TX102", "false-break", "linguistic/unintelligible", Severity.MAJOR, needs_source=False)
def false_break(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """A full stop that cuts a sentence in two.

    ## What it does
    Looks for a full stop, outside abbreviations, names and quotations, after which the sentence goes on
    with a small letter and a word that continues it (`et`, `de`, `dans`).

    ## Why it is bad
    The reader stops where nothing ends, and programs that read sentence by sentence lose the rest.

    ## Example
    `les bases en Syrie. et le nord de l'Irak`

    ## Use instead
    `les bases en Syrie et le nord de l'Irak`
    """
    text = evidence.target
    for fragment in fragments(text, evidence.target_language):
        if fragment.continues:
            seen, before = fragment.span.of(text), _word_before(text, fragment.stop)
            message = f"a full stop cuts the sentence before “{shortened(seen)}”"
            span = Span(before.start, fragment.span.end)
            yield this.finding(message, confidence=0.92, target=span, suggestion=f"{before.of(text)} {seen}")


@rule("TX103", "displaced-fragment", "linguistic/unintelligible", Severity.MAJOR, needs_source=False)
def displaced_fragment(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """Words that were moved behind a full stop or a closing quotation mark.

    ## What it does
    Looks for a small letter after a full stop, or after a quotation that a full stop closed, where what
    follows neither reports the quotation nor continues the sentence: an adjective, a noun or a complement torn from its
    place.

    ## Why it is bad
    The sentence before lacks these words and the rest makes no sense; often words are lost besides.

    ## Example
    `le manque de volonté politique. courage.`

    ## Use instead
    `le manque de courage politique.`
    """
    text = evidence.target
    for fragment in fragments(text, evidence.target_language):
        if not fragment.continues:
            seen = shortened(fragment.span.of(text))
            message = f"“{seen}” stands behind the full stop, torn from its sentence"
            yield this.finding(message, confidence=0.9, target=fragment.span)


def fragments(text: str, language: Language) -> list[Fragment]:
    """The first fifty fragments in ``text``, in order."""
    if not language.cased:
        return []
    found = {f.span.start: f for f in (*_after_stops(text, language), *_after_quotations(text, language))}
    return [found[start] for start in sorted(found)[:_MOST]]


def _after_stops(text: str, language: Language) -> Iterator[Fragment]:
    for broken in false_breaks(text, language):
        if not broken.after_quote and not _INITIALS.match(text, broken.fragment.start):
            span = _clause(text, broken.fragment.start)
            known = language.function_words
            yield Fragment(broken.stop, span, continues=not known or _first_word(text, span, language) in known)
    for mark in _STOP_AFTER_SIGN.finditer(text):
        span = _clause(text, mark.end())
        yield Fragment(mark.start(), span, continues=_first_word(text, span, language) in language.function_words)


def _after_quotations(text: str, language: Language) -> Iterator[Fragment]:
    """What follows a quotation that was closed with a stop and does not report it: `contenaient. » les enveloppes`."""
    for mark in _QUOTED_STOP.finditer(text):
        if text[mark.end()].islower() and not text[: mark.start()].endswith("."):
            span = _clause(text, mark.end())
            torn = _is_lone(text, span) or not _goes_on(text, span, language)
            if language.reporting_verbs and (torn or _lacks_its_end(text, mark.start(), language)):
                yield Fragment(mark.start(), span, continues=False)


def _lacks_its_end(text: str, stop: int, language: Language) -> bool:
    """Whether the quotation before the stop ends on a word that ends nothing: `toute sa. » vie a changé`."""
    last = _LAST_WORD.search(text, max(stop - 40, 0), stop)
    return last is not None and ends_nothing(text, Span(*last.span()), language)


def _is_lone(text: str, span: Span) -> bool:
    """One word that the rest of a sentence follows: `en plein. » été, s'est réjoui le gouverneur`."""
    return span.of(text).isalpha() and text[span.end : span.end + 1] == ","


def _goes_on(text: str, span: Span, language: Language) -> bool:
    """Whether the clause reports the quotation (`a déclaré le ministre`) or may follow one (`et`, `selon`, `il`)."""
    clause = span.of(text)
    found = [fold(part).rstrip("'") for word in words(clause, language) for part in _PARTS.split(word.of(clause))]
    found = found[: next((i for i, word in enumerate(found) if word in _JOINING), len(found))] or found
    if not language.reporting_verbs.isdisjoint(found):
        return True
    if found and found[0] in language.function_words:
        return found[0] in _GOING_ON.get(language.code, found[0]).split()
    return _SUBJECT.match(clause.partition(" ")[2]) is not None


def _clause(text: str, start: int) -> Span:
    """From ``start`` to the next mark of punctuation."""
    end = _CLAUSE_END.search(text, start)
    stop = end.start() if end else len(text)
    return Span(start, start + len(text[start:stop].rstrip()))


def _first_word(text: str, span: Span, language: Language) -> str:
    found = words(span.of(text), language)
    return fold(found[0].of(span.of(text))).rstrip("'") if found else ""


def _word_before(text: str, stop: int) -> Span:
    return Span(max(text.rfind(" ", 0, stop), text.rfind("\n", 0, stop)) + 1, stop)
