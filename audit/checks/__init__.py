"""The rules: one module a family, one function a rule."""

from __future__ import annotations

from audit.checks.rules import Rule, all_rules, run

__all__ = ["Rule", "all_rules", "run"]
