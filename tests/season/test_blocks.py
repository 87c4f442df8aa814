from datetime import date, timedelta

from planner.athlete.phase_kind import PhaseKind
from planner.season.blocks import PROGRAMME_MOST_WEEKS, TrainingBlock, blocks_of
from planner.season.plan_season import plan_season
from planner.season.season_settings import SeasonSettings
from tests.season.season_calendars import HALF, MARATHON, athlete_file, race


def blocks(*races: object, **more: object) -> tuple[TrainingBlock, ...]:
    file = athlete_file(*races, **more)  # type: ignore[arg-type]
    return blocks_of(plan_season(file, SeasonSettings(), date(2027, 1, 1)))


def shape(found: tuple[TrainingBlock, ...]) -> list[tuple[str, int, int]]:
    """Phase, weeks and programme of each block."""
    return [(block.phase.value, len(block.weeks), block.programme) for block in found]


def test_blocks_partition_the_season() -> None:
    found = blocks(race("05-30", MARATHON))
    assert found[0].start == date(2027, 1, 4)
    assert [a.end for a in found[:-1]] == [b.start for b in found[1:]]
    assert found[-1].end == found[-1].weeks[-1].days[-1] + timedelta(days=1)


def test_taper_race_and_recovery_carry_on_the_programme_before_them() -> None:
    found = blocks(race("05-30", MARATHON))
    eased = [block for block in found if not block.settled]
    last = max(block.programme for block in found if block.settled)
    assert {block.phase for block in eased} == {PhaseKind.TAPER, PhaseKind.RECOVERY}
    assert {block.programme for block in eased} == {last}


def test_after_a_recovery_a_programme_begins() -> None:
    found = blocks(race("04-18", HALF), race("10-10", HALF))
    phases = [block.phase for block in found]
    after = phases.index(PhaseKind.RECOVERY) + 1
    assert found[after].programme == found[after - 1].programme + 1


def test_a_mesocycle_of_one_week_joins_the_next_one() -> None:
    found = blocks(phases="base 01-04, build 01-11", end="2027-02-07")
    assert shape(found) == [("base", 1, 1), ("build", 4, 1)]


def test_a_mesocycle_of_three_weeks_stands_alone() -> None:
    found = blocks(phases="base 01-04, build 01-25", end="2027-02-21")
    assert shape(found) == [("base", 3, 1), ("build", 4, 2)]


def test_the_last_short_one_joins_the_one_before() -> None:
    found = blocks(phases="base 01-04, build 02-01", end="2027-02-14")
    assert shape(found) == [("base", 4, 1), ("build", 2, 1)]


def test_no_programme_has_more_than_seven_weeks_of_training() -> None:
    for found in (blocks(race("05-30", MARATHON)), blocks(end="2027-12-26")):
        weeks: dict[int, int] = {}
        for block in found:
            if block.settled:
                weeks[block.programme] = weeks.get(block.programme, 0) + len(block.weeks)
        assert max(weeks.values()) <= PROGRAMME_MOST_WEEKS


def test_its_lighter_weeks_are_the_deloads() -> None:
    found = blocks(phases="build 01-04", end="2027-02-28")
    for block in found:
        assert block.lighter == tuple(w.monday for w in block.weeks if w.deload)
    assert any(block.lighter for block in found)
