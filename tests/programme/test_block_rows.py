from itertools import pairwise

from planner.athlete.phase_kind import SETTLED_PHASES
from planner.programme.block_rows import block_rows
from planner.programme.themes import THEME_OF_NAME
from tests.constraints.builders import problem

SEASON = {"start": "2027-01-04", "end": "2027-05-30"}
RACE = [{"name": "Half", "date": "2027-05-16", "distance": "half marathon", "priority": "A"}]


def test_rows_partition_the_season_and_have_themes_of_their_phase() -> None:
    it = problem(season=SEASON, races=RACE).problem
    rows = block_rows(it)
    assert (rows[0].start, (rows[-1].end - it.season.end).days) == (it.season.start, 1)
    assert all(a.end == b.start for a, b in pairwise(rows))
    for row in rows:
        assert row.phase in THEME_OF_NAME[row.theme].phases | SETTLED_PHASES


def test_blocks_of_training_that_share_a_programme_are_one() -> None:
    phases = [
        {"phase": "base", "start": "2027-01-04"},
        {"phase": "build", "start": "2027-01-11"},
    ]
    it = problem(season={"start": "2027-01-04", "end": "2027-02-07", "phases": phases}).problem
    assert len(it.blocks) == 2
    (row,) = block_rows(it)
    assert (row.start, row.end) == (it.season.start, it.blocks[-1].end)


def test_new_athletes_take_their_first_steps_first() -> None:
    new = problem(athlete={"experience": "new"}, season=SEASON, races=RACE).problem
    assert block_rows(new)[0].theme == "First steps"
    regular = problem(season=SEASON, races=RACE).problem
    assert block_rows(regular)[0].theme != "First steps"


def test_no_theme_of_training_comes_twice_running() -> None:
    rows = block_rows(problem(season=SEASON, races=RACE).problem)
    settled = [row for row in rows if row.phase in SETTLED_PHASES]
    assert all(a.theme != b.theme for a, b in pairwise(settled))
