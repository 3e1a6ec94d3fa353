"""Items that are missing from a list (OM106)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit.checks.evidence import Evidence
from audit.checks.meaning.clauses import Side, Sides, sides
from audit.checks.named import named_otherwise
from audit.checks.omission.announced import short_lists
from audit.checks.omission.conjuncts import missing_conjuncts
from audit.checks.rules import Rule, rule
from audit.language.common_words import zipf
from audit.language.numerals.reading import lexicon
from audit.names.tables import TABLED
from audit.names.vocabulary import is_word
from audit.records import Finding, Severity, Span

_AND = {
    "ar": (), "fr": ("et", "ou"), "en": ("and", "or"), "de": ("und", "oder", "sowie"), "es": ("y", "e", "o", "u"),
    "it": ("e", "ed", "o"), "pt": ("e", "ou"), "ru": ("и", "или"), "uk": ("і", "й", "та", "або"),
}  # fmt: skip
_NEAR = 3
"""Words around the counterparts of the neighbours among which none may be without a link: it could render the item."""

_OTHERS = frozenset(("اخر", "اخري", "اخرين", "اخرون", "اخريات", "وغيرها", "وغيرهم", "وغيره", "وغيرهما"))
_AMONG_OTHERS = frozenset(("notamment", "including", "dont", "exemple", "entre", "particulier", "especially", "e.g"))
"""What says that a list is not whole, where the other side closes it with "and others"."""

_MORE = 3
"""Words behind the first of an item."""

_CLEAR = 0.1
"""The lead of a link (see ``weighed_links``) from which the items beside the missing one are held to be rendered."""


@rule("OM106", "dropped-item", "accuracy/omission", Severity.MAJOR, needs_source=False)
def dropped_item(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """An item of a list is missing.

    ## What it does
    Looks in the lists of the original, in Arabic, French and English, for a word that nothing renders between two items
    whose counterparts follow each other in the translation, with nothing between them that could render it; for one or
    two behind the item that closes the list in the translation; in Arabic also for an item of several words, each of
    which the estimator misses; and in six more languages of Europe for a name. In
    French and English without an original, a list behind a colon that has fewer items than were announced.

    ## Why it is bad
    One of the goods, countries or persons is gone, and the list reads as if it were whole.

    ## Example
    «السكر والأرز والزيوت والدقيق» → `du sucre, de l'huile et de la farine`

    ## Use instead
    `du sucre, du riz, de l'huile et de la farine`
    """
    if evidence.source_language is None:
        for short in short_lists(evidence.target, evidence.target_language.code):
            message = f"{short.announced} are announced and {short.told} told"
            yield this.finding(message, confidence=0.75, target=short.span)
    both = sides(evidence)
    if both is None or both.source.language.code not in _AND or both.source.is_blurred or both.target.is_blurred:
        return
    told: list[Span] = []
    unsaid = [place for place in range(len(both.source.words)) if _is_unsaid(both, place)]
    for place in unsaid:
        last = _last(both, place) if place else None
        if last is not None and _is_missing(both, place, last):
            span = both.source.span(place, last)
            if named_otherwise(span, evidence, in_source=True):
                continue
            words = span.of(evidence.source)
            told.append(span)
            yield this.finding(f"“{words}” is missing from the list", confidence=0.75, source=span)
    for first, last in _missing_ends(both, unsaid):
        span = both.source.span(first, last)
        words = span.of(evidence.source)
        told.append(span)
        yield this.finding(f"“{words}” is missing from the end of the list", confidence=0.75, source=span)
    for first, last in missing_conjuncts(evidence, both, _is_joined):
        span = both.source.span(first, last)
        if not any(span.overlaps(other) for other in told) and not named_otherwise(span, evidence, in_source=True):
            words = span.of(evidence.source)
            yield this.finding(f"“{words}” is missing from the list", confidence=0.75, source=span)


def _last(both: Sides, place: int) -> int | None:
    """The last word of an item: it, or in Arabic words behind it that nothing renders either («تحلية مياه البحر»)."""
    source, last = both.source, place
    while source.language.code == "ar" and last - place < _MORE and last + 1 < len(source.words):
        if _is_joined(source.words[last + 1]) or not _is_unsaid(both, last + 1):
            break
        last += 1
    return last if last + 1 < len(source.words) else None


def _is_missing(both: Sides, place: int, last: int) -> bool:
    """Whether the words on both sides of some that are not rendered are items of their list, rendered side by side."""
    source = both.source
    before, after = _item(source, place, -1), _item(source, last, 1)
    if before is None or after is None:
        return False
    ends = [_rendered(both, item) for item in (before, after)]
    if ends[0] is None or ends[1] is None or ends[0] >= ends[1]:
        return False
    own = (*ends, *((ends[0] - 1,) if _has_head(both, before) else ()))  # `l'exploration gazière`: `gazière` is linked
    around = range(max(ends[0] - _NEAR, 0), min(ends[1] + _NEAR + 1, len(both.target.words)))
    return not any(_may_render(both, p) for p in around if p not in own)


def _has_head(both: Sides, place: int) -> bool:
    """Whether an Arabic word describes the one before it, or before its preposition, which is linked to nothing."""
    side, heads = both.source, (place - 1, place - 2)
    if side.language.code != "ar":
        return False
    head = next((p for p in heads if p > 0 and side.is_content(p)), None)
    return head is not None and side.clause[head] == side.clause[place] and _is_unsaid(both, head)


def _missing_ends(both: Sides, unsaid: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The last items of lists, of one word or two that nothing renders, where the one before closes the list."""
    source, target = both.source, both.target
    some = not _AMONG_OTHERS.isdisjoint(target.words)
    for place in unsaid:
        if some and not _OTHERS.isdisjoint(source.words[place : place + 2]):
            continue
        last = place + (place + 1 < len(source.words) and not _closes(source, place) and _is_unsaid(both, place + 1))
        before = _joined_to(source, place)
        if before is None or not _closes(source, last) or not _is_listed(source, before):
            continue
        end = _rendered(both, before)
        if end is None or not _closes(target, end) or _joined_to(target, end) is None:
            continue
        around = range(max(end - _NEAR, 0), min(end + _NEAR + 1, len(target.words)))
        if not any(_may_render(both, p) for p in around if p != end):
            yield place, last


def _is_unsaid(both: Sides, place: int) -> bool:
    """Whether a word of content is linked to none of content: one that is no name, which rules of their own look
    after, where there are such rules; in other languages a name, or a German noun."""
    source = both.source
    if not source.is_content(place) or any(both.target.is_content(t) for t in both.links.forward.get(place, ())):
        return False
    if source.words[place].removeprefix("و") in source.language.reporting_verbs:
        return False
    plain = source.is_name(place) is not (source.language.code in TABLED)
    return plain and source.words[place] not in lexicon(source.language.code).words


def _closes(side: Side, place: int) -> bool:
    """Whether a clause or the text ends behind a word."""
    return place + 1 == len(side.words) or side.clause[place + 1] != side.clause[place]


def _joined_to(side: Side, place: int) -> int | None:
    """The word of content before an "and" that stands before a word, or before its article."""
    if side.language.code == "ar":
        return place - 1 if place and _is_joined(side.words[place]) and side.is_content(place - 1) else None
    for at in (place - 1, place - 2):
        if at > 0 and side.words[at] in _AND[side.language.code]:
            return at - 1
        if at <= 0 or side.is_content(at):
            return None
    return None


def _is_listed(side: Side, place: int) -> bool:
    """Whether a word is itself joined to an item before it."""
    if side.language.code == "ar":
        return _joined_to(side, place) is not None
    return _item(side, place, -1) is not None


def _may_render(both: Sides, place: int) -> bool:
    """Whether a word of the translation, which is linked to none, may render the item."""
    free = place not in both.links.backward and both.target.is_content(place)
    return free or both.target.words[place].isdigit()


def _item(side: Side, place: int, step: int) -> int | None:
    """The item of the same list before or behind a word; ``None`` where it stands in no list there."""
    near = place + step
    if side.language.code != "ar" and 0 < near < len(side.words) - 1 and side.words[near] in _AND[side.language.code]:
        return near + step if side.is_content(near + step) else None
    if not 0 <= near < len(side.words) or not side.is_content(near):
        return None
    first, second = sorted((place, near))
    between = side.text[side.spans[first].end : side.spans[second].start]
    if side.language.code == "ar":
        return near if _is_joined(side.words[second]) and not between.strip() else None
    return near if between.strip() == "," else None


def _is_joined(word: str) -> bool:
    """Whether an Arabic word begins with "and", and not with a letter of its own («وسائل»)."""
    known = zipf("ar")
    if not word.startswith("و") or word.startswith("وال"):
        return word.startswith("وال")
    rare = word not in known and word[1:] not in known
    return is_word(word[1:], "ar") if rare else known.get(word[1:], 0.0) > known.get(word, 0.0)


def _rendered(both: Sides, place: int) -> int | None:
    """The one word that clearly renders an item, or in Arabic the adjective behind it («الأمن السيبراني»)."""
    source = both.source
    linked = [t for t in both.links.forward.get(place, ()) if both.target.is_content(t)]
    behind = source.words[place + 1] if source.language.code == "ar" and place + 1 < len(source.words) else ""
    if behind.startswith("ال") and both.links.forward.get(place) and not linked:
        place += 1
        linked = [t for t in both.links.forward.get(place, ()) if both.target.is_content(t)]
    return linked[0] if len(linked) == 1 and both.links.lead(place, linked[0]) >= _CLEAR else None
