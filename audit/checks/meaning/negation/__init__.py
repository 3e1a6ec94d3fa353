"""Negation: the cues of three languages and the negating words of others, litotes, restrictions, contrasts."""
