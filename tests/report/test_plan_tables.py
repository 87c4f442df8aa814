"""A plan as tables of its sessions and phases."""

from datetime import timedelta

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.instance import Instance
from planner.plan.plan import PlannedPhase
from planner.report.plan_tables import phase_table, session_table
from tests.report.summary_samples import START, plan, read, shown


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return read(tmp_path_factory.mktemp("athlete"))


def test_a_row_for_every_session() -> None:
    sessions = session_table(plan())
    assert len(sessions) == 6
    assert list(sessions["phase"]) == [0, 0, 0, 0, 0, 1]
    assert list(sessions["minutes"]) == [15, 20, 20, 25, 20, 8]
    assert list(sessions["monday"])[:3] == [START, START, START + timedelta(days=7)]


def test_a_row_for_every_phase() -> None:
    base, race = phase_table(plan()).to_dict("records")
    assert (base["phase"], base["weeks"], base["sessions"]) == ("base", 2, 5)
    assert (base["a_week"], base["minutes"]) == ("2-3", "15-25")
    assert base["end"] == START + timedelta(days=13)
    assert (race["weeks"], race["a_week"], race["minutes"]) == (1, "1", "8")


def test_a_week_mostly_of_another_phase_does_not_count() -> None:
    """A recovery that starts on the Sunday after a Saturday race has a first week of one day."""
    starts = START + timedelta(days=6)
    phases = (
        PlannedPhase(phase=PhaseKind.RACE, start=START, end=starts),
        PlannedPhase(phase=PhaseKind.RECOVERY, start=starts, end=START + timedelta(days=14)),
    )
    rows = phase_table(plan().model_copy(update={"phases": phases})).to_dict("records")
    assert [row["a_week"] for row in rows] == ["2", "3"]
    assert [row["weeks"] for row in rows] == [1, 2]


def test_an_empty_plan_has_tables_too(instance: Instance) -> None:
    empty = plan().model_copy(update={"sessions": ()})
    assert len(session_table(empty)) == 0
    assert list(phase_table(empty)["a_week"]) == ["0", "0"]
    assert list(phase_table(empty)["minutes"]) == ["-", "-"]
    assert "\nCity 10k, Sat 23 Jan: no heavy session, no session." in shown(empty, instance)
