"""Define the constraint ``focus``."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, NamedTuple

from planner.catalogue.exercises import Exercise, Mode, Sides
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.problem.problem import Problem
from planner.programme.block_view import BlockView
from planner.programme.tally import Tally
from planner.settings.base import setting


class Aim(NamedTuple):
    """An exercise serves a focus if it fits every part that is set, in any of the part's entries.

    ``areas`` are primary ones; ``standing`` of True asks for exercises done on one's feet.
    """

    areas: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    sides: tuple[Sides, ...] = ()
    modes: tuple[Mode, ...] = ()
    standing: bool = False

    def serves(self, exercise: Exercise) -> bool:
        """Tell whether an exercise serves the focus."""
        return (
            (not self.areas or bool({*self.areas} & {*exercise.primary}))
            and (not self.patterns or exercise.pattern in self.patterns)
            and (not self.sides or exercise.sides in self.sides)
            and (not self.modes or exercise.mode in self.modes)
            and (not self.standing or exercise.standing)
        )


AIMS = {
    # Hips and trunk, as in the one trial that had fewer injuries (evidence §1, Leppänen 2024).
    "injury-prevention": Aim(areas=("gmed", "gmax", "ham", "add")),
    "posture": Aim(patterns=("extension", "scapular")),
    "balance": Aim(
        patterns=("hip-extension", "hip-abduction", "hip-adduction", "hip-flexion"),
        sides=(Sides.EACH, Sides.ALTERNATING),
        standing=True,
    ),
    "breathing": Aim(patterns=("breathing-bracing",)),
    "hip-flexion": Aim(areas=("hipflex",)),
    "upper-body": Aim(areas=("scap", "lat")),
    # Holds and carries: what gives way when the trunk tires (evidence §1, endurance of form).
    "late-race-form": Aim(
        patterns=("anti-extension", "anti-lateral-flexion", "extension", "carry"),
        modes=(Mode.HOLD, Mode.DISTANCE),
    ),
    "stability": Aim(patterns=("anti-extension", "anti-rotation", "anti-lateral-flexion")),
    "coordination": Aim(sides=(Sides.ALTERNATING,)),
    "performance": Aim(patterns=("hip-extension", "hip-flexion", "carry")),
}
"""Aims by the words of ``athlete.focus`` (engineering choices, E, unless said)."""


class Focus(ProgrammeConstraint):
    """More of what the athlete wants: lines for each word of the focus, every full week.

    Hip work serves injury prevention, work on one leg balance, breathing and bracing breathing,
    holds and carries the form late in a race, and so on.

    Why: extra weight for what one trains for is judgement (grade E); what core training does for
    each aim, and how well that is known, is in evidence §1.

    Example:
        ``athlete: {focus: [balance, breathing]}``
    """

    name: ClassVar[str] = "focus"
    says: ClassVar[str] = "extra exercises for what you wrote in athlete.focus"
    repealed: ClassVar[Mapping[str, str]] = {"minutes_each": "lines are counted by full week now"}
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "exercises"

    exercises: int = setting(
        1,
        "Lines for each word of the focus.",
        unit="exercises a week",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=6,
    )
    missing_points: int = setting(
        4,
        "Cost of each line missing.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the lines that serve each word."""
        if not view.settled:
            return
        for word, aimed in _aims(view.problem).items():
            places = view.uses(lambda e, aimed=aimed: e.id in aimed, view.weekly_letters)  # type: ignore[misc]
            if places and self.exercises:
                said = f"fewer than {self.exercises} exercises for {word.replace('-', ' ')} a week"
                yield Tally(said, self.missing_points, uses=places, least=self.exercises)


def _aims(problem: Problem) -> dict[str, frozenset[str]]:
    """Map each word of the athlete's focus to the ids of the exercises that serve it."""
    return {
        word: frozenset(e.id for e in problem.catalogue.exercises if AIMS[word].serves(e))
        for word in problem.file.athlete.focus
    }
