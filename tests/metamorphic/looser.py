"""Pairs of athlete.yaml that differ in hard settings alone, one of them looser."""

from copy import deepcopy
from random import Random
from typing import Any

from planner.constraints import ALL
from planner.constraints.base import Constraint, Level
from planner.reference.manual_pages import settings_of
from planner.reference.setting_facts import Form, Setting

Data = dict[str, Any]

DOWN, UP = -1, 1
LOOSER: dict[str, dict[str, int]] = {
    "free-time": {"changing_minutes": DOWN},
    "sessions-per-week": {"least": DOWN, "most": UP},
    "session-length": {"least": DOWN, "most": UP},
    "session-spacing": {"hours": DOWN, "heavy_hours": DOWN},
    "hard-run-recovery": {
        "light_before": DOWN,
        "medium_before": DOWN,
        "heavy_before": DOWN,
        "heavy_before_long": DOWN,
        "light_after": DOWN,
        "medium_after": DOWN,
        "heavy_after": DOWN,
        "straight_after_minutes": UP,
    },
    "race-blackout": {
        **dict.fromkeys(("a_marathon", "a_half", "a_10k", "a_5k", "b_half", "b_short", "c"), DOWN),
        "activation_minutes": UP,
    },
    "post-race-recovery": {
        **dict.fromkeys(("days_5k", "days_10k", "days_half", "days_marathon"), DOWN),
        "older_percent": DOWN,
    },
    "load-ramp": {"hard_percent": UP},
    "rest-day": {"days": DOWN, "light_minutes": UP},
    "session-time": {"least_exercises": DOWN, "minutes_an_exercise": DOWN},
    "muscle-coverage": {"least": DOWN, "most": UP},
    "area-recovery": {
        "hours": DOWN,
        "low_hours": DOWN,
        "hips_before_run": DOWN,
        "new_hips_before_run": DOWN,
    },
    "variety": {"most_share": UP},
    "progression": {
        "exposures": DOWN,
        "days": DOWN,
        "careful_days": DOWN,
        "familiar_level": UP,
        "rungs_a_mesocycle": UP,
        "new_a_session": UP,
    },
    "nothing-new-before-race": {"days": DOWN},
    "level-cap": dict.fromkeys(
        ("most", "base", "build", "peak", "taper", "race", "recovery", "maintenance"), UP
    ),
}
"""The hard settings, each with the direction in which it is looser.

Not here: those that also move what is asked for, such as ``progression.start_level`` (exercises far
below it count as too easy) or the sets and holds of ``session-class`` (a dose fills more time).
"""


def looser_pair(data: Data, level: Level, random: Random) -> tuple[Data, Data]:
    """The same athlete twice: tighter, and looser, in a few hard settings of a level."""
    tight, loose = deepcopy(data), deepcopy(data)
    kinds = [kind for kind in ALL if kind.level is level and _can_move(kind)]
    for kind in random.sample(kinds, random.choice((1, 2, 3))):
        moved = LOOSER.get(kind.name, {})
        wanted = [one for one in settings_of(kind) if one.name in moved]
        for one in random.sample(wanted, min(len(wanted), random.choice((1, 1, 2)))):
            tighter, looser = _two_values(one, moved[one.name], random)
            _write(tight, kind.name, one.name, tighter)
            _write(loose, kind.name, one.name, looser)
        if "strength" in kind.model_fields:
            _write(tight, kind.name, "strength", "hard")
            _write(loose, kind.name, "strength", "soft")
        elif kind.safety.can_be_off and random.random() < 0.15:
            loose["constraints"][kind.name] = "off"
    if data["rules"] and random.random() < 0.5:
        _loosen_rule(tight["rules"][0], loose["rules"], random)
    return tight, loose


def _can_move(kind: type[Constraint]) -> bool:
    return kind.name in LOOSER or "strength" in kind.model_fields


def _two_values(setting: Setting, looser: int, random: Random) -> tuple[Any, Any]:
    """A tighter and a looser value."""
    if setting.form is Form.NUMBERS:
        numbers = list(setting.default)
        more = [number + random.randrange(3) for number in numbers]
        return more, numbers
    low, high = setting.minimum or 0, setting.maximum or 0
    two = sorted(random.sample(range(low, high + 1), 2))
    return (two[0], two[1]) if looser is UP else (two[1], two[0])


def _write(data: Data, name: str, setting: str, value: Any) -> None:
    given = data["constraints"].get(name)
    data["constraints"][name] = {**(given if isinstance(given, dict) else {}), setting: value}


def _loosen_rule(tight: Data, rules: list[Data], random: Random) -> None:
    """Takes a hard rule out, or moves the amount of either kind."""
    ((kind, said),) = tight.items()
    if kind != "prefer" and "weight" not in said and random.random() < 0.5:
        del rules[0]
        return
    for unit in ("sets", "exercises", "minutes", "sessions"):
        if kind == "at_most" and unit in said:
            rules[0][kind][unit] += random.randint(1, 5)
        elif kind == "at_least" and unit in said and "weight" not in said:
            rules[0][kind][unit] = random.randint(1, said[unit])
