"""Write docs/rules.md out of the rules' docstrings.

usage: python -m scripts.rules_page [--check]
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from audit.checks import Rule, all_rules

PAGE = Path(__file__).parent.parent / "docs" / "rules.md"
FAMILIES = {
    "AD": "Additions",
    "LI": "Language",
    "MT": "Meaning",
    "NB": "Numbers, dates and units",
    "NM": "Names",
    "OM": "Omissions",
    "TE": "Terminology",
    "TX": "Damaged text",
    "UT": "Untranslated text",
}


def page() -> str:
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield "# Rules\n"
    yield "Written by `python -m scripts.rules_page` out of the rules; `audit explain CODE` prints the same text.\n"
    families = [(name, list(rules)) for name, rules in groupby(all_rules(), key=lambda rule: rule.code[:2])]
    for name, rules in families:
        yield f"- **{FAMILIES[name]}**: " + ", ".join(f"[{r.code} {r.name}](#{r.code.lower()}-{r.name})" for r in rules)
    for name, rules in families:
        yield f"\n## {FAMILIES[name]}"
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    scope = "needs the original" if rule.needs_source else "needs only the translation"
    yield f"\n### {rule.code} {rule.name}\n"
    yield f"`{rule.category}` · {rule.severity.label} · {scope}\n"
    yield rule.documentation.replace("\n## ", "\n#### ")


def main() -> None:
    if "--check" in sys.argv:
        current = PAGE.read_text(encoding="utf-8") == page()
        sys.exit(None if current else "docs/rules.md is out of date: run this script")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
