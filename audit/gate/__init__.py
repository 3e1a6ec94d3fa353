"""The gate: a policy says what may not go out, a baseline what is known already, and a verdict whether it passed."""
