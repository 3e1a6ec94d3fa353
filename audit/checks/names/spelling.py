"""Rules on how a name is spelled."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule, rule
from audit.language.normalize import fold
from audit.names.cases import SLAVIC, kept_cases
from audit.names.drift import drifted
from audit.names.index import index
from audit.names.nearmiss import near_misses
from audit.names.scrambled import scrambled
from audit.names.spans import names
from audit.names.tables import TABLED, spelling
from audit.names.variants import CASE_OF_ARTICLE, Mention, Variant, mentions, variants
from audit.names.vocabulary import is_word
from audit.records import Finding, Severity


@document_rule("NM105", "inconsistent-spelling", "accuracy/mistranslation/entity", Severity.MINOR, needs_source=False)
def inconsistent_spelling(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """One name is spelled in several ways in one document.

    ## What it does
    Compares the names of a document with each other by how they sound, and reports the rarer spelling of what is one
    name; and a surname behind a title that nobody in the text has, where one person's is much like it (`Ghita
    Bennouna`, `Mme Bennani`); and an abbreviation with the letters of one that was introduced, in another order. It
    needs no original; where there is one, and it writes two names, nothing is said. An
    article that is capitalised here and not there is `info`.

    ## Why it is bad
    The reader takes one base, town or person for two, and a search finds half of the story.

    ## Example
    `la base d'Aïn al-Assad` in one paragraph, `la base d'Ain al-Asad` in another.

    ## Use instead
    The same spelling throughout, the desk's own where it has one.
    """
    found: list[Mention] = []
    ordinary: set[str] = set()
    for place, evidence in enumerate(document.segments):
        if not evidence.segment.role.is_furniture:
            text, words = evidence.target, evidence.target_words
            found += mentions(place, text, names(text, words, evidence.target_language))
            ordinary.update(fold(w) for word in words if (w := word.of(text)).islower())
    wanted = {text for term in document.glossary for text in term.targets}
    for variant in variants(found, frozenset(ordinary)):
        language = document.segments[variant.mention.place].target_language.code
        apart = _told_apart(variant, document) or _words(variant, language) or _known_apart(variant, language)
        if not (apart or _in_title(variant, document)):
            turned = variant.mention.text in wanted and variant.usual.text not in wanted
            chosen = Variant(variant.usual, variant.mention, variant.likeness) if turned else variant
            yield chosen.mention.place, _finding(rule, chosen)
    texts = [evidence.target for evidence in document.segments]
    for place, span, surname in drifted(texts):
        message = f"“{span.of(texts[place])}” behind a title, and nobody but “{surname}” in the text"
        yield place, rule.finding(message, confidence=0.6, target=span, suggestion=surname)
    for place, span, usual in scrambled(texts, document.segments[0].target_language.code) if texts else ():
        message = f"“{span.of(texts[place])}” here, “{usual}” elsewhere in this document"
        yield place, rule.finding(message, confidence=0.8, target=span, suggestion=usual)


def _finding(rule: Rule, variant: Variant) -> Finding:
    """``variant`` as a finding; the glossary's spelling is the usual one, however rare."""
    written, usual = variant.mention.text, variant.usual.text
    return rule.finding(
        f"“{written}” here, “{usual}” elsewhere in this document",
        confidence=variant.likeness,
        target=variant.mention.span,
        severity=Severity.INFO if variant.likeness <= CASE_OF_ARTICLE else None,
        suggestion=usual,
    )


@rule("NM106", "near-miss-spelling", "accuracy/mistranslation/entity", Severity.MINOR, needs_source=False)
def near_miss_spelling(rule: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A name is one slip away from a well-known one.

    ## What it does
    Compares the names of the translation with the media, companies, clubs, persons and countries of the bundled tables.
    It reports one that is in no table and differs from a known name in a letter, or in one word of several. It needs no
    original. Where that is Russian, Ukrainian, Belarusian or Bulgarian, a surname that kept a case is reported.

    ## Why it is bad
    Every reader who knows the name sees that the desk does not.

    ## Example
    `le magazine The American Conservator`; `Antony Blinkin`

    ## Use instead
    `The American Conservative`; `Antony Blinken`
    """
    for found in near_misses(evidence.target, evidence.target_words, evidence.target_language):
        written = found.span.of(evidence.target)
        message = f"“{written}” is close to “{found.known}”, a known name, and not known itself"
        yield rule.finding(message, confidence=found.likeness, target=found.span, suggestion=found.known)
    if evidence.source_language is not None and evidence.source_language.code in SLAVIC:
        for span, name in kept_cases(evidence.source, evidence.target):
            message = f"“{span.of(evidence.target)}” keeps the ending of a case"
            yield rule.finding(message, confidence=0.85, target=span, suggestion=name)


def _words(variant: Variant, language: str) -> bool:
    """Whether one spelling is of general words only: a title in two languages (`Parliament`, `Parlement`)."""
    spellings = ([fold(word) for word in use.text.split()] for use in (variant.mention, variant.usual))
    return any(all(is_word(word, language) or is_word(word, "en") for word in words) for words in spellings)


def _known_apart(variant: Variant, language: str) -> bool:
    """Whether both spellings are well-known names, of two things (`Tunis`, `Tunisie`) or a land and its people."""
    if language not in TABLED:
        return False
    known, written = index(language), [spelling(use.text) for use in (variant.mention, variant.usual)]
    if sum(text in known.adjectives for text in written) == 1:
        return True
    one, other = (set(known.concepts.get(text, ())) for text in written)
    return bool(one and other) and one.isdisjoint(other)


def _in_title(variant: Variant, document: DocumentEvidence) -> bool:
    """Whether one spelling is the English name, inside English words: `Make America Great Again`, and `Amérique`."""
    english = index("en").concepts
    for use in (variant.mention, variant.usual):
        evidence = document.segments[use.place]
        places = [n for n, word in enumerate(evidence.target_words) if word.overlaps(use.span)]
        beside = [
            evidence.target_words[n] for n in (places[0] - 1, places[-1] + 1) if 0 <= n < len(evidence.target_words)
        ]
        foreign = [w.of(evidence.target) for w in beside]
        if spelling(use.text) in english and any(
            w.istitle() and is_word(fold(w), "en") and not is_word(fold(w), evidence.target_language.code)
            for w in foreign
        ):
            return True
    return False


def _told_apart(variant: Variant, document: DocumentEvidence) -> bool:
    """Whether the original writes two names where the translation writes one in two ways.

    Word links may add a neighbour to one of the two, so that one within the other is the same. A name and its own part
    (`Zhang Wei`, `Zhang`) are two.
    """
    if variant.mention.place == variant.usual.place and variant.mention.span.overlaps(variant.usual.span):
        return True
    here, there = (_original(mention, document.segments[mention.place]) for mention in (variant.mention, variant.usual))
    return bool(here and there and not (here <= there or there <= here))


def _original(mention: Mention, evidence: Evidence) -> set[str]:
    span = evidence.linked_source(mention.span)
    return set(fold(span.of(evidence.source)).split()) if span else set()
