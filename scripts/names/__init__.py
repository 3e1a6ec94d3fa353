"""Builds the tables of `audit/names/data` out of public data."""
