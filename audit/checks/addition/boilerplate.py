"""Text of web pages, players and subtitles that is no part of the story (AD104)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.checks.addition.chatter import chatter
from audit.checks.addition.credit import credit
from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_FORMULAS = {
    "fr": r"""
        sous-titr(?:es|age)s?\s(?:réalisés?|effectués?|faits?|par|st'?\s?501|société|radio)
        | amara\.org | soustitreur\.com | merci\sd['’]avoir\s(?:regardé|visionné) | abonnez-vous
        | cliquez\s(?:ici|sur\sle\slien|pour) | suivez-nous\ssur
        | inscrivez-vous\sà\s(?:notre|la)\s(?:newsletter|lettre) | téléchargez\s(?:notre|l['’])\s?appli
        | partage[rz]\s(?:sur\s(?:facebook|twitter|x\b|whatsapp)|tweeter|cet?\sarticle) | lire\s(?:aussi|également)\s:
        | (?:accueil|menu)\s?[|›>]\s?\w+ | activez\sjavascript | accepte[rz]\s(?:tous\s)?les\scookies
        | votre\snavigateur\sne\s(?:prend|supporte)
        | \(?(?:note|remarque)\s?:\s(?:j['’]ai|nous\savons)\s | \[?note\sd[ue]\s(?:la\s)?traduct
        | [(\[](?:note|remarque)\s?:\s(?=[^()\[\]]{0,120}(?:tradui|traduct|littéral|le\s(?:terme|mot)\s«))
    """,
    "en": r"""
        subtitles?\sby | amara\.org | thanks?\s(?:you\s)?for\swatching | subscribe\sto\s(?:our|the|my)
        | click\s(?:here|the\slink) | follow\sus\son | sign\sup\sfor\sour
        | share\s(?:this\sarticle|on\s(?:facebook|twitter|x\b|whatsapp)) | read\s(?:more|also)\s?:
        | \(?note\s?:\si\s(?:have\s)?(?:kept|translated|left)\s | translator['’]s\snote
        | (?:home|menu)\s?[|›>]\s?\w+ | enable\sjavascript | accept\s(?:all\s)?cookies | your\sbrowser\sdoes\snot
    """,
    "ar": r"""
        ترجمة\sنانسي\sقنقر | اشترك(?:وا)?\sفي\s(?:القناة|قناتنا) | اضغط\sهنا | تابعونا\sعلى | شكرا\sعلى\sالمشاهدة
    """,
}
_PATTERNS = {
    code: re.compile(rf"(?<!\w)(?:{formulas})", re.VERBOSE | re.IGNORECASE) for code, formulas in _FORMULAS.items()
}
_END = re.compile(r"[.!?…\n]|\Z")
_DOUBTED = 0.3
"""The estimator's probability from which a formula is held not to be in the original."""


@rule("AD104", "boilerplate", "accuracy/addition", Severity.MAJOR, needs_source=False)
def boilerplate(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """Text of a web page, a player or subtitles stands in the story.

    ## What it does
    Knows formulas that translation and speech engines make up out of what they were trained on, or that were copied
    from a page with the story: credits of subtitles, menus, calls to subscribe, to share or to click. Knows what an
    assistant says of its work, too, in the language of the translation or in English (`Voici la traduction :`,
    `Souhaitez-vous que je traduise la suite ?`, `Let me know if …`), where it stands at either end of a paragraph and
    in no quotation; and the credits that services of translation leave in a line of their own or at its end (`Traduit
    avec DeepL.com (version gratuite)`, `Traduction automatique`, `Translated by Google`). Where there is an original,
    the estimator must find that it has nothing like it.

    ## Why it is bad
    It is no news, and shows every reader that nobody has looked at the text.

    ## Example
    `… a fait savoir le ministère. Sous-titres réalisés par la communauté d'Amara.org`

    ## Use instead
    `… a fait savoir le ministère.`
    """
    pattern = _PATTERNS.get(evidence.target_language.code)
    found = pattern.search(evidence.target) if pattern else None
    if found is not None:
        end = _END.search(evidence.target, found.end())
        span = Span(found.start(), end.start() if end and end.start() > found.end() else found.end())
    else:
        said = credit(evidence.target) or chatter(evidence.target, evidence.target_language)
        if said is None:
            return
        span = said
    if evidence.source and evidence.unsupported(span) < _DOUBTED:
        return
    seen = excerpt(span.of(evidence.target))
    yield this.finding(f"“{seen}” is no part of the story", confidence=0.9, target=span)
