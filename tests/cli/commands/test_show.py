"""``coreplan show``: the programme and its weeks, from plan.json alone."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner, Result

from planner.athlete.phase_kind import PhaseKind
from planner.cli import main
from planner.plan.plan import (
    Block,
    LastDose,
    LetterProgramme,
    Plan,
    Prescription,
    ProgrammeLine,
    Session,
    SessionClass,
)
from tests.cli.small_athletes import SMALL, write_athlete

START = date(2027, 1, 4)


def day(number: int) -> date:
    return START + timedelta(days=number)


def session(number: int, **changes: object) -> Session:
    at = datetime(2027, 1, 4, 19, tzinfo=ZoneInfo("Europe/Berlin")) + timedelta(days=number)
    plank = Prescription(
        id="plank-forearm", sets=3, hold_s=35, last=LastDose(sets=3, hold_s=30), rest_s=30
    )
    bridge = Prescription(id="bridge", sets=2, reps=10, new=True)
    given: dict[str, object] = {
        "starts_at": at,
        "ends_at": at + timedelta(minutes=15),
        "phase": PhaseKind.BASE,
        "session_class": SessionClass.MEDIUM,
        "exercises": (plank, bridge),
        **changes,
    }
    return Session(**given)  # type: ignore[arg-type]


def letter(name: str, title: str, *lines: tuple[str, int]) -> LetterProgramme:
    return LetterProgramme(
        programme=1,
        letter=name,
        title=title,
        exercises=tuple(ProgrammeLine(id=id_, sets=sets) for id_, sets in lines),
        reserve=("superman",) if name == "A" else (),
    )


BLOCKS = (
    Block(
        start=START,
        end=day(14),
        phase=PhaseKind.BASE,
        lighter=(day(7),),
        programme=1,
        theme="Firm middle",
    ),
    Block(start=day(14), end=day(21), phase=PhaseKind.RACE, programme=1, theme="Ready"),
)
PROGRAMME = (
    letter("A", "planks and bridges", ("plank-forearm", 3), ("bridge", 2)),
    letter("B", "", ("mine", 1)),
)


def plan(**changes: object) -> Plan:
    given: dict[str, object] = {
        "athlete": "Maya",
        "file": "athlete.yaml",
        "timezone": "Europe/Berlin",
        "generator": "coreplan 0.1.0",
        "input_sha256": "00",
        "season_start": START,
        "season_end": day(20),
        "status": "optimal",
        "sessions": (session(0), session(9, letter="B", effort="easy", exercises=())),
        "blocks": BLOCKS,
        "programme": PROGRAMME,
        **changes,
    }
    return Plan(**given)  # type: ignore[arg-type]


def show(folder: Path, kept: Plan | None, *options: str) -> Result:
    path = write_athlete(folder, SMALL)
    if kept:
        (folder / "plan.json").write_text(kept.to_json(), "utf-8")
    before = sorted(folder.iterdir())
    done = CliRunner().invoke(main, ["show", str(path), *options])
    assert sorted(folder.iterdir()) == before
    return done


FIRST = """\
Block 1: Firm middle (base), Mon 4 Jan to Sun 17 Jan, 2 weeks
  You'll know it worked when: forearm plank 2 × 45 s.
  Lighter: week of Mon 11 Jan
  Core A: planks and bridges
    1. Forearm plank, 3 sets
    2. Glute bridge, 2 sets
    In reserve: Superman hold
  Core B
    1. mine, 1 set
"""
SECOND = """\
Block 2: Ready (race), Mon 18 Jan to Sun 24 Jan, 1 week
  You'll know it worked when: feeling springy.
"""


def test_the_programme(tmp_path: Path) -> None:
    done = show(tmp_path, plan())
    assert done.exit_code == 0, done.output
    assert done.stdout == f"{FIRST}\n{SECOND}  The exercises of block 1\n"


def test_one_block(tmp_path: Path) -> None:
    assert show(tmp_path, plan(), "--block", "1").stdout == FIRST
    letters = FIRST[FIRST.index("  Core A") :]
    assert show(tmp_path, plan(), "--block", "2").stdout == SECOND + letters
    none = show(tmp_path, plan(), "--block", "3")
    assert none.exit_code == 2
    assert "the plan has no block 3.\nTry: write a number from 1 to 2" in none.stderr


def test_one_week(tmp_path: Path) -> None:
    first = show(tmp_path, plan(), "--week", "2027-01-10")
    assert first.stdout == (
        "Week 1, from Mon 4 Jan: block 1, Firm middle (base)\n"
        "\n"
        "Mon 4 Jan 19:00  Core A: planks and bridges, 15 min, steady\n"
        "  1. Forearm plank, 3 × 35 s, last time 3 × 30 s\n"
        "  2. Glute bridge, 2 × 10 reps, new\n"
    )
    second = show(tmp_path, plan(), "--week", "2027-01-11").stdout
    assert second.splitlines()[0].endswith("block 1, Firm middle (base), the lighter week")
    assert "Wed 13 Jan 19:00  Core B: 15 min, easy\n" in second
    last = show(tmp_path, plan(), "--week", "2027-01-24").stdout
    assert last == (
        "Week 3, from Mon 18 Jan: block 2, Ready (race)\n\nNo session is planned in this week.\n"
    )


@pytest.mark.parametrize("outside", ["2027-01-03", "2027-01-25"])
def test_a_week_outside_the_season(tmp_path: Path, outside: str) -> None:
    done = show(tmp_path, plan(), "--week", outside)
    assert done.exit_code == 2
    assert f"{outside} is not in the season of the plan." in done.stderr
    assert "write a day from 2027-01-04 to 2027-01-24" in done.stderr


def test_no_plan(tmp_path: Path) -> None:
    done = show(tmp_path, None)
    assert done.exit_code == 2
    path = tmp_path / "athlete.yaml"
    assert done.stderr == (
        f"Error: {path} has no plan beside it.\nTry: solve it first: coreplan solve {path}\n"
    )


def test_the_plan_of_somebody_else(tmp_path: Path) -> None:
    done = show(tmp_path, plan(athlete="Ada"))
    assert done.exit_code == 2
    assert "has no plan beside it" in done.stderr


def test_a_plan_of_before(tmp_path: Path) -> None:
    old = plan(blocks=(), programme=())
    done = show(tmp_path, old)
    assert done.exit_code == 0
    said = done.stdout.splitlines()
    assert said[0].startswith("This plan is of before: it has sessions, but no blocks")
    assert "Week of Mon 4 Jan" in said
    whole = " ".join(done.stdout.split())
    assert (
        "Mon 4 Jan 19:00 Core A: 15 min, steady: Forearm plank, 3 × 35 s, last time 3 × 30 s; "
        "Glute bridge, 2 × 10 reps, new"
    ) in whole
    assert "Week of Mon 11 Jan" in said
    week = show(tmp_path, old, "--week", "2027-01-04").stdout
    assert week.startswith("Week 1, from Mon 4 Jan\n\nMon 4 Jan 19:00  Core A: 15 min, steady\n")
    block = show(tmp_path, old, "--block", "1")
    assert block.exit_code == 2
    assert "the plan of" in block.stderr
    assert "is of before" in block.stderr


def test_week_and_block_exclude_each_other(tmp_path: Path) -> None:
    done = show(tmp_path, plan(), "--week", "2027-01-04", "--block", "1")
    assert done.exit_code == 2
    assert "--week doesn't go with --block." in done.stderr
