"""The value in force: as written, by what it follows from, cut by age."""

import pytest

from planner.configuration.in_force import Held, InForce
from planner.configuration.layers import Origin
from tests.constraints.builders import problem

WRITTEN = Origin("athlete.yaml", 7)


@pytest.mark.parametrize(
    ("born", "name", "path", "written", "held"),
    [
        (1990, "session-time", "cold", False, Held(180)),
        (1990, "session-time", "cold", True, Held(180, WRITTEN)),
        (1960, "session-time", "cold", False, Held(300, follows="from 55 years on")),
        (1960, "session-time", "cold", True, Held(180, WRITTEN)),
        (2012, "sessions-per-week", "most", False, Held(3, follows="under 18 years")),
        (1990, "deload", "every_weeks", True, Held(4, follows="under 55 years")),
    ],
)
def test_a_value_that_holds(born: int, name: str, path: str, written: bool, held: Held) -> None:
    loaded = problem(athlete={"born": born})
    constraint = next(each for each in loaded.constraints if each.name == name)
    origins = {(name, path): WRITTEN} if written else {}
    assert InForce(constraint, loaded.problem, origins).held(path) == held


def test_what_is_written_is_cut_under_18_years() -> None:
    loaded = problem(athlete={"born": 2012}, constraints={"sessions-per-week": {"most": 5}})
    constraint = next(each for each in loaded.constraints if each.name == "sessions-per-week")
    found = InForce(constraint, loaded.problem, loaded.written.origins).held("most")
    assert found == Held(3, limit="under 18 years")
