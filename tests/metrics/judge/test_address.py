"""Addresses of judges: what is understood, and what is refused before anything is sent."""

from __future__ import annotations

import pytest

from audit.errors import AuditError
from audit.metrics.base import Pair, Workshop
from audit.metrics.judge import Judge
from audit.metrics.judge.address import Address
from audit.metrics.judge.estimate import tokens

SENT = "tokens sent, instructions included"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("KEY", "MODEL", "PRICE", "RATE", "TIMEOUT"):
        monkeypatch.delenv(f"AUDIT_JUDGE_{name}", raising=False)


@pytest.mark.parametrize(
    ("text", "url", "shown", "local"),
    [
        ("https://host/v1#m", "https://host/v1/chat/completions", "https://host/v1", False),
        ("https://host/v1/#m", "https://host/v1/chat/completions", "https://host/v1", False),
        ("https://host/a/chat/completions#m", "https://host/a/chat/completions", "https://host/a", False),
        ("https://host:8443/v1?v=2#m", "https://host:8443/v1/chat/completions?v=2", "https://host:8443/v1", False),
        ("http://localhost:8000/v1#m", "http://localhost:8000/v1/chat/completions", "http://localhost:8000/v1", True),
        ("http://[::1]:8000/v1#m", "http://[::1]:8000/v1/chat/completions", "http://[::1]:8000/v1", True),
        ("http://127.0.0.1.evil.net/v1#m", "http://127.0.0.1.evil.net/v1/chat/completions",
         "http://127.0.0.1.evil.net/v1", False),
    ],
)  # fmt: skip
def test_an_address_is_taken_apart(text: str, url: str, shown: str, local: bool) -> None:
    address = Address.parse(text)
    assert (address.url, address.shown, address.model, address.local) == (url, shown, "m", local)


def test_the_model_may_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_JUDGE_MODEL", "family/model:7b")
    assert Address.parse("https://host/v1").model == "family/model:7b"
    assert Address.parse("https://host/v1#other").model == "other"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "an http or https address is needed"),
        ("host/v1#m", "an http or https address is needed"),
        ("ftp://host/v1#m", "an http or https address is needed"),
        ("https://host:port/v1#m", "an http or https address is needed"),
        ("https://[host/v1#m", "an http or https address is needed"),
        ("https://user:secret@host/v1#m", "a key does not belong in the address"),
        ("https://host/v 1#m", "percent-encoding"),
        ("https://hôte/v1#m", "percent-encoding"),
        ("https://host/v1", "which model"),
    ],
)
def test_what_is_no_address_is_refused_with_the_reason(text: str, said: str) -> None:
    with pytest.raises(AuditError, match=said) as caught:
        Address.parse(text)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_key_does_not_travel_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AUDIT_JUDGE_KEY", "sk-secret")
    assert Address.parse("http://127.0.0.1:1/v1#m").key() == "sk-secret"
    with pytest.raises(AuditError, match="unencrypted") as caught:
        Judge("http://host/v1#m", Workshop())
    assert "sk-secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("variable", "value"),
    [("KEY", "sk\nHost: evil"), ("KEY", "clé"), ("RATE", "none"), ("RATE", "0"), ("TIMEOUT", "nan"),
     ("PRICE", "cheap"), ("PRICE", "1"), ("PRICE", "-1/2"), ("PRICE", "inf/1")],
)  # fmt: skip
def test_a_bad_variable_is_named_before_the_run(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(f"AUDIT_JUDGE_{variable}", value)
    with pytest.raises(AuditError, match=f"AUDIT_JUDGE_{variable}"):
        Judge("https://host/v1#m", Workshop())


def test_the_user_is_told_where_the_texts_go() -> None:
    assert Judge("https://host/v1#m", Workshop()).notices() == (
        "judge:https://host/v1#m: the texts of every segment are sent to https://host/v1 and leave this machine",
    )
    assert "on this machine" in Judge("http://localhost/v1#m", Workshop()).notices()[0]


def test_a_forecast_counts_requests_and_tokens_and_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = Judge("https://host.invalid/v1#m", Workshop())
    pair = Pair("نص قصير.", "Un texte court.", "ar", "fr")
    one, three = judge.estimate([pair]), judge.estimate([pair, pair, Pair("ن" * 30_000, "x", "ar", "fr"), pair])
    assert one["requests to https://host.invalid/v1"] == 1
    assert one["characters of text sent"] == len(pair.source + pair.target)
    assert 1000 < one[SENT] < 1600
    assert three == {unit: 3 * amount for unit, amount in one.items()}
    assert "cost" not in one
    monkeypatch.setenv("AUDIT_JUDGE_PRICE", "2/10")
    expected = (2 * one[SENT] + 10 * one["tokens answered"]) / 1e6
    assert judge.estimate([pair])["cost"] == pytest.approx(expected)


def test_tokens_go_by_script() -> None:
    assert tokens("") == 0
    assert tokens("four letters") == 3
    assert tokens("اربع") == 2
    assert tokens("新闻") == 2
