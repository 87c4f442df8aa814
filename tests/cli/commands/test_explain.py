"""``coreplan explain``: the answer is the result, and a repair is a file that solves."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]

CROSSED = (
    SMALL
    + """\
rules: # wishes
  - at_least: { sessions: 2, per: week, week: 2 } # my coach
  - at_most: { sessions: 1, per: week } # my family
"""
)


def words(text: str) -> str:
    return " ".join(text.split())


def test_an_impossible_file_is_explained_with_exit_code_0(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, CROSSED)
    done = run("explain", path)
    assert done.exit_code == 0, done.stderr
    said = words(done.stdout)
    assert "No plan is possible: these conditions contradict each other." in said
    assert "athlete.yaml:16: rule on line 16: at least 2 sessions per week in week 2" in said
    assert "athlete.yaml:17: rule on line 17: at most 1 session per week" in said
    assert "rule on line 16, sessions: 2 → 1 (" in said
    assert [each.name for each in tmp_path.iterdir()] == ["athlete.yaml"]


def test_json_names_lines_dates_and_edits(run: Run, tmp_path: Path) -> None:
    done = run("explain", write_athlete(tmp_path, CROSSED), "--format", "json")
    data = json.loads(done.stdout)
    assert data["status"] == "impossible"
    assert [(each["name"], each["line"]) for each in data["because"]] == [
        ("rule on line 16", 16),
        ("rule on line 17", 17),
    ]
    assert all(each["dates"] == ["2027-01-11"] for each in data["because"])
    assert all(repair["verified"] is True for repair in data["repairs"])
    costs = [repair["cost"] for repair in data["repairs"]]
    assert costs == sorted(costs)
    edits = [edit for repair in data["repairs"] for edit in repair["edits"]]
    assert {"pointer": "/rules/0/at_least/sessions", "value": 1} in edits
    assert data["shortfalls"] == []


def test_a_repair_that_is_applied_solves_and_keeps_comments(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, CROSSED)
    before = path.read_text().splitlines()
    done = run("explain", path, "--apply", "1")
    assert done.exit_code == 0, done.stderr
    assert done.stderr.startswith(f"Written into {path}: rule on line ")
    after = path.read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][0].partition(" #")[2] == changed[0][1].partition(" #")[2] != ""
    assert run("solve", path, "--effort", "quick").exit_code == 0


def test_a_repair_that_is_not_there_changes_nothing(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, CROSSED)
    done = run("explain", path, "--apply", "9")
    assert done.exit_code == 2
    assert "There is no repair 9; there are " in done.stderr
    assert path.read_text() == CROSSED


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small athlete's file with its plan beside it."""
    path = write_athlete(tmp_path_factory.mktemp("solved"))
    assert CliRunner().invoke(main, ["solve", str(path)]).exit_code == 0
    return path


def test_why_a_day_is_as_it_is(run: Run, solved: Path) -> None:
    plan = json.loads(solved.with_name("plan.json").read_text())
    day = plan["sessions"][0]["start"][:10]
    done = run("explain", solved, "--at", day)
    assert done.exit_code == 0, done.stderr
    first, *_ = done.stdout.splitlines()
    assert f"session A, {plan['sessions'][0]['class']}, " in first
    assert "min is what the base asks for" in done.stdout
    assert "one of the " in done.stdout


def test_a_day_without_a_session(run: Run, solved: Path) -> None:
    done = run("explain", solved, "--at", "2027-01-05")
    assert done.stdout.startswith("Tue 5 Jan: no session.\nNo other session is possible that day: ")
    assert "free time: in the week of Mon 4 Jan: Mon 19:00-20:30" in words(done.stdout)


def test_why_not_at_a_time_that_is_not_free(run: Run, solved: Path) -> None:
    done = run("explain", solved, "--why-not", "2027-01-07 07:00")
    assert words(done.stdout).startswith("A session on Thu 7 Jan 07:00 is forbidden: - free time:")


def test_why_not_an_exercise_without_its_kit(run: Run, solved: Path) -> None:
    done = run("explain", solved, "--why-not", "pallof-press", "--week", "2027-01-11")
    assert done.exit_code == 0, done.stderr
    assert "in the week of Mon 11 Jan, the other weeks as they are, is forbidden:" in words(
        done.stdout
    )
    assert "equipment: no band in athlete.equipment" in done.stdout


def test_an_exercise_that_is_there(run: Run, solved: Path) -> None:
    plan = json.loads(solved.with_name("plan.json").read_text())
    name = plan["sessions"][0]["exercises"][0]["id"]
    done = run("explain", solved, "--why-not", name)
    assert " is planned in the week of Mon 4 Jan: " in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("--at", "2027-01-05", "--why-not", "plank"),
            "Use only one of --at, --why-not and --apply",
        ),
        (("--week", "2027-01-05"), "--week goes only with --why-not EXERCISE"),
        (("--why-not", "plonk"), "'plonk' is neither a time nor an exercise"),
        (("--why-not", "planks"), "'planks' stands for several exercises"),
        (("--at", "2029-01-05"), "2029-01-05 is outside the season"),
        (
            ("--at", "2027-01-05", "--format", "json"),
            "--format json doesn't go with --at or --why-not",
        ),
    ],
)
def test_each_mistake_is_2(run: Run, solved: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run("explain", solved, *arguments)
    assert done.exit_code == 2
    assert said in words(done.stderr)


def test_what_fell_short_is_in_plan_json_and_in_full_here(run: Run, solved: Path) -> None:
    plan = json.loads(solved.with_name("plan.json").read_text())
    data = json.loads(run("explain", solved, "--format", "json").stdout)
    assert data["status"] == ("short" if plan["costs"] else "met")
    assert len(data["shortfalls"]) >= len(plan["shortfalls"])
    charged = {(cost["constraint"], cost["where"]) for cost in plan["costs"]}
    named = {(each["constraint"], each["where"]) for each in data["shortfalls"] if each["points"]}
    assert named == charged
