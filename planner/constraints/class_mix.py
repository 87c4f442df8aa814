"""Define the constraint ``class-mix``."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.base import setting
from planner.settings.class_mix import ClassMixSettings
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount

ALL = 100
COUNTED = (SessionClass.HEAVY, SessionClass.MEDIUM)


class ClassMix(ClassMixSettings, CalendarConstraint):
    """A week has the classes that its phase asks for, the same in all full weeks of a block.

    Three sessions are medium, medium and light in base, heavy, medium and light in build and peak;
    two are medium and medium, or heavy and medium. Medium and heavy need a level cap of 3; heavy is
    offered in blocks in which level 4 of two ladders can be open.

    Why: from endurance to strength to power, base to peak (McGill 2010; evidence 3.3, grade D).

    Example:
        ``class-mix: {new_light_weeks: 4}``
    """

    name: ClassVar[str] = "class-mix"
    says: ClassVar[str] = "how many heavy and medium sessions a week has, by phase"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        (
            "base",
            "build",
            "first_half",
            "heavy_points",
            "maintenance",
            "medium_points",
            "peak",
            "taper",
        ),
        "a week has the classes of its phase now",
    )
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")

    off_points: int = setting(
        2,
        "Cost of each session off the week's classes.",
        unit="points",
        source="coach/plan.md 1 (E)",
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
        if slot.session_class is not SessionClass.HEAVY:
            return False
        return not (week.heavy and problem.offers_heavy(slot.day))

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Count classes by week."""
        cost: Amount = 0
        for week in problem.season.weeks:
            slots = choices.in_week(week.monday)
            for least, wanted in zip(COUNTED, self._wanted(week, problem), strict=True):
                count = choices.count(s for s in slots if s.session_class.rank >= least.rank)
                cost += self.off_points * (
                    choices.below(count, wanted) + choices.above(count, wanted)
                )
        return cost

    def _wanted(self, week: Week, problem: Problem) -> tuple[int, int]:
        """Count the heavy, and the medium or heavy, sessions that a week wants and can hold."""
        if week.mix.light == ALL:
            return 0, 0
        classes = self.classes_of(
            problem.target_sessions[week.monday],
            week.phase,
            block=week.mesocycle + 1,
            deload=week.deload,
            heavy=week.heavy and problem.offers_heavy(week.monday),
        )
        heavy = min(classes.count("heavy"), problem.placeable(week.monday, SessionClass.HEAVY))
        above = len(classes) - classes.count("light")
        return heavy, max(heavy, min(above, problem.placeable(week.monday, SessionClass.MEDIUM)))

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
            elif session.session_class == "heavy" and not (
                problem.season.week_of(session.day).heavy and problem.offers_heavy(session.day)
            ):
                yield self.hard(session.day, "a heavy session in a week that has none")
        for week in problem.season.weeks:
            classes = [s.session_class for s in plan.sessions if s.day in week.days]
            heavy, above = self._wanted(week, problem)
            strong = sum(each is SessionClass.HEAVY for each in classes)
            more = sum(each is not SessionClass.LIGHT for each in classes)
            off = abs(strong - heavy) + abs(more - above)
            if off:
                yield self.soft(
                    week.monday,
                    self.off_points * off,
                    f"{counted(strong, 'heavy session')} and {more - strong} medium, {heavy} and"
                    f" {above - heavy} wanted",
                    mend="a free window 36 h or more before the next hard run"
                    if more < above
                    else "",
                )
