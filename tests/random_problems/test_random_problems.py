"""Solver and plain statement agree on small problems with random settings and rules.

``python -m pytest -m campaign tests/random_problems`` compares more problems.
"""

from collections import Counter
from random import Random

import pytest

from tests.campaigns import in_parts
from tests.random_problems.athletes import random_athlete
from tests.random_problems.compare import compare_calendar, compare_content

QUICK, PARTS, EACH = 80, 10, 200


def _compare(count: int, first: int) -> Counter[str]:
    """Compares so many problems; how many were possible, and how many weren't."""
    seen: Counter[str] = Counter()
    for number in range(first, first + count):
        random = Random(number)
        loaded = random_athlete(random)
        try:
            calendar = compare_calendar(loaded, random)
            content = compare_content(loaded, random)
        except AssertionError as disagreement:
            raise AssertionError(f"problem {number}: {disagreement}") from disagreement
        levels = [calendar, *([content] if content else [])]
        possible = all(level.least is not None for level in levels)
        seen["possible" if possible else "impossible"] += 1
        seen["charged"] += any(level.least for level in levels)
    assert seen["impossible"] >= count / 5, seen
    assert seen["possible"] >= count / 5, seen
    assert seen["charged"] >= count / 5, seen
    return seen


def test_a_sample() -> None:
    assert _compare(QUICK, 0).total() >= QUICK


@pytest.mark.parametrize("part", in_parts(range(PARTS), slow=5))
def test_all_of_them(part: int) -> None:
    assert _compare(EACH, 1_000 + part * EACH).total() >= EACH
