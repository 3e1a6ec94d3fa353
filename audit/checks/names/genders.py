"""The rule on women who are called men (NM107)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.checks.evidence import DocumentEvidence
from audit.checks.rules import Rule, document_rule
from audit.records import Finding, Severity, Span

_WOMAN = re.compile(
    r"""
    (?<!\w)(?:[Ll]a\s|[Uu]ne\s|[Ll]['’]|[Ss]a\s)(?:vice-|ex-)?
    (?:\w+(?:trice|euse|ière|ienne|esse|ante)|présidente|ministre|secrétaire|porte-parole|cheffe|maire|juge|avocate
      |procureure|députée|magistrate|préfète|gouverneure|générale|journaliste|militante|experte|responsable|commissaire)
    (?:\s(?:(?:de|du|des|d['’]|à|au|aux|en|pour|par|et)\s?(?:l[ea]s?\s|l['’])?)?[\w'’-]+){0,9}?,\s
    (?P<name>(?:[A-ZÀ-Þ][\w'’-]+\s){1,3}?(?:(?:al|el|ben|bin|bint)[-\s])?[A-ZÀ-Þ][\w'’-]+),
    """,
    re.VERBOSE,
)
"""An office in its feminine form and, between commas, who holds it."""

_CLAUSE = re.compile(
    r"(?<!\w)(?:a|ont|est|sont|avait|était|sera|qui|que|dont|où|il|elle|on|se|s['’])(?!\w)|\w(?:aient|ait|ent)(?!\w)"
    r"|(?<=\w)(?<!\bde)(?<!\bà)(?<!\ben)(?<!\bet)(?<!\bpar)(?<!\bpour)\s(?:l[ea]s?\s|l['’]|une?\s|s(?:on|a|es)\s)"
)
"""What shows that a verb stands between the office and the name, which may be somebody else's then."""

_MAN = re.compile(r"(?<!\w)(?:M\.|Monsieur)\s(?P<name>(?:[A-ZÀ-Þ][\w'’-]+\s)?[A-ZÀ-Þ][\w'’-]+)")


@document_rule("NM107", "changed-gender", "accuracy/mistranslation/entity", Severity.MAJOR, needs_source=False)
def changed_gender(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A woman of the story is called a man.

    ## What it does
    Looks in French for women whose office, in its feminine form, stands before their name, and reports where the same
    name has `M.` before it. Works without an original.

    ## Why it is bad
    The translation did not know who is meant, or tells of two persons.

    ## Example
    `La directrice de la bibliothèque, Salma Tadlaoui, a présenté le catalogue. M. Tadlaoui a salué …`

    ## Use instead
    `Mme Tadlaoui a salué …`
    """
    french = [one.target if one.target_language.code == "fr" else "" for one in document.segments]
    for place, span, name in changed_genders(french):
        message = f"“{span.of(french[place])}”: {name} is a woman elsewhere"
        yield place, rule.finding(message, confidence=0.8, target=span)


def changed_genders(texts: Sequence[str]) -> Iterator[tuple[int, Span, str]]:
    """Where a woman of the texts of a document has `M.` before her name: the place of the text, the span, her name."""
    women: dict[str, str] = {}
    for text in texts:
        for match in _WOMAN.finditer(text):
            if not _CLAUSE.search(text, match.start(), match.start("name")):
                women[match["name"].split()[-1]] = match["name"]
    for place, text in enumerate(texts) if women else ():
        for match in _MAN.finditer(text):
            *first, surname = match["name"].split()
            if surname in women and all(part in women[surname].split() for part in first):
                yield place, Span(*match.span()), women[surname]
