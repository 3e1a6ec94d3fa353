"""Where an audit runs."""
