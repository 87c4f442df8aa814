"""``contraindications``: flags, until their date, and a clinician's word."""

from typing import Any

import pytest

from planner.catalogue.exercises import Exercise
from planner.catalogue.load import load_catalogue
from planner.constraints.contraindications import Contraindications
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session
from tests.constraints.moving import Move


def allowed(exercise: str, *avoid: Any, day: str = "2027-01-13", cleared: str = "") -> bool:
    """Whether both statements, and the filter of candidates, allow an exercise on a day."""
    about = {"avoid": list(avoid)} | ({"cleared": cleared} if cleared else {})
    loaded = athlete(about=about)
    one = session(loaded, f"{day} 19:00", 20, "heavy", {exercise: 1})
    by_hand = said(loaded, Contraindications(), one) == []
    (frame,) = frames_of_sessions([one], loaded.problem)
    known = loaded.problem.catalogue.by_id[exercise]
    assert Contraindications().forbids(frame, known, loaded.problem) is not by_hand
    assert judged(loaded, Contraindications(), one) == (0 if by_hand else None)
    return by_hand


@pytest.mark.parametrize(
    ("flag", "out", "left"),
    [
        ("gluteal-tendon", "side-plank", "side-plank-wall"),
        ("gluteal-tendon", "clam", "band-walk"),
        ("wrist", "plank-straight-arm", "plank-forearm"),
        ("shoulder", "plank-forearm", "plank-knee"),
        ("lumbar-flexion", "crunch", "mcgill-curl-up"),
        ("trunk-rotation", "twist-feet-down", "plank-forearm"),
        ("groin", "copenhagen-short", "bridge"),
        ("knee", "copenhagen-short", "bridge-single"),
        ("hamstring-tendon", "bridge-single", "bridge"),
        ("hip-impingement", "slr-single", "march-hold"),
        ("supine-lying", "dead-bug", "plank-forearm"),
        ("back-pain-now", "superman", "bird-dog"),
    ],
)
def test_a_flag_rules_out_what_carries_it(flag: str, out: str, left: str) -> None:
    assert not allowed(out, flag)
    assert allowed(left, flag)
    assert allowed(out)


@pytest.mark.parametrize(("day", "expected"), [("2027-01-12", False), ("2027-01-13", False),
                                               ("2027-01-14", True)])  # fmt: skip
def test_until_includes_its_last_day(day: str, expected: bool) -> None:
    flag = {"flag": "gluteal-tendon", "until": "2027-01-13"}
    assert allowed("side-plank", flag, day=day) == expected


def test_the_longer_of_two_entries_for_a_flag_holds() -> None:
    flags = [{"flag": "knee", "until": "2027-01-10"}, {"flag": "knee", "until": "2027-01-13"}]
    assert not allowed("copenhagen-short", *flags)
    assert allowed("copenhagen-short", *flags, day="2027-01-14")


@pytest.mark.parametrize(
    "flag", ["pregnancy", "pelvic-floor", "hernia", "hypertension", "osteoporosis"]
)
def test_level_1_until_cleared(flag: str) -> None:
    """Side-lying adduction, level 2, carries none of these flags."""
    assert not allowed("side-lying-add", flag)
    assert allowed("side-bend-free", flag)
    assert allowed("breath-march", flag)
    assert not allowed("side-lying-add", flag, cleared="2027-01-14")
    assert allowed("side-lying-add", flag, cleared="2027-01-13")


def test_a_clearance_does_not_lift_the_flag_itself() -> None:
    assert not allowed("hollow-tuck", "hernia", cleared="2027-01-01")


@pytest.mark.parametrize("flag", ["knee", "back-pain-now"])
def test_other_flags_need_no_clearance(flag: str) -> None:
    assert allowed("side-lying-add", flag)


def test_a_flag_that_has_run_out_needs_no_clearance() -> None:
    flag = {"flag": "hypertension", "until": "2027-01-12"}
    assert allowed("side-lying-add", flag, day="2027-01-13")
    assert not allowed("side-lying-add", flag, day="2027-01-12")


def test_messages_name_no_flag() -> None:
    loaded = athlete(about={"avoid": ["hernia"]})
    sets = {"hollow-tuck": 1, "side-lying-add": 1}
    one = session(loaded, "2027-01-13 19:00", 20, "heavy", sets)
    names = [loaded.problem.catalogue.by_id[id_].name for id_ in sets]
    assert said(loaded, Contraindications(), one) == [
        f"{names[0]} is ruled out by athlete.avoid",
        f"{names[1]} needs a clinician's word first",
    ]


STAGED = {"postpartum", "diastasis"}
CLEARANCE = STAGED | {"pregnancy", "pelvic-floor", "hernia", "hypertension", "osteoporosis"}
SLOW = CLEARANCE | {"back-pain-now"}

DIPS = {
    "side-plank-dips", "side-plank-roll", "plank-rkc", "walk-out-knee", "walk-out", "inchworm",
}  # fmt: skip
GENTLEST = {
    "breath-9090", "breath-rib", "pelvic-tilt", "breath-march", "pf-contract", "heel-slide",
    "bridge", "clam", "march-hold", "plank-wall",
}  # fmt: skip
OPENED = {
    "plank-knee", "bear-hold", "toe-tap", "dead-bug", "bicycle-headdown", "cobra", "swimming",
}  # fmt: skip
TOES = {
    "plank-incline", "plank-forearm", "plank-straight-arm", "plank-rkc", "plank-leg-lift",
    "plank-bent-hip-ext", "plank-long-lever", "body-saw", "stir-the-pot", "shoulder-tap",
    "renegade-row", "plank-two-point", "side-plank", "side-plank-dips", "side-plank-reach",
    "side-plank-roll", "side-plank-abd", "side-plank-knee-drive", "side-plank-leg-swing",
    "side-plank-suspended", "push-up-incline", "push-up-plus", "push-up-leg-lift",
}  # fmt: skip
TURNS = {"hip-crossover", "chop-hk-rot", "chop-hk-stability", "chop-standing", "chop-split"}

WEEK_0 = {"cleared": "2027-02-01", "checked": "2026-10-01"}
WEEK_1 = {"cleared": "2027-01-13", "checked": "2026-10-01"}
WEEK_6 = {"cleared": "2026-12-03", "checked": "2026-10-01"}
UNCHECKED = {"cleared": "2026-12-02"}
WEEK_7 = {"cleared": "2026-12-02", "checked": "2027-01-13"}
WEEK_12 = {"cleared": "2026-10-22", "checked": "2026-10-22"}
WEEK_13 = {"cleared": "2026-10-21", "checked": "2026-10-21"}
BORN = {"born_child": "2026-12-03", "cleared": "2026-12-20", "checked": "2026-12-20"}
DAYS: list[tuple[int, dict[str, str]]] = [
    (0, {}), (0, WEEK_0), (0, BORN), (1, BORN | {"born_child": "2026-12-02"}), (1, WEEK_1),
    (1, WEEK_6), (1, UNCHECKED), (2, WEEK_7), (2, WEEK_12), (3, WEEK_13),
]  # fmt: skip
"""Stages reached on 13 January 2027, with what the athlete says."""


def of_stage(exercise: Exercise, flags: set[str], stage: int) -> bool:
    """Whether the coach's table forbids an exercise after a birth, or with parted muscles."""
    parted = "diastasis" in flags
    match min(stage, 2) if parted else stage:
        case 0:
            return exercise.id not in GENTLEST
        case 1:
            closed = OPENED | TOES | (TURNS if parted else set())
            return exercise.id in closed or not flags.isdisjoint(exercise.flags)
        case 2:
            closed = TOES | TURNS if parted else TOES - {"side-plank"}
            flagged = not flags.isdisjoint(exercise.flags)
            return exercise.id in closed or (flagged and exercise.id not in OPENED)
    return False


def expected(exercise: Exercise, flags: set[str], stage: int, waiting: bool) -> bool:
    """Whether the coach's tables and the catalogue forbid an exercise."""
    others = flags - STAGED
    return (
        not others.isdisjoint(exercise.flags)
        or (waiting and exercise.level > 1 and not flags.isdisjoint(CLEARANCE))
        or (not flags.isdisjoint(STAGED) and of_stage(exercise, flags & STAGED, stage))
        or (not flags.isdisjoint(SLOW) and (exercise.fast or exercise.id in DIPS))
    )


FLAGS = [{flag} for flag in sorted(load_catalogue().flags)]
FLAGS += [STAGED, {"diastasis", "pelvic-floor", "wrist"}, {"knee", "neck"}]


@pytest.mark.parametrize("flags", FLAGS, ids=lambda each: "+".join(sorted(each)))
@pytest.mark.parametrize(("stage", "about"), DAYS, ids=lambda each: str(each))
def test_every_exercise_under_every_flag_and_stage(
    flags: set[str], stage: int, about: dict[str, str]
) -> None:
    staged = not flags.isdisjoint(STAGED)
    if not staged:
        about = {key: day for key, day in about.items() if key != "born_child"}
    loaded = athlete(about={"avoid": sorted(flags), **about})
    known = loaded.problem.catalogue.exercises
    one = session(loaded, "2027-01-13 19:00", 20, "heavy", {each.id: 1 for each in known})
    (frame,) = frames_of_sessions([one], loaded.problem)
    waiting = about.get("cleared", "2100-01-01") > "2027-01-13"
    out = {each.id for each in known if expected(each, flags, stage, waiting)}
    forbidden = {
        each.id for each in known if Contraindications().forbids(frame, each, loaded.problem)
    }
    starts = [message.split(" is ")[0].split(" needs ")[0].split(" comes ")[0]
              for message in said(loaded, Contraindications(), one)]  # fmt: skip
    assert forbidden == out
    assert sorted(starts) == sorted(each.name for each in known if each.id in out)


SAFE: list[tuple[str, set[str]]] = [
    ("osteoporosis", {"crunch", "bicycle-crunch", "twist-feet-down", "twist-weighted", "inchworm"}),
    ("osteoporosis", {"side-plank-roll", "walk-out", "kb-swing", "mb-side-throw", "hollow-rock"}),
    ("hypertension", {"plank-forearm", "side-plank", "hollow-hold", "kb-swing", "hang-leg"}),
    ("hypertension", {"side-plank-dips", "plank-rkc", "walk-out-knee", "mb-side-throw"}),
    ("pregnancy", {"crunch", "dead-bug", "superman", "plank-forearm", "mb-side-throw"}),
    ("diastasis", {"crunch", "plank-forearm", "side-plank", "push-up-plus", "chop-split"}),
    ("postpartum", {"crunch", "plank-forearm", "push-up-plus", "leg-raise-lying", "flutter"}),
    ("hernia", {"hollow-tuck", "leg-raise-lying", "walk-out", "body-saw"}),
    ("pelvic-floor", {"kb-swing", "flutter", "leg-raise-lying", "mb-side-throw"}),
    ("back-pain-now", {"superman", "crunch", "twist-feet-down", "walk-out-knee"}),
]


@pytest.mark.parametrize(("flag", "out"), SAFE, ids=str)
def test_what_is_out_even_when_cleared(flag: str, out: set[str]) -> None:
    """Twelve weeks after the clinician's word, and checked."""
    loaded = athlete(about={"avoid": [flag], **WEEK_12})
    one = session(loaded, "2027-01-13 19:00", 20, "heavy", dict.fromkeys(sorted(out), 1))
    assert len(said(loaded, Contraindications(), one)) == len(out)


def test_messages_of_stages_name_no_flag() -> None:
    loaded = athlete(about={"avoid": ["postpartum", "hernia"], **WEEK_7})
    one = session(loaded, "2027-01-13 19:00", 20, "heavy", {"plank-forearm": 1, "plank-rkc": 1})
    assert said(loaded, Contraindications(), one) == [
        "Forearm plank comes in a later stage of the return",
        "Posterior-tilt (RKC) plank comes in a later stage of the return",
    ]
    loaded = athlete(about={"avoid": ["osteoporosis"], **WEEK_7})
    one = session(loaded, "2027-01-13 19:00", 20, "heavy", {"plank-rkc": 1})
    assert said(loaded, Contraindications(), one) == [
        "Posterior-tilt (RKC) plank is too fast or too long a lever for now"
    ]


MOVES = {
    "birth_weeks": Move(8, "after-birth", ("2027-01-06 19:00 15 light A: side-plank-wall 1",)),
    "toes_weeks": Move(8, "after-birth", ("2027-02-15 19:00 15 light A: plank-knee 1",)),
    "stage_weeks": Move(16, "after-birth", ("2027-03-31 19:00 15 light A: plank-forearm 1",)),
}
