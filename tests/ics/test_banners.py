"""Phases and races as all-day events, through one change of the season after another."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.ics.banners import banners_of
from planner.ics.identity import identify
from planner.ics.writer import write_calendar
from planner.plan.plan import Banner, Block, Plan, PlannedPhase, Prescription
from planner.plan.plan_json import read_plan
from tests.ics.calendar_samples import athlete_file, catalogue, plan, session
from tests.ics.programme_samples import BLOCK

BASE = PlannedPhase(phase=PhaseKind.BASE, start=date(2027, 1, 4), end=date(2027, 2, 15))
AGAIN = PlannedPhase(phase=PhaseKind.BASE, start=date(2027, 5, 3), end=date(2027, 5, 17))
RACE_WEEK = PlannedPhase(
    phase=PhaseKind.RACE, start=date(2027, 4, 19), end=date(2027, 4, 26), race="Hamburg"
)


def race(name: str = "Hamburg", day: date = date(2027, 4, 25), **changes: Any) -> Race:
    return Race(**({"name": name, "date": day, "start": 570, "distance_m": 42195} | changes))


def solved(
    *events: Race | PlannedPhase,
    earlier: Plan | None = None,
    shown: dict[str, bool] | None = None,
    **changes: Any,
) -> Plan:
    phases = tuple(event for event in events if isinstance(event, PlannedPhase))
    races = tuple(event for event in events if isinstance(event, Race))
    new = plan(phases=phases, **changes)
    banners = banners_of(new, athlete_file(races, **(shown or {})))
    return identify(new, "Maya", earlier, banners)[0]


def told(given_plan: Plan) -> list[tuple[str, str, int, bool]]:
    """Title, first day, number and cancellation of each all-day event."""
    return [(b.title, str(b.start)[5:], b.sequence, b.cancelled) for b in given_plan.banners]


def test_what_the_events_hold() -> None:
    base, week, run = solved(BASE, RACE_WEEK, race(priority="B")).banners
    assert (base.kind, base.title, base.start, base.end) == (
        "phase",
        "Base phase",
        BASE.start,
        BASE.end,
    )
    assert week.title == "Race week: Hamburg"
    assert run == Banner(
        uid="UID",
        kind="race",
        title="Race: Hamburg (B)",
        start=date(2027, 4, 25),
        end=date(2027, 4, 26),
        detail="Start 09:30, 42.2 km",
    ).model_copy(update={"uid": run.uid})


def test_blocks_by_their_themes_take_the_place_of_phases() -> None:
    first = BLOCK.model_copy(update={"theme": "Firm middle"})
    second = BLOCK.model_copy(update={"start": BLOCK.end, "end": date(2027, 3, 1), "theme": ""})
    last = Block(
        start=RACE_WEEK.start, end=RACE_WEEK.end, phase=PhaseKind.RACE, programme=2, theme="Ready"
    )
    plank = Prescription(id="plank-forearm", sets=2, hold_s=40)
    trained = session("2027-01-11T19:00", exercises=(plank,))
    given = plan(trained, phases=(BASE, RACE_WEEK), blocks=(first, second, last))
    banners = banners_of(given, athlete_file())
    assert [(b.title, b.start, b.end, b.detail) for b in banners] == [
        (
            "Firm middle (base)",
            first.start,
            first.end,
            "You'll know it worked when: forearm plank 2 × 40 s",
        ),
        ("Base phase", second.start, second.end, ""),
        ("Race week: Hamburg", last.start, last.end, "You'll know it worked when: feeling springy"),
    ]
    phases = banners_of(given.model_copy(update={"blocks": ()}), athlete_file())
    assert phases[0].uid == banners[0].uid
    assert [banner.title for banner in phases] == ["Base phase", "Race week: Hamburg"]


def test_solving_twice_gives_the_same_bytes() -> None:
    file = athlete_file((race(),))
    first = solved(BASE, RACE_WEEK, race())
    again = solved(BASE, RACE_WEEK, race(), earlier=first)
    assert again.to_json() == first.to_json()
    assert write_calendar(again, file, catalogue()) == write_calendar(first, file, catalogue())


def test_a_moved_race_is_the_same_event_with_a_higher_number_and_stamp() -> None:
    first = solved(BASE, race())
    moved = solved(BASE, race(day=date(2027, 5, 2)), earlier=first)
    assert [b.uid for b in moved.banners] == [b.uid for b in first.banners]
    assert told(moved) == [
        ("Base phase", "01-04", 0, False),
        ("Race: Hamburg (A)", "05-02", 1, False),
    ]
    data = write_calendar(moved, athlete_file(), catalogue())
    assert data.count(b"DTSTAMP:20270104T000000Z\r\n") == 1
    assert data.count(b"DTSTAMP:20270104T000001Z\r\n") == 1


@pytest.mark.parametrize("change", [{"priority": "C"}, {"start": 600}, {"distance_m": 21097}])
def test_anything_that_shows_raises_the_number(change: dict[str, Any]) -> None:
    first = solved(race())
    second = solved(race(**change), earlier=first)
    assert (second.banners[0].uid, second.banners[0].sequence) == (first.banners[0].uid, 1)
    assert solved(race(**change), earlier=second).banners == second.banners


def test_a_renamed_race_is_another_and_the_old_one_is_cancelled() -> None:
    first = solved(race())
    renamed = solved(race("Berlin"), earlier=first)
    assert told(renamed) == [
        ("Race: Berlin (A)", "04-25", 0, False),
        ("Race: Hamburg (A)", "04-25", 1, True),
    ]
    assert renamed.banners[1].uid == first.banners[0].uid


def test_a_vanished_phase_stays_cancelled_and_comes_back_higher() -> None:
    first = solved(BASE, AGAIN)
    assert len({b.uid for b in first.banners}) == 2
    gone = [("Base phase", "01-04", 0, False), ("Base phase", "05-03", 1, True)]
    without = solved(BASE, earlier=first)
    assert told(without) == gone
    still = solved(BASE, earlier=without)
    assert told(still) == gone
    back = solved(BASE, AGAIN, earlier=still)
    assert told(back) == [gone[0], ("Base phase", "05-03", 2, False)]
    assert [b.uid for b in back.banners] == [b.uid for b in first.banners]


def test_what_a_setting_hides_is_not_there() -> None:
    assert solved(BASE, race(), shown={"phases": False, "races": False}).banners == ()
    first = solved(BASE, race())
    hidden = solved(BASE, race(), earlier=first, shown={"races": False})
    assert told(hidden) == [
        ("Base phase", "01-04", 0, False),
        ("Race: Hamburg (A)", "04-25", 1, True),
    ]
    assert told(solved(BASE, race(), earlier=hidden))[1] == ("Race: Hamburg (A)", "04-25", 2, False)


@pytest.mark.parametrize(("start", "kept"), [(date(2027, 2, 14), True), (date(2027, 2, 15), False)])
def test_what_ended_before_a_new_start_is_left_alone(start: date, kept: bool) -> None:
    later = solved(earlier=solved(BASE), season_start=start)
    assert told(later) == [("Base phase", "01-04", 1, True)] * kept


def test_the_next_season_has_events_of_its_own() -> None:
    first = solved(BASE, race())
    start = date(2027, 6, 7)
    base = BASE.model_copy(update={"start": start, "end": date(2027, 7, 5)})
    races = (race(), race(day=date(2027, 9, 26)))
    second = solved(base, *races, earlier=first, season_start=start, season_end=date(2027, 10, 3))
    assert told(second) == [
        ("Base phase", "06-07", 0, False),
        ("Race: Hamburg (A)", "09-26", 0, False),
    ]
    assert {b.uid for b in first.banners}.isdisjoint(b.uid for b in second.banners)


def test_a_race_on_the_first_day_is_shown_and_the_day_before_is_past() -> None:
    assert told(solved(race(day=date(2027, 1, 4)))) == [("Race: Hamburg (A)", "01-04", 0, False)]
    assert solved(race(day=date(2027, 1, 3))).banners == ()


def test_plan_json_brings_them_back_and_may_lack_them() -> None:
    kept = solved(BASE, race(), generator="coreplan test")
    assert read_plan("plan.json", kept.to_json().encode()) == kept
    older = {key: value for key, value in json.loads(kept.to_json()).items() if key != "banners"}
    read = read_plan("plan.json", json.dumps(older).encode())
    assert read.banners == ()
    assert solved(BASE, race(), earlier=read).banners == kept.banners


RACES = st.lists(
    st.builds(
        race,
        st.sampled_from(["Hamburg", "Berlin"]),
        st.dates(date(2027, 1, 4), date(2027, 5, 16)),
        priority=st.sampled_from("AB"),
    ),
    max_size=3,
)


@given(st.lists(RACES, min_size=2, max_size=5))
@settings(max_examples=60)
def test_numbers_rise_by_one_with_every_change_and_never_fall(history: list[list[Race]]) -> None:
    earlier: Plan | None = None
    for races in history:
        current = solved(*races, earlier=earlier)
        after = {banner.uid: banner for banner in current.banners}
        assert len(after) == len(current.banners)
        assert sum(not banner.cancelled for banner in current.banners) == len(races)
        for old in earlier.banners if earlier else ():
            new = after[old.uid]
            assert new.sequence - old.sequence == (new != old)
        assert solved(*races, earlier=current).to_json() == current.to_json()
        earlier = current
