"""Define the constraint ``rotation``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import athletes
from planner.constraints.base import ContentConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content, single_weeks
from planner.settings.base import setting
from planner.settings.rotation import RotationSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Rotation(RotationSettings, ContentConstraint):
    """A and B sessions in turn: a letter's exercises are kept through the mesocycle.

    Where two sessions of a letter differ in class, another rung of the same ladder counts as
    kept: the same session, easier or harder. Everything else that the letter's first session
    doesn't have costs points, except where that session is shorter, or where a ladder of it has
    nothing that may be done here.

    Why: to learn a movement and to progress it, it has to come back (evidence row 28b, grade E).

    Example:
        ``rotation: {letters: 3}``
    """

    name: ClassVar[str] = "rotation"
    says: ClassVar[str] = (
        "sessions of one letter (A, B, …) keep their exercises through a mesocycle"
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)

    minutes_an_exercise: int = setting(
        4,
        "A session so much longer than its template may have one more.",
        unit="minutes",
        source="engineering choice (E)",
        ge=2,
        le=10,
    )

    free_changes: int = setting(
        1,
        "Exercises of a session that may differ at no cost.",
        unit="exercises",
        source="engineering choice (E)",
        ge=0,
        le=4,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Letters and the weeks of one session by experience."""
        who, why = problem.experience, athletes(problem.experience)
        found = {
            "letters": (self.letters_of(who), why),
            "single_weeks": (self.single_weeks_of(who), why),
        }
        return {name: value for name, value in found.items() if getattr(self, name) is None}

    def _extra(self, frame: SessionFrame, template: SessionFrame, problem: Problem) -> int:
        """Count exercises that may differ: none while the athlete learns one session as it is."""
        learning = frame.week.number <= single_weeks(problem)
        alike = frame.session_class is template.session_class
        free = 0 if learning and alike else self.free_changes
        longer = max(0, frame.minutes - template.minutes)
        return free + -(-longer // self.minutes_an_exercise)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count exercises outside the letter's template."""
        cost: Amount = 0
        for frame, template in _templates(choices.frames):
            if not choices.relevant([frame, template]):
                continue
            ladders: dict[str, list[Amount]] = defaultdict(list)
            for exercise in choices.candidates(template):
                if not exercise.breathing:
                    ladders[exercise.ladder].append(choices.uses(template, exercise))
            same_class = frame.session_class is template.session_class
            outside: Amount = 0
            for exercise in choices.candidates(frame):
                if exercise.breathing:
                    continue
                kept = choices.uses(template, exercise)
                if not same_class:
                    kept = choices.any_of(ladders[exercise.ladder])
                outside += choices.without(choices.uses(frame, exercise), kept)
            here = {exercise.ladder for exercise in choices.candidates(frame)}
            blocked = sum(
                choices.uses(template, e)
                for e in choices.candidates(template)
                if e.ladder not in here and not e.breathing
            )
            cost += choices.above(outside, blocked + self._extra(frame, template, problem))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions with exercises that their letter doesn't have."""
        content = read_content(plan, problem)
        done = {f.index: {e for e in sets if not e.breathing} for f, sets in content}
        for frame, template in _templates([frame for frame, _ in content]):
            first = done[template.index]
            kept = {exercise.id for exercise in first}
            if frame.session_class is not template.session_class:
                ladders = {exercise.ladder for exercise in first}
                kept |= {e.id for e in done[frame.index] if e.ladder in ladders}
            open_ladders = {exercise.ladder for exercise in problem.usable(frame)}
            blocked = sum(exercise.ladder not in open_ladders for exercise in first)
            outside = sum(exercise.id not in kept for exercise in done[frame.index])
            over = outside - blocked - self._extra(frame, template, problem)
            if over > 0:
                yield self.soft(
                    frame.day,
                    over,
                    f"session {frame.letter} has more new exercises than a mesocycle should bring",
                    "day",
                )


def _templates(frames: Sequence[SessionFrame]) -> Iterator[tuple[SessionFrame, SessionFrame]]:
    """Pair each session with the first of its letter and mesocycle, that one itself left out."""
    first: dict[tuple[int, str], SessionFrame] = {}
    for frame in frames:
        template = first.setdefault((frame.week.mesocycle, frame.letter), frame)
        if template is not frame:
            yield frame, template
