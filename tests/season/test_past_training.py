"""What the training so far means for a season."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.running import DatedRun, PlannedRun, Run
from planner.athlete.training_log import TrainingLog
from planner.season.past_training import with_history
from planner.season.plan_season import plan_season
from planner.season.season_settings import SeasonSettings
from planner.settings.mileage_balance import MileageSettings
from planner.settings.progression import ProgressionSettings
from tests.season.season_calendars import MARATHON, START, athlete_file, day, pause, race

DAY = timedelta(days=1)
USUAL = SeasonSettings()


def log(weeks: int = 20, km: int = 40, ends: str = "2027-01-03", **more: Any) -> TrainingLog:
    """Even weeks up to a day, a run on every Tuesday, Thursday and Sunday up to it."""
    end = day(ends)
    mondays = [end - timedelta(days=end.weekday() + 7 * n) for n in range(weeks)]
    days = sorted(monday + n * DAY for monday in mondays for n in (1, 3, 6))
    return TrainingLog(
        source="activities.csv",
        end=end,
        weeks=dict.fromkeys(mondays, 1000 * km),
        run_days=tuple(one for one in days if one <= end),
        **more,
    )


def logged(
    training: TrainingLog,
    *races: Any,
    week: dict[int, Run] | None = None,
    mileage: dict[date, int] | None = None,
    runs: Sequence[DatedRun] = (),
    settings: SeasonSettings = USUAL,
    written: bool = True,
    **more: Any,
) -> AthleteFile:
    file = athlete_file(*races, **{"end": None if races else "2027-02-28", **more})
    running = file.running.model_copy(
        update={"log": training, "mileage": mileage or {}, "week": week or {}, "runs": tuple(runs)}
    )
    athlete = file.athlete
    if not written:
        athlete = type(athlete)(name=athlete.name, timezone=athlete.timezone)
    whole = file.model_copy(update={"running": running, "athlete": athlete})
    return with_history(whole, settings, START, plan_season(whole, settings, START).end)


def notes(file: AthleteFile, settings: SeasonSettings = USUAL) -> tuple[str, ...]:
    return plan_season(file, settings, START).notes


def strength(weeks: int, sessions: int = 1, ends: str = "2027-01-03") -> dict[str, Any]:
    monday = day(ends) - timedelta(days=day(ends).weekday())
    mondays = [monday - timedelta(weeks=n) for n in range(weeks)]
    return {
        "strength": dict.fromkeys(mondays, sessions),
        "strength_days": tuple(sorted(one + 2 * DAY for one in mondays)),
    }


def test_an_athlete_without_a_log_is_the_same() -> None:
    file = athlete_file(race("04-25", MARATHON))
    assert with_history(file, USUAL, START, day("05-30")) is file


EASY = {1: Run(kind="easy", distance=8000), 6: Run(kind="long", minutes=100)}


def test_weeks_to_come_have_the_distance_of_the_planned_runs() -> None:
    file = logged(log(), week=EASY)
    assert file.running.mileage[day("01-04")] == 8000 + 100 * 60_000 // 360
    assert file.running.mileage[day("2026-12-28")] == 40_000
    assert notes(file) == (
        "Mileage from activities.csv up to Sun 3 Jan 2027; after it 8 weeks as your runs say.",
    )


def test_dated_runs_and_races_replace_the_usual_ones() -> None:
    runs = [DatedRun(date=day("01-05"), kind="tempo", distance=12_000)]
    file = logged(log(), race("01-17", MARATHON), week=EASY, runs=runs, end="2027-02-28")
    long = 100 * 60_000 // 360
    assert file.running.mileage[day("01-04")] == 12_000 + long
    assert file.running.mileage[day("01-11")] == 8000 + MARATHON
    assert file.running.mileage[day("01-18")] == 0  # a week off after it


def test_a_pause_is_a_week_without_running() -> None:
    file = logged(log(), week=EASY, pauses=(pause("01-11", "01-17"),))
    assert file.running.mileage[day("01-11")] == 0


def test_where_the_plan_has_no_distance_the_mean_of_the_last_weeks_is_held() -> None:
    training = log()
    training.weeks.update({day("2026-12-28"): 48_000, day("2026-12-07"): 90_000})
    file = logged(training, week={1: Run(kind="easy"), 6: Run(kind="long", distance=20_000)})
    assert file.running.mileage[day("01-04")] == (48_000 + 40_000 + 40_000 + 90_000) // 4
    assert notes(file)[0] == (
        "Mileage from activities.csv up to Sun 3 Jan 2027; after it 8 weeks held at 54 km, the "
        "mean of the last 4."
    )
    two = SeasonSettings(mileage=MileageSettings(forecast_weeks=2))
    assert logged(training, settings=two).running.mileage[day("01-04")] == 44_000


def test_forecast_weeks_are_no_peak_and_planned_ones_may_be() -> None:
    assert not any(w.peak_mileage for w in plan_season(logged(log()), USUAL, START).weeks)
    runs = [DatedRun(date=day("01-10"), kind="long", distance=60_000)]
    season = plan_season(logged(log(), runs=runs), USUAL, START)
    assert [w.peak_mileage for w in season.weeks][:3] == [True, False, False]


@pytest.mark.parametrize(("ends", "kept"), [("2026-12-30", False), ("2026-12-31", True)])
def test_a_week_that_has_hardly_begun_is_left_open(ends: str, kept: bool) -> None:
    file = logged(log(ends=ends))
    assert (day("2026-12-28") in file.running.mileage) is kept


def test_weeks_by_hand_win() -> None:
    by_hand = {day("2026-12-28"): 10_000, day("01-11"): 20_000}
    file = logged(log(), mileage=by_hand, week=EASY)
    assert {monday: file.running.mileage[monday] for monday in by_hand} == by_hand


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ("2026-12-20", None),  # two weeks off
        ("2026-12-19", "2 weeks without running before the season (since Fri 18 Dec), so it starts "
         "with 60 % of the usual volume and exercises one level easier for 2 weeks."),
        ("2026-11-29", "5 weeks without running before the season (since Mon 30 Nov), so it starts "
         "with 50 % of the usual volume and exercises two levels easier for 3 weeks."),
        ("2026-10-25", "10 weeks without running before the season (since Mon 26 Oct), so it "
         "starts with 50 % of the usual volume and the exercises of a first base phase for 3 "
         "weeks."),
        ("2025-12-28", None),  # more than a year: it says nothing about now
    ],
)  # fmt: skip
def test_time_off_before_the_season(ends: str, words: str | None) -> None:
    said = [note for note in notes(logged(log(ends=ends))) if "without" in note]
    whole = f"From activities.csv: {words} If you did train, add those weeks to running.mileage."
    assert said == ([whole] if words else [])


def levels(file: AthleteFile) -> list[tuple[int, int]]:
    weeks = plan_season(file, USUAL, START).weeks
    return [(week.level_cap, week.volume_percent) for week in weeks[:4]]


def test_time_off_is_what_a_pause_of_as_many_days_is() -> None:
    phases = "build 2027-01-04"
    off = logged(log(ends="2026-12-06"), phases=phases)
    paused = logged(log(), phases=phases, pauses=(pause("2026-12-07", "2027-01-03"),))
    assert levels(off) == levels(paused) != levels(logged(log(), phases=phases))


def test_time_off_that_goes_on_into_a_pause_is_one_break() -> None:
    file = logged(log(ends="2026-12-13"), pauses=(pause("01-04", "01-31"),))
    (said,) = [note for note in notes(file) if "without" in note]
    assert "50 %" in said


def test_who_wrote_runs_or_weeks_since_had_no_time_off() -> None:
    training = log(ends="2026-11-29")
    weeks = {day("2026-12-28") - timedelta(weeks=n): 30_000 for n in range(4)}
    runs = [DatedRun(date=day("2026-12-20"), kind="easy")]
    assert logged(training, mileage=weeks).running.log.off is None  # type: ignore[union-attr]
    off = logged(training, runs=runs).running.log.off  # type: ignore[union-attr]
    assert off is None  # a fortnight


@pytest.mark.parametrize(("on", "noted"), [("12-05", True), ("12-06", True), ("12-28", False)])
def test_what_was_planned_while_the_log_went_on_was_not_run(on: str, noted: bool) -> None:
    told = {"title": "10 km", "rule": "number", "sure": True, "source": "plan.csv"}
    planned = PlannedRun(date=day(f"2026-{on}"), kind="easy", **told)
    said = notes(logged(log(ends="2026-12-06"), runs=[planned]))
    assert any("without running before the season" in line for line in said) is noted


def test_strength_training_that_stopped_counts_if_it_was_a_habit() -> None:
    stopped = strength(10, ends="2026-11-29")
    assert "5 weeks without strength training" in notes(logged(log(**stopped)))[0]
    years_ago = strength(10, ends="2025-11-30")
    said = notes(logged(log(ends="2026-11-29", **years_ago)))[0]
    assert "5 weeks without running" in said
    once = {"strength_days": (day("2026-11-01"),)}
    assert not any("without" in note for note in notes(logged(log(**once))))


@pytest.mark.parametrize(
    ("weeks", "written", "experience", "words"),
    [
        (12, False, "regular", "12 strength sessions in 12 weeks, from activities.csv: planned as "
         "for regular experience. Write athlete.experience to say otherwise."),
        (20, False, "regular", "12 strength sessions in 12 weeks, from activities.csv: planned as "
         "for regular experience. Write athlete.experience to say otherwise."),
        (11, False, "new", None),
        (12, True, "new", "12 strength sessions in 12 weeks, from activities.csv. "
         "athlete.experience says new and is kept; regular would fit."),
    ],
)  # fmt: skip
def test_experience(weeks: int, written: bool, experience: str, words: str | None) -> None:
    file = logged(log(**strength(weeks)), written=written, experience="new")
    assert file.athlete.experience == experience
    assert [note for note in notes(file) if "strength" in note] == ([words] if words else [])


@pytest.mark.parametrize("experience", ["regular", "experienced"])
def test_what_is_written_wins(experience: str) -> None:
    file = logged(log(**strength(12)), experience=experience)
    assert file.athlete.experience == experience
    assert not any("strength" in note for note in notes(file))


def test_how_many_sessions_make_regular_is_a_setting() -> None:
    eager = SeasonSettings(progression=ProgressionSettings(regular_after=6))
    file = logged(log(**strength(6)), settings=eager, written=False)
    assert file.athlete.experience == "regular"
