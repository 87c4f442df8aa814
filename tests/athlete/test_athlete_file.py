"""athlete.yaml read: what its spellings mean."""

from datetime import date

import pytest

from planner.athlete.athlete_file import parse_athlete
from planner.athlete.models.file import AthleteFile, OtherLoad
from planner.athlete.models.free_time import FreeException, FreeTime, Window
from planner.athlete.models.person import Avoid, Experience
from planner.athlete.models.running import DatedRun, Run, RunKind, Running
from planner.athlete.models.season import ManualPhase, Pause, Race
from planner.yaml.document import parse_yaml

MINIMAL = """\
athlete: {timezone: Europe/Berlin}
season: {end: 2027-05-16}
running: {week: {tuesday: easy}}
free_time: {monday: 19:00-21:00}
"""
FULL = """\
version: 1
athlete:
  name: Maya
  id: maya-1
  timezone: Europe/Berlin
  experience: regular
  born: 1988
  units: mi
  equipment: [band, ball]
  avoid: [lumbar-flexion, {flag: wrist, side: left, until: 2027-03-01}, diastasis]
  exclude: [russian-twists]
  favourites: [side-planks]
  focus: [balance, breathing]
  cleared: 2027-01-02
  born_child: 2026-10-04
  checked: 20270110
  wakes: 6:00
season:
  start: 2027-01-04
  end: 2027-05-16
  phases:
    - {phase: base, start: 2027-01-04}
    - {phase: build, start: 2027-02-15}
  pauses: [{from: 2027-02-01, to: 2027-02-03, reason: skiing}]
races:
  - {name: City Half, date: 2027-03-14, distance: half marathon, priority: B, effort: training}
  - {name: Main, date: "2027-04-25", start: "09:30", distance: 26.2, minutes: 240, first: true}
running:
  week:
    daily: easy
    weekend: {kind: long, start: 09:00, minutes: 120, distance: 15}
    mon: rest
  mileage: {2027-01-04: 30, 2027-01-11: 40 km, 2027-01-18: 0}
  runs: [{date: 2027-01-05, kind: tempo, minutes: 40}]
  usual_start: 07:00
free_time:
  weekdays: ["19:00-21:00", 06:30–07:15]
  friday: []
  exceptions:
    - {from: 2027-02-08, to: 2027-02-12, windows: []}
    - {date: 2027-02-20, windows: 09:00-24:00}
other:
  - {day: wed, kind: gym-legs, start: "18:00", minutes: 45, hard_for: [hips]}
  - {date: 2027-02-03, kind: ski-tour}
  - {day: fri, from: 2027-02-01, to: 2027-03-01, kind: swim}
constraints: {monotony: off, sessions-per-week: {base: 4}}
calendar: {name: Maya core, reminder: 30, phases: false}
"""


def read(text: str) -> AthleteFile:
    found, mistakes = parse_athlete(parse_yaml(text, "athlete.yaml"))
    assert [str(mistake) for mistake in mistakes] == []
    assert found is not None
    return found


def test_a_minimal_file_takes_the_defaults() -> None:
    found = read(MINIMAL)
    assert found.athlete.name == "Runner"
    assert found.athlete.experience is Experience.NEW
    assert found.running == Running(week={1: Run(kind=RunKind.EASY)})
    assert found.free_time == FreeTime(week={0: (Window(start=1140, end=1260),)})
    assert found.calendar.reminder is None
    assert found.races == ()
    assert found.season.start is None


def test_every_key_of_athlete_and_season() -> None:
    found = read(FULL)
    athlete = found.athlete
    assert (athlete.name, athlete.id, athlete.born, athlete.units) == ("Maya", "maya-1", 1988, "mi")
    assert athlete.experience is Experience.REGULAR
    assert athlete.equipment == ("band", "ball")
    assert athlete.avoid == (
        Avoid(flag="lumbar-flexion"),
        Avoid(flag="wrist", side="left", until=date(2027, 3, 1)),
        Avoid(flag="diastasis"),
    )
    assert (athlete.exclude, athlete.favourites) == (("russian-twists",), ("side-planks",))
    assert athlete.focus == ("balance", "breathing")
    assert (athlete.cleared, athlete.wakes) == (date(2027, 1, 2), 360)
    assert (athlete.born_child, athlete.checked) == (date(2026, 10, 4), date(2027, 1, 10))
    assert found.season.phases == (
        ManualPhase(phase="base", start=date(2027, 1, 4)),
        ManualPhase(phase="build", start=date(2027, 2, 15)),
    )
    pause = Pause(from_=date(2027, 2, 1), to=date(2027, 2, 3), reason="skiing")
    assert found.season.pauses == (pause,)
    assert found.age_in(2027) == 39


def test_every_key_of_races_and_running() -> None:
    found = read(FULL)
    assert found.races == (
        Race(
            name="City Half",
            date=date(2027, 3, 14),
            distance_m=21_098,
            priority="B",
            effort="training",
        ),
        Race(
            name="Main",
            date=date(2027, 4, 25),
            clock_minute=570,
            distance_m=42_165,
            minutes=240,
            first=True,
        ),
    )
    long_run = Run(kind=RunKind.LONG, clock_minute=540, minutes=120, distance_m=24_140)
    easy = Run(kind=RunKind.EASY)
    assert found.running.week == {
        0: Run(kind=RunKind.REST),
        **dict.fromkeys(range(1, 5), easy),
        5: long_run,
        6: long_run,
    }
    assert found.running.mileage == {
        date(2027, 1, 4): 48_280,
        date(2027, 1, 11): 40_000,
        date(2027, 1, 18): 0,
    }
    run = DatedRun(date=date(2027, 1, 5), kind=RunKind.TEMPO, minutes=40)
    assert found.running.runs == (run,)
    assert found.running.usual_start == 420


def test_every_key_of_free_time_and_the_rest() -> None:
    found = read(FULL)
    evening = (Window(start=390, end=435), Window(start=1140, end=1260))
    assert found.free_time.week == {**dict.fromkeys(range(4), evening), 4: ()}
    day = date(2027, 2, 20)
    assert found.free_time.exceptions == (
        FreeException(from_=date(2027, 2, 8), to=date(2027, 2, 12)),
        FreeException(from_=day, to=day, windows=(Window(start=540, end=1440),)),
    )
    load = OtherLoad(day=2, kind="gym-legs", clock_minute=1080, minutes=45, hard_for=("hips",))
    once = OtherLoad(date=date(2027, 2, 3), kind="ski-tour")
    term = OtherLoad(day=4, from_=date(2027, 2, 1), to=date(2027, 3, 1), kind="swim")
    assert found.other == (load, once, term)
    assert found.constraints == {"monotony": "off", "sessions-per-week": {"base": 4}}
    assert (found.calendar.name, found.calendar.reminder) == ("Maya core", 30)
    assert (found.calendar.phases, found.calendar.races) == (False, True)


@pytest.mark.parametrize("order", [("daily", "weekend", "sun"), ("sun", "weekend", "daily")])
def test_the_more_specific_day_wins_in_any_order(order: tuple[str, ...]) -> None:
    windows = {"daily": "06:00-07:00", "weekend": "08:00-09:00", "sun": "10:00-11:00"}
    lines = "".join(f"  {key}: {windows[key]}\n" for key in order)
    week = read(MINIMAL.replace("{monday: 19:00-21:00}", f"\n{lines}")).free_time.week
    assert {day: found[0].start for day, found in week.items()} == {
        **dict.fromkeys(range(5), 360),
        5: 480,
        6: 600,
    }


def test_keys_without_a_value_count_as_left_out() -> None:
    found = read(MINIMAL + "races:\nother:\nconstraints:\ncalendar:\n  name:\nversion:\n")
    assert (found.races, found.other, found.constraints) == ((), (), {})
    assert found.calendar.name is None


@pytest.mark.parametrize(("written", "minutes"), [("off", None), ("0", 0), ("10080", 10_080)])
def test_a_reminder_is_minutes_or_off(written: str, minutes: int | None) -> None:
    found = read(MINIMAL + f"calendar: {{reminder: {written}}}")
    assert found.calendar.reminder == minutes


def test_code_gives_the_models_plain_values() -> None:
    assert Run(kind=RunKind.EASY, clock_minute=600, distance_m=5_000).clock_minute == 600
    assert Window(start=0, end=1440).end == 1440
    assert Race(name="R", date=date(2027, 1, 1), distance_m=5_000).clock_minute == 600
