"""Which session is which event, through one change of the plan after another."""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.athlete.models.person import Athlete
from planner.ics.identity import Changes, identify, key_of, stable_uid
from planner.plan.plan import Cost, Plan, Session, SessionClass
from planner.plan.plan_fields import MOST_SEQUENCE
from tests.ics.calendar_samples import BERLIN, plan, session

MON, TUE, WED, THU = (f"2027-01-{day:02d}T19:00" for day in (4, 5, 6, 7))
NEXT_MON = "2027-01-11T19:00"


def at(start: str) -> datetime:
    return datetime.fromisoformat(start).replace(tzinfo=BERLIN)


def solved(*starts: str, earlier: Plan | None = None, **changes: Any) -> tuple[Plan, Changes]:
    return identify(plan(*map(session, starts), **changes), "maya", earlier)


def numbered(given: Plan) -> list[tuple[str, int]]:
    """Local start and sequence number of each session."""
    return [(f"{s.starts_at:%Y-%m-%dT%H:%M}", s.sequence) for s in given.sessions]


def uids(given: Plan) -> list[str]:
    return [session.uid for session in given.sessions]


def slot(week: str, number: int) -> str:
    return stable_uid("maya", week, number)


def test_uids_come_from_athlete_week_and_slot() -> None:
    """These values are a promise: other ones would double every event in every calendar."""
    first, changes = solved(NEXT_MON, TUE, MON)
    assert uids(first) == [slot("2027-01-04", 1), slot("2027-01-04", 2), slot("2027-01-11", 1)]
    assert uids(first)[0] == "2f919cfc-dfcb-5051-a47e-306d2e2f9a59"
    assert [sequence for _, sequence in numbered(first)] == [0, 0, 0]
    assert changes == Changes()
    assert uids(identify(plan(session(MON)), "jo", None)[0]) != uids(first)[:1]


def test_the_key_is_the_id_or_else_the_name() -> None:
    assert key_of(Athlete(name="Maya", id="m7", timezone="UTC")) == "m7"
    assert key_of(Athlete(name="Maya", timezone="UTC")) == "Maya"


def test_solving_twice_changes_nothing() -> None:
    first, _ = solved(MON, WED, NEXT_MON)
    again, changes = solved(MON, WED, NEXT_MON, earlier=first)
    assert again.to_json() == first.to_json()
    assert changes == Changes()


def test_a_moved_session_is_the_same_event_with_a_higher_number() -> None:
    first, _ = solved(MON, WED)
    moved, changes = solved(MON, THU, earlier=first)
    assert uids(moved) == uids(first)
    assert numbered(moved) == [(MON, 0), (THU, 1)]
    assert changes == Changes(moved=((at(WED), at(THU)),))


def test_the_largest_number_is_one_that_is_still_read() -> None:
    first, _ = solved(MON)
    (session,) = first.sessions
    highest = session.model_copy(update={"sequence": MOST_SEQUENCE})
    moved, _ = solved(WED, earlier=first.model_copy(update={"sessions": (highest,)}))
    assert numbered(moved) == [(WED, MOST_SEQUENCE)]
    assert Plan.model_validate_json(moved.to_json()) == moved


def test_the_same_day_is_nearer_than_any_hour_of_another() -> None:
    first, _ = solved("2027-01-05T06:00", "2027-01-06T06:00")
    second, _ = solved("2027-01-05T22:00", "2027-01-07T06:00", earlier=first)
    assert uids(second) == uids(first)
    only, _ = solved("2027-01-05T23:00", earlier=first)
    assert uids(only) == uids(first)[:1]


def test_of_two_as_near_the_earlier_is_taken() -> None:
    first, _ = solved(MON, WED)
    second, _ = solved(TUE, earlier=first)
    assert uids(second) == uids(first)[:1]


def test_sessions_are_never_matched_across_weeks() -> None:
    first, _ = solved("2027-01-10T19:00")
    second, changes = solved(NEXT_MON, earlier=first)
    assert uids(second) == [slot("2027-01-11", 1)]
    assert changes == Changes(removed=(at("2027-01-10T19:00"),), added=(at(NEXT_MON),))


def test_a_dropped_session_stays_cancelled_and_its_slot_unused() -> None:
    first, _ = solved(MON, WED)
    without, changes = solved(MON, earlier=first)
    gone = without.cancelled[0]
    assert (gone.uid, gone.sequence, gone.starts_at, gone.ends_at) == (
        uids(first)[1],
        1,
        at(WED),
        at("2027-01-06T19:25"),
    )
    assert changes == Changes(removed=(at(WED),))
    back, changes = solved(MON, WED, earlier=without)
    assert uids(back) == [slot("2027-01-04", 1), slot("2027-01-04", 3)]
    assert back.cancelled == without.cancelled
    assert changes == Changes(added=(at(WED),))
    later, _ = solved(MON, earlier=back)
    assert [(c.uid, c.sequence) for c in later.cancelled] == [
        (slot("2027-01-04", 2), 1),
        (slot("2027-01-04", 3), 1),
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"minutes": 20},
        {"session_class": SessionClass.HEAVY},
        {"why": ("another reason",)},
        {"letter": "B"},
        {"warm_up_s": 60},
        {"load": 1},
        {"exercises": ()},
    ],
)
def test_changed_content_raises_the_number_once(change: dict[str, Any]) -> None:
    first, _ = solved(MON, WED)
    new = plan(session(MON), session(WED, **change))
    second, changes = identify(new, "maya", first)
    assert numbered(second) == [(MON, 0), (WED, 1)]
    assert changes == Changes(changed=1)
    assert identify(new, "maya", second) == (second, Changes())


def test_a_new_first_event_changes_as_it_carries_the_red_flags() -> None:
    first, _ = solved(MON, NEXT_MON)
    second, _ = solved(NEXT_MON, earlier=first)
    assert numbered(second) == [(NEXT_MON, 1)]


def test_another_time_zone_changes_every_event() -> None:
    first, _ = solved(MON, WED)
    second, changes = solved(MON, WED, earlier=first, timezone="Europe/Paris")
    assert numbered(second) == [(MON, 1), (WED, 1)]
    assert changes == Changes(changed=2)


def test_what_was_before_a_new_start_is_left_alone() -> None:
    first, _ = solved(MON, WED, NEXT_MON)
    first, _ = solved(MON, NEXT_MON, earlier=first)
    assert len(first.cancelled) == 1
    second, changes = solved(THU, NEXT_MON, earlier=first, season_start=date(2027, 1, 7))
    assert uids(second) == [slot("2027-01-04", 3), slot("2027-01-11", 1)]
    assert second.cancelled == ()
    assert changes.removed == ()


def test_costs_follow_their_session() -> None:
    def cost(where: str, of: str) -> Cost:
        return Cost(constraint="c", points=1, where=where, of=of, message="m")

    new = plan(session(MON, uid="draft"), costs=(cost("draft", "session"), cost("draft", "day")))
    costs = identify(new, "maya", None)[0].costs
    assert [c.where for c in costs] == [slot("2027-01-04", 1), "draft"]


def test_an_earlier_plan_without_uids_counts_as_nothing() -> None:
    second, changes = solved(MON, earlier=plan(session(MON)))
    assert uids(second) == [slot("2027-01-04", 1)]
    assert second.cancelled == ()
    assert changes.added == (at(MON),)


DAYS = st.lists(st.integers(0, 20), unique=True, max_size=8)


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Session, ...]:
    days = draw(DAYS)
    hours = [draw(st.integers(6, 20)) for _ in days]
    texts = [f"2027-01-{4 + day:02d}T{hour:02d}:00" for day, hour in zip(days, hours, strict=True)]
    return tuple(session(text, letter=draw(st.sampled_from("AB"))) for text in texts)


@given(st.lists(seasons(), min_size=2, max_size=5))
@settings(max_examples=60)
def test_numbers_never_fall_and_uids_are_never_shared(history: list[tuple[Session, ...]]) -> None:
    earlier: Plan | None = None
    highest: dict[str, int] = {}
    for sessions in history:
        current, changes = identify(plan(*sessions), "maya", earlier)
        events = {event.uid: event for event in (*current.sessions, *current.cancelled)}
        assert len(events) == len(current.sessions) + len(current.cancelled)
        assert all(event.sequence >= highest.get(uid, 0) for uid, event in events.items())
        assert highest.keys() <= events.keys()
        before = {s.uid: s for s in earlier.sessions} if earlier else {}
        for event in current.sessions:
            old = before.get(event.uid)
            if old and old.model_copy(update={"sequence": event.sequence}) != event:
                assert event.sequence == old.sequence + 1
        assert len(changes.removed) == len(before.keys() - {s.uid for s in current.sessions})
        assert identify(plan(*sessions), "maya", current)[0].to_json() == current.to_json()
        highest = {uid: event.sequence for uid, event in events.items()}
        earlier = current
