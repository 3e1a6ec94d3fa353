"""Patterns of paths."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.gate.globs import matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("sport/**", "sport/a.txt", True),
        ("sport/**", "sport/2026/11/a.txt", True),
        ("sport/**", "transport/a.txt", False),
        ("sport/*.txt", "sport/a.txt", True),
        ("sport/*.txt", "sport/live/a.txt", False),
        ("sport/**/a.txt", "sport/a.txt", True),
        ("sport/**/a.txt", "sport/x/y/a.txt", True),
        ("sport/", "sport/a.txt", True),
        ("sport", "feed/sport/a.txt", True),
        ("*.fr.txt", "feed/0412.fr.txt", True),
        ("*.fr.txt", "feed/0412.ar.txt", False),
        ("041?.txt", "feed/0412.txt", True),
        ("feed/sport/**", "old/feed/sport/a.txt", False),
        ("**/sport/**", "old/feed/sport/a.txt", True),
        ("a[1].txt", "a[1].txt", True),
        ("a+b.txt", "aab.txt", False),
    ],
)
def test_a_pattern_names_paths(pattern: str, path: str, expected: bool) -> None:
    assert matches(pattern, path) is expected


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(st.characters(exclude_characters="*?"), min_size=1).filter(lambda text: text.strip("/")))
def test_a_pattern_without_wildcards_names_itself(text: str) -> None:
    assert matches(text, text.strip("/"))
