"""What rules look things up in, loaded ahead: while the models are being loaded, there is time for it."""

from __future__ import annotations

from collections.abc import Iterable

from audit.language import Language

_NAMES = frozenset({"ar", "fr", "en"})  # the languages that names are listed in


def load_tables(codes: Iterable[str], source: Language | None, target: Language) -> None:
    """Load the large tables that the rules ``codes`` use in these languages; each is loaded once, now or when used."""
    families = {code[:2] for code in codes}
    if "TX" in families:
        from audit.checks.damage.lexicon import lexicon

        lexicon(target.code)
    if "NM" in families and source is not None and {source.code, target.code} <= _NAMES:
        from audit.names.index import index, people

        for language in sorted(_NAMES):
            index(language)
        people()
