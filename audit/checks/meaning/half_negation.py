"""French negations of which the second half is missing (MT111)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_NE = re.compile(r"(?<![\w'’-])(?:[Nn]e |[Nn]['’])(?=[^\W\d_A-ZÀ-Þ])(?P<rest>[^.;!?:»\n]{3,160})")
_SECOND = re.compile(
    r"(?<!\w)(?:pas|plus|jamais|rien|personne|aucun(?:e|s|es)?|nul(?:le|s|les)?|ni|guère|point|que|nullement|aucunement"
    r"|moins|mot|davantage|goutte|âme|quiconque|un seul|une seule|la moindre|le moindre|grand-chose)(?!\w)"
    r"|(?<!\w)(?:lors|jus)?qu['’]",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:(?:me|te|se|le|la|les|lui|leur|nous|vous|y|en|[slmt]['’])\s?)*(?:[^\W\d_]+\s){0,2}?"
    r"(?:[^\W\d_]+, [^,]{1,30}, )?(?:peu(?:t|vent|x)|pou[rv]\w*|puis\w*|pu|sa(?:it|is|vait|vaient|urai\w*)|sache\w*|su"
    r"|cess\w+|os[eéa]\w*|daign\w+|import\w+|est-ce|serait-ce|fût-ce|serait|fût|en déplaise|manqu\w+)(?!\w)",
    re.IGNORECASE,
)
"""Verbs that deny with `ne` alone."""

_BEFORE = re.compile(
    r"(?<!\w)(?:personne|rien|aucun(?:e|s|es)?|nul(?:le|s|les)?|ni|jamais|pas|plus|moins|mieux|pire|autre(?:s|ment)?|avant"
    r"|sans|crai\w+|peur|redout\w+|risqu\w+|empêch\w+|évit\w+|dout\w+|ni(?:e|er|ait|é)|moindre|meilleure?s?"
    r"|peu s'en faut|depuis|(?:cela|voilà|voici|il y a|ça)\s(?:fai\w+\s)?[^.;:!?]{1,30}\squ?|si|qui"
    r"|quel(?:le|s|les)?|où)(?!\w)",
    re.IGNORECASE,
)
"""What denies before the verb, and what `ne` follows without denying (`avant qu'il ne parte`, `plus qu'il ne dit`)."""

_WINDOW = 240  # characters before
_NEXT_CLAUSE = re.compile(r",?\s(?:et|ou|mais|puis|alors|tandis)\s(?:que\s|qu['’]|qui\s|dont\s)")


@rule("MT111", "half-negation", "accuracy/mistranslation", Severity.MAJOR, needs_source=False)
def half_negation(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A French negation has only its first half: `ne` without `pas`.

    ## What it does
    Looks for `ne` in front of a verb with nothing behind it that denies or restricts (`pas`, `plus`, `aucun`, `que` …)
    and nothing before it that does so, or that it may follow without denying. Verbs that deny with `ne` alone
    (`pouvoir`, `savoir`, `cesser`, `oser`) are left out. Works without an original; French only.

    ## Why it is bad
    The reader cannot tell whether it was so or not.

    ## Example
    `Les neuf suspects n'avaient comparu devant le juge.`

    ## Use instead
    `Les neuf suspects n'avaient pas comparu devant le juge.`
    """
    if evidence.target_language.code != "fr":
        return
    text = evidence.target
    for match in _NE.finditer(text):
        clause = _NEXT_CLAUSE.split(match["rest"], 1)[0]
        if _SECOND.search(clause) or _ALONE.match(clause):
            continue
        if _BEFORE.search(re.split(r"[.;:!?\n«]", text[max(match.start() - _WINDOW, 0) : match.start()])[-1]):
            continue
        verb = re.match(r"\w+(?:['’]\w+)?(?:\s\w+(?:['’]\w+)?)?", match["rest"])
        span = Span(match.start(), match.start("rest") + (verb.end() if verb else 0))
        message = f"“{excerpt(span.of(text))}” has the first half of a negation only"
        yield this.finding(message, confidence=0.75, target=span)
