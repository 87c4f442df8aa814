"""Which sessions and exercises a rule is about."""

from collections.abc import Callable
from datetime import date

import pytest

from planner.catalogue.exercises import Exercise
from planner.plan.plan import SessionClass
from tests.constraints.agreement import athlete
from tests.rules.written import CATALOGUE, ids, rule

SEASON = athlete(
    weeks=8,
    season={
        "end": "2027-02-28",
        "phases": [
            {"phase": "base", "start": "2027-01-04"},
            {"phase": "build", "start": "2027-02-01"},
        ],
    },
).problem.season


@pytest.mark.parametrize(
    ("when", "days"),
    [
        ("weekday: tue", "05 12 19 26"),
        ("weekday: [tuesday, weekend]", "05 09 10 12 16 17 19 23 24 26 30 31"),
        ("from: 2027-01-29", "29 30 31"),
        ("to: 2027-01-05", "04 05"),
        ("from: 2027-01-12, to: 2027-01-13", "12 13"),
        ("date: 2027-01-20", "20"),
        ("date: [2027-01-20, 2027-01-22]", "20 22"),
        ("week: 2, weekday: mon", "11"),
        ("week: [1, 2027-01-18], weekday: mon", "04 18"),
        ("phase: build", ""),
        ("phase: [base, build], date: 2027-01-31", "31"),
        ("class: heavy, date: 2027-01-31", "31"),
        ("class: [light, medium], date: 2027-01-31", ""),
    ],
)
def test_sessions(when: str, days: str) -> None:
    sessions = rule(f"forbid: {{{when}}}").sessions
    january = [date(2027, 1, day) for day in range(4, 32)]
    found = [day for day in january if sessions.match(day, SessionClass.HEAVY, SEASON)]
    assert " ".join(f"{day.day:02d}" for day in found) == days


def test_a_phase_is_that_of_the_day() -> None:
    sessions = rule("forbid: {phase: build}").sessions
    assert not sessions.on(date(2027, 1, 31), SEASON)
    assert sessions.on(date(2027, 2, 1), SEASON)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("phase: [taper, peak]", "in peak or taper"),
        ("weekday: [sun, mon, wed]", "on Monday, Wednesday or Sunday"),
        ("from: 2027-01-12, to: 2027-01-13", "from 2027-01-12 to 2027-01-13"),
        ("date: 2027-01-12", "on 2027-01-12"),
        ("week: [2, 2027-01-18]", "in week 2, in the week of 2027-01-18"),
        ("class: heavy, phase: base", "in base, in sessions that are heavy"),
    ],
)
def test_words(when: str, words: str) -> None:
    assert rule(f"forbid: {{{when}}}").sentence == f"no session {words}"


@pytest.mark.parametrize(
    ("selectors", "condition"),
    [
        ("exercise: side-plank", lambda e: e.id == "side-plank"),
        ("exercise: Pallof Press", lambda e: e.id == "pallof-standing"),
        ("exercise: [superman, crunch]", lambda e: e.id in ("superman", "crunch")),
        ("ladder: front-plank", lambda e: e.ladder == "front-plank"),
        ("family: Russian Twists", lambda e: e.family == "russian-twists"),
        ("family: [planks, bridges]", lambda e: e.family in ("planks", "bridges")),
        ("area: gmed", lambda e: "gmed" in e.primary),
        ("area: outer hip", lambda e: "gmed" in e.primary),
        ("area: gmed, secondary: true", lambda e: "gmed" in e.primary + e.secondary),
        ("area: gmed, secondary: false", lambda e: "gmed" in e.primary),
        ("group: abdominal", lambda e: {"ra", "obl", "tva"} & set(e.primary)),
        ("group: upper, secondary: true", lambda e: "scap" in e.primary + e.secondary),
        ("pattern: flexion", lambda e: e.pattern == "flexion"),
        ("level: 3", lambda e: e.level == 3),
        ("level: 3+", lambda e: e.level >= 3),
        ("level: [1, 3-4]", lambda e: e.level in (1, 3, 4)),
        ("equipment: [band, wheel]", lambda e: {"band", "wheel"} & set(e.equipment)),
        ("family: planks, level: 1", lambda e: e.family == "planks" and e.level == 1),
    ],
)
def test_exercises(selectors: str, condition: Callable[[Exercise], bool]) -> None:
    found = ids(f"{{{selectors}}}")
    assert found == {e.id for e in CATALOGUE.exercises if condition(e)}
    assert found


@pytest.mark.parametrize(
    ("selectors", "sentence"),
    [
        ("exercise: plank-forearm", "no forearm plank"),
        ("family: [planks, russian_twists]", "no planks or russian twists"),
        ("area: [gmed, ra]", "no outer hip or front of the abdomen"),
        ("group: pelvic, level: 3+", "no pelvic exercises, level 3+"),
        ("pattern: flexion, weekday: mon", "no flexion on Monday"),
        ("equipment: band", "no band exercises"),
    ],
)
def test_what_exercises_are_called(selectors: str, sentence: str) -> None:
    assert rule(f"forbid: {{{selectors}}}").sentence == sentence
