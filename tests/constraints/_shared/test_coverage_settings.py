"""``muscle-coverage`` by area and by phase; amounts in weighted sets, sums in half sets."""

from typing import Any

import pytest
from pydantic import ValidationError

from planner.constraints._shared.coverage_settings import AREAS
from planner.constraints.muscle_coverage import MuscleCoverage
from planner.instance import Instance
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import only, session

REGULAR = athlete()
DAYS = ("2027-01-06", "2027-01-08", "2027-01-10")
WEEKLY = set(AREAS) - {"lat", "pf", "dia"}


def wanted(instance: Instance, days: tuple[str, ...] = DAYS, **settings: Any) -> dict[str, int]:
    """Half sets by areas that three sessions of 25 min aim at."""
    sessions = [session(instance, f"{day} 12:00", 25, "heavy") for day in days]
    frames = frames_of_sessions(sessions, instance.problem)
    found = MuscleCoverage(**settings).targets(frames, instance.problem)
    return {"+".join(areas): target for areas, target in found}


def least(instance: Instance, **settings: Any) -> dict[str, int]:
    """Half sets by area that three sessions of 25 min have to give."""
    sessions = [session(instance, f"{day} 12:00", 25, "heavy") for day in DAYS]
    frames = frames_of_sessions(sessions, instance.problem)
    return MuscleCoverage(**settings).leasts(frames, instance.problem)


def test_every_area_of_the_catalogue_is_a_setting() -> None:
    assert set(AREAS) == {area.id for area in REGULAR.problem.catalogue.areas}


@pytest.mark.parametrize(
    ("settings", "area", "half_sets"),
    [
        ({"gmed": 6}, "gmed", 12),
        ({"gmed": {"target": 6}}, "gmed", 12),
        ({"gmed": 0}, "gmed", None),
        ({"gmed": {"least": 1}}, "gmed", 8),
        ({"tva": 2}, "tva", 4),
        ({}, "tva", 2),
        ({"lat": 1}, "lat", 2),
        ({}, "lat", None),
        ({"gmed": 6, "percent": 50}, "gmed", 12),
        ({"gmed": 6, "percent": 50}, "gmax", 4),
        ({"build": 50}, "ra", 4),
        ({"build": 50, "ra": 6}, "ra", 6),
        ({"base": 50}, "ra", 8),
        ({"build": 0}, "ra", None),
        ({"reach": 10}, "ra", 1),
    ],
)  # fmt: skip
def test_targets(settings: dict[str, Any], area: str, half_sets: int | None) -> None:
    assert wanted(REGULAR, **settings).get(area) == half_sets


@pytest.mark.parametrize(
    ("phase", "usual", "full"),
    [("base", 8, 8), ("build", 8, 8), ("peak", 6, 8), ("taper", 4, 8), ("race", None, 4),
     ("recovery", None, 8), ("maintenance", 6, 8)],
)  # fmt: skip
def test_every_phase_has_its_share(phase: str, usual: int | None, full: int) -> None:
    """A race week's single sets reach only half of it."""
    phases = [{"phase": phase, "start": "2027-01-04"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    shares = ({}, {phase: 100}, {phase: 25}, {phase: 0})
    assert [wanted(instance, **share).get("ra") for share in shares] == [usual, full, 2, None]


@pytest.mark.parametrize("area", AREAS)
def test_every_area_has_its_amounts(area: str) -> None:
    """Half a set of a written target or least is in reach in all of them."""
    half_sets = {"nominal_minutes": 200, "build": 100}
    settings = {area: {"least": 1, "target": 2, "most": 3}}
    assert least(REGULAR, **settings) == {area: 2}
    assert wanted(REGULAR, **settings).get(area) == wanted(REGULAR, **{area: 2}).get(area)
    assert wanted(REGULAR, **{area: 0}).get(area) is None
    assert wanted(REGULAR, **half_sets, **{area: 2}) != wanted(REGULAR, **{area: 2})


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {"es+mf": 8}),
        ({"es": {"least": 1}}, {"es+mf": 8}),
        ({"es": 3}, {"es": 6, "mf": 4}),
        ({"mf": 1}, {"es": 4, "mf": 2}),
        ({"es": 3, "mf": 1}, {"es": 6, "mf": 2}),
    ],
)
def test_the_two_back_areas_are_one_target_until_one_is_written(
    settings: dict[str, Any], found: dict[str, int]
) -> None:
    amounts = wanted(REGULAR, **settings)
    assert {area: n for area, n in amounts.items() if area in ("es", "mf", "es+mf")} == found


def test_a_written_target_is_lowered_to_what_can_be_attained() -> None:
    """Three crunches a session in two thirds of three sessions are 12 half sets; 70 % are 8."""
    assert wanted(only(REGULAR, ["crunch"]), ra=6)["ra"] == 8
    assert wanted(only(REGULAR, ["crunch"]), ra=6, reach=100)["ra"] == 12
    assert wanted(only(REGULAR, ["crunch"]), ra=6, time_share=10)["ra"] == 5


@pytest.mark.parametrize(("share", "ra"), [(75, 6), (50, 4), (100, 8)])
def test_deload_weeks(share: int, ra: int) -> None:
    days = ("2027-01-27", "2027-01-29", "2027-01-31")
    assert wanted(athlete(weeks=12), days, deload=share)["ra"] == ra


@pytest.mark.parametrize(("share", "ra"), [(50, 4), (100, 8)])
def test_a_new_athletes_first_weeks(share: int, ra: int) -> None:
    assert wanted(athlete("new"), first_weeks=share)["ra"] == ra


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ({}, {}),
        ({"ra": {"least": 2}}, {"ra": 4}),
        ({"ra": {"least": 2}, "build": 50}, {"ra": 2}),
        ({"lat": {"least": 1}}, {"lat": 2}),
        ({"ra": {"least": 6}}, {"ra": 12}),
        ({"ra": {"least": 6}, "reach": 50}, {"ra": 9}),
        ({"least": 1, "ra": {"least": 0}}, dict.fromkeys(sorted(WEEKLY - {"ra"}), 2)),
    ],
    ids=str,
)  # fmt: skip
def test_leasts_are_lowered_like_targets(settings: dict[str, Any], found: dict[str, int]) -> None:
    assert least(REGULAR, **settings) == found


@pytest.mark.parametrize(("crunches", "allowed"), [(0, False), (1, False), (2, True), (3, True)])
def test_a_least_is_hard(crunches: int, allowed: bool) -> None:
    """Twenty minutes of crunches reach four half sets; two sets are four of them."""
    alone = only(REGULAR, ["crunch", "breath-march"])
    rule = MuscleCoverage(nominal_minutes=20, ra={"least": 4})
    one = session(alone, "2027-01-06 12:00", 20, "heavy", {"crunch": crunches, "breath-march": 1})
    assert (judged(alone, rule, one) is not None) == allowed
    if not allowed:
        message = f"front of the abdomen: {crunches} weighted sets, at least 2 needed"
        assert message in said(alone, rule, one)


def test_a_least_that_nothing_can_reach_asks_for_nothing() -> None:
    alone = only(REGULAR, ["crunch", "breath-march"])
    one = session(alone, "2027-01-06 12:00", 20, "heavy", {"breath-march": 1})
    assert judged(alone, MuscleCoverage(nominal_minutes=20, gmed={"least": 4}), one) is not None


@pytest.mark.parametrize("phase", ["race", "recovery"])
def test_race_weeks_and_recovery_have_no_least_unless_they_are_given_a_share(phase: str) -> None:
    phases = [{"phase": phase, "start": "2027-01-04"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    assert least(instance, ra={"least": 4}) == {}
    assert least(instance, ra={"least": 4}, **{phase: 25}) == {"ra": 2}


@pytest.mark.parametrize(
    ("settings", "allowed"),
    [
        ({"most": 9}, True),
        ({"most": 8}, False),
        ({"most": 8, "ra": {"most": 9}}, True),
        ({"ra": {"most": 8}}, False),
        ({"obl": {"most": 4}}, False),
        ({"obl": {"most": 5}}, True),
        ({"gmed": {"most": 0}}, True),
    ],
)
def test_the_most_of_an_area(settings: dict[str, Any], allowed: bool) -> None:
    """Nine sets of crunches in a week: nine of the rectus, four and a half of the obliques."""
    days = [
        session(REGULAR, f"2027-01-{day} 12:00", 30, "heavy", {"crunch": 3})
        for day in ("06", "08", "10")
    ]
    assert (judged(REGULAR, MuscleCoverage(**settings), *days) is not None) == allowed


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (
            {"ra": {"least": 5, "target": 4}},
            "least 5 is more than target 4; lower it or raise the other",
        ),
        (
            {"ra": {"target": 5, "most": 4}},
            "target 5 is more than most 4; lower it or raise the other",
        ),
        (
            {"least": 3, "ra": {"most": 2}},
            "least 3 is more than ra.most 2; lower it or raise the other",
        ),
        ({"knee": 3}, "Extra inputs are not permitted"),
        ({"ra": 7}, "less than or equal to 6"),
    ],
)
def test_what_does_not_go_together_is_refused(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        MuscleCoverage(**settings)


def test_targets_that_are_not_written_are_told() -> None:
    found = MuscleCoverage(gmed=6).defaults_for(REGULAR.problem)
    assert "gmed.target" not in found
    assert found["ra.target"] == ("4", "every athlete")
    assert found["es.target"] == ("4 with mf", "every athlete")
    assert found["scap.target"] == ("0.5", "every athlete")
    assert MuscleCoverage(percent=50).defaults_for(REGULAR.problem)["ra.target"][0] == "2"
