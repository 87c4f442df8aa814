"""Define the constraint ``class-mix``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Mesocycle
from planner.settings.base import setting
from planner.settings.class_mix import ClassMixSettings
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class ClassMix(ClassMixSettings, CalendarConstraint):
    """A mesocycle has as many heavy and medium sessions as its phase asks for.

    A class is offered only where the day's level cap reaches it (medium and heavy need level 3)
    and the phase allows it; the wanted numbers are whole and count only days where the class is
    possible.

    Why: from endurance to strength to power, base to peak (McGill 2010; evidence 3.3, grade D).

    Example:
        ``class-mix: {build: [50, 30, 20]}``
    """

    name: ClassVar[str] = "class-mix"
    says: ClassVar[str] = "how many heavy and medium sessions a mesocycle has, by phase"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")

    heavy_points: int = setting(
        3,
        "Cost of a heavy session too few or too many.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    medium_points: int = setting(
        2,
        "Cost of a medium or heavy session too few or too many.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid classes above the day's level cap, and heavy where the phase has none."""
        if slot.session_class is SessionClass.LIGHT:
            return False
        if problem.level_cap(slot.day) < self.reach_level:
            return True
        week = problem.season.week_of(slot.day)
        return slot.session_class is SessionClass.HEAVY and not week.heavy

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Count classes by mesocycle."""
        cost: Amount = 0
        for mesocycle in problem.season.mesocycles:
            slots = [slot for monday in mesocycle.mondays for slot in choices.in_week(monday)]
            heavy, above_light = quotas(mesocycle, problem)
            for least, quota, points in (
                (SessionClass.HEAVY, heavy, self.heavy_points),
                (SessionClass.MEDIUM, above_light, self.medium_points),
            ):
                count = choices.count(s for s in slots if s.session_class.rank >= least.rank)
                cost += points * (choices.below(count, quota) + choices.above(count, quota))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find classes out of reach, and mesocycles with another mix."""
        for session in plan.sessions:
            if session.session_class == "light":
                continue
            if problem.level_cap(session.day) < self.reach_level:
                yield self.hard(
                    session.day,
                    f"a {session.session_class} session where the level cap is below"
                    f" {self.reach_level}",
                )
            elif session.session_class == "heavy" and not problem.season.week_of(session.day).heavy:
                yield self.hard(session.day, "a heavy session in a week that has none")
        for mesocycle in problem.season.mesocycles:
            classes = [
                session.session_class.value
                for session in plan.sessions
                if problem.season.week_of(session.day).mesocycle == mesocycle.index
            ]
            heavy, above_light = quotas(mesocycle, problem)
            yield from self._off(
                mesocycle, "heavy", classes.count("heavy"), heavy, self.heavy_points
            )
            yield from self._off(
                mesocycle,
                "medium or heavy",
                len(classes) - classes.count("light"),
                above_light,
                self.medium_points,
            )

    def _off(
        self, mesocycle: Mesocycle, what: str, count: int, quota: int, points: int
    ) -> Iterator[Violation]:
        if count != quota:
            yield self.soft(
                mesocycle.mondays[0],
                points * abs(count - quota),
                f"{counted(count, f'{what} session')} in"
                f" {len(mesocycle.mondays)} weeks, {quota} wanted",
                mend="a free window 36 h or more before the next hard run" if count < quota else "",
            )


def quotas(mesocycle: Mesocycle, problem: Problem) -> tuple[int, int]:
    """Count the heavy, and the medium or heavy, sessions that a mesocycle wants.

    A week wants no more of them than it can hold; sessions it can't hold, such as before a
    clinician's clearance, are not made up for in another week.
    """
    heavy_percent = above_percent = 0
    for week in problem.season.weeks:
        if week.mesocycle == mesocycle.index:
            target = problem.target_sessions[week.monday]
            room_heavy = 100 * problem.placeable(week.monday, SessionClass.HEAVY)
            room_above = 100 * problem.placeable(week.monday, SessionClass.MEDIUM)
            heavy_percent += min(target * week.mix.heavy, room_heavy)
            above_percent += min(target * (week.mix.heavy + week.mix.medium), room_above)
    heavy = (2 * heavy_percent + 100) // 200
    return heavy, max(heavy, (2 * above_percent + 100) // 200)
