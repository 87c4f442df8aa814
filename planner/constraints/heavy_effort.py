"""Define the constraint ``heavy-effort``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from planner.athlete.age import is_youth
from planner.constraints.base import CalendarConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.health import SLOW_FLAGS
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.base import setting


class HeavyEffort(CalendarConstraint):
    """No heavy session while a flag slows training down, nor for the young close to a race.

    These flags are pregnancy, postpartum, pelvic-floor, diastasis, hernia, osteoporosis,
    hypertension and back-pain-now. Whoever is under 18 has no heavy session in the ten days before
    a race of any priority. This constraint can't be switched off or loosened.

    Why: expert judgement, safety first (evidence 7.2, grade D; the days are a coach's, grade E).

    Example:
        ``heavy-effort: {young_days: 14}``
    """

    name: ClassVar[str] = "heavy-effort"
    says: ClassVar[str] = "no heavy session where health or age ask for care"
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")
    dominant: ClassVar[str | None] = "young_days"

    young_days: int = setting(
        10,
        "Under 18 no heavy session so close to any race.",
        unit="days",
        source="coach's reading (E)",
        ge=0,
        le=28,
        safer="more",
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid heavy slots under a slow flag, and before races of the young."""
        if slot.session_class is not SessionClass.HEAVY:
            return False
        last = slot.day + timedelta(days=self.young_days)
        near = problem.youth and any(slot.day <= r.date <= last for r in problem.file.races)
        return near or problem.slow_on(slot.day)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find heavy sessions under a slow flag, and before races of the young."""
        file, young = problem.file, is_youth(problem.file.age_in(problem.season.start.year))
        for session in plan.sessions:
            if session.session_class != "heavy":
                continue
            until = [a.until or session.day for a in file.athlete.avoid if a.flag in SLOW_FLAGS]
            if any(session.day <= day for day in until):
                yield self.hard(session.day, "a heavy session while athlete.avoid asks for care")
            days = [(race.date - session.day).days for race in file.races]
            if young and any(0 <= ahead <= self.young_days for ahead in days):
                near = f"within {self.young_days} days before a race"
                yield self.hard(session.day, f"a heavy session under 18 years {near}")
