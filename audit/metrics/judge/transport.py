"""One request to a judge: a bounded answer in bounded time, no redirects, and errors by what to do about them."""

from __future__ import annotations

import http.client
import json
import math
import time
import urllib.error
import urllib.request
from email.utils import parsedate_to_datetime
from typing import Any

from audit.metrics.judge.address import Address

_MOST_BYTES = 1_000_000  # an answer of the judge is a few thousand
_BLOCK = 1 << 16
_AGAIN = (408, 409, 425, 429, 500, 502, 503, 504, 529)
_HOPELESS = (401, 402, 403, 404, 405)
_SAID = 160  # characters of a server's message that are repeated to the user


class Failed(Exception):
    """This request brought nothing; ``status`` is the server's, where it gave one."""

    def __init__(self, reason: str, status: int | None = None) -> None:
        super().__init__(reason)
        self.status = status


class Again(Failed):
    """It may go better next time: after ``after`` seconds, where the server says when."""

    def __init__(self, reason: str, status: int | None = None, after: float | None = None) -> None:
        super().__init__(reason, status)
        self.after = after


class Hopeless(Failed):
    """No request to this endpoint will go better: a wrong key, a wrong path, a model that is not there."""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the texts to a host that the user did not name."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Transport:
    """Posts JSON to one address. ``timeout`` is in seconds, for a request as a whole."""

    def __init__(self, address: Address, timeout: float) -> None:
        self._address = address
        self._timeout = timeout
        self._key = address.key()
        proxies = [urllib.request.ProxyHandler({})] if address.local else []
        self._opener = urllib.request.build_opener(_NoRedirect, *proxies)

    def post(self, content: dict[str, Any]) -> Any:
        """The JSON that the server answers ``content`` with.

        Raises:
            Failed: it does not, in one of three ways.
        """
        from audit import __version__

        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json",
            "User-Agent": f"wire-audit/{__version__}",
        }
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        request = urllib.request.Request(self._address.url, json.dumps(content).encode("ascii"), headers)
        deadline = time.monotonic() + self._timeout
        try:
            with self._opener.open(request, timeout=self._timeout) as response:
                body = _read(response, deadline)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refusal(error, deadline) from None
        except TimeoutError:
            raise Again(f"no answer within {self._timeout:g} s") from None
        except (OSError, http.client.HTTPException) as error:
            raise Again(self._network(error)) from None
        return _json(body)

    def _network(self, error: Exception) -> str:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return f"no answer within {self._timeout:g} s"
        return f"cannot be reached: {getattr(reason, 'strerror', None) or reason or type(reason).__name__}"

    def _refusal(self, error: urllib.error.HTTPError, deadline: float) -> Failed:
        said = f"HTTP {error.code}{self._message(error, deadline)}"
        if error.code in _AGAIN:
            return Again(said, error.code, retry_after(error.headers.get("Retry-After")))
        if 300 <= error.code < 400:
            return Hopeless(f"{said}: it redirects elsewhere, which is not followed", error.code)
        return Hopeless(said, error.code) if error.code in _HOPELESS else Failed(said, error.code)

    def _message(self, error: urllib.error.HTTPError, deadline: float) -> str:
        """What the server says is wrong, in brackets, on one line, without the key."""
        try:
            said = _json(_read(error, deadline))
        except (Failed, OSError, http.client.HTTPException):
            return ""
        inner = said.get("error", said) if isinstance(said, dict) else None
        text = inner.get("message") if isinstance(inner, dict) else inner
        if not isinstance(text, str) or not text.strip():
            return ""
        line = " ".join(text.split())
        if self._key:
            line = line.replace(self._key, "…")
        return f" ({line[:_SAID]})"


def retry_after(value: str | None) -> float | None:
    """Seconds to wait, of a `Retry-After` field: a number, or a date (RFC 9110, section 10.2.3)."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(value).timestamp() - time.time()
        except (ValueError, OverflowError):
            return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _read(response: Any, deadline: float) -> bytes:
    """The body of ``response``, within limits: a server may send without end, or a byte at a time."""
    body = bytearray()
    while block := response.read1(_BLOCK):
        body += block
        if len(body) > _MOST_BYTES:
            raise Failed(f"its answer is longer than {_MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > deadline:
            raise TimeoutError
    return bytes(body)


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        raise Again("its answer is not JSON") from None
