"""Small athletes at random: a week or two, random settings of every constraint, random rules."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from planner.athlete.words import EQUIPMENT, FLAGS, FOCUS
from planner.constraints import ALL
from planner.errors import InputError
from planner.instance import Instance, load
from planner.reference.manual_pages import settings_of
from planner.reference.setting_facts import Form, Setting
from tests.random_problems.rules import contradiction, random_rule

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PHASES = ("base", "build", "peak", "taper", "race", "recovery", "maintenance")
DISTANCES = ("5 km", "10 km", "half marathon", "marathon")
START = date(2027, 1, 4)

SETTINGS_EACH = 0.25
"""Share of the constraints that get settings of their own."""

CONTRADICTIONS = 0.4
"""Share of the athletes with two rules that can hardly hold together."""


def random_athlete(random: Random) -> Instance:
    """A small athlete whose file has no mistake."""
    while True:
        try:
            return instance(random_file(random))
        except InputError:
            continue


def instance(data: dict[str, Any]) -> Instance:
    """An athlete.yaml with this data, loaded."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "athlete.yaml"
        path.write_text(json.dumps(data, default=str), encoding="utf-8")
        return load(path, today=START)


def random_file(
    random: Random, lengths: Sequence[int] = (1, 1, 2), rules: Sequence[int] = (0, 1, 2, 3)
) -> dict[str, Any]:
    """What athlete.yaml says.

    Args:
        random: Decides.
        lengths: Weeks that the season may have.
        rules: How many rules there may be; contradictions come on top unless it is none.
    """
    weeks = random.choice(lengths)
    start = START + timedelta(weeks=random.randrange(40))
    end = start + timedelta(days=7 * weeks - 1)
    season: dict[str, Any] = {"start": start, "end": end}
    races = []
    if random.random() < 0.25:
        races = [_race(random, start + timedelta(days=random.randrange(2, 7 * weeks)))]
    if random.random() < 0.8:
        season["phases"] = [{"phase": random.choice(PHASES), "start": start}]
    if random.random() < 0.1:
        day = start + timedelta(days=random.randrange(7 * weeks))
        season["pauses"] = [{"from": day, "to": min(end, day + timedelta(days=3))}]
    return {
        "athlete": _about(random),
        "season": season,
        "races": races,
        "running": {"week": _runs(random)},
        "other": [_other(random)] if random.random() < 0.2 else [],
        "free_time": _windows(random, 4 if weeks == 1 else 2),
        "constraints": random_settings(random),
        "rules": [
            *(random_rule(random, start) for _ in range(random.choice(rules))),
            *(contradiction(random) if any(rules) and random.random() < CONTRADICTIONS else ()),
        ],
    }


def random_settings(random: Random, share: float = SETTINGS_EACH) -> dict[str, Any]:
    """Settings of a share of the constraints, each in its range.

    Each constraint and setting has dice of its own: a new one leaves the others as they are.
    """
    seed = random.getrandbits(64)
    written: dict[str, Any] = {}
    for kind in ALL:
        dice = Random(f"{seed} {kind.name}")
        if dice.random() >= share:
            continue
        if kind.safety.can_be_off and dice.random() < 0.15:
            written[kind.name] = "off"
            continue
        kept = {"weight": dice.randrange(4)} if dice.random() < 0.2 else {}
        for one in settings_of(kind):
            own = Random(f"{seed} {kind.name} {one.name}")
            value = random_value(one, own) if own.random() < 0.4 else None
            if value is not None:
                kept[one.name] = value
        if kept:
            written[kind.name] = kept
    return written


def random_value(setting: Setting, random: Random) -> Any:
    """A value that the setting allows; None where it is better left alone."""
    match setting.form:
        case Form.SWITCH:
            return random.choice(("on", "off"))
        case Form.NUMBER:
            low, high = setting.minimum or 0, setting.maximum or 0
            near = setting.default if isinstance(setting.default, int) else low
            around = [value for value in range(near - 3, near + 4) if low <= value <= high]
            return random.choice((low, high, random.randint(low, high), random.choice(around)))
        case Form.CHOICE:
            return random.choice(setting.choices)
        case Form.NUMBERS:
            return [entry + random.randrange(3) for entry in setting.default]
        case Form.BOUNDS:
            target = random_value(setting.parts[1], random)
            part = random.choice(setting.parts)
            return random.choice((target, {part.name: random_value(part, random)}))
    return None


def _race(random: Random, day: date) -> dict[str, Any]:
    return {
        "name": "Race",
        "date": day,
        "distance": random.choice(DISTANCES),
        "priority": random.choice("ABC"),
        "effort": random.choice(("race", "training")),
    }


def _about(random: Random) -> dict[str, Any]:
    about: dict[str, Any] = {
        "timezone": "Europe/Berlin",
        "experience": random.choice(("new", "regular", "experienced")),
        "equipment": random.sample(sorted(EQUIPMENT), random.randrange(len(EQUIPMENT))),
    }
    if random.random() < 0.3:
        about["born"] = random.choice((1955, 1966, 1990, 2012))
    if random.random() < 0.2:
        about["avoid"] = random.sample(sorted(FLAGS), random.randint(1, 2))
    if random.random() < 0.2:
        about["focus"] = random.sample(sorted(FOCUS), random.randint(1, 2))
    if random.random() < 0.2:
        about["favourites"] = random.sample(("side-planks", "bridges", "dead-bug"), 2)
    if random.random() < 0.1:
        about["exclude"] = ["russian-twists"]
    return about


def _runs(random: Random) -> dict[str, Any]:
    kinds = ("easy", "recovery", "long", "tempo", "intervals", "hills")
    return {
        day: {
            "kind": random.choice(kinds),
            "start": random.choice(("06:30", "12:00", "18:00")),
            "minutes": random.choice((30, 60, 100)),
        }
        for day in random.sample(DAYS, random.randrange(4))
    }


def _other(random: Random) -> dict[str, Any]:
    load = {"day": random.choice(DAYS), "kind": "gym", "start": "17:00", "minutes": 45}
    return load | random.choice(({}, {"hard_for": ["hips"]}))


def _windows(random: Random, most: int) -> dict[str, list[str]]:
    windows = ("06:30-07:00", "12:15-12:45", "19:00-19:40", "20:00-20:25")
    days = random.sample(DAYS, random.randint(1, most))
    return {day: [random.choice(windows)] for day in sorted(days, key=DAYS.index)}
