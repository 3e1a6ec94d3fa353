"""Who says a quotation: the clauses that report one, and the places where a quotation must be over by them."""

from __future__ import annotations

import re

from audit.language import Language
from audit.language.normalize import fold
from audit.records import Span
from audit.wire.sentences import sentences

_CLAUSE = re.compile(r",\s+([^,]*)")
_INVERTED = re.compile(r",\s(?:a|ont|avait|avaient)\s[^\W\d_]+(?:é|i|u|t|s)\s(?:l[ea]s?\s|l['’]|une?\s|[^\W\d_a-zà-ÿ])")
_AUXILIARIES = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient", "s", "t", "ha", "han"))
_RESUMED = re.compile(
    r"(?:est|sont|a|ont|était|étaient|sera|seront|va|vont|peut|doit|ne|n['’]\w+|c['’]\w+|et|mais|car)\s"
)
"""What goes on with a quotation behind words of the reporter: `« Le pays, a dit le roi, est uni`."""

_PRONOUN = re.compile(r"-(?:je|ils?|elles?|on|nous)\b")
_LEAST_QUOTED = 3  # words before a report that are a quotation, and no beginning of one


def is_reported(text: str, language: Language) -> bool:
    """Whether a quotation that opened before ``text`` is over in it: `…, a déclaré le ministre`, `…, dit-il`."""
    inverted = language.code == "fr" and _INVERTED.search(text)
    return bool(inverted) or any(opens_report(clause, language) for clause in _CLAUSE.finditer(text))


def opens_report(clause: re.Match[str], language: Language) -> bool:
    verbs = language.reporting_verbs
    first = re.findall(r"[^\W_]+", fold(clause.group(1)))[:4]  # `a-t-elle dit`
    return bool(first) and (first[0] in verbs or (first[0] in _AUXILIARIES and not verbs.isdisjoint(first)))


def left_open(text: str, span: Span, language: Language) -> Span:
    """From a mark that opens a quotation to where it should end: before who said it, or at the sentence's end."""
    sentence = next((s for s in sentences(text, language) if s.end > span.end), Span(span.start, len(text)))
    reports = (match for match in _CLAUSE.finditer(text, span.end, sentence.end) if opens_report(match, language))
    end = min((match.start() for match in reports), default=len(text[: sentence.end].rstrip(" .\n")))
    return Span(span.start, max(end, with_word(text, span, opened=True).end))


def is_reported_at(text: str, place: int, language: Language) -> bool:
    """Whether a clause that says who speaks begins at ``place``: `, a déclaré le ministre`."""
    clause = _CLAUSE.match(text, place)
    return clause is not None and opens_report(clause, language)


def closing_report(text: str, start: int, language: Language) -> Span | None:
    """The last word of a quotation that runs on from ``start``, and the comma of the report that ends ``text``.

    A report within a sentence may be set between the words of a quotation, which goes on behind it.
    """
    last = sentences(text, language)[-1:]
    if not last:
        return None
    begin = max(last[0].start, start)
    clauses = list(_CLAUSE.finditer(text, begin, last[0].end))
    for place, clause in enumerate(clauses):
        if not opens_report(clause, language):
            continue
        after = clauses[place + 1 :]
        if any(_RESUMED.match(later.group(1)) for later in after) or (after and _PRONOUN.search(clause.group(1))):
            continue
        said = text[begin : clause.start()]
        if len(said.split()) >= _LEAST_QUOTED:
            return Span(
                with_word(text, Span(clause.start(), clause.start() + 1), opened=False).start, clause.start() + 1
            )
    return None


def with_word(text: str, span: Span, opened: bool) -> Span:
    """The mark with the word that it stands at."""
    if opened:
        word = re.compile(r"\s*\w+").match(text, span.end)
        return Span(span.start, word.end() if word else span.end)
    word = re.compile(r"\w+[^\w]*\Z").search(text, max(span.start - 60, 0), span.start)
    return Span(word.start() if word else span.start, span.end)
