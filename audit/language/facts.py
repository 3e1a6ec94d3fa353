"""What is known about one language, as data that the rest of the house reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

CASED_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek", "Armn"})
"""Scripts whose writing marks the start of a sentence with a capital."""


@dataclass(frozen=True, slots=True)
class Language:
    """Facts of one language. A field left empty means: nothing is known, and rules that need it keep silent.

    Attributes:
        code: ISO 639-1, lower case (ISO 639-3 where a language has no two-letter code).
        name: in English, as messages print it.
        script: ISO 15924 code of its main script, such as ``Arab`` or ``Latn``.
        right_to_left: direction of the main script.
        spaced: whether words are separated by spaces.
        sentence_end: characters that may end a sentence.
        abbreviations: words that take a full stop without ending a sentence, lower case, without the last stop.
        closing_abbreviations: abbreviations that may also stand at the end of a sentence (`etc.`, `p.m.`); what follows
            decides. Lower case, without the last stop.
        numbered_abbreviations: words that are abbreviations only before a number (`art. 5`, `no. 5`). Lower case,
            without the last stop.
        ordinal_stop: whether a numeral with a full stop is an ordinal (German `am 5. Dezember`).
        elisions: words written before an apostrophe and read apart from what follows (French `l'armée`), lower case,
            without the apostrophe.
        function_words: frequent closed-class words, normalized by ``audit.language.normalize.fold``.
        reporting_verbs: forms that introduce or follow a quotation (`dit`, `a déclaré`), normalized, without auxiliary.
        quotes: pairs of quotation marks that the language's press uses, the standard pair first.
        months: month names, lower case, to 1..12; every regional form.
        weekdays: weekday names, lower case, to 1 (Monday) .. 7 (Sunday).
        capitalizes_months: whether month and weekday names take a capital (English does, French does not).
        formulas: reporting formulas that a desk drops or adds freely («يذكر أن», `il convient de noter que`).
    """

    code: str
    name: str
    script: str = "Latn"
    right_to_left: bool = False
    spaced: bool = True
    sentence_end: str = ".!?…"
    abbreviations: frozenset[str] = frozenset()
    closing_abbreviations: frozenset[str] = frozenset()
    numbered_abbreviations: frozenset[str] = frozenset()
    ordinal_stop: bool = False
    elisions: frozenset[str] = frozenset()
    function_words: frozenset[str] = frozenset()
    reporting_verbs: frozenset[str] = frozenset()
    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ('"', '"'))
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    capitalizes_months: bool = False
    formulas: tuple[str, ...] = ()

    @property
    def cased(self) -> bool:
        """Whether a sentence is expected to begin with a capital."""
        return self.script in CASED_SCRIPTS
