"""Names across scripts: where they stand in a text, how they sound, and whether two writings are one name."""
