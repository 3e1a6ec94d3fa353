"""Sentences that stop before their end, told from the translation alone (OM104)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from audit.checks.endings import ends_nothing, seldom_last
from audit.checks.evidence import DocumentEvidence, Evidence
from audit.checks.rules import Rule, document_rule
from audit.language import Language
from audit.language.common_words import zipf
from audit.language.endings import is_closed, is_unfinished
from audit.language.normalize import fold, unaccented
from audit.names.vocabulary import is_word, words_beginning
from audit.records import Finding, Role, Severity, Span
from audit.wire.sentences import sentences

_QUOTED_END = re.compile(r"[^.!?؟…\s][»”\"]\Z")
"""A title or word in quotation marks: what ends a headline so is no sentence."""

_LAST_WORD = re.compile(r"([^\W\d_]+['’]?)((?: ?\.)?)[ \u00a0\u202f]*\Z")
_CUT_WORD = re.compile(r"(?<=\s)([a-zà-ÿ]{3,9})\.?\s*\Z")
_LISTED = ("fr", "en")  # languages whose vocabulary is
_HANGING = re.compile(r"(?:[,،(\[]|\s[-–—])\s*\Z")
_VERB_ENDING = re.compile(r"[^\W\d_]{3,}(?:ait|aient)\Z")
_PARTICIPLE = re.compile(r", (?!(?:pour|cepend|mainten|auparav|av|dur|dev|aut|dorénav|t)ant\Z)[a-zà-ÿ]{2,}ant\Z")
_NOUNS_IN_AIT = ("portrait", "retrait", "extrait", "souhait", "attrait", "bienfait", "forfait", "méfait", "parfait")
_LIST_ITEM = re.compile(r"\s*(?:[-–—•*·]|\(?\d{1,2}[.)\-]|\(?[a-z]\))\s")
_LEAST_WORDS = 5
_MOST = 20  # cuts of one segment
_MOST_ODD = 0.125
"""Share of a story's paragraphs that may lack their final punctuation before it is a habit of the story's."""

_WHOLE = 0.65  # the omission score, which a missing mark raises, below which nothing else seems to be missing

_SIGNING = frozenset(("avec", "par", "with", "by", "mit", "von", "con", "por"))
"""What a line below a story begins with: `Avec agences`."""

_CREDIT = re.compile(r"(?:photos?|crédits?|images?|vidéos?|infographie|carte|©|\(c\))(?!\w)", re.IGNORECASE)
_ROW = 12  # words of a row that is more than a line of a text

_LONG = 22  # words of a sentence that is neither a heading nor a caption

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
    full stop, on a comma or an open bracket, on a verb that waits for its complement, within a word, or without any
    punctuation where the original, or every other paragraph of the story, has it, or where a single row is long.
    Headlines, furniture and list items are left out. Works without an original.

    ## Why it is bad
    What follows the cut is lost; often it is the figure, the condition or the attribution.

    ## Example
    `les équipes du génie militaire ont commencé à.`

    ## Use instead
    `les équipes du génie militaire ont commencé à évacuer les obus.`
    """
    segments = document.segments
    unpunctuated = _odd_paragraph_ends(segments)
    for place, evidence in enumerate(segments):
        if evidence.segment.role is not Role.PROSE or not evidence.target.strip():
            continue
        cuts = list(islice(_inner_cuts(evidence), _MOST))
        if not _goes_on(segments, place) and (cut := _open_end(evidence, len(segments) == 1)) is not None:
            cuts.append(cut)
        if not cuts and place in unpunctuated:
            why = "the paragraph ends without punctuation, as no other does"
            cuts = [Cut(_tail(evidence.target, len(evidence.target)), why, 0.6, Severity.MINOR)]
        for cut in cuts:
            message = f"cut off after “{cut.span.of(evidence.target)}”: {cut.why}"
            at_end = cut.span.end == len(evidence.target.rstrip())
            yield (
                place,
                this.finding(
                    message,
                    confidence=cut.confidence,
                    source=_unsaid(evidence) if at_end else None,
                    target=cut.span,
                    severity=cut.severity,
                ),
            )


def _unsaid(evidence: Evidence) -> Span | None:
    """What of the original stands behind the last word that has a counterpart."""
    rest = evidence.source_words[max((s for s, _ in evidence.links), default=len(evidence.source_words)) + 1 :]
    return Span(rest[0].start, rest[-1].end) if rest else None


def _goes_on(segments: Sequence[Evidence], place: int) -> bool:
    """Whether the next segment begins with a small letter: the text was broken there, not cut."""
    following = segments[place + 1] if place + 1 < len(segments) else None
    return following is not None and following.target.lstrip()[:1].islower() and following.target_language.cased


def _inner_cuts(evidence: Evidence) -> Iterator[Cut]:
    """Sentences that a full stop closes on a word that ends none, and a last word that is only begun."""
    text, language = evidence.target, evidence.target_language
    beginning = _CUT_WORD.search(text)
    if beginning and _is_cut_word(beginning[1], language):
        yield Cut(_tail(text, beginning.end(1)), f"“{beginning[1]}” is the beginning of a word", 0.85)
    for sentence in sentences(text, language):
        last = _LAST_WORD.search(sentence.of(text))
        if last and last[2] and ends_nothing(sentence.of(text), Span(*last.span(1)), language):
            why = f"no sentence ends on “{last[1]}”"
            yield Cut(_tail(text, sentence.start + last.end(1)), why, 0.93)


def _is_cut_word(word: str, language: Language) -> bool:
    """Whether a word of small letters is none, and several words begin so."""
    codes = (language.code, "en")
    unknown = language.code in _LISTED and not any(is_word(word, code) or fold(word) in zipf(code) for code in codes)
    return unknown and words_beginning(unaccented(word), language.code) > 1


def _open_end(evidence: Evidence, alone: bool) -> Cut | None:
    """The cut at the end of a text without final punctuation; a row that stands alone may be part of a sentence."""
    text, language, source = evidence.target.rstrip(), evidence.target_language, evidence.source.rstrip()
    if is_closed(text) or len(text.split()) < _LEAST_WORDS or _LIST_ITEM.match(text):
        return None
    span = _tail(text, len(text))
    last = _LAST_WORD.search(text)
    word = last[1] if last else ""
    if last and ends_nothing(text, Span(*last.span(1)), language):
        return Cut(span, f"no sentence ends on “{word}”", 0.95)
    if _is_open(source):
        return None
    if (waiting := _waiting_end(text, word, language, alone and not source)) is not None:
        return Cut(span, *waiting)
    if not source:
        return _unlike_the_rest(text, span, language, alone)
    if not is_unfinished(source, text, language) or _QUOTED_END.search(source):
        return None
    severity = Severity.INFO if _seems_whole(evidence) else Severity.MINOR
    return Cut(span, "the original ends with punctuation, the translation does not", 0.7, severity)


def _waiting_end(text: str, word: str, language: Language, may_be_line: bool) -> tuple[str, float, Severity] | None:
    """Why the end of a text without final punctuation waits for more, how sure that is, and how grave."""
    if _HANGING.search(text) or text[-1] in _opening_marks(language):
        severity = _cut_at_comma(text) if may_be_line and text[-1] in ",،" else Severity.MAJOR
        return f"it ends on “{text[-1]}”", 0.85, severity
    if seldom_last(word, language):
        return f"it ends on “{word}”, without punctuation", 0.85, Severity.MAJOR
    verb = _VERB_ENDING.match(word) and word not in _NOUNS_IN_AIT
    if language.code == "fr" and (verb or _PARTICIPLE.search(text)):
        return f"“{word}” waits for what follows, and no punctuation does", 0.8, Severity.MAJOR
    return None


def _unlike_the_rest(text: str, span: Span, language: Language, alone: bool) -> Cut | None:
    """The cut at ``span`` that only the rest of a text without an original shows."""
    *before, final = (sentence.of(text).split() for sentence in sentences(text, language))
    opening = re.split(r"(?<=['’])", fold(final[0]))[0]
    begins = opening in language.function_words and opening not in _SIGNING  # as headings do not
    ended = any(words[-1].endswith(".") and not words[-1].endswith("...") for words in before)  # no headline is
    if ended and not _is_credit(final) and (begins or len(final) >= _LEAST_WORDS):
        return Cut(span, "the last sentence has no punctuation, those before it have", 0.7, Severity.MINOR)
    if alone and begins and len(final) >= _LONG:
        return Cut(span, "no punctuation ends this long sentence", 0.6, Severity.MINOR)
    return None


def _cut_at_comma(text: str) -> Severity:
    """How grave it is that a row which stands alone ends on a comma: a short one may be a line of a longer text."""
    return Severity.MINOR if text[:1].isupper() and len(text.split()) >= _ROW else Severity.INFO


def _is_credit(final: Sequence[str]) -> bool:
    """Whether the last words of a caption name who took the picture: `Photo Rachid B. / Archives`."""
    return bool(_CREDIT.match(" ".join(final)))


def _seems_whole(evidence: Evidence) -> bool:
    """Whether the estimator finds nothing missing: only the full stop is."""
    return evidence.scores.omission is not None and evidence.scores.omission < _WHOLE


def _odd_paragraph_ends(segments: Sequence[Evidence]) -> frozenset[int]:
    """Places of the segments that end a paragraph without punctuation, where nearly all others have it."""
    prose = [i for i, e in enumerate(segments) if e.segment.role is Role.PROSE and e.segment.target_lines is not None]
    ends = [i for i, after in zip_longest(prose, prose[1:]) if _ends_paragraph(segments, i, after)]
    odd = [i for i in ends if not is_closed(segments[i].target) and not _goes_on(segments, i)]
    if len(ends) < 4 or len(odd) > max(1, len(ends) * _MOST_ODD):
        return frozenset()
    return frozenset(i for i in odd if not _is_heading(segments, i) and not _is_open(segments[i].source))


def _is_open(source: str) -> bool:
    """Whether an original, too, ends without punctuation."""
    return bool(source) and not is_closed(source)


def _ends_paragraph(segments: Sequence[Evidence], place: int, after: int | None) -> bool:
    lines = segments[place].segment.target_lines
    following = segments[after].segment.target_lines if after is not None else None
    return following is None or lines is None or following[0] > lines[1]


def _is_heading(segments: Sequence[Evidence], place: int) -> bool:
    """A short line of its own, the first of a text, or an item of a list."""
    text = segments[place].target
    if _LIST_ITEM.match(text) or place == 0:
        return True
    lines = segments[place].segment.target_lines
    before = segments[place - 1].segment.target_lines if place else None
    alone = before is None or lines is None or lines[0] > before[1]
    return alone and len(text.split()) < _CROSSHEAD_WORDS


def _opening_marks(language: Language) -> str:
    """The quotation marks that only open in this language: “ closes in German."""
    closing = {mark for _, mark in language.quotes}
    return "".join(mark for mark in "«“„" if mark not in closing)


def _tail(text: str, end: int, words: int = 3) -> Span:
    """The last ``words`` words before ``end``."""
    kept = text[:end].rstrip()
    start = len(kept)
    for _ in range(words):
        start = max(kept.rfind(" ", 0, start), 0)
    return Span(start + (kept[start : start + 1] == " "), len(kept))
