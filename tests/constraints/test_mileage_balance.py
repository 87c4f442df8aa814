"""``mileage-balance``, and which weeks are peak-mileage weeks."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.constraints.mileage_balance import MileageBalance
from planner.instance import Instance
from planner.season.mesocycles import peak_mileage_weeks
from planner.settings.mileage_balance import MileageSettings
from tests.constraints.builders import charged, plan, problem, session, slot

MONDAYS = [date(2027, 1, 4) + timedelta(days=7 * n) for n in range(10)]
EVEN = dict.fromkeys(MONDAYS, 40_000)
PEAK = MONDAYS[2]


def _peaks(mileage_m: dict[date, int], **settings: int) -> list[int]:
    peaks = peak_mileage_weeks(MONDAYS, mileage_m, MileageSettings(**settings))
    return [number for number, monday in enumerate(MONDAYS, 1) if monday in peaks]


def test_a_week_far_above_the_four_before_is_a_peak() -> None:
    rising = EVEN | {MONDAYS[3]: 44_000, MONDAYS[8]: 60_000}
    assert _peaks(rising, top_percent=0) == [4, 9]
    assert _peaks(rising, top_percent=0, peak_percent=111) == [9]
    assert _peaks(rising, top_percent=0, peak_percent=100) == [3, 4, 9]


def test_the_weeks_with_the_most_distance_are_peaks() -> None:
    falling = {monday: 50_000 - 1_000 * n for n, monday in enumerate(MONDAYS)}
    assert _peaks(falling) == [1]
    assert _peaks(falling, top_percent=9) == []
    assert _peaks(falling, top_percent=30) == [1, 2, 3]
    assert _peaks(falling | {MONDAYS[1]: 50_000}) == []  # two share the top: 20 % of the weeks
    assert _peaks(falling | {MONDAYS[1]: 50_000}, top_percent=20) == [1, 2]
    assert _peaks(EVEN, top_percent=30) == []
    assert _peaks({}, top_percent=30) == []


def test_mileage_outside_the_season_is_no_week_of_it() -> None:
    falling = {monday: 50_000 - 1_000 * n for n, monday in enumerate(MONDAYS)}
    before = {MONDAYS[0] - timedelta(days=7 * n): 60_000 for n in range(1, 6)}
    assert _peaks(falling | before) == [1]


def _athlete(**changes: Any) -> Instance:
    """Five weeks of build, 40 km each, but for 44 km in the third; they begin on 4 January."""
    mileage = {str(monday): 40 for monday in MONDAYS[:5]} | {str(PEAK): 44}
    season = {"end": "2027-02-07", "phases": [{"phase": "build", "start": "2027-01-04"}]}
    running = {"week": {"tuesday": {"kind": "tempo", "start": "18:00", "minutes": 60}}}
    defaults = {"season": season, "running": {**running, "mileage": mileage}}
    return problem(**{**defaults, "free_time": {"daily": ["20:00-21:00"]}, **changes})


@pytest.fixture(scope="module")
def instance() -> Instance:
    return _athlete()


def _charged(instance: Instance, *minutes: int, monday: date = PEAK, **settings: int) -> int | None:
    """Medium sessions from Monday on, so many minutes each."""
    taken = [
        slot(instance, f"{monday + timedelta(days=n)} 20:00", length, "medium")
        for n, length in enumerate(minutes)
    ]
    return charged(instance, MileageBalance(**{"share": 25, **settings}), *taken)


@pytest.mark.parametrize(
    ("minutes", "points"),
    [
        ((), 0),
        ((25, 25, 22), 0),
        ((25, 25, 23), 1),
        ((25, 25, 30), 1),
        ((25, 25, 31), 2),
    ],
)
def test_a_peak_mileage_week_has_less_core(
    instance: Instance, minutes: tuple[int, ...], points: int
) -> None:
    """Three sessions of 20 min instead of 25, and room for one a class higher: a load of 364."""
    assert [week.minutes for week in instance.problem.season.weeks] == [25, 25, 20, 25, 25]
    assert instance.problem.season.reference_load[PEAK] == 405
    assert _charged(instance, *minutes) == points
    assert _charged(instance, *minutes, weight=3) == 3 * points


def test_other_weeks_have_what_their_phase_prescribes(instance: Instance) -> None:
    assert _charged(instance, 31, 30, 30, monday=MONDAYS[1]) == 0
    assert _charged(instance, 31, 30, 31, monday=MONDAYS[1]) == 1


@pytest.mark.parametrize(
    ("given", "minutes", "free"),
    [
        ({"cut": 40}, 15, 54),
        ({"cut": 10}, 20, 72),
        ({"cut": 0}, 25, 91),
        ({"peak_percent": 111, "top_percent": 0}, 25, 91),
        ("off", 25, 91),
    ],
)
def test_settings_reach_the_prescription(given: Any, minutes: int, free: int) -> None:
    """``free`` minutes of medium sessions cost nothing, one more costs a point."""
    instance = _athlete(constraints={"mileage-balance": given})
    own = MileageBalance.model_validate(given).model_copy(update={"enabled": True, "share": 25})
    assert instance.problem.season.week_of(PEAK).minutes == minutes
    for more, points in ((0, 0), (1, 1)):
        taken = slot(instance, f"{PEAK} 20:00", free + more, "medium")
        assert charged(instance, own, taken) == points


def test_the_top_share_alone_makes_a_peak() -> None:
    instance = _athlete(constraints={"mileage-balance": {"peak_percent": 150, "top_percent": 20}})
    assert [week.peak_mileage for week in instance.problem.season.weeks] == [
        week.monday == PEAK for week in instance.problem.season.weeks
    ]
    assert instance.problem.season.week_of(PEAK).minutes == 20


def test_peak_mileage_weeks_stay_marked_for_progression_if_it_is_off() -> None:
    instance = _athlete(constraints={"mileage-balance": "off"})
    assert instance.problem.season.week_of(PEAK).peak_mileage
    assert not instance.problem.season.week_of(PEAK - timedelta(days=7)).peak_mileage


def test_a_peak_mileage_week_is_no_reference(instance: Instance) -> None:
    assert [week.full for week in instance.problem.season.weeks] == [True, True, False, True, True]


def test_a_week_that_is_lighter_anyway_is_not_cut_twice() -> None:
    race = {"name": "B", "date": str(PEAK + timedelta(days=6)), "distance": "10 km"}
    week = _athlete(races=[{**race, "priority": "B"}]).problem.season.week_of(PEAK)
    assert (week.peak_mileage, week.volume_percent, week.minutes) == (True, 60, 15)


@pytest.mark.parametrize(("share", "free"), [(10, 91), (15, 105), (20, 150), (25, 200)])
def test_core_takes_at_most_a_share_of_the_load(share: int, free: int) -> None:
    """3000 of running: core of 529, 750 or 1000 is 15, 20 or 25 % of all; 455 is prescribed."""
    daily = {"kind": "long", "start": "06:00", "minutes": 100}
    days = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
    instance = _athlete(running={"week": dict.fromkeys(days, daily)})
    balance = MileageBalance(share=share)
    whole = slot(instance, "2027-01-04 20:00", free, "medium")
    more = slot(instance, "2027-01-05 20:00", 1, "medium")
    assert charged(instance, balance, whole) == 0
    assert charged(instance, balance, whole, more) == 1


def test_weeks_without_running_numbers_are_left_alone() -> None:
    instance = _athlete(running={"week": {}})
    assert _charged(instance, 60, 60, 60, share=10) == 0


def test_messages_say_how_much_running_there_is(instance: Instance) -> None:
    days = [session(instance, f"2027-01-{day} 20:00", 25, "medium") for day in (18, 20, 22)]
    (violation,) = MileageBalance().violations(plan(instance, *days), instance.problem)
    assert (violation.where, violation.of, violation.points) == (str(PEAK), "week", 1)
    assert violation.message == (
        "core load 375 in a peak-mileage week with 630 of running, at most 364 wanted"
    )


def test_a_bare_number_sets_the_cut() -> None:
    assert MileageBalance.model_validate(30).kept_percent == 70
    assert MileageBalance.model_validate("off").kept_percent == 100
