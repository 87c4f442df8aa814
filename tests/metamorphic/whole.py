"""Athletes with a bit of everything, and their plans."""

from datetime import date, datetime, time, timedelta
from functools import cache
from random import Random

from planner.errors import ImpossibleError, NoPlanError
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.solver.run import Options, solve
from planner.timeline.zones import load_zone
from tests.metamorphic.keen import Data, without_mistake
from tests.random_problems.athletes import DAYS, instance, random_file

WEEK = timedelta(days=7)


@cache
def planned(number: int) -> tuple[Data, Plan]:
    """The first athlete from this number on for whom there is a plan, and it."""
    random = Random(1000 * number)
    while True:
        data = whole_file(random)
        try:
            return data, plan_of(instance(data))
        except (ImpossibleError, NoPlanError):
            continue


def plan_of(athlete: Instance) -> Plan:
    """The plan that a quick solve finds."""
    return solve(athlete, Options(effort="quick"), lambda _: None).plan


def whole_file(random: Random) -> Data:
    """Two or three weeks with several windows, races, dated runs and mileage; no mistake in it.

    They, a week before and what comes within three weeks after lie in one year and under one
    offset of Berlin's clocks.
    """
    while True:
        data = random_file(random, lengths=(2, 2, 3), rules=(0,))
        start, end = data["season"]["start"], data["season"]["end"]
        days = [start + timedelta(days=n) for n in range((end - start).days + 1)]
        for day in random.sample(DAYS, 3):
            data["free_time"].setdefault(day, []).append("20:30-21:15")
        races = random.sample(days[2:], random.randrange(3))
        data["races"] += [_race(random, f"Race {n}", day) for n, day in enumerate(races)]
        data["running"]["runs"] = [_run(random, day) for day in random.sample(days, 3)]
        data["running"]["mileage"] = {str(day): random.randint(20, 60) for day in days[::7]}
        if _steady(start - WEEK, end + 3 * WEEK) and without_mistake(data):
            return data


def _race(random: Random, name: str, day: date) -> Data:
    kilometres = random.choice((5, 10, 15, 21.1))
    return {"name": name, "date": day, "distance": kilometres, "priority": random.choice("BCC")}


def _run(random: Random, day: date) -> Data:
    kind = random.choice(("easy", "long", "tempo"))
    start = random.choice(("07:00", "17:30"))
    return {"date": day, "kind": kind, "start": start, "distance": random.choice((6, 9.5, 14, 21))}


def _steady(first: date, last: date) -> bool:
    """Whether no clock is changed and no year begins between two days of less than half a year."""
    zone = load_zone("Europe/Berlin")
    offsets = {datetime.combine(day, time(12), zone).utcoffset() for day in (first, last)}
    return len(offsets) == 1 and first.year == last.year
