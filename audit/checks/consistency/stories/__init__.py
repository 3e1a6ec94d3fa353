"""Numbers that one part of a story tells and another contradicts, the headline above all (NB110)."""
