"""Athletes who want more than their week allows, so that every hour and every hard limit counts."""

from copy import deepcopy
from random import Random
from typing import Any

from planner.errors import InputError
from planner.instance import Instance
from planner.timeline.instants import clock
from tests.random_problems.athletes import DAYS, instance, random_file, random_settings

Data = dict[str, Any]

WINDOWS = ((390, 420), (720, 780), (990, 1200), (1080, 1320), (1140, 1180))
"""Before breakfast, at noon, late afternoon, all evening, a short evening; minutes of the day."""

SETTINGS_EACH = 0.08


def keen_file(random: Random) -> Data:
    """What the athlete.yaml of such an athlete says; it has no mistake.

    ``preferred-times`` asks for one hour on a weekday only where every week has a start in it, so
    that a start more can take the wish away or bring it; here it is left out.
    """
    while True:
        data = random_file(random)
        data["free_time"] = {
            day: [window_text(*random.choice(WINDOWS))]
            for day in DAYS
            if random.random() < random.choice((0.4, 0.9))
        } or {"monday": ["19:00-19:40"]}
        data["constraints"] = random_settings(random, SETTINGS_EACH) | {
            "sessions-per-week": {"target": random.randint(2, 7), "most": 7},
            "preferred-times": {"steady_points": 0},
        }
        if without_mistake(data):
            return data


def without_mistake(data: Data) -> Instance | None:
    """The athlete, if there is no mistake in the file."""
    try:
        return instance(data)
    except InputError:
        return None


def freer(data: Data, random: Random) -> Data:
    """The same athlete with a window that is longer on either side, or with one more."""
    more = deepcopy(data)
    day = random.choice(DAYS)
    given = more["free_time"].get(day)
    if given is None:
        more["free_time"][day] = [window_text(*random.choice(WINDOWS))]
        return more
    start, end = (60 * int(text[:2]) + int(text[3:]) for text in given[0].split("-"))
    earlier = random.choice((0, 5, 15, 60, 100, 150, 240))
    later = random.choice((0, 10, 30, 60, 120))
    more["free_time"][day] = [window_text(max(0, start - earlier), min(1440, end + later))]
    return more


def window_text(start: int, end: int) -> str:
    """A window as athlete.yaml has it."""
    return f"{clock(start)}-{clock(end)}"
