"""The shape of wire copy: what each part of a story is, and where its sentences end."""

from __future__ import annotations
