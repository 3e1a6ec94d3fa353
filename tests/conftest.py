"""What holds for all tests."""

from hypothesis import settings

# How long one example takes says more of what else the machine does than of the code; benchmarks measure that.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
