"""Settings left unset: what holds for this athlete, and what that follows from."""

from typing import Any

import pytest

from planner.constraints.area_recovery import AreaRecovery
from planner.constraints.base import Constraint
from planner.constraints.deload import Deload
from planner.constraints.level_cap import LevelCap
from planner.constraints.load_ramp import LoadRamp
from planner.constraints.progression import Progression
from planner.constraints.rotation import Rotation
from planner.constraints.session_class import SessionClassCeiling
from planner.constraints.session_time import SessionTime
from planner.constraints.variety import Variety
from tests.constraints.agreement import athlete

OLDER = "from 55 years on"


def follows(constraint: Constraint, experience: str = "regular", born: int = 1990) -> Any:
    return dict(constraint.defaults_for(athlete(experience, about={"born": born}).problem))


@pytest.mark.parametrize(
    ("constraint", "experience", "born", "expected"),
    [
        (AreaRecovery(), "regular", 1990, {}),
        (AreaRecovery(), "regular", 1960, {"target_hours": (72, OLDER)}),
        (AreaRecovery(older_target_hours=40), "regular", 1960, {"target_hours": (44, OLDER)}),
        (SessionTime(), "regular", 1990, {}),
        (SessionTime(older_or_early=400), "regular", 1960, {"cold": (400, OLDER)}),
        (Deload(), "regular", 1990, {"every_weeks": (4, "under 55 years")}),
        (Deload(), "regular", 1960, {"every_weeks": (3, OLDER)}),
        (Deload(every_weeks=5), "regular", 1960, {}),
        (LoadRamp(entry_load=200), "new", 1990, {"entry_session_load": (110, "new athletes")}),
        (LoadRamp(entry_load=200, entry_session_load=99), "new", 1990, {}),
        (Rotation(letters=2), "new", 1990, {"single_weeks": (3, "new athletes")}),
        (Rotation(single_weeks=0), "experienced", 1990, {"letters": (3, "experienced athletes")}),
        (SessionClassCeiling(), "regular", 1990, {}),
        (SessionClassCeiling(new_sets=2), "new", 1990,
         dict.fromkeys(("base", "build", "maintenance"), (2, "new athletes"))),
        (Variety(), "regular", 1990, {}),
        (Variety(), "new", 1990, {"most_distinct": (8, "new athletes")}),
        (Progression(start_level=3, familiar_level=2), "regular", 1990, {}),
        (Progression(start_level=3), "regular", 1960,
         {"familiar_level": (2, "regular athletes"), "days": (28, OLDER)}),
        (Progression(familiar_level=2), "new", 1990,
         {"start_level": (2, "new athletes"), "days": (28, "new athletes")}),
    ],
)  # fmt: skip
def test_what_follows(
    constraint: Constraint, experience: str, born: int, expected: dict[str, Any]
) -> None:
    assert follows(constraint, experience, born) == expected


def test_levels_follow_from_experience_and_age() -> None:
    usual = follows(LevelCap(), "experienced")
    assert usual["build"] == (5, "experienced athletes")
    assert usual["first_half"] == (3, "experienced athletes")
    assert follows(LevelCap(build=3, most=4), "experienced")["peak"][0] == 4
    assert "build" not in follows(LevelCap(build=3))
    assert "first_half" not in follows(LevelCap(base=3))
    assert follows(LevelCap(), "experienced", 1960)["build"][0] == 4
    assert follows(LevelCap(), "experienced", 2011)["build"][0] == 4


def test_what_follows_is_a_setting() -> None:
    for kind in (AreaRecovery, SessionTime, Deload, LoadRamp, Rotation, Variety, Progression):
        for experience in ("new", "experienced"):
            assert set(follows(kind(), experience, 1960)) <= set(kind.model_fields)
