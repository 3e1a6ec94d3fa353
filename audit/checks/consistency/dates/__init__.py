"""Days, hours and weekdays that contradict each other or the calendar (NB108)."""
