"""Rules drawn at random, as athletes could write them."""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

AREAS = ("ra", "obl", "gmed", "gmax", "es", "ham")
THINGS = ("planks", "side-planks", "bridges", "superman", "crunch", "dead-bug", "hip-bridge")
DAYS = ("monday", "tuesday", "weekdays", "weekend", "sun")
CLASSES = ("light", "medium", "heavy")
PHASES = ("base", "build", "peak", "taper", "race", "recovery")
PER = ("session", "day", "week", "mesocycle", "phase", "season")


def calendar_rule(random: Random, days: Sequence[date]) -> dict[str, Any]:
    """A rule about sessions, minutes and classes in a season of these days."""
    when = _when(random, days)
    minutes = random.random() < 0.5
    match random.randrange(4):
        case 0:
            return _weighed(random, "forbid", when or {"weekday": "tuesday"})
        case 1:
            return {"prefer": {**(when or {"weekday": "monday"}), "points": random.randint(1, 9)}}
        case 2:
            kind, amount = "at_most", random.randint(0, 40 if minutes else 3)
        case _:
            kind, amount = "at_least", random.randint(1, 40 if minutes else 3)
    counts = {"minutes" if minutes else "sessions": amount, "per": _per(random, PER[not minutes :])}
    return _weighed(random, kind, counts | when)


def content_rule(random: Random, days: Sequence[date]) -> dict[str, Any]:
    """A rule about exercises in a season of these days."""
    when = _when(random, days)
    match random.randrange(6):
        case 0:
            return _weighed(random, "forbid", _what(random) | when)
        case 1:
            per = {"per": random.choice(PER)} if random.random() < 0.5 else {}
            return {"prefer": {**_what(random), **per, **when}}
        case 2:
            names = random.sample(THINGS[:4], random.randint(2, 3))
            return _weighed(random, "together", {"exercises": names} | when)
        case 3:
            names = random.sample(THINGS[:4], random.randint(2, 3))
            apart = {"exercises": names, "days": random.randint(0, 4)}
            return _weighed(random, "apart", apart | when)
        case 4:
            kind, least = "at_most", 0
        case _:
            kind, least = "at_least", 1
    unit = random.choice(("sets", "minutes", "sessions", "exercises"))
    counts = {unit: random.randint(least, 6), "per": _per(random, PER[unit == "sessions" :])}
    return _weighed(random, kind, counts | _what(random) | when)


def _per(random: Random, spans: Sequence[str]) -> str:
    return random.choice((*spans[:3], *spans))


def _what(random: Random) -> dict[str, Any]:
    return random.choice(
        (
            {"area": random.choice(AREAS), "secondary": random.random() < 0.3},
            {"family": random.choice(THINGS[:3])},
            {"exercise": random.sample(THINGS[3:6], 2)},
            {"ladder": "hip-bridge"},
            {"level": random.choice((2, "3+", "1-2"))},
            {"group": "pelvic", "level": [1, 2, 3]},
        )
    )


def _when(random: Random, days: Sequence[date]) -> dict[str, Any]:
    first = random.choice(days)
    several: tuple[dict[str, Any], ...] = (
        {},
        {},
        {"weekday": random.sample(DAYS, 2)},
        {"phase": random.sample(PHASES, 3)},
        {"class": random.sample(CLASSES, random.randint(1, 2))},
        {"from": str(first), "to": str(first + timedelta(days=random.randint(0, 20)))},
        {"week": [random.randint(1, 6), str(first - timedelta(days=first.weekday()))]},
        {"date": str(first)},
    )
    one, other = random.sample(several, 2)
    return one | (other if random.random() < 0.3 else {})


def _weighed(random: Random, kind: str, body: dict[str, Any]) -> dict[str, Any]:
    weight = {"weight": random.randint(1, 20)} if random.random() < 0.5 else {}
    return {kind: body | weight}


def as_text(rule: dict[str, Any]) -> str:
    """The rule as one line of YAML."""
    return json.dumps(rule)
