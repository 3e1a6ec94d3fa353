"""Rules on names: of people, places, organisations and media."""

from audit.checks.names import entities, genders, spelling, wrong

__all__ = ["entities", "genders", "spelling", "wrong"]
