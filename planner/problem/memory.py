"""Answers about sessions there could be, kept as they are asked for again and again."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.catalogue.exercises import Exercise
from planner.problem.run_events import RunEvent

if TYPE_CHECKING:
    from planner.plan.plan import Plan
    from planner.problem.session_frame import SessionFrame


@dataclass(frozen=True, eq=False, slots=True)
class Memory:
    """Remember facts of sessions that hold wherever else in the season sessions can be.

    Each store is filled by the one function that reads it.

    Attributes:
        usable: Exercises that nothing rules out, by start, end and class.
        near: Runs by day and days around it.
        windows: Free windows by day.
        frames: Frames of a plan's sessions; every constraint asks for them, and a repaired plan
            has nearly all of them too.
        plans: The last plans with the frames of their sessions; every constraint asks for them.
        views: The last plans with their programmes, as the constraints look at them.
        half_sets: By session, areas and share of its time, the half sets that each exercise can
            give, by its id.
        capacity: By what a rule counts, its exercises and the session, the most that it can hold,
            and ids of the exercises; every window of a rule asks for them.
    """

    usable: dict[tuple[int, int, str], tuple[Exercise, ...]] = field(default_factory=dict)
    near: dict[tuple[date, int], list[RunEvent]] = field(default_factory=dict)
    windows: dict[date, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    frames: dict[Hashable, "SessionFrame"] = field(default_factory=dict)
    half_sets: dict[Hashable, Mapping[str, int]] = field(default_factory=dict)
    plans: list[tuple["Plan", tuple["SessionFrame", ...]]] = field(default_factory=list)
    views: list[tuple["Plan", list[Any]]] = field(default_factory=list)
    capacity: dict[Hashable, tuple[int, frozenset[str]]] = field(default_factory=dict)
