"""Mistakes in a catalogue are found, all at once, each with its place."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue import catalogue_root, check_catalogue, load_catalogue
from planner.errors import InputError

PLANKS = "exercises/front-plank.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(catalogue_root(), copy)
    return copy


def edit(root: Path, name: str, old: str, new: str) -> None:
    """Replace the first ``old`` of a file, which must be there."""
    text = (root / name).read_text("utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), "utf-8")


def mistakes(root: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        check_catalogue(root)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_a_copy_without_edits_is_the_same_catalogue(root: Path) -> None:
    assert check_catalogue(root) == load_catalogue()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "[ra, tva]",
            "[ra, tvs]",
            "10:19: exercises[1].primary[2]: 'tvs' is not an area; did you mean 'tva'?",
        ),
        ("[ra, tva]", "[]", "10:14: exercises[1].primary: 0 entries; 1 to 5 are expected"),
        ("[ra, tva]", "[ra, ra]", "10:19: exercises[1].primary[2]: 'ra' is written twice"),
        (
            "[obl, scap]",
            "[obl, ra]",
            "11:22: exercises[1].secondary[2]: 'ra' is a primary area already",
        ),
        (
            "[bench]",
            "[bensh]",
            "12:17: exercises[1].equipment[1]: 'bensh' is not equipment; did you mean 'bench'?",
        ),
        (
            "family: planks",
            "family: plank",
            "9:13: exercises[1].family: 'plank' is not a family; did you mean 'planks'?",
        ),
        (
            "pattern: anti-extension",
            "pattern: anti-extensoin",
            "2:10: pattern: 'anti-extensoin' is not a pattern; did you mean 'anti-extension'?",
        ),
        (
            "flags: [hypertension, wrist]",
            "flags: [hypertension, wirst]",
            "15:27: exercises[1].flags[2]: 'wirst' is not a flag; did you mean 'wrist'?",
        ),
        (
            "level: 1",
            "levels: 1",
            "8:5: exercises[1].levels: 'levels' is not a key here (id, name, aliases, level,",
        ),
        ("level: 1", "levels: 1", "5:5: exercises[1].level: this key is missing"),
        ("level: 1", "level: 6", "8:12: exercises[1].level: 6 is out of range; 1 to 5"),
        ("level: 1", "level: easy", "8:12: exercises[1].level: 'easy' is not a whole number"),
        ("sides: both", "sides: bth", "13:12: exercises[1].sides: 'bth' is not allowed (both,"),
        ("low: 20", "low: 4", "14:29: exercises[1].dose.low: 4 is out of range; 5 to 60 seconds"),
        (
            "high: 30",
            "high: 61",
            "14:39: exercises[1].dose.high: 61 is out of range; 5 to 60 seconds",
        ),
        ("low: 20", "low: 31", "14:39: exercises[1].dose.high: 30 is less than low, which is 31"),
        (
            "most_sets: 3",
            "most_sets: 5",
            "14:54: exercises[1].dose.most_sets: 5 is out of range; 1 to 4 sets",
        ),
        (
            "rest_seconds: 30",
            "rest_seconds: 9",
            "14:71: exercises[1].dose.rest_seconds: 9 is out of range; 10 to 120 seconds",
        ),
        (
            "mode: hold",
            "mode: reps",
            "14:11: exercises[1].dose.seconds_per_rep: the mode reps needs this key",
        ),
        (
            "mode: hold",
            "mode: time, hold_s: 8",
            "14:24: exercises[1].dose.hold_s: the mode time has no holds",
        ),
        (
            "mode: hold",
            "mode: hold, seconds_per_rep: 3",
            "14:24: exercises[1].dose.seconds_per_rep: the mode hold does not count reps or metres",
        ),
        ("low: 20", "low: 20, low: 21", "14:33: exercises[1].dose.low: 'low' is written twice"),
        (
            "One straight line from ears to heels",
            "x" * 91,
            "18:9: exercises[1].cues[2]: 91 characters are too many; at most 90",
        ),
        (
            "One straight line from ears to heels",
            '"a\\tb"',
            "18:9: exercises[1].cues[2]: 'a b' must be one line of printable text",
        ),
        ("id: plank-incline", "id: Plank_Incline", "5:9: exercises[1].id: 'Plank_Incline' must be"),
        (
            "id: plank-incline",
            "id: plank-knee",
            "25:9: exercises[2].id: 'plank-knee' already means the exercise plank-knee of",
        ),
        (
            "bench plank]",
            "Glute Bridge]",
            "name: 'Glute bridge' already means the exercise plank-incline of catalogue/exercises",
        ),
        (
            "bench plank]",
            "side planks]",
            "aliases[2]: 'side planks' already means the family side-planks",
        ),
        (
            "bench plank]",
            "floor twist]",
            "aliases[2]: 'floor twist' already means the ladder floor-twist",
        ),
        ("match: nearest", "match: near", "fit.match: 'near' is not allowed (exact, nearest)"),
        ("aim: ", "aim: &a ", "1:6: aim: anchors (&) are not read"),
    ],
)
def test_a_mistake_in_a_ladder(root: Path, old: str, new: str, expected: str) -> None:
    edit(root, PLANKS, old, new)
    assert any(expected in mistake for mistake in mistakes(root)), mistakes(root)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (2, None),
        (3, None),
        (4, "exercises[2].level: 4 after 1: the next rung is 3 at most"),
        (1, None),
    ],
)
def test_levels_rise_by_two_at_most(root: Path, level: int, expected: str | None) -> None:
    ladder = root / "exercises" / "ball-tuck.yaml"
    text = ladder.read_text("utf-8").replace("level: 3", "level: 1")
    ladder.write_text(text.replace("level: 5", f"level: {level}"), "utf-8")
    if expected is None:
        assert check_catalogue(root).by_id["ball-pike"].level == level
    else:
        (only,) = mistakes(root)
        assert expected in only


def test_levels_do_not_fall(root: Path) -> None:
    edit(root, "exercises/ball-tuck.yaml", "level: 5", "level: 2")
    (only,) = mistakes(root)
    assert "exercises[2].level: 2 after 3: levels do not fall" in only


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("areas.yaml", "group: back", "group: bakc", "'bakc' is not allowed (abdominal,"),
        ("areas.yaml", "group: back", "grup: back", "did you mean 'group'?"),
        ("flags.yaml", "  knee: Knee pain.", "  Knee: Knee pain.", "'Knee' must be small letters"),
        ("flags.yaml", "  knee: Knee pain.", "  knee: 3", "3 is not text"),
        ("phases.yaml", "  taper:", "  tapper:", "'tapper' is not allowed (base,"),
        ("phases.yaml", "[rotation,", "[rotaton,", "'rotaton' is not a pattern; did you mean"),
        ("sources.yaml", "read: seen", "read: heard", "'heard' is not allowed (seen,"),
        ("equipment.yaml", "equipment:", "equipment: 1\nother:", "1 is not a mapping"),
        ("families.yaml", "families:", "family:", "'family' is not a key here (families)"),
    ],
)
def test_a_mistake_elsewhere(root: Path, name: str, old: str, new: str, expected: str) -> None:
    edit(root, name, old, new)
    found = mistakes(root)
    assert any(expected in mistake for mistake in found), found
    assert any(mistake.startswith(f"catalogue/{name}:") for mistake in found)


def test_all_files_are_reported_at_once_in_order(root: Path) -> None:
    edit(root, "exercises/push-up.yaml", "[scap]", "[skap]")
    edit(root, "exercises/adductor.yaml", "[groin, gluteal-tendon]", "[grain, gluteal-tendon]")
    edit(root, "exercises/adductor.yaml", "[add]", "[ad]")
    found = mistakes(root)
    assert [mistake.split(":")[0] for mistake in found] == [
        "catalogue/exercises/adductor.yaml",
        "catalogue/exercises/adductor.yaml",
        "catalogue/exercises/push-up.yaml",
    ]


def test_missing_files_are_named(root: Path) -> None:
    (root / "flags.yaml").unlink()
    (only,) = mistakes(root)
    assert only.startswith("catalogue/flags.yaml:1:1: this file is needed")


def test_the_file_name_of_a_ladder_is_its_id(root: Path) -> None:
    (root / "exercises" / "push-up.yaml").rename(root / "exercises" / "Push Up.yaml")
    (only,) = mistakes(root)
    assert only.startswith("catalogue/exercises/Push Up.yaml:1:1: 'Push Up': a ladder's file name")


def test_bytes_that_are_not_text_are_refused(root: Path) -> None:
    (root / "flags.yaml").write_bytes(b"flags:\n  knee: \xff\n")
    assert any("catalogue/flags.yaml:2:9" in mistake for mistake in mistakes(root))
