"""`python -m audit.cli`: the same as the command `audit`."""

from __future__ import annotations

from audit.cli import main

main(prog_name="audit")
