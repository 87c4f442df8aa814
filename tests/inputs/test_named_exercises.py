"""Exercises that an athlete's file names: own ones, excluded ones, and what nothing is called."""

import hashlib
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.instance import load
from tests.catalogue.own_exercises import OWN
from tests.one_athlete import TEXT, TODAY, mistakes, read


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


OWN_FILE = TEXT.replace("[band]", "[bench]\n  exercises: [mine.yaml]")


def test_own_exercises_are_planned_like_ours(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(OWN, "utf-8")
    instance = read(
        tmp_path, OWN_FILE.replace("season:", "  exclude: [stair-bridge-march]\nseason:")
    )
    assert instance.problem.excluded == {"stair-bridge-march"}
    assert "stair-bridge" in {exercise.id for exercise in instance.problem.repertoire}
    assert (
        instance.written.sha256
        == hashlib.sha256(instance.written.path.read_bytes() + OWN.encode()).hexdigest()
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
