"""``coreplan init`` asks on a terminal, checks at once, and writes a file that can be read."""

import os
import select
import subprocess
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.athlete_file import ATHLETE_KEYS, parse_athlete
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import Window
from planner.athlete.models.person import Experience
from planner.athlete.words import EQUIPMENT
from planner.cli.ask.answers import SAFETY, Answers, RaceAnswer, default_answers
from planner.cli.ask.file_template import write
from planner.cli.commands.init import guessed_timezone
from planner.yaml.document import parse_yaml, read_yaml
from tests.cli.command_line import COMMAND, ROOT
from tests.inputs.detect.folders import activities, work
from tests.inputs.detect.folders import write as write_files

TODAY = date(2026, 11, 22)
Run = Callable[..., Result]

pytestmark = pytest.mark.posix


def parsed(text: str) -> AthleteFile:
    file, mistakes = parse_athlete(parse_yaml(text, "athlete.yaml"))
    assert mistakes == []
    assert file is not None
    return file


def answer(
    folder: Path, *lines: str, env: dict[str, str] | None = None, arguments: Sequence[str] = ()
) -> tuple[int, str]:
    """Runs init on a terminal, types the lines one at a time and then presses Enter."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "init", *arguments], stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder,
        close_fds=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TZ": "Europe/Berlin", **(env or {})},
    )  # fmt: skip
    os.close(theirs)
    typed, shown, deadline = list(lines), "", time.monotonic() + 60
    while time.monotonic() < deadline:
        if not select.select([ours], [], [], 0.5)[0]:
            if process.poll() is not None:
                break
            continue
        try:
            shown += os.read(ours, 4096).decode()
        except OSError:  # Linux says so when the other end of a terminal closes
            break
        if shown.endswith(("]: ", "[y/N]: ")):
            os.write(ours, (typed.pop(0) if typed else "").encode() + b"\n")
            shown += "\n"
    os.close(ours)
    return process.wait(10), shown


def test_without_a_terminal_an_example_is_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    done = run("init", path, env={"TZ": "Europe/Berlin"})
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr.count("medical advice") == 1
    assert f"Next: coreplan solve {path}" in done.stderr
    file = parsed(path.read_text())
    assert file.athlete.timezone == "Europe/Berlin"
    assert [race.distance_m for race in file.races] == [10_000]
    assert 64 <= (file.races[0].date - date.today()).days <= 77
    assert len(path.read_text().splitlines()) < 30
    assert os.listdir(tmp_path) == ["athlete.yaml"]


def test_a_file_is_never_overwritten_without_force(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    path.write_text("mine")
    refused = run("init", path)
    assert refused.exit_code == 2
    assert "already there" in refused.stderr
    assert "--force" in refused.stderr
    assert path.read_text() == "mine"
    assert run("init", path, "--force").exit_code == 0
    assert "version: 1" in path.read_text()


def test_a_dash_is_standard_output(run: Run) -> None:
    done = run("init", "-")
    assert done.exit_code == 0
    parsed(done.stdout)


def test_enter_eight_times_is_the_example(tmp_path: Path) -> None:
    code, shown = answer(tmp_path, "Maya")
    assert code == 0, shown
    assert [f"{n}/8" in shown for n in range(1, 9)] == [True] * 8
    assert shown.count("medical advice") == 1
    expected = write(default_answers(date.today(), "Europe/Berlin", "Maya"))
    assert (tmp_path / "athlete.yaml").read_text() == expected


def test_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    code, shown = answer(
        tmp_path, 'Åsa "the" Öberg', "Nowhere", "Europe/Oslo", "none", "expert", "regular",
        "tue, fri", "sat", "none", "18:00", "mon wed thu", "6:30-7:15, 19:00-21:00",
        "ball, band", "1988", "2, 7",
    )  # fmt: skip
    assert code == 0, shown
    assert "'Nowhere' is not a timezone; write one as Europe/Berlin." in shown
    assert "'expert' is not a level of experience; write new, regular or experienced." in shown
    file = parsed((tmp_path / "athlete.yaml").read_text())
    assert (file.athlete.name, file.athlete.timezone) == ('Åsa "the" Öberg', "Europe/Oslo")
    assert (file.athlete.experience, file.athlete.born) == ("regular", 1988)
    assert file.athlete.equipment == ("band", "ball")
    assert [avoid.flag for avoid in file.athlete.avoid] == ["hypertension", "back-pain-now"]
    assert {day: run.kind for day, run in file.running.week.items()} == {
        1: "intervals", 4: "tempo", 5: "long",
    }  # fmt: skip
    assert file.running.usual_start == 18 * 60
    assert {day: len(windows) for day, windows in file.free_time.week.items()} == {0: 2, 2: 2, 3: 2}
    assert file.races == ()
    assert file.season.end is not None
    assert "cleared: YYYY-MM-DD" in shown


def test_what_files_say_is_not_asked(tmp_path: Path) -> None:
    today = date.today()
    write_files(tmp_path / "data", work_ics=work(today), activities_csv=activities(today))
    arguments = ("--from", "data")
    code, shown = answer(tmp_path, "Maya", "Europe/London", "none", arguments=arguments)
    assert code == 0, shown
    assert [f"{n}/8" in shown for n in range(1, 9)] == [True] * 8
    assert "Days of hard runs" not in shown
    assert "Hours [" not in shown
    file = parsed((tmp_path / "athlete.yaml").read_text())
    assert file.athlete.timezone == "Europe/London"
    assert {day: run.kind for day, run in file.running.week.items()} == {
        1: "intervals", 3: "easy", 6: "long",
    }  # fmt: skip
    assert file.free_time.week[1][0] == Window(start=6 * 60, end=8 * 60)  # nine in Berlin
    assert file.running.week[3].clock_minute == 6 * 60
    assert "experience" in file.athlete.model_fields_set


@pytest.mark.parametrize(("days_ago", "said"), [("skip", None), (30, 30)])
def test_after_a_birth_its_day_is_asked(
    tmp_path: Path, days_ago: int | str, said: int | None
) -> None:
    today = date.today()
    day = str(today - timedelta(days=days_ago)) if isinstance(days_ago, int) else days_ago
    code, shown = answer(tmp_path, *[""] * 14, "4", day)
    assert code == 0, shown
    found = parsed((tmp_path / "athlete.yaml").read_text()).athlete
    assert found.born_child == (None if said is None else today - timedelta(days=said))
    assert [avoid.flag for avoid in found.avoid] == ["postpartum"]


@pytest.mark.parametrize(("reply", "code"), [("n", 2), ("y", 0)])
def test_chest_pain_waits_for_a_doctor(tmp_path: Path, reply: str, code: int) -> None:
    before_safety = [""] * 14
    exit_code, shown = answer(tmp_path, *before_safety, "1", reply)
    assert exit_code == code, shown
    assert "See a doctor before you train" in shown
    assert (tmp_path / "athlete.yaml").exists() == (code == 0)


@pytest.mark.parametrize(("reply", "code"), [("", 2), ("y", 0)])
def test_under_18_an_adult_is_needed(tmp_path: Path, reply: str, code: int) -> None:
    born = str(date.today().year - 17)
    exit_code, shown = answer(tmp_path, *[""] * 13, born, reply)
    assert exit_code == code, shown
    assert (tmp_path / "athlete.yaml").exists() == (code == 0)


def test_the_end_of_input_writes_nothing(tmp_path: Path) -> None:
    code, shown = answer(tmp_path, "\x04")
    assert code == 130, shown
    assert os.listdir(tmp_path) == []


def test_the_guessed_zone_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Tokyo")
    assert guessed_timezone() == "Asia/Tokyo"
    monkeypatch.setenv("TZ", "EST5EDT,M3.2.0,M11.1.0")
    assert "/" in guessed_timezone() or guessed_timezone() == "UTC"


names = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=40)
some_days = st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days)))
answers = st.builds(
    Answers,
    name=names,
    timezone=st.sampled_from(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"]),
    race=st.none() | st.builds(
        RaceAnswer, names, st.just(date(2027, 1, 31)),
        st.sampled_from(["10 km", "6.2 mi", "half marathon", "marathon", "1.5 km"]),
    ),
    season_end=st.just(date(2027, 2, 14)),
    experience=st.sampled_from(Experience),
    hard_days=some_days,
    long_day=st.none() | st.integers(0, 6),
    easy_days=some_days,
    free_days=some_days.filter(bool),
    free_hours=st.sampled_from([("18:30-20:00",), ("00:00-01:00", "23:00-24:00")]),
    equipment=st.sets(st.sampled_from(EQUIPMENT)).map(tuple),
    born=st.none() | st.integers(1940, 2010),
    avoid=st.sets(st.sampled_from([flag for _, flag in SAFETY[1:]])).map(tuple),
)  # fmt: skip


@given(answers)
def test_whatever_is_answered_can_be_read(given_: Answers) -> None:
    file = parsed(write(given_))
    assert file.athlete.name == given_.name
    assert file.athlete.timezone == given_.timezone
    assert set(file.athlete.equipment) == set(given_.equipment)
    assert {avoid.flag for avoid in file.athlete.avoid} == set(given_.avoid)
    assert file.athlete.born == given_.born
    assert tuple(file.free_time.week) == given_.free_days
    running = {*given_.hard_days, *given_.easy_days, *filter(None, [given_.long_day])}
    assert running <= set(file.running.week)
    assert [race.name for race in file.races] == ([given_.race.name] if given_.race else [])


def test_the_file_is_read_from_disk_as_well(tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    path.write_text(write(default_answers(TODAY, "Europe/Berlin")))
    assert parse_athlete(read_yaml(path, ATHLETE_KEYS))[1] == []
