"""``coreplan diff`` and ``coreplan solve --compare``: a tweak's effect, seen at once."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.load import load_catalogue
from planner.cli import main
from planner.cli.views.diff_text import SOME, as_text
from planner.plan.plan import Cost, Plan, PlannedPhase, Prescription, SessionClass
from planner.plan.plan_json import read_plan
from planner.report.diff.plan_diff import compare
from planner.text.tables import columns
from tests.cli.small_athletes import SMALL, write_athlete
from tests.ics.calendar_samples import plan, session

Run = Callable[..., Result]
NOTHING = "Nothing changed: the same sessions with the same content and points."
TWEAKED = SMALL.replace("friday:", "thursday:").replace("new\n", "new\n  exclude: [bridges]\n")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folders of the small athlete and of the tweaked one, with their plans."""
    found = []
    for name, text in (("small", SMALL), ("tweaked", TWEAKED)):
        found.append(tmp_path_factory.mktemp(name))
        path = write_athlete(found[-1], text)
        done = CliRunner().invoke(main, ["solve", str(path), "--effort", "quick"])
        assert done.exit_code == 0, done.output
    return found[0], found[1]


@pytest.fixture
def plans(folders: tuple[Path, Path]) -> tuple[Path, Path]:
    return folders[0] / "plan.json", folders[1] / "plan.json"


def read(path: Path) -> Plan:
    return read_plan(str(path), path.read_bytes())


def text(before: Plan, after: Plan, *, everything: bool = False) -> str:
    return as_text(compare(before, after), load_catalogue(), everything=everything)


def test_a_plan_compared_with_itself(run: Run, plans: tuple[Path, Path]) -> None:
    done = run("diff", plans[0], plans[0])
    assert (done.exit_code, done.stdout, done.stderr) == (0, f"{NOTHING}\n", "")
    data = json.loads(run("diff", plans[0], plans[0], "--format", "json").stdout)
    assert data["same"] is True
    lists = ("moved", "added", "removed", "changed", "costs", "phases", "weeks", "areas")
    assert [data[name] for name in lists] == [[]] * len(lists)


def test_a_tweak_shows_what_moved_and_what_was_excluded(run: Run, plans: tuple[Path, Path]) -> None:
    done = run("diff", *plans, "--all")
    assert done.exit_code == 0
    data = json.loads(run("diff", *plans, "--format", "json").stdout)
    assert data["same"] is False
    places = {datetime.fromisoformat(each["from"]).weekday() for each in data["moved"]}
    fridays = [each for each in read(plans[0]).sessions if each.day.weekday() == 4]
    assert fridays
    gone = {datetime.fromisoformat(each["start"]).weekday() for each in data["removed"]}
    assert 4 in places | gone
    for each in data["moved"]:
        assert f"{datetime.fromisoformat(each['to']):%H:%M}" in done.stdout
    bridges = load_catalogue().resolve("bridges")
    assert bridges is not None
    out = {id_ for each in data["changed"] for id_ in each["removed"]}
    assert out & bridges[1]
    assert not {id_ for each in data["changed"] for id_ in each["added"]} & bridges[1]
    named = load_catalogue().by_id[min(out & bridges[1])].name
    assert named in done.stdout


def test_costs_are_those_of_the_plans(run: Run, plans: tuple[Path, Path]) -> None:
    data = json.loads(run("diff", *plans, "--format", "json").stdout)
    change = sum(each["after"] - each["before"] for each in data["costs"])
    totals = [sum(cost.points for cost in read(path).costs) for path in plans]
    assert change == totals[1] - totals[0]
    assert all(each["before"] != each["after"] for each in data["costs"])


def test_solve_compares_with_the_plan_that_it_replaces(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    assert run("solve", path, "--effort", "quick").exit_code == 0
    kept = tmp_path / "plan.json"
    first = read(kept)
    again = run("solve", path, "--effort", "quick", "--compare", kept)
    assert again.exit_code == 0
    assert f"\n\nCompared with {kept}:\n{NOTHING}\n\nWritten: " in again.stdout
    write_athlete(tmp_path, TWEAKED)
    done = run("solve", path, "--effort", "quick", "--compare", kept)
    assert done.exit_code == 0
    said = text(first, read(kept))
    assert said != NOTHING
    assert f"Compared with {kept}:\n{said}\n\nWritten: " in done.stdout
    quiet = run("solve", path, "--effort", "quick", "--quiet", "--compare", kept)
    assert (quiet.exit_code, quiet.output) == (0, "")


def test_solve_compares_with_a_plan_of_elsewhere(
    run: Run, tmp_path: Path, plans: tuple[Path, Path]
) -> None:
    path = write_athlete(tmp_path)
    done = run("solve", path, "--effort", "quick", "--compare", plans[1], "-v")
    assert done.exit_code == 0
    said = text(read(plans[1]), read(tmp_path / "plan.json"), everything=True)
    assert f"Compared with {plans[1]}:\n{said}\n" in done.stdout


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"",
            "is not a plan that coreplan wrote: it is empty.\nTry: name a plan.json that coreplan",
        ),
        (b"{}", "not a plan that coreplan wrote"),
        (b'{"generator": "coreplan 9", "schema": 2}', "schema 2"),
        (b'{"generator": "coreplan 9", "schema": 1}', "is damaged: athlete"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "is a calendar"),
    ],
)
def test_what_is_no_plan_is_2_and_writes_nothing(
    run: Run, tmp_path: Path, plans: tuple[Path, Path], content: bytes, said: str
) -> None:
    other = tmp_path / "other.json"
    other.write_bytes(content)
    path = write_athlete(tmp_path)
    for arguments in (
        ("diff", plans[0], other),
        ("diff", other, plans[0], "--format", "json"),
        ("solve", path, "--compare", other),
    ):
        done = run(*arguments)
        assert (done.exit_code, done.stdout) == (2, "")
        assert said in done.stderr
    assert sorted(each.name for each in tmp_path.iterdir()) == ["athlete.yaml", "other.json"]


def test_sessions_at_the_ends_of_time_are_2(
    run: Run, tmp_path: Path, plans: tuple[Path, Path]
) -> None:
    for key, moment in (
        ("start", "0001-01-01T00:00:00+05:00"),
        ("end", "9999-12-31T23:00:00-05:00"),
    ):
        data = json.loads(plans[0].read_text())
        data["sessions"][0][key] = moment
        (tmp_path / "odd.json").write_text(json.dumps(data))
        done = run("diff", plans[0], tmp_path / "odd.json")
        assert done.exit_code == 2
        assert "years 1990 to 2100 can be read" in done.stderr


def test_missing_files_are_2(run: Run, tmp_path: Path, plans: tuple[Path, Path]) -> None:
    assert run("diff", plans[0]).exit_code == 2
    assert run("diff", plans[0], tmp_path / "no.json").exit_code == 2
    done = run("solve", write_athlete(tmp_path), "--compare", tmp_path / "no.json")
    assert done.exit_code == 2
    assert not (tmp_path / "plan.json").exists()


def cost(points: int, constraint: str) -> Cost:
    return Cost(constraint=constraint, points=points, where="2027-01-04", of="week", message="m")


DEAD_BUG = Prescription(id="dead-bug-own", sets=2, reps=8, rest_s=30)
BEFORE = plan(
    session("2027-01-04T19:00", load=125),
    session("2027-01-06T19:00", exercises=(DEAD_BUG,)),
    session("2027-01-15T19:00"),
    costs=(cost(5, "variety"), cost(1, "deload")),
)
AFTER = plan(
    session("2027-01-05T07:30", load=125),
    session(
        "2027-01-06T19:00",
        20,
        session_class=SessionClass.HEAVY,
        exercises=(DEAD_BUG.model_copy(update={"sets": 3}), Prescription(id="x", sets=1, hold_s=9)),
    ),
    session("2027-01-19T19:00"),
    costs=(cost(2, "variety"), cost(1, "deload")),
)


def test_what_a_person_reads() -> None:
    assert (
        text(BEFORE, AFTER)
        == """\
1 session moved, 1 added, 1 removed, 1 changed content; 3 points fewer.

Moved:
- Mon 4 Jan 19:00 -> Tue 5 Jan 07:30

Added:
- Tue 19 Jan 19:00, 25 min, medium

Removed:
- Fri 15 Jan 19:00, 25 min, medium

Another class or length:
- Wed 6 Jan 19:00: medium -> heavy, 25 -> 20 min

Other content:
- Wed 6 Jan 19:00: in: x 1 × 9 s; dead-bug-own 2 × 8 reps -> 3 × 8 reps

Points for  Before  After  Change
variety     5       2      -3

Week of          Sessions  Minutes   Load
Mon 4 Jan 2027   2         50 -> 45  125
Mon 11 Jan 2027  1 -> 0    25 -> 0   0
Mon 18 Jan 2027  0 -> 1    0 -> 25   0"""
    )


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ((cost(5, "variety"), cost(1, "deload")), "No session changed; the same points."),
        ((cost(4, "variety"), cost(2, "taper")), "No session changed; the same points."),
        ((cost(7, "variety"),), "No session changed; 1 point more."),
    ],
)
def test_points_alone(costs: tuple[Cost, ...], said: str) -> None:
    after = BEFORE.model_copy(update={"costs": costs})
    lines = text(BEFORE, after).splitlines()
    assert lines[0] == (NOTHING if costs == BEFORE.costs else said)


def test_another_athlete_zone_season_and_phase_are_said() -> None:
    base = PlannedPhase(phase=PhaseKind.BASE, start=date(2027, 1, 4), end=date(2027, 1, 18))
    changes = {
        "athlete": "Jo",
        "timezone": "Europe/Paris",
        "season_end": date(2027, 1, 24),
        "phases": (base,),
        "status": "feasible",
        "costs": (),
    }
    said = " ".join(text(BEFORE, BEFORE.model_copy(update=changes)).split())
    assert "Note: the plans are of two athletes, Maya and Jo." in said
    assert "Note: the time zones differ, Europe/Berlin and Europe/Paris." in said
    assert "Mon 4 Jan 2027 to Sun 16 May 2027 and Mon 4 Jan 2027 to Sun 24 Jan 2027." in said
    assert "Note: at least one plan is not proved the best" in said
    assert "Phases: - Base: none -> Mon 4 Jan 2027 to Sun 17 Jan 2027" in said


def test_one_clock_in_two_zones_is_said_with_the_zones() -> None:
    moved = plan(session("2027-01-04T19:00"))
    (one,) = moved.sessions
    later = one.model_copy(
        update={
            "starts_at": one.starts_at.replace(tzinfo=timezone(timedelta(hours=3))),
            "ends_at": one.ends_at.replace(tzinfo=timezone(timedelta(hours=3))),
        }
    )
    said = text(moved, moved.model_copy(update={"sessions": (later,)}))
    assert "Mon 4 Jan 19:00 UTC+0100 -> Mon 4 Jan 19:00 UTC+0300" in said


def test_lists_are_bounded_unless_all_is_asked_for() -> None:
    days = [f"2027-02-{day:02d}" for day in range(1, 29)]
    many = [Prescription(id=f"exercise-number-{n}", sets=2, reps=8) for n in range(20)]
    after = plan(
        *(session(f"{day}T07:00", exercises=tuple(many)) for day in days),
        costs=tuple(cost(n, f"constraint-{n}") for n in range(1, 20)),
    )
    before = plan(*(session(f"{day}T19:00") for day in days))
    lines = text(before, after).splitlines()
    assert len(lines) <= 60
    assert all(columns(line) <= 80 for line in lines)
    assert lines.count(f"  and {len(days) - SOME.rows} more") == 2
    assert f"  and {19 - SOME.rows} more constraints" in lines
    assert "- Mon 1 Feb 07:00: 20 exercises in, 1 out" in lines
    everything = text(before, after, everything=True)
    assert " more" not in everything.replace("points more", "")
    assert everything.count("exercise-number-19 2 × 8 reps") == len(days)


def test_what_a_file_smuggles_in_is_cleaned(run: Run, tmp_path: Path, plans: Any) -> None:
    data = json.loads(plans[0].read_text())
    data["athlete"] = "Maya\x1b[31m\nAdded:"
    data["sessions"][0]["exercises"][0]["id"] = "\x1b]0;x\x07\u202e"
    data["costs"].append(
        {"constraint": "a\nb\x1b", "points": 1, "where": "w", "of": "day", "message": ""}
    )
    (tmp_path / "odd.json").write_text(json.dumps(data))
    done = run("diff", plans[0], tmp_path / "odd.json", "--all")
    assert done.exit_code == 0
    assert not set(done.stdout) & set("\x1b\x07\u202e")
    assert "\nAdded:" not in done.stdout
    shown = run("diff", plans[0], tmp_path / "odd.json", "--format", "json")
    assert "\x1b" not in shown.stdout
    assert json.loads(shown.stdout)["athlete"][1] == data["athlete"]
