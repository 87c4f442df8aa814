"""Planted contradictions: the named set can't be smaller, holds the planted cause, and is mended.

The seeds are those of sound cases: ``python -m tests.explain.planted`` tells which are.
"""

import pytest

from tests.explain.kinds import KINDS
from tests.explain.planted import answered, drawn, refuse_wrong

QUICK = (14, 25, 26)
"""Cases that take hardly any time."""

SLOW = (
    *(0, 1, 2, 5, 8, 9, 10, 11, 12, 16, 17, 18, 19, 20, 21, 28, 31, 32),
    *(51, 53, 59, 60, 72, 83, 89, 426, 484),
)


@pytest.mark.parametrize("seed", [*QUICK, *(pytest.param(n, marks=pytest.mark.slow) for n in SLOW)])
def test_what_cannot_hold_together_is_named_and_mended(seed: int) -> None:
    case = drawn(seed)
    assert case is not None
    refuse_wrong(case, answered(case))


@pytest.mark.slow
def test_they_are_of_many_kinds() -> None:
    cases = [drawn(seed) for seed in (*QUICK, *SLOW)]
    assert len({kind for case in cases if case for kind in case.plants} & set(KINDS)) >= 8
