"""Rules of the calendar: each on both sides of its edge, by solver and by hand alike."""

import pytest

from planner.problem.slots import Slot
from tests.constraints.agreement import athlete
from tests.constraints.builders import charged, plan, problem, session_of, slot
from tests.rules.written import rule

FREE = problem(
    season={
        "end": "2027-02-07",
        "phases": [
            {"phase": "base", "start": "2027-01-04"},
            {"phase": "build", "start": "2027-01-21"},
        ],
        "pauses": [{"from": "2027-01-28", "to": "2027-01-31"}],
    }
)
"""Free all day for five weeks; a Thursday begins the build, and four days are a pause."""


def at(when: str, minutes: int = 20, session_class: str = "medium") -> Slot:
    """A slot at noon of a day of January."""
    return slot(FREE, f"2027-01-{when} 12:00", minutes, session_class)


def costs(text: str, *taken: Slot) -> int | None:
    """The points of these slots, None if they are refused; in the rest of the season, none."""
    return charged(FREE, rule(text), *taken)


@pytest.mark.parametrize(
    ("when", "taken", "points"),
    [
        ("weekday: tuesday", at("04"), 0),
        ("weekday: tuesday", at("05"), 1),
        ("phase: build", at("20"), 0),
        ("phase: build", at("21"), 1),
        ("class: medium, weekday: tue", at("05", session_class="light"), 0),
        ("class: medium, weekday: tue", at("05"), 1),
        ("from: 2027-01-06, to: 2027-01-07", at("07"), 1),
        ("from: 2027-01-06, to: 2027-01-07", at("08"), 0),
    ],
)
def test_forbid(when: str, taken: Slot, points: int) -> None:
    assert costs(f"forbid: {{{when}}}", taken) == (None if points else 0)
    assert costs(f"forbid: {{{when}, weight: 7}}", taken) == 7 * points


@pytest.mark.parametrize(
    ("rest", "taken", "over"),
    [
        ("minutes: 20", [at("05", 20)], 0),
        ("minutes: 20", [at("05", 21)], 1),
        ("minutes: 20", [at("05", 25), at("06", 26)], 3),  # five begun minutes each
        ("minutes: 20, weekday: tuesday", [at("05", 20), at("06", 30)], 0),
        ("minutes: 20, weekday: tuesday", [at("05", 30), at("06", 30)], 2),
        ("minutes: 20, class: heavy", [at("05", 30), at("06", 30, "heavy")], 2),
        ("minutes: 40, per: week", [at("05", 20), at("10", 20), at("11", 40)], 0),
        ("minutes: 40, per: week", [at("05", 20), at("10", 21), at("11", 40)], 1),
        ("minutes: 20, per: day", [at("05", 21)], 1),
        ("sessions: 2", [at("04"), at("06"), at("11")], 0),
        ("sessions: 2", [at("04"), at("06"), at("10"), at("11")], 1),
        ("sessions: 0, phase: build", [at("20")], 0),
        ("sessions: 0, phase: build", [at("21"), at("22")], 2),
        ("sessions: 1, class: heavy", [at("04", 20, "heavy"), at("06")], 0),
        ("sessions: 1, class: heavy", [at("04", 20, "heavy"), at("06", 20, "heavy")], 1),
        ("sessions: 2, per: phase", [at("04"), at("20"), at("21"), at("22")], 0),
        ("sessions: 2, per: phase", [at("04"), at("18"), at("20"), at("21")], 1),
        ("sessions: 2, per: season", [at("04"), at("20")], 0),
        ("sessions: 2, per: season", [at("04"), at("20"), at("25")], 1),
    ],
)
def test_at_most(rest: str, taken: list[Slot], over: int) -> None:
    assert costs(f"at_most: {{{rest}}}", *taken) == (None if over else 0)
    assert costs(f"at_most: {{{rest}, weight: 3}}", *taken) == 3 * over


@pytest.mark.parametrize(
    ("rest", "taken", "short"),
    [
        ("minutes: 20", [at("05", 20)], 0),
        ("minutes: 20", [at("05", 19), at("06", 14)], 3),
        ("minutes: 20, phase: build", [at("05", 19), at("22", 20)], 0),
        ("sessions: 2, week: 1", [at("04"), at("06")], 0),
        ("sessions: 2, week: 1", [at("04"), at("11")], 1),
        ("sessions: 2, week: 1", [], 2),
        ("minutes: 40, per: week, week: 1", [at("04", 20), at("06", 20)], 0),
        ("minutes: 40, per: week, week: 1", [at("04", 20), at("06", 14)], 2),
        ("sessions: 1, class: heavy, week: 3", [at("18", 20, "heavy")], 0),
        ("sessions: 1, class: light, week: 3", [at("18")], 1),
        ("sessions: 2, per: season, weekday: mon", [at("04"), at("11")], 0),
        ("sessions: 2, per: season, weekday: mon", [at("04"), at("12")], 1),
        # Pro rata: three days of the week are build, and four outside the pause.
        ("sessions: 4, per: week, phase: build, week: 3", [at("21"), at("22")], 0),
        ("sessions: 4, per: week, phase: build, week: 3", [at("22")], 1),
        ("sessions: 3, per: week, week: 4", [], 1),
        ("sessions: 3, per: week, week: 4", [at("25")], 0),
        ("sessions: 2, weekday: weekend, week: 1", [at("09")], 1),
        ("sessions: 2, weekday: weekend, week: 4", [], 0),  # both in the pause
    ],
)
def test_at_least(rest: str, taken: list[Slot], short: int) -> None:
    assert costs(f"at_least: {{{rest}}}", *taken) == (None if short else 0)
    assert costs(f"at_least: {{{rest}, weight: 3}}", *taken) == 3 * short


def test_no_more_than_the_free_days_hold() -> None:
    """One window a week, on Sundays, of at most 20 minutes."""
    busy = athlete(weeks=1)
    sunday = slot(busy, "2027-01-10 06:00", 20)
    for text in ("{sessions: 3}", "{minutes: 60, per: week}"):
        assert charged(busy, rule(f"at_least: {text}"), sunday) == 0
        assert charged(busy, rule(f"at_least: {text}")) is None


@pytest.mark.parametrize(
    ("when", "taken", "others"),
    [
        ("weekday: [mon, wed, fri]", [at("04"), at("06"), at("08")], 0),
        ("weekday: [mon, wed, fri]", [at("04"), at("07"), at("09")], 2),
        ("weekday: tuesday", [at("04"), at("05"), at("08")], 0),
        ("weekday: tuesday", [at("04"), at("06"), at("08")], 1),
    ],
)
def test_prefer(when: str, taken: list[Slot], others: int) -> None:
    """Three sessions a week are meant; a preferred day more than that is not missed."""
    assert FREE.problem.target_sessions[taken[0].day] == 3
    assert costs(f"prefer: {{{when}, week: 1, points: 2}}", *taken) == 2 * others


def test_what_is_said() -> None:
    taken = at("05", 26)
    found = rule("at_most: {minutes: 20, weekday: tuesday}")
    (said,) = found.violations(plan(FREE, session_of(FREE, taken)), FREE.problem)
    assert (said.constraint, said.where, said.of) == ("rule on line 2", "2027-01-05", "day")
    assert said.message == "26 min; asked for: at most 20 minutes per session on Tuesday"
    assert said.hard


def test_a_shorter_session_is_offered_where_a_long_one_is_charged() -> None:
    def minutes(rules: list[object]) -> set[int]:
        loaded = problem(rules=rules)
        tuesday = [s for s in loaded.problem.slots if s.day.weekday() == 1]
        return {s.minutes for s in tuesday if s.session_class == "light"}

    usual = minutes([])
    assert 20 in usual
    assert 12 not in usual
    assert minutes([{"at_most": {"minutes": 13, "weekday": "tue"}}]) == {12}
    assert minutes([{"at_most": {"minutes": 13, "weekday": "tue"}, "weight": 1}]) == {12, *usual}
