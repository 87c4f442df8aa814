"""Long series in parts: the first are slow tests, the others a campaign."""

from collections.abc import Sequence
from typing import Any

import pytest


def in_parts(parts: Sequence[Any], slow: int) -> list[Any]:
    """Parameters of a test: the first ``slow`` of the parts, and what only a campaign runs."""
    return [
        pytest.param(part, marks=pytest.mark.slow if number < slow else pytest.mark.campaign)
        for number, part in enumerate(parts)
    ]
