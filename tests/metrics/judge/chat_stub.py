"""A chat endpoint on this machine that answers as it is told to, and remembers what it was asked."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[["Handler"], None]


class Stub(ThreadingHTTPServer):
    """Behaves at each request as the next of ``behaviours`` says, and at those beyond as the last."""

    daemon_threads = True
    behaviours: list[Behaviour]

    def __init__(self, *behaviours: Behaviour) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behaviours = list(behaviours)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/v1"

    @property
    def asked(self) -> list[dict[str, str]]:
        """What each request asked about."""
        return [json.loads(request["messages"][-1]["content"]) for request in self.requests]


class Handler(BaseHTTPRequestHandler):
    server: Stub

    def do_POST(self) -> None:
        stub = self.server
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with stub.lock:
            stub.requests.append(content)
            stub.headers.append(dict(self.headers))
            stub.paths.append(self.path)
            behaviour = stub.behaviours.pop(0) if len(stub.behaviours) > 1 else stub.behaviours[0]
        self.content = content
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the client had enough
            behaviour(self)

    def answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def serving(*behaviours: Behaviour) -> Iterator[Stub]:
    stub = Stub(*behaviours)
    threading.Thread(target=stub.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield stub
    finally:
        stub.shutdown()
        stub.server_close()


def completion(text: str | None, finish: str = "stop", refusal: str | None = None) -> bytes:
    message = {"role": "assistant", "content": text, "refusal": refusal}
    return json.dumps({"choices": [{"index": 0, "message": message, "finish_reason": finish}]}).encode()


def error(**values: str) -> dict[str, Any]:
    """An error as a judge reports it."""
    usual = {"category": "mistranslation", "severity": "major", "source": "", "translation": ""}
    return {**usual, "explanation": "It is wrong.", "suggestion": "", **values}


def says(text: str | None, finish: str = "stop", refusal: str | None = None) -> Behaviour:
    return lambda handler: handler.answer(200, completion(text, finish, refusal))


def finds(*errors: Any) -> Behaviour:
    return says(json.dumps({"errors": list(errors)}, ensure_ascii=False))


def fails(status: int, message: str = "", **headers: str) -> Behaviour:
    body = json.dumps({"error": {"message": message}}).encode()
    return lambda handler: handler.answer(status, body, **headers)


def sends(body: bytes, **headers: str) -> Behaviour:
    return lambda handler: handler.answer(200, body, **headers)


def sleeps(seconds: float) -> Behaviour:
    return lambda handler: time.sleep(seconds)


def drips(handler: Handler) -> None:
    """A byte now and then, without end."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(1000):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def floods(handler: Handler) -> None:
    """An answer that is longer than memory."""
    handler.send_response(200)
    handler.end_headers()
    for _ in range(10_000):
        handler.wfile.write(b"[" * 65536)


def hangs_up(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.close_connection = True
