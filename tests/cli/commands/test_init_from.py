"""``coreplan init --from`` looks at what is there and says so; what it writes solves."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from planner.cli.ask.answers import default_answers
from planner.cli.ask.file_template import write as written
from planner.cli.ask.proposal import Proposal, propose
from planner.instance import load
from planner.timeline.zones import load_zone
from tests.inputs.detect.folders import TODAY, activities, plan_csv, plan_ics, work, write

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def in_berlin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")


def proposed(folder: Path, athlete_yaml: Path | None) -> Proposal:
    berlin = load_zone("Europe/Berlin")
    return propose(folder, athlete_yaml, TODAY, berlin, lambda done, total: None)


def text_of(found: Proposal) -> str:
    return written(found.applied(default_answers(TODAY, "Europe/Berlin")), found)


def test_work_and_history_become_free_time_and_a_usual_week(tmp_path: Path) -> None:
    folder = write(tmp_path / "data", work_ics=work(), activities_csv=activities(), notes_csv="a,b")
    text = text_of(proposed(folder, tmp_path / "athlete.yaml"))
    assert text.startswith(
        "# What was found:\n"
        "# data/activities.csv: training so far, Strava\n"
        "# data/work.ics: busy calendar, 361 events, 301 more shown as free, "
        "2026-09-30 to 2027-11-24\n"
        "# In all 31 activities, 2026-09-15 to 2026-11-22\n"
        "# Not used: notes.csv: neither planned runs nor a known export of training\n"
    )
    office = '["06:00-09:00", "17:00-22:00"]'
    assert text[text.index("season:") :] == (
        "season: { end: 2027-02-21 } # without a race; or write races, as below\n"
        "running:\n"
        "  week: # as in most of 8 weeks from 2026-09-28 on of the training so far\n"
        '    tuesday: { kind: intervals, start: "18:15", minutes: 50, distance: 10 km }\n'
        '    thursday: { kind: easy, start: "07:00", minutes: 45, distance: 8 km }\n'
        '    sunday: { kind: long, start: "09:00", minutes: 110, distance: 18 km }\n'
        '  mileage: ["data/activities.csv"] # sets where the season starts\n'
        '  usual_start: "07:00" # of runs that have none\n'
        "free_time: # free in most weeks of your calendar; keep what suits you\n"
        '  monday: ["06:00-09:00", "17:00-19:00", "20:30-22:00"]\n'
        f"  tuesday: {office}\n  wednesday: {office}\n  thursday: {office}\n  friday: {office}\n"
        '  saturday: ["06:00-22:00"]\n  sunday: ["06:00-22:00"]\n'
        '  busy: ["data/work.ics"] # sessions keep clear of what is in there\n'
    )


def test_a_plan_wins_over_habits_and_brings_its_race(tmp_path: Path) -> None:
    write(tmp_path, plan_csv=plan_csv(), activities_csv=activities())
    found = proposed(tmp_path, tmp_path / "athlete.yaml")
    text = text_of(found)
    assert (
        "races: # priority A is what the season is built for, B and C come along\n"
        '  - { name: "Winter Park Race 10 km", date: 2027-01-09, distance: 10 km, priority: A }\n'
        "running:\n"
        "  week: # as in most of 6 weeks from 2026-11-30 on of the plan\n"
        "    tuesday: { kind: intervals }\n"
        "    thursday: { kind: easy, distance: 8 km }\n"
        "    saturday: { kind: long, distance: 20 km }\n"
        '  runs: ["plan.csv"] # coreplan runs shows what each is taken for\n'
        '  mileage: ["activities.csv"] # sets where the season starts\n'
    ) in text
    assert "  units: km # of distances that don't say; or mi\n" in text
    assert "free_time: # when core may happen" in text


def test_an_empty_folder_leaves_the_example(tmp_path: Path) -> None:
    text = text_of(proposed(tmp_path, None))
    assert "# Nothing of use was found; all below is an example.\n" in text
    assert '  monday: ["18:30-20:00"]\n' in text
    assert "    sunday: { kind: long }\n" in text


@pytest.mark.posix
def test_paths_are_as_seen_from_athlete_yaml(tmp_path: Path) -> None:
    write(tmp_path / "data", work_ics=work(), plan_ics=plan_ics())
    assert proposed(tmp_path / "data", tmp_path / "a" / "me.yaml").busy == ("../data/work.ics",)
    (tmp_path / "link").symlink_to(tmp_path / "data")
    assert proposed(tmp_path / "link", tmp_path / "me.yaml").runs == ("data/plan.ics",)


def test_what_names_smuggle_in_stays_out(tmp_path: Path) -> None:
    (tmp_path / "a\nversion: 2.csv").write_text("x")
    evil = plan_csv().replace("Winter Park Race", 'Race\u202e" }\x1b')
    write(tmp_path, plan_csv=evil)
    text = text_of(proposed(tmp_path, None))
    assert "# Not used: a version: 2.csv: give it a shorter and plainer name\n" in text
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_nothing_is_asked_without_a_terminal_and_the_file_solves(run: Run, tmp_path: Path) -> None:
    today = date.today()
    folder = write(
        tmp_path / "data", work_ics=work(today), plan_ics=plan_ics(today),
        activities_csv=activities(today),
    )  # fmt: skip
    path = tmp_path / "athlete.yaml"
    done = run("init", "--from", folder, path, input="")
    assert done.exit_code == 0, done.output
    assert "data/plan.ics: planned runs, 9 runs" in done.stderr
    instance = load(path, today=today)
    assert [each.file for each in instance.problem.file.free_time.busy] == ["data/work.ics"]
    assert instance.problem.file.running.log is not None
    assert len(instance.problem.busy) > 20
    solved = run("solve", path, "--effort", "quick", "--quiet")
    assert solved.exit_code == 0, solved.output
    sessions = json.loads((tmp_path / "plan.json").read_text())["sessions"]
    assert len(sessions) >= 4
    assert date.fromisoformat(sessions[0]["start"][:10]) - today <= timedelta(days=21)


def test_a_file_that_is_there_is_not_overwritten(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    path.write_text("mine")
    done = run("init", "--from", tmp_path, path)
    assert done.exit_code == 2
    assert path.read_text() == "mine"
    assert run("init", "--from", tmp_path / "nowhere", "-").exit_code == 2
