"""What a plan had to lower or leave out is said, and only then."""

from typing import Any

import pytest

from planner.report.notes import notes
from tests.constraints.athletes import HARD_AND_EASY
from tests.constraints.builders import problem, session

FREE = {"daily": ["06:00-07:00", "19:30-22:00"]}
NONE: dict[str, Any] = {"exceptions": [{"from": "2027-01-04", "to": "2027-12-31", "windows": []}]}
BASE = {"phases": [{"phase": "base", "start": "2027-01-04"}]}
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLINICIAN = (
    "Until a clinician agrees (write athlete.cleared: YYYY-MM-DD) only level 1 and breathing is "
    "planned."
)
BIRTH = (
    "Guidance advises no running before three months after birth; leave runs out of running.week "
    "until then."
)


def said(sessions: int = 9, **sections: Any) -> tuple[str, ...]:
    return notes(problem(**{"free_time": FREE, **sections}).problem, sessions)


def busy(*weeks: int) -> dict[str, Any]:
    """Free on Mondays alone in these weeks of January, every day in the others."""
    free: dict[str, Any] = {**FREE, "exceptions": []}
    for week in weeks:
        monday = 4 + 7 * (week - 1)
        first, last = f"2027-01-{monday + 1:02}", f"2027-01-{monday + 6:02}"
        free["exceptions"].append({"from": first, "to": last, "windows": []})
    return free


def test_nothing_to_say() -> None:
    assert said() == ()
    free = problem(free_time=FREE).problem
    assert notes(free, []) == notes(free, 0) != ()


def test_no_session_says_what_would_help() -> None:
    assert said(0, free_time=NONE)[0] == (
        "No session fits your free time: it has no window on any day of the season outside "
        "pauses. Add some to free_time."
    )
    assert said(0, free_time={"daily": ["06:00-06:07"]})[0] == (
        "No session fits your free time. Longer windows, or windows further from hard runs and "
        "races, would help."
    )
    assert said(0) == (
        "No session is planned, though some would fit: ask for more in sessions-per-week.",
    )
    assert not any("No session" in note for note in said(1, free_time=NONE))


def test_weeks_that_free_time_caps() -> None:
    """Two of four are worth a word, one of four isn't, one of three is."""
    assert said(season=BASE, free_time=busy(1, 3)) == (
        "In base (2 weeks) your free time has room for only 1 of the 3 sessions a week, as "
        "sessions keep clear of hard runs.",
    )
    assert said(season=BASE, free_time=busy(3)) == ()
    three = said(season={**BASE, "end": "2027-01-24"}, free_time=busy(3))
    assert three[0].startswith(
        "In base (1 week) your free time has room for only 1 of the 3 sessions "
    )
    assert said(0, season=BASE, free_time=busy(1, 3)) == said(0)


@pytest.mark.parametrize(
    ("phases", "words"),
    [
        ([("base", "04"), ("build", "18")], "base, build (2 weeks)"),
        ([("base", "04"), ("taper", "18")], None),
        ([("base", "04"), ("recovery", "18")], None),
    ],
)
def test_phases_that_ask_for_less_do_not_count(
    phases: list[tuple[str, str]], words: str | None
) -> None:
    kinds = [{"phase": kind, "start": f"2027-01-{day}"} for kind, day in phases]
    weeks = {"phases": kinds, "end": "2027-02-14"}
    free = busy(2, 3)
    found = said(season=weeks, free_time=free)
    if words:
        assert found[-1].startswith(f"In {words} your free time has room for only ")
    else:
        assert all("(1 week)" in note for note in found)


def test_paused_weeks_and_race_weeks_do_not_count() -> None:
    pauses = [{"from": "2027-01-05", "to": "2027-01-05"}]
    season = {**BASE, "end": "2027-02-07"}
    found = said(season={**season, "pauses": pauses}, free_time=busy(1, 3))
    assert [note for note in found if not note.startswith("Paused on 2027-01-05:")] == []
    race = {"name": "Ten", "date": "2027-01-06", "distance": "10 km", "priority": "C"}
    assert said(season=season, free_time=busy(1, 3), races=[race]) == ()
    assert len(said(season=season, free_time=busy(1, 3))) == 1


@pytest.mark.parametrize("flag", ["pregnancy", "hernia", "hypertension"])
def test_a_clearance_that_is_missing(flag: str) -> None:
    found = said(athlete={"avoid": [flag]})
    assert CLINICIAN in found
    assert not any(flag in note for note in found)
    assert CLINICIAN not in said(athlete={"avoid": [flag], "cleared": "2027-01-04"})
    assert CLINICIAN not in said(athlete={"avoid": [{"flag": flag, "until": "2027-01-03"}]})
    assert CLINICIAN in said(athlete={"avoid": [{"flag": flag, "until": "2027-01-04"}]})
    assert "Before 2027-01-05 (athlete.cleared) only level 1 and breathing is planned." in said(
        athlete={"avoid": [flag], "cleared": "2027-01-05"}
    )


def test_the_young_are_told_of_an_adult_first() -> None:
    words = "You are under 18: train with an adult at your side who knows these exercises and"
    assert said(athlete={"born": 2010})[0].startswith(words)
    assert not any("adult" in note for note in said(athlete={"born": 2009}))


@pytest.mark.parametrize(
    ("about", "day"),
    [
        ({}, None),
        ({"cleared": "2026-12-01"}, "2027-01-12"),
        ({"cleared": "2026-12-01", "checked": "2027-01-20"}, None),
        ({"cleared": "2026-12-19"}, "2027-01-30"),
        ({"cleared": "2026-12-21"}, None),  # after the season, which ends on 31 January
        ({"cleared": "2026-11-01", "born_child": "2026-10-20"}, "2027-01-12"),
    ],
    ids=str,
)
def test_the_day_from_which_a_look_at_the_belly_opens_more(
    about: dict[str, str], day: str | None
) -> None:
    found = [note for note in said(athlete={"avoid": ["postpartum"], **about}) if "doming" in note]
    assert found == ([] if day is None else [
        f"From {day} on more exercises open if you find no doming of the belly and no heaviness; "
        "write the day that you looked as athlete.checked: YYYY-MM-DD."
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("until", "noted"),
    [("2027-01-03", False), ("2027-01-04", True), ("2027-01-30", True), ("2027-01-31", False)],
)
def test_flags_that_run_out_inside_the_season(until: str, noted: bool) -> None:
    """The season is 4 to 31 January; an entry that ends with it brings nothing back."""
    avoid = ["groin", *({"flag": flag, "until": until} for flag in ("wrist", "neck"))]
    found = [note for note in said(athlete={"avoid": avoid}) if "avoid until" in note]
    assert found == noted * [
        f"What you avoid until {until} may come back after it, no harder than when you began, "
        "and then builds up step by step."
    ]


def test_other_flags_need_no_clinician() -> None:
    assert CLINICIAN not in said(athlete={"avoid": ["wrist"]})


def test_running_soon_after_birth() -> None:
    avoid = {"avoid": ["postpartum"]}
    assert {CLINICIAN, BIRTH} <= set(said(athlete=avoid))
    assert BIRTH not in said(athlete=avoid, running={"week": {}})
    assert BIRTH not in said(athlete={**avoid, "cleared": "2027-01-04"})
    assert BIRTH not in said(athlete={"avoid": ["pregnancy"]})


def test_weeks_without_a_day_off() -> None:
    easy = {"kind": "easy", "start": "06:00", "minutes": 30}
    daily = dict.fromkeys(WEEK, easy)
    assert "Your runs leave no day off in 4 weeks; a rest day would help." in said(
        running={"week": daily}
    )
    rested = {
        "week": daily,
        "runs": [{"date": f"2027-01-{d}", "kind": "rest"} for d in (11, 18, 25)],
    }
    assert "Your runs leave no day off in 1 week; a rest day would help." in said(running=rested)
    six = dict.fromkeys(WEEK[:6], easy)
    assert not any("no day off" in note for note in said(running={"week": six}))
    gym = [{"day": "sunday", "kind": "gym", "minutes": 40}]
    assert any(
        note.startswith("Your runs and other training leave no day off in 4 weeks")
        for note in said(running={"week": six}, other=gym)
    )


def test_families_of_which_nothing_is_left() -> None:
    found = said(athlete={"exclude": ["bridges", "leg-raises"]})
    assert (
        "No exercise of bridges or leg raises is left after your flags, equipment and exclusions, "
        "so they are not asked for."
    ) in found
    assert not any("is left after" in note for note in said(athlete={"exclude": ["plank-forearm"]}))


def test_the_season_speaks_first_unless_there_is_no_session() -> None:
    race = {"name": "Ten", "date": "2027-01-10", "distance": "10 km"}
    sections = {"races": [race], "athlete": {"exclude": ["bridges"]}}
    first, *_, last = said(**sections)
    assert first.startswith("Ten is too close")
    assert last.startswith("No exercise of bridges is left after")
    assert said(0, **sections)[0].startswith("No session")


def alike(*minutes: int, week: Any = HARD_AND_EASY["week"], **monotony: int) -> list[str]:
    """Notes about days alike, with core on the easy days of as many weeks, so long each."""
    running = {"week": week}
    loaded = problem(running=running, constraints={"monotony": monotony}, free_time=FREE)
    days = [(4 + 7 * n + add, length) for n, length in enumerate(minutes) for add in (0, 2, 4)]
    sessions = [session(loaded, f"2027-01-{day:02} 20:00", m, "medium") for day, m in days]
    return [note for note in notes(loaded.problem, sessions) if "equally hard" in note]


def test_weeks_that_core_makes_too_even() -> None:
    assert alike(30, 30) == []  # 1.95
    assert alike(35, 40, 35) == [
        "In 3 weeks core makes the days about equally hard (at worst monotony 2.20 and strain 5951 "
        "in the week of Mon 11 Jan, where up to 2.00 is fine). Free time after hard runs would "
        "keep easy days easy."
    ]
    assert len(alike(30, warn=190)) == 1
    assert alike(40, warn=250) == []


def test_weeks_that_running_alone_makes_too_even() -> None:
    easy = {"kind": "easy", "start": "06:00", "minutes": 30}
    assert alike(20, week=dict.fromkeys(WEEK, easy)) == [
        "In 4 weeks your runs are about equally hard every day (at worst monotony 10.00 and "
        "strain 6300 in the week of Mon 11 Jan, where up to 2.00 is fine). Easier easy days or a "
        "day off would help."
    ]
    off = {"running": {"week": dict.fromkeys(WEEK, easy)}, "constraints": {"monotony": "off"}}
    assert not any("equally hard" in note for note in said(**off))
    assert any("equally hard" in note for note in said(running=off["running"]))
