"""A small problem by the solver and by trying every plan; they have to say the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import prod
from random import Random

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.constraints.base import Constraint
from planner.instance import Instance
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.problem.slots import Slot
from planner.solver.calendar_level import build
from planner.solver.content_level import ContentLevel
from planner.solver.engine import Engine
from planner.solver.run import CONTENT
from tests.constraints.builders import hard, plan, points, session_of
from tests.constraints.models import FixedModel

MOST_SLOTS = 6
MOST_PLANS = 100
MOST_SETS = 2
SESSIONS = (1, 1, 2)
EXERCISES = 4


@dataclass(frozen=True)
class Verdict:
    """What both say of a problem; ``least`` is the cost of its best plan, None if it has none."""

    least: int | None
    plans: int


def compare_calendar(instance: Instance, random: Random) -> Verdict:
    """Every calendar of at most six of the athlete's slots."""
    slots = instance.problem.slots
    kept = tuple(sorted(random.sample(slots, min(len(slots), MOST_SLOTS))))
    it = replace(instance, problem=instance.problem.with_slots(kept))
    model, choices = build(it.problem, it.calendar_constraints, kept)
    calendars = list(_subsets(kept))
    by_hand = {
        chosen: _by_hand(it, it.calendar_constraints, [(slot, {}) for slot in chosen])
        for chosen in calendars
    }
    found = _minimum(model)
    allowed = [cost for cost in by_hand.values() if cost is not None]
    assert found == min(allowed, default=None), (found, sorted(allowed)[:3])
    fixed = FixedModel(model, {slot: choices.taken(slot) for slot in choices.slots})
    for chosen in random.sample(calendars, min(3, len(calendars))):
        assert fixed.cost(dict.fromkeys(chosen, 1)) == by_hand[chosen], chosen
    return Verdict(found, len(by_hand))


def compare_content(instance: Instance, random: Random) -> Verdict | None:
    """Contents of one or two sessions with a handful of exercises; None if there is no slot."""
    slots = _apart(instance.problem.slots, random)
    if not slots:
        return None
    offered = _offered(instance, slots, random)
    small = replace(instance.problem.catalogue, exercises=offered)
    it = replace(instance, problem=replace(instance.problem, catalogue=small))
    frames = frames_of_slots(slots, it.problem)
    level = ContentLevel(
        it.problem, it.content_constraints, frames, Engine(None), CONTENT["normal"]
    )
    level.most_sets = [
        {name: min(MOST_SETS, most) for name, most in each.items()} for each in level.most_sets
    ]
    window = frozenset(range(len(frames)))
    model, choices = level.build(window, {})
    found = _minimum(model)
    whole, contents = _contents(level, random)
    by_hand = [
        _by_hand(it, it.content_constraints, list(zip(slots, content, strict=True)), frames)
        for content in contents
    ]
    allowed = [cost for cost in by_hand if cost is not None]
    if whole:
        assert found == min(allowed, default=None), (found, sorted(allowed)[:3])
    elif allowed:
        assert found is not None
        assert found <= min(allowed)
    fixed = FixedModel(
        model,
        {
            (frame.index, exercise.id): choices.sets(frame, exercise)
            for frame in frames
            for exercise in level.candidates[frame.index]
        },
    )
    for n in random.sample(range(len(contents)), min(6, len(contents))):
        sets = {(i, name): k for i, each in enumerate(contents[n]) for name, k in each.items()}
        assert fixed.cost(sets) == by_hand[n], contents[n]
    return Verdict(found, len(contents))


def _minimum(model: cp_model.CpModel) -> int | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.status_name(status)
    return round(solver.objective_value) if status == cp_model.OPTIMAL else None


def _by_hand(
    instance: Instance,
    constraints: Sequence[Constraint],
    content: list[tuple[Slot, dict[str, int]]],
    frames: Sequence[SessionFrame] = (),
) -> int | None:
    letters = [frame.letter for frame in frames] or ["A"] * len(content)
    sessions = [
        session_of(instance, slot, sets, letter)
        for (slot, sets), letter in zip(content, letters, strict=True)
    ]
    whole = plan(instance, *sessions)
    violations = [v for c in constraints for v in c.violations(whole, instance.problem)]
    return None if hard(violations) else points(violations)


def _subsets(slots: Sequence[Slot]) -> Iterator[tuple[Slot, ...]]:
    for taken in product((False, True), repeat=len(slots)):
        yield tuple(slot for slot, used in zip(slots, taken, strict=True) if used)


def _apart(slots: Sequence[Slot], random: Random) -> tuple[Slot, ...]:
    chosen = random.sample(slots, min(len(slots), random.choice(SESSIONS)))
    by_day = {slot.day: slot for slot in chosen}
    return tuple(sorted(by_day.values()))


def _offered(instance: Instance, slots: Sequence[Slot], random: Random) -> tuple[Exercise, ...]:
    """A few exercises, most of them allowed somewhere, in the catalogue's order."""
    it = instance.problem
    usable = {e for frame in frames_of_slots(slots, it) for e in it.usable(frame)}
    likely = [exercise for exercise in it.catalogue.exercises if exercise in usable]
    chosen = set(random.sample(likely, min(len(likely), EXERCISES)))
    chosen.add(random.choice(it.catalogue.exercises))
    return tuple(exercise for exercise in it.catalogue.exercises if exercise in chosen)


def _contents(level: ContentLevel, random: Random) -> tuple[bool, list[list[dict[str, int]]]]:
    """All contents, or a sample of them where they are many; and whether they are all."""
    places = [
        (frame.index, exercise.id, level.most_sets[frame.index][exercise.id])
        for frame in level.frames
        for exercise in level.candidates[frame.index]
    ]
    amounts: list[tuple[int, ...]]
    whole = prod(most + 1 for *_, most in places) <= MOST_PLANS
    if whole:
        amounts = list(product(*(range(most + 1) for *_, most in places)))
    else:
        amounts = [tuple(random.randint(0, most) for *_, most in places) for _ in range(MOST_PLANS)]
    contents = []
    for each in amounts:
        content: list[dict[str, int]] = [{} for _ in level.frames]
        for (index, name, _), amount in zip(places, each, strict=True):
            if amount:
                content[index][name] = amount
        contents.append(content)
    return whole, contents
