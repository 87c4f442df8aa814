"""Which step is enough: asked about as few as it takes, and open questions are left open."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.explain.conflict import Conflict
from planner.explain.relaxation import Relaxation, RelaxationPart
from planner.explain.relaxation_search import RelaxationSearch
from planner.instance import Instance, load
from planner.solver.causes import Requirement
from planner.solver.engine import Engine
from planner.yaml.edit.edits import Edit
from tests.solver.remembering import Remembering

TODAY = date(2027, 1, 1)
NO_CONFLICT = Conflict((), (), content=False)
Helps = Callable[[int], bool | None]


@pytest.fixture(scope="module")
def instance() -> Instance:
    return load(Path("examples/first-10k/athlete.yaml"), today=TODAY)


def first_of(
    count: int,
    helps: Helps,
    instance: Instance,
    monkeypatch: pytest.MonkeyPatch,
    *,
    full_model: bool,
) -> tuple[int | None, list[int]]:
    """The first of so many steps, and which were asked about."""
    asked: list[int] = []
    changes = [Relaxation(()) for _ in range(count)]

    def told(change: Relaxation, **_: Any) -> bool | None:
        asked.append(next(n for n, each in enumerate(changes) if each is change))
        return helps(asked[-1])

    steps = RelaxationSearch(instance, TODAY, Engine(None))
    monkeypatch.setattr(steps, "_suffices", told)
    return steps.first_sufficient(changes, instance, NO_CONFLICT, full_model=full_model), asked


def from_(enough: int) -> Helps:
    return lambda n: n >= enough


@pytest.mark.parametrize("count", range(1, 12))
def test_the_first_that_helps(
    count: int, instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    for enough in range(count):
        found, asked = first_of(count, from_(enough), instance, monkeypatch, full_model=False)
        assert found == enough
        assert len(asked) == len(set(asked))
        assert asked[0] == count - 1


def test_of_many_few_are_asked_about(instance: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    for enough in range(100):
        found, asked = first_of(100, from_(enough), instance, monkeypatch, full_model=False)
        assert (found, len(asked) <= 15) == (enough, True)


@pytest.mark.parametrize("count", range(1, 12))
def test_where_the_furthest_does_not_help_none_does(
    count: int, instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = first_of(count, lambda _: False, instance, monkeypatch, full_model=False)
    assert found == (None, [count - 1])


def test_of_no_steps_none_helps(instance: Instance, monkeypatch: pytest.MonkeyPatch) -> None:
    assert first_of(0, lambda _: True, instance, monkeypatch, full_model=False) == (None, [])


@pytest.mark.parametrize("count", range(1, 12))
def test_for_a_whole_week_one_that_helps_will_do(
    count: int, instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    for enough in range(count):
        found, asked = first_of(count, from_(enough), instance, monkeypatch, full_model=True)
        assert found is not None
        assert found >= enough
        assert found in asked


def test_a_far_one_that_stays_open_rules_out_no_near_one(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def far_open(n: int) -> bool | None:
        return None if n == 5 else True

    def all_open(_: int) -> None:
        return None

    assert first_of(6, far_open, instance, monkeypatch, full_model=False) == (0, [5, 0])
    assert first_of(6, all_open, instance, monkeypatch, full_model=False) == (None, [5, 0])


def test_after_one_that_stays_open_between_the_further_one_is_taken(
    instance: Instance, monkeypatch: pytest.MonkeyPatch
) -> None:
    def between_open(n: int) -> bool | None:
        return {0: False, 20: True}.get(n)

    assert first_of(21, between_open, instance, monkeypatch, full_model=False) == (
        20,
        [20, 0, 1],
    )


def rewritten(pointer: str, value: object) -> Relaxation:
    return Relaxation((RelaxationPart((Edit(pointer, value),), pointer, 1),))


def test_the_file_with_a_change(instance: Instance) -> None:
    steps = RelaxationSearch(instance, TODAY, Engine(None))
    changed = steps.relaxed(rewritten("/athlete/timezone", "Europe/Madrid"))
    assert changed is not None
    assert changed.problem.zone.key == "Europe/Madrid"
    assert instance.problem.zone.key == "Europe/London"
    assert steps.relaxed(rewritten("/athlete/timezone", "nowhere")) is None


def test_a_change_of_a_changed_file(instance: Instance) -> None:
    steps = RelaxationSearch(instance, TODAY, Engine(None))
    changed = steps.relaxed(rewritten("/athlete/timezone", "Europe/Madrid"))
    again = steps.relaxed(rewritten("/athlete/experience", "regular"), changed)
    assert again is not None
    assert (again.problem.zone.key, again.problem.experience) == ("Europe/Madrid", "regular")


def test_what_was_asked_is_known(instance: Instance) -> None:
    engine = Remembering()
    steps = RelaxationSearch(instance, TODAY, engine)
    conflict = Conflict((Requirement("rest-day", "", ()),), (), content=False)
    change = rewritten("/constraints/rest-day", {"days": 2})
    changed = steps.relaxed(change)
    assert changed is not None
    assert steps.relaxed(change) is changed
    told = [steps.resolves(changed, instance, conflict, full_model=False) for _ in range(2)]
    assert told == [True, True]
    assert len(engine.asked) == 1
    assert steps.resolves(changed, instance, conflict, full_model=True)
    assert len(engine.asked) == 2
