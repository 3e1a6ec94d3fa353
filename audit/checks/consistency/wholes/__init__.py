"""Totals, shares and the parts that make them up, told so that they cannot be (NB107)."""
