"""Rises and falls whose direction, ends and rates contradict each other (NB109)."""
