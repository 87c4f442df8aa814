"""Planted contradictions: the named set can't be smaller, holds the planted cause, and is mended.

The seeds are those of sound cases: ``python -m tests.explain.planted`` tells which are.
"""

import pytest

from tests.explain.kinds import KINDS
from tests.explain.planted import answered, drawn, refuse_wrong

QUICK: tuple[int, ...] = ()
"""Cases that take hardly any time."""

SLOW: tuple[int, ...] = ()


@pytest.mark.parametrize("seed", [*QUICK, *(pytest.param(n, marks=pytest.mark.slow) for n in SLOW)])
def test_what_cannot_hold_together_is_named_and_mended(seed: int) -> None:
    case = drawn(seed)
    assert case is not None
    refuse_wrong(case, answered(case))


def test_thirty_cases_of_every_kind() -> None:
    cases = [drawn(seed) for seed in (*QUICK, *SLOW)]
    assert len(cases) == 30
    assert {kind for case in cases if case for kind in case.plants} == set(KINDS)
