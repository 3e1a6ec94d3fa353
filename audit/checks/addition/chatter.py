"""What assistants say before and behind the text that they were asked for (AD104)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.language import Language
from audit.records import Span

_WORK = {
    "fr": r"(?:traduction|version\s(?:française|arabe|traduite|corrigée|révisée|reformulée|finale|courte|longue)"
    r"|proposition\sde\straduction|(?:texte|article|communiqué)\s(?:traduit|corrigé|révisé|reformulé)"
    r"|dépêche\s(?:traduite|corrigée|reformulée)|reformulation|réécriture)",
    "en": r"(?:translation|translated\s\w+|(?:french|arabic|revised|corrected|edited|shorter|final)\s(?:version|text)"
    r"|rewrite|rewritten\s\w+)",
}
_SENTENCES = {
    "fr": rf"""
        voici\s(?:donc\s|ci-dessous\s|maintenant\s)?(?:la|une|ma|votre|le|un|mon|cette)\s(?:\w+\s)?{_WORK["fr"]}
        | voici\s(?:la|une|votre)\s(?:dépêche|version)\s(?:en\sfrançais|demandée)
        | (?:vous\strouverez\s)?ci-(?:dessous|après)\s?[,:]?\s(?:la|une|ma)\straduction
        | traduction\s(?:alternative|proposée|littérale|demandée|en\sfrançais|française)\s?:
        | traduction\s(?:de\s(?:la|cette)\s(?:dépêche|page)|de\sl['’]article|du\s(?:texte|communiqué))[^.:\n]{{0,40}}:
        | (?:texte|article)\straduit\s?: | dépêche\straduite\s?: | version\s(?:traduite|corrigée)\s?:
        | (?:souhaitez|voulez|aimeriez|désirez|préférez|préféreriez)-vous\s(?:aussi\s|également\s|plutôt\s)?
          (?:que\sj['’e]\s?|une?\s(?:autre\s)?(?:version|traduction|reformulation))
        | (?:dois|puis)-je\s(?:aussi\s|également\s)?(?:traduire|vous\saider|reformuler|adapter)
        | n['’]hésitez\s(?:surtout\s)?pas\s(?:à\s(?:me|m['’]|revenir\svers\smoi)|si\svous\s(?:avez|souhaitez
          |voulez|préférez))
        | n['’]hésitez\s(?:surtout\s)?pas\sà\s(?:demander|préciser|signaler|indiquer|partager
          |solliciter)\b[^.\n]{{0,80}}
          (?:version|traduction|texte|modif|ajust|repris|précision)
        | (?:j['’]espère|en\sespérant)\sque\s(?:(?:cette|la|ma)\s(?:traduction|version|réponse|reformulation)
          |ce\stexte|cela\s
          (?:vous\s)?(?:aide|convien|répond))
        | (?:si\svous\s|s['’]il\s)[^.\n]{{0,100}}[\s,](?:dites-le-moi|dites-moi|faites-le-moi
          |je\speux\s(?:aussi\s|également\s)?
          (?:vous\s|l['’]|la\s|le\s)?(?:proposer|fournir|traduire|adapter|reformuler|raccourcir)
          |n['’]hésitez\spas\sà\sme)
        | (?:dites|indiquez)(?:-le)?-moi\s(?:si|simplement|quel) | dites-le-moi\b | faites-(?:le-)?moi\ssavoir
        | je\s(?:reste|suis)\s(?:bien\ssûr\s)?à\svotre\s(?:entière\s)?disposition\spour\s
          (?:tout|toute|d['’]|une?\s|traduire|adapter|modifier)
        | je\speux\s(?:aussi|également)\s(?:vous\s)?(?:proposer|fournir|traduire|adapter|reformuler|raccourcir
          |rédiger)
        | la\straduction\sci-dessus\b
        | cette\straduction\s(?:respecte|conserve|préserve|suit|reste\sfidèle)\b[^.\n]{{0,40}}(?:texte|ton
          |style\sjournal|original)
        | (?:j['’]ai|nous\savons)\s(?:traduit|choisi\sde\straduire)\s
        | (?:j['’]ai|nous\savons)\s(?:conservé|gardé|laissé|maintenu|adapté)\sle\s(?:terme|mot|style|ton)
        | le\stexte\s(?:d['’]origine|original|source|à\straduire|fourni|que\svous\savez)\s
          (?:étant|semble|contient|fourni|partagé|envoyé|est\s(?:en\s|tronqué|incomplet|ambigu))
        | en\stant\sque?\s?['’]?(?:ia\b|assistant\svirtuel|intelligence\sartif|modèle\sde\slang)
        | (?:je\ssuis\s)?(?:désolée?,?\s)?(?:mais\s)?je\sne\s(?:peux|suis)\spas\s(?:en\smesure\sde\s
          |capable\sde\s)?traduire
        | (?:merci\sde|veuillez)\s(?:me\s|m['’]\s?)?(?:fournir|coller|partager|communiquer|transmettre)\s
          le\s(?:texte|contenu|reste|passage)
        | remarques?\s(?:sur\sla|de)\straduction | notes?\s(?:sur\sla|de)\straduction
        | y\sa-t-il\sautre\schose\s(?:que\sje|dont\svous)
    """,
    "en": rf"""
        here(?:['’]s|\sis|\sare)\s(?:the|a|an|my|your)\s(?:[\w-]+\s){{0,2}}{_WORK["en"]}
        | translation\s?: | (?:french|arabic|english)\stranslation\s?:
        | (?:would\syou\slike|do\syou\swant|would\syou\sprefer)\s(?:me\sto|a\s|an\s|the\s)
          | shall\si\s(?:also\s)?(?:translate|continue)
        | (?:please\s)?let\sme\sknow\s(?:if|whether|how|when)\b | (?:please\s)?feel\sfree\sto\s(?:ask|let|reach
          |contact)
        | (?:please\s)?(?:provide|share|paste)\sthe\s(?:text|article|rest)
        | i\shope\s(?:this|the|that|it)\s(?:translation\s|version\s|text\s)?(?:helps|meets|works|reads|is\suseful)
        | if\syou(?:['’]d|\swould|\sneed|\swant|\sprefer|\shave)\b[^.\n]{{0,100}}(?:let\sme\sknow|i\scan\b
          |just\sask|feel\sfree)
        | i\scan\salso\s(?:provide|translate|adapt|shorten|offer)
        | as\san\s(?:ai|artificial\sintelligence)\b | i\s(?:have\s|['’]ve\s)?(?:translated|kept\sthe\sterm)\s
        | (?:i['’]m|i\sam)\s(?:sorry|unable|afraid)\b[^.\n]{{0,40}}translat | this\stranslation\s(?:preserves
          |keeps|maintains|aims)
    """,
    "ar": r"""
        إليك(?:م)?\s(?:ال)?(?:ترجمة|نص|النص\sالمترجم) | فيما\sيلي\s(?:ال)?ترجمة | (?:هذه|هاهي)\s(?:هي\s)?(?:ال)?ترجمة
        | هل\s(?:ترغب|تريد|تود|تفضل)(?:ون|ين)?\s(?:في\s)?(?:أن\sأ|ترجمة|نسخة|صيغة) | لا\sتتردد(?:وا|ي)?\sفي
        | (?:أخبرني|أعلمني|أخبروني)\s(?:إذا|إن)\s | (?:آمل|أرجو)\sأن\s(?:تكون\s(?:هذه\s)?
          |تنال\s)?(?:هذه\s)?(?:ال)?ترجمة
        | (?:إذا|إن)\s(?:كنت|أردت|رغبت|كنتم)\b[^.\n]{0,80}(?:أخبرني|يمكنني|فأخبرني|فيمكنني)
        | يمكنني\sأيضا\s | (?:بصفتي|باعتباري|كوني)\s(?:نموذج|مساعد|ذكاء) | لقد\s(?:قمت\sب|)ترجم(?:ت|ة)\s
    """,
}
_OPENER = r"""
    (?:bien\ssûr|certainement|absolument|avec\splaisir|très\sbien|d['’]accord|parfait|volontiers|sure|certainly
          |of\scourse
    |absolutely|بالتأكيد|بالطبع|حسنا|طبعا)\s?[!,.:،]\s{0,3}
"""
_PATTERNS = {
    code: re.compile(rf"[(\[*_>\s-]{{0,6}}(?:{_OPENER})?(?:{sentences})", re.VERBOSE | re.IGNORECASE)
    for code, sentences in _SENTENCES.items()
}
_ENGLISH_SIGNS = ("you", "translat", " the ", " an ai", "feel free", "i can also", "i hope", "shall i", "as an art")
_LINE = re.compile(r"[^\n]+")
_STOP = re.compile(r"[.!?…؟]+[)\]*_]{0,3}\s+(?=\S)")
_OPENING, _CLOSING = "«“„", "»”"
_ENDS = 2
"""Sentences at either end of a paragraph that an assistant may have put there."""


def chatter(text: str, language: Language) -> Span | None:
    """The sentences of an assistant at the beginning or the end of a paragraph, outside quotation marks."""
    patterns = _spoken(text, language)
    for line in _LINE.finditer(text):
        starts = [line.start(), *(stop.end() for stop in _STOP.finditer(text, line.start(), line.end()))]
        last = len(starts) - 1
        said = [
            place
            for place in sorted({*range(min(_ENDS, last + 1)), *range(max(0, last + 1 - _ENDS), last + 1)})
            if _is_said(text, starts[place], patterns)
        ]
        if said:
            first, end = said[0], said[-1]
            stop = line.end() if end == last or end >= _ENDS else starts[end + 1]
            colon = text.find(":", starts[end], stop)
            return _trimmed(text, starts[first], colon + 1 if colon > 0 else stop)
    return None


def _spoken(text: str, language: Language) -> list[re.Pattern[str]]:
    """The sentences of the text's language, and those in English where anything in the text looks like it."""
    codes = {language.code}
    lowered = text.lower()
    if any(sign in lowered for sign in _ENGLISH_SIGNS):
        codes.add("en")
    return [pattern for code, pattern in _PATTERNS.items() if code in codes]


def _is_said(text: str, start: int, patterns: Sequence[re.Pattern[str]]) -> bool:
    if not any(pattern.match(text, start) for pattern in patterns):
        return False
    opened = max(text.rfind(mark, 0, start) for mark in _OPENING)
    return opened <= max(text.rfind(mark, 0, start) for mark in _CLOSING)


def _trimmed(text: str, start: int, end: int) -> Span:
    said = text[start:end]
    return Span(start + len(said) - len(said.lstrip()), start + len(said.rstrip()))
