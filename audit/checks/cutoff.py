"""Sentences that stop before their end, told from the translation alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.records import Finding, Role, Severity, Span
from audit.wire.sentences import sentences

NEVER_LAST = {
    "fr": """
        le les des du de au aux dans chez vers dès jusque jusqu' malgré parmi et ou ni car que qu' dont lorsque puisque
        tandis ce cet ces mon ma mes ta tes sa ses nos vos ne chaque lesquels desquels duquel à selon
        par sous cette concernant notamment afin l' d' c' n' s' j' m' t'
    """,
    "en": "the a an and or but their its whose during than because although",
    "es": "el los las un del de al en con por para y e o u pero que cuyo su sus desde hacia según entre sin sobre",
    "ar": "من على إلى عن أن مع ثم التي الذي الذين حيث خلال بأن لأن عند لدى ضد نحو",
}
"""Words after which no sentence ends, by language: articles, most prepositions, conjunctions, relative pronouns."""

SELDOM_LAST = {
    "fr": """
        la un une en sur pour avec sans entre contre depuis pendant durant avant après est sont a ont était étaient son
        sera seront serait qui où si comme mais donc très leur leurs notre votre lors hors outre se ainsi quelques
        plusieurs
    """,
    "en": "is are was were has have had of with from into to in on at by for as if that which who when while will",
    "es": "la una es son fue fueron ha han se si como muy contra durante ante",
    "ar": "في بين أو قد لم لن كان كانت هو هي غير سوف إذا",
}
"""Words that end a sentence only now and then: evidence where no mark of punctuation follows."""

_ARTICLES = {"fr": "la", "es": "la"}
"""Articles that may also be pronouns; after a word of `NEVER_LAST` they are articles."""

_FINAL = re.compile(r"[.!?…؟:;؛。！？।۔%»”\")\]’']\W*\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+['’]?)(\.?)[ \u00a0\u202f]*\Z")
_HANGING = re.compile(r"(?:[,،(\[«“„]|\s[-–—])\s*\Z")
_VERB_ENDING = re.compile(r"[^\W\d_]{3,}(?:ait|aient)\Z")
_NOUNS_IN_AIT = ("portrait", "retrait", "extrait", "souhait", "attrait", "bienfait", "forfait", "méfait", "parfait")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)\-]|\(?[a-z]\))\s")
_LEAST_WORDS = 5
_CROSSHEAD_WORDS = 12
"""A single unpunctuated sentence of fewer words may be a heading between paragraphs."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a text stops short, why that is seen, and how sure it is."""

    span: Span
    why: str
    confidence: float
    severity: Severity = Severity.MAJOR


@document_rule("OM104", "cut-off-sentence", "accuracy/omission", Severity.MAJOR, needs_source=False)
def cut_off_sentence(this: Rule, document: DocumentEvidence) -> Iterable[tuple[int, Finding]]:
    """A sentence of the translation stops before its end.

    ## What it does
    Looks at how sentences of the translation end: on a word that ends none (`de`, `que`, `selon`), with or without a
    full stop, on a comma or an open bracket, on a verb that waits for its complement, or without any punctuation where
    the original, or every other paragraph of the story, has it. Headlines, furniture and list items are left out. Works
    without an original.

    ## Why it is bad
    What follows the cut is lost; often it is the figure, the condition or the attribution.

    ## Example
    `les équipes du génie militaire ont commencé à.`

    ## Use instead
    `les équipes du génie militaire ont commencé à évacuer les obus.`
    """
    unpunctuated = _odd_paragraph_ends(document.segments)
    for place, evidence in enumerate(document.segments):
        if evidence.segment.role is not Role.PROSE or not evidence.target.strip():
            continue
        cuts = list(_cuts(evidence))
        if not cuts and place in unpunctuated:
            why = "the paragraph ends without punctuation, as no other does"
            cuts = [Cut(_tail(evidence.target, len(evidence.target)), why, 0.75)]
        for cut in cuts:
            message = f"cut off after “{cut.span.of(evidence.target)}”: {cut.why}"
            yield place, this.finding(message, confidence=cut.confidence, target=cut.span, severity=cut.severity)


def _cuts(evidence: Evidence) -> Iterator[Cut]:
    text, language = evidence.target, evidence.target_language
    found = sentences(text, language)
    for sentence in found:
        last = _LAST_WORD.search(sentence.of(text))
        if last and last[2] and _ends_nothing(sentence.of(text), last, language):
            why = f"no sentence ends on “{last[1]}”"
            yield Cut(_tail(text, sentence.start + last.end(1)), why, 0.93)
    if found and (cut := _open_end(evidence, found)) is not None:
        yield cut


def _open_end(evidence: Evidence, found: Sequence[Span]) -> Cut | None:
    """The cut at the end of a text without final punctuation."""
    text, language, source = evidence.target.rstrip(), evidence.target_language, evidence.source.rstrip()
    if _FINAL.search(text) or len(text.split()) < _LEAST_WORDS or _LIST_ITEM.match(text):
        return None
    span = _tail(text, len(text))
    last = _LAST_WORD.search(text)
    word = last[1] if last else ""
    if last and _ends_nothing(text, last, language):
        return Cut(span, f"no sentence ends on “{word}”", 0.95)
    if source and not _FINAL.search(source):
        return None
    if _HANGING.search(text):
        return Cut(span, f"it ends on “{text[-1]}”", 0.85)
    if _is_one_of(word, SELDOM_LAST, language):
        return Cut(span, f"it ends on “{word}”, without punctuation", 0.85)
    if language.code == "fr" and _VERB_ENDING.match(word) and word not in _NOUNS_IN_AIT:
        return Cut(span, f"“{word}” waits for what follows, and no punctuation does", 0.8)
    if source:
        return Cut(span, "the original ends with punctuation, the translation does not", 0.7, Severity.MINOR)
    if len(found) > 1 and len(found[-1].of(text).split()) >= _LEAST_WORDS:
        return Cut(span, "the last sentence has no punctuation, those before it have", 0.7, Severity.MINOR)
    return None


def _odd_paragraph_ends(segments: Sequence[Evidence]) -> frozenset[int]:
    """Places of the segments that end a paragraph without punctuation, where nearly all others have it."""
    prose = [i for i, e in enumerate(segments) if e.segment.role is Role.PROSE and e.segment.target_lines is not None]
    ends = [i for i, after in zip_longest(prose, prose[1:]) if _ends_paragraph(segments, i, after)]
    odd = [i for i in ends if not _FINAL.search(segments[i].target)]
    if len(ends) < 4 or len(odd) > len(ends) / 4:
        return frozenset()
    return frozenset(i for i in odd if not _is_heading(segments, i))


def _ends_paragraph(segments: Sequence[Evidence], place: int, after: int | None) -> bool:
    lines = segments[place].segment.target_lines
    following = segments[after].segment.target_lines if after is not None else None
    return following is None or lines is None or following[0] > lines[1]


def _is_heading(segments: Sequence[Evidence], place: int) -> bool:
    """A short line of its own, or an item of a list."""
    text = segments[place].target
    if _LIST_ITEM.match(text):
        return True
    lines = segments[place].segment.target_lines
    before = segments[place - 1].segment.target_lines if place else None
    alone = before is None or lines is None or lines[0] > before[1]
    return alone and len(text.split()) < _CROSSHEAD_WORDS


def _is_one_of(word: str, lists: dict[str, str], language: Language) -> bool:
    """Only in small letters: `vitamine D`, `Loi Le` are names."""
    return word == word.lower() and word.replace("’", "'") in lists.get(language.code, "").split()


def _ends_nothing(sentence: str, last: re.Match[str], language: Language) -> bool:
    """Whether no sentence ends on its last word. `dis-le.` is whole, and so is a list item that ends on `; et`."""
    before = sentence[: last.start(1)]
    if not before or not (before[-1].isspace() or before[-1] in "'’") or before.rstrip()[-1:] == ";":
        return False
    if _is_one_of(last[1], NEVER_LAST, language):
        return True
    return _is_one_of(last[1], _ARTICLES, language) and _is_one_of(before.split()[-1], NEVER_LAST, language)


def _tail(text: str, end: int, words: int = 3) -> Span:
    """The last ``words`` words before ``end``."""
    kept = text[:end].rstrip()
    start = len(kept)
    for _ in range(words):
        start = max(kept.rfind(" ", 0, start), 0)
    return Span(start + (kept[start : start + 1] == " "), len(kept))
