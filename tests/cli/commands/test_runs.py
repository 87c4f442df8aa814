"""``coreplan runs``: every run of the season, with the rule that told what it is."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]

ATHLETE = """\
version: 1
athlete: {name: Ada, timezone: Europe/Berlin, units: UNITS}
season: {start: 2027-01-04, end: 2027-01-17}
races:
  - {name: City Ten, date: 2027-01-17, start: "10:30", distance: 10 km, priority: C}
running:
  week:
    thursday: {kind: tempo, start: "18:00", minutes: 55}
  runs:
    - planned.csv
    - {date: 2027-01-09, kind: rest}
    - {date: 2027-01-10, kind: hills, distance: 8}
  titles:
    - {match: club night, kind: intervals}
free_time: {daily: ["19:00-20:30"]}
"""
PLANNED = """\
date,start,title
2027-01-05,,6x800 m @ 5K
2027-01-06,18:30,Club night
2027-01-08,,Rest or cross
2027-01-12,06:15,20
2027-01-17,,Race!
Total,,36
"""


def written(folder: Path, units: str = "km") -> Path:
    (folder / "planned.csv").write_text(PLANNED, encoding="utf-8")
    path = folder / "athlete.yaml"
    path.write_text(ATHLETE.replace("UNITS", units), encoding="utf-8")
    return path


def test_a_table_of_every_run_with_guesses_marked(run: Run, tmp_path: Path) -> None:
    done = run("runs", written(tmp_path))
    assert done.exit_code == 0
    assert done.stdout == (
        "Date        Start  Run            Kind       Hard  Minutes  Dist. km  Rule\n"
        "Tue 5 Jan   -      6x800 m @ 5K   intervals  hard  60                 repeats\n"
        "Wed 6 Jan   18:30  Club night     intervals  hard  60                 running.titles[1]\n"
        "Thu 7 Jan   18:00  tempo run      tempo      hard  55                 usual week\n"
        "Fri 8 Jan   -      Rest or cross  rest                                other-sport\n"
        "Sat 9 Jan   -      rest           rest                                athlete.yaml:11\n"
        "Sun 10 Jan  -      hills          hills      hard  48       8.0       athlete.yaml:12\n"
        "\n"
        "Tue 12 Jan  06:15  20             long ?     hard  120      20.0      very-long\n"
        "Thu 14 Jan  18:00  tempo run      tempo      hard  55                 usual week\n"
        "Sun 17 Jan  10:30  City Ten       race       hard  60       10.0      athlete.yaml:5\n"
        "\n"
        "7 runs, 7 of them hard. 1 is a guess, marked with ?. To correct a kind, add a rule to "
        "athlete.yaml:\n"
        "running: {titles: [{match: club night, kind: intervals}]}\n"
    )
    assert done.stderr == "Note: planned.csv:7: 'Total' is not a date as 2027-03-14\n"


def test_json_has_each_run_with_its_keys(run: Run, tmp_path: Path) -> None:
    done = run("runs", written(tmp_path), "--format", "json")
    rows = json.loads(done.stdout)
    assert rows[0] == {
        "date": "2027-01-05",
        "start": None,
        "title": "6x800 m @ 5K",
        "kind": "intervals",
        "hard": True,
        "minutes": 60,
        "distance_km": None,
        "rule": "repeats",
        "sure": True,
    }
    assert list(rows[0]) == [
        *("date", "start", "title", "kind", "hard", "minutes", "distance_km", "rule", "sure")
    ]
    assert [(row["date"][-2:], row["kind"], row["sure"]) for row in rows] == [
        ("05", "intervals", True),
        ("06", "intervals", True),
        ("07", "tempo", True),
        ("08", "rest", True),
        ("09", "rest", True),
        ("10", "hills", True),
        ("12", "long", False),
        ("14", "tempo", True),
        ("17", "race", True),
    ]


def test_distances_are_shown_in_the_athletes_units_and_kept_in_kilometres(
    run: Run, tmp_path: Path
) -> None:
    path = written(tmp_path, "mi")
    shown = run("runs", path).stdout
    assert "Dist. mi" in shown
    assert "20             long ?     hard  193      20.0      very-long" in shown
    rows = json.loads(run("runs", path, "--format", "json").stdout)
    assert {row["title"]: row["distance_km"] for row in rows}["20"] == 32.187


def test_a_setting_may_change_what_is_hard(run: Run, tmp_path: Path) -> None:
    (tmp_path / "planned.csv").write_text("date,title\n2027-01-05,Easy 14 km\n")
    path = tmp_path / "athlete.yaml"
    path.write_text(ATHLETE.replace("UNITS", "km"))

    def easy_is_hard(*options: str) -> bool:
        rows = json.loads(run("runs", path, "--format", "json", *options).stdout)
        return next(bool(row["hard"]) for row in rows if row["kind"] == "easy")

    assert not easy_is_hard()
    assert easy_is_hard("--set", "hard-run-recovery.any_minutes=80")


def test_without_a_run_it_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    path.write_text(
        "athlete: {timezone: UTC}\nseason: {start: 2027-01-04, end: 2027-01-10}\n"
        "running: {}\nfree_time: {daily: ['19:00-20:00']}\n"
    )
    done = run("runs", path)
    assert (
        done.stdout == "There is no run in the season. Write some under running in athlete.yaml.\n"
    )
    assert json.loads(run("runs", path, "--format", "json").stdout) == []


def test_mistakes_are_those_of_every_command(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "planned.csv").write_text("date,title\n1/2/2027,a\n")
    done = run("runs", path)
    assert done.exit_code == 2
    assert "planned.csv:2:1: '1/2/2027': which is the day, which the month?" in done.stderr
    assert run("runs", tmp_path / "none.yaml").exit_code == 2
