"""What programs put into a text for other programs, and never took out again (AD105)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from audit.checks.content import excerpt
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.records import Finding, Severity, Span

_MOST = 50  # findings of one segment
_PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]{1,60}\}\}|\$?\{[A-Za-z_][\w.]{0,40}\}|%\([A-Za-z_]\w{0,40}\)[sdif]|%\d\$[sd]|(?<![\d%])%[sd](?!\w)"
    r"|(?<!\w)__[A-Za-z]\w{0,40}__(?!\w)|<(?:unk|pad|mask|eos|bos|s)>|</s>|\[(?:UNK|PAD|MASK|SEP|CLS)\]|(?<=\w)@@(?=\s)"
    r"|(?<!\w)[⟦⟪][^⟧⟫\n]{0,40}[⟧⟫]"
)
_NOTE = re.compile(
    r"\[\s?(?:ndt\b|note du traducteur|note de (?:la )?traduction|à (?:vérifier|traduire|compléter)|translator['’]?s?"
    r"['’]? note|translation note|to be (?:checked|translated|completed)|(?:todo|tbd|tbc|insert)\b|ملاحظة المترجم)"
    r"[^\[\]\n]{0,200}\]",
    re.IGNORECASE,
)
_TAG = re.compile(r"<(?P<closes>/?)(?P<name>[A-Za-z][\w:-]{0,30})(?:\s[^<>\n]{0,300})?(?P<empty>/?)>")
_EMPHASIS = re.compile(r"\*\*(?=\S)[^*\n]{1,300}(?<=\S)\*\*|\A#{1,6}\s(?=\S)")
_UNPAIRED = frozenset(("br", "hr", "img", "p", "li", "wbr", "input", "td", "tr", "th"))
"""HTML tags that stand without an end."""


@rule("AD105", "left-over-markup", "accuracy/addition", Severity.MAJOR, needs_source=False)
def left_over_markup(this: Rule, evidence: Evidence) -> Iterator[Finding]:
    """A placeholder, a tag or a note to the editor was left in the translation.

    ## What it does
    Looks for the placeholders of templates (`{{title}}`, `%s`), the special tokens of translation engines (`<unk>`,
    `@@`), HTML tags that are opened and never closed or the other way round, the emphasis marks of Markdown, and notes
    in square brackets that say that something is to be checked. What stands in the original, too, is left alone.

    ## Why it is bad
    It was meant for a program or a colleague, and every reader sees it.

    ## Example
    `… ses plus grands succès, de « Ya leil » à {{song_title_2}}.`

    ## Use instead
    `… ses plus grands succès, de « Ya leil » à « Batwannes beek ».`
    """
    for span, what in islice(_leftovers(evidence.target), _MOST):
        seen = span.of(evidence.target)
        if seen not in evidence.source:
            yield this.finding(f"“{excerpt(seen)}” is {what}", confidence=0.9, target=span)


def _leftovers(text: str) -> Iterator[tuple[Span, str]]:
    found = [(Span(*match.span()), "a placeholder that nothing was put into") for match in _PLACEHOLDER.finditer(text)]
    found += [(Span(*match.span()), "a note to the editor") for match in _NOTE.finditer(text)]
    found += [(Span(*match.span()), "markup that was left over") for match in _EMPHASIS.finditer(text)]
    taken = [span for span, _ in found]
    found += [(span, "a tag without its other half") for span in _odd_tags(text) if not any(map(span.overlaps, taken))]
    yield from sorted(found)


def _odd_tags(text: str) -> Iterator[Span]:
    """Tags of which there are more opening than closing ones, or fewer."""
    tags = [match for match in _TAG.finditer(text) if not match["empty"] and match["name"].lower() not in _UNPAIRED]
    balance: Counter[str] = Counter()
    for tag in tags:
        balance[tag["name"].lower()] += -1 if tag["closes"] else 1
    for tag in tags:
        if balance[tag["name"].lower()]:
            yield Span(*tag.span())
