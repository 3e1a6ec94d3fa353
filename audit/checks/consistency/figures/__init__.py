"""Figures that contradict each other: totals and parts, shares, changes, headline and story (NB107, NB109, NB110)."""
