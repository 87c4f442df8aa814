"""Flags that slow training down, and exercises that age and bones decide about."""

from datetime import date
from typing import Any

import pytest

from planner.catalogue.load import load_catalogue
from planner.problem.health import (
    LOADS,
    NEEDS_CLEARANCE,
    SLOW_FLAGS,
    is_dip_or_roll,
    is_for_adults,
    is_hinge_or_squat,
)
from planner.problem.problem import Problem
from tests.constraints.agreement import athlete

CATALOGUE = load_catalogue()
KNOWN = CATALOGUE.by_id
DAY = date(2027, 1, 13)

SLOW = {
    "pregnancy", "postpartum", "pelvic-floor", "diastasis", "hernia", "osteoporosis",
    "hypertension", "back-pain-now",
}  # fmt: skip


def with_(*avoid: Any, **about: Any) -> Problem:
    return athlete(about={"avoid": list(avoid), **about}).problem


def ids(tell: Any) -> set[str]:
    return {id_ for id_, exercise in KNOWN.items() if tell(exercise)}


def test_flags_are_the_catalogues() -> None:
    assert SLOW_FLAGS == SLOW
    assert set(CATALOGUE.flags) > SLOW
    assert {"back-pain-now"} == SLOW - NEEDS_CLEARANCE
    assert set(CATALOGUE.equipment) > LOADS


@pytest.mark.parametrize("flag", sorted(CATALOGUE.flags))
def test_slow_while_a_flag_lasts(flag: str) -> None:
    until = {"flag": flag, "until": "2027-01-13"}
    assert with_(until).slow_on(DAY) == (flag in SLOW)
    assert not with_(until).slow_on(date(2027, 1, 14))


@pytest.mark.parametrize(
    ("avoid", "about", "longest"),
    [
        ([], {}, None),
        (["wrist", "pelvic-floor"], {}, None),
        (["hypertension"], {}, 15),
        ([{"flag": "hypertension", "until": "2027-01-12"}], {}, None),
        (["postpartum"], {}, 15),
        (["postpartum"], {"cleared": "2027-01-13"}, 20),
        (["diastasis"], {"cleared": "2026-12-01", "checked": "2026-12-01"}, 20),
        (["diastasis", "hypertension"], {"cleared": "2026-12-01"}, 15),
        (["postpartum"], {"cleared": "2026-09-01", "checked": "2026-12-01"}, None),
    ],
)
def test_the_longest_hold(avoid: list[Any], about: dict[str, Any], longest: int | None) -> None:
    assert with_(*avoid, **about).longest_hold_on(DAY) == longest


def test_dips_and_rolls() -> None:
    assert ids(is_dip_or_roll) == {
        "side-plank-dips", "side-plank-roll", "plank-rkc", "walk-out-knee", "walk-out", "inchworm",
    }  # fmt: skip


def test_what_is_for_adults() -> None:
    named = {"kb-swing", "twist-weighted", "hang-leg", "rollout-ball", "rollout-ball-toes"}
    named |= {"rollout-wheel", "rollout-suspension"}
    loaded = {"bicycle-band", "chop-split", "pallof-march", "renegade-row", "waiter-carry"}
    assert ids(is_for_adults) == named | loaded | {"mb-side-throw"}


def test_hinges_and_squats() -> None:
    found = ids(is_hinge_or_squat)
    assert {"split-squat", "lunge-knee-drive", "sl-rdl", "step-up-drive", "pf-squat"} < found
    assert {"sl-squat", "sl-squat-box", "sl-hinge-reach"} < found
    assert found.isdisjoint({"standing-leg-curl", "march-hold", "bridge", "hip-hike", "kb-swing"})


def test_sessions_begin_with_them_where_bones_are_fragile() -> None:
    squat, bridge = KNOWN["split-squat"], KNOWN["bridge"]
    fragile = with_("osteoporosis")
    assert (fragile.opens_sessions(squat, DAY), fragile.opens_sessions(bridge, DAY)) == (
        True,
        False,
    )
    assert not with_("hypertension").opens_sessions(squat, DAY)


def repertoire(*avoid: Any, **about: Any) -> set[str]:
    return {exercise.id for exercise in with_(*avoid, **about).repertoire}


def test_the_repertoire_keeps_what_a_stage_of_the_season_opens() -> None:
    """The season is 4 to 31 January."""
    early = {"cleared": "2026-12-10", "checked": "2026-12-10"}  # second stage on 21 January
    late = {"cleared": "2026-10-20", "checked": "2026-12-10"}  # third stage on 12 January
    assert "plank-knee" in repertoire("postpartum", **early)
    assert "plank-knee" not in repertoire("postpartum", cleared="2026-12-30", checked="2026-12-30")
    assert "plank-forearm" not in repertoire("postpartum", **early)
    assert "plank-forearm" in repertoire("postpartum", **late)
    assert "plank-forearm" not in repertoire("postpartum", "diastasis", **late)
    assert "plank-forearm" in repertoire("postpartum", {"flag": "diastasis", "until": DAY}, **late)


@pytest.mark.parametrize("flag", sorted(SLOW))
def test_the_repertoire_leaves_out_what_slow_flags_do_for_good(flag: str) -> None:
    found = repertoire(flag, cleared="2026-01-01", checked="2026-01-01")
    assert all(KNOWN[id_].level <= 3 and not KNOWN[id_].fast for id_ in found)
    assert not any(is_dip_or_roll(KNOWN[id_]) for id_ in found)
    if flag not in ("postpartum", "pregnancy", "diastasis", "back-pain-now"):
        until = repertoire({"flag": flag, "until": DAY}, cleared="2026-01-01")
        assert {"side-plank-dips", "sl-squat"} <= until


def test_the_repertoire_of_the_young_and_of_those_from_55_on() -> None:
    assert not any(is_for_adults(KNOWN[id_]) for id_ in repertoire(born=2010))
    assert "rollout-ball" in repertoire(born=2009)
    assert not any(is_dip_or_roll(KNOWN[id_]) for id_ in repertoire(born=1972))
    assert "plank-rkc" in repertoire(born=1973)
