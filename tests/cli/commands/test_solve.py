"""``coreplan solve``: two files together or none, updated in place, with a summary."""

import json
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from planner.plan.plan import Plan
from planner.plan.plan_json import read_plan
from planner.text.dates import day_words, time_words
from planner.text.lists import counted
from planner.text.tables import columns
from planner.timeline.instants import monday_of
from tests.catalogue.own_exercises import OWN
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Calendar and plan of the small athlete."""
    from click.testing import CliRunner

    from planner.cli import main

    folder = tmp_path_factory.mktemp("solved")
    path = write_athlete(folder)
    done = CliRunner().invoke(main, ["solve", str(path)])
    assert done.exit_code == 0, done.output
    return (folder / "plan.ics").read_bytes(), (folder / "plan.json").read_bytes()


def read(folder: Path) -> Plan:
    return read_plan("plan.json", (folder / "plan.json").read_bytes())


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


def test_both_files_and_a_summary(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    done = run("solve", path)
    assert done.exit_code == 0, done.output
    assert names(tmp_path) == ["athlete.yaml", "plan.ics", "plan.json"]
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) <= 30
    assert all(columns(line) <= 80 for line in lines if str(tmp_path) not in line)
    assert lines[0].startswith("Maya: Mon 4 Jan to Sun 24 Jan 2027, 3 weeks, ")
    assert f"Written: {tmp_path}/plan.ics and {tmp_path}/plan.json" in done.stdout
    assert "Next: import" in done.stdout
    assert len(read(tmp_path).sessions) >= 3


def test_solving_again_changes_no_byte(
    run: Run, tmp_path: Path, solved: tuple[bytes, bytes]
) -> None:
    path = write_athlete(tmp_path)
    for _ in range(2):
        assert run("solve", path, "--quiet").output == ""
        assert (tmp_path / "plan.ics").read_bytes() == solved[0]
        assert (tmp_path / "plan.json").read_bytes() == solved[1]


@pytest.mark.posix
def test_a_dash_is_standard_output_and_the_summary_steps_aside(
    run: Run, tmp_path: Path, solved: tuple[bytes, bytes]
) -> None:
    path = write_athlete(tmp_path)
    calendar = run("solve", path, "-o", "-", "--json", "/dev/null")
    assert calendar.stdout_bytes == solved[0]
    assert calendar.stderr.startswith("Maya: ")
    assert "Next:" not in calendar.stderr
    plan = run("solve", path, "--json", "-", "-o", tmp_path / "core.ics", "-q")
    assert plan.stdout_bytes == solved[1]
    assert names(tmp_path) == ["athlete.yaml", "core.ics"]


def test_an_athletes_file_with_mistakes_writes_nothing(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, SMALL.replace("kind: long", "kind: lung"))
    done = run("solve", path)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"{path}:")
    assert "did you mean 'long'?" in done.stderr
    assert names(tmp_path) == ["athlete.yaml"]


@pytest.mark.posix
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-o", "-", "--json", "-"], "can't both go to -"),
        (["-o", "x", "--json", "./x"], "can't both go to x"),
        (["-o", "link.ics"], "can't both go to link.ics"),
        (["-o", "athlete.yaml"], "is the athlete's file"),
        (["--json", "hard.yaml"], "is the athlete's file"),
        (["-o", "missing/plan.ics"], "doesn't exist"),
        (["-o", "."], "is a folder"),
        (["--time-limit", "0"], "0"),
        (["--time-limit", "nan"], "is not a number of seconds"),
        (["--time-limit", "inf"], "inf"),
        (["--effort", "huge"], "huge"),
        (["--force", "-o", "athlete.yaml"], "is the athlete's file"),
    ],
)
def test_wrong_usage_is_refused_at_once(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    path = write_athlete(tmp_path)
    os.link(path, tmp_path / "hard.yaml")
    (tmp_path / "link.ics").symlink_to("plan.json")
    before = names(tmp_path)
    monkeypatch.chdir(tmp_path)
    done = run("solve", "athlete.yaml", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert names(tmp_path) == before


def test_a_missing_athlete_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("solve", tmp_path / "nobody.yaml").exit_code == 2
    assert run("solve", tmp_path).exit_code == 2


@pytest.mark.parametrize("name", ["plan.ics", "plan.json"])
def test_a_foreign_file_is_kept_without_force(run: Run, tmp_path: Path, name: str) -> None:
    path = write_athlete(tmp_path)
    (tmp_path / name).write_text("mine")
    done = run("solve", path)
    assert done.exit_code == 2
    assert "--force" in done.stderr
    assert (tmp_path / name).read_text() == "mine"
    assert names(tmp_path) == sorted(["athlete.yaml", name])
    assert run("solve", path, "--force").exit_code == 0
    assert (tmp_path / name).read_text() != "mine"


def test_a_changed_week_moves_events_instead_of_doubling_them(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    assert run("solve", path).exit_code == 0
    before = read(tmp_path)
    path.write_text(SMALL.replace('"19:00-20:30"', '"19:30-20:30"'))
    done = run("solve", path)
    assert done.exit_code == 0, done.output
    after = read(tmp_path)
    assert [s.uid for s in after.sessions] == [s.uid for s in before.sessions]
    assert [s.sequence for s in after.sessions] == [1] * len(before.sessions)
    assert f"{len(before.sessions)} sessions moved:" in done.stdout
    first = day_words(before.sessions[0].day)
    assert f"- {first} 19:00 is now {first} 19:30" in done.stdout
    path.write_text(SMALL)
    run("solve", path)
    assert [s.sequence for s in read(tmp_path).sessions] == [2] * len(before.sessions)


def test_a_plan_that_is_only_printed_counts_on_from_the_one_beside(
    run: Run, tmp_path: Path
) -> None:
    path = write_athlete(tmp_path)
    assert run("solve", path).exit_code == 0
    path.write_text(SMALL.replace('"19:00-20:30"', '"19:30-20:30"'))
    printed = read_plan("-", run("solve", path, "--json", "-", "-q").stdout_bytes)
    assert {session.sequence for session in printed.sessions} == {1}
    assert {session.sequence for session in read(tmp_path).sessions} == {0}


def test_a_session_that_goes_is_cancelled_and_named(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    assert run("solve", path).exit_code == 0
    last_week = [s for s in read(tmp_path).sessions if s.day >= date(2027, 1, 18)]
    assert last_week
    holiday = "  exceptions:\n    - {from: 2027-01-18, to: 2027-01-24, windows: []}\n"
    path.write_text(SMALL + holiday)
    done = run("solve", path)
    assert done.exit_code == 0, done.output
    assert [each.uid for each in read(tmp_path).cancelled] == [s.uid for s in last_week]
    assert f"{counted(len(last_week), 'session')} removed:" in done.stdout
    assert f"{time_words(last_week[0].starts_at)}: delete it by hand" in done.stdout


def test_a_moved_race_is_the_same_event_in_the_new_calendar(run: Run, tmp_path: Path) -> None:
    text = SMALL + "races:\n  - {name: Town run, date: 2027-01-24, distance: 5 km, priority: C}\n"
    path = write_athlete(tmp_path, text)
    assert run("solve", path).exit_code == 0
    before = read(tmp_path).banners[-1]
    path.write_text(text.replace("date: 2027-01-24", "date: 2027-01-23"))
    assert run("solve", path).exit_code == 0
    after = read(tmp_path).banners[-1]
    assert (before.title, before.sequence) == ("Race: Town run (C)", 0)
    assert (after.uid, after.sequence, after.start) == (before.uid, 1, date(2027, 1, 23))
    calendar = (tmp_path / "plan.ics").read_bytes()
    assert b"DTSTART;VALUE=DATE:20270123\r\n" in calendar
    assert b"UID:" + after.uid.encode() + b"\r\nSEQUENCE:1\r\n" in calendar


def test_a_season_without_start_keeps_the_one_it_had(run: Run, tmp_path: Path) -> None:
    monday = monday_of(date.today())
    text = SMALL.replace("start: 2027-01-04, end: 2027-01-24", f"end: {monday + timedelta(20)}")
    path = write_athlete(tmp_path, text)
    assert run("solve", path).exit_code == 0
    assert read(tmp_path).season_start == monday + timedelta(days=7)
    older = {**json.loads((tmp_path / "plan.json").read_text()), "season_start": str(monday)}
    (tmp_path / "plan.json").write_text(json.dumps(older))
    assert run("solve", path).exit_code == 0
    assert read(tmp_path).season_start == monday


def test_the_impossible_is_3_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    rules = "  - at_least: {sessions: 2}\n  - at_most: {sessions: 1, per: week}\n"
    impossible = SMALL + "rules:\n" + rules
    done = run("solve", write_athlete(tmp_path, impossible))
    assert (done.exit_code, done.stdout) == (3, "")
    said = " ".join(done.stderr.split())
    assert said.startswith("Error: No plan is possible: these conditions contradict each other. - ")
    assert "athlete.yaml:16: rule on line 16: at least 2 sessions per week" in said
    assert "athlete.yaml:17: rule on line 17: at most 1 session per week" in said
    assert "rule on line 16, sessions: 2 → 1 (" in said
    assert names(tmp_path) == ["athlete.yaml"]


def test_a_least_above_the_most_is_a_mistake_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    text = SMALL + "constraints:\n  sessions-per-week: {least: 3, most: 2}\n"
    path = write_athlete(tmp_path, text)
    done = run("solve", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"{path}:{len(text.splitlines())}:22: constraints.sessions-per-week: "
        "least 3 is more than most 2; lower it or raise the other\n"
    )
    assert names(tmp_path) == ["athlete.yaml"]


def test_what_init_writes_solves_as_it_is(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    assert run("init", path).exit_code == 0
    done = run("solve", path, "--effort", "quick")
    assert done.exit_code == 0, done.output
    assert len(done.stdout.splitlines()) <= 30
    assert "\nMy 10k  " in done.stdout
    assert run("check", path, tmp_path / "plan.json").exit_code == 0
    assert run("check", path, tmp_path / "plan.ics").exit_code == 0


def test_verbose_shows_points_and_bounds(run: Run, tmp_path: Path) -> None:
    done = run("solve", write_athlete(tmp_path), "--verbose")
    plan: Any = read(tmp_path)
    for level in plan.levels:
        assert f"{level.name}: cost {level.cost}, bound {level.bound}" in done.stdout


def test_an_exercise_of_ones_own_is_planned(run: Run, tmp_path: Path) -> None:
    """With every other bridge excluded, the family that has to come back is theirs alone."""
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    about = (
        "  equipment: [bench]\n  exercises: [mine.yaml]\n  exclude: [hip-bridge, hamstring-bridge]"
    )
    path = write_athlete(
        tmp_path, SMALL.replace("  experience: new", f"  experience: new\n{about}")
    )
    done = run("solve", path)
    assert done.exit_code == 0, done.output
    planned = [given for session in read(tmp_path).sessions for given in session.exercises]
    assert "stair-bridge" in {given.id for given in planned}
    assert "Stair bridge" in (tmp_path / "plan.ics").read_text("utf-8").replace("\r\n ", "")
    assert run("check", path, tmp_path / "plan.json").exit_code == 0
