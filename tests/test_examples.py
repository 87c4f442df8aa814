"""Every example is solved once; what comes out is read by the product and by a stranger."""

import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from planner.athlete.phase_kind import PhaseKind
from planner.errors import ImpossibleError
from planner.explain.explain import explain_impossible
from planner.ics.identity import identify, key_of
from planner.ics.writer import write_calendar
from planner.instance import Instance, load
from planner.plan.plan import Plan
from planner.solver.engine import Engine
from planner.solver.run import Options, solve
from planner.timeline.instants import monday_of
from planner.verify import verify
from planner.yaml.edit.edits import Edit, edited
from tests.coach_readings import READINGS
from tests.independent_checks import PROMISES, Check, calendar_says_the_same
from tests.independent_reader import Reading, load_yaml, read

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
IMPOSSIBLE = {"impossible"}
NAMES = sorted({path.parent.name for path in EXAMPLES.glob("*/expected.yaml")} - IMPOSSIBLE)
SMALLEST = "first-10k"
SLOW = {"two-marathons"}
KEEPS_A_ROTATION = {PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.PEAK, PhaseKind.MAINTENANCE}
LEAST_CHANGE_PERCENT = 25
CALENDAR_CATEGORY = "Core training"


@dataclass(frozen=True)
class Example:
    """An example with its answer."""

    expected: dict[str, Any]
    instance: Instance
    plan: Plan
    text: str
    calendar: bytes
    reading: Reading


@cache
def solved(name: str) -> Example:
    folder = EXAMPLES / name
    instance = load(folder / "athlete.yaml", today=date(2026, 6, 1))
    solution = solve(instance, Options(), lambda _: None)
    plan, _ = identify(solution.plan, key_of(instance.problem.file.athlete), None)
    return Example(
        expected=load_yaml(folder / "expected.yaml"),
        instance=instance,
        plan=plan,
        text=plan.to_json(),
        calendar=write_calendar(plan, instance.problem.file, instance.problem.catalogue),
        reading=read(folder / "athlete.yaml", plan.to_json()),
    )


def marked(names: Iterable[str]) -> list[Any]:
    return [pytest.param(n, marks=pytest.mark.slow) if n in SLOW else n for n in names]


@pytest.fixture(scope="module", params=marked(NAMES))
def example(request: pytest.FixtureRequest) -> Example:
    return solved(request.param)


def test_six_examples_and_each_says_what_to_expect() -> None:
    folders = sorted(path.parent.name for path in EXAMPLES.glob("*/athlete.yaml"))
    assert folders == sorted({*NAMES, *IMPOSSIBLE})
    assert len(NAMES) >= 6


@pytest.mark.parametrize("name", sorted(IMPOSSIBLE))
def test_what_cannot_be_had_is_explained(name: str) -> None:
    expected = load_yaml(EXAMPLES / name / "expected.yaml")
    today = date(2026, 6, 1)
    instance = load(EXAMPLES / name / "athlete.yaml", today=today)
    with pytest.raises(ImpossibleError):
        solve(instance, Options(), lambda _: None)
    explanation = explain_impossible(instance, (), today, Engine(None))
    assert explanation is not None
    assert explanation.status == expected["status"]
    written = [f"{each.name} {each.line}" for each in explanation.because if each.line]
    assert written == expected["because"]
    assert len(explanation.repairs) == expected["repairs"]
    for repair in explanation.repairs:
        edits = [Edit(each.pointer, each.value) for each in repair.edits]
        text = edited(instance.written.text, edits, name)
        plan = solve(
            load(instance.written.path, today=today, text=text),
            Options(effort="quick"),
            lambda _: None,
        ).plan
        assert plan.sessions


def test_status_and_costs(example: Example) -> None:
    proved = example.plan.status == "optimal"
    assert proved or example.expected["status"] == "feasible"
    for level in example.plan.levels:
        assert level.cost <= example.expected["cost"][level.name], level
        assert (level.status == "optimal") == (level.cost == level.bound)
    assert sum(level.cost for level in example.plan.levels) == sum(
        cost.points for cost in example.plan.costs
    )


def test_weeks_sessions_and_phases(example: Example) -> None:
    expected = example.expected
    assert len(example.instance.problem.season.weeks) == expected["weeks"]
    bounds = expected["sessions"]
    assert bounds["least"] <= len(example.plan.sessions) <= bounds["most"]
    assert [f"{p.phase} {p.start}" for p in example.plan.phases] == expected["phases"]


def test_last_sessions_before_the_races(example: Example) -> None:
    races = {race.name: race.date for race in example.instance.problem.file.races}
    for name, bounds in example.expected["days_before"].items():
        for kind, (least, most) in bounds.items():
            days = [
                (races[name] - session.day).days
                for session in example.plan.sessions
                if session.day < races[name] and kind in ("any", session.session_class.value)
            ]
            assert days, f"{name}: no {kind} session"
            assert least <= min(days) <= most, f"{name}: {kind} {min(days)} days before"


def test_nothing_hard_is_broken(example: Example) -> None:
    violations = verify(example.plan, example.instance.problem, example.instance.constraints)
    assert [violation for violation in violations if violation.hard] == []


def test_plan_json_and_back(example: Example) -> None:
    again = Plan.model_validate_json(example.text)
    assert again == example.plan
    assert again.to_json() == example.text


def test_calendar_and_plan_json_name_the_same_instants(example: Example) -> None:
    calendar = Calendar.from_ical(example.calendar.decode())
    assert isinstance(calendar, Calendar)
    events = {
        str(event["uid"]): (instant(event.start), instant(event.end))
        for event in calendar.events
        if CALENDAR_CATEGORY in event.categories
    }
    assert len(events) == len(example.plan.sessions)
    assert calendar_says_the_same(example.reading, events) == []


def instant(moment: date) -> datetime:
    assert isinstance(moment, datetime)
    assert moment.tzinfo is not None, "floating times are nobody's times"
    return moment.astimezone(UTC)


@pytest.mark.parametrize("check", PROMISES, ids=lambda check: check.__name__)
def test_promises_hold_for_an_independent_reader(example: Example, check: Check) -> None:
    assert list(check(example.reading)) == []


@pytest.mark.parametrize("check", READINGS, ids=lambda check: check.__name__)
def test_a_coach_would_sign(example: Example, check: Check) -> None:
    assert list(check(example.reading)) == []


def test_deload_weeks_are_not_heavy(example: Example) -> None:
    weeks = example.instance.problem.season.weeks
    deloads = {week.monday for week in weeks if week.deload}
    for session in example.plan.sessions:
        assert not (monday_of(session.day) in deloads and session.session_class == "heavy")


def test_blocks_change(example: Example) -> None:
    """At least a quarter of a block's exercises are new against the block before."""
    known = example.instance.problem.catalogue.by_id
    blocks = [
        {
            item.id
            for session in example.plan.sessions
            for item in session.exercises
            if monday_of(session.day) in block.mondays and not known[item.id].breathing
        }
        for block in example.instance.problem.season.mesocycles
        if block.phase in KEEPS_A_ROTATION
    ]
    for earlier, later in pairwise(blocks):
        assert 100 * len(later - earlier) >= LEAST_CHANGE_PERCENT * len(later)


@pytest.mark.parametrize(
    "name",
    [SMALLEST, *(pytest.param(n, marks=pytest.mark.slow) for n in NAMES if n != SMALLEST)],
)
def test_the_same_bytes_whatever_the_hash_seed(name: str, tmp_path: Path) -> None:
    written = []
    for seed in ("1", "2718"):
        files = [tmp_path / f"{seed}.{suffix}" for suffix in ("ics", "json")]
        subprocess.run(
            [
                *(sys.executable, "-c", "from planner.cli import main; main()", "solve"),
                *(str(EXAMPLES / name / "athlete.yaml"), "--quiet"),
                *("-o", str(files[0]), "--json", str(files[1])),
            ],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        written.append([path.read_bytes() for path in files])
    assert written[0] == written[1]
