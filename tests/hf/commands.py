"""The command line and the toy, as the tests use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from audit.cli import main

FAITHFUL = (
    "الوزير يزور المدينة في تونس الاثنين مع أسرته.",
    "le ministre visite la ville à Tunis lundi avec sa famille.",
)
SHORTENED = (FAITHFUL[0], "le ministre visite la ville à Tunis lundi.")
LENGTHENED = ("الوزير يزور المدينة في تونس الاثنين.", FAITHFUL[1])
MISTAKEN = (FAITHFUL[0], "le ministre visite la ville à Beyrouth lundi avec sa famille.")


def rows(path: Path, *pairs: tuple[str, str]) -> Path:
    """A file of segments."""
    lines = (
        json.dumps({"id": f"s{n}", "source": s, "target": t}, ensure_ascii=False) for n, (s, t) in enumerate(pairs, 1)
    )
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def scan(path: Path, metrics: str, *more: str | Path) -> tuple[list[dict[str, Any]], str]:
    """The records of a scan from Arabic to French, and what it said on standard error."""
    cache = () if "--cache" in more else ("--no-cache",)
    done = run(
        "scan", path, "--source", "ar", "--target", "fr", "--metrics", metrics, "--format", "jsonl", *cache, *more
    )
    assert done.exit_code == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr
