"""Decision variables behind verbs: the same answers for numbers and for expressions."""

from datetime import date

import pytest
from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.problem.session_frame import frames_of_slots
from planner.solver.choices import CalendarChoices, ContentChoices
from planner.solver.expressions import Amount
from tests.constraints.agreement import athlete
from tests.constraints.builders import only, slot

LOADED = only(athlete(), ["crunch", "bridge", "plank-forearm"])
KNOWN = LOADED.problem.catalogue.by_id
CRUNCH, BRIDGE, PLANK = KNOWN["crunch"], KNOWN["bridge"], KNOWN["plank-forearm"]
DAYS = ("2027-01-04", "2027-01-06", "2027-01-08")
SLOTS = [slot(LOADED, f"{day} 12:00") for day in DAYS]
FRAMES = frames_of_slots(SLOTS, LOADED.problem)
FIXED = {0: {"crunch": 2}, 1: {}, 2: {"crunch": 1, "bridge": 3}}


def solved(model: cp_model.CpModel, amount: Amount) -> int:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return amount if isinstance(amount, int) else solver.value(amount)


def test_calendar_choices() -> None:
    model = cp_model.CpModel()
    more = slot(LOADED, "2027-01-04 18:00", 30, "heavy")
    choices = CalendarChoices(model, [*SLOTS[::-1], more])
    assert choices.slots == tuple(sorted([*SLOTS, more]))
    assert choices.on(date(2027, 1, 4)) == [SLOTS[0], more]
    assert choices.on(date(2027, 1, 5)) == []
    assert choices.in_week(date(2027, 1, 4)) == [SLOTS[0], more, *SLOTS[1:]]
    assert choices.in_week(date(2027, 1, 11)) == []
    for chosen in choices.slots:
        model.add(choices.taken(chosen) == (chosen in (SLOTS[1], more)))
    assert solved(model, choices.count(choices.slots)) == 2
    assert solved(model, choices.load(choices.slots)) == 5 * 20 + 7 * 30


def content(free: set[int], alone: bool = False, implied: bool = False) -> ContentChoices:
    candidates: list[list[Exercise]] = [[CRUNCH, BRIDGE]] * 3
    most = [{"crunch": 3, "bridge": 1}] * 3
    model = cp_model.CpModel()
    inside = frozenset(free)
    return ContentChoices(model, FRAMES, candidates, most, FIXED, inside, alone, implied)


def test_outside_the_window_everything_is_a_number() -> None:
    choices = content(set())
    assert [choices.sets(frame, CRUNCH) for frame in FRAMES] == [2, 0, 1]
    assert [choices.uses(frame, CRUNCH) for frame in FRAMES] == [1, 0, 1]
    assert [choices.exposures(CRUNCH, frame) for frame in FRAMES] == [0, 1, 1]
    assert [choices.exposures(BRIDGE, frame) for frame in FRAMES] == [0, 0, 0]
    assert choices.in_any(FRAMES, BRIDGE) == 1
    assert choices.in_any(FRAMES[:2], BRIDGE) == 0
    assert choices.candidates(FRAMES[1]) == [CRUNCH, BRIDGE]


@pytest.mark.parametrize(("until", "count"), [(None, 1), ("2027-01-03", 0), ("2027-01-04", 1)])
def test_exposures_up_to_a_day(until: str | None, count: int) -> None:
    last = date.fromisoformat(until) if until else None
    assert content(set()).exposures(CRUNCH, FRAMES[2], last) == count


@pytest.mark.parametrize("implied", [False, True])
@pytest.mark.parametrize(("sets", "used"), [(0, 0), (1, 1), (3, 1)])
def test_sets_and_uses_go_together(sets: int, used: int, implied: bool) -> None:
    choices = content({1}, implied=implied)
    choices.model.add(choices.sets(FRAMES[1], CRUNCH) == sets)
    assert solved(choices.model, choices.uses(FRAMES[1], CRUNCH)) == used
    assert solved(choices.model, choices.exposures(CRUNCH, FRAMES[2])) == 1 + used
    assert choices.exposures(CRUNCH, FRAMES[1]) == 1


@pytest.mark.parametrize("implied", [False, True])
@pytest.mark.parametrize(("used", "sets"), [(0, [0]), (1, [1, 2, 3])])
def test_a_use_says_which_sets_there_are(used: int, sets: list[int], implied: bool) -> None:
    for amount in range(5):
        choices = content({1}, implied=implied)
        choices.model.add(choices.uses(FRAMES[1], CRUNCH) == used)
        choices.model.add(choices.sets(FRAMES[1], CRUNCH) == amount)
        possible = cp_model.CpSolver().solve(choices.model) == cp_model.OPTIMAL
        assert possible == (amount in sets)


def test_most_sets_and_candidates_bound_the_window() -> None:
    choices = content({1})
    assert choices.sets(FRAMES[1], PLANK) == choices.uses(FRAMES[1], PLANK) == 0
    choices.model.maximize(choices.sets(FRAMES[1], CRUNCH) + choices.sets(FRAMES[1], BRIDGE))
    assert solved(choices.model, choices.sets(FRAMES[1], CRUNCH)) == 3
    assert solved(choices.model, choices.sets(FRAMES[1], BRIDGE)) == 1


@pytest.mark.parametrize(
    ("free", "open_"),
    [
        (set(), [True, False, False]),
        ({0}, [True, False, True]),
        ({1}, [True, True, False]),
        ({2}, [True, False, True]),
    ],
)
def test_undecided(free: set[int], open_: list[bool]) -> None:
    """Open, or the first known use: that one rests on what an open session before it has."""
    choices = content(free)
    assert [choices.undecided(CRUNCH, frame) for frame in FRAMES] == open_


@pytest.mark.parametrize(
    ("indices", "any_", "alone"),
    [([0], False, False), ([1], True, True), ([0, 1], True, False), ([], False, False)],
)
def test_relevant(indices: list[int], any_: bool, alone: bool) -> None:
    frames = [FRAMES[index] for index in indices]
    assert content({1}).relevant(frames) is any_
    assert content({1}, alone=True).relevant(frames) is alone


def test_later_sessions_are_neither_fixed_nor_in_the_window() -> None:
    candidates: list[list[Exercise]] = [[CRUNCH]] * 3
    fixed: dict[int, dict[str, int]] = {0: {}}
    choices = ContentChoices(
        cp_model.CpModel(), FRAMES, candidates, [{"crunch": 3}] * 3, fixed, frozenset({1})
    )
    assert [choices.later(frame) for frame in FRAMES] == [False, False, True]


def test_leanings_add_up() -> None:
    choices = content({1})
    assert choices.leaning == 0
    choices.lean(2)
    choices.lean(3 * choices.uses(FRAMES[1], CRUNCH))
    choices.model.maximize(choices.leaning)
    assert solved(choices.model, choices.leaning) == 5


def test_hint_and_decided() -> None:
    choices = content({0, 1})
    choices.model.add(choices.sets(FRAMES[0], CRUNCH) == 3)
    choices.model.add(choices.uses(FRAMES[0], BRIDGE) == 1)
    choices.model.add(choices.uses(FRAMES[1], CRUNCH) + choices.uses(FRAMES[1], BRIDGE) == 0)
    choices.hint({0: {"crunch": 3, "bridge": 1}, 1: {}})
    solver = cp_model.CpSolver()
    assert solver.solve(choices.model) == cp_model.OPTIMAL
    assert choices.decided(solver) == {0: {"crunch": 3, "bridge": 1}, 1: {}}
