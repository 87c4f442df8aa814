"""``muscle-coverage``: weighted sets a week, lowered to what the week can give.

Amounts are half sets: two for a primary area, one for a secondary one.
"""

import pytest

from planner.constraints.muscle_coverage import MuscleCoverage
from planner.instance import Instance
from planner.problem.coverage import attainable
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import only, plan, points, session

REGULAR = athlete()
DAYS = ("2027-01-06", "2027-01-08", "2027-01-10")


def targets(
    instance: Instance, minutes: tuple[int, ...], days: tuple[str, ...] = DAYS, **settings: int
) -> dict[str, int]:
    """Half sets by areas that sessions of these minutes aim at."""
    sessions = [
        session(instance, f"{day} 12:00", length, "heavy")
        for day, length in zip(days, minutes, strict=False)
    ]
    frames = frames_of_sessions(sessions, instance.problem)
    wanted = MuscleCoverage(**settings).targets(frames, instance.problem)
    return {"+".join(areas): target for areas, target in wanted}


TABLE = {"ra": 8, "obl": 8, "es+mf": 8, "gmax": 8, "gmed": 8, "ham": 4, "add": 4, "hipflex": 4,
         "ql": 4, "tva": 2, "scap": 1}  # fmt: skip


def test_the_table_in_a_full_week() -> None:
    wanted = targets(REGULAR, (25, 25, 25))
    assert {area: wanted[area] for area in TABLE} == TABLE
    groups = {area: n for area, n in wanted.items() if area not in TABLE}
    assert sorted(groups.values()) == [8, 8, 8]
    assert {area.split("+")[0] for area in groups} == {"ra", "es", "gmax"}


@pytest.mark.parametrize(
    ("minutes", "ra", "ham"),
    [((25, 25, 25), 8, 4), ((30, 30, 30), 8, 4), ((25, 25, 24), 7, 3), ((20, 20), 4, 2)],
)
def test_fewer_minutes_want_less(minutes: tuple[int, ...], ra: int, ham: int) -> None:
    wanted = targets(REGULAR, minutes)
    assert (wanted["ra"], wanted["ham"]) == (ra, ham)


def test_groups_count_in_weeks_of_two_sessions_or_more() -> None:
    assert len(targets(REGULAR, (30,), nominal_minutes=30)) == len(TABLE)
    assert len(targets(REGULAR, (30, 30), nominal_minutes=30)) == len(TABLE) + 3


@pytest.mark.parametrize(
    ("phase", "ra"),
    [("base", 8), ("build", 8), ("peak", 6), ("maintenance", 6), ("taper", 4), ("race", None),
     ("recovery", None)],
)  # fmt: skip
def test_by_phase(phase: str, ra: int | None) -> None:
    phases = [{"phase": phase, "start": "2027-01-04"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    assert targets(instance, (25, 25, 25)).get("ra") == ra


def test_deload_weeks_want_three_quarters() -> None:
    instance = athlete(weeks=12)
    weeks = [("2027-01-20", "2027-01-22", "2027-01-24"), ("2027-01-27", "2027-01-29", "2027-01-31")]
    assert [targets(instance, (25, 25, 25), days)["ra"] for days in weeks] == [8, 6]


def test_new_athletes_begin_with_half() -> None:
    new = athlete("new")
    second = ("2027-01-13", "2027-01-15", "2027-01-17")
    third = ("2027-01-20", "2027-01-22", "2027-01-24")
    wanted = [targets(new, (25, 25, 25), days)["ra"] for days in (DAYS, second, third)]
    assert wanted == [4, 4, 8]


def test_targets_are_lowered_to_what_can_be_attained() -> None:
    """Crunches: 10 of 3 s and 30 s of rest are 60 s, so 3 sets fit in 30 % of 20 min."""
    alone = only(REGULAR, ["crunch"])
    sessions = [session(alone, f"{day} 12:00", 20, "heavy") for day in DAYS]
    frames = frames_of_sessions(sessions, alone.problem)
    assert [attainable(["ra"], frames[:n], alone.problem, 30) for n in (1, 2, 3)] == [6, 12, 12]
    assert [attainable(["obl"], frames[:n], alone.problem, 30) for n in (1, 2, 3)] == [3, 6, 6]
    assert targets(alone, (20,), nominal_minutes=20) == {"ra": 4, "obl": 2}
    assert targets(alone, (20, 20), nominal_minutes=20) == {
        "ra": 8,
        "obl": 4,
        "+".join(a.id for a in alone.problem.catalogue.areas if a.group == "abdominal"): 8,
    }


def test_what_nobody_can_train_is_not_wanted() -> None:
    bare_floor = {"avoid": ["groin", "knee"], "equipment": []}
    assert "add" not in targets(athlete(about=bare_floor), (25, 25, 25))
    assert "add" in targets(athlete(about={"equipment": []}), (25, 25, 25))


def test_settings_scale() -> None:
    assert targets(REGULAR, (25, 25, 25), percent=50)["ra"] == 4
    assert targets(REGULAR, (25, 25, 25), percent=0) == {}
    assert len(targets(REGULAR, (25, 25, 25), group=0)) == len(TABLE)


@pytest.mark.parametrize(("extra", "allowed"), [(4, True), (5, False)])
def test_twelve_weighted_sets_are_the_most(extra: int, allowed: bool) -> None:
    """Twenty half sets of the rectus from planks and crunches, and two for every set more."""
    sets = [{"plank-forearm": 3, "crunch": 2}, {"plank-knee": 3}, {"plank-straight-arm": extra - 1}]
    days = [
        session(REGULAR, f"{day} 12:00", 30, "heavy", s) for day, s in zip(DAYS, sets, strict=True)
    ]
    last = session(REGULAR, "2027-01-07 12:00", 30, "heavy", {"toe-tap": 1})
    found = judged(REGULAR, MuscleCoverage(), *sorted([*days, last], key=lambda s: s.starts_at))
    assert (found is not None) == allowed
    if not allowed:
        messages = said(REGULAR, MuscleCoverage(), *days, last)
        assert "front of the abdomen: 13 weighted sets, at most 12 allowed" in messages


def test_the_most_is_a_setting_and_counts_by_week() -> None:
    one = session(REGULAR, "2027-01-10 12:00", 30, "heavy", {"crunch": 3})
    next_week = session(REGULAR, "2027-01-11 12:00", 30, "heavy", {"crunch": 3})
    before, first = (
        session(REGULAR, f"2027-01-0{day} 12:00", 30, "heavy", {"crunch": 3}) for day in (8, 6)
    )
    assert judged(REGULAR, MuscleCoverage(most=8), before, one, next_week) is not None
    assert judged(REGULAR, MuscleCoverage(most=9), first, before, one) is not None
    assert judged(REGULAR, MuscleCoverage(most=8), first, before, one) is None


def cost(sets: dict[str, int], **settings: int) -> int | None:
    """Of one session of 20 min that stands for a full week."""
    alone = only(REGULAR, ["crunch", "breath-march"])
    one = session(alone, "2027-01-06 12:00", 20, "heavy", sets)
    return judged(alone, MuscleCoverage(nominal_minutes=20, **settings), one)


def test_a_point_for_every_half_set_short() -> None:
    """Wanted are 4 half sets of the rectus and 2 of the obliques; breathing earns none."""
    assert [cost({"crunch": n}) for n in range(5)] == [6, 3, 0, 0, 0]
    assert cost({"breath-march": 1}) == 6
    assert cost({}, weight=3) == 18


def test_what_is_short_is_said_in_weighted_sets() -> None:
    alone = only(REGULAR, ["crunch", "breath-march"])
    one = session(alone, "2027-01-06 12:00", 20, "heavy", {"crunch": 1})
    messages = said(alone, MuscleCoverage(nominal_minutes=20), one)
    assert "front of the abdomen: 1 of 2 weighted sets" in messages
    assert sum("0.5 of 1 weighted sets" in message for message in messages) == 1


RARE = ["crunch", "elbow-press", "breath-march", "pf-contract"]


@pytest.mark.parametrize(
    ("first", "second", "seen"),
    [
        ({}, {}, 0),
        ({"elbow-press": 1}, {}, 1),
        ({}, {"breath-march": 1}, 1),
        ({"pf-contract": 1}, {}, 2),  # the diaphragm is secondary there
        ({"pf-contract": 1}, {"elbow-press": 1}, 3),
    ],
    ids=str,
)
def test_lat_diaphragm_and_pelvic_floor_once_in_14_days(
    first: dict[str, int], second: dict[str, int], seen: int
) -> None:
    instance = only(REGULAR, RARE)
    sessions = (
        session(instance, "2027-01-06 12:00", 20, "heavy", first),
        session(instance, "2027-01-17 12:00", 20, "heavy", second),
    )
    assert judged(instance, MuscleCoverage(percent=0), *sessions) == 2 * (3 - seen)
    assert judged(instance, MuscleCoverage(percent=0, rare_points=5), *sessions) == 5 * (3 - seen)


def test_a_week_without_sessions_is_no_fortnight() -> None:
    instance = only(REGULAR, RARE)
    one = session(instance, "2027-01-06 12:00", 20, "heavy")
    other = session(instance, "2027-01-20 12:00", 20, "heavy")
    whole = plan(instance, one, other)
    assert points(MuscleCoverage(percent=0).violations(whole, instance.problem)) == 0
