"""Words and marks that cannot follow each other, since something between them was lost (OM105)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

from audit.checks.evidence import Evidence
from audit.checks.omission.lost_verbs import lost_verbs
from audit.checks.omission.neighbours import strange_neighbours
from audit.checks.omission.subjects import lost_objects, lost_subjects
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_TOKEN = re.compile(r"[^\W\d_]+(?:['’](?!s\b))?|\d+|[^\w\s]")
_EMPTY = re.compile(r"\w*\s?(?:[,،]\s?[,،;.](?!\.)|[.»]\s\.?,(?=\s)|\(\s*\)|\[\s*\]|«\s*»|“\s*”)")
_COUNTED = {
    "fr": re.compile(
        r"(?<!\w)(?:(?:de|par)\s%"
        r"|(?:à|d['’]environ|environ|atteint|atteindre|dépassé?)\s(?:%|(?:millions|milliards)\b(?=\sd))"
        r"|sans\sni\b|de\ssource(?=\s?[.,;]))"
    ),
    "en": re.compile(r"(?<!\w)(?:about|over|nearly|by|reached|than)\s(?:%|percent\b|per cent\b|(?:million|billion)\b)"),
}
"""What waits for a number (`s'élève à milliards de dollars`; but `des dizaines de millions de`) or for a word of its
own (`de source.`)."""

_BEFORE_NOUN = re.compile(r"(?<!\w)(?:[ldcs]es?|m[eo]s|du|aux?|un|leurs|d['’])\s?\Z")
_PARTICIPLE = re.compile(r"\wée?s?\s\Z")
_NEXT = re.compile(r"\s?\w+")
_PAUSES = frozenset(",;:)»")
_OPENS = frozenset("(«“'’")
_JOINS = frozenset("-'’\u2010\u2011")
_ASIDE = 45  # characters within which a second comma makes an aside of what the first began
_MOST = 20  # findings in a segment


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What a language never sets behind what: lower case, straight apostrophes.

    ``determiners`` and ``prepositions`` need a noun, so that no pause, none of ``conjunctions``, ``relatives`` and
    ``verbs`` follows; but ``pronouns`` are determiners that verbs follow, and ``adverbs`` prepositions that may stand
    alone, of which verbs follow ``before_verbs``. ``never_second`` prepositions follow none of ``never_first``.
    No second word of their kind shares the noun of ``unshared`` ones (`le et la`, but not `les et la`).
    ``elided`` matches a word that has lost its vowel where none follows. ``choices`` begin an aside. Words that are
    ``nouns_too`` wait for none behind an article (`hausse le ton et menace`).
    """

    determiners: frozenset[str]
    conjunctions: frozenset[str]
    relatives: frozenset[str]
    verbs: frozenset[str]
    choices: frozenset[str]
    pronouns: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    before_verbs: frozenset[str] = frozenset()
    never_first: frozenset[str] = frozenset()
    never_second: frozenset[str] = frozenset()
    unshared: frozenset[str] = frozenset()
    elided: re.Pattern[str] = re.compile(r"(?!)")
    nouns_too: frozenset[str] = frozenset()

    def is_no_noun(self, word: str) -> bool:
        """Whether ``word`` cannot be what a determiner or a preposition still waits for."""
        return any(word in some for some in (self.prepositions, self.conjunctions, self.relatives, self.verbs))


_GRAMMARS = {
    "fr": _Grammar(
        determiners=_words("le la les l' du des au aux cette ces mon ma mes ton ta tes son sa ses nos vos chaque"),
        pronouns=_words("le la les l'"),
        prepositions=_words("de d' à dans par chez malgré parmi dès entre selon sous sur concernant vers depuis pour"),
        adverbs=_words("depuis pour sous sur entre vers"),
        before_verbs=_words("depuis vers"),
        conjunctions=_words("et mais ni"),  # `car` is a coach, too
        choices=_words("ou et"),
        relatives=_words("qui que qu' dont où afin puisque tandis"),
        verbs=_words("est sont était étaient sera seront serait fut furent a ont avait avaient aura auront aurait"),
        never_first=_words("à dans chez vers parmi selon sous sur malgré depuis"),
        never_second=_words("par dans avec chez vers depuis selon malgré à sur pour"),
        nouns_too=_words("ton son vers"),
        unshared=_words("les l' ces cette mon ma mes ton ta tes son sa ses nos vos chaque"),
        elided=re.compile(r"(?<!\w)(?:l|d|j|s|qu)['’](?=[ \u00a0]?[BCDFGJKLMNPQRSTVWXZbcdfgjklmnpqrstvwxz][a-zà-ÿ])"),
    ),
    "en": _Grammar(
        determiners=_words("the a an my its their our your whose every"),
        conjunctions=_words("and but or nor"),
        choices=_words("or and"),
        relatives=_words("who whom which that where"),
        verbs=_words("is are was were has have had will would does did"),
    ),
}


@rule("OM105", "missing-word", "accuracy/omission", Severity.MAJOR, needs_source=False)
def missing_word(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A word or a name is missing inside a sentence of the translation.

    ## What it does
    Looks for words that cannot follow each other because the noun between them is gone: an article before a comma, a
    conjunction or a verb, a preposition before another, an elided word before a consonant. French, and articles in
    English. In French also hundreds of pairs of words of grammar that never meet (`de dont`, `des dans`, `se à`), a
    vowel that no apostrophe replaces (`le algérien`), `à le` and `de les` without an infinitive, a verb right behind
    what opens the sentence, without its subject, one that ends it without its object, one of which a half is gone
    (`a-t-il.`, `a été par la`), and a sentence whose only verbs are those of its relative clauses. In French and
    English, `%` and `milliards` behind a word that waits for a number; in any language, a comma before a comma or a
    full stop, and empty brackets and quotation marks. Works without an original.

    ## Why it is bad
    What was lost there is mostly a name or a figure, which the machine did not know.

    ## Example
    `La délégation est rentrée à Paris depuis par avion.`

    ## Use instead
    `La délégation est rentrée à Paris depuis Versailles par avion.`
    """
    if evidence.segment.role.is_furniture:
        return
    grammar = _GRAMMARS.get(evidence.target_language.code)
    empty = (Span(*match.span()) for match in _EMPTY.finditer(evidence.target))
    counted = _COUNTED.get(evidence.target_language.code)
    uncounted = (Span(*match.span()) for match in counted.finditer(evidence.target)) if counted else ()
    gaps = _gaps(evidence.target, grammar) if grammar else ()
    both = evidence.target, evidence.target_language
    told: list[Span] = []
    for span in islice(
        chain(
            empty,
            uncounted,
            gaps,
            lost_subjects(*both),
            lost_objects(*both),
            lost_verbs(*both),
            strange_neighbours(*both),
        ),
        _MOST,
    ):
        if any(span.overlaps(other) for other in told):
            continue
        told.append(span)
        message = f"a word is missing in “{span.of(evidence.target)}”"
        yield this.finding(message, confidence=0.8, source=evidence.linked_source(span), target=span)


@dataclass(frozen=True, slots=True)
class _Place:
    """Two neighbours of a text, and the word behind them."""

    text: str
    first: re.Match[str]
    second: re.Match[str]
    third: str

    @property
    def span(self) -> Span:
        return Span(self.first.start(), self.second.end())

    @property
    def rest(self) -> str:
        return self.text[self.second.end() :]

    @property
    def whole(self) -> bool:
        """Whether both neighbours are words by themselves, no parts of `sous-marin`, `news.com.au` or `B2`."""
        start = self.first.start()
        before, after = self.text[start - 1 : start], self.rest[:1]
        return (not before or before.isspace() or before in _OPENS) and not (after in _JOINS or after.isdigit())


def _gaps(text: str, grammar: _Grammar) -> Iterator[Span]:
    for match in grammar.elided.finditer(text):
        behind = _NEXT.match(text, match.end())
        yield Span(match.start(), behind.end() if behind else match.end())
    found = list(_TOKEN.finditer(text))
    waiting = grammar.determiners | grammar.prepositions | grammar.never_first
    for first, second, third in zip_longest(found, found[1:], found[2:]):
        word = first.group().replace("’", "'")  # `the WHO` is no `the who`
        if word in waiting and second is not None:
            place = _Place(text, first, second, _plain(third.group()) if third else "")
            if place.whole and _is_gap(word, place, grammar):
                yield place.span


def _is_gap(word: str, place: _Place, grammar: _Grammar) -> bool:
    if word in grammar.nouns_too and _BEFORE_NOUN.search(place.text[: place.first.start()]):
        return False
    following = place.second.group().replace("’", "'")
    determiner, preposition = word in grammar.determiners, word in grammar.prepositions
    if following == ")" and word in grammar.pronouns and place.text[: place.first.start()].endswith("("):
        return False  # `ses jambes (le) portent`
    if following in _PAUSES:
        open_ = determiner or (preposition and word not in grammar.adverbs)
        return open_ and not (following == "," and _is_aside(place, grammar))
    if following in grammar.conjunctions:
        other = place.third != word and word not in grammar.unshared
        shared = other and (place.third in grammar.prepositions or (determiner and place.third in grammar.determiners))
        return (determiner or (preposition and word not in grammar.adverbs)) and not shared  # `depuis et vers`
    if following in grammar.relatives:
        return determiner
    if (word, following) == ("d'", "est"):
        return False  # `un vent d'est`
    if following in grammar.verbs:
        return (determiner and word not in grammar.pronouns) or (preposition and word not in grammar.before_verbs)
    since = word == "depuis" and _PARTICIPLE.search(place.text[: place.first.start()])  # `racheté depuis par`
    return word in grammar.never_first and following in grammar.never_second and not since


def _is_aside(place: _Place, grammar: _Grammar) -> bool:
    """Whether a comma opens or closes an aside: `à, entre autres, Paris`; `infectées par, ou exposées à, ce virus`."""
    _, comma, since = place.text[max(place.first.start() - _ASIDE, 0) : place.first.start()].rpartition(",")
    closes = comma and _plain((since.split() or [""])[0]) in grammar.choices
    _, second, behind = place.rest[:_ASIDE].partition(",")
    following = _TOKEN.search(behind)
    opens = second and not (following and grammar.is_no_noun(_plain(following.group())))
    return bool(opens) or place.third in grammar.choices or bool(closes)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")
