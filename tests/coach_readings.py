"""What a coach reads in a whole season, wherever a number says it."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from tests.independent_checks import CATALOGUE, Check, used
from tests.independent_reader import Reading, exercises, gaps

HINGES = {"hip-power", "standing-hip-extension"}


def enough_in_each_session(reading: Reading) -> Iterator[str]:
    for session in reading.sessions:
        activation = session.end - session.start <= timedelta(minutes=10)
        if len(set(session.ids)) < (2 if activation else 3):
            yield f"{session.day}: only {session.ids}"


def nothing_in_every_session(reading: Reading) -> Iterator[str]:
    times = Counter(id_ for session in reading.sessions for id_ in set(session.ids))
    for id_, count in times.items():
        if count == len(reading.sessions):
            yield f"{id_} in all {count} sessions"


def next_one_differs(reading: Reading) -> Iterator[str]:
    """New athletes may repeat one workout in their first three weeks."""
    weeks = 3 if reading.who.get("experience", "new") == "new" else 0
    free = reading.days[0] + timedelta(weeks=weeks)
    for one, two, _ in gaps(reading.sessions):
        if two.day >= free and set(one.ids) == set(two.ids):
            yield f"{two.day}: the same as on {one.day}"


def every_family_comes(reading: Reading) -> Iterator[str]:
    families = {exercise.get("family") for _, _, exercise in used(reading)}
    wanted = {"planks", "side-planks", "bridges"}
    wanted |= {"bicycle-crunches", "russian-twists", "leg-raises"}
    for family in sorted(wanted - families - set(reading.who.get("exclude", []))):
        yield f"no {family} in the whole season"


def fast_and_hinge_before_planks(reading: Reading) -> Iterator[str]:
    known = exercises(CATALOGUE)
    for session in reading.sessions:
        told = [known[id_] for id_ in session.ids]
        planks = [n for n, e in enumerate(told) if "plank" in (e.get("family") or "")]
        planks = [n for n in planks if told[n]["dose"]["mode"] == "hold"]
        first = [n for n, e in enumerate(told) if e.get("fast") or e["ladder"] in HINGES]
        if planks and first and max(first) > min(planks):
            yield f"{session.day}: {session.ids}"


def taper_below_build(reading: Reading) -> Iterator[str]:
    """Every taper week has fewer sets than the last build week without a race's shadow."""
    sets = {
        start: (week[0].phase, sum(given["sets"] for s in week for given in s.exercises))
        for start, week in reading.weeks().items()
    }
    last = 0
    for start, (phase, amount) in sorted(sets.items()):
        if phase == "build":
            last = amount
        elif phase == "taper" and amount >= last:
            yield f"week of {start}: {amount} sets, in the last build week {last}"


def starts_gently(reading: Reading) -> Iterator[str]:
    loads = [sum(s.load for s in week) for _, week in sorted(reading.weeks().items())][:4]
    if loads[0] > max(loads[1:]):
        yield f"the first weeks' loads are {loads}"


READINGS: list[Check] = [
    enough_in_each_session,
    nothing_in_every_session,
    next_one_differs,
    every_family_comes,
    fast_and_hinge_before_planks,
    taper_below_build,
    starts_gently,
]
