"""``heavy-effort``: none under slow flags, none for the young before races."""

from typing import Any

import pytest

from planner.constraints.heavy_effort import HeavyEffort
from planner.instance import Instance
from tests.constraints.agreement import athlete
from tests.constraints.builders import calendar_cost, hard, plan, session_of, slot
from tests.constraints.moving import Move

SLOW = [
    "pregnancy", "postpartum", "pelvic-floor", "diastasis", "hernia", "osteoporosis",
    "hypertension", "back-pain-now",
]  # fmt: skip


def allowed(loaded: Instance, day: str, session_class: str = "heavy", young_days: int = 10) -> bool:
    """Whether solver, filter of slots and plain Python allow a session on a day."""
    own = HeavyEffort(young_days=young_days)
    one = slot(loaded, f"{day} 19:00", 20, session_class)
    by_hand = not hard(own.violations(plan(loaded, session_of(loaded, one)), loaded.problem))
    assert own.forbids(one, loaded.problem) is not by_hand
    return by_hand


@pytest.mark.parametrize("flag", SLOW)
def test_no_heavy_session_while_a_slow_flag_lasts(flag: str) -> None:
    loaded = athlete(about={"avoid": [{"flag": flag, "until": "2027-01-13"}]})
    assert not allowed(loaded, "2027-01-13")
    assert allowed(loaded, "2027-01-14")
    assert allowed(loaded, "2027-01-13", "medium")
    assert allowed(loaded, "2027-01-13", "light")


def test_a_slow_flag_without_an_end_and_a_clinicians_word() -> None:
    loaded = athlete(about={"avoid": ["hernia"], "cleared": "2026-06-01"})
    assert not allowed(loaded, "2027-01-31")


def test_the_longer_of_two_entries_holds() -> None:
    days = ("2027-01-10", "2027-01-20")
    flags = [{"flag": "hernia", "until": day} for day in days]
    assert not allowed(athlete(about={"avoid": flags}), "2027-01-20")


def test_other_flags_leave_heavy_sessions() -> None:
    assert allowed(athlete(about={"avoid": ["wrist", "knee", "lumbar-flexion"]}), "2027-01-13")


def race(priority: str) -> dict[str, Any]:
    return {"name": "Ten", "date": "2027-01-30", "distance": "10 km", "priority": priority}


@pytest.mark.parametrize("priority", ["A", "B", "C"])
@pytest.mark.parametrize(("born", "first"), [(2010, "2027-01-20"), (2009, None)])
def test_the_young_before_races(priority: str, born: int, first: str | None) -> None:
    loaded = athlete(about={"born": born}, races=[race(priority)])
    days = [f"2027-01-{day}" for day in range(15, 32)]
    near = [day for day in days if not allowed(loaded, day)]
    assert near == ([day for day in days if first <= day <= "2027-01-30"] if first else [])
    assert allowed(loaded, "2027-01-25", "medium")


def test_more_days_for_the_young() -> None:
    loaded = athlete(about={"born": 2010}, races=[race("C")])
    assert allowed(loaded, "2027-01-19")
    assert not allowed(loaded, "2027-01-19", young_days=11)


def test_it_offers_no_heavy_slot() -> None:
    loaded = athlete(about={"avoid": ["back-pain-now"]}, weeks=1)
    assert all(each.session_class != "heavy" for each in loaded.problem.slots)


def test_the_model_takes_the_rest() -> None:
    loaded = athlete(about={"avoid": ["back-pain-now"]})
    one = slot(loaded, "2027-01-13 19:00", 20, "medium")
    assert calendar_cost(loaded, HeavyEffort(), [one]) == 0


def test_messages_name_no_flag() -> None:
    loaded = athlete(about={"avoid": ["hernia"], "born": 2010}, races=[race("C")])
    heavy = session_of(loaded, slot(loaded, "2027-01-27 19:00", 20, "heavy"))
    assert hard(HeavyEffort().violations(plan(loaded, heavy), loaded.problem)) == [
        "a heavy session while athlete.avoid asks for care",
        "a heavy session under 18 years within 10 days before a race",
    ]


MOVES = {"young_days": Move(20, "young", ("2027-03-24 19:00 15 heavy A",))}
