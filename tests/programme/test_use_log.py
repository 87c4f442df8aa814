import pytest

from planner.plan.programme_records import LastDose
from planner.problem.session_frame import frames_of_slots
from planner.programme.use_log import UseLog, effort_of
from tests.constraints.builders import problem, slot

IT = problem()
KNOWN = IT.problem.catalogue.by_id
DAYS = ("2027-01-04 19:00", "2027-01-06 19:00", "2027-01-08 19:00", "2027-01-11 19:00")
FRAMES = frames_of_slots([slot(IT, day, 20, "medium") for day in DAYS], IT.problem)


def test_an_exercise_is_new_the_first_two_times() -> None:
    log = UseLog()
    told = [log.prescribed(frame, {KNOWN["plank-forearm"]: 2})[0].new for frame in FRAMES]
    assert told == [True, True, False, False]


def test_last_times_dose_is_told_where_it_differs() -> None:
    log = UseLog()
    plank = KNOWN["plank-forearm"]
    first, second = (log.prescribed(frame, {plank: 2})[0] for frame in FRAMES[:2])
    assert (first.last, second.last) == (None, None)
    more = log.prescribed(FRAMES[2], {plank: 3})[0]
    assert more.last == LastDose(sets=2, hold_s=second.hold_s)
    later = log.prescribed(FRAMES[3], {plank: 3})[0]
    assert (later.hold_s or 0) > (more.hold_s or 0)
    assert later.last == LastDose(sets=3, hold_s=more.hold_s)


@pytest.mark.parametrize(
    ("ids", "effort"),
    [
        (("plank-forearm", "bird-dog"), "easy"),
        (("side-plank", "bird-dog"), "easy"),
        (("side-plank", "bridge-single"), "steady"),
        (("side-plank", "pf-single-leg"), "easy"),
        (("plank-long-lever", "bird-dog"), "strong"),
    ],
)
def test_effort_follows_from_levels(ids: tuple[str, ...], effort: str) -> None:
    assert effort_of(KNOWN[name] for name in ids) == effort
