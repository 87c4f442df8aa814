"""Define the constraint ``post-race-recovery``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.athlete.phase_kind import PhaseKind
from planner.constraints._shared.week_volume import over_volume, post_over_volume
from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.post_race_recovery import PostRaceSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class PostRaceRecovery(PostRaceSettings, CalendarConstraint):
    """Days without core after a race, then light, then medium sessions, then a gradual return.

    The days depend on the distance, whatever the race's priority; from 55 years on and after a
    first marathon they are half as long again, after a race run as training half.

    Why: after a marathon soreness is back to baseline by day 4 and performance by day 7 (n = 11,
    PMC5613699; evidence row 17, grade C).

    Example:
        ``post-race-recovery: {days_half: [4, 6, 8]}``
    """

    name: ClassVar[str] = "post-race-recovery"
    says: ClassVar[str] = "no core for some days after a race, then a gradual return to full load"
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots too soon after a race for their class."""
        for recovery in problem.season.recoveries:
            if slot.day <= recovery.race_day:
                continue
            if slot.day <= recovery.off_until:
                return True
            if slot.day <= recovery.light_until and slot.session_class is not SessionClass.LIGHT:
                return True
            if slot.day <= recovery.medium_until and slot.session_class is SessionClass.HEAVY:
                return True
        return False

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Keep weeks of return under their share of a full week."""
        return post_over_volume(choices, problem, _returning)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions too soon after a race, and weeks of return above their share."""
        for session in plan.sessions:
            for recovery in problem.season.recoveries:
                stages = (recovery.off_until, recovery.light_until, recovery.medium_until)
                until = max(stages[: session.session_class.rank + 1])
                if recovery.race_day < session.day <= until:
                    yield self.hard(
                        session.day,
                        f"a {session.session_class} session"
                        f" {(session.day - recovery.race_day).days} days after {recovery.race}",
                    )
        for week, points, load, limit in over_volume(plan, problem, _returning):
            yield self.soft(
                week.monday,
                points,
                f"load {load} in a week after a race or break, at most {limit} wanted",
            )


def _returning(week: Week, problem: Problem) -> bool:
    tapering = week.phase in (PhaseKind.TAPER, PhaseKind.RACE, PhaseKind.PEAK)
    return week.volume_percent < 100 and not (tapering or week.deload) and not problem.mini(week)
