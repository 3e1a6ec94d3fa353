"""Alignment: which sentences of two documents, and which words of two segments, translate each other."""

from __future__ import annotations

from audit.alignment.sentences import Bead, align_sentences
from audit.alignment.words import link_words

__all__ = ["Bead", "align_sentences", "link_words"]
