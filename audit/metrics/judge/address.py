"""Where a judge is reached: `https://host/v1#model`, taken apart and checked before anything is sent."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from audit.errors import AuditError

KEY = "AUDIT_JUDGE_KEY"
MODEL = "AUDIT_JUDGE_MODEL"
_EXAMPLE = "judge:https://host/v1#model-name"
_ENDPOINT = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Address:
    """An OpenAI-compatible chat endpoint and the model to ask there.

    ``url`` is where requests go, its query included; ``shown`` is what may be printed, which leaves the query out.
    """

    url: str
    model: str
    local: bool

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that ``text`` (the part after `judge:`) names.

        Raises:
            AuditError: it is no such address, holds a key, or names no model.
        """
        try:
            parts = urlsplit(text)
            host, _ = parts.hostname, parts.port
        except ValueError:
            host = None
        if host is None or parts.scheme not in ("http", "https"):
            raise AuditError(f"judge: an http or https address is needed, such as {_EXAMPLE}")
        if not text.isascii() or any(character.isspace() for character in text):
            raise AuditError("judge: the address holds spaces or letters that need percent-encoding")
        if parts.username is not None:
            raise AuditError(f"judge: a key does not belong in the address; put it into the environment as {KEY}")
        model = parts.fragment or os.environ.get(MODEL, "").strip()
        if not model:
            raise AuditError(f"judge: which model? Name it as in {_EXAMPLE}, or in the environment as {MODEL}")
        path = parts.path.rstrip("/")
        path = path if path.endswith(_ENDPOINT) else path + _ENDPOINT
        return cls(urlunsplit((parts.scheme, parts.netloc, path, parts.query, "")), model, _is_local(host))

    @property
    def shown(self) -> str:
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{parts.path.removesuffix(_ENDPOINT)}"

    def key(self) -> str | None:
        """The key to send, from the environment; it is never part of an address.

        Raises:
            AuditError: the key cannot be sent, or would be sent over the network in the clear.
        """
        key = os.environ.get(KEY, "").strip()
        if not key:
            return None
        if not (key.isascii() and key.isprintable()):
            raise AuditError(f"judge: {KEY} holds characters that no key has")
        if self.url.startswith("http:") and not self.local:
            raise AuditError(f"judge: {KEY} would go to {self.shown} unencrypted: use https, or unset it")
        return key


def _is_local(host: str) -> bool:
    """Whether ``host`` is this machine."""
    return host in ("localhost", "::1") or (host.startswith("127.") and host.replace(".", "").isdigit())
