"""Define the constraint ``focus``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from planner.athlete.phase_kind import RACE_AND_RECOVERY
from planner.catalogue.exercises import Exercise, Mode, Sides
from planner.constraints.base import ContentConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content, weeks_of
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


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


class Focus(ContentConstraint):
    """More of what the athlete wants: so many exercises a session for each word of the focus.

    Counted by week. Hip work serves injury prevention, work on one leg balance, breathing and
    bracing breathing, holds and carries the form late in a race, and so on. No more
    is asked for than what is usable and what the week's minutes allow; race weeks, recovery and
    short activations are left alone.

    Why: extra weight for what one trains for is judgement (grade E); what core training does for
    each aim, and how well that is known, is in evidence §1.

    Example:
        ``athlete: {focus: [balance, breathing]}``
    """

    name: ClassVar[str] = "focus"
    says: ClassVar[str] = "extra exercises for what you wrote in athlete.focus"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "exercises"

    exercises: int = setting(
        2,
        "Exercises for each word of the focus.",
        unit="exercises a session",
        source="engineering choice (E)",
        ge=0,
        le=6,
    )
    minutes_each: int = setting(
        10,
        "One exercise is asked for in so many minutes of a week, all words together.",
        unit="minutes",
        source="engineering choice (E)",
        ge=4,
        le=60,
    )
    missing_points: int = setting(
        2,
        "Cost of each exercise missing.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def _wanted(
        self, frames: Sequence[SessionFrame], aimed: frozenset[str], problem: Problem
    ) -> tuple[int, list[SessionFrame]]:
        """Count the uses of these exercises asked of a week, and list the sessions that count."""
        counted = [f for f in frames if f.phase not in RACE_AND_RECOVERY and not f.activation]
        serving = [[e for e in problem.usable(f) if e.id in aimed] for f in counted]
        room = sum(frame.minutes for frame in counted)
        # A session has one block of breathing at most, and one exercise isn't in all sessions.
        able = [sum(not e.breathing for e in s) + any(e.breathing for e in s) for s in serving]
        distinct = len({e.id for exercises in serving for e in exercises})
        repeats = max(1, problem.settings.variety.most_share * len(counted) // 100)
        return min(
            sum(min(self.exercises, most) for most in able),
            room // (self.minutes_each * len(set(problem.file.athlete.focus))),
            distinct * repeats,
        ), counted

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count the exercises that serve each word in each week."""
        cost: Amount = 0
        aims = _aims(problem)
        for frames in weeks_of(choices.frames).values():
            if not choices.relevant(frames):
                continue
            for aimed in aims.values():
                wanted, counted = self._wanted(frames, aimed, problem)
                used = sum(
                    choices.uses(frame, exercise)
                    for frame in counted
                    for exercise in choices.candidates(frame)
                    if exercise.id in aimed
                )
                cost += self.missing_points * choices.below(used, wanted)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks with too little of what the athlete wants."""
        aims = _aims(problem)
        content = read_content(plan, problem)
        done = {frame.index: sets for frame, sets in content}
        for monday, frames in weeks_of(frame for frame, _ in content).items():
            for word, aimed in aims.items():
                wanted, counted = self._wanted(frames, aimed, problem)
                count = sum(e.id in aimed for frame in counted for e in done[frame.index])
                if count < wanted:
                    yield self.soft(
                        monday,
                        self.missing_points * (wanted - count),
                        f"{count} of {wanted} exercises for {word.replace('-', ' ')}",
                        mend="longer sessions, or fewer words in the focus",
                    )


def _aims(problem: Problem) -> dict[str, frozenset[str]]:
    """Map each word of the athlete's focus to the ids of the exercises that serve it."""
    return {
        word: frozenset(e.id for e in problem.catalogue.exercises if AIMS[word].serves(e))
        for word in problem.file.athlete.focus
    }
