"""``progression``: when the next rung may be taken, and how much may be new at once.

The side plank with roll is a regular athlete's last open rung of its ladder (level 3), leg raises
in the side plank are the next one (level 4), knee drives the one after that.
"""

from datetime import date, timedelta

import pytest

from planner.constraints.progression import Progression
from planner.instance import Instance
from tests.constraints.agreement import athlete, judged, said
from tests.constraints.builders import session

START = date(2027, 1, 4)
BELOW, NEXT, SECOND = "side-plank-roll", "side-plank-abd", "side-plank-knee-drive"
REGULAR = athlete(weeks=6)  # no deload
LONG = athlete(weeks=12)  # deload in weeks 4, 8 and 12

Uses = list[tuple[int, str]]


def with_settings(weeks: int = 6, **settings: int) -> Instance:
    return athlete(weeks=weeks, constraints={"progression": settings})


def run(instance: Instance, uses: Uses) -> int | None:
    """What sessions cost on these days after the season's start, with one exercise each."""
    (constraint,) = (c for c in instance.content_constraints if isinstance(c, Progression))
    sessions = [
        session(instance, f"{START + timedelta(days=day)} 12:00", 20, "heavy", {exercise: 1})
        for day, exercise in sorted(uses)
    ]
    return judged(instance, constraint, *sessions)


def learnt(first: int, exercise: str = BELOW, exposures: int = 5) -> Uses:
    """Exposures on days in a row."""
    return [(first + n, exercise) for n in range(exposures)]


@pytest.mark.parametrize(
    ("first", "exposures", "day", "points"),
    [
        (0, 5, 21, 0),
        (0, 5, 20, None),
        (1, 5, 21, None),
        (1, 5, 22, 0),
        (0, 4, 21, None),
        (0, 6, 21, 0),
        (0, 4, 41, None),
        (0, 0, 41, None),
    ],
)
def test_five_exposures_and_three_weeks(
    first: int, exposures: int, day: int, points: int | None
) -> None:
    assert run(REGULAR, [*learnt(first, BELOW, exposures), (day, NEXT)]) == points


def test_once_taken_a_rung_is_taken() -> None:
    assert run(REGULAR, [*learnt(0), (21, NEXT), (22, NEXT), (23, BELOW)]) == 0


def test_the_same_session_is_no_exposure() -> None:
    uses = [(day, BELOW) for day in (0, 1, 2, 3)]
    sessions = [
        session(REGULAR, f"{START + timedelta(days=day)} 12:00", 20, "heavy", {exercise: 1})
        for day, exercise in uses
    ]
    both = session(REGULAR, "2027-01-25 12:00", 20, "heavy", {BELOW: 1, NEXT: 1})
    assert judged(REGULAR, Progression(), *sessions, both) is None


def test_messages() -> None:
    few = [session(REGULAR, "2027-01-25 12:00", 20, "heavy", {NEXT: 1})]
    known = REGULAR.problem.catalogue.by_id
    assert said(REGULAR, Progression(), *few) == [
        f"{known[NEXT].name} after 0 sessions with the easier one, 5 needed"
    ]
    soon = [
        session(REGULAR, f"{START + timedelta(days=day)} 12:00", 20, "heavy", {exercise: 1})
        for day, exercise in [*learnt(1), (21, NEXT)]
    ]
    assert said(REGULAR, Progression(), *soon) == [
        f"{known[NEXT].name} 20 days after the easier one was begun, 21 needed"
    ]


@pytest.mark.parametrize(
    ("experience", "born", "below", "exercise"),
    [("new", 1990, "bridge-march", "bridge-single"), ("regular", 1972, "side-plank-reach", NEXT)],
)
def test_four_weeks_for_new_and_older_athletes(
    experience: str, born: int, below: str, exercise: str
) -> None:
    instance = athlete(experience, weeks=6, about={"born": born})
    assert run(instance, [*learnt(0, below), (28, exercise)]) == 0
    assert run(instance, [*learnt(0, below), (27, exercise)]) is None
    assert run(instance, [*learnt(1, below), (28, exercise)]) is None
    sooner = {"progression": {"careful_days": 21}}
    instance = athlete(experience, weeks=6, about={"born": born}, constraints=sooner)
    assert run(instance, [*learnt(0, below), (21, exercise)]) == 0
    assert run(instance, [*learnt(0, below), (20, exercise)]) is None


def test_settings() -> None:
    quick = with_settings(exposures=2, days=7)
    assert run(quick, [*learnt(0, BELOW, 2), (7, NEXT)]) == 0
    assert run(quick, [*learnt(0, BELOW, 1), (7, NEXT)]) is None
    assert run(quick, [*learnt(0, BELOW, 2), (6, NEXT)]) is None


def test_one_rung_of_a_ladder_in_a_mesocycle() -> None:
    quick = with_settings(12, exposures=2, days=7)
    uses = [(0, BELOW), (1, BELOW), (7, NEXT), (8, NEXT), (14, SECOND)]
    assert {week.mesocycle for week in LONG.problem.season.weeks[:4]} == {0}
    assert run(quick, uses) is None
    assert run(with_settings(12, exposures=2, days=7, rungs_a_mesocycle=2), uses) == 0
    later = [*uses[:-1], (35, SECOND)]  # week 6, in the next mesocycle
    assert run(quick, later) == 0
    other_ladder = [(0, BELOW), (1, "superman"), (2, "back-ext-ball"), (3, "reverse-hyper"),
                    (4, BELOW), (5, "superman"), (6, "back-ext-ball"), (7, "reverse-hyper"),
                    (14, NEXT), (15, "back-ext-hold")]  # fmt: skip
    assert run(quick, other_ladder) == 0


@pytest.mark.parametrize(("day", "points"), [(20, 0), (21, None), (27, None), (28, None),
                                             (34, None), (35, 0)])  # fmt: skip
def test_none_in_a_deload_week_nor_after_it(day: int, points: int | None) -> None:
    assert [week.number for week in LONG.problem.season.weeks if week.deload] == [4, 8, 12]
    assert run(with_settings(12, days=14), [*learnt(0), (day, NEXT)]) == points
    assert run(LONG, [*learnt(0), (day, "plank-forearm")]) == 0


def test_none_in_peak_mileage_weeks() -> None:
    mileage = {str(START + timedelta(weeks=n)): 40 for n in range(6)} | {"2027-01-25": 60}
    instance = athlete(weeks=6, running={"week": {"monday": "easy"}, "mileage": mileage})
    assert [week.peak_mileage for week in instance.problem.season.weeks] == [
        False, False, False, True, False, False]  # fmt: skip
    assert run(instance, [*learnt(0), (21, NEXT)]) is None
    assert run(instance, [*learnt(0), (27, NEXT)]) is None
    assert run(instance, [*learnt(0), (28, NEXT)]) == 0


@pytest.mark.parametrize("phase", ["taper", "recovery"])
def test_none_in_taper_and_recovery(phase: str) -> None:
    phases = [{"phase": "build", "start": "2027-01-04"}, {"phase": phase, "start": "2027-02-01"}]
    instance = athlete(season={"end": "2027-02-14", "phases": phases})
    assert run(instance, [*learnt(0), (27, NEXT)]) == 0
    assert run(instance, [*learnt(0), (28, NEXT)]) is None
    assert run(instance, [*learnt(0), (27, NEXT), (28, NEXT)]) == 0


@pytest.mark.parametrize(
    ("day", "exercises", "points"),
    [
        (0, ["superman", "side-plank", "plank-rkc", "hollow-tuck"], 0),
        (7, ["superman", "side-plank"], 0),
        (7, ["superman", "side-plank", "plank-rkc"], None),
        (7, ["superman", "side-plank", "crunch", "breath-march", "bird-dog"], 0),
    ],
)
def test_two_new_exercises_a_session(day: int, exercises: list[str], points: int | None) -> None:
    when = f"{START + timedelta(days=day)} 12:00"
    one = session(REGULAR, when, 30, "heavy", dict.fromkeys(exercises, 1))
    assert judged(REGULAR, Progression(), one) == points
    three_allowed = judged(REGULAR, Progression(new_a_session=3), one)
    assert three_allowed == 0


def test_what_was_done_before_is_not_new() -> None:
    when = [f"{START + timedelta(days=day)} 12:00" for day in (0, 7)]
    sets = dict.fromkeys(["superman", "side-plank", "plank-rkc"], 1)
    sessions = [session(REGULAR, each, 30, "heavy", sets) for each in when]
    assert judged(REGULAR, Progression(), *sessions) == 0
    assert said(REGULAR, Progression(), sessions[1]) == [
        "3 new exercises in one session, at most 2 allowed"
    ]


def test_a_ladder_that_starts_high_rests_on_its_pattern() -> None:
    """A swing, level 5, after level 4 of hip extension."""
    instance = athlete("experienced", weeks=6)
    hinges = [(0, "bridge-single-elev"), (1, "ball-leg-curl")] * 2
    assert run(instance, [*hinges, (2, "ball-leg-curl"), (21, "kb-swing")]) == 0
    assert run(instance, [*hinges, (21, "kb-swing")]) is None
    assert run(instance, [*hinges, (2, "bridge-single"), (21, "kb-swing")]) is None


def test_rungs_that_cannot_be_used_are_skipped() -> None:
    instance = athlete(weeks=6, about={"exclude": [BELOW]})
    assert run(instance, [*learnt(0, "side-plank-reach"), (21, NEXT)]) == 0
    assert run(REGULAR, [*learnt(0, "side-plank-reach"), (21, NEXT)]) is None
