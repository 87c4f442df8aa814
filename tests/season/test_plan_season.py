from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.athlete.models.file import AthleteFile
from planner.athlete.phase_kind import PhaseKind
from planner.errors import UsageError
from planner.season.plan_season import plan_season, span_of
from planner.season.season import Season
from planner.season.season_settings import SeasonSettings
from planner.timeline.instants import monday_of
from tests.season.season_calendars import (
    CALENDARS,
    FIVE,
    HALF,
    MARATHON,
    START,
    TEN,
    Calendar,
    athlete_file,
    day,
    pause,
    race,
)

TODAY = date(2026, 11, 22)


def plan(file: AthleteFile, today: date = TODAY) -> Season:
    return plan_season(file, SeasonSettings(), today)


def spelled(season: Season) -> str:
    lengths = [(phase.kind, (phase.end - phase.start).days) for phase in season.phases]
    return ", ".join(
        f"{kind} {days}d" if days % 7 else f"{kind} {days // 7}" for kind, days in lengths
    )


@pytest.mark.parametrize("calendar", CALENDARS, ids=[row.name for row in CALENDARS])
def test_calendars_worked_by_hand(calendar: Calendar) -> None:
    season = plan(calendar.file)
    assert spelled(season) == calendar.phases, calendar.why
    assert [phase.start for phase in season.phases] == [day(d) for d in calendar.starts.split()]
    assert season.end == day(calendar.end)
    assert span_of(calendar.file, SeasonSettings(), TODAY) == (season.start, season.end)


def test_there_are_enough_calendars() -> None:
    assert len(CALENDARS) >= 25


@pytest.mark.parametrize(
    ("today", "start"),
    [("2026-11-22", "2026-11-23"), ("2026-11-23", "2026-11-30"), ("2026-12-28", "01-04")],
)
def test_a_season_starts_the_monday_after_today(today: str, start: str) -> None:
    season = plan(athlete_file(race("03-14", HALF), start=None), day(today))
    assert season.start == day(start)


def test_the_end_waits_for_the_longest_recovery() -> None:
    season = plan(athlete_file(race("04-25", MARATHON), race("05-02", FIVE, "C")))
    assert season.end == day("05-16")


def test_without_races_an_end_is_needed() -> None:
    with pytest.raises(UsageError, match="no race on or after 2027-01-04"):
        plan(athlete_file(race("2026-12-31", TEN)))


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(UsageError, match="2027-01-03 is before the season's first day, 2027-01-04"):
        plan(athlete_file(end="01-03"))
    assert len(plan(athlete_file(end="01-04")).days) == 1


def test_phases_name_the_race_that_they_lead_to_or_follow() -> None:
    season = plan(athlete_file(race("03-14", TEN), race("04-25", TEN), end="05-30"))
    names = [(phase.kind.value, phase.race) for phase in season.phases]
    assert names[:6] == [
        (kind, "03-14") for kind in ("base", "build", "peak", "taper", "race", "recovery")
    ]
    assert names[6:] == [
        ("maintenance", "04-25"), ("build", "04-25"), ("taper", "04-25"), ("race", "04-25"),
        ("recovery", "04-25"), ("maintenance", None),
    ]  # fmt: skip


def test_two_goals_on_one_day_are_the_longer_one() -> None:
    season = plan(athlete_file(race("03-14", HALF), race("03-14", FIVE, name="fun run")))
    assert spelled(season) == "base 3, build 3, peak 2, taper 1, race 1, recovery 1"
    assert len(season.recoveries) == 2


def notes(*races: object, **more: object) -> str:
    return "\n".join(plan(athlete_file(*races, **more)).notes)  # type: ignore[arg-type]


def test_goals_less_than_four_weeks_apart_are_noted() -> None:
    assert "04-04 comes 3 weeks after 03-14: too soon" in notes(
        race("03-14", TEN), race("04-04", TEN)
    )
    assert "too soon" not in notes(race("03-14", TEN), race("04-11", TEN))


def test_marathons_less_than_eight_weeks_apart_are_noted_whatever_their_priority() -> None:
    assert "are 55 days apart" in notes(race("04-25", MARATHON), race("06-19", MARATHON, "C"))
    assert "days apart" not in notes(race("04-25", MARATHON), race("06-20", MARATHON, "C"))


def test_missing_phases_are_noted() -> None:
    base, build, peak = (
        "base (the groundwork)",
        "build (getting stronger)",
        "peak (less work, close to running)",
    )
    assert f"no time for {base} or {peak}." in notes(race("01-31", TEN))
    assert f"no time for {base}, {build} or {peak}." in notes(race("01-10", TEN))
    assert "no time for" not in notes(race("03-14", HALF))
    by_hand = notes(race("03-14", HALF), phases="base 01-04")
    assert by_hand == "Your own phases leave no taper before 03-14 but its race week."
    assert notes(race("03-14", HALF), phases="base 01-04,taper 03-01") == ""


def test_breaks_of_ten_days_are_noted() -> None:
    assert notes(race("03-14", HALF), pauses=(pause("01-25", "02-03"),)) == (
        "After 10 days without core (2027-01-25 to 2027-02-03) you come back at 60 % of the usual "
        "volume."
    )
    nine = notes(race("03-14", HALF), pauses=(pause("01-25", "02-02"),))
    assert nine == (
        "Paused from 2027-01-25 to 2027-02-02: no session, and no run of the usual week is counted."
    )


def test_notes_on_pauses_give_the_reason() -> None:
    away = pause("02-01", "02-01", "skiing")
    assert notes(race("03-14", HALF), pauses=(away,)) == (
        "Paused on 2027-02-01 (skiing): no session, and no run of the usual week is counted."
    )
    ill = (pause("2026-12-20", "01-02", "flu"), pause("01-03", "01-03", "travel"))
    assert notes(race("03-14", HALF), pauses=ill) == (
        "After 15 days without core (2026-12-20 to 2027-01-03; flu; travel) you come back at 60 % "
        "of the usual volume and with easier exercises."
    )
    assert notes(race("03-14", HALF), pauses=ill[:1]) == ""


races = st.builds(
    lambda offset, distance, priority, effort, first: race(
        (START + timedelta(days=offset)).isoformat(), distance, priority, effort=effort, first=first
    ),
    st.integers(-40, 420),
    st.sampled_from([3_000, 5_500, 5_501, 11_000, 16_093, HALF, 30_000, MARATHON, 50_000, 161_000]),
    st.sampled_from("ABC"),
    st.sampled_from(["race", "training"]),
    st.booleans(),
)
pauses = st.builds(
    lambda offset, length: pause(
        (START + timedelta(days=offset)).isoformat(),
        (START + timedelta(days=offset + length)).isoformat(),
    ),
    st.integers(-40, 400),
    st.integers(0, 70),
)
manual = st.lists(
    st.tuples(st.sampled_from([kind.value for kind in PhaseKind]), st.integers(-20, 300)),
    max_size=5,
)


@st.composite
def files(draw: st.DrawFn) -> AthleteFile:
    start = START + timedelta(days=draw(st.integers(0, 20)))
    phases = [f"{kind} {START + timedelta(days=n)}" for kind, n in draw(manual)]
    return athlete_file(
        *draw(st.lists(races, max_size=6)),
        experience=draw(st.sampled_from(["new", "regular", "experienced"])),
        born=draw(st.sampled_from([None, 1950, 1972, 1973, 1990, 2009, 2010])),
        start=start.isoformat(),
        end=(start + timedelta(days=draw(st.integers(0, 450)))).isoformat(),
        phases=",".join(phases),
        pauses=tuple(draw(st.lists(pauses, max_size=3))),
        mileage={
            START + timedelta(days=7 * n): draw(st.integers(0, 90_000))
            for n in draw(st.sets(st.integers(-4, 60)))
        },
    )


@given(files())
@settings(max_examples=150)
def test_phases_weeks_and_mesocycles_tile_every_season(file: AthleteFile) -> None:
    season = plan(file)
    tiled = [phase.start for phase in season.phases] + [season.end + timedelta(days=1)]
    assert tiled[0] == season.start
    assert [phase.end for phase in season.phases] == tiled[1:]
    assert all(phase.start < phase.end for phase in season.phases)

    first = monday_of(season.start)
    count = (monday_of(season.end) - first).days // 7 + 1
    mondays = [first + timedelta(days=7 * n) for n in range(count)]
    assert [week.monday for week in season.weeks] == mondays
    assert [week.number for week in season.weeks] == list(range(1, count + 1))
    assert [monday for block in season.mesocycles for monday in block.mondays] == mondays
    paused = {d for p in file.season.pauses for d in season.days if p.from_ <= d <= p.to}
    assert [d for week in season.weeks for d in week.days] == [
        d for d in season.days if d not in paused
    ]


@given(files())
@settings(max_examples=150)
def test_weeks_keep_their_promises(file: AthleteFile) -> None:
    season = plan(file)
    age = file.age_in(season.start.year)
    for week in season.weeks:
        block = season.mesocycles[week.mesocycle]
        assert block.index == week.mesocycle
        assert block.mondays[week.week_of_mesocycle - 1] == week.monday
        assert week.phase is season.phase_on(max(week.monday, season.start)).kind
        assert week.mix.heavy + week.mix.medium + week.mix.light == 100
        assert week.heavy or week.mix.heavy == 0
        assert 1 <= week.level_cap <= (5 if age is None or 18 <= age < 55 else 4)
        assert week.level_cap >= 3 or week.mix.light == 100
        assert (
            0
            <= week.sessions + week.optional_sessions
            <= (3 if age is not None and age < 18 else 4)
        )
        assert 25 <= week.volume_percent <= 100
        assert (week.base_half > 0) == (week.phase is PhaseKind.BASE)
        if week.deload:
            assert week.phase in (PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.MAINTENANCE)
            assert not week.heavy
            assert not week.full
        if week.full:
            assert len(week.days) == 7
    for block in season.mesocycles:
        assert sum(season.week_of(monday).deload for monday in block.mondays) <= 1
    for goal in file.races:
        if (
            goal.priority == "A"
            and season.start <= goal.date <= season.end
            and not file.season.phases
        ):
            assert season.phase_on(goal.date).kind is PhaseKind.RACE
