"""Looser settings and more free time never raise the proved optimum for the same wishes.

What is asked for follows from what is possible: targets and quotas are lowered to the slots there
are, coverage to the usable exercises. So whoever may do more is asked for more, and the two costs
can't be compared as they are. Here both athletes are measured against the same wishes, once those
that follow from the tighter athlete's slots (or usable exercises), once those from the looser's;
by either the looser one's best plan must cost no more. Where a wish follows from the setting
itself, the pair is left out and does not count.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import count
from random import Random

import pytest

from planner.constraints.base import CalendarConstraint, Level
from planner.constraints.hard_run_recovery import HardRunRecovery
from planner.instance import Instance
from tests.metamorphic.keen import freer, keen_file, without_mistake
from tests.metamorphic.looser import looser_pair
from tests.metamorphic.optimum import calendar_optimum, content_optimum, content_wishes, random_day
from tests.random_problems.athletes import instance

QUICK, PARTS, EACH = 15, 4, 60
Pair = tuple[Instance, Instance]
Costs = Iterator[tuple[float, float]]
"""What the tighter and the looser athlete's best plans cost, by the same wishes."""


def looser_calendar(random: Random) -> Costs:
    """Hard settings and rules of the calendar, moved one way."""
    tight, loose = _settings(Level.CALENDAR, random)
    return _calendars(tight, loose)


def more_free_time(random: Random) -> Costs:
    """A window that is longer on either side, or one window more."""
    data = keen_file(random)
    return _calendars(instance(data), instance(freer(data, random)))


def looser_content(random: Random) -> Costs:
    """Hard settings and rules of content, moved one way; one or two sessions, six exercises.

    Wishes are seen by what empty sessions are charged for; they must be the same.
    """
    tight, loose = _settings(Level.CONTENT, random)
    day = random_day(tight, random)
    for wishes_of in (tight, loose) if day else ():
        if content_wishes(tight, day, wishes_of) == content_wishes(loose, day, wishes_of):
            yield content_optimum(tight, day, wishes_of), content_optimum(loose, day, wishes_of)


def _settings(level: Level, random: Random) -> Pair:
    data = keen_file(random)
    while True:
        tight, loose = (without_mistake(one) for one in looser_pair(data, level, random))
        if tight and loose:
            return tight, loose


def _calendars(tight: Instance, loose: Instance) -> Costs:
    """Left out: other prescriptions by week, lengths that are lost, other soft hours around runs.

    A shorter session is offered only where a longer one of its class doesn't fit; so with more
    room it is not, even where the week's load would rather have it.
    """
    same_weeks = tight.problem.season.weeks == loose.problem.season.weeks
    if same_weeks and _lengths(tight) <= _lengths(loose) and _same_soft_hours(tight, loose):
        for wishes_of in (tight, loose):
            yield calendar_optimum(tight, wishes_of), calendar_optimum(loose, wishes_of)


def _lengths(athlete: Instance) -> set[tuple[object, ...]]:
    return {(slot.day, slot.session_class, slot.minutes) for slot in athlete.problem.slots}


def _same_soft_hours(tight: Instance, loose: Instance) -> bool:
    """Whether runs charge for the same slots, so that the same days count as good ones."""
    both = [_recovery(tight.calendar_constraints), _recovery(loose.calendar_constraints)]
    return None in both or all(
        len({one.points(slot, loose.problem) for one in both if one}) == 1
        for slot in loose.problem.slots
    )


def _recovery(constraints: list[CalendarConstraint]) -> HardRunRecovery | None:
    return next((one for one in constraints if isinstance(one, HardRunRecovery)), None)


def _compare(costs_of: Callable[[Random], Costs], wanted: int, first: int) -> None:
    """Compares so many pairs that can be compared; some must make a difference."""
    seen: Counter[str] = Counter()
    for number in count(first):
        costs = list(costs_of(Random(number)))
        for tight, loose in costs:
            assert loose <= tight, f"pair {number}: {loose} points instead of {tight}"
        seen["pairs"] += bool(costs)
        seen["cheaper"] += any(loose < tight for tight, loose in costs)
        if seen["pairs"] == wanted:
            break
    assert seen["cheaper"] >= wanted / 30, seen


CHANGES = pytest.mark.parametrize("costs_of", [looser_calendar, looser_content, more_free_time])


@CHANGES
def test_a_sample_is_no_dearer(costs_of: Callable[[Random], Costs]) -> None:
    _compare(costs_of, QUICK, 40)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
@CHANGES
def test_none_is_dearer(costs_of: Callable[[Random], Costs], part: int) -> None:
    _compare(costs_of, EACH, 10_000 * (part + 1))


def test_a_longer_window_keeps_the_start_that_is_far_enough_from_the_day_before() -> None:
    """The start at 19:00 is the only one of the longer window that is a day after Monday's."""
    data = {
        "athlete": {"timezone": "Europe/Berlin", "experience": "regular"},
        "season": {
            "start": "2027-01-04",
            "end": "2027-01-10",
            "phases": [{"phase": "build", "start": "2027-01-04"}],
        },
        "running": {"week": {"wednesday": "easy"}},
        "free_time": {"monday": ["19:00-19:25"], "tuesday": ["19:00-19:25"]},
        "constraints": {"session-spacing": {"hours": 24}},
    }
    tight = instance(data)
    loose = instance(data | {"free_time": data["free_time"] | {"tuesday": ["17:00-19:25"]}})
    assert calendar_optimum(loose) == calendar_optimum(tight)
    assert tight.problem.target_sessions == loose.problem.target_sessions
    assert set(loose.problem.target_sessions.values()) == {2}
