"""``--set`` and profiles on the command line: they steer the plan, and ``check`` remembers them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]


def _solve(run: Run, folder: Path, *arguments: str, text: str = SMALL) -> Result:
    path = write_athlete(folder, text)
    return run("solve", path, "--effort", "quick", "-q", *arguments)


def test_a_setting_wins_over_the_file_and_is_remembered(run: Run, tmp_path: Path) -> None:
    text = SMALL + "constraints: {sessions-per-week: 2}\n"
    done = _solve(run, tmp_path, "--set", "sessions-per-week=1", text=text)
    assert (done.exit_code, done.stderr) == (0, "")
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert len(plan["sessions"]) == 3
    assert plan["options"] == ["sessions-per-week=1"]
    checked = run("check", tmp_path / "athlete.yaml", tmp_path / "plan.json")
    assert checked.exit_code == 0
    assert "was not made from" not in checked.stderr
    again = _solve(run, tmp_path, text=text)
    assert again.exit_code == 0
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert (len(plan["sessions"]), plan["options"]) == (6, [])


def test_check_takes_settings_too(run: Run, tmp_path: Path) -> None:
    assert _solve(run, tmp_path).exit_code == 0
    strict = ("--set", "sessions-per-week.most=1")
    for plan in ("plan.json", "plan.ics"):
        broken = run("check", tmp_path / "athlete.yaml", tmp_path / plan, *strict)
        assert broken.exit_code == 5
        assert "sessions-per-week: 2 sessions, at most 1 allowed" in broken.stdout


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("rest-day.dys=2", "'dys' is not a setting of rest-day; did you mean 'days'?"),
        ("rest-day=9", "9 is not a whole number from 1 to 2 (days a week)"),
        ("race-blackout=off", "this one keeps you safe and can't be switched off"),
        ("rest-day", "write it as hard-run-recovery.heavy_before=36 or regular-days=off"),
    ],
)
def test_a_slip_is_refused_and_nothing_written(
    run: Run, tmp_path: Path, option: str, said: str
) -> None:
    done = _solve(run, tmp_path, "--set", option)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"--set {option}:1:")
    assert said in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["athlete.yaml"]


def test_a_profile_beside_the_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "club.yaml").write_text("constraints: {sessions-per-week: 1}\n", "utf-8")
    text = SMALL + "constraints: {profile: ./club.yaml}\n"
    assert _solve(run, tmp_path, text=text).exit_code == 0
    plan = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert len(plan["sessions"]) == 3
    refused = _solve(run, tmp_path, "-o", str(tmp_path / "club.yaml"), text=text)
    assert refused.exit_code == 2
    assert (tmp_path / "club.yaml").read_text("utf-8") == ("constraints: {sessions-per-week: 1}\n")
