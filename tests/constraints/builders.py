"""Small athletes, sessions and plans, read by the real parser, and what the solver says of them.

instance = problem(season={"start": "2027-01-04", "end": "2027-01-31"}, free_time={...})
one = session(instance, "2027-01-04 19:00", 20, "medium", {"plank-forearm": 2})
violations = RestDay(days=2).violations(plan(instance, one), instance.problem)
assert hard(violations) == []
assert content_cost(instance, Breathing(), plan(instance, one)) == points(violations)
"""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planner.catalogue.exercises import Catalogue
from planner.configuration import constraint_reader
from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint, Violation
from planner.instance import Instance, load
from planner.plan.plan import Plan, Session, SessionClass
from planner.problem.dose import prescribe
from planner.problem.session_frame import frames_of_sessions
from planner.problem.slots import Slot
from planner.timeline.busy_intervals import BusyTime
from planner.timeline.instants import instant, to_datetime
from tests.constraints.models import Sets, calendar_model, content_model

ATHLETE: Mapping[str, Any] = {
    "version": 1,
    "athlete": {"name": "Maya", "timezone": "Europe/Berlin", "experience": "regular"},
    "season": {"start": "2027-01-04", "end": "2027-01-31"},
    "running": {"week": {"tuesday": {"kind": "intervals", "start": "18:00", "minutes": 60}}},
    "free_time": {"daily": ["06:00-22:00"]},
}
"""Four weeks of maintenance from Monday 4 January 2027, intervals on Tuesdays, free all day."""

TODAY = date(2027, 1, 1)
SETTLED = {"phases": [{"phase": "build", "start": "2027-01-04"}]}
"""Of a season: build from the first day on."""


def problem(
    text: str | None = None, *, catalogue: Catalogue | None = None, **sections: Any
) -> Instance:
    """An athlete, loaded as the command would.

    Args:
        text: A whole athlete.yaml; left out, it is ``ATHLETE``.
        catalogue: Used instead of the real one, from after loading on.
        **sections: Sections in place of those of ``ATHLETE``; ``athlete`` and ``season`` are
            merged into them, None drops one.
    """
    if text is None:
        text = json.dumps(_merged(sections), default=str)
    instance = _instance(text, tuple(constraint_reader.by_name().values()))
    if catalogue is None:
        return instance
    return replace(instance, problem=replace(instance.problem, catalogue=catalogue))


@lru_cache(maxsize=64)
def _instance(text: str, known: tuple[type[Constraint], ...]) -> Instance:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "athlete.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path, today=TODAY)


def _merged(sections: Mapping[str, Any]) -> dict[str, Any]:
    whole = {**ATHLETE, **sections}
    for name in ("athlete", "season"):
        if isinstance(sections.get(name), Mapping):
            whole[name] = {**ATHLETE[name], **sections[name]}
    return {name: section for name, section in whole.items() if section is not None}


def only(instance: Instance, ids: Collection[str]) -> Instance:
    """The same athlete with a catalogue of these exercises alone; every id must be known."""
    whole = instance.problem.catalogue
    exercises = tuple(e for e in whole.exercises if e.id in ids)
    assert {e.id for e in exercises} == set(ids)
    small = replace(whole, exercises=exercises)
    return replace(instance, problem=replace(instance.problem, catalogue=small))


def busy(instance: Instance, *times: BusyTime) -> Instance:
    """The same athlete with busy times of a calendar; what is admissible stays as it was."""
    it = replace(instance.problem, busy=tuple(sorted(times)))
    return replace(instance, problem=it)


def at(instance: Instance, when: str) -> int:
    """The instant of a local time such as ``2027-01-04 19:00``."""
    local = datetime.fromisoformat(when)
    return instant(local.date(), 60 * local.hour + local.minute, instance.problem.zone)


def slot(instance: Instance, when: str, minutes: int = 20, session_class: str = "medium") -> Slot:
    """A slot at a local time."""
    day = datetime.fromisoformat(when).date()
    return Slot(at(instance, when), minutes, SessionClass(session_class), day)


def session(
    instance: Instance,
    when: str,
    minutes: int = 20,
    session_class: str = "medium",
    sets: Mapping[str, int] | None = None,
    letter: str = "A",
) -> Session:
    """A session at a local time, with sets by exercise id; load, warm-up and doses are right."""
    return session_of(instance, slot(instance, when, minutes, session_class), sets, letter)


def session_of(
    instance: Instance, place: Slot, sets: Mapping[str, int] | None = None, letter: str = "A"
) -> Session:
    """The session of a slot."""
    it = instance.problem
    bare = Session(
        starts_at=to_datetime(place.start_minute, it.zone),
        ends_at=to_datetime(place.end_minute, it.zone),
        phase=it.season.phase_on(place.day).kind,
        session_class=place.session_class,
        letter=letter,
        load=place.load,
    )
    (frame,) = frames_of_sessions([bare], it)
    known = it.catalogue.by_id
    exercises = tuple(prescribe(known[id_], n, frame) for id_, n in (sets or {}).items() if n)
    return bare.model_copy(update={"warm_up_s": frame.warm_up_seconds, "exercises": exercises})


def plan(instance: Instance, *sessions: Session) -> Plan:
    """A plan of these sessions, put in order."""
    season = instance.problem.season
    return Plan(
        athlete="Maya",
        timezone=instance.problem.file.athlete.timezone,
        generator="coreplan 0.1.0",
        input_sha256="0" * 64,
        season_start=season.start,
        season_end=season.end,
        status="feasible",
        sessions=tuple(sorted(sessions, key=lambda one: (one.starts_at, one.ends_at))),
    )


def hard(violations: Iterable[Violation]) -> list[str]:
    """The messages of the hard ones. Give it a list if you need the points as well."""
    return [violation.message for violation in violations if violation.hard]


def points(violations: Iterable[Violation]) -> int:
    """The sum of the soft ones."""
    return sum(violation.points or 0 for violation in violations)


def alone(instance: Instance, constraint: ContentConstraint) -> Instance:
    """The same athlete, for whom only this constraint rules exercises out of sessions."""
    it = replace(instance.problem, forbidding=(constraint,))
    return replace(instance, constraints=(constraint,), problem=it)


def calendar_cost(
    instance: Instance,
    constraint: CalendarConstraint,
    taken: Sequence[Slot],
    others: Iterable[Slot] = (),
) -> int | None:
    """What the model of one constraint asks for exactly these slots; None if it refuses them.

    Args:
        instance: The athlete.
        constraint: The only one in the model.
        taken: The slots that are used.
        others: Slots that are offered and left empty.
    """
    offered = {*taken, *others}
    return calendar_model(instance.problem, constraint, offered).cost(dict.fromkeys(taken, 1))


def charged(
    instance: Instance, constraint: CalendarConstraint, *taken: Slot, others: Iterable[Slot] = ()
) -> int | None:
    """The points of these slots, None if they are refused, by solver and by hand alike."""
    whole = plan(instance, *(session_of(instance, one) for one in taken))
    violations = list(constraint.violations(whole, instance.problem))
    by_hand = None if hard(violations) else points(violations)
    assert calendar_cost(instance, constraint, taken, others) == by_hand, violations
    return by_hand


def content_cost(
    instance: Instance, constraint: ContentConstraint, whole: Plan, most_sets: int = 4
) -> int | None:
    """What the model of one constraint asks for exactly this content; None if it refuses it.

    All of the repertoire is offered in each session but what the constraint itself forbids there;
    where a statement rests on what is usable, give it an athlete made by ``alone``.
    """
    it = instance.problem
    frames = frames_of_sessions(whole.sessions, it)
    model = content_model(it, constraint, frames, it.repertoire, most_sets)
    return model.cost(sets_of(whole))


def sets_of(whole: Plan) -> Sets:
    """A plan's sets by index of the session and exercise id."""
    return {
        (index, given.id): given.sets
        for index, one in enumerate(whole.sessions)
        for given in one.exercises
    }
