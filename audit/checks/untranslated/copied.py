"""Translations that are the original over again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.checks.untranslated.scripts import foreign_script
from audit.language import Language
from audit.language.identify import identify
from audit.language.mixed import leaning
from audit.language.normalize import fold
from audit.records import Finding, Severity, Span

_LEAST_LEANING = 3.0
"""Log-odds at which a copied text is the source language's rather than one that both share (`Communication`)."""


@rule("UT103", "copied-source", "accuracy/untranslated", Severity.MAJOR)
def copied_source(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """The translation is a copy of the original.

    ## What it does
    Compares the two sides, but for case, spaces and punctuation. Names, figures and addresses that are the same in both
    languages are no fault; nor is a word that both languages share.

    ## Why it is bad
    Nothing was translated. Programs that pass text through on failure produce such segments silently.

    ## Example
    «وصل الوزير إلى عدن» → «وصل الوزير إلى عدن»

    ## Use instead
    `Le ministre est arrivé à Aden`
    """
    if evidence.once(is_copied):
        text = evidence.target
        whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
        severity = Severity.MAJOR if len(text.split()) > 2 else Severity.MINOR
        yield this.finding(
            f"not translated: {excerpt(text)}",
            confidence=0.95,
            source=Span(0, len(evidence.source)),
            target=whole,
            severity=severity,
        )


def is_copied(evidence: Evidence) -> bool:
    """Whether the target repeats a source that had to be translated."""
    source, target, language = evidence.source, evidence.target, evidence.source_language
    if language is None or language.code == evidence.target_language.code or _plain(source) != _plain(target):
        return False
    return bool(_plain(target)) and _is_foreign(target, language, evidence.target_language)


def _is_foreign(text: str, source: Language, target: Language) -> bool:
    if foreign_script(text, target):
        return True
    found = identify(text)
    if found is not None:
        return found.code == source.code
    return leaning(text, source, target) >= _LEAST_LEANING


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))
