"""What it would take to have something: forbidden where it can't be had, else what it costs."""

import pytest

from tests.solver.explain.why_not_cases import asked

WITHOUT_PLAN = {8, 22}
"""Athletes for whom a quick search finds no plan, so that there is nothing to ask about."""

FEW = range(4)
MANY = [number for number in range(4, 40) if number not in WITHOUT_PLAN]


@pytest.mark.parametrize("number", [*FEW, *(pytest.param(n, marks=pytest.mark.slow) for n in MANY)])
def test_answers_are_what_the_plain_models_say(number: int) -> None:
    found = list(asked(number))
    assert len(found) == 5
    for each in found:
        each.refuse_wrong()
        assert not each.answer.because or each.answer.forbidden
