"""Define the constraint ``breathing``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.programme.block_view import BlockView
from planner.programme.plan_content import read_content
from planner.programme.tally import Tally
from planner.settings.base import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

PELVIC_FLAGS = frozenset({"postpartum", "pelvic-floor", "pregnancy"})


class Breathing(ContentConstraint):
    """A breathing block now and then, never more than one a session.

    One letter of a block has it at most, a session of 20 minutes or more. The pelvic floor has a
    line in every session with a flag that asks for it, else at most one letter has one.

    Why: hard running tires inspiratory and trunk muscles together (Tong 2014, r = 0.67; evidence
    §1, grade C for core); as filler, breathing would only take the place of work.

    Example:
        ``breathing: 0``
    """

    name: ClassVar[str] = "breathing"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"
    says: ClassVar[str] = "a breathing block now and then, at most one a session"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "target"

    target: int = setting(
        1,
        "Letters of a block with a breathing block.",
        unit="letters",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=3,
    )
    least_minutes: int = setting(
        20,
        "Shorter sessions have none.",
        unit="minutes",
        source="coach/plan.md 2 (E)",
        ge=8,
        le=30,
    )
    missing_points: int = setting(
        2,
        "Cost of a block without.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def bars(self, view: BlockView, letter: str, exercise: Exercise) -> bool:
        """Bar breathing from short sessions, and mobility that trains nothing."""
        if exercise.role != "breathing":
            return False
        return not exercise.breathing or view.minutes(letter) < self.least_minutes

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the letters with breathing and with the pelvic floor."""
        able = [x for x in view.letters if view.minutes(x) >= self.least_minutes]
        blocks = view.uses(lambda e: e.breathing, able)
        asked = set(view.problem.file.athlete.focus)
        most = len(view.letters) if "breathing" in asked else max(1, len(view.letters) // 2)
        if blocks:
            least = min(self.target, most, len(able)) if len(view.letters) > 1 else 0
            said = "no breathing block"
            yield Tally(said, self.missing_points, uses=blocks, least=least)
            yield Tally("more breathing blocks than wanted", None, uses=blocks, most=most)
        floor = {x: view.uses(lambda e: e.role == "pelvic-floor", [x]) for x in view.letters}
        if view.problem.flags_on(view.start) & PELVIC_FLAGS:
            for letter, places in floor.items():
                if places:
                    said = f"no exercise for the pelvic floor in session {letter}"
                    yield Tally(said, 6, uses=places, least=1)
        else:
            every = {place: 1 for places in floor.values() for place in places}
            yield Tally("more for the pelvic floor than wanted", None, uses=every, most=0)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Allow one breathing block a session."""
        for frame in choices.frames:
            if choices.relevant([frame]):
                here = [choices.uses(frame, e) for e in choices.candidates(frame) if e.breathing]
                model.add(sum(here) <= 1)
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions with too much breathing, and blocks without any."""
        for frame, sets in read_content(plan, problem):
            blocks = sum(exercise.breathing for exercise in sets)
            if blocks > 1:
                yield self.hard(
                    frame.day, f"{blocks} breathing exercises in a session, at most 1 allowed"
                )
        yield from self.unmet_wishes(plan, problem)
