"""Damaged characters: text that was decoded in the wrong code page, or lost letters on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from audit.checks.damage.escapes import escapes
from audit.checks.damage.found import Damage, word_around
from audit.checks.damage.intruders import figures_in_words, intruders, lone_leads, shapes_in_words
from audit.checks.damage.lexicon import lexicon
from audit.checks.damage.lost import lost_letters
from audit.checks.damage.misread import misread_letters, misread_words, mojibake
from audit.checks.damage.unaccented import unaccented_words
from audit.checks.evidence import Evidence
from audit.checks.rules import Rule, rule
from audit.language import Language
from audit.records import Finding, Severity

_MOST = 100
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufeff\ufffe\uffff\ud800-\udfff]+")


@rule(
    "TX101", "damaged-characters", "linguistic/character-encoding", Severity.MAJOR, needs_source=False, furniture=True
)
def damaged_characters(this: Rule, evidence: Evidence) -> Iterable[Finding]:
    """Characters that were read in the wrong code page, or lost.

    ## What it does
    Looks for characters that no writer types: UTF-8 read as a single-byte page (`Ã©`, `â€™`), one
    code page read as another (`dÈcembre`, `pčre`), replacement characters and question marks in place of a letter
    (`d?cembre`), control and private-use characters, left-over entities (`&eacute;`), French words without the accents
    that they need (`evacues`), letters read as others that look alike (`rnillions`). A word of one code page read as
    another is reported only if it is no word as it stands and is a frequent word once mended.

    ## Why it is bad
    The reader sees at once that nobody read the copy, and search, names and dates in it are broken.

    ## Example
    `[05/ DÈcembre/2023]`

    ## Use instead
    `[05/ Décembre/2023]`
    """
    for damage in find_damage(evidence.target, evidence.target_language):
        seen = _shown(damage.span.of(evidence.target))
        message = f"“{seen}” is damaged: {damage.why}"
        yield this.finding(message, confidence=damage.confidence, target=damage.span, suggestion=damage.mended)


def find_damage(text: str, language: Language) -> list[Damage]:
    """The first hundred damaged stretches of ``text``, in order, none overlapping another."""
    words = lexicon(language.code)
    found = [*mojibake(text, words, language), *misread_words(text, words), *misread_letters(text, language)]
    found += [*lost_letters(text, words), *lone_leads(text, words), *intruders(text, words, language)]
    found += [*figures_in_words(text, words, language), *shapes_in_words(text, words, language)]
    found += [*_stray_controls(text), *escapes(text, words)]
    found += unaccented_words(text, words, language)
    kept: list[Damage] = []
    for damage in sorted(found, key=lambda d: (d.span.start, -len(d.span))):
        if not kept or kept[-1].span.end <= damage.span.start:
            kept.append(damage)
    return kept[:_MOST]


def _stray_controls(text: str) -> Iterator[Damage]:
    """Control characters, private-use characters and byte-order marks inside the text."""
    for match in _CONTROLS.finditer(text):
        why = f"it holds {_codes(match.group())}, which nobody types"
        yield Damage(word_around(text, *match.span()), None, 0.95, why)


def _codes(characters: str) -> str:
    return ", ".join(f"U+{ord(c):04X}" for c in dict.fromkeys(characters))


def _shown(text: str) -> str:
    """``text`` with invisible characters spelled out."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)
