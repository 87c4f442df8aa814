"""Rules of an athlete's own at random."""

from datetime import date, timedelta
from random import Random
from typing import Any

AREAS = ("ra", "obl", "gmed", "gmax", "es", "ham")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PHASES = ("base", "build", "peak", "taper", "race", "recovery", "maintenance")
SPANS = ("session", "day", "week", "mesocycle", "phase", "season")
PAIRS = (["side-plank", "pallof-press"], ["plank-forearm", "bridge"], ["dead-bug", "bird-dog"])


def random_rule(random: Random, start: date) -> dict[str, Any]:
    """One rule; one in four is soft."""
    kind = random.choice(
        ("forbid", "at_least", "at_least", "at_least", "at_most", "together", "apart", "prefer")
    )
    rule = {
        "forbid": _forbid,
        "at_least": _amount,
        "at_most": _amount,
        "together": _pair,
        "apart": _pair,
        "prefer": _prefer,
    }[kind](random, start)
    if kind == "apart" and random.random() < 0.5:
        rule["days"] = random.randint(1, 4)
    if kind != "prefer" and random.random() < 0.25:
        rule["weight"] = random.randint(1, 3)
    return {kind: rule}


def contradiction(random: Random) -> list[dict[str, Any]]:
    """Two hard rules that can hardly hold together."""
    few = random.randint(1, 2)
    of_all = _exercises(random)
    return random.choice(
        (
            [{"at_least": {"sessions": few}}, {"at_most": {"sessions": few - 1, "per": "week"}}],
            [{"at_least": {"minutes": 12 * few}}, {"at_most": {"minutes": 8}}],
            [{"at_least": {"sets": few, **of_all}}, {"forbid": of_all}],
            [{"at_least": {"exercises": 4}}, {"at_most": {"sets": 3}}],
        )
    )


def _sessions(random: Random, start: date) -> dict[str, Any]:
    """Which sessions; often all of them."""
    later = start + timedelta(days=random.randrange(10))
    return random.choice(
        (
            {},
            {},
            {"weekday": random.sample(WEEKDAYS, 2)},
            {"phase": random.sample(PHASES, 3)},
            {"class": random.choice(("light", "medium", "heavy"))},
            {"from": start, "to": later},
            {"week": random.choice((1, 2))},
        )
    )


def _exercises(random: Random) -> dict[str, Any]:
    return random.choice(
        (
            {"family": random.choice(("planks", "bridges", "leg-raises"))},
            {"area": random.choice(AREAS)},
            {"group": random.choice(("abdominal", "back", "pelvic"))},
            {"pattern": random.choice(("anti-extension", "hip-extension", "rotation"))},
            {"level": random.choice((1, 2, "3+"))},
            {"exercise": random.choice(("plank-forearm", "dead-bug", "bridge"))},
            {"equipment": "band"},
        )
    )


def _forbid(random: Random, start: date) -> dict[str, Any]:
    sessions = _sessions(random, start)
    if sessions and random.random() < 0.4:
        return sessions
    return _exercises(random) | sessions


def _amount(random: Random, start: date) -> dict[str, Any]:
    unit = random.choice(("sets", "exercises", "minutes", "sessions"))
    most = {"sets": 12, "exercises": 6, "minutes": 60, "sessions": 4}[unit]
    rule: dict[str, Any] = {unit: random.randint(1, most), "per": random.choice(SPANS)}
    if unit in ("sets", "exercises"):
        rule |= _exercises(random)
    elif unit == "sessions":
        rule["per"] = random.choice(SPANS[1:])
    return rule | _sessions(random, start)


def _pair(random: Random, start: date) -> dict[str, Any]:
    return {"exercises": random.choice(PAIRS)}


def _prefer(random: Random, start: date) -> dict[str, Any]:
    chosen = random.choice((_exercises(random), _sessions(random, start)))
    return (chosen or {"family": "planks"}) | {"points": random.randint(1, 4)}
