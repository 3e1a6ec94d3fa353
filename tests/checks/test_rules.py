"""What every rule has: a page of its own with an example, a known MQM category, a severity."""

from __future__ import annotations

import re

import pytest

from audit.checks import Rule, all_rules
from scripts.rules_page import PAGE, page

CATEGORIES = {
    "accuracy/omission", "accuracy/addition", "accuracy/mistranslation", "accuracy/mistranslation/entity",
    "accuracy/mistranslation/number", "accuracy/mistranslation/unit", "accuracy/mistranslation/date-time",
    "accuracy/untranslated", "terminology/inconsistent", "terminology/wrong-term", "linguistic/character-encoding",
    "linguistic/punctuation", "linguistic/unintelligible", "linguistic/coherence", "linguistic/duplication",
    "linguistic/grammar",
    "locale/typography", "locale/date-format", "locale/number-format",
}  # fmt: skip


def test_the_page_of_the_rules_is_what_the_rules_say() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m scripts.rules_page"


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert re.fullmatch("(OM|AD|NM|NB|MT|UT|TX|TE|LI)[1-9][0-9]{2}", rule.code)
    assert re.fullmatch("[a-z]+(-[a-z]+)*", rule.name)
    assert rule.category in CATEGORIES
    headings = re.findall("^## (.+)$", rule.documentation, re.MULTILINE)
    assert headings == ["What it does", "Why it is bad", "Example", "Use instead"]
    assert rule.summary.endswith(".")
