"""What it would take to have something: forbidden where it can't be had, else what it costs.

``python -m tests.explain.why_not_cases --plans 40`` asks about more plans.
"""

import pytest

from tests.explain.why_not_cases import asked

QUICK = (0, 2, 3)
SLOW = (1, *range(4, 13))


@pytest.mark.parametrize(
    "number", [*QUICK, *(pytest.param(n, marks=pytest.mark.slow) for n in SLOW)]
)
def test_answers_are_what_the_plain_models_say(number: int) -> None:
    found = list(asked(number))
    assert len(found) == 5
    for each in found:
        each.refuse_wrong()
        assert not each.answer.because or each.answer.forbidden
