"""What it would take to have something: forbidden where it can't be had, else what it costs."""

import pytest

from tests.explain.why_not_cases import asked

FEW = range(4)
MANY = range(4, 40)


@pytest.mark.parametrize("number", [*FEW, *(pytest.param(n, marks=pytest.mark.slow) for n in MANY)])
def test_answers_are_what_the_plain_models_say(number: int) -> None:
    found = list(asked(number))
    assert len(found) == 5
    for each in found:
        each.refuse_wrong()
        assert not each.answer.because or each.answer.forbidden
