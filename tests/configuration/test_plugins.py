"""Constraints of other packages: found, listed, planned with; refused where they can't be used."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from planner.cli import main
from planner.configuration.plugins import every_constraint
from planner.constraints import ALL
from planner.errors import UsageError
from planner.reference.file_schema import schema
from tests.configuration.club_package import NO_MONDAYS, forget, write_installed, write_source
from tests.configuration.layered import layered, mistakes

ATHLETE = """\
athlete: {timezone: Europe/Berlin}
season: {start: 2027-01-04, end: 2027-01-17}
running: {week: {}}
free_time: {daily: ["18:00-19:00"]}
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that Python looks for packages in."""
    monkeypatch.syspath_prepend(str(tmp_path))
    every_constraint.cache_clear()
    yield tmp_path
    every_constraint.cache_clear()
    forget()


def test_without_packages_there_are_only_ours() -> None:
    every_constraint.cache_clear()
    assert every_constraint() == ALL


def test_it_is_read_checked_and_listed_like_ours(installed: Path) -> None:
    write_installed(installed)
    assert [kind.name for kind in every_constraint()][len(ALL) :] == ["no-mondays"]
    loaded, constraints = layered("constraints: {no-mondays: 2}")
    assert constraints["no-mondays"].weekday == 2
    assert loaded.written.origins["no-mondays", "weekday"].line == 5
    assert mistakes("constraints: {no-mondays: 8, no-monday: on}") == [
        "athlete.yaml:5:27: constraints.no-mondays.weekday: 8 is not a whole number from 1 to 7"
        " (weekday)",
        "athlete.yaml:5:30: constraints.no-monday: 'no-monday' is not a constraint;"
        " did you mean 'no-mondays'?",
    ]
    assert "no-mondays" in json.dumps(schema())


def test_it_forbids_what_it_says(installed: Path) -> None:
    write_installed(installed)
    loaded, constraints = layered('other: [{day: friday, kind: gym, start: "18:00"}]')
    days = {slot.day.isoweekday() for slot in loaded.problem.slots}
    assert days == {7}
    closed, _ = layered("constraints: {no-mondays: 7}")
    assert closed.problem.slots == ()
    assert constraints["no-mondays"] in loaded.calendar_constraints


@pytest.mark.parametrize(
    ("code", "name", "value", "why"),
    [
        ("", "a", "A", "AttributeError"),
        ("A = 3", "a", "A", "neither a CalendarConstraint nor a ContentConstraint"),
        (
            "from planner.constraints.rest_day import RestDay as A",
            "a",
            "A",
            "'rest-day' is already",
        ),
        (NO_MONDAYS.replace('"no-mondays"', '"No Mondays"'), "a", "NoMondays", "is not a name"),
        (NO_MONDAYS.replace("    says:", "    said:"), "a", "NoMondays", "it has no says"),
        (NO_MONDAYS.replace('"no-mondays"', '"profile"'), "a", "NoMondays", "is not a name"),
        (NO_MONDAYS.replace('= "weekday"', '= "day"'), "a", "NoMondays", "'day' is none of its"),
        (NO_MONDAYS.replace("violations", "violated"), "a", "NoMondays", "abstract method"),
        ("def", "a", "A", "SyntaxError: invalid syntax"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_package(
    installed: Path, code: str, name: str, value: str, why: str
) -> None:
    write_installed(installed, code, name, value)
    with pytest.raises(
        UsageError, match="The constraint 'a' of the package club-core cannot be used"
    ) as error:
        every_constraint()
    assert why in str(error.value)
    assert error.value.hint == (
        f"update or uninstall the package club-core; its entry point is club_core:{value}"
    )


RAISING = {
    "forbids": ("        return slot.day", "        return 1 / 0 and slot.day"),
    "points": (
        "    def violations",
        "    def points(self, slot, problem):\n        1 / 0\n\n    def violations",
    ),
    "post": (
        "    def violations",
        "    def post(self, model, choices, problem):\n        1 / 0\n\n    def violations",
    ),
    "violations": ("        for session in plan.sessions:", "        for session in 1 / 0:"),
    "import": ("class NoMondays", "1 / 0\n\n\nclass NoMondays"),
    "a helper": (
        "        return slot.day.isoweekday()",
        "        return list(map(lambda day: 1 / 0, [slot.day]))",
    ),
    "our own code": ("        return slot.day", "        return setting() and slot.day"),
}


@pytest.mark.parametrize("where", sorted(RAISING))
def test_an_error_of_its_own_is_named_with_its_package(installed: Path, where: str) -> None:
    code = NO_MONDAYS.replace(*RAISING[where])
    assert code != NO_MONDAYS
    write_installed(installed, code)
    athlete = installed / "athlete.yaml"
    athlete.write_text(ATHLETE, encoding="utf-8")
    before = sorted(installed.iterdir())
    done = CliRunner().invoke(main, ["solve", str(athlete), "--effort", "quick", "-q"])
    assert (done.exit_code, done.stdout) == (2, "")
    raised = "TypeError" if where == "our own code" else "ZeroDivisionError: division by zero"
    assert re.fullmatch(
        rf"Error: The constraint 'no-mondays' of the package club-core raised {raised}.*"
        r" \(__init__\.py:\d+\)\.\n"
        r"Try: tell its author, or uninstall the package club-core; COREPLAN_DEBUG=1 shows where in"
        r" full\n",
        done.stderr,
    )
    assert sorted(installed.iterdir()) == before
    every_constraint.cache_clear()
    forget()
    said = CliRunner().invoke(main, ["solve", str(athlete), "--effort", "quick", "-v"]).stderr
    assert "Traceback (most recent call last):" in said
    assert "club_core" in said.partition("Error: ")[0]


@pytest.mark.parametrize(
    ("error", "code"),
    [("MemoryError()", 74), ("FileNotFoundError(2, 'x')", 2), ("SystemExit(0)", 2)],
)
def test_errors_that_mean_something_elsewhere(installed: Path, error: str, code: int) -> None:
    write_installed(installed, f"raise {error}")
    done = CliRunner().invoke(main, ["constraints"])
    assert (done.exit_code, done.stdout) == (code, "")
    said = "out of memory while" if code == 74 else "of the package club-core raised"
    assert said in done.stderr


def test_one_that_contradicts_itself_is_named(installed: Path) -> None:
    write_installed(installed, NO_MONDAYS.replace("isoweekday() == self.weekday:", "isoweekday():"))
    athlete = installed / "athlete.yaml"
    athlete.write_text(ATHLETE, encoding="utf-8")
    done = CliRunner().invoke(main, ["solve", str(athlete), "--effort", "quick", "-q"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: The constraint 'no-mondays' of the package club-core contradicts itself: the"
        " solver's plan breaks no-mondays on 2027-01-"
    )
    assert not (installed / "plan.json").exists()


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (("forbids(self, slot: Slot, problem: Problem)", "forbids(self, slot: Slot)"), "forbids"),
        (("violations(self, plan: Plan, problem: Problem)", "violations(self)"), "violations"),
    ],
)
def test_methods_that_cannot_be_called_are_refused(
    installed: Path, code: tuple[str, str], why: str
) -> None:
    write_installed(installed, NO_MONDAYS.replace(*code))
    done = CliRunner().invoke(main, ["constraints"])
    assert (done.exit_code, done.stdout) == (2, "")
    taken = {"forbids": "slot, problem", "violations": "plan, problem"}[why]
    assert done.stderr == (
        "Error: The constraint 'no-mondays' of the package club-core cannot be used: its "
        f"{why} doesn't take ({taken}).\n"
        "Try: update or uninstall the package club-core; its entry point is club_core:NoMondays\n"
    )


def with_method(code: str) -> str:
    return NO_MONDAYS.replace("    def violations", f"{code}\n\n    def violations")


WRONG_ANSWERS = {
    "points": with_method("    def points(self, slot, problem):\n        return 'many'"),
    "post": with_method("    def post(self, model, choices, problem):\n        return [1]"),
    "gaps": with_method("    def gaps(self, session_class):\n        return 7"),
    "remarks": with_method("    def remarks(self, problem):\n        return None"),
    "violations": NO_MONDAYS.partition("        for session in")[0] + "        return 5\n",
}


@pytest.mark.parametrize("method", sorted(WRONG_ANSWERS))
def test_answers_of_a_wrong_kind_are_named_with_their_package(installed: Path, method: str) -> None:
    write_installed(installed, WRONG_ANSWERS[method])
    athlete = installed / "athlete.yaml"
    athlete.write_text(ATHLETE, encoding="utf-8")
    done = CliRunner().invoke(main, ["solve", str(athlete), "--effort", "quick", "-q"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "Error: The constraint 'no-mondays' of the package club-core gave an answer that can't be"
        " used: "
    )
    assert not (installed / "plan.json").exists()


def test_points_that_nothing_in_the_plan_shows_are_named(installed: Path) -> None:
    code = with_method("    def points(self, slot, problem):\n        return 3")
    write_installed(installed, code)
    athlete = installed / "athlete.yaml"
    athlete.write_text(ATHLETE, encoding="utf-8")
    done = CliRunner().invoke(main, ["solve", str(athlete), "--effort", "quick", "-q"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert re.match(
        r"Error: The constraint 'no-mondays' of the package club-core contradicts itself: the"
        r" calendar costs \d+ points by hand and \d+ by the solver\.\n",
        done.stderr,
    )


@pytest.mark.slow
def test_a_package_built_and_installed_by_pip(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    write_source(source)
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
    subprocess.run([*pip, str(source)], check=True, timeout=300)
    athlete = tmp_path / "athlete.yaml"
    athlete.write_text(ATHLETE, encoding="utf-8")
    run = [sys.executable, "-c", "from planner.cli import main; main()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(target), *sys.path])}

    def coreplan(*arguments: str) -> str:
        command = [*run, *arguments]
        done = subprocess.run(
            command, check=True, env=environment, capture_output=True, encoding="utf-8"
        )
        return done.stdout

    assert "no-mondays" in coreplan("constraints")
    assert "the club meets on Sundays" in coreplan("constraints", "no-mondays")
    coreplan("solve", str(athlete), "--effort", "quick")
    sessions = json.loads((tmp_path / "plan.json").read_text("utf-8"))["sessions"]
    weekdays = {date.fromisoformat(session["start"][:10]).isoweekday() for session in sessions}
    assert sessions
    assert 1 not in weekdays
