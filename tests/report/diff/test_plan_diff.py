"""What one plan changes against another: every kind of change, and the same seen from behind."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.file_shapes import Area
from planner.ics.identity import identify
from planner.plan.plan import Cost, Plan, PlannedPhase, Prescription, Session, SessionClass
from planner.report.diff.plan_diff import Difference, compare
from planner.report.diff.totals import Amounts, Totals
from tests.ics.calendar_samples import SIDE_PLANK, SIDE_PLANK_DOSE, catalogue, plan, session

MON, TUE, WED, THU, FRI = (f"2027-01-{day:02d}T19:00" for day in (4, 5, 6, 7, 8))
NEXT_MON = "2027-01-11T19:00"
CARRY_DOSE = Prescription(id="suitcase-carry", sets=2, distance_m=20, rest_s=60, seconds=120)


def times(sessions: tuple[Session, ...]) -> list[str]:
    return [f"{each.starts_at:%Y-%m-%dT%H:%M}" for each in sessions]


def moves(difference: Difference) -> list[tuple[str, str]]:
    return [(times((pair.before,))[0], times((pair.after,))[0]) for pair in difference.moved]


def cost(points: int, constraint: str = "variety") -> Cost:
    return Cost(constraint=constraint, points=points, where=MON[:10], of="week", message="m")


def test_a_plan_is_the_same_as_itself() -> None:
    given = plan(session(MON, uid="a"), session(WED), costs=(cost(3),))
    difference = compare(given, given)
    assert difference.same
    assert len(difference.kept) == 2
    assert (difference.points, difference.costs, difference.weeks) == (0, (), {})


def test_empty_plans_are_the_same_and_all_of_a_plan_is_added_to_one() -> None:
    assert compare(plan(), plan()).same
    difference = compare(plan(), plan(session(WED), session(MON)))
    assert times(difference.added) == [MON, WED]
    assert (difference.kept, difference.removed) == ((), ())
    assert times(compare(plan(session(MON)), plan()).removed) == [MON]


def test_sessions_are_matched_by_day_then_by_the_nearest() -> None:
    difference = compare(plan(*map(session, (MON, WED))), plan(*map(session, (WED, FRI))))
    assert moves(difference) == [(MON, FRI)]
    assert (difference.added, difference.removed) == ((), ())


def test_plans_solved_apart_number_alike_what_is_not_alike() -> None:
    """The first session of a week has the week's first uid, whichever day it is on."""
    before, _ = identify(plan(*map(session, (MON, WED, FRI))), "maya", None)
    after, _ = identify(plan(*map(session, (WED, FRI))), "maya", None)
    assert before.sessions[0].uid == after.sessions[0].uid
    difference = compare(before, after)
    assert (times(difference.removed), difference.moved) == ([MON], ())


def test_only_a_uid_is_followed_into_another_week() -> None:
    one, other = plan(session(FRI, uid="a")), plan(session(NEXT_MON, uid="a"))
    assert moves(compare(one, other)) == [(FRI, NEXT_MON)]
    stranger = other.model_copy(update={"athlete": "Jo"})
    assert times(compare(one, stranger).added) == [NEXT_MON]
    unnamed = compare(plan(session(FRI)), plan(session(NEXT_MON)))
    assert (times(unnamed.removed), times(unnamed.added)) == ([FRI], [NEXT_MON])


@pytest.mark.parametrize(
    "change",
    [
        {"session_class": SessionClass.HEAVY},
        {"minutes": 20},
        {"warm_up_s": 60},
        {"exercises": ()},
        {"exercises": (SIDE_PLANK_DOSE, CARRY_DOSE)},
        {"exercises": (SIDE_PLANK_DOSE.model_copy(update={"sets": 2}),)},
        {"exercises": (SIDE_PLANK_DOSE.model_copy(update={"rest_s": 45}),)},
    ],
)
def test_class_length_and_content_are_changes(change: dict[str, Any]) -> None:
    difference = compare(plan(session(MON)), plan(session(MON, **change)))
    assert len(difference.changed) == 1
    assert difference.moved == ()
    assert not difference.same


@pytest.mark.parametrize("change", [{"why": ("another",)}, {"sequence": 3}, {"letter": "B"}])
def test_what_nobody_trains_is_no_change(change: dict[str, Any]) -> None:
    assert compare(plan(session(MON)), plan(session(MON, **change))).same


def test_exercises_in_out_and_with_another_dose() -> None:
    knees = SIDE_PLANK_DOSE.model_copy(update={"id": "side-plank-knees"})
    less = CARRY_DOSE.model_copy(update={"sets": 1})
    before = plan(session(MON, exercises=(SIDE_PLANK_DOSE, CARRY_DOSE)))
    pair = compare(before, plan(session(MON, exercises=(less, knees)))).kept[0]
    assert (pair.added, pair.removed) == ((knees,), (SIDE_PLANK_DOSE,))
    assert [(dose.before, dose.after) for dose in pair.doses] == [(CARRY_DOSE, less)]
    assert not pair.reordered


def test_another_order_is_a_change() -> None:
    items = (SIDE_PLANK_DOSE, CARRY_DOSE)
    before, after = (plan(session(MON, exercises=each)) for each in (items, items[::-1]))
    pair = compare(before, after).changed[0]
    assert pair.reordered
    assert (pair.added, pair.removed, pair.doses) == ((), (), ())


def test_an_exercise_that_stands_there_twice_is_added_once_more() -> None:
    twice = plan(session(MON, exercises=(SIDE_PLANK_DOSE, SIDE_PLANK_DOSE)))
    assert compare(plan(session(MON)), twice).kept[0].added == (SIDE_PLANK_DOSE,)


def test_points_by_constraint_the_largest_change_first() -> None:
    before = plan(costs=(cost(2), cost(3), cost(1, "deload"), cost(4, "taper")))
    after = plan(costs=(cost(4), cost(4, "taper"), cost(3, "rest-day")))
    difference = compare(before, after)
    assert difference.costs == (
        Amounts("rest-day", 0, 3),
        Amounts("deload", 1, 0),
        Amounts("variety", 5, 4),
    )
    assert difference.points == 1
    assert not difference.same


def test_weeks_whose_totals_differ() -> None:
    before = plan(session(MON, load=100), session(NEXT_MON, load=100))
    after = plan(
        session(MON, load=100), session(NEXT_MON, 20, load=60), session("2027-01-19T19:00")
    )
    assert compare(before, after).weeks == {
        date(2027, 1, 11): (Totals(1, 25, 100), Totals(1, 20, 60)),
        date(2027, 1, 18): (Totals(), Totals(1, 25, 0)),
    }


def test_phases_are_compared_with_their_namesakes() -> None:
    def phase(kind: PhaseKind, first: int, end: int) -> PlannedPhase:
        return PlannedPhase(phase=kind, start=date(2027, 1, first), end=date(2027, 1, end))

    base, build = phase(PhaseKind.BASE, 4, 11), phase(PhaseKind.BUILD, 11, 18)
    again, longer = phase(PhaseKind.BASE, 18, 25), phase(PhaseKind.BASE, 18, 29)
    difference = compare(plan(phases=(base, build, again)), plan(phases=(base, longer)))
    assert difference.phases == ((build, None), (again, longer))


@pytest.mark.parametrize(
    "other",
    [{"athlete": "Jo"}, {"timezone": "Europe/Paris"}, {"season_end": date(2027, 5, 9)}],
)
def test_another_athlete_zone_or_season_is_not_the_same(other: dict[str, Any]) -> None:
    assert not compare(plan(session(MON)), plan(session(MON), **other)).same


def test_weighted_sets_a_week_in_tenths() -> None:
    """3 sets over 2 weeks are 1.5 a week, and half of it where the area is secondary."""
    areas = tuple(
        Area(id=name, group="abdominal", name=name, explanation=name)
        for name in ("obl", "gmed", "quads")
    )
    side_plank = replace(SIDE_PLANK, secondary=("gmed",))
    known = replace(catalogue(side_plank), areas=areas)
    weeks = {"season_end": date(2027, 1, 17)}
    done = session(MON, exercises=(SIDE_PLANK_DOSE, CARRY_DOSE))
    difference = compare(plan(**weeks), plan(done, **weeks))
    assert difference.areas(known) == (Amounts("obl", 0, 15), Amounts("gmed", 0, 8))


SESSIONS = st.builds(
    lambda day, hour, minutes, uid, items: session(
        f"2027-01-{4 + day:02d}T{hour:02d}:00", minutes, uid=uid, exercises=items
    ),
    st.integers(0, 20),
    st.integers(6, 20),
    st.sampled_from([15, 25]),
    st.sampled_from(["", "a", "b", "c"]),
    st.lists(st.sampled_from([SIDE_PLANK_DOSE, CARRY_DOSE]), max_size=3).map(tuple),
)
PLANS = st.builds(
    lambda sessions, costs, athlete: plan(*sessions, costs=tuple(costs), athlete=athlete),
    st.lists(SESSIONS, max_size=8),
    st.lists(st.builds(cost, st.integers(1, 5), st.sampled_from(["variety", "taper"]))),
    st.sampled_from(["Maya", "Maya", "Jo"]),
)


@given(PLANS)
def test_any_plan_is_the_same_as_itself(given: Plan) -> None:
    assert compare(given, given).same


@given(PLANS, PLANS)
def test_seen_from_behind_what_was_added_is_removed(one: Plan, other: Plan) -> None:
    there, back = compare(one, other), compare(other, one)
    assert (there.added, there.removed) == (back.removed, back.added)
    assert there.same == back.same
    assert there.points == -back.points
    assert there.costs == tuple(Amounts(c.name, c.after, c.before) for c in back.costs)
    assert there.weeks == {monday: pair[::-1] for monday, pair in back.weeks.items()}
    found = [(pair.before, pair.after) for pair in there.kept]
    for pair in back.kept:
        found.remove((pair.after, pair.before))
    assert found == []


@given(PLANS, PLANS)
def test_every_session_is_somewhere_once(one: Plan, other: Plan) -> None:
    difference = compare(one, other)
    assert len(difference.kept) + len(difference.removed) == len(one.sessions)
    assert len(difference.kept) + len(difference.added) == len(other.sessions)
    counted = [difference.kept, difference.added, difference.removed]
    assert sum(map(len, counted)) <= len(one.sessions) + len(other.sessions)
    for pair in difference.changed:
        stays = len(pair.before.exercises) - len(pair.removed)
        assert stays == len(pair.after.exercises) - len(pair.added)
