"""A file that is named by mistake is refused in one line, and nothing of it is quoted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]

FOREIGN = {
    "users": b"root:x:0:0:S3CRET:/root:/bin/sh\nS3CRET:x:1:1::/:/bin/false\n",
    "compose": b"version: 3\nname: S3CRET\nservices:\n  S3CRET: {exclude: [S3CRET]}\n",
    "broken": b"password: S3CRET\n\t- {S3CRET: [\n&S3CRET : *S3CRET\n",
    "json": b'{"S3CRET": ["S3CRET"]}',
    "table": b"S3CRET;amount\nS3CRET;12\n",
    "binary": b"\x7fELF\0\0S3CRET\xff\xfe\x80" * 20,
}
ATHLETE_KEYS = "athlete, season, races, running, free_time, other, constraints, rules or calendar"
PROFILE_KEYS = "says, constraints, rules, avoid or exclude"


def _named(folder: Path, old: str, new: str) -> Path:
    """An athlete.yaml that names a file where it shouldn't."""
    return write_athlete(folder, SMALL.replace(old, new))


def _line(run: Run, *arguments: object) -> str:
    """The one line that a command refuses a file with; it quotes nothing and writes nothing."""
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    assert "S3CRET" not in done.stderr.upper()
    (line, *rest) = done.stderr.splitlines()
    assert all(each.startswith("Try: ") for each in rest)
    return line


@pytest.fixture(params=sorted(FOREIGN))
def foreign(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "foreign.dat"
    path.write_bytes(FOREIGN[request.param])
    return path


@pytest.mark.parametrize(
    "command", [("solve",), ("explain",), ("runs",), ("whatif", "--set", "rest-day=2"),
                ("constraints", "--effective")],
)  # fmt: skip
def test_as_the_athletes_file(run: Run, foreign: Path, command: tuple[str, ...]) -> None:
    before = foreign.read_bytes()
    assert _line(run, *command, foreign) == (
        f"Error: {foreign} is not an athlete's file: it has none of the keys {ATHLETE_KEYS}; "
        "name one that has"
    )
    assert [path.name for path in foreign.parent.iterdir()] == ["foreign.dat"]
    assert foreign.read_bytes() == before


def test_as_a_file_of_exercises(run: Run, foreign: Path) -> None:
    said = "is not a file of exercises: it has none of the keys aim, pattern or exercises"
    for name in ("foreign.dat", str(foreign)):
        path = _named(foreign.parent, "  experience", f"  exercises: [{name}]\n  experience")
        line = _line(run, "solve", path)
        assert line.startswith(f"{path}:5:15: athlete.exercises[1]: '")
        assert line.endswith(f"' {said}; name one that has")
    line = _line(run, "catalogue", "check", foreign)
    assert line == f"Error: {foreign} {said}; name one that has"


def test_as_a_profile(run: Run, foreign: Path) -> None:
    text = f"{SMALL}constraints: {{profile: ./foreign.dat}}\n"
    path = write_athlete(foreign.parent, text)
    assert _line(run, "solve", path) == (
        f"{path}:15:24: constraints.profile: {foreign} is not a profile: it has none of the keys "
        f"{PROFILE_KEYS}; name one that has"
    )
    (foreign.parent / "club.yaml").write_text("constraints: {profile: ./foreign.dat}\n")
    path.write_text(text.replace("foreign.dat", "club.yaml"))
    assert _line(run, "solve", path).startswith(f"{foreign.parent}/club.yaml:1:24: constraints.pro")


def test_as_a_busy_calendar(run: Run, foreign: Path) -> None:
    path = _named(foreign.parent, "free_time:", "free_time:\n  busy: foreign.dat")
    assert _line(run, "solve", path) == (
        f"{path}:12:9: free_time.busy: 'foreign.dat': this is no calendar (it has no "
        "BEGIN:VCALENDAR); export it as .ics"
    )


def test_as_a_calendar_of_planned_runs(run: Run, foreign: Path) -> None:
    named = foreign.rename(foreign.with_suffix(".ics"))
    path = _named(foreign.parent, "running:", "running:\n  runs: [foreign.ics]")
    assert _line(run, "solve", path) == (
        f"{path}:8:10: running.runs[1]: '{named.name}': this is no calendar (it has no "
        "BEGIN:VCALENDAR); export it as .ics"
    )


def test_as_a_table_of_planned_runs(run: Run, foreign: Path) -> None:
    named = foreign.rename(foreign.with_suffix(".csv"))
    path = _named(foreign.parent, "running:", "running:\n  runs: [foreign.csv]")
    assert _line(run, "solve", path) in (
        f"{named}:1:1: there is no column with the date of each run; "
        "call one date, workout date, workoutday or alike",
        f"{named}:1:1: this is not UTF-8 text; save the table again as CSV UTF-8",
    )


@pytest.mark.parametrize("suffix", ["csv", "gpx", "tcx", "fit", "csv.gz"])
def test_as_training_so_far(run: Run, foreign: Path, suffix: str) -> None:
    named = foreign.rename(foreign.with_name(f"foreign.{suffix}"))
    path = _named(foreign.parent, "running:", f"running:\n  mileage: {named.name}")
    assert _line(run, "solve", path).startswith(f"{named.name}:1:1: ")
    assert _line(run, "import", named).startswith(f"{named}:1:1: ")


@pytest.mark.parametrize("option", ["check", "diff", "--compare", "--json"])
def test_as_a_plan(run: Run, foreign: Path, option: str) -> None:
    path = write_athlete(foreign.parent)
    arguments = {
        "check": ("check", path, foreign),
        "diff": ("diff", foreign, foreign),
        "--compare": ("solve", path, "--compare", foreign),
        "--json": ("solve", path, "--json", foreign),
    }
    before = foreign.read_bytes()
    line = _line(run, *arguments[option])
    assert line.startswith(f"Error: {foreign} is not a plan that coreplan wrote")
    assert foreign.read_bytes() == before


def test_what_is_of_the_kind_keeps_its_messages(run: Run, tmp_path: Path) -> None:
    path = write_athlete(tmp_path, "athlete: {timezone: S3CRET, experience: new]\n")
    done = run("solve", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{path}:1:44: a ',' is missing here")
    path.write_text(SMALL.replace("Europe/Berlin", "Mars/Base"))
    assert "athlete.yaml:4:13: athlete.timezone: 'Mars/Base' is not" in run("solve", path).stderr
