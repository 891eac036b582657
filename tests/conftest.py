"""What holds for all tests: the same examples at every run, and no clock."""

from hypothesis import settings

settings.register_profile("selon", deadline=None, derandomize=True)
settings.load_profile("selon")
