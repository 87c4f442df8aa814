"""``coreplan whatif``: both plans side by side, and no file changes."""

import json
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import jsonschema
from click.testing import Result

from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]
KIT = SMALL.replace("new\n", "new\n  equipment: [band]\n")
TWO = SMALL + "rules: [{at_least: {sessions: 2, per: week}}]\n"

WHOLE = {"type": "integer", "minimum": 0}
TOTALS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["status", "weeks", "sessions", "minutes", "weeks_short", "shortfalls", "points"],
    "properties": {
        "status": {"enum": ["optimal", "feasible"]},
        **dict.fromkeys(("weeks", "sessions", "minutes", "weeks_short", "shortfalls"), WHOLE),
        "points": {
            "type": "object",
            "additionalProperties": False,
            "required": ["calendar", "content"],
            "properties": {"calendar": WHOLE, "content": WHOLE},
        },
    },
}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["options", "edits", "reproducible", "refused", "before", "after", "difference"],
    "properties": {
        "options": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["option", "value"],
                "properties": {
                    "option": {"enum": ["--set", "--busy", "--race", "--without"]},
                    "value": {"type": "string"},
                },
            },
        },
        "edits": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["pointer", "value"],
                "properties": {
                    "pointer": {"type": "string", "pattern": "^(/[^/]+)+$"},
                    "value": {},
                },
            },
        },
        "reproducible": {"type": "boolean"},
        "refused": {"type": ["string", "null"]},
        "before": {"anyOf": [TOTALS, {"type": "null"}]},
        "after": TOTALS,
        "difference": {"type": ["object", "null"]},
    },
}


def whatif(run: Run, path: Path, *options: object) -> Result:
    """Runs the command, and sees that it leaves the folder alone."""
    before = contents(path.parent)
    done = run("whatif", path, "--effort", "quick", *options)
    assert contents(path.parent) == before
    return done


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def data(run: Run, path: Path, *options: object) -> Any:
    done = whatif(run, path, *options, "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    jsonschema.Draft202012Validator(SCHEMA).validate(found)
    return found


def test_a_busy_week_side_by_side(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    done = whatif(run, path, "--busy", "2027-01-11..2027-01-17")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith(
        """\
What if:
- busy 2027-01-11..2027-01-17

                              As it is  What if  Change
Weeks with a session          3         2        -1
Sessions                      6         4        -2
Minutes                       90        60       -30
Weeks short of a muscle area  0         0
Shortfalls in all             0         0

"""
    )
    assert "2 sessions moved, 2 removed" in done.stdout or "2 sessions removed" in done.stdout
    assert "Mon 11 Jan 2027  2 -> 0    30 -> 0" in done.stdout
    assert "point" not in done.stdout.lower()
    assert whatif(run, path, "--busy", "2027-01-11..2027-01-17").stdout == done.stdout


def test_points_only_where_they_are_asked_for(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, KIT)
    options = ("--race", "Fun, really, 2027-01-24, 5 km, B", "--without", "band")
    plain = whatif(run, path, *options).stdout
    assert "\n- race Fun, really, 2027-01-24, 5 km, B\n- without band\n" in plain
    assert "What would fall short, worst first:\n- " in plain
    assert "point" not in plain.lower()
    found = data(run, path, *options)
    said = whatif(run, path, *options, "-v").stdout
    for level, points in found["after"]["points"].items():
        before = found["before"]["points"][level]
        change = f" +{points - before}" if points > before else ""
        row = next(line for line in said.splitlines() if line.startswith(f"Points, {level} "))
        assert row.split()[2:] == [str(before), str(points), *change.split()]
    assert found["after"]["shortfalls"] > found["before"]["shortfalls"]
    change = sum(each["after"] - each["before"] for each in found["difference"]["costs"])
    totals = [sum(found[side]["points"].values()) for side in ("before", "after")]
    assert change == totals[1] - totals[0]


def test_what_programs_read(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, KIT)
    found = data(
        run, path, "--set", "sessions-per-week=1", "--busy", "2027-01-11 18:00-20:00",
        "--without", "band", "--race", "Five, 2027-01-24, 5 km, C",
    )  # fmt: skip
    assert found["options"] == [
        {"option": "--set", "value": "sessions-per-week=1"},
        {"option": "--busy", "value": "2027-01-11 18:00-20:00"},
        {"option": "--race", "value": "Five, 2027-01-24, 5 km, C"},
        {"option": "--without", "value": "band"},
    ]
    race = {"name": "Five", "date": "2027-01-24", "distance": "5 km", "priority": "C"}
    assert found["edits"] == [
        {"pointer": "/athlete/equipment/0", "value": None},
        {"pointer": "/races/-", "value": race},
        {
            "pointer": "/free_time/exceptions",
            "value": [{"date": "2027-01-11", "windows": ["20:00-20:30"]}],
        },
    ]
    assert (found["before"]["sessions"], found["before"]["minutes"]) == (6, 90)
    assert found["after"]["sessions"] <= 3
    assert (found["reproducible"], found["refused"]) == (True, None)
    assert {each["week"] for each in found["difference"]["weeks"]} >= {"2027-01-04", "2027-01-11"}
    assert all(each["uid"] for each in found["difference"]["removed"])


def test_nothing_that_matters_changes_nothing(run: Run, tmp_path: Path) -> None:
    done = whatif(run, write_athlete(tmp_path), "--busy", "2027-01-12")
    assert done.exit_code == 0
    assert done.stdout.endswith("Nothing changed: the same sessions with the same content.\n")


def test_what_is_impossible_is_3_and_says_why(run: Run, tmp_path: Path) -> None:
    done = whatif(run, write_athlete(tmp_path, TWO), "--set", "sessions-per-week.most=1")
    assert (done.exit_code, done.stdout) == (3, "")
    assert done.stderr.startswith(
        "Error: with this change no plan is possible: rule on line 15 (at least"
    )
    assert "and sessions-per-week.most (1 sessions a week: " in done.stderr
    assert "contradict each other\nTry: " in done.stderr


def test_a_change_that_makes_it_possible(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, TWO + "constraints: {sessions-per-week: {most: 1}}\n")
    done = whatif(run, path, "--set", "sessions-per-week.most=2")
    assert done.exit_code == 0
    assert "As it is, no plan can keep every hard constraint" in done.stdout
    assert "\nSessions                      -         6\n" in done.stdout
    assert done.stdout.endswith("With this change there is one.\n")
    found = data(run, path, "--set", "sessions-per-week.most=2")
    assert (found["before"], found["difference"], found["after"]["sessions"]) == (None, None, 6)
    assert found["refused"].startswith("no plan can keep every hard constraint")


def test_the_start_is_that_of_the_plan_beside_the_file(run: Run, tmp_path: Path) -> None:
    end = date.today() + timedelta(weeks=5)
    text = SMALL.replace("start: 2027-01-04, end: 2027-01-24", f"end: {end}")
    path = write_athlete(tmp_path, text)
    assert run("solve", path, "--effort", "quick", "-q").exit_code == 0
    plan = json.loads((tmp_path / "plan.json").read_text())
    start = date.fromisoformat(plan["season_start"]) + timedelta(weeks=1)
    plan["season_start"] = str(start)
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    season = data(run, path, "--set", "sessions-per-week=1")["difference"]["season"]
    assert season == [{"start": str(start), "end": str(end)}] * 2
    plan["athlete"] = "Jo"
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    season = data(run, path, "--set", "sessions-per-week=1")["difference"]["season"]
    assert [each["start"] for each in season] == [str(start - timedelta(weeks=1))] * 2


def test_mistakes_are_2_all_in_one_go(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    done = whatif(
        run, path, "--without", "bnd", "--set", "rest-dy=2", "--busy", "2027-02-30", "--race", "X"
    )
    assert (done.exit_code, done.stdout) == (2, "")
    lines = done.stderr.splitlines()
    assert [line.partition(":1:1: ")[0] for line in lines] == [
        "--busy 2027-02-30", "--race X", "--set rest-dy=2", "--without bnd",
    ]  # fmt: skip


def test_nothing_given_is_2_and_says_what_to_write(run: Run, tmp_path: Path) -> None:
    done = whatif(run, write_athlete(tmp_path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error: no option says what would change" in done.stderr
    for option in ("--set", "--busy", "--race", "--without"):
        assert option in done.stderr


def test_a_file_with_mistakes_is_2(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, SMALL.replace("intervals", "interval"))
    done = whatif(run, path, "--without", "nothing-like-it")
    assert done.exit_code == 2
    assert "did you mean 'intervals'?" in done.stderr


def test_a_file_that_cannot_be_edited_is_2(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, SMALL + "? calendar\n: {name: Core}\n")
    done = whatif(run, path, "--busy", "2027-01-11")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: line 15: a key with ? cannot be edited\nTry: ")


def test_a_time_limit_is_that_of_solve(run: Run, tmp_path: Path) -> None:
    done = whatif(run, write_athlete(tmp_path), "--busy", "2027-01-11", "--time-limit", "nan")
    assert done.exit_code == 2
    assert "nan is not a number of seconds." in done.stderr


def test_no_plan_found_is_4_and_says_of_which(run: Run, tmp_path: Path) -> None:
    rules = (
        "rules:\n  - at_least: {sets: 4, area: gmed, per: week, week: 2}\n"
        "  - at_most: {sets: 1, area: gmed}\n"
    )
    done = whatif(run, write_athlete(tmp_path, SMALL + rules), "--busy", "2027-01-11")
    assert (done.exit_code, done.stdout) == (4, "")
    assert done.stderr.startswith(
        "Error: as it is, no exercises can fill the sessions in the week of"
    )


def test_a_process_of_its_own_gives_the_same_bytes(
    spawn: Callable[..., subprocess.CompletedProcess[bytes]], tmp_path: Path
) -> None:
    path = write_athlete(tmp_path)
    before = contents(tmp_path)
    options = ("--effort", "quick", "--busy", "2027-01-11..2027-01-17", "--format", "json")
    first, second = (
        spawn("whatif", path, *options, env={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    )
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)["after"]["sessions"] == 4
    assert contents(tmp_path) == before
