"""Help without heavy imports; every error ends as a message and an exit code."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from planner import __version__
from planner.cli import COMMANDS, main
from planner.cli.group import LazyGroup
from planner.cli.output import clean
from planner.errors import (
    BrokenPlanError,
    BugError,
    DiskError,
    ImpossibleError,
    InputError,
    Mistake,
    NoPlanError,
    PlannerError,
    StoppedError,
    UsageError,
)
from tests.cli.command_line import ROOT
from tests.needs import need

Run = Callable[..., Result]

HEAVY = ("ortools", "pandas", "numpy", "pydantic", "icalendar", "ruamel")


def group_that_raises(error: BaseException) -> click.Group:
    group = LazyGroup("coreplan", lazy={"fail": "Fails."})

    @click.command("fail")
    def fail() -> None:
        raise error

    group.get_command = lambda ctx, cmd_name: fail  # type: ignore[method-assign]
    return group


def fail_with(error: BaseException, **env: str) -> Result:
    return CliRunner().invoke(group_that_raises(error), ["fail"], env=env)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["solve", "--help"], ["nope"]])
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
import sys
from planner.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, timeout=60
    )
    assert done.stderr.rstrip().endswith("[]")


def test_help_lists_every_command_and_each_can_be_imported(run: Run) -> None:
    shown = run("--help").stdout
    for name, line in COMMANDS.items():
        assert f"  {name} " in shown
        assert line.split()[0] in shown
        assert run(name, "--help").exit_code == 0


@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_help_shows_no_mark_of_its_source(run: Run, name: str | None) -> None:
    shown = run(*([name] if name else []), "--help").stdout
    assert "\\b" not in shown
    assert "\b" not in shown
    assert "\x08" not in shown


def test_version(run: Run) -> None:
    assert run("--version").stdout == f"coreplan, version {__version__}\n"


def test_a_mistyped_command_is_suggested(run: Run) -> None:
    done = run("slove", "athlete.yaml")
    assert done.exit_code == 2
    assert "did you mean 'solve'?" in done.stderr
    assert "write one of init, solve" in run("zzz").stderr


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (UsageError, 2), (ImpossibleError, 3), (NoPlanError, 4), (BrokenPlanError, 5),
        (BugError, 70), (DiskError, 74), (StoppedError, 130),
    ],
)  # fmt: skip
def test_each_error_has_its_exit_code_and_says_what_to_try(
    kind: type[PlannerError], code: int
) -> None:
    done = fail_with(kind("It broke.", "mend it"))
    assert done.exit_code == code
    assert done.stderr == "Error: It broke.\nTry: mend it\n"
    assert done.stdout == ""


def test_mistakes_stand_alone_one_a_line() -> None:
    mistakes = [Mistake("a.yaml", 12, 5, "b", "worse"), Mistake("a.yaml", 3, 1, "", "bad")]
    done = fail_with(InputError(mistakes))
    assert done.exit_code == 2
    assert done.stderr == "a.yaml:3:1: bad\na.yaml:12:5: b: worse\n"


def test_the_disk_is_74() -> None:
    done = fail_with(OSError(28, "No space left on device", "plan.ics"))
    assert done.exit_code == 74
    assert done.stderr == "Error: plan.ics: No space left on device\n"


def test_a_bug_is_70_short_unless_debugging() -> None:
    done = fail_with(ZeroDivisionError("division by zero"))
    assert done.exit_code == 70
    assert "a mistake in coreplan itself (ZeroDivisionError at test_group.py:" in done.stderr
    assert "COREPLAN_DEBUG=1" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Traceback" in fail_with(ZeroDivisionError(), COREPLAN_DEBUG="1").stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort(), EOFError()])
def test_an_interrupt_is_130(error: BaseException) -> None:
    done = fail_with(error)
    assert done.exit_code == 130
    assert "nothing was written" in done.stderr


def test_what_comes_from_a_file_cannot_steer_the_terminal() -> None:
    done = fail_with(UsageError("a\x1b[2Jb\u202ec\x07\x9bd\ud800\r"))
    assert done.stderr == "Error: a�[2Jb�c��d��\n"
    assert clean("tab\tand\nnewline, é 東 👟") == "tab\tand\nnewline, é 東 👟"


@pytest.mark.posix
def test_a_reader_that_goes_away_is_no_error(spawn: Callable[..., object]) -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = spawn("--help", stdout=write_end)
    os.close(write_end)
    assert isinstance(done, subprocess.CompletedProcess)
    assert done.stderr == b""


@pytest.mark.posix
def test_a_full_standard_output_is_74(spawn: Callable[..., object]) -> None:
    need("/dev/full")
    with Path("/dev/full").open("wb") as full:
        done = spawn("--help", stdout=full)
    assert isinstance(done, subprocess.CompletedProcess)
    assert (done.returncode, done.stderr) == (74, b"Error: No space left on device\n")


def test_no_color_is_honoured() -> None:
    @click.command("colourful")
    def colourful() -> None:
        click.echo(click.style("red", fg="red"))

    group = LazyGroup("coreplan", lazy={"colourful": "Colours."})
    group.get_command = lambda ctx, cmd_name: colourful  # type: ignore[method-assign]
    for env, shown in [({"NO_COLOR": "1"}, "red\n"), ({"NO_COLOR": ""}, "\x1b[31mred\x1b[0m\n")]:
        assert CliRunner().invoke(group, ["colourful"], env=env, color=True).stdout == shown


def test_no_command_at_all_shows_the_help(run: Run) -> None:
    assert "Commands:" in run().output
    assert isinstance(main, LazyGroup)
