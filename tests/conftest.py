"""Settings of every test, and what the system cannot run."""

import sys

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips on Windows what needs another system."""
    if sys.platform == "win32" and item.get_closest_marker("posix"):
        pytest.skip("needs links, pipes, signals, limits or a terminal as on Unix")
