"""``coreplan check``: what is broken, where, and exit 5; else a short "holds"."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small athlete with its plan."""
    folder = tmp_path_factory.mktemp("check")
    path = write_athlete(folder)
    done = CliRunner().invoke(main, ["solve", str(path), "--effort", "quick"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def data(solved: Path) -> Any:
    return json.loads((solved / "plan.json").read_text())


def check(run: Run, solved: Path, path: Path, data: Any = None) -> Result:
    if data is not None:
        path.write_text(json.dumps(data))
    return run("check", solved / "athlete.yaml", path)


def test_our_own_plan_holds(run: Run, solved: Path, data: Any) -> None:
    done = check(run, solved, solved / "plan.json")
    assert (done.exit_code, done.stderr) == (0, "")
    count = len(data["sessions"])
    assert re.search(
        rf"plan\.json keeps every hard constraint: {count} sessions, \d\d constraints checked",
        done.stdout,
    )


def test_our_own_calendar_holds_as_far_as_it_shows(run: Run, solved: Path, data: Any) -> None:
    done = check(run, solved, solved / "plan.ics")
    assert (done.exit_code, done.stderr) == (0, "")
    assert f"keeps every hard constraint: {len(data['sessions'])} sessions, " in done.stdout
    assert "exercises can't be seen in a calendar" in done.stdout


def test_a_session_outside_free_time_is_found_in_both(
    run: Run, solved: Path, data: Any, tmp_path: Path
) -> None:
    first = data["sessions"][0]
    for key in ("start", "end"):
        first[key] = first[key].replace("T19:", "T21:")
    done = check(run, solved, tmp_path / "late.json", data)
    assert done.exit_code == 5
    assert "Mon 4 Jan: free-time: " in done.stdout
    assert "Error: " in done.stderr
    calendar = (solved / "plan.ics").read_text().replace("T19", "T21")
    (tmp_path / "late.ics").write_text(calendar)
    done = check(run, solved, tmp_path / "late.ics")
    assert done.exit_code == 5
    assert done.stdout.count("free-time") >= len(data["sessions"])


def test_a_forbidden_exercise_is_found(run: Run, solved: Path, tmp_path: Path, data: Any) -> None:
    used = data["sessions"][0]["exercises"][0]["id"]
    other = write_athlete(
        tmp_path, SMALL.replace("experience: new", f"experience: new\n  exclude: [{used}]")
    )
    done = run("check", other, solved / "plan.json")
    assert done.exit_code == 5
    assert ": excluded: " in done.stdout
    assert "was not made from" in done.stderr


def test_two_sessions_on_a_day_are_found(run: Run, solved: Path, data: Any, tmp_path: Path) -> None:
    data["sessions"].insert(0, {**data["sessions"][0], "uid": "twice"})
    assert check(run, solved, tmp_path / "twice.json", data).exit_code == 5


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"",
            "is not a plan that coreplan wrote: it is empty.\nTry: name a plan.json that coreplan",
        ),
        (b"{}", "not a plan that coreplan wrote"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "no core session"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "calendar"),
    ],
)
def test_what_is_no_plan_is_2(
    run: Run, solved: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "plan").write_bytes(content)
    done = check(run, solved, tmp_path / "plan")
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_calendar_of_the_year_one_is_2(run: Run, solved: Path, tmp_path: Path) -> None:
    text = (solved / "plan.ics").read_text().replace("20270104T", "00010104T")
    (tmp_path / "old.ics").write_text(text)
    done = check(run, solved, tmp_path / "old.ics")
    assert done.exit_code == 2
    assert "the year 1;" in done.stderr


def test_missing_files_are_2(run: Run, solved: Path, tmp_path: Path) -> None:
    assert check(run, solved, tmp_path / "nothing.json").exit_code == 2
    assert run("check", solved / "athlete.yaml").exit_code == 2
    assert run("check", tmp_path / "no.yaml", solved / "plan.json").exit_code == 2


def test_the_schema_is_json(run: Run) -> None:
    done = run("schema")
    assert done.exit_code == 0
    schema = json.loads(done.stdout)
    assert {"athlete", "running", "free_time", "constraints"} <= set(schema["properties"])


def test_our_own_calendar_without_sessions_holds_none(run: Run, tmp_path: Path) -> None:
    """Somebody else's calendar without any is no plan; ours is one with nothing in it."""
    athlete = write_athlete(tmp_path, SMALL.replace("19:00-20:30", "19:00-19:05"))
    done = run("solve", athlete, "--effort", "quick")
    assert done.exit_code == 0
    assert "- No session fits your free time. Longer windows" in done.stdout
    assert "proved" not in done.stdout
    done = run("check", athlete, tmp_path / "plan.ics")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "plan.ics keeps every hard constraint: 0 sessions, " in done.stdout
    text = (tmp_path / "plan.ics").read_bytes().replace(b"coreplan", b"someone")
    (tmp_path / "other.ics").write_bytes(text)
    done = run("check", athlete, tmp_path / "other.ics")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "holds no core session" in done.stderr


def test_options_of_a_plan_that_none_can_have_are_named_by_its_file(
    run: Run, solved: Path, tmp_path: Path, data: Any
) -> None:
    path = tmp_path / "plan.json"
    done = check(run, solved, path, data | {"options": ["deload=off", ""]})
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        f"Error: {path} is damaged: options.1 is '': write it as hard-run-recovery.heavy_before=36"
        " or regular-days=off.\n"
        "Try: solve the athlete's file again, which keeps a damaged plan.json and uses the rest\n"
    )


def test_a_zone_that_is_none_is_damage(run: Run, solved: Path, tmp_path: Path, data: Any) -> None:
    path = tmp_path / "plan.json"
    done = check(run, solved, path, data | {"timezone": "../../etc/passwd"})
    assert (done.exit_code, done.stdout) == (2, "")
    assert (
        "timezone is '../../etc/passwd': a time zone such as Europe/Berlin was expected"
        in done.stderr
    )


def test_a_session_of_another_year_is_damage(
    run: Run, solved: Path, tmp_path: Path, data: Any
) -> None:
    path = tmp_path / "plan.json"
    odd = data["sessions"][0] | {
        "uid": "odd",
        "start": "2099-01-05T19:00:00+01:00",
        "end": "2099-01-05T19:15:00+01:00",
    }
    done = check(run, solved, path, data | {"sessions": [*data["sessions"], odd]})
    assert (done.exit_code, done.stdout) == (2, "")
    last = len(data["sessions"])
    assert f"sessions.{last} is on 2099-01-05, far outside its season" in done.stderr
