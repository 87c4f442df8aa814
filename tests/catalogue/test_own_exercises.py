"""An athlete's own exercises: added to ours; a mistake in any field is said in full."""

import re
from pathlib import Path

import pytest

from planner.catalogue.exercises import Catalogue
from planner.catalogue.file_shapes import DoseShape, ExerciseShape, FitShape, LadderFile
from planner.catalogue.load import load_catalogue
from planner.catalogue.own_exercises import add_own
from planner.errors import InputError
from tests.catalogue.own_exercises import OWN

SHIPPED = load_catalogue()


def added(folder: Path, text: str = OWN, name: str = "mine.yaml") -> Catalogue:
    path = folder / name
    path.write_text(text, "utf-8")
    return add_own(SHIPPED, [path])


def mistakes(folder: Path, text: str, name: str = "mine.yaml") -> list[str]:
    with pytest.raises(InputError) as caught:
        added(folder, text, name)
    return [str(mistake).removeprefix(f"{folder}/") for mistake in caught.value.mistakes]


def test_own_exercises_are_a_ladder_among_ours(tmp_path: Path) -> None:
    whole = added(tmp_path)
    assert len(whole.exercises) == len(SHIPPED.exercises) + 2
    assert [e.id for e in whole.ladders["mine"]] == ["stair-bridge", "stair-bridge-march"]
    assert whole.ladder_aims["mine"] == "Strengthen calf and hip on the stairs."
    order = [(whole.patterns.index(e.pattern), e.ladder, e.rung) for e in whole.exercises]
    assert order == sorted(order)
    assert whole.resolve("Step Bridge") == ("exercise", frozenset({"stair-bridge"}))
    assert "stair-bridge" in (whole.resolve("bridges") or ("", frozenset()))[1]
    assert "stair-bridge" not in SHIPPED.by_id


MISTAKES = [
    ("aim: Strengthen", "aim: 3 #", "1:6: aim: 3 is not text; write it as aim: Get"),
    ("hip-extension", "hip-extesion", "2:10: pattern: 'hip-extesion' is not a pattern; did"),
    ("exercises:\n", "exercises: 1\nx:\n", "exercises: 1 is not a list; write it as exercises:"),
    ("id: stair-bridge", "id: Stair", "5:9: exercises[1].id: 'Stair' must be small letters and"),
    ("id: stair-bridge", "id: bridge", "'bridge' already means the exercise bridge of the cata"),
    ("name: Stair bridge", "name: 7", "6:11: exercises[1].name: 7 is not text; write it as name:"),
    ("level: 1", "level: 6", "7:12: exercises[1].level: 6 is out of range; 1 to 5"),
    ("level: 1", "level: 1.5", "7:12: exercises[1].level: 1.5 is not a whole number; write it"),
    ("[gmax]", "[gmx]", "8:15: exercises[1].primary[1]: 'gmx' is not an area; did you mean 'gmax'"),
    ("[gmax]", "[]", "8:14: exercises[1].primary: 0 entries; 1 to 5 are expected"),
    ("[ham]", "[gmax]", "9:17: exercises[1].secondary[1]: 'gmax' is a primary area already"),
    ("[ham]", "ham", "9:16: exercises[1].secondary: 'ham' is not a list; write it as secondary: ["),
    ("[step bridge]", "[plank]", "10:15: exercises[1].aliases[1]: 'plank' already means the exer"),
    ("family: bridges", "family: brdges", "11:13: exercises[1].family: 'brdges' is not a family"),
    ("level: 1", "level: 1\n    everyday: true\n    eccentric: true",
     "8:15: exercises[1].everyday: an eccentric exercise makes sore for days, so it is no every"),
    ("level: 1", "level: 1\n    eccentric: 1", "exercises[1].eccentric: 1 is not true or false; w"),
    ("level: 1", "level: 1\n    adults_only: 1", "[1].adults_only: 1 is not true or false; write"),
    ("level: 2", "level: 2\n    optional: true", "exercises[2].optional: no next rung waits for "),
    ("high: 12", "high_new: 13, high: 12", "dose.high: 12 is less than high_new, which is 13; "),
    ("high: 12", "high: 12, high_experienced: 11", "high_experienced: 11 is less than high, which"),
    ("[supine-lying, pregnancy]", "[pregnancy]\n    grounds: {supine-lying: Long}",
     "exercises[1].grounds.supine-lying: 'supine-lying' is not a flag of this exercise; add it"),
    ("[bench]", "[stairs]", "12:17: exercises[1].equipment[1]: 'stairs' is not equipment; did you"),
    ("[bench]", "[[bench]]", "12:17: exercises[1].equipment[1]: this list is neither a piece suc"),
    ("[bench]", "[[bench, box]]", "equipment[1][2]: 'box' is not equipment; known are"),
    ("sides: both", "sides: left", "13:12: exercises[1].sides: 'left' is not allowed (both, alte"),
    ("mode: reps", "mode: rep", "14:18: exercises[1].dose.mode: 'rep' is not allowed (hold, reps,"),
    ("low: 8", "low: 3", "14:29: exercises[1].dose.low: 3 is out of range; 4 to 20 reps"),
    ("high: 12", "high: 21", "14:38: exercises[1].dose.high: 21 is out of range; 4 to 20 reps"),
    ("high: 12", "high: many", "14:38: exercises[1].dose.high: 'many' is not a whole number; writ"),
    ("rep: 4", "rep: 11", "dose.seconds_per_rep: 11 is out of range; 1 to 10 seconds"),
    ("seconds_per_rep: 4, ", "", "dose.seconds_per_rep: the mode reps needs this key; write it as"),
    ("sets: 3", "sets: 5", "14:73: exercises[1].dose.most_sets: 5 is out of range; 1 to 4 sets"),
    ("rest_seconds: 30", "rest_seconds: 60", "rest_seconds: 60 is out of range; 15 to 45 sec"),
    ("hold_s: 5", "hold_s: 76", "dose.hold_s: 76 is out of range; 5 to 75 seconds"),
    ("low: 3, high: 5", "low: 1, high: 5", "dose.low: 1 is out of range; 2 to 20 holds"),
    ("flags: [supine-lying", "flags: [supine", "flags[1]: 'supine' is not a flag; did you mean"),
    ("standing: false", "standing: no", "standing: 'no' is not true or false; write it as stand"),
    ("fast: false", "fast: 0", "17:11: exercises[1].fast: 0 is not true or false; write it as"),
    ("      - Push the heels down until the hips are level with the knees.\n", "",
     "19:7: exercises[1].how_to: 1 entries; exactly 2 are expected"),
    ("      - Ribs down\n", "", "22:7: exercises[1].cues: 1 entries; 2 to 4 are expected"),
    ("Ribs down", "R" * 91, "23:9: exercises[1].cues[2]: 'RRR"),
    ("fault: Arching", "falt: Arching", "24:5: exercises[1].falt: 'falt' is not a key here (id,"),
    ("fault: Arching the back", "fault: true", "24:12: exercises[1].fault: true is not text; writ"),
    ("easier: Feet on the floor\n", "easier:\n", "exercises[1].easier: nothing is not text; write"),
    ("    harder: One leg\n", "", "exercises[1].harder: this key is missing; write it as harder:"),
    ("running: Push-off", 'running: "" #', "exercises[1].running: '' must be one line of print"),
    ("{category: 10,", "{category: 65536,", "fit.category: 65536 is out of range; 0 to 65535"),
    ("name: 0,", "name: zero,", "fit.name: 'zero' is not a whole number; write it as fit: {cat"),
    ("match: nearest", "match: near", "fit.match: 'near' is not allowed (exact, nearest); did you"),
    ("level: 2", "level: 3", "exercises[2].level: 3 after 1: the next rung is 2 at most"),
    ("Heels heavy\n      - Ribs down", "Hips level\n      - Slow change",
     "exercises[2].cues: cues are those of stair-bridge too; keep one of the two"),
    ("Lie on your back with both heels on the lowest stair.\n      - Push the heels down until",
     "Lie on your back with knees bent and feet flat.\n      - Push through the heels to lift the "
     "hips until thighs and trunk are in line, and lower.\n      - And", "how_to: 3 entries; exa"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), MISTAKES, ids=[new for _, new, _ in MISTAKES])
def test_a_mistake_names_file_line_field_value_and_what_is_allowed(
    tmp_path: Path, old: str, new: str, expected: str
) -> None:
    assert old in OWN
    found = mistakes(tmp_path, OWN.replace(old, new, 1))
    assert any(expected in mistake for mistake in found), found
    assert all(re.match(r"mine\.yaml:[0-9]+:[0-9]+: ", mistake) for mistake in found)


def test_every_field_is_among_the_mistakes() -> None:
    fields = {
        name
        for shape in (LadderFile, ExerciseShape, DoseShape, FitShape)
        for name in shape.model_fields
    }
    said = " ".join(expected for _, _, expected in MISTAKES)
    assert {field for field in fields if field not in said} <= {"dose", "fit"}
    assert "dose." in said
    assert "fit." in said


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("", "mine.yaml", "mine.yaml:1:1: the file is empty"),
        ("- a\n", "mine.yaml", "mine.yaml:1:1: a list is not a mapping"),
        (OWN.replace("aim: ", "aim: &a "), "mine.yaml", "mine.yaml:1:6: aim: anchors (&) are not"),
        (OWN, "My own.yaml", "My own.yaml:1:1: 'My own': a ladder's file name is small letters"),
        (OWN, "front-plank.yaml", "front-plank.yaml:1:1: 'front-plank' already means the ladder"),
        (f"{OWN}# {'x' * 270_000}\n", "mine.yaml", "the file is larger than 256 KiB"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, text: str, name: str, expected: str) -> None:
    found = mistakes(tmp_path, text, name)
    assert any(expected in mistake for mistake in found), found


def test_a_copy_of_ours_is_no_new_exercise(tmp_path: Path) -> None:
    bridge = SHIPPED.by_id["bridge"]
    text = OWN.replace("Lie on your back with both heels on the lowest stair.", bridge.how_to[0], 1)
    text = text.replace(
        "Push the heels down until the hips are level with the knees.", bridge.how_to[1], 1
    )
    (only,) = mistakes(tmp_path, text)
    assert "how_to: instructions are those of bridge too; keep one of the two" in only


def test_one_ladder_is_in_one_file(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    paths = [tmp_path / "mine.yaml", tmp_path / "other" / "mine.yaml"]
    for path in paths:
        path.write_text(OWN, "utf-8")
    with pytest.raises(InputError, match="the ladder 'mine' is in another file too"):
        add_own(SHIPPED, paths)


def test_one_piece_of_a_group_is_enough(tmp_path: Path) -> None:
    text = OWN.replace("equipment: [bench]", "equipment: [ball, [bench, suspension]]", 1)
    bridge = added(tmp_path, text).by_id["stair-bridge"]
    assert bridge.equipment == ("ball", "bench", "suspension")
    assert bridge.needs == (("ball",), ("bench", "suspension"))
    assert bridge.at_hand(["suspension", "ball"])
    assert bridge.missing(["bench"]) == (("ball",),)
    assert bridge.missing(["ball"]) == (("bench", "suspension"),)
