"""A small athlete as an athlete.yaml with comments, with things planted into it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from planner.athlete.words import EQUIPMENT
from planner.instance import Instance
from planner.rules.rule import Rule
from planner.solver.causes import Cause, Fact, FactKind, Requirement

Data = dict[str, Any]

START = date(2027, 1, 4)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WINDOWS = ("06:30-07:15", "12:05-12:50", "18:30-20:00", "19:15-20:00", "20:00-20:30")
STARTS = ("07:30", "17:00")
RUNS = ("easy", "long", "tempo", "intervals", "hills")


@dataclass(frozen=True)
class AskedFor:
    """A rule."""

    rule: Data

    def names(self, cause: Cause, instance: Instance) -> bool:
        """Whether a cause is this rule."""
        number = instance.written.document.data["rules"].index(self.rule)
        rules = [each for each in instance.constraints if isinstance(each, Rule)]
        label = next(rule.label for rule in rules if rule.number == number)
        return isinstance(cause, Requirement) and cause.constraint == label


@dataclass(frozen=True)
class Set:
    """Settings of one constraint; ``about`` is what of them a cause may name, the whole aside."""

    constraint: str
    values: Data
    about: str

    def names(self, cause: Cause, instance: Instance) -> bool:
        """Whether a cause is this setting."""
        if not isinstance(cause, Requirement) or cause.constraint != self.constraint:
            return False
        return cause.setting in (self.about, "")


@dataclass(frozen=True)
class Given:
    """A fact: what is missing at home, hurts, or is not wanted."""

    kind: FactKind
    name: str

    def names(self, cause: Cause, instance: Instance) -> bool:
        """Whether a cause is this fact."""
        return isinstance(cause, Fact) and (cause.kind, cause.name) == (self.kind, self.name)


Piece = AskedFor | Set | Given


@dataclass(frozen=True)
class Athlete:
    """What stands in the file besides what is planted."""

    about: Data
    season: Data
    runs: Data
    windows: Data
    constraints: Data = field(default_factory=dict)

    def without(self, equipment: Iterable[str]) -> list[str]:
        """What is at hand, apart from this."""
        return [each for each in self.about["equipment"] if each not in set(equipment)]


def random_athlete(random: Random) -> Athlete:
    """Two to five weeks, some runs, some free time."""
    weeks = random.randint(2, 5)
    start = START + timedelta(weeks=random.randrange(30))
    season: Data = {"start": start, "end": start + timedelta(days=7 * weeks - 1)}
    if random.random() < 0.7:
        phase = random.choice(("base", "build", "maintenance", "peak"))
        season["phases"] = [{"phase": phase, "start": start}]
    about: Data = {
        "name": "Noor",
        "timezone": "Europe/Berlin",
        "experience": random.choice(("new", "regular", "experienced", "experienced")),
        "equipment": sorted(random.sample(EQUIPMENT, random.randrange(6))),
    }
    if random.random() < 0.3:
        about["born"] = random.choice((1955, 1966, 1990, 2012))
    runs = {
        day: {
            "kind": random.choice(RUNS),
            "start": random.choice(("07:30", "17:00")),
            "minutes": 45,
        }
        for day in _some_days(random, 0, 5)
    }
    windows = {
        day: random.sample(WINDOWS, random.choice((1, 1, 2))) for day in _some_days(random, 3, 7)
    }
    constraints: Data = {}
    if random.random() < 0.3:
        constraints["preferred-times"] = "off"
    if random.random() < 0.3:
        constraints["variety"] = {"weight": random.randint(1, 3)}
    return Athlete(about, season, runs, windows, constraints)


def _some_days(random: Random, least: int, most: int) -> list[str]:
    return sorted(random.sample(DAYS, random.randint(least, most)), key=DAYS.index)


def written(athlete: Athlete, pieces: Sequence[Piece], left_out: Sequence[Piece] = ()) -> str:
    """The file with all pieces but those left out."""
    kept = [piece for piece in pieces if piece not in left_out]
    lines = ["# Noor's winter; ask her before you change anything here"]
    lines += ["version: 1", "athlete:  # about her"]
    lines += [f"  {key}: {flow(value)}" for key, value in _about(athlete, kept, left_out).items()]
    lines += ["season:", *(f"  {key}: {flow(value)}" for key, value in athlete.season.items())]
    lines += ["running:  # as her club trains", "  week:" if athlete.runs else "  week: {}"]
    lines += [f"    {day}: {flow(run)}  # {day[:3]}, club" for day, run in athlete.runs.items()]
    lines += ["# when the children are asleep", "free_time:"]
    lines += [f"  {day}: {flow(free)}" for day, free in athlete.windows.items()]
    settings = [piece for piece in kept if isinstance(piece, Set)]
    if settings or athlete.constraints:
        lines += ["constraints:  # the coach's"]
        lines += [f"  {name}: {flow(value)}" for name, value in athlete.constraints.items()]
        for piece in settings:
            lines += [
                f"  # about {piece.constraint}",
                f"  {piece.constraint}: {flow(piece.values)}",
            ]
    rules = [piece for piece in kept if isinstance(piece, AskedFor)]
    if rules:
        lines += ["rules:"]
        lines += [f"  - {flow_bare(p.rule)}  # wish {n}" for n, p in enumerate(rules)]
    return "\n".join([*lines, "# the end", ""])


def comments(text: str) -> list[str]:
    """The comments of a file that ``written`` wrote or that was edited since, in order."""
    return re.findall(r"# .*$", text, re.MULTILINE)


def _about(athlete: Athlete, kept: Sequence[Piece], left_out: Sequence[Piece]) -> Data:
    facts = [piece for piece in kept if isinstance(piece, Given)]
    gone = [piece for piece in left_out if isinstance(piece, Given)]
    about = dict(athlete.about)
    lacking = [piece.name for piece in facts if piece.kind is FactKind.EQUIPMENT]
    bought = [piece.name for piece in gone if piece.kind is FactKind.EQUIPMENT]
    about["equipment"] = [*athlete.without(lacking), *bought]
    for kind, key in ((FactKind.AVOID, "avoid"), (FactKind.EXCLUDE, "exclude")):
        names = [piece.name for piece in facts if piece.kind is kind]
        if names:
            about[key] = names
    return about


def flow(value: object) -> str:
    """A value on one line."""
    match value:
        case Mapping():
            return "{" + flow_bare(value) + "}"
        case list():
            return "[" + ", ".join(flow(each) for each in value) + "]"
        case str() if re.search(r"[:+]|^\d|^(off|on)$", value):
            return f'"{value}"'
    return str(value)


def flow_bare(value: Mapping[str, object]) -> str:
    """A mapping without its braces."""
    return ", ".join(f"{key}: {flow(each)}" for key, each in value.items())
