"""Faults that are planted into clean text to measure the rules that need no original."""
