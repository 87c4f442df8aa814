"""Amounts with least, target and most, and lists of numbers that rise."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pydantic import ValidationError

from planner.settings.base import Bounds, Settings, bound, refuse_crossed, rising

NUMBERS = some.none() | some.integers(0, 9)


class Amounts(Settings):
    least: int | None = None
    most: int | None = None
    one: Bounds = Bounds()
    two: Bounds = Bounds()


@given(number=some.integers())
def test_a_bare_number_is_the_target(number: int) -> None:
    assert Bounds.model_validate(number) == Bounds(target=number)


def test_nothing_is_no_bound_and_other_things_are_none() -> None:
    assert Bounds.model_validate(None) == Bounds()
    for wrong in (True, "4", [4]):
        with pytest.raises(ValidationError):
            Bounds.model_validate(wrong)


@given(least=NUMBERS, target=NUMBERS, most=NUMBERS)
def test_bounds_are_in_order_or_refused(
    least: int | None, target: int | None, most: int | None
) -> None:
    written = [number for number in (least, target, most) if number is not None]
    if written == sorted(written):
        found = Bounds(least=least, target=target, most=most)
        assert (found.least, found.target, found.most) == (least, target, most)
    else:
        with pytest.raises(ValidationError, match="lower it or raise the other"):
            Bounds(least=least, target=target, most=most)


@given(general=NUMBERS, own=NUMBERS)
def test_what_a_part_says_wins_over_what_holds_in_general(
    general: int | None, own: int | None
) -> None:
    settings = Amounts(most=general, one=Bounds(most=own))
    assert bound(settings, "two", "most") == ("most", general)
    name = "most" if own is None else "one.most"
    assert bound(settings, "one", "most") == (name, general if own is None else own)
    assert bound(settings, "one", "target") == ("target", None)


@given(least=NUMBERS, most=NUMBERS, own_least=NUMBERS, own_most=NUMBERS)
def test_a_least_above_the_most_that_holds_is_refused(
    least: int | None, most: int | None, own_least: int | None, own_most: int | None
) -> None:
    if own_least is not None and own_most is not None and own_least > own_most:
        return
    settings = Amounts(least=least, most=most, one=Bounds(least=own_least, most=own_most))
    usual = 5 if most is None else most
    pairs = [
        (
            own_least if own_least is not None else least,
            own_most if own_most is not None else usual,
        ),
        (least, usual),
    ]
    if any(low is not None and low > high for low, high in pairs):
        with pytest.raises(ValueError, match="lower it or raise the other"):
            refuse_crossed(settings, ("one", "two"), 5)
    else:
        refuse_crossed(settings, ("one", "two"), 5)


@given(numbers=some.lists(some.integers(-3, 12), min_size=1, max_size=4))
def test_rising_lists(numbers: list[int]) -> None:
    check = rising(1, 10)
    if numbers == sorted(numbers) and numbers[0] >= 1 and numbers[-1] <= 10:
        assert check(tuple(numbers)) == tuple(numbers)
    else:
        with pytest.raises(ValueError, match="is not a rising list of numbers from 1 to 10"):
            check(tuple(numbers))
