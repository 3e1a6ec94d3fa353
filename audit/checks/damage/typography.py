"""Typography that no house style accepts. Whatever differs from house to house is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.language import Language
from audit.records import Finding, Severity, Span


@dataclass(frozen=True, slots=True)
class Slip:
    """A pattern, what to say of it, and its replacement (a template of `re.Match.expand`)."""

    pattern: re.Pattern[str]
    message: str
    mended: str


_MOST = 50  # slips of one segment
_BESIDE_FIGURE = re.compile(r"(?<=\d )[^\W\d_]{3,}|(?<=1er )[^\W\d_]{3,}|(?<!\w)[^\W\d_]{3,20}(?= \d{1,2}\b)")
_LOOSE = re.compile(r"""(?<!\S)"[ \u00a0\u202f]{1,3}([^\s"][^"]{,600}?)[ \u00a0\u202f]{1,3}"(?![^\W_])""")
_ANYWHERE = (
    Slip(re.compile(r"(?<=\w)[ \u00a0\u202f]+([,.])(?=\s|$)"), "a space stands before “{0}”", r"\1"),
    Slip(re.compile(r"(?<=[^\W\d_]{2}),(?=[^\W\d_])"), "no space follows the comma", ", "),
    Slip(re.compile(r"([,;:])[ \u00a0]?\1(?!\1)(?=\s|$)"), "“{0}” stands twice", r"\1"),
    Slip(re.compile(r"(?<=[^\s.])  +(?=\S)"), "two spaces stand where one is enough", " "),
)
_FRENCH = (
    Slip(
        re.compile(
            r"(?<!-)\ben (la|les) (?!\w+ant\b|(?:matière|personne|présence|circonstance|demeure|ville|forme|compagnie|"
            r"chapelle|cathédrale|basilique|église|salle|mairie|cause|saison|fête|cité|maison)s?\b)(?=[^\W\d_])"
        ),
        "“{0}” is no French: say “dans {1}”",
        r"dans \1 ",
    ),
    Slip(re.compile(r"\bde (le|les) (?=\w+(?:tion|sion|isme|ité|ance|ence)s?\b)"), "“{0}” contracts", ""),
    Slip(re.compile(r"\bà (le|les) (?=\w+(?:tion|sion|isme|ité|ance|ence)s?\b)"), "“{0}” contracts", ""),
    Slip(
        re.compile(r"(?<![\w-])([Qq]u|[SsNn])e (?=(?!onz|oui\b)[aeéèêioîô][a-zàâéèêëîïôûùç]+\b)"),
        "“{0}” is elided before a vowel",
        r"\1'",
    ),
)
_CONTRACTED = {"de le": "du", "de les": "des", "à le": "au", "à les": "aux"}


@rule("TX106", "typography", "locale/typography", Severity.INFO, needs_source=False)
def typography(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """Slips of spacing, case and elision that no house style accepts.

    ## What it does
    Remarks on spaces just inside straight quotation marks, before a comma or a full stop, doubled commas
    and spaces, months and weekdays with a capital where the language writes them small, and French that should be
    contracted or elided (`de le`, `que il`, `en la région`). Both apostrophes, and any space or none before `; : ! ?`,
    are accepted.

    ## Why it is bad
    Each is small, but a client sees them first.

    ## Example
    `le 5 Décembre, en la région`

    ## Use instead
    `le 5 décembre, dans la région`
    """
    text, language = evidence.target, evidence.target_language
    if not language.cased:
        return
    slips = chain(_slips(text, language), _loose_quotes(text), _capitals(text, language))
    for span, message, mended in islice(slips, _MOST):
        yield this.finding(message, confidence=0.7, target=span, suggestion=mended)


def _slips(text: str, language: Language) -> Iterator[tuple[Span, str, str]]:
    for slip in (*_ANYWHERE, *(_FRENCH if language.code == "fr" else ())):
        for match in slip.pattern.finditer(text):
            seen = match.group().strip()
            mended = match.expand(slip.mended) if slip.mended else _CONTRACTED[seen.lower()] + " "
            yield Span(*match.span()), slip.message.format(seen, *match.groups("")), mended


def _loose_quotes(text: str) -> Iterator[tuple[Span, str, str]]:
    """Straight quotation marks with a space on the inner side of both."""
    for match in _LOOSE.finditer(text):
        inside = match.group(1)
        yield Span(*match.span()), 'a space stands inside the quotation marks " "', f'"{inside}"'


def _capitals(text: str, language: Language) -> Iterator[tuple[Span, str, str]]:
    """`5 Décembre`, `le Lundi 5`: months and weekdays beside a figure, not where a sentence begins."""
    if language.capitalizes_months or text.isupper():
        return
    for match in _BESIDE_FIGURE.finditer(text):
        word, before = match.group(), match.start()
        known = word.lower() in language.months or word.lower() in language.weekdays
        if not known or not word.istitle():
            continue
        while before and text[before - 1].isspace():
            before -= 1
        if before and text[before - 1] not in ".!?:«“":
            yield Span(*match.span()), f"“{word}” takes no capital in {language.name}", word.lower()
