"""``coreplan constraints``: the list, one in full, what is in force and where it comes from."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from planner.configuration.plugins import by_name, every_constraint
from planner.reference.manual_pages import settings_of

Run = Callable[..., Result]

ATHLETE = """\
athlete: {timezone: Europe/Berlin, experience: regular, born: 1960}
season: {start: 2027-01-04, end: 2027-02-14}
running: {week: {monday: rest, tuesday: intervals}}
free_time: {daily: "18:00-20:00"}
constraints:
  profile: ./club.yaml
  rest-day: 2
  hard-run-recovery:
    heavy_before: 30
  sessions-per-week: {base: {least: 1}}
  monotony: off
rules:
  - forbid: {family: russian-twists}
"""
CLUB = """\
version: 1
name: club
constraints:
  profile: gentle
  regular-days: {weight: 3}
  hard-run-recovery: {heavy_before: 28, light_before: 1}
"""


@pytest.fixture
def athlete(tmp_path: Path) -> Path:
    (tmp_path / "club.yaml").write_text(CLUB, "utf-8")
    file = tmp_path / "athlete.yaml"
    file.write_text(ATHLETE, "utf-8")
    return file


def in_force(run: Run, athlete: Path, *arguments: str) -> dict[str, dict[str, Any]]:
    """What is in force, by the name of the constraint or the rule."""
    done = run("constraints", "--effective", athlete, "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    return {one.get("constraint") or one["rule"]: one for one in json.loads(done.stdout)}


def value_of(found: dict[str, dict[str, Any]], path: str) -> tuple[Any, str]:
    """A setting's value and where it comes from; its file without its folder."""
    name, _, setting = path.partition(".")
    (value,) = (one for one in found[name]["settings"] if one["setting"] == setting)
    return value["value"], value["from"].rpartition("/")[2]


def test_the_list_has_a_row_for_each(run: Run) -> None:
    lines = run("constraints").stdout.splitlines()
    assert lines[0].split() == ["constraint", "level", "strength", "says"]
    assert max(map(len, lines)) <= 80
    rows = {line.split()[0]: line for line in lines if line[:1].strip()}
    assert {kind.name for kind in every_constraint()} <= set(rows)
    assert rows["rest-day"].split()[1:4] == ["calendar", "hard", "days"]
    assert "hard, soft" in rows["muscle-coverage"]
    assert rows["gentle"].startswith("gentle  fewer and shorter sessions")


def test_json_lists_every_constraint_with_its_settings(run: Run) -> None:
    records = json.loads(run("constraints", "--format", "json").stdout)
    assert [record["name"] for record in records] == [kind.name for kind in every_constraint()]
    rest_day = next(record for record in records if record["name"] == "rest-day")
    assert (rest_day["level"], rest_day["strengths"], rest_day["dominant"]) == (
        "calendar", ["hard"], "days",
    )  # fmt: skip
    assert rest_day["settings"][0] == {
        "name": "days",
        "default": 1,
        "follows": [],
        "allowed": "1 to 2",
        "minimum": 1,
        "maximum": 2,
        "unit": "days a week",
        "meaning": "Rest days a week.",
        "source": "evidence row 35 (D)",
    }


@pytest.mark.parametrize("kind", every_constraint(), ids=lambda kind: kind.name)
def test_one_in_full_tells_every_setting(kind: Any, run: Run) -> None:
    done = run("constraints", kind.name)
    assert done.exit_code == 0
    text = " ".join(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert text.startswith(f"{kind.name} {kind.level.capitalize()} level, ")
    assert " Why: " in text
    assert " Example: " in text
    for setting in settings_of(kind):
        assert f" {setting.name}: {setting.usual} " in text
        assert setting.meaning.replace("`", "") in text
        assert f"Source: {setting.source}" in text
    alone = json.loads(run("constraints", kind.name, "--format", "json").stdout)
    assert alone["name"] == kind.name
    assert len(alone["settings"]) == len(kind.model_fields)


def test_defaults_that_follow_from_the_athlete_are_told(run: Run) -> None:
    text = " ".join(run("constraints", "progression").stdout.split())
    assert "days: 28 for new athletes and from 55 years on; 21 otherwise (" in text
    record = json.loads(run("constraints", "progression", "--format", "json").stdout)
    (days,) = (setting for setting in record["settings"] if setting["name"] == "days")
    assert {"value": 28, "from": "new athletes"} in days["follows"]


def test_lines_are_as_wide_as_the_terminal_within_limits(run: Run) -> None:
    for given, used in ((40, 60), (70, 70), (300, 100)):
        lines = run("constraints", "variety", env={"COLUMNS": str(given)}).stdout.splitlines()
        assert used - 12 < max(map(len, lines)) <= used


def test_settings_that_mean_nothing_to_it_are_left_out(run: Run) -> None:
    assert "\n  weight: " not in run("constraints", "rest-day").stdout
    assert "\n  enabled: " in run("constraints", "rest-day").stdout
    assert "\n  enabled: " not in run("constraints", "excluded").stdout
    assert "\n  weight: " in run("constraints", "regular-days").stdout
    assert run("constraints", "excluded").stdout.endswith("\nIt has no settings.\n")


@pytest.mark.parametrize("name", ["hard-run-recovry", "Hard_Run_Recovry"])
def test_a_misspelt_name_gets_the_nearest(run: Run, name: str) -> None:
    done = run("constraints", name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert f"no constraint called '{name}'; did you mean 'hard-run-recovery'?" in done.stderr


def test_case_and_underscores_do_not_matter(run: Run) -> None:
    assert run("constraints", "Rest_Day").stdout == run("constraints", "rest-day").stdout


def test_a_name_like_none_says_where_the_list_is(run: Run) -> None:
    done = run("constraints", "hovercraft")
    assert done.exit_code == 2
    assert "Try: coreplan constraints lists them all" in done.stderr


def test_every_value_in_force_comes_from_somewhere(run: Run, athlete: Path) -> None:
    found = in_force(run, athlete)
    assert value_of(found, "rest-day.days") == (2, "athlete.yaml:7")
    assert value_of(found, "rest-day.light_minutes") == (15, "default")
    assert value_of(found, "hard-run-recovery.heavy_before") == (30, "athlete.yaml:9")
    assert value_of(found, "hard-run-recovery.light_before") == (1, "club.yaml:6")
    assert value_of(found, "hard-run-recovery.medium_before") == (20, "profile gentle")
    assert value_of(found, "regular-days.weight") == (3, "club.yaml:5")
    assert value_of(found, "sessions-per-week.base.least") == (1, "athlete.yaml:10")
    assert value_of(found, "sessions-per-week.base.target") == (2, "profile gentle")
    assert value_of(found, "sessions-per-week.taper.target") == (2, "default for regular athletes")
    assert value_of(found, "maintenance.days") == (7, "default from 55 years on")


def test_options_win(run: Run, athlete: Path) -> None:
    options = ("--set", "rest-day=1", "--set", "hard-run-recovery.heavy_before=36")
    found = in_force(run, athlete, *options, "--set", "variety=off")
    assert value_of(found, "rest-day.days") == (1, "--set")
    assert value_of(found, "hard-run-recovery.heavy_before") == (36, "--set")
    assert (found["variety"]["enabled"], found["variety"]["enabled_from"]) == (False, "--set")


def test_what_is_off_and_rules_are_told(run: Run, athlete: Path) -> None:
    found = in_force(run, athlete)
    assert found["monotony"]["enabled"] is False
    assert found["monotony"]["enabled_from"].endswith("athlete.yaml:11")
    (rule,) = (one for one in found.values() if "rule" in one)
    assert (rule["rule"], rule["strength"]) == ("rule on line 13", "hard")
    assert rule["says"] == "no russian twists"


def test_the_table_shows_value_unit_and_origin(run: Run, athlete: Path) -> None:
    text = run("constraints", "--effective", athlete).stdout
    rows = [line.split() for line in text.splitlines()]
    assert ["rest-day"] in rows
    assert ["days", "2", "days", "a", "week", f"{athlete}:7"] in rows
    assert ["prefer_run_days", "on", "default"] in rows
    assert ["base.target", "2", "sessions", "a", "week", "profile", "gentle"] in rows
    assert f"\nmonotony: off ({athlete}:11)\n" in text
    assert "\nrule on line 13: " in text
    assert "  weight " in text.partition("\nregular-days\n")[2].partition("\n\n")[0]
    assert text.count("\n  weight ") == 1


def test_one_constraint_alone(run: Run, athlete: Path) -> None:
    assert list(in_force(run, athlete, "rest-day")) == ["rest-day"]
    text = run("constraints", "--effective", athlete, "rest_day", "--set", "rest-day=1").stdout
    assert text.splitlines()[0] == "rest-day"
    assert text.splitlines()[1].split() == ["days", "1", "days", "a", "week", "--set"]


def test_every_setting_of_every_constraint_is_there(run: Run, athlete: Path) -> None:
    found = in_force(run, athlete)
    for name, kind in by_name().items():
        told = {each["setting"].partition(".")[0] for each in found[name]["settings"]}
        assert told == set(kind.model_fields) - {"enabled"}


def test_mistakes_are_refused(run: Run, athlete: Path) -> None:
    done = run("constraints", "--effective", athlete, "--set", "rest-day.dais=2")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean 'days'?" in done.stderr
    done = run("constraints", "--effective", athlete, "rest-dai")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean 'rest-day'?" in done.stderr
    done = run("constraints", "--effective", athlete.with_name("nobody.yaml"))
    assert done.exit_code == 2


def test_set_without_an_athlete_is_refused(run: Run) -> None:
    done = run("constraints", "--set", "rest-day=2")
    assert done.exit_code == 2
    assert "--set needs --effective ATHLETE_YAML" in done.stderr
