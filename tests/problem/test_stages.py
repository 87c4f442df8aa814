"""Stages after a birth and with parted muscles: their days, what they open, their doses."""

from datetime import date, timedelta
from typing import Any

import pytest

from planner.athlete.models.person import Athlete, Avoid
from planner.catalogue.load import load_catalogue
from planner.problem.stages import Stage, StageDose, allows, stage_dose, stage_of
from planner.settings.contraindications import ContraindicationSettings

KNOWN = load_catalogue().by_id
BOTH = frozenset({"postpartum", "diastasis"})
CLEARED = date(2027, 1, 4)


def number(
    after: int, *flags: str, settings: dict[str, int] | None = None, **about: Any
) -> int | None:
    """The stage so many days after a clinician's word."""
    athlete = Athlete(
        timezone="UTC", avoid=[Avoid(flag=flag) for flag in flags], **{"cleared": CLEARED, **about}
    )
    day = CLEARED + timedelta(days=after)
    own = ContraindicationSettings(**(settings or {}))
    found = stage_of(frozenset(flags), day, athlete, own)
    assert found is None or found.flags == BOTH.intersection(flags)
    return None if found is None else found.number


@pytest.mark.parametrize("flags", [(), ("pelvic-floor",), ("pregnancy", "hernia")])
def test_other_flags_have_no_stages(flags: tuple[str, ...]) -> None:
    assert number(0, *flags) is None


@pytest.mark.parametrize(
    ("after", "stage"), [(-1, 0), (0, 1), (41, 1), (42, 2), (83, 2), (84, 3), (400, 3)]
)
def test_stages_count_from_the_clinicians_word(after: int, stage: int) -> None:
    assert number(after, "postpartum", checked=CLEARED) == stage
    assert number(after, "diastasis", checked=CLEARED) == min(stage, 2)
    assert number(after, "postpartum", "diastasis", "wrist", checked=CLEARED) == min(stage, 2)


@pytest.mark.parametrize(
    ("weeks_before", "first"), [(0, 42), (2, 28), (5, 7), (6, 0), (7, 0), (40, 0)]
)
def test_six_weeks_from_the_birth_where_that_is_later(weeks_before: int, first: int) -> None:
    born = CLEARED - timedelta(weeks=weeks_before)
    stages = [number(first + n, "postpartum", born_child=born, checked=born) for n in (0, 42, 84)]
    assert stages == [1, 2, 3]
    assert number(first - 1, "postpartum", born_child=born, checked=born) == 0


def test_without_a_clinicians_word_nothing_begins() -> None:
    born = CLEARED - timedelta(weeks=30)
    assert number(0, "postpartum", cleared=None) == 0
    assert number(0, "postpartum", cleared=None, born_child=born, checked=born) == 0
    assert number(0, "diastasis", cleared=None) == 0


def test_a_birth_that_is_still_to_come() -> None:
    assert number(30, "postpartum", born_child=CLEARED + timedelta(days=20)) == 0


@pytest.mark.parametrize(
    ("checked_after", "first"), [(None, None), (0, 42), (42, 42), (50, 50), (90, 90)]
)
def test_the_first_stage_goes_on_until_somebody_has_looked(
    checked_after: int | None, first: int | None
) -> None:
    checked = None if checked_after is None else CLEARED + timedelta(days=checked_after)
    stages = [number(day, "postpartum", checked=checked) for day in range(200)]
    if first is None:
        assert stages == [1] * 200
    else:
        assert stages == [1] * first + [2] * max(0, 84 - first) + [3] * (200 - max(84, first))


def test_an_athlete_may_take_longer() -> None:
    longer = {"birth_weeks": 8, "toes_weeks": 8, "stage_weeks": 20}
    born = {"born_child": CLEARED, "checked": CLEARED}
    days = (55, 56, 111, 112, 195, 196)
    assert [number(day, "postpartum", settings=longer, **born) for day in days] == [
        0, 1, 1, 2, 2, 3,
    ]  # fmt: skip


GENTLEST = {
    "breath-9090", "breath-rib", "pelvic-tilt", "breath-march", "pf-contract", "heel-slide",
    "bridge", "clam", "march-hold", "plank-wall",
}  # fmt: skip


@pytest.mark.parametrize("flags", [{"postpartum"}, {"diastasis"}, BOTH], ids=sorted)
def test_before_day_zero_there_is_only_this(flags: set[str]) -> None:
    before = Stage(0, frozenset(flags))
    assert {id_ for id_, each in KNOWN.items() if allows(each, before)} == GENTLEST


@pytest.mark.parametrize("flags", [{"postpartum"}, {"diastasis"}, BOTH], ids=sorted)
def test_each_stage_leaves_what_the_one_before_it_does(flags: set[str]) -> None:
    left = [
        {id_ for id_, each in KNOWN.items() if allows(each, Stage(n, frozenset(flags)))}
        for n in range(4)
    ]
    assert left[0] < left[1] < left[2] < left[3] == set(KNOWN)


OPENED = {
    "plank-knee", "bear-hold", "toe-tap", "dead-bug", "bicycle-headdown", "cobra", "swimming",
}  # fmt: skip


@pytest.mark.parametrize(
    ("flag", "opened"), [("postpartum", OPENED | {"side-plank"}), ("diastasis", OPENED)]
)
def test_the_second_stage_opens(flag: str, opened: set[str]) -> None:
    first, second = (Stage(n, frozenset({flag})) for n in (1, 2))
    new = {id_ for id_, each in KNOWN.items() if allows(each, second) and not allows(each, first)}
    assert new == opened


@pytest.mark.parametrize("stage", [1, 2])
def test_turns_wait_where_muscles_are_parted(stage: int) -> None:
    turns = [KNOWN[id_] for id_ in ("hip-crossover", "chop-hk-stability", "chop-hk-rot")]
    assert [allows(each, Stage(stage, frozenset({"diastasis"}))) for each in turns] == [False] * 3
    assert [allows(each, Stage(stage, frozenset({"postpartum"}))) for each in turns] == [True] * 3


@pytest.mark.parametrize(
    ("exercise", "stage", "dose"),
    [
        ("bridge", 0, StageDose(8, 8, 1, grows=False)),
        ("plank-wall", 0, StageDose(10, 15, 2, grows=False)),
        ("clam", 0, StageDose(KNOWN["clam"].dose.low, KNOWN["clam"].dose.low, 2, grows=False)),
        ("pf-contract", 0, StageDose(8, 8, 1, grows=False)),
        ("bridge", 1, None),
        ("plank-wall", 1, None),
        ("plank-knee", 2, StageDose(10, 20)),
        ("bear-hold", 2, StageDose(10, 20)),
        ("side-plank", 2, StageDose(10, 20)),
        ("side-plank-knee", 2, None),
        ("toe-tap", 2, None),
        ("cobra", 2, None),
        ("plank-knee", 3, None),
    ],
)
def test_doses(exercise: str, stage: int, dose: StageDose | None) -> None:
    assert stage_dose(KNOWN[exercise], Stage(stage, BOTH)) == dose
