"""Benchmarks: this tool beside others on the same segments, and how its cost grows; see docs/benchmarks.md."""
