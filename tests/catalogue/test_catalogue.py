"""The shipped catalogue: what it holds, and the look-ups over it."""

import re
import shutil
from pathlib import Path

import pytest

from planner.catalogue import load as module
from planner.catalogue.exercises import Catalogue, Exercise, Mode, usable
from planner.catalogue.load import catalogue_root, load_catalogue
from planner.yaml.document import parse_yaml
from planner.yaml.fast_reader import read_plain

SHIPPED = load_catalogue()
FILES = sorted(catalogue_root().rglob("*.yaml"))


def flagged(flag: str) -> set[str]:
    return {exercise.id for exercise in SHIPPED.exercises if flag in exercise.flags}


def test_counts() -> None:
    assert len(SHIPPED.exercises) == 166
    assert len(SHIPPED.by_id) == 166
    assert len(SHIPPED.ladders) == 35
    assert len(SHIPPED.areas) == 15
    assert len(SHIPPED.patterns) == 14
    assert len(SHIPPED.flags) == 20
    assert len(SHIPPED.equipment) == 11
    assert set(SHIPPED.phases) == {
        "base",
        "build",
        "peak",
        "taper",
        "race",
        "recovery",
        "maintenance",
    }


def test_every_word_of_the_vocabulary_is_used() -> None:
    assert {e.pattern for e in SHIPPED.exercises} == set(SHIPPED.patterns)
    assert {area for e in SHIPPED.exercises for area in e.primary} == {a.id for a in SHIPPED.areas}
    assert {flag for e in SHIPPED.exercises for flag in e.flags} == set(SHIPPED.flags)
    assert {kit for e in SHIPPED.exercises for kit in e.equipment} == set(SHIPPED.equipment)


@pytest.mark.parametrize("family", SHIPPED.families)
def test_families_are_large_enough_to_keep_coming_back(family: str) -> None:
    members = [e for e in SHIPPED.exercises if e.family == family]
    assert len(members) >= 5
    assert len({e.level for e in members}) >= 3


def test_there_are_six_families() -> None:
    assert SHIPPED.families == (
        "planks",
        "side-planks",
        "bridges",
        "bicycle-crunches",
        "russian-twists",
        "leg-raises",
    )


@pytest.mark.parametrize("area", [area.id for area in SHIPPED.areas])
def test_every_area_can_be_trained_on_the_floor_below_level_4(area: str) -> None:
    on_the_floor = [
        e
        for e in SHIPPED.exercises
        if usable(e, equipment=(), flags=()) and e.level <= 3 and area in e.primary
    ]
    assert on_the_floor


@pytest.mark.parametrize("phase", list(SHIPPED.phases))
def test_phases_emphasise_known_patterns(phase: str) -> None:
    aim = SHIPPED.phases[phase]
    assert aim.patterns
    assert set(aim.patterns).isdisjoint(aim.second_half)


@pytest.mark.parametrize("exercise", SHIPPED.exercises, ids=lambda e: e.id)
def test_every_exercise_is_complete(exercise: Exercise) -> None:
    assert 2 <= len(exercise.cues) <= 4
    assert len(exercise.how_to) == 2
    assert all(re.fullmatch(r"[A-Z][^.!?]*\.", sentence) for sentence in exercise.how_to)
    assert all((exercise.fault, exercise.easier, exercise.harder, exercise.running))
    assert exercise.rest_seconds in ({15, 30} if exercise.level <= 3 else {60})
    assert (exercise.seconds_per_rep > 0) == (exercise.mode in (Mode.REPS, Mode.DISTANCE))
    assert exercise.dose.low <= exercise.dose.high


def test_one_exercise_in_full() -> None:
    bird_dog = SHIPPED.by_id["bird-dog"]
    assert (bird_dog.ladder, bird_dog.rung, bird_dog.level) == ("all-fours-reach", 2, 2)
    assert (bird_dog.mode, bird_dog.sides) == ("hold", "alternating")
    assert (bird_dog.dose.low, bird_dog.dose.high, bird_dog.dose.hold_s) == (5, 8, 8)
    assert (bird_dog.primary, bird_dog.family) == (("mf", "es"), None)
    assert bird_dog.flags == {"wrist"}
    assert bird_dog.fit is not None
    assert (bird_dog.fit.category, bird_dog.fit.name, bird_dog.fit.exact) == (5, 48, True)


def test_fast_and_standing() -> None:
    fast = {e.id for e in SHIPPED.exercises if e.fast}
    assert fast == {"mb-side-throw", "kb-swing", "fast-feet", "skater-step"}
    assert not SHIPPED.by_id["fast-feet"].equipment + SHIPPED.by_id["skater-step"].equipment
    assert SHIPPED.by_id["pallof-standing"].standing
    assert not SHIPPED.by_id["pallof-half-kneel"].standing


def test_only_blocks_of_breathing_are_breathing() -> None:
    breathing = {e.id for e in SHIPPED.exercises if e.breathing}
    assert breathing == {"breath-9090", "breath-rib", "breath-march"}
    assert not SHIPPED.by_id["flutter"].breathing


def test_gluteal_tendon_covers_side_lying_on_the_hip() -> None:
    assert flagged("gluteal-tendon") >= {
        "side-plank",
        "side-plank-knee",
        "side-plank-reach",
        "side-plank-knee-drive",
        "side-plank-suspended",
        "side-lying-add",
        "ball-side-crunch",
        "slide-add",
    }
    assert "side-plank-wall" not in flagged("gluteal-tendon")


def test_pelvic_floor_and_diastasis_cover_long_levers() -> None:
    copenhagens = {"copenhagen-short", "copenhagen-hold", "copenhagen-full"}
    roll_outs = {"rollout-ball", "rollout-wheel", "rollout-suspension", "body-saw"}
    assert flagged("pelvic-floor") >= copenhagens | roll_outs
    assert flagged("diastasis") >= copenhagens | {"bear-crawl"}
    assert flagged("diastasis") >= {"bear-hold", "breath-hover", "push-up-plus", "side-plank"}
    assert flagged("pelvic-floor") >= {"crunch", "bicycle-crunch", "plank-rkc", "stir-the-pot"}


def test_osteoporosis_is_bending_turning_and_landing() -> None:
    bending = flagged("lumbar-flexion") | flagged("trunk-rotation")
    assert flagged("osteoporosis") - bending == {
        "arch-rock",
        "bicycle-standing",
        "fast-feet",
        "flutter",
        "hollow-hold",
        "hollow-tuck",
        "leg-raise-lying",
        "mcgill-curl-up",
        "side-bend",
        "side-bend-free",
        "skater-step",
    }
    assert flagged("osteoporosis") >= bending


def test_hypertension_keeps_long_and_hard_holds_out() -> None:
    assert flagged("hypertension") >= {"side-plank-dips", "flutter", "hang-knee", "copenhagen-hold"}
    easy = {"plank-knee", "plank-incline", "bear-hold", "hip-thrust"}
    assert flagged("hypertension").isdisjoint(easy)


def test_pregnancy_and_postpartum_follow_from_other_flags() -> None:
    carried = flagged("diastasis") | flagged("hernia")
    prone = {"floor-ytw", "prone-pull-down", "cobra", "swimming", "superman"}
    assert flagged("pregnancy") >= flagged("hernia") | flagged("supine-lying") | prone
    assert flagged("postpartum") == (carried | flagged("pelvic-floor")) - {
        "push-up-knee",
        "side-plank",
    }


def test_a_ground_says_why_a_flag_rules_an_exercise_out() -> None:
    assert SHIPPED.by_id["side-plank-roll"].grounds == {
        "osteoporosis": "Turning under load",
        "trunk-rotation": "Turning under load",
    }
    grounded = [e for e in SHIPPED.exercises if e.grounds]
    assert len(grounded) == 46
    assert all(e.flags.issuperset(e.grounds) for e in grounded)


def test_back_pain_now_leaves_the_easy_side_planks() -> None:
    bending = [flagged(f) for f in ("lumbar-flexion", "trunk-rotation", "lumbar-extension")]
    hard = {e.id for e in SHIPPED.exercises if e.level >= 4}
    assert flagged("back-pain-now") >= set().union(hard, *bending)
    assert "side-plank" in flagged("back-pain-now")
    assert flagged("back-pain-now").isdisjoint({"side-plank-wall", "side-plank-knee"})


def test_usable_needs_all_equipment_and_no_flag() -> None:
    dead_bug = SHIPPED.by_id["dead-bug-band"]
    assert usable(dead_bug, equipment=["band", "ball"], flags=["wrist"])
    assert not usable(dead_bug, equipment=["ball"], flags=[])
    assert not usable(dead_bug, equipment=["band"], flags=["shoulder"])


@pytest.mark.parametrize(
    ("name", "kind", "size"),
    [
        ("plank-forearm", "exercise", 1),
        ("PLANK_forearm", "exercise", 1),
        ("Elbow Plank", "exercise", 1),
        ("  glute   bridge ", "exercise", 1),
        ("front-plank", "ladder", 11),
        ("roll out", "ladder", 4),
        ("Russian twists", "family", 8),
        ("planks", "family", 27),
    ],
)
def test_resolve(name: str, kind: str, size: int) -> None:
    found = SHIPPED.resolve(name)
    assert found is not None
    assert (found[0], len(found[1])) == (kind, size)


def test_resolve_prefers_id_then_alias_then_ladder_then_family() -> None:
    assert SHIPPED.resolve("bridge") == ("exercise", frozenset({"bridge"}))
    assert SHIPPED.resolve("plank") == ("exercise", frozenset({"plank-forearm"}))
    for ladder, rungs in SHIPPED.ladders.items():
        assert SHIPPED.resolve(ladder) == ("ladder", frozenset(e.id for e in rungs))


@pytest.mark.parametrize("name", ["", "-", "burpee", "plank\n\nplank", "ra"])
def test_unknown_names_resolve_to_nothing(name: str) -> None:
    assert SHIPPED.resolve(name) is None


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("rusian-twists", "russian-twists"),
        ("side plnk", "side-plank"),
        ("Copenhagen planc", "Copenhagen plank"),
        ("qqqqq", None),
        ("", None),
    ],
)
def test_suggest(name: str, suggestion: str | None) -> None:
    assert SHIPPED.suggest(name) == suggestion


def test_search_wants_every_word() -> None:
    assert {e.id for e in SHIPPED.search("pallof march")} == {"pallof-march"}
    hamstrings = SHIPPED.search("Hamstrings bridges")
    assert hamstrings
    assert all("ham" in e.primary + e.secondary and e.family == "bridges" for e in hamstrings)
    assert SHIPPED.search("plank burpee") == ()
    assert SHIPPED.search("  ") == ()


def test_order_is_by_pattern_ladder_and_rung() -> None:
    order = [(SHIPPED.patterns.index(e.pattern), e.ladder, e.rung) for e in SHIPPED.exercises]
    assert order == sorted(order)


def test_loading_twice_gives_the_same_object() -> None:
    assert load_catalogue() is SHIPPED
    assert load_catalogue(catalogue_root()) is SHIPPED


def test_the_shipped_copy_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "planner"
    shutil.copytree(catalogue_root(), tmp_path / "catalogue")
    package.mkdir()
    monkeypatch.setattr(module, "_PACKAGE", package)
    assert catalogue_root() == tmp_path / "catalogue"
    shutil.move(tmp_path / "catalogue", package / "_catalogue")
    assert catalogue_root() == package / "_catalogue"
    assert load_catalogue() == SHIPPED


def test_an_empty_catalogue_answers_too() -> None:
    empty = Catalogue((), (), (), (), {}, {})
    assert (empty.resolve("plank"), empty.suggest("plank"), empty.search("plank")) == (
        None,
        None,
        (),
    )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_files_are_plain_and_read_alike_by_both_readers(file: Path) -> None:
    text = file.read_text("utf-8")
    assert len(text) < 50_000
    assert read_plain(text) == parse_yaml(text, file.name).data
