"""Mistakes in a catalogue are found, all at once, each with its place."""

import shutil
from pathlib import Path

import pytest

from planner.catalogue.load import catalogue_root, check_catalogue, load_catalogue
from planner.errors import InputError

PLANKS = "exercises/front-plank.yaml"
TWO_PLANKS = """\
aim: Hold the trunk against arching, face down.
pattern: anti-extension

exercises:
  - id: plank-incline
    name: Incline plank (hands on bench)
    aliases: [hands-elevated plank, bench plank]
    level: 1
    family: planks
    primary: [ra, tva]
    secondary: [obl, scap]
    equipment: [bench]
    sides: both
    dose: {mode: hold, low: 20, high: 30, most_sets: 3, rest_seconds: 30}
    flags: [hypertension, wrist]
    cues:
      - Hands under the shoulders
      - One straight line from ears to heels
    how_to:
      - Place your hands on a bench and walk the feet back.
      - Hold that line and keep breathing.
    fault: Hips sag as the arms tire
    easier: Rest the hands higher
    harder: Take a lower bench
    running: Stops the low back from arching
    fit: {category: 19, name: 0, match: nearest}

  - id: plank-knee
    name: Kneeling forearm plank
    level: 1
    family: planks
    primary: [ra, tva]
    secondary: [obl]
    sides: both
    dose: {mode: hold, low: 20, high: 30, most_sets: 3, rest_seconds: 30}
    cues:
      - Knees behind the hips
      - Tuck the tail slightly
    how_to:
      - Lie on your front, propped on forearms.
      - Lift the hips and hold.
    fault: Bottom in the air
    easier: Shorten the hold
    harder: Lift the knees
    running: First dose of trunk stiffness
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copy = tmp_path / "catalogue"
    shutil.copytree(catalogue_root(), copy)
    return copy


@pytest.fixture
def planks(root: Path) -> Path:
    """The catalogue's copy with two planks only, of which line and column are known."""
    (root / PLANKS).write_text(TWO_PLANKS, "utf-8")
    return root


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
        ("low: 20", "low: 4", "14:29: exercises[1].dose.low: 4 is out of range; 5 to 75 seconds"),
        (
            "high: 30",
            "high: 76",
            "14:39: exercises[1].dose.high: 76 is out of range; 5 to 75 seconds",
        ),
        (
            "high: 30",
            "high_new: 31, high: 30",
            "14:53: exercises[1].dose.high: 30 is less than high_new, which is 31; write 31 or",
        ),
        (
            "high: 30",
            "high: 30, high_experienced: 29",
            "14:61: exercises[1].dose.high_experienced: 29 is less than high, which is 30; write",
        ),
        (
            "high: 30",
            "high_new: 19, high: 30",
            "14:43: exercises[1].dose.high_new: 19 is less than low, which is 20; write 20 or",
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
            "14:71: exercises[1].dose.rest_seconds: 9 is out of range; 15 to 120 seconds",
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
            "…': 91 characters are too many; at most 90",
        ),
        (
            "One straight line from ears to heels",
            '"a\\tb"',
            "18:9: exercises[1].cues[2]: 'a b' must be one line of printable text",
        ),
        ("id: plank-incline", "id: Plank_Incline", "5:9: exercises[1].id: 'Plank_Incline' must be"),
        (
            "id: plank-knee",
            "id: plank-incline",
            "28:9: exercises[2].id: 'plank-incline' already means the exercise plank-incline of",
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
def test_a_mistake_in_a_ladder(planks: Path, old: str, new: str, expected: str) -> None:
    edit(planks, PLANKS, old, new)
    assert any(expected in mistake for mistake in mistakes(planks)), mistakes(planks)


@pytest.mark.parametrize(
    ("level", "expected"),
    [
        (1, None),
        (2, None),
        (3, "exercises[2].level: 3 after 1: the next rung is 2 at most"),
    ],
)
def test_no_level_is_skipped(planks: Path, level: int, expected: str | None) -> None:
    text = (planks / PLANKS).read_text("utf-8").rpartition("level: 1")
    (planks / PLANKS).write_text(f"{text[0]}level: {level}{text[2]}", "utf-8")
    if expected is None:
        assert check_catalogue(planks).by_id["plank-knee"].level == level
    else:
        (only,) = mistakes(planks)
        assert expected in only


def test_levels_do_not_fall(planks: Path) -> None:
    edit(planks, PLANKS, "level: 1", "level: 2")
    (only,) = mistakes(planks)
    assert "exercises[2].level: 1 after 2: levels do not fall" in only


@pytest.mark.parametrize(
    ("level", "rest", "allowed"),
    [(3, 45, None), (3, 46, "15 to 45"), (4, 59, "60 to 90"), (4, 60, None), (5, 91, "60 to 90")],
)
def test_rest_goes_with_the_level(planks: Path, level: int, rest: int, allowed: str | None) -> None:
    text = TWO_PLANKS.split("\n  - id: plank-knee")[0]
    text = text.replace("level: 1", f"level: {level}").replace("seconds: 30}", f"seconds: {rest}}}")
    (planks / PLANKS).write_text(text, "utf-8")
    if allowed is None:
        assert check_catalogue(planks).by_id["plank-incline"].rest_seconds == rest
    else:
        (only,) = mistakes(planks)
        assert f"rest_seconds: {rest} is out of range; {allowed} seconds at level" in only


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
        ("equipment.yaml", "substitutes: []", "substitute: []", "did you mean 'substitutes'?"),
        ("areas.yaml", "counts_from: 4", "counts_from: 6", "6 is out of range; 1 to 5"),
        ("phases.yaml", "dose: grows", "dose: rises", "'rises' is not allowed (grows, low)"),
        ("phases.yaml", "most_sets: 3", "most_sets: 5", "5 is out of range; 1 to 4 sets"),
        ("phases.yaml", "grade: D", "grade: F", "'F' is not allowed (A, B, C, D, E)"),
        ("doses.yaml", "unit: metres", "unit: yards", "'yards' is not allowed (seconds, holds,"),
        ("doses.yaml", "  - level: 5", "  - level: 6", "6 is out of range; 1 to 5"),
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
