from itertools import pairwise

from planner.programme.block_rows import block_rows
from tests.constraints.builders import problem

SEASON = {"start": "2027-01-04", "end": "2027-05-30"}
RACE = [{"name": "Half", "date": "2027-05-16", "distance": "half marathon", "priority": "A"}]


def test_rows_partition_the_season() -> None:
    it = problem(season=SEASON, races=RACE).problem
    rows = block_rows(it)
    assert (rows[0].start, (rows[-1].end - it.season.end).days) == (it.season.start, 1)
    assert all(a.end == b.start for a, b in pairwise(rows))
    assert [row.lighter for row in rows] == [block.lighter for block in it.blocks]


def test_blocks_of_training_that_share_a_programme_are_one() -> None:
    phases = [
        {"phase": "base", "start": "2027-01-04"},
        {"phase": "build", "start": "2027-01-11"},
    ]
    it = problem(season={"start": "2027-01-04", "end": "2027-02-07", "phases": phases}).problem
    assert len(it.blocks) == 2
    (row,) = block_rows(it)
    assert (row.start, row.end) == (it.season.start, it.blocks[-1].end)
