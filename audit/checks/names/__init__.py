"""Rules on names: of people, places, organisations and media."""

from audit.checks.names import capitals, dropped, entities, genders, spelling, unintroduced, wrong

__all__ = ["capitals", "dropped", "entities", "genders", "spelling", "unintroduced", "wrong"]
