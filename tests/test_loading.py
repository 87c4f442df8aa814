"""athlete.yaml to a problem: every mistake at once, the season's start, what is admissible."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from planner.constraints.variety import Variety
from planner.errors import InputError, UsageError
from planner.frame import frames_of_slots
from planner.loading import Loaded, load
from tests.catalogue.own_exercises import OWN

TEXT = """\
version: 1
athlete:
  name: Maya
  timezone: Europe/Berlin
  experience: regular
  equipment: [band]
season: {start: 2027-01-04, end: 2027-01-31}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
free_time:
  wednesday: ["19:00-20:00"]
"""
TODAY = date(2026, 12, 30)


def read(folder: Path, text: str = TEXT, **options: date) -> Loaded:
    path = folder / "athlete.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path, today=TODAY, **options)


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, text)
    return [str(mistake).split("athlete.yaml:")[1] for mistake in caught.value.mistakes]


def test_everything_about_an_athlete(tmp_path: Path) -> None:
    loaded = read(tmp_path)
    assert loaded.written.path == tmp_path / "athlete.yaml"
    assert loaded.written.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert loaded.problem.file.athlete.name == "Maya"
    assert (loaded.problem.season.start, loaded.problem.season.end) == (
        date(2027, 1, 4),
        date(2027, 1, 31),
    )
    assert {run.kind for run in loaded.problem.runs} == {"intervals"}
    assert {s.day.weekday() for s in loaded.problem.slots} == {2}
    levels = (
        {c.level for c in loaded.calendar_constraints},
        {c.level for c in loaded.content_constraints},
    )
    assert levels == ({"calendar"}, {"content"})
    together = len(loaded.calendar_constraints) + len(loaded.content_constraints)
    assert together == len(loaded.constraints)


def test_switched_off_constraints_are_left_out(tmp_path: Path) -> None:
    text = f"{TEXT}constraints: {{variety: off, rotation: {{enabled: off}}, breathing: 1}}\n"
    loaded, usual = read(tmp_path, text), read(tmp_path)
    gone = {c.name for c in usual.constraints} - {c.name for c in loaded.constraints}
    assert gone == {"variety", "rotation"}
    assert not any(isinstance(constraint, Variety) for constraint in loaded.constraints)


def test_a_constraint_that_is_off_forbids_nothing(tmp_path: Path) -> None:
    heavy = f"{TEXT}constraints: {{hard-run-recovery: off}}\n"
    assert len(read(tmp_path, heavy).problem.slots) >= len(read(tmp_path).problem.slots)


@pytest.mark.parametrize(
    ("key", "names", "messages"),
    [
        ("exclude", "[crunch, plank foreram]",
         ["7:21: athlete.exclude[2]: 'plank foreram' is not an exercise, ladder or family;"
          " did you mean 'plank-forearm'?"]),
        ("exclude", "[zzzzzz]",
         ["7:13: athlete.exclude[1]: 'zzzzzz' is not an exercise, ladder or family"]),
        ("favourites", "[sid-planks]",
         ["7:16: athlete.favourites[1]: 'sid-planks' is not an exercise, ladder or family;"
          " did you mean 'side-planks'?"]),
        ("exclude", "[copenhagen, crunch, twistt-feet-up]",
         ["7:13: athlete.exclude[1]: 'copenhagen' is not an exercise, ladder or family;"
          " did you mean 'copenhagen-hold'?",
          "7:33: athlete.exclude[3]: 'twistt-feet-up' is not an exercise, ladder or family;"
          " did you mean 'twist-feet-up'?"]),
        ("exclude", "russian-twists",
         ["7:12: athlete.exclude: 'russian-twists' is not a list; write it in brackets,"
          " as [a, b]"]),
        ("exclude", "[3]", ["7:13: athlete.exclude[1]: 3 is not text; put it in quotes"]),
    ],
)  # fmt: skip
def test_unknown_exercises(tmp_path: Path, key: str, names: str, messages: list[str]) -> None:
    text = TEXT.replace("season:", f"  {key}: {names}\nseason:", 1)
    assert mistakes(tmp_path, text) == messages


@pytest.mark.parametrize(
    ("named", "excluded"),
    [
        ("[]", set()),
        ("[crunch]", {"crunch"}),
        ("[Heel Slide]", {"heel-slide"}),
        ("[curl-up]", {"mcgill-curl-up", "crunch", "ball-crunch"}),
        ("[crunch, curl-up]", {"mcgill-curl-up", "crunch", "ball-crunch"}),
    ],
)
def test_excluded(tmp_path: Path, named: str, excluded: set[str]) -> None:
    text = TEXT.replace("season:", f"  exclude: {named}\nseason:", 1)
    assert read(tmp_path, text).problem.excluded == excluded


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


OWN_FILE = TEXT.replace("[band]", "[bench]\n  exercises: [mine.yaml]")


def test_own_exercises_are_planned_like_ours(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    loaded = read(tmp_path, OWN_FILE.replace("season:", "  exclude: [stair-bridge-march]\nseason:"))
    assert loaded.problem.excluded == {"stair-bridge-march"}
    assert "stair-bridge" in {exercise.id for exercise in loaded.problem.repertoire}
    assert (
        loaded.written.sha256
        == hashlib.sha256(loaded.written.path.read_bytes() + OWN.encode()).hexdigest()
    )
    bare = read(tmp_path, OWN_FILE.replace("[bench]", "[]"))
    assert "stair-bridge" not in {exercise.id for exercise in bare.problem.repertoire}


def test_own_files_are_seen_from_the_athletes_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "mine.yaml").write_text(OWN, "utf-8")
    text = OWN_FILE.replace("mine.yaml", "sub/mine.yaml")
    (tmp_path / "athlete.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert "stair-bridge" in load(Path("athlete.yaml"), today=TODAY).problem.catalogue.by_id


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("[mine.yaml]", "7:15: athlete.exercises[1]: 'mine.yaml': there is no such file; write it"
         " as seen from athlete.yaml"),
        ("[.]", "7:15: athlete.exercises[1]: '.': there is no such file; write it as seen from"
         " athlete.yaml"),
        ("mine.yaml", "7:14: athlete.exercises: 'mine.yaml' is not a list; write it in brackets,"
         " as [a, b]"),
        ("[3]", "7:15: athlete.exercises[1]: 3 is not text; put it in quotes"),
    ],
)  # fmt: skip
def test_own_files_that_are_none(tmp_path: Path, written: str, message: str) -> None:
    text = TEXT.replace("season:", f"  exercises: {written}\nseason:", 1)
    assert mistakes(tmp_path, text) == [message]


def test_mistakes_in_own_files_come_with_those_of_the_athletes(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN.replace("level: 1", "level: 0"), "utf-8")
    path = tmp_path / "athlete.yaml"
    path.write_text(OWN_FILE.replace("regular", "regulr"), "utf-8")
    with pytest.raises(InputError) as caught:
        load(path, today=TODAY)
    assert [Path(mistake.file).name for mistake in caught.value.mistakes] == [
        "athlete.yaml",
        "mine.yaml",
    ]
    last = caught.value.mistakes[-1]
    assert (last.line, last.column, last.where) == (7, 12, "exercises[1].level")
    assert last.message == "0 is out of range; 1 to 5"


RULES = "rules:\n  - at_least: {sets: 4, family: planks, per: week}\n"


def alike(folder: Path, before: str, after: str) -> tuple[Loaded, Loaded]:
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
