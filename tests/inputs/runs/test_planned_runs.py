"""Files of planned runs in an athlete's season: what counts, what wins, what is said."""

import hashlib
import json
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from planner.athlete.models.running import PlannedRun
from planner.errors import InputError
from planner.instance import Instance, load

FILES = Path(__file__).with_name("files")
TODAY = date(2026, 12, 30)
TEXT = """\
version: 1
athlete: {name: Ada, timezone: Europe/Berlin, units: mi}
season: {start: 2027-01-04, end: 2027-01-24}
running:
  week: {tuesday: easy, thursday: {kind: tempo, start: "18:00", minutes: 50}}
  runs: RUNS
free_time: {daily: ["19:00-20:30"]}
"""


def read(folder: Path, runs: str, files: Sequence[str] = (), **texts: str) -> Instance:
    """An athlete's file with ``running.runs``, beside copies of files and new CSV files."""
    for name in files:
        shutil.copy(FILES / name, folder)
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    path = folder / "athlete.yaml"
    path.write_text(TEXT.replace("RUNS", runs), encoding="utf-8")
    return load(path, today=TODAY)


def planned(instance: Instance) -> list[tuple[int, str, str]]:
    return [
        (run.date.day, run.kind.value, run.title)
        for run in instance.problem.file.running.runs
        if isinstance(run, PlannedRun)
    ]


def events(instance: Instance) -> list[tuple[int, str, bool]]:
    season = instance.problem.season
    inside = [run for run in instance.problem.runs if season.start <= run.day <= season.end]
    return [(run.day.day, run.kind, run.hard) for run in inside]


def mistakes(folder: Path, runs: str, **texts: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, runs, **texts)
    return [str(each).removeprefix(f"{folder}/") for each in caught.value.mistakes]


def test_a_calendar_replaces_its_days_of_the_usual_week(tmp_path: Path) -> None:
    instance = read(tmp_path, "plan-generator.ics", ["plan-generator.ics"])
    assert events(instance) == [
        (5, "intervals", True),
        (6, "easy", False),
        (7, "tempo", True),  # the usual week
        (9, "long", True),
        (12, "easy", False),
        (14, "tempo", True),
        (19, "easy", False),
        (21, "tempo", True),
    ]
    (long,) = (run for run in instance.problem.runs if run.kind == "long")
    assert long.minutes == 193
    assert instance.warnings == (
        "plan-generator.ics: 'Week 1 of 18: base' on 2027-01-04: it lasts longer than a day, so "
        "it is no run",
    )
    assert instance.problem.input_notes[-1] == (
        "3 runs and 1 rest day were read from plan-generator.ics, 1 by a guess and 1 more could "
        "not be used: coreplan runs shows which."
    )


def test_a_mix_of_files_and_runs_by_hand_which_win_on_their_day(tmp_path: Path) -> None:
    instance = read(
        tmp_path,
        "[a.csv, {date: 2027-01-05, kind: hills}, b.csv]",
        a="date,title\n2027-01-05,Easy 5\n2027-01-06,Easy 5\n",
        b="date,title\n2027-01-06,EASY 5\n2027-01-06,Tempo 3\n2027-01-08,Rest\n2027-02-20,Easy\n",
    )
    # The easy run of the 6th is in both files; a race plan and a log often overlap.
    assert planned(instance) == [
        (6, "easy", "Easy 5"),
        (6, "tempo", "Tempo 3"),
        (8, "rest", "Rest"),
    ]
    assert events(instance)[:4] == [
        (5, "hills", True),
        (6, "easy", False),
        (6, "tempo", True),
        (7, "tempo", True),
    ]


def test_several_runs_on_one_day_of_one_file_all_count(tmp_path: Path) -> None:
    text = "date,time,title\n2027-01-05,18:00,Easy 4\n2027-01-05,6:30,Easy 4\n"
    instance = read(tmp_path, "a.csv", a=text)
    starts = [run.clock_minute for run in instance.problem.file.running.runs]
    assert starts == [390, 1080]
    assert events(instance)[:2] == [(5, "easy", False), (5, "easy", False)]


def test_runs_just_outside_the_season_still_ask_for_recovery(tmp_path: Path) -> None:
    text = "date,title\n2026-12-20,Tempo\n2027-01-02,Tempo 5 mi\n2027-01-27,Tempo 5 mi\n"
    instance = read(tmp_path, "a.csv", a=text)
    assert planned(instance) == [(2, "tempo", "Tempo 5 mi"), (27, "tempo", "Tempo 5 mi")]
    assert instance.warnings == ()


def test_the_hash_covers_the_files(tmp_path: Path) -> None:
    instance = read(tmp_path, "[a.csv]", a="date,title\n2027-01-05,Easy 5\n")
    content = (tmp_path / "athlete.yaml").read_bytes() + (tmp_path / "a.csv").read_bytes()
    assert instance.written.sha256 == hashlib.sha256(content).hexdigest()
    assert (
        read(tmp_path, "[a.csv]", a="date,title\n2027-01-05,Easy 6\n").written.sha256
        != instance.written.sha256
    )


def test_own_rules_for_titles(tmp_path: Path) -> None:
    runs = "a.csv\n  titles: [{match: club night, kind: intervals}]"
    instance = read(tmp_path, runs, a="date,title\n2027-01-05,Club Night 7\n")
    (run,) = instance.problem.file.running.runs
    assert isinstance(run, PlannedRun)
    assert (run.kind, run.rule, run.sure) == ("intervals", "running.titles[1]", True)
    assert run.distance_m == 11_265


def test_every_mistake_in_the_files_at_once(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        "[none.csv, none.ics, a.csv, b.csv]",
        a="date,title\n01/02/2027,Easy\n",
        b="week,km\n1,10\n",
    )
    assert [each.split(";")[0] for each in found] == [
        "a.csv:2:1: '01/02/2027': which is the day, which the month? Write dates as 2027-03-14",
        "athlete.yaml:6:10: running.runs[1]: 'none.csv': there is no such file",
        "athlete.yaml:6:20: running.runs[2]: 'none.ics': there is no such file",
        "b.csv:1:1: there is no column with the date of each run",
    ]


def test_more_runs_than_a_plan_has_are_refused(tmp_path: Path) -> None:
    rows = "".join(f"2027-01-{4 + n % 20:02},Easy {n}\n" for n in range(1_501))
    (found,) = mistakes(tmp_path, "a.csv", a=f"date,title\n{rows}")
    assert found == (
        "athlete.yaml:6:9: running.runs: 1501 runs in one season are too many; most is 1500"
    )


def test_a_file_without_a_run_in_the_season_says_so(tmp_path: Path) -> None:
    instance = read(tmp_path, "a.csv", a="date,title\n")
    assert instance.problem.input_notes[-1] == "0 runs and 0 rest days were read from a.csv."


def test_what_a_title_smuggles_in_is_taken_out(tmp_path: Path) -> None:
    text = f"date,title\n2027-01-05,Easy\x1b]0;x\x07\u202e {'long ' * 300}\n"
    (run,) = read(tmp_path, "a.csv", a=text).problem.file.running.runs
    assert isinstance(run, PlannedRun)
    assert run.title.isprintable()
    assert len(run.title) <= 120
    json.dumps(run.title).encode("ascii")
