"""athlete.yaml to a problem: every mistake at once, the season's start, what is admissible."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from planner.constraints.variety import Variety
from planner.errors import UsageError
from planner.instance import Instance, load
from planner.problem.session_frame import frames_of_slots
from tests.one_athlete import TEXT, TODAY, mistakes, read


def test_everything_about_an_athlete(tmp_path: Path) -> None:
    instance = read(tmp_path)
    assert instance.written.path == tmp_path / "athlete.yaml"
    assert instance.written.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert instance.problem.file.athlete.name == "Maya"
    assert (instance.problem.season.start, instance.problem.season.end) == (
        date(2027, 1, 4),
        date(2027, 1, 31),
    )
    assert {run.kind for run in instance.problem.runs} == {"intervals"}
    assert {s.day.weekday() for s in instance.problem.slots} == {2}
    levels = (
        {c.level for c in instance.calendar_constraints},
        {c.level for c in instance.content_constraints},
    )
    assert levels == ({"calendar"}, {"content"})
    together = len(instance.calendar_constraints) + len(instance.content_constraints)
    assert together == len(instance.constraints)


def test_switched_off_constraints_are_left_out(tmp_path: Path) -> None:
    text = f"{TEXT}constraints: {{variety: off, rotation: {{enabled: off}}, breathing: 1}}\n"
    instance, usual = read(tmp_path, text), read(tmp_path)
    gone = {c.name for c in usual.constraints} - {c.name for c in instance.constraints}
    assert gone == {"variety", "rotation"}
    assert not any(isinstance(constraint, Variety) for constraint in instance.constraints)


def test_a_constraint_that_is_off_forbids_nothing(tmp_path: Path) -> None:
    heavy = f"{TEXT}constraints: {{hard-run-recovery: off}}\n"
    assert len(read(tmp_path, heavy).problem.slots) >= len(read(tmp_path).problem.slots)


def test_mistakes_of_all_kinds_at_once_in_the_files_order(tmp_path: Path) -> None:
    text = (
        TEXT.replace("regular", "regulr").replace("season:", "  exclude: [crnch]\nseason:", 1)
        + "constraints:\n  variety: 29\n  varity: 30\n  level-cap: off\n"
    )
    found = mistakes(tmp_path, text)
    assert [message.split(": ")[1] for message in found] == [
        "athlete.experience",
        "athlete.exclude[1]",
        "constraints.variety.most_share",
        "constraints.varity",
        "constraints.level-cap",
    ]


@pytest.mark.parametrize("section", ["constraints: 3", "constraints: [variety]"])
def test_constraints_are_a_mapping(tmp_path: Path, section: str) -> None:
    (message,) = mistakes(tmp_path, f"{TEXT}{section}\n")
    assert message.startswith("13:14: constraints: ")


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        load(tmp_path / "nobody.yaml", today=TODAY)


@pytest.mark.parametrize(
    ("given", "earlier", "start"),
    [
        ("start: 2027-01-04, ", None, date(2027, 1, 4)),
        ("start: 2027-01-04, ", date(2027, 1, 11), date(2027, 1, 4)),
        ("", None, date(2027, 1, 4)),  # the Monday after Wednesday 30 December
        ("", date(2027, 1, 11), date(2027, 1, 11)),
    ],
)
def test_the_start_of_the_season(
    tmp_path: Path, given: str, earlier: date | None, start: date
) -> None:
    text = TEXT.replace("start: 2027-01-04, ", given)
    options = {"season_start": earlier} if earlier else {}
    assert read(tmp_path, text, **options).problem.season.start == start


def test_settings_reach_season_and_slots(tmp_path: Path) -> None:
    text = f"{TEXT}constraints: {{session-length: 15, level-cap: 1, free-time: 30}}\n"
    found = read(tmp_path, text).problem
    assert {week.minutes for week in found.season.weeks} == {15}
    assert {week.level_cap for week in found.season.weeks} == {1}
    assert {s.minutes for s in found.slots} == {15}
    assert found.settings.free_time.changing_minutes == 30


RULES = "rules:\n  - at_least: {sets: 4, family: planks, per: week}\n"


def alike(folder: Path, before: str, after: str) -> tuple[Instance, Instance]:
    """Two versions of a file, the second loaded by what is known of the first."""
    first = read(folder, before)
    week = first.problem.season.weeks[0].monday
    for frame in frames_of_slots(first.problem.slots_in(week), first.problem):
        first.problem.usable(frame)
    return first, load(first.written.path, today=TODAY, text=after, like=first)


@pytest.mark.parametrize(
    ("change", "memory", "slots"),
    [
        (("sets: 4", "sets: 3"), True, True),
        ((RULES, "rules: [at_most: {minutes: 15, per: session}]\n"), True, False),
        ((RULES, "constraints: {session-class: {light_level: 1}}\n"), False, False),
        (("at_least: {sets: 4", "at_most: {sets: 0"), False, False),
        (("[band]", "[]"), False, False),
        (("20:00", "20:15"), False, False),
        (("minutes: 60", "minutes: 75"), False, False),
    ],
)
def test_what_is_known_is_taken_over_only_where_it_holds(
    tmp_path: Path, change: tuple[str, str], memory: bool, slots: bool
) -> None:
    text = TEXT + RULES
    first, second = alike(tmp_path, text, text.replace(*change))
    assert (second.problem.memory is first.problem.memory) is memory
    assert (second.problem.slots is first.problem.slots) is slots
    fresh = load(first.written.path, today=TODAY, text=text.replace(*change))
    assert second.problem.slots == fresh.problem.slots
    for one, other in zip(
        frames_of_slots(second.problem.slots, second.problem),
        frames_of_slots(fresh.problem.slots, fresh.problem),
        strict=True,
    ):
        assert one == other
        assert second.problem.usable(one) == fresh.problem.usable(other)
