"""``variety``: repeats in a mesocycle, sessions in a row, distinct exercises, change of blocks."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest

from planner.constraints.variety import Variety
from planner.instance import Instance
from planner.plan.plan import Session
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

START = date(2027, 1, 4)
REGULAR = athlete()
LONG = athlete(weeks=8)
POOL = ["plank-forearm", "bridge", "crunch", "dead-bug", "swimming", "bird-dog", "side-plank",
        "bear-hold", "plank-knee", "cobra", "toe-tap", "clam", "band-walk", "donkey-kick",
        "reverse-crunch", "side-lying-add", "twist-feet-down", "pull-apart", "band-row",
        "side-bend-free"]  # fmt: skip


def one(
    day: int, ids: Iterable[str], letter: str = "A", minutes: int = 20, instance: Instance = REGULAR
) -> Session:
    when = f"{START + timedelta(days=day)} 12:00"
    return session(instance, when, minutes, "heavy", dict.fromkeys(ids, 1), letter)


@pytest.mark.parametrize(
    ("sessions", "uses", "allowed"),
    [(2, 2, True), (3, 2, True), (3, 3, False), (6, 4, True), (6, 5, False), (12, 8, True),
     (12, 9, False)],
)  # fmt: skip
def test_two_thirds_of_a_mesocycle(sessions: int, uses: int, allowed: bool) -> None:
    plans = [one(2 * n, ["bridge"] if n < uses else []) for n in range(sessions)]
    variety = Variety(distinct_points=0)
    assert judged(REGULAR, variety, *plans) == (0 if allowed else None)
    if not allowed:
        assert said(REGULAR, variety, *plans)[0].endswith(
            f"in {uses} of {sessions} sessions of a mesocycle"
        )


def test_breathing_may_be_in_every_session() -> None:
    plans = [one(2 * n, ["breath-march"], "AB"[n % 2]) for n in range(6)]
    assert judged(REGULAR, Variety(distinct_points=0), *plans) == 0


@pytest.mark.parametrize(("share", "allowed"), [(67, 4), (66, 3), (50, 3), (49, 2), (30, 2)])
def test_the_share_is_a_setting(share: int, allowed: int) -> None:
    for uses in range(2, 6):
        plans = [one(2 * n, ["bridge"] if n < uses else []) for n in range(6)]
        variety = Variety(distinct_points=0, most_share=share)
        assert judged(REGULAR, variety, *plans) == (0 if uses <= allowed else None)


@pytest.mark.parametrize(
    ("shared", "size", "points"),
    [(0, 4, 0), (2, 4, 0), (3, 4, 1), (4, 4, 2), (2, 3, 1), (1, 2, 0), (1, 1, 1), (3, 6, 0)],
)
def test_two_sessions_in_a_row_share_half(shared: int, size: int, points: int) -> None:
    first = one(0, POOL[:4])
    ids = POOL[:shared] + POOL[4 : 4 + size - shared]
    quiet = Variety(distinct_points=0)
    assert judged(REGULAR, quiet, first, one(2, ids, "B")) == points
    assert judged(REGULAR, quiet, first, one(2, ids, "A")) == 0
    assert judged(REGULAR, Variety(distinct_points=0, most_shared=100), first,
                  one(2, ids, "B")) == 0  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "distinct", "points"),
    [
        ((20, 20, 20), 8, 0),
        ((20, 20, 20), 7, 2),
        ((20, 20, 20), 0, 16),
        ((20,) * 7, 15, 0),
        ((20,) * 7, 14, 2),
        ((20,) * 12, 16, 0),
        ((20,) * 12, 15, 2),
        ((8, 8), 4, 0),  # 16 min have room for 4
        ((8, 8), 3, 2),
    ],
)
def test_distinct_exercises(minutes: Sequence[int], distinct: int, points: int) -> None:
    """Four and 1.6 a session, 16 at most, one for every four minutes."""
    sets: list[list[str]] = [[] for _ in minutes]
    for n, name in enumerate(POOL[:distinct]):
        sets[n % len(minutes)].append(name)
    plans = [one(2 * n, ids, "A", minutes[n]) for n, ids in enumerate(sets)]
    assert judged(REGULAR, Variety(), *plans) == points


def test_distinct_settings() -> None:
    plans = [one(2 * n, []) for n in range(3)]
    assert judged(REGULAR, Variety(least_distinct=0), *plans) == 8
    assert judged(REGULAR, Variety(most_distinct=5), *plans) == 10
    assert judged(REGULAR, Variety(distinct_points=3, weight=2), *plans) == 48


def test_new_athletes_repeat_one_session_for_three_weeks() -> None:
    new = athlete("new", weeks=6)
    weeks = [one(7 * n, POOL[:3], "A", 20, new) for n in range(3)]
    assert judged(new, Variety(), *weeks) == 0
    fourth = [one(d, POOL[:3], "A", 20, new) for d in (21, 23, 25)]
    assert judged(new, Variety(distinct_points=0), *fourth) is None
    spread = [one(d, POOL[3 * n : 3 * n + 3], "AB"[n % 2], 20, new)
              for n, d in enumerate((21, 23, 25, 28))]  # fmt: skip
    assert judged(new, Variety(), *spread) == 0
    few = [one(d, POOL[:2] if n == 0 else [], "A", 20, new) for n, d in enumerate((21, 23, 28))]
    assert judged(new, Variety(), *few) == 12  # 8 at most, 2 of them there
    assert judged(new, Variety(new_distinct=4), *few) == 4


@pytest.mark.parametrize(
    ("fresh", "points"), [(0, 3), (2, 1), (3, 0), (4, 0), (5, 0), (6, 1), (10, 5)]
)
def test_thirty_to_fifty_percent_change_from_block_to_block(fresh: int, points: int) -> None:
    assert [week.mesocycle for week in LONG.problem.season.weeks] == [0] * 4 + [1] * 4
    before = one(0, POOL[:10], "A", 30, LONG)
    now = one(28, POOL[: 10 - fresh] + POOL[10 : 10 + fresh], "A", 30, LONG)
    assert judged(LONG, Variety(distinct_points=0), before, now) == points
    messages = said(LONG, Variety(distinct_points=0), before, now)
    assert messages == ([f"new in this mesocycle: {fresh} of 10 exercises"] if points else [])


def test_change_settings() -> None:
    sessions = one(0, POOL[:10], "A", 30, LONG), one(28, POOL[:10], "A", 30, LONG)
    assert judged(LONG, Variety(distinct_points=0, least_change=0), *sessions) == 0
    assert judged(LONG, Variety(distinct_points=0, least_change=45), *sessions) == 5
    turned = sessions[0], one(28, POOL[10:], "A", 30, LONG)
    assert judged(LONG, Variety(distinct_points=0, most_change=100), *turned) == 0


def test_a_taper_is_not_compared_with_the_block_before() -> None:
    phases = [{"phase": "build", "start": "2027-01-04"}, {"phase": "taper", "start": "2027-02-01"}]
    instance = athlete(season={"end": "2027-02-14", "phases": phases})
    sessions = one(0, POOL[:5], "A", 20, instance), one(28, POOL[:5], "A", 20, instance)
    assert judged(instance, Variety(distinct_points=0), *sessions) == 0
    assert judged(instance, Variety(), sessions[1]) == 0  # nor is it asked for distinct exercises
