"""Athletes for whom, between them, every setting matters; quickly loaded: of little free time."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from planner.instance import Instance
from tests.constraints.agreement import KIT
from tests.constraints.athletes import CAREFUL, FILLED, FLAGGED, RACING, RUNNING
from tests.constraints.builders import problem

EVENINGS = {
    "monday": ["19:00-19:15"],
    "wednesday": ["19:00-19:15"],
    "friday": ["19:00-19:15"],
    "sunday": ["06:00-06:15"],
}


def _mileage(weeks: Mapping[int, int]) -> dict[str, int]:
    """Kilometres by Monday, 40 in most weeks of the half-year."""
    first = date(2027, 1, 4)
    return {str(first + timedelta(weeks=n)): weeks.get(n, 40) for n in range(29)}


MARATHON: Mapping[str, Any] = {
    "athlete": {"experience": "experienced", "equipment": KIT, "focus": ["balance"]},
    "season": {"start": "2027-01-04", "end": "2027-07-25"},
    "races": [
        {"name": "Half", "date": "2027-03-28", "distance": "half marathon", "priority": "B"},
        {"name": "Parkrun", "date": "2027-02-20", "distance": "5 km", "priority": "C"},
        {"name": "Marathon", "date": "2027-06-06", "distance": "marathon", "priority": "A"},
    ],
    "running": {**RUNNING, "mileage": _mileage({6: 60, 7: 30, 12: 62, 14: 25, 17: 63})},
    "free_time": EVENINGS,
}
"""Half a year with every phase but maintenance, on the defaults."""

SHORT_RACES: Mapping[str, Any] = {
    "athlete": {"experience": "new", "equipment": KIT, "born": 1960},
    "season": {
        "start": "2027-01-04",
        "end": "2028-01-02",
        "pauses": [
            {"from": "2027-02-22", "to": "2027-03-07"},
            {"from": "2027-08-02", "to": "2027-09-12"},
        ],
    },
    "races": [
        {"name": "Five", "date": "2027-04-18", "distance": "5 km", "priority": "A"},
        {"name": "Ten", "date": "2027-07-04", "distance": "10 km", "priority": "A"},
        {"name": "Short", "date": "2027-06-06", "distance": "5 km", "priority": "B"},
        {"name": "Long", "date": "2027-10-31", "distance": "100 km", "priority": "A"},
    ],
    "running": {
        "week": {
            "tuesday": "intervals",
            "wednesday": "hills",
            "thursday": "tempo",
            "friday": "recovery",
            "saturday": {"kind": "easy", "distance": 12},
            "sunday": "long",
        }
    },
    "free_time": EVENINGS,
}
"""A newcomer of 67 with a year of races, pauses, and runs without times."""

MAINTAINING: Mapping[str, Any] = {
    "athlete": {"experience": "regular", "equipment": KIT, "born": 2011},
    "season": {"start": "2027-01-04", "end": "2027-03-28"},
    "running": {"week": {"tuesday": "easy", "sunday": {"kind": "easy", "minutes": 80}}},
    "free_time": EVENINGS,
}
"""Twelve weeks without a race for somebody of 16."""

LONG_RUNS: Mapping[str, Any] = {
    "season": {
        "start": "2027-01-04",
        "end": "2027-01-31",
        "phases": [{"phase": "build", "start": "2027-01-04"}],
    },
    "running": {
        "week": {
            "monday": {"kind": "easy", "start": "07:00", "distance": 6},
            "wednesday": {"kind": "recovery", "start": "07:00", "distance": 6},
            "friday": {"kind": "long", "start": "07:00", "minutes": 60, "distance": 8},
            "sunday": {"kind": "long", "start": "07:00", "minutes": 80},
        }
    },
    "free_time": EVENINGS,
    "constraints": {"area-recovery": {"hips_before_run_soft": 48}},
}
"""Four weeks whose long runs are just long enough, by minutes or by their share."""

UNTIMED: Mapping[str, Any] = {
    "season": {
        "start": "2027-01-04",
        "end": "2027-01-31",
        "phases": [{"phase": "build", "start": "2027-01-04"}],
    },
    "races": [{"name": "Cross", "date": "2027-01-27", "distance": "5 km", "priority": "B"}],
    "running": {
        "week": {
            "tuesday": {"kind": "hills", "start": "18:00"},
            "friday": {"kind": "race", "start": "18:00"},
        }
    },
    "free_time": EVENINGS,
}
"""Four weeks of runs whose length is the usual one, and a race on a Wednesday."""

RETURNING: Mapping[str, Any] = {
    "athlete": {"experience": "experienced", "equipment": KIT},
    "season": {
        "start": "2027-01-04",
        "end": "2027-06-27",
        "phases": [{"phase": "build", "start": "2027-01-04"}],
        "pauses": [
            {"from": "2027-01-18", "to": "2027-02-01"},
            {"from": "2027-04-12", "to": "2027-05-23"},
        ],
    },
    "running": {**RUNNING, "mileage": _mileage({8: 43, 10: 32})},
    "free_time": EVENINGS,
    "constraints": {"deload": {"least_season_weeks": 12}},
}
"""Half a year of build with a short and a long break, a top week and a down week."""

SETTLED: Mapping[str, Any] = {
    "athlete": {"experience": "regular", "equipment": KIT, "focus": ["hip-flexion"]},
    "season": {
        "start": "2027-01-04",
        "end": "2027-02-28",
        "phases": [{"phase": "build", "start": "2027-01-04"}],
    },
    "running": RUNNING,
    "free_time": EVENINGS,
}
"""Eight weeks of build."""

ULTRA: Mapping[str, Any] = {
    **SETTLED,
    "races": [{"name": "Fifty", "date": "2027-01-31", "distance": "50 km", "priority": "B"}],
}
"""The same with a race of 50 km."""

FAR: Mapping[str, Any] = {
    **SETTLED,
    "running": {**RUNNING, "mileage": _mileage({1: 80, 4: 90})},
}
"""Eight weeks of build with two weeks of far more running than the usual one says."""

LOGGED: Mapping[str, Any] = {
    "athlete": {"experience": None},
    "season": {"start": "2027-01-04", "end": "2027-01-31"},
    "running": {
        "week": {"tuesday": "intervals", "sunday": "long"},
        "mileage": str(Path(__file__).with_name("logged.csv")),
    },
    "free_time": EVENINGS,
}
"""Thirteen weeks of a history up to the season, with strength training in the last twelve."""

AFTER_BIRTH: Mapping[str, Any] = {
    **SETTLED,
    "athlete": {
        "experience": "regular",
        "equipment": KIT,
        "avoid": ["postpartum"],
        "born_child": "2026-11-23",
        "cleared": "2026-12-28",
        "checked": "2027-01-31",
    },
    "season": {
        "start": "2027-01-04",
        "end": "2027-05-02",
        "phases": [{"phase": "build", "start": "2027-01-04"}],
    },
}
"""Seventeen weeks of build from the sixth week after a birth on."""

YOUNG: Mapping[str, Any] = {
    **AFTER_BIRTH,
    "athlete": {"experience": "experienced", "equipment": KIT, "born": 2010},
    "races": [{"name": "Parkrun", "date": "2027-04-10", "distance": "5 km", "priority": "C"}],
}
"""As many weeks for somebody of 17, with a race."""

TIMES = {"preferred-times": {"times": ["16:30-17:10", "19:00-20:30"]}}
QUICK = {"progression": {"exposures": 2, "days": 7}}

ATHLETES: Mapping[str, Mapping[str, Any]] = {
    "settled": SETTLED,
    "marathon": MARATHON,
    "short-races": SHORT_RACES,
    "maintaining": MAINTAINING,
    "returning": RETURNING,
    "long-runs": LONG_RUNS,
    "logged": LOGGED,
    "far": FAR,
    "ultra": ULTRA,
    "untimed": UNTIMED,
    "after-birth": AFTER_BIRTH,
    "young": YOUNG,
    "racing": {**RACING, "free_time": EVENINGS},
    "careful": {**CAREFUL, "free_time": EVENINGS, "constraints": TIMES},
    "filled": {**FILLED, "free_time": EVENINGS, "constraints": QUICK},
    "flagged": {**FLAGGED, "free_time": EVENINGS, "constraints": {}},
}


@cache
def loaded_athlete(who: str) -> Instance:
    """One of them, as they are."""
    return problem(**ATHLETES[who])
