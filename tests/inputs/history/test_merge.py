"""One activity where several files have the same one."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from planner.inputs.history.activity import Activity, Kind
from planner.inputs.history.merge import merge
from tests.inputs.history.exports import (
    GARMIN_HEADER,
    fit,
    garmin_row,
    read,
    strava,
    strava_row,
    table,
)

START = datetime(2026, 11, 3, 6, 30, tzinfo=UTC)


def run(after: float = 0, minutes: float = 50, km: float = 10, **more: object) -> Activity:
    start = START + timedelta(minutes=after)
    return Activity(start, Kind.RUN, round(60 * minutes), round(1000 * km), **more)  # type: ignore[arg-type]


def test_the_same_run_of_three_sources_counts_once(tmp_path: Path) -> None:
    history = read(
        tmp_path,
        strava(strava_row("Nov 3, 2026, 6:30:41 AM", km=10.02, rpe="6")),
        table(GARMIN_HEADER, garmin_row("2026-11-03 07:30:00", "10.00")),
        fit(START + timedelta(seconds=2), metres=9990),
        names=["activities.csv", "Activities-garmin.csv", "one.fit"],
        units="km",
    )
    (one,) = history.activities
    assert history.doubles == 2
    assert (one.rpe, one.mean_heart_rate) == (6.0, 151)
    assert list(history.table["runs"]) == [1]


def test_up_to_three_minutes_apart() -> None:
    assert len(merge([run(), run(3)])) == 1
    assert len(merge([run(), run(3.1)])) == 2


def test_a_short_warm_up_and_what_follows_are_two() -> None:
    assert len(merge([run(0, minutes=2, km=0.3), run(2)])) == 2


def test_another_kind_is_another_activity() -> None:
    strength = Activity(START, Kind.STRENGTH, 1200)
    assert merge([run(), strength]) == sorted([run(), strength])


def test_what_one_lacks_the_other_gives() -> None:
    (one,) = merge([run(km=0, title="Tempo", rpe=7.0), run(1, km=10, mean_heart_rate=160)])
    assert (one.metres, one.title, one.rpe, one.mean_heart_rate) == (10_000, "Tempo", 7.0, 160)


ACTIVITIES = st.lists(
    st.builds(
        Activity,
        start=st.integers(0, 40).map(lambda n: START + timedelta(seconds=45 * n)),
        kind=st.sampled_from(Kind),
        seconds=st.integers(1, 3600),
        metres=st.integers(0, 20_000),
        title=st.sampled_from(["", "a", "b"]),
        rpe=st.sampled_from([None, 3.0, 7.0]),
    ),
    max_size=8,
)


@given(ACTIVITIES, st.randoms())
def test_the_order_of_the_files_makes_no_difference(
    activities: list[Activity], chance: object
) -> None:
    shuffled = list(activities)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merge(shuffled) == merge(activities)


@given(ACTIVITIES)
def test_everything_twice_is_everything_once(activities: list[Activity]) -> None:
    assert merge([*activities, *activities]) == merge(activities)


@given(ACTIVITIES)
def test_nothing_is_made_up(activities: list[Activity]) -> None:
    merged = merge(activities)
    assert {one.start for one in merged} <= {one.start for one in activities}
    assert {one.metres for one in merged} <= {one.metres for one in activities}
    assert {one.kind for one in merged} == {one.kind for one in activities}
