"""What earlier runs found, kept by content, so that nothing is audited twice."""
