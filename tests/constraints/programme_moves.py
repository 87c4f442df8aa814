"""That a setting matters to programmes: another value changes what is wished of some block."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any, get_args

from planner.constraints.base import Constraint, ProgrammeWishes
from planner.plan.plan import LetterProgramme, ProgrammeLine
from planner.problem.session_frame import frames_of_slots
from planner.programme.block_view import BlockView
from planner.programme.course import Course, by_programme
from tests.constraints.builders import problem, slot

ATHLETES: tuple[dict[str, Any], ...] = (
    {
        "athlete": {
            "experience": "regular",
            "equipment": ["band", "ball", "bench", "dumbbell"],
            "focus": ["balance"],
            "favourites": ["planks"],
        }
    },
    {"athlete": {"experience": "new"}},
    {"athlete": {"experience": "experienced", "equipment": ["kettlebell"]}},
)
DAYS = ("2027-01-04 19:00", "2027-01-06 19:00", "2027-01-08 19:00")
CLASSES = ("heavy", "medium", "light")
WEEKS = 12
KEPT = 6
"""So many exercises of a letter make up the programmes that the history is built from."""


@cache
def views() -> tuple[BlockView, ...]:
    """The programmes of some athletes, each after programmes of what could be held."""
    return tuple(view for given in ATHLETES for view in _views(given))


def _views(given: dict[str, Any]) -> list[BlockView]:
    it = problem(season={"start": "2027-01-04", "end": "2027-03-28"}, **given)
    slots = []
    for week in range(WEEKS):
        for start, kind in zip(DAYS, CLASSES, strict=True):
            day, at = start.split()
            moved = date.fromisoformat(day) + timedelta(weeks=week)
            slots.append(slot(it, f"{moved} {at}", 25, kind))
    course = Course(it.problem)
    found = []
    for number, members in by_programme(frames_of_slots(slots, it.problem), it.problem).items():
        if not members:
            continue
        view = BlockView(it.problem, number, tuple(members), course.history.copy())
        found.append(view)
        letters = [
            LetterProgramme(
                programme=number,
                letter=letter,
                exercises=tuple(
                    ProgrammeLine(id=e.id, sets=2)
                    for e in {e.ladder: e for e in view.candidates[letter]}.values()
                )[:KEPT],
            )
            for letter in view.letters
        ]
        course.follow(members, letters)
    return found


def moves_programmes(kind: type[Constraint], path: str) -> bool:
    """Tell whether another value of a setting changes what is wished of a programme."""
    if not issubclass(kind, ProgrammeWishes):
        return False
    name, _, part = path.partition(".")
    before = _wishes(kind())
    return any(
        _wishes(changed) != before for changed in _others(kind, name.partition("[")[0], part)
    )


def _others(kind: type[Any], name: str, part: str) -> list[Any]:
    field = kind.model_fields[name]
    bounds = {type(one).__name__.lower(): one for one in field.metadata}
    values: list[Any] = [
        getattr(bounds[each], each) for each in ("ge", "le") if each in bounds and not part
    ]
    if isinstance(field.default, bool):
        values = [not field.default]
    if isinstance(field.default, str):
        values = [each for each in get_args(field.annotation) if each != field.default]
    if part:
        values = [{part: number} for number in (0, 1, 6)]
    found = []
    for value in values:
        try:
            found.append(kind.model_validate({name: value}))
        except ValueError:
            continue
    return found


def _wishes(constraint: Any) -> list[Any]:
    if not constraint.enabled:
        return []
    weight = 0 if constraint.strict else constraint.weight
    said: list[Any] = []
    for view in views():
        said += [
            replace(tally, points=None if tally.points is None else weight * tally.points)
            for tally in constraint.tallies(view)
        ]
        said += [
            (
                letter,
                exercise.id,
                constraint.bars(view, letter, exercise),
                weight * constraint.use_points(view, letter, exercise),
            )
            for letter, exercises in view.candidates.items()
            for exercise in exercises
        ]
    return said
