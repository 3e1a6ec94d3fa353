"""Rules on names: of people, places, organisations and media."""

from audit.checks.names import entities, spelling, wrong

__all__ = ["entities", "spelling", "wrong"]
