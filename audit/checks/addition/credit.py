"""Credits that machines and services of translation leave at the foot or the head of a text (AD104)."""

from __future__ import annotations

import re

from audit.records import Span

_TOOL = r"""
    (?:deepl(?:\.com)?|google|bing|yandex|microsoft|reverso(?:\scontext)?|systran|linguee|chat\s?gpt(?:-?\d\w{0,2})?
    |gpt-?\d\w{0,2}|openai|gemini|copilot|deepseek|claude|mistral|le\schat|amazon|softcatalà|papago
    |(?:خدمة\s|موقع\s|تطبيق\s)?(?:غوغل|جوجل|قوقل|ديب\s?إل|شات\sجي\sبي\sتي))
    (?:\.(?:com|fr))?
    (?:\s(?:translate|translator|trad(?:uction|ucteur|uctor|uttore|utor)|übersetzer|pro|write|ai|للترجمة|ترجمة))?
"""
_MACHINE = r"""
    (?:(?:l['’]|une?\s|eine[rm]?\s|an?\s)?(?:ia|ai|ki|(?:intelligence\sartificielle|artificial\sintelligence
    |inteligencia\sartificial|künstliche[rn]?\sintelligenz)(?:\sgénérative)?|الذكاء\sال[اإ]صطناعي)\b)
"""
_TEXT = r"""
    (?:(?:le\s|the\s|this\s|ce(?:t|tte)?\s|der\s|dieser\s|este\s|questo\s)?(?:texte?|article|dépêche|contenu|page|traduction
    |content|story|translation|artikel|texto?|artículo|contenido|articolo|artigo)\s
    (?:(?:a\sété|est|was|has\sbeen|is|wurde|ha\ssido|fue|è\sstato|foi)\s)?)
"""
_MADE = r"""
    (?:traduite?|traduction|translated|translation|übersetzt|übersetzung|traducido|traducción|tradott[oa]|traduzione
    |traduzido|tradução|(?:تمت?\s)?(?:ال)?ترجم(?:ة|ت|ه)|مترجم)
    (?:\s(?:réalisée?|effectuée?|faite?|générée?|fournie?|proposée?|provided|generated|made|done|automatiquement|automatically
    |automatique|آلي[اة]ً?))?
"""
_LANGUAGE = r"""
    (?:\s(?:de\sl['’]|du\s|depuis\sl['’e]\s?|from\s(?:the\s)?|aus\sdem\s|del\s|dall['’]|do\s|(?:من|عن)\s)\w{4,14})?
    (?:\s(?:vers\sle|en|au|into|to|ins|al|إلى)\s\w{4,14})?
"""
_WITH = r"""
    \s(?:par|avec|via|sur|à\sl['’]aide\sd(?:e\s|['’])|grâce\sà|by|with|using|mit|von|durch|con|por|da|com|tramite
    |بواسطة|باستخدام|عبر)\s?(?:l['’]outil\s|le\straducteur\s|le\sservice\s|the\s)?
"""
_AUTOMATIC = r"""
    (?:traduction\sautomatique|traduite?\s(?:automatiquement|par\s(?:une\s)?machine)|machine[\s-]translat(?:ed|ion)
    |automatic(?:ally)?\stranslat(?:ed|ion)|maschinell(?:e|\s)\s?übersetz(?:ung|t)|traducción\sautomática
    |traducido\sautomáticamente|traduzione\sautomatica|tradução\sautomática|ترجمة\sآلية)
"""
_CREDIT = re.compile(
    rf"""
    (?:^|(?<=[.!?…»”"]\s))[(\[*_—–-]{{0,3}}\s?
    (?:{_TEXT}?{_MADE}{_LANGUAGE}(?:{_WITH}(?:{_TOOL}|{_MACHINE})|\s(?:google|deepl|chatgpt|reverso)(?:\stranslate)?)
    |{_TEXT}?{_AUTOMATIC}{_LANGUAGE}(?:{_WITH}{_TOOL})?
    |(?:powered|propulsé|übersetzt)\s(?:by|par|von)\s(?:deepl|google\s(?:translate|traduction)))
    \s?(?:\([^()\n]{{1,40}}\))?[.)\]*_\s]{{0,4}}$
    """,
    re.VERBOSE | re.IGNORECASE | re.MULTILINE,
)
_SIGN = re.compile(r"tra(?:d[uo]|nsl)|übers|ترجم|powered|propuls", re.IGNORECASE)


def credit(text: str) -> Span | None:
    """The sentence at the end of a line, and of nothing else, that names the machine which translated the text.

    A sentence that goes on says something of the machine: `Traduit par Google, le message est devenu viral.`
    """
    if _SIGN.search(text) is None:
        return None
    found = _CREDIT.search(text)
    if found is None:
        return None
    said = found.group()
    return Span(found.start() + len(said) - len(said.lstrip()), found.start() + len(said.rstrip()))
