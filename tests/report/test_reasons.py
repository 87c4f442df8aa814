"""Why a session is where it is, in a runner's words."""

import pytest

from planner.instance import Instance
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.report.reasons import reasons
from tests.constraints.agreement import athlete
from tests.constraints.builders import slot

REGULAR = athlete()
LONG = athlete(weeks=8)


def said(
    when: str,
    instance: Instance = REGULAR,
    here: tuple[str, ...] = (),
    earlier: tuple[str, ...] = (),
    later: int = 0,
) -> tuple[str, ...]:
    def frame(at: str) -> SessionFrame:
        return frames_of_slots([slot(instance, at)], instance.problem)[0]

    known = instance.problem.catalogue.by_id
    before = [(frame("2027-01-04 06:00"), {known[name]: 2 for name in earlier})]
    sets = {known[name]: 2 for name in here}
    return reasons(frame(when), before, sets, later, instance.problem)


@pytest.mark.parametrize(
    ("when", "around"),
    [
        ("2027-01-06 19:00", "24 h after Tuesday's intervals"),
        ("2027-01-06 18:00", "23 h after Tuesday's intervals"),
        ("2027-01-05 19:30", "30 min after today's intervals"),
        ("2027-01-05 20:00", "1 h after today's intervals"),
        ("2027-01-05 12:00", "5 h before today's intervals"),
        ("2027-01-08 18:59", "71 h after Tuesday's intervals"),
        ("2027-01-08 19:00", "no hard run within three days"),
        ("2027-01-09 17:00", "no hard run within three days"),
        ("2027-01-09 17:41", "71 h before Tuesday's intervals"),
    ],
)
def test_around_runs(when: str, around: str) -> None:
    assert said(when)[0] == around


def test_the_nearest_on_either_side_and_races_by_name() -> None:
    instance = athlete(
        running={
            "week": {
                "tuesday": {"kind": "long", "start": "09:00", "minutes": 90},
                "wednesday": {"kind": "easy", "start": "09:00", "minutes": 30},
                "thursday": {"kind": "tempo", "start": "18:00", "minutes": 40},
            }
        },
        races=[{"name": "City Ten", "date": "2027-01-17", "distance": "10 km", "priority": "C"}],
    )
    assert said("2027-01-06 10:00", instance)[0] == (
        "23 h after Tuesday's long run, 31 h before Thursday's tempo run"
    )
    assert said("2027-01-05 12:00", instance)[0] == (
        "1 h after today's long run, 20 h before Wednesday's easy run, 53 h before Thursday's "
        "tempo run"
    )
    assert said("2027-01-16 12:00", instance)[0].endswith("21 h before City Ten")


@pytest.mark.parametrize(
    ("when", "place"),
    [
        ("2027-01-06 12:00", "build, week 1 of 4"),
        ("2027-01-27 12:00", "build, week 4 of 4, the lighter week"),
        ("2027-02-03 12:00", "build, week 1 of 4"),
    ],
)
def test_place_in_the_season(when: str, place: str) -> None:
    assert said(when, LONG)[1] == place


def test_race_week() -> None:
    phases = [{"phase": "build", "start": "2027-01-04"}, {"phase": "race", "start": "2027-01-25"}]
    instance = athlete(season={"end": "2027-01-31", "phases": phases})
    assert said("2027-01-27 12:00", instance)[1] == "race week: just enough to stay springy"


def test_what_is_left_for_the_week() -> None:
    first = said("2027-01-06 12:00", later=1, here=("plank-forearm",), earlier=("bridge",))
    assert first[2] == (
        "still to come this week: deep belly, back, side of the low back, broad back"
    )
    extended = said("2027-01-06 12:00", later=1, here=("superman",))
    assert extended[2].startswith("still to come this week: front of the belly, sides of the belly")
    assert "back," not in extended[2].split(": ")[1].split(", ")
    assert len(said("2027-01-06 12:00", later=0, here=("plank-forearm",))) == 2


def test_nothing_left_is_not_said() -> None:
    everything = tuple(exercise.id for exercise in REGULAR.problem.catalogue.exercises)
    assert len(said("2027-01-06 12:00", later=2, here=everything)) == 2
