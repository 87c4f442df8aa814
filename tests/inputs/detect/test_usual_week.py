"""The usual running week, from what was run or what is planned."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.athlete.models.running import RunKind
from planner.inputs.detect.usual_week import (
    Outing,
    outings_of,
    usual_week,
    weeks_after,
    weeks_before,
)
from planner.timeline.instants import monday_of
from tests.inputs.detect.folders import TODAY, activities
from tests.inputs.history.exports import BERLIN, read

MONDAY = date(2026, 10, 5)
WEEKS = [MONDAY + timedelta(weeks=n) for n in range(8)]


def tuesdays(count: int, **more: object) -> list[Outing]:
    fields = {"start": 1080, "kind": RunKind.EASY, "minutes": 48, "distance_m": 8100} | more
    return [Outing(week + timedelta(days=1), **fields) for week in WEEKS[:count]]  # type: ignore[arg-type]


def shown(week: dict[int, Outing]) -> dict[int, tuple[str, int | None, int | None, int | None]]:
    return {
        day: (run.kind.value, run.start, run.minutes, run.distance_m) for day, run in week.items()
    }


def test_half_of_the_weeks_make_it_usual_and_numbers_are_rounded() -> None:
    assert shown(usual_week(tuesdays(4), WEEKS)) == {1: ("easy", 1080, 50, 8000)}
    assert usual_week(tuesdays(3), WEEKS) == {}


def test_the_commonest_kind_and_the_middle_numbers() -> None:
    runs = [
        *tuesdays(8, kind=RunKind.TEMPO)[:5],
        *tuesdays(8, minutes=90, distance_m=None, start=None)[5:],
    ]
    assert shown(usual_week(runs, WEEKS)) == {1: ("tempo", 1080, 50, 8000)}
    races = usual_week(tuesdays(8, kind=RunKind.RACE), WEEKS)
    assert races[1].kind is RunKind.TEMPO


@pytest.mark.parametrize(
    ("starts", "usual"),
    [((1080, 1085, 1110, 1020), 1080), ((360, 720, 1080, 1200), None), ((1439,) * 4, 1425)],
)
def test_a_start_is_proposed_if_it_is_usual(starts: tuple[int, ...], usual: int | None) -> None:
    runs = [tuesdays(n + 1, start=start)[n] for n, start in enumerate(starts)]
    assert usual_week(runs, WEEKS[:4])[1].start == usual


@pytest.mark.parametrize(("minutes", "kind"), [(65, "long"), (60, "easy")])
def test_the_longest_of_three_days_is_the_long_run_if_it_stands_out(
    minutes: int, kind: str
) -> None:
    runs = [
        Outing(week + timedelta(days=day), None, RunKind.EASY, length)
        for week in WEEKS
        for day, length in ((1, 50), (3, 50), (6, minutes))
    ]
    assert usual_week(runs, WEEKS)[6].kind.value == kind
    assert usual_week(runs[:1] + runs[2:3], WEEKS[:1])[6].kind is RunKind.EASY


def test_of_two_runs_of_a_day_the_longer_one() -> None:
    runs = [*tuesdays(8), *tuesdays(8, minutes=20, distance_m=3000, start=360)]
    assert shown(usual_week(runs, WEEKS)) == {1: ("easy", 1080, 50, 8000)}


def test_what_was_run_is_told_by_titles_and_efforts(tmp_path: Path) -> None:
    history = read(tmp_path, activities())
    done = outings_of(history, BERLIN)
    assert len(done) == 31
    week = usual_week(done, weeks_before(history.end, done))
    assert shown(week) == {
        1: ("intervals", 1095, 50, 10_000),
        3: ("easy", 420, 45, 8000),
        6: ("long", 540, 110, 18_000),
    }


def test_which_weeks_are_looked_at() -> None:
    run = tuesdays(8)
    assert weeks_before(date(2026, 11, 29), run) == WEEKS
    assert weeks_before(date(2026, 11, 28), run) == WEEKS[:-1]
    assert weeks_before(date(2026, 10, 7), run[:1]) == [MONDAY]
    long = [Outing(MONDAY + timedelta(weeks=n), None, RunKind.EASY) for n in range(20)]
    assert weeks_after(MONDAY, long) == [MONDAY + timedelta(weeks=n) for n in range(1, 9)]
    assert weeks_after(MONDAY - timedelta(days=3), long)[0] == MONDAY
    assert weeks_after(date(2028, 1, 1), long) == [
        MONDAY + timedelta(weeks=n) for n in range(12, 20)
    ]
    assert monday_of(TODAY) == date(2026, 11, 23)
