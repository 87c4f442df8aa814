"""That a setting matters: of some plan, another value changes whether it is allowed or its cost."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from planner.constraints.base import Constraint
from planner.instance import Instance
from planner.plan.plan import Session
from planner.problem.session_frame import frames_of_slots
from planner.reference.manual_pages import common_settings, settings_of
from planner.reference.setting_facts import Form, Setting
from planner.report.notes import notes
from planner.yaml.document import parse_yaml
from tests.constraints.builders import hard, plan, points, problem, session_of, slot
from tests.constraints.moving_athletes import ATHLETES, loaded_athlete

Verdict = int | str | tuple[str, ...]

REFUSED = "refused"
TABLES = sorted((Path(__file__).parent / "moves").glob("*.yaml"))


@dataclass(frozen=True)
class Move:
    """A case in which a setting matters.

    Attributes:
        to: The value that it is moved to, from its default.
        who: For whom, a name in ``ATHLETES``.
        plan: Sessions in order, such as ``2027-01-04 19:00 20 medium A: plank-knee 2, bridge 3``;
            the letter may be left to the calendar.
        by: The constraint that then judges the plan otherwise, where it isn't the setting's own;
            ``notes`` where a setting decides of what an athlete is told.
    """

    to: Any
    who: str
    plan: tuple[str, ...] = ()
    by: str = ""


def paths_of(kind: type[Constraint]) -> Iterator[str]:
    """Every setting of a constraint: parts of an amount and entries of a list as well.

    Left out are the switch of what can't be switched off, and the weight of what costs nothing.
    """
    for setting in (*common_settings(), *settings_of(kind)):
        fixed = setting.name == "enabled" and not kind.safety.can_be_off
        weightless = setting.name == "weight" and "soft" not in kind.strengths
        if not fixed and not weightless:
            yield from _paths(setting)


def _paths(setting: Setting) -> list[str]:
    match setting.form:
        case Form.BOUNDS:
            return [f"{setting.name}.{part.name}" for part in setting.parts]
        case Form.NUMBERS:
            return [f"{setting.name}[{n}]" for n in range(len(setting.default))]
    return [setting.name]


def is_hard_bound(path: str) -> bool:
    """Whether a setting is a least or a most, which plans may not miss."""
    return path.rpartition(".")[2] in ("least", "most")


@cache
def tabled() -> Mapping[str, Mapping[str, Move]]:
    """The cases in ``moves/``, by constraint and setting."""
    return {
        name: {path: Move(**{**case, "plan": tuple(case["plan"])}) for path, case in cases.items()}
        for table in TABLES
        for name, cases in parse_yaml(table.read_text(encoding="utf-8"), table.name).data.items()
    }


def moves_of(kind: type[Constraint]) -> Mapping[str, Move]:
    """The cases of a constraint: the tabled ones, and ``MOVES`` of its own test file."""
    name = f"tests.constraints.test_{kind.name.replace('-', '_')}"
    own = getattr(import_module(name), "MOVES", {}) if find_spec(name) else {}
    return {**tabled().get(kind.name, {}), **own}


def value_at(kind: type[Constraint], path: str, it: Instance | None = None) -> Any:
    """The value of a setting for an athlete; without one its default."""
    every = (*it.constraints, *it.switched_off) if it else (kind(),)
    (constraint,) = (one for one in every if one.label == kind.name)
    name, part = _name_and_part(path)
    value = getattr(constraint, name)
    if path.endswith("]"):
        return value[int(path.partition("[")[2][:-1])]
    return getattr(value, part) if part else value


def unmoved(kind: type[Constraint], path: str, move: Move) -> Instance:
    """The athlete with the setting at its default."""
    its = _written(kind, move)
    others = _without(its, path)
    return loaded_athlete(move.who) if its == others else _with(kind, move, others)


def moved(kind: type[Constraint], path: str, move: Move) -> Instance:
    """The athlete with the setting at the other value."""
    name, part = _name_and_part(path)
    value = {part: move.to} if part else move.to
    return _with(kind, move, {**_without(_written(kind, move), path), name: value})


def _name_and_part(path: str) -> tuple[str, str]:
    """``base`` and ``least`` of ``base.least``; entries of a list aren't written alone."""
    name, _, part = path.partition("[")[0].partition(".")
    return name, part


def _written(kind: type[Constraint], move: Move) -> dict[str, Any]:
    return dict(kind.spelled_out(ATHLETES[move.who].get("constraints", {}).get(kind.name, {})))


def _without(settings: dict[str, Any], path: str) -> dict[str, Any]:
    return {name: value for name, value in settings.items() if name != _name_and_part(path)[0]}


def _with(kind: type[Constraint], move: Move, settings: dict[str, Any]) -> Instance:
    return _loaded_with(move.who, kind.name, json.dumps(settings))


@lru_cache(maxsize=8)
def _loaded_with(who: str, name: str, settings: str) -> Instance:
    """The athlete with these settings of a constraint in place of theirs."""
    constraints = {**ATHLETES[who].get("constraints", {}), name: json.loads(settings)}
    return problem(**{**ATHLETES[who], "constraints": constraints})


def verdicts(kind: type[Constraint], path: str, move: Move) -> tuple[Verdict, Verdict]:
    """What is said of the plan with the default, and what with the other value."""
    judge = move.by or kind.name
    before, after = unmoved(kind, path, move), moved(kind, path, move)
    return _verdict(before, move.plan, judge), _verdict(after, move.plan, judge)


def _verdict(it: Instance, sessions: Sequence[str], judge: str) -> Verdict:
    """What one of the athlete's constraints says of a plan: ``refused``, else its points."""
    whole = plan(it, *_sessions(it, sessions))
    if judge == "notes":
        return notes(it.problem, whole.sessions)
    asked = (one for one in it.constraints if one.name == judge)
    violations = [found for one in asked for found in one.violations(whole, it.problem)]
    return REFUSED if hard(violations) else points(violations)


def _sessions(it: Instance, texts: Sequence[str]) -> Iterator[Session]:
    """Sessions; doses, warm-ups and letters not given follow from the athlete and the settings."""
    rows = [text.partition(": ") for text in texts]
    places = [place.split() for place, _, _ in rows]
    slots = [slot(it, f"{day} {at}", int(minutes), kind) for day, at, minutes, kind, *_ in places]
    frames = frames_of_slots(slots, it.problem)
    for (*_, content), place, one, frame in zip(rows, places, slots, frames, strict=True):
        pairs = (each.split() for each in content.split(", ")) if content else ()
        sets = {name: int(number) for name, number in pairs}
        yield session_of(it, one, sets, (*place, frame.letter)[4])
