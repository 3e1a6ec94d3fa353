"""Asks a judge until it answers: retries, pace, and the form of answer that the endpoint understands."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from typing import Any

from audit.metrics.judge.address import Address
from audit.metrics.judge.limits import Limits
from audit.metrics.judge.pace import Pace
from audit.metrics.judge.transport import Again, Failed, Transport

MOST_TOKENS = 2_000  # of an answer: some forty faults
_NOT_UNDERSTOOD = (400, 415, 422, 501)


class Client:
    """An OpenAI-compatible chat endpoint, asked at temperature 0. Threads may share it."""

    def __init__(self, address: Address, schema: Mapping[str, Any], limits: Limits) -> None:
        self._model = address.model
        self._schema = schema
        self._limits = limits
        self._transport = Transport(address, limits.timeout)
        self._pace = Pace(limits.per_minute)
        self._structured = True

    def ask(self, messages: Sequence[Mapping[str, str]]) -> str:
        """The model's answer to ``messages``.

        Raises:
            Failed: there is none, after as many attempts as may help.
        """
        for attempt in range(self._limits.attempts):
            try:
                return self._once(messages)
            except Again as error:
                wait = self._wait(error, attempt)
                if attempt + 1 == self._limits.attempts:
                    raise Failed(f"{error}, {attempt + 1} times", error.status) from None
                if wait > self._limits.longest_wait:
                    raise Failed(f"{error}; it asks to wait {wait:.0f} s", error.status) from None
                if error.after:
                    self._pace.hold(wait)
                time.sleep(wait)
        raise Failed("not asked")

    def _wait(self, error: Again, attempt: int) -> float:
        if error.after is not None:
            return error.after
        return min(self._limits.backoff * 2**attempt * random.uniform(1.0, 1.25), self._limits.longest_wait)

    def _once(self, messages: Sequence[Mapping[str, str]]) -> str:
        self._pace.wait()
        structured = self._structured
        try:
            return _reply(self._transport.post(self._content(messages, structured)))
        except Failed as error:
            if not structured or error.status not in _NOT_UNDERSTOOD:
                raise
        self._pace.wait()
        reply = _reply(self._transport.post(self._content(messages, False)))
        self._structured = False  # it answers without a schema only: not asked for one again
        return reply

    def _content(self, messages: Sequence[Mapping[str, str]], structured: bool) -> dict[str, Any]:
        made: dict[str, Any] = {
            "model": self._model,
            "messages": list(messages),
            "temperature": 0,
            "max_tokens": MOST_TOKENS,
        }
        if structured:
            schema = {"name": "annotation", "strict": True, "schema": self._schema}
            made["response_format"] = {"type": "json_schema", "json_schema": schema}
        return made


def _reply(body: Any) -> str:
    """The text in the body of a chat completion. Raises Failed where the model declines or was cut off."""
    try:
        choice = body["choices"][0]
        message = choice["message"]
        text, refusal, reason = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (TypeError, KeyError, IndexError, AttributeError):
        raise Again("its answer is no chat completion") from None
    if refusal or reason == "content_filter":
        raise Failed("the model declines to answer")
    if reason == "length":
        raise Failed(f"the model's answer was cut off at {MOST_TOKENS:,} tokens")
    if not isinstance(text, str) or not text.strip():
        raise Again("the model's answer is empty")
    return text
