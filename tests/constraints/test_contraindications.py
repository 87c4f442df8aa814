"""``contraindications``: flags, until their date, and a clinician's word."""

from typing import Any

import pytest

from planner.constraints.contraindications import Contraindications
from planner.problem.session_frame import frames_of_sessions
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session


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


CLEARANCE = [
    "pregnancy",
    "postpartum",
    "pelvic-floor",
    "hernia",
    "hypertension",
    "osteoporosis",
]


@pytest.mark.parametrize("flag", CLEARANCE)
def test_level_1_until_cleared(flag: str) -> None:
    """Side-lying adduction, level 2, carries none of these flags."""
    assert not allowed("side-lying-add", flag)
    assert allowed("side-plank-wall", flag)
    assert allowed("breath-march", flag)
    assert not allowed("side-lying-add", flag, cleared="2027-01-14")
    assert allowed("side-lying-add", flag, cleared="2027-01-13")


def test_a_clearance_does_not_lift_the_flag_itself() -> None:
    assert not allowed("hollow-tuck", "hernia", cleared="2027-01-01")


@pytest.mark.parametrize("flag", ["knee", "diastasis", "back-pain-now"])
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
