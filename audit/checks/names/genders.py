"""The rule on persons who are called a woman here and a man there (NM107)."""

from __future__ import annotations

from collections.abc import Iterator

from audit.checks.evidence import DocumentEvidence
from audit.checks.rules import Rule, document_rule
from audit.names.women import MEN, called_both, other_pronouns, taken_up, women_called_men
from audit.records import Finding, Severity


@document_rule("NM107", "changed-gender", "accuracy/mistranslation/entity", Severity.MAJOR, needs_source=False)
def changed_gender(rule: Rule, document: DocumentEvidence) -> Iterator[tuple[int, Finding]]:
    """A woman of the story is called a man, or a man a woman.

    ## What it does
    Looks in French for women whose office or nationality, in its feminine form, stands before their name, and reports
    where the same name has `M.` before it; a surname that one person bears and that is `M.` here and `Mme` there: the
    rarer of the two; and `M. Tadlaoui. Elle a ajouté …` or `», a-t-elle ajouté`
    behind what he said. Works without an original.

    ## Why it is bad
    The translation did not know who is meant, or tells of two persons.

    ## Example
    `La directrice de la bibliothèque, Salma Tadlaoui, a présenté le catalogue. M. Tadlaoui a salué …`

    ## Use instead
    `Mme Tadlaoui a salué …`
    """
    french = [one.target if one.target_language.code == "fr" else "" for one in document.segments]
    reported = set()
    for place, span, name in women_called_men(french):
        reported.add((place, span))
        message = f"“{span.of(french[place])}”: {name} is a woman elsewhere"
        yield place, rule.finding(message, confidence=0.8, target=span)
    for mention in called_both(french):
        if (mention.place, mention.whole) not in reported:
            other = "Mme" if mention.title in MEN else "M."
            reported.add((mention.place, mention.whole))
            message = f"“{mention.title} {mention.name}” here, “{other} {mention.name}” elsewhere"
            yield mention.place, rule.finding(message, confidence=0.8, target=mention.whole)
    for mention in taken_up(french):
        if (mention.place, mention.whole) not in reported:
            goes_on = "elle" if mention.title in MEN else "il"
            message = f"“{mention.title} {mention.name}”, and the text goes on with “{goes_on}”"
            yield mention.place, rule.finding(message, confidence=0.7, target=mention.whole)
    for place, span, name in other_pronouns(french):
        message = f"“{span.of(french[place])}” of {name}, who speaks in the sentence before"
        yield place, rule.finding(message, confidence=0.7, target=span)
