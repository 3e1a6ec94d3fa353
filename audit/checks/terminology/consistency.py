"""Rules on terms: one term, one translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.checks.terminology.phrases import Mention, Phrase, Term, content, phrases, quoted_mentions, rendering
from audit.language.normalize import fold
from audit.language.stems import akin, stem
from audit.records import Finding, Severity, Span

_ALIKE = 75  # per cent of letters in common that make two spellings one term
_BEGINNING = 4  # letters that two words of one family share
_FEWEST = 3  # mentions of a phrase that make it a term
_WHOLE = 2  # mentions whose rendering is known word for word before it counts as the usual one
_USUAL, _USUAL_NAME = 3, 2  # segments that have the usual rendering; fewer are enough where it has a capital


@document_rule("TE102", "inconsistent-term", "terminology/inconsistent", Severity.MINOR)
def inconsistent_term(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """One term of the original is translated in several ways in one document.

    ## What it does
    Follows terms through the document, whatever their inflection, and reports the rarer renderings. Terms are what the
    original sets in quotation marks (titles, programmes, slogans of up to four words), and phrases of two to four words
    that it has three times or more. A phrase is reported where its segment has no word of the usual rendering, nor a
    form of one; inflection alone is no inconsistency.

    ## Why it is bad
    The reader takes one programme, law or body for two.

    ## Example
    «مبادرة "الحزام الأخضر"» is `l'initiative « Ceinture verte »` in one paragraph and `« la bande verte »` in the next.

    ## Use instead
    The same term throughout the story.
    """
    quoted: defaultdict[Term, list[Mention]] = defaultdict(list)
    recurring: defaultdict[Term, list[Phrase]] = defaultdict(list)
    for place, evidence in enumerate(document.segments):
        for term, mention in quoted_mentions(place, evidence):
            quoted[term].append(mention)
        if len(document.segments) >= _USUAL_NAME and not evidence.segment.role.is_furniture:
            for term, phrase in phrases(place, evidence):
                recurring[term].append(phrase)
    for uses in quoted.values():
        yield from _rarer_quotations(rule, document, uses)
    for term in _terms(recurring):
        if term not in quoted:
            yield from _rarer_phrases(rule, document, recurring[term])


def _terms(recurring: dict[Term, list[Phrase]]) -> Iterator[Term]:
    """The phrases that are terms: often enough there, and not only as a part of a longer one."""
    often = {term: len(uses) for term, uses in recurring.items() if len(uses) >= _FEWEST}
    inside: Counter[Term] = Counter()
    for term, count in often.items():
        for part in _parts(term):
            inside[part] = max(inside[part], count)
    return (term for term, count in often.items() if inside[term] < count)


def _parts(term: Term) -> Iterator[Term]:
    """The shorter phrases in a phrase."""
    for size in range(1, len(term)):
        yield from (term[start : start + size] for start in range(len(term) - size + 1))


def _rarer_quotations(rule: Rule, document: DocumentEvidence, uses: Sequence[Mention]) -> Iterator[tuple[int, Finding]]:
    from rapidfuzz.fuzz import ratio

    written = [_written(use, document) for use in uses]
    usual_form = fold(Counter(fold(text) for text in written).most_common(1)[0][0])
    usual = next(use for use, text in zip(uses, written, strict=True) if fold(text) == usual_form)
    for use, text in zip(uses, written, strict=True):
        shorter, longer = sorted((_stems(use, document), _stems(usual, document)), key=len)
        if ratio(fold(text), usual_form) < _ALIKE and not (shorter and shorter <= longer):
            yield use.place, _finding(rule, document, use, usual, 0.7)


def _rarer_phrases(rule: Rule, document: DocumentEvidence, uses: Sequence[Phrase]) -> Iterator[tuple[int, Finding]]:
    found = [rendering(use, document.segments[use.place]) for use in uses]
    mentions = [mention for mention in found if mention]
    counts = Counter(_stems(mention, document) for mention in mentions if mention.whole)
    form, count = counts.most_common(1)[0] if counts else (frozenset(), 0)
    alike = [mention for mention in mentions if mention.whole and _stems(mention, document) == form]
    if count < _WHOLE or _is_acronym(alike[0]):
        return
    usual = alike[0]
    support = len({use.place for use in uses if all(_heard(usual.words, document.segments[use.place]))})
    enough = _USUAL_NAME if all(_is_name(mention) for mention in alike) else _USUAL
    for mention in mentions:
        evidence = document.segments[mention.place]
        if support < (enough if mention.whole else _USUAL) or _is_acronym(mention):
            continue
        if not any(_heard(usual.words, evidence)):
            yield mention.place, _finding(rule, document, mention, usual, 0.6)


def _heard(words: Sequence[str], evidence: Evidence) -> Iterator[bool]:
    """Of each of ``words``, whether it or one of its family stands in the segment's translation."""
    code = evidence.target_language.code
    there = content(Span(0, len(evidence.target)), evidence)
    return (any(_of_one_family(word, other, code) for other in there) for word in words)


def _is_name(use: Mention) -> bool:
    return any(word[0].isupper() for word in use.words)


def _is_acronym(use: Mention) -> bool:
    return any(word.isupper() for word in use.words)


def _of_one_family(one: str, other: str, code: str) -> bool:
    """Whether one may be made of the other: `York`, `new-yorkaise`."""
    return akin(one, other, code) or any(
        a[:_BEGINNING] == b[:_BEGINNING] for a in fold(one).split("-") for b in fold(other).split("-")
    )


def _stems(use: Mention, document: DocumentEvidence) -> frozenset[str]:
    code = document.segments[use.place].target_language.code
    return frozenset(stem(word, code) for word in use.words)


def _written(use: Mention, document: DocumentEvidence) -> str:
    return use.target.of(document.segments[use.place].target)


def _finding(rule: Rule, document: DocumentEvidence, use: Mention, usual: Mention, confidence: float) -> Finding:
    here, there = _written(use, document), _written(usual, document)
    message = f"“{here}” here, “{there}” elsewhere in this document, for the same term of the original"
    return rule.finding(message, confidence=confidence, source=use.source, target=use.target, suggestion=there)
