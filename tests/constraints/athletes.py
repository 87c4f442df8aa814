"""Tiny athletes who between them reach the edges of every constraint."""

from collections.abc import Mapping
from typing import Any

from planner.instance import Instance
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import MINUTES_PER_DAY
from tests.constraints.builders import at, busy, only, problem

RUNNING = {
    "week": {
        "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60},
        "thursday": "tempo",
        "saturday": {"kind": "easy", "start": "10:00", "minutes": 40},
        "sunday": {"kind": "long", "start": "09:00", "minutes": 100},
    }
}

HARD_AND_EASY: Any = {
    "week": {
        "monday": {"kind": "easy", "start": "07:00", "minutes": 45},
        "tuesday": {"kind": "intervals", "start": "18:00", "minutes": 70},
        "wednesday": {"kind": "easy", "start": "07:00", "minutes": 60},
        "thursday": {"kind": "tempo", "start": "18:00", "minutes": 60},
        "saturday": {"kind": "easy", "start": "10:00", "minutes": 45},
        "sunday": {"kind": "long", "start": "09:00", "minutes": 135},
    }
}
"""Loads of 135, 560, 180, 420, 0, 135 and 675: monotony 1.28."""

RACING: Mapping[str, Any] = {
    "season": {"start": "2027-03-01", "end": "2027-05-09"},
    "races": [
        {"name": "Ten", "date": "2027-03-20", "distance": "10 km", "priority": "B"},
        {"name": "Half", "date": "2027-04-25", "distance": "half marathon", "priority": "A"},
    ],
    "running": RUNNING,
    "free_time": {"weekdays": ["06:30-08:00", "16:00-21:30"], "weekend": ["07:00-22:00"]},
    "constraints": {"deload": {"least_season_weeks": 1, "every_weeks": 3}},
}
"""Ten weeks with two races, a deload and a change to summer time, on the defaults."""

CAREFUL: Mapping[str, Any] = {
    "athlete": {"experience": "new", "born": 2011},
    "season": {
        "start": "2027-01-06",
        "end": "2027-02-07",
        "phases": [{"phase": "build", "start": "2027-01-06"}],
        "pauses": [{"from": "2027-01-15", "to": "2027-01-16"}],
    },
    "races": [
        {"name": "Five", "date": "2027-01-17", "distance": "5 km", "priority": "B"},
        {"name": "Mile", "date": "2027-01-31", "distance": "1 mi", "priority": "C"},
    ],
    "running": RUNNING,
    "free_time": {"daily": ["17:00-22:00"], "sunday": ["07:00-08:30", "11:30-20:00"]},
    "constraints": {
        "free-time": 20,
        "sessions-per-week": {"target": 2, "least": 1, "weight": 2},
        "session-length": {"target": 20, "least": 10, "most": 25, "weight": 3},
        "session-spacing": {"hours": 20, "heavy_hours": 47, "target_hours": 60, "weight": 2},
        "hard-run-recovery": {"light_after": 1, "heavy_after": 9, "after_soft": 6, "weight": 2},
        "post-race-recovery": {"days_5k": [2, 6, 4], "weight": 2},
        "load-ramp": {"hard_percent": 120, "soft_percent": 105, "weight": 3},
        "rest-day": {"days": 2, "light_minutes": 10},
        "class-mix": {"weight": 2, "reach_level": 3},
        "deload": {"every_weeks": 3, "least_season_weeks": 1, "weight": 2},
        "regular-days": {"weight": 5},
        "preferred-times": {"times": ["11:30-21:00"], "band_minutes": 30, "weight": 2},
        "taper": {"weight": 2},
        "mileage-balance": {"share": 10, "weight": 2},
        "maintenance": {"days": 7, "strength": "hard"},
        "monotony": {"step": 10, "easy_rpe": 8, "intervals_rpe": 5, "long_rpe": 3, "weight": 2},
    },
}
"""A young newcomer's five weeks, two of them partial, every constraint set by hand."""

FILLED: Mapping[str, Any] = {
    "athlete": {
        "avoid": [{"flag": "wrist", "until": "2027-01-31"}],
        "exclude": ["floor-twist"],
        "favourites": [
            "superman",
            "bear-hold",
            "side-plank",
            "bridge",
            "plank-knee",
            "elbow-press",
        ],
        "focus": ["hip-flexion", "posture"],
    },
    "season": {"start": "2027-01-04", "end": "2027-02-28"},
    "races": [{"name": "Ten", "date": "2027-02-14", "distance": "10 km", "priority": "A"}],
    "running": RUNNING,
    "constraints": {
        "deload": {"least_season_weeks": 1, "every_weeks": 3},
        "progression": {"exposures": 2, "days": 7, "new_a_session": 1},
        "muscle-coverage": {
            "most": 8,
            "es": {"target": 2, "most": 4},
            "obl": {"least": 1, "most": 3},
            "ra": {"most": 4},
            "gmax": {"most": 4},
            "peak": 50,
        },
        "nothing-new-before-race": 21,
        "favourites": {"days": 7, "least_minutes": 10},
    },
}
"""Eight weeks up to and after a 10 km race, with rungs that come within reach early."""

FLAGGED: Mapping[str, Any] = {
    "athlete": {
        "experience": "new",
        "born": 1960,
        "avoid": [{"flag": "wrist", "until": "2027-01-25"}, "neck", "hypertension"],
        "cleared": "2027-01-20",
        "exclude": ["floor-twist", "dead-bug"],
        "favourites": ["hip-bridge", "plank-knee", "elbow-press", "slr-single", "bear-hold"],
        "focus": ["breathing"],
    },
    "season": {"start": "2027-01-04", "end": "2027-02-21"},
    "races": [{"name": "Five", "date": "2027-02-07", "distance": "5 km", "priority": "A"}],
    "constraints": {
        "session-class": {"at_class": 3, "weight": 2},
        "session-time": {"minutes_an_exercise": 5, "weight": 2},
        "muscle-coverage": {
            "most": 8,
            "ra": {"most": 5},
            "gmax": {"most": 5},
            "obl": {"most": 5},
            "weight": 2,
        },
        "group-balance": {"tolerance": 5, "band_sets": 1, "least_sessions": 1, "weight": 2},
        "core-families": {"days": 7, "least_minutes": 20, "weight": 2},
        "area-recovery": {"hours": 40, "low_hours": 24, "weight": 3},
        "variety": {"most_share": 40, "weight": 2},
        "rotation": {"free_changes": 0, "weight": 2},
        "progression": {"exposures": 2, "days": 7, "careful_days": 7, "new_a_session": 1},
        "nothing-new-before-race": 21,
        "breathing": {"target": 1, "least_minutes": 10, "weight": 4},
        "focus": {"exercises": 1, "minutes_each": 6, "weight": 3},
        "favourites": {"days": 7, "least_minutes": 20, "weight": 2},
    },
}
"""A newcomer of 67 with flags, one of them until a day, and an unwanted ladder."""

REPERTOIRE = frozenset(
    {
        "plank-knee",
        "plank-forearm",
        "plank-rkc",
        "plank-long-lever",
        "side-plank-knee",
        "side-plank",
        "side-plank-dips",
        "side-plank-reach",
        "superman",
        "dead-bug",
        "bridge",
        "bridge-march",
        "bridge-single",
        "bridge-walk-out",
        "bridge-long-lever",
        "bear-hold",
        "donkey-kick",
        "bicycle-standing",
        "twist-feet-down",
        "slr-single",
        "flutter",
        "leg-raise-lying",
        "elbow-press",
        "mcgill-curl-up",
        "breath-9090",
        "breath-march",
        "pelvic-tilt",
        "pf-contract",
        "band-walk",
        "pull-apart",
    }
)
"""A catalogue of 30 exercises of every level, family and group, two of them with a band."""


def slowly() -> Instance:
    """For the calendar: a flag under which nothing heavy is done until the season's middle."""
    pressure = {"flag": "hypertension", "until": "2027-04-04"}
    return problem(**{**RACING, "athlete": {"avoid": [pressure], "cleared": "2027-02-01"}})


def racing() -> Instance:
    """For the calendar: races, deload, taper, return."""
    return problem(**RACING)


def busy_racing() -> Instance:
    """The same with a calendar: busy evenings with travel, and a busy night."""
    instance = racing()
    weeks = range(0, 70, 7)
    evenings = [at(instance, "2027-03-03 19:00") + n * MINUTES_PER_DAY for n in weeks]
    night = at(instance, "2027-03-26 21:30")
    times = [BusyTime(start, start + 45, 30) for start in evenings]
    return busy(instance, *times, BusyTime(night, night + 12 * 60))


def careful() -> Instance:
    """For the calendar: other settings, partial weeks, a pause."""
    return problem(**CAREFUL)


def filled() -> Instance:
    """For content: a race with a taper."""
    return only(problem(**FILLED), REPERTOIRE)


def climbing() -> Instance:
    """For content: other settings, and a flag that keeps levels low for the first weeks only."""
    pressure = {"flag": "hypertension", "until": "2027-01-26"}
    athlete = {**FLAGGED["athlete"], "born": 1990, "avoid": [pressure, "neck"]}
    return only(problem(**{**FLAGGED, "athlete": athlete}), REPERTOIRE)


def flagged() -> Instance:
    """For content: other settings, flags and exclusions."""
    return only(problem(**FLAGGED), REPERTOIRE)
