"""What programs put into a text for other programs, and never took out again (AD105)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_MOST = 50  # findings of one segment
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\$?\{[^\W\d][\w .'’-]{0,40}\}|%\([A-Za-z_]\w{0,40}\)[sdif]|%\d\$[sd]|(?<![\d%])%[sd](?!\w)"
    r"|(?<!\w)__[A-Za-z]\w{0,40}__(?!\w)|<(?:unk|pad|mask|eos|bos|s)>|</s>|\[(?:UNK|PAD|MASK|SEP|CLS)\]|(?<=\w)@@(?=\s)"
    r"|(?<!\w)[⟦⟪][^⟧⟫\n]{0,40}[⟧⟫]|<(?:\.{2,5}|…)>|```\w{0,12}|(?<!\w)lorem ipsum dolor"
)
_SLOT = re.compile(
    r"\[\s?(?:(?:NOMS?|PRÉNOMS?|DATES?|LIEUX?|HEURES?|VILLES?|PAYS|TITRES?|FONCTIONS?|MONTANTS?|NOMBRES?|CHIFFRES?"
    r"|ORGANISATIONS?|ORGANISMES?|ENTREPRISES?|SOCIÉTÉS?|PERSONNES?|ADRESSES?|VOTRE|NAMES?|PLACES?|CITY|TITLES?"
    r"|AMOUNTS?|NUMBERS?|PERSON|ORGANI[SZ]ATION|COMPANY|COUNTRY|LOCATION|LINKS?|URL|YOUR|X{2,}|اسم|تاريخ|مكان|المكان"
    r"|الاسم|التاريخ|اسم المنظمة)(?:[ _/'’-][A-ZÀ-Ý\u0621-\u064a _/'’-]{0,50})?"
    r"|(?i:insérer|indiquer|remplir|compléter|ajouter (?:le|la|les|un|une)|insert|fill in|أدخل|يرجى إدخال)\b"
    r"[^\[\]\n]{0,80}"
    r"|date|(?:Date|Lieu|Heure|Nom|Prénom|Ville|Montant|Fonction|Name|Place|City)"
    r"|(?i:nom|titre|fonction|lieu|date) (?:du|de la|de l['’]|des|complet)"
    r"(?:(?!connu|modifi|chang|rédaction)[\w '’-]){0,40}"
    r"|(?i:votre|your) [^\[\]\n]{1,40})\s?\]"
)
"""Square brackets that say what is to be put there; others say what a speaker meant (`[le FMI]`)."""

_BLANK = re.compile(r"(?<![\w-])(?:X{3,12}|x{4,12}|XX(?:[/-]XX(?:[/-]\w{2,4})?| ?h ?XX))(?![\w-])|(?<!\w)_{3,40}(?!\w)")
_NAME_BEFORE = re.compile(r"(?:[A-ZÀ-Ý][\w'’-]{1,30}|films?|classée?s?|sites?|porno\w{0,8})\s\Z")
"""What `XXX` belongs to as a number or a class (`Super Bowl XXX`, `un film XXX`)."""

_NOTE = re.compile(
    r"\[\s?(?:ndt\b|note du traducteur|note de (?:la )?traduction|à (?:vérifier|traduire|compléter|préciser|confirmer)"
    r"|translator['’]?s?['’]? note|translation note|to be (?:checked|translated|completed)|(?:todo|tbd|tbc|insert)\b"
    r"|ملاحظة المترجم)[^\[\]\n]{0,200}\]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w:-]{0,30})(?:\s[^<>\n]{0,300})?(?P<empty>/?)>")
_EMPHASIS = re.compile(r"\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*|\A#{1,6}\s(?=\S)")
_SIGN = re.compile(r"[{<\[⟦⟪@_`#*]|%[\dsd(]|[Xx][Xx]|lorem")
"""What every one of these has in it, and most texts have not."""

_EMPTY = frozenset(("br", "hr", "img", "wbr", "input"))
"""HTML tags that have no end."""

_OPEN_ENDED = frozenset(("p", "li", "td", "tr", "th"))
"""HTML tags whose end may be left out, but that cannot end before they began."""


@rule("AD105", "left-over-markup", "accuracy/addition", Severity.MAJOR, needs_source=False)
def left_over_markup(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A placeholder, a tag or a note to the editor was left in the translation.

    ## What it does
    Looks for the placeholders of templates (`{{title}}`, `%s`), brackets and blanks where a name or a date was to be
    put in (`[NOM DE L'ORGANISATION]`, `[insérer le lieu]`, `XXX morts`, `le ___ mai`), the special tokens of
    translation engines (`<unk>`, `@@`), HTML tags that are opened and never closed or the other way round (`</p><p>`),
    the marks of Markdown, and notes in square brackets that say that something is to be checked. What stands in the
    original, too, is left alone, and so are brackets that explain (`[sic]`, `[le FMI]`).

    ## Why it is bad
    It was meant for a program or a colleague, and every reader sees it.

    ## Example
    `… ses plus grands succès, de « Ya leil » à {{song_title_2}}.`

    ## Use instead
    `… ses plus grands succès, de « Ya leil » à « Batwannes beek ».`
    """
    for span, what in sorted(islice(_leftovers(evidence.target), _MOST)):
        seen = span.of(evidence.target)
        if seen not in evidence.source:
            yield this.finding(f"“{excerpt(seen)}” is {what}", confidence=0.9, target=span)


def _leftovers(text: str) -> Iterator[tuple[Span, str]]:
    if not _SIGN.search(text):
        return
    found = [(Span(*match.span()), "a placeholder that nothing was put into") for match in _PLACEHOLDER.finditer(text)]
    if "[" in text:
        found += [(Span(*match.span()), "a placeholder that nothing was put into") for match in _SLOT.finditer(text)]
        found += [(Span(*match.span()), "a note to the editor") for match in _NOTE.finditer(text)]
    found += [(span, "a blank that nothing was put into") for span in _blanks(text)]
    found += [(Span(*match.span()), "markup that was left over") for match in _EMPHASIS.finditer(text)]
    kept: list[Span] = []
    if "<" in text:
        found += [(span, "a tag without its other half") for span in _odd_tags(text)]
    for span, what in found:  # the more telling kind first
        if not any(map(span.overlaps, kept)):
            kept.append(span)
            yield span, what


def _blanks(text: str) -> Iterator[Span]:
    """Strokes and crosses that stand for words; a line of nothing else parts what stands above and below it."""
    for match in _BLANK.finditer(text):
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match[0].startswith("_"):
            rest = text[match.end() :].partition("\n")[0]
            if any(map(str.isalpha, line + rest)):
                yield Span(*match.span())
        elif not _NAME_BEFORE.search(line[-40:]):
            yield Span(*match.span())


def _odd_tags(text: str) -> Iterator[Span]:
    """Tags that close what was not opened or open what is never closed; those side by side are one."""
    opened: defaultdict[str, list[Span]] = defaultdict(list)
    odd: list[Span] = []
    strays: set[str] = set()
    for match in _TAG.finditer(text):
        name, span = match["name"].lower(), Span(*match.span())
        if match["empty"] or name in _EMPTY:
            continue
        if not match["closes"]:
            opened[name].append(span)
        elif opened[name]:
            opened[name].pop()
        else:
            odd.append(span)
            strays.add(name)
    odd += [span for name, spans in opened.items() if name not in _OPEN_ENDED or name in strays for span in spans]
    joined: list[Span] = []
    for span in sorted(odd):
        if joined and joined[-1].end == span.start:
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    yield from joined
