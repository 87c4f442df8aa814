"""Define the constraint ``rotation``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.athlete.age import athletes
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.problem.problem import Problem
from planner.programme.block_view import BlockView
from planner.programme.tally import Place, Tally
from planner.settings.base import setting
from planner.settings.rotation import RotationSettings


class Rotation(RotationSettings, ProgrammeConstraint):
    """Sessions A and B in turn, each with a programme of its own that is kept through a block.

    A letter has one line of a ladder, and a ladder one rung through the block.

    Why: to learn a movement and to progress it, it has to come back (evidence row 28b, grade E).

    Example:
        ``rotation: {letters: 3}``
    """

    name: ClassVar[str] = "rotation"
    says: ClassVar[str] = "sessions in turn (A, B, …), each with its exercises through a block"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("free_changes", "minutes_an_exercise"),
        "a session that leaves its letter's lines costs the points of template",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard", "soft")

    rung_points: int = setting(
        3,
        "Cost of each further rung of a ladder in a block.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Letters and the weeks of one session by experience."""
        who, why = problem.experience, athletes(problem.experience)
        found = {
            "letters": (self.letters_of(who), why),
            "single_weeks": (self.single_weeks_of(who), why),
        }
        return {name: value for name, value in found.items() if getattr(self, name) is None}

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the rungs of each ladder."""
        for letter in view.letters:
            ladders: dict[str, list[Place]] = defaultdict(list)
            for exercise in view.candidates[letter]:
                ladders[exercise.ladder].append((letter, exercise.id))
            for ladder, places in ladders.items():
                if len(places) > 1:
                    yield Tally(
                        f"session {letter} has two exercises of {ladder}",
                        None,
                        uses=dict.fromkeys(places, 1),
                        most=1,
                    )
        rungs: dict[str, dict[str, set[Place]]] = defaultdict(lambda: defaultdict(set))
        for letter in view.letters:
            for exercise in view.candidates[letter]:
                rungs[exercise.ladder][exercise.id].add((letter, exercise.id))
        for ladder, by_exercise in rungs.items():
            if len(by_exercise) > 1 and len(view.letters) > 1:
                yield Tally(
                    f"two exercises of {ladder} in one block",
                    self.rung_points,
                    groups=tuple(frozenset(places) for places in by_exercise.values()),
                    most=1,
                )
