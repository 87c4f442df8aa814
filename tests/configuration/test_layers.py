"""Settings from several places: which one wins, and what is never loosened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.configuration.safety import stricter
from tests.configuration.layered import layered, mistakes, origin

CLUB = "constraints: {hard-run-recovery: {heavy_before: 30, medium_before: 12}, regular-days: off}"


def test_the_later_place_wins_setting_by_setting() -> None:
    loaded, constraints = layered(
        "constraints:",
        "  profile: ./club.yaml",
        "  hard-run-recovery: {medium_before: 14, light_before: 1}",
        options=("hard-run-recovery.light_before=2",),
        club=CLUB,
    )
    recovery = constraints["hard-run-recovery"]
    assert (recovery.heavy_before, recovery.medium_before, recovery.light_before) == (30, 14, 2)
    assert origin(loaded, "hard-run-recovery", "heavy_before") == "club.yaml:1"
    assert origin(loaded, "hard-run-recovery", "medium_before") == "athlete.yaml:7"
    assert origin(loaded, "hard-run-recovery", "light_before") == "--set"
    assert origin(loaded, "hard-run-recovery", "heavy_after") == ""


def test_what_a_profile_switches_off_can_be_switched_on_again() -> None:
    club = {"club": CLUB}
    for lines, enabled in (([], False), (["  regular-days: on"], True)):
        loaded, constraints = layered("constraints:", "  profile: ./club.yaml", *lines, **club)
        assert constraints["regular-days"].enabled is enabled
        assert ("regular-days" in [c.name for c in loaded.switched_off]) is not enabled


def test_a_bare_number_and_a_mapping_go_together() -> None:
    _, constraints = layered(
        "constraints:",
        "  profile: ./club.yaml",
        "  rest-day: {light_minutes: 10}",
        club="constraints: {rest-day: 2}",
    )
    assert (constraints["rest-day"].days, constraints["rest-day"].light_minutes) == (2, 10)


def test_amounts_are_joined_part_by_part() -> None:
    loaded, constraints = layered(
        "constraints:",
        "  profile: ./club.yaml",
        "  sessions-per-week: {base: {most: 3}}",
        club="constraints: {sessions-per-week: {base: 2, build: {least: 1}}}",
    )
    sessions = constraints["sessions-per-week"]
    assert (sessions.base.target, sessions.base.most) == (2, 3)
    assert sessions.build.least == 1
    assert origin(loaded, "sessions-per-week", "base.target") == "club.yaml:1"
    assert origin(loaded, "sessions-per-week", "base.most") == "athlete.yaml:7"


def test_what_contradicts_itself_only_together_is_said_at_the_later_place() -> None:
    (said,) = mistakes(
        "constraints:",
        "  profile: ./club.yaml",
        "  sessions-per-week: {least: 3}",
        club="constraints: {sessions-per-week: {most: 2}}",
    )
    assert said.startswith("athlete.yaml:7:22: constraints.sessions-per-week: least 3 is more")


@pytest.mark.parametrize(
    ("club", "own", "held", "where"),
    [
        ("[2, 2, 1, 1]", "[1, 1, 0, 0]", (2, 2, 1, 1), "club.yaml:1"),
        ("[2, 2, 1, 1]", "[3, 1, 0, 0]", (3, 2, 1, 1), "athlete.yaml:7"),
        ("[1, 1, 0, 0]", "[3, 3, 2, 1]", (3, 3, 2, 1), "athlete.yaml:7"),
    ],
)
def test_days_around_races_are_united(
    club: str, own: str, held: tuple[int, ...], where: str
) -> None:
    loaded, constraints = layered(
        "constraints:",
        "  profile: ./club.yaml",
        f"  race-blackout: {{c: {own}}}",
        club=f"constraints: {{race-blackout: {{c: {club}}}}}",
    )
    assert constraints["race-blackout"].c == held
    assert origin(loaded, "race-blackout", "c") == where


def test_an_option_wins_over_the_athlete_s_file_but_not_over_the_profile_s_limit() -> None:
    lines = ("constraints:", "  profile: ./club.yaml", "  race-blackout: {c: [3, 3, 1, 1]}")
    club = {"club": "constraints: {race-blackout: {c: [2, 2, 0, 0]}}"}
    _, usual = layered(*lines, **club)
    _, less = layered(*lines, options=("race-blackout.c=[1, 1, 0, 0]",), **club)
    assert usual["race-blackout"].c == (3, 3, 1, 1)
    assert less["race-blackout"].c == (2, 2, 0, 0)


def test_returns_after_races_are_a_limit_too() -> None:
    club = {"club": "constraints: {load-ramp: {return_short: [40, 80]}}"}
    lines = ("constraints:", "  profile: ./club.yaml", "  load-ramp: {return_short: [50, 70]}")
    _, constraints = layered(*lines, **club)
    assert constraints["load-ramp"].return_short == (40, 70)
    (said,) = mistakes("constraints: {load-ramp: {return_short: [61, 100]}}")
    assert "[61, 100] is more than the default [60, 100]" in said


def test_levels_are_preferences_and_the_later_one_holds() -> None:
    _, constraints = layered(
        "constraints:",
        "  profile: gentle",
        "  level-cap: {build: 4}",
        options=("level-cap.peak=5",),
    )
    assert (constraints["level-cap"].build, constraints["level-cap"].peak) == (4, 5)


def test_who_writes_a_setting_of_what_a_profile_switched_off_switches_it_on() -> None:
    lines = ("constraints:", "  profile: ./club.yaml", "  regular-days: {weight: 5}")
    loaded, constraints = layered(*lines, club=CLUB)
    assert (constraints["regular-days"].enabled, constraints["regular-days"].weight) == (True, 5)
    assert origin(loaded, "regular-days", "enabled") == "athlete.yaml:7"
    _, off = layered(*lines[:2], "  regular-days: {weight: 5, enabled: off}", club=CLUB)
    assert not off["regular-days"].enabled


def test_no_place_loosens_safety() -> None:
    lax = "constraints: {race-blackout: {c: [0, 1, 0, 0]}, free-time: off}"
    said = mistakes(
        "constraints:",
        "  profile: ./club.yaml",
        options=("post-race-recovery.days_5k=[0, 0, 0]", "level-cap=off"),
        club=lax,
    )
    assert [line.partition(": ")[0] for line in said] == [
        "--set level-cap=off:1:11",
        "--set post-race-recovery.days_5k=[0, 0, 0]:1:28",
        "club.yaml:1:34",
        "club.yaml:1:60",
    ]
    assert sum("not loosened" in line for line in said) == 2
    assert sum("can't be switched off" in line for line in said) == 2


@given(one=st.lists(st.integers(0, 30), min_size=4, max_size=4), data=st.data())
def test_the_stricter_of_two_is_never_laxer_than_either(
    one: list[int], data: st.DataObject
) -> None:
    other = data.draw(st.lists(st.integers(0, 30), min_size=4, max_size=4))
    both = stricter("more", one, other)
    assert both == stricter("more", other, one)
    assert all(held >= max(pair) for held, *pair in zip(both, one, other, strict=True))
    assert stricter("less", 8, 10) == 8
