"""Define the constraint ``load-ramp``."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import athletes
from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.base import setting
from planner.settings.load_ramp import LoadRampSettings
from planner.timeline.instants import monday_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class LoadRamp(LoadRampSettings, CalendarConstraint):
    """A week's load rises slowly; no session is far above what its phase prescribes.

    The reference is the largest prescribed load of the last three full weeks, never less than an
    entry load by experience. Load is RPE x minutes (Foster 2001). After races and breaks the volume
    comes back in steps, which ``post-race-recovery`` keeps.

    Why: 10 % is convention without support as a law (evidence rows 25 and 26); sudden single
    spikes are what went with injuries in runs (Frandsen 2025, n = 5,205; grade D for core).

    Example:
        ``load-ramp: {soft_percent: 115}``
    """

    name: ClassVar[str] = "load-ramp"
    says: ClassVar[str] = "the load grows slowly from week to week; no session far above its phase"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "soft_percent"

    soft_percent: int = setting(
        110,
        "A week's load above this share of the mean of full weeks before costs points.",
        unit="percent",
        source="evidence row 25 (D)",
        ge=105,
        le=120,
    )
    hard_percent: int = setting(
        130,
        "A week's load is at most this share of the mean of full weeks before.",
        unit="percent",
        source="evidence row 25b (D)",
        ge=120,
        le=150,
    )
    weeks: int = setting(
        3,
        "How many full weeks before are compared with.",
        unit="weeks",
        source="evidence row 25 (D), range E",
        ge=1,
        le=6,
    )
    spike_percent: int = setting(
        120,
        "A session's load above this share of its phase's largest costs points.",
        unit="percent",
        source="evidence row 25c (D)",
        ge=110,
        le=130,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Entry loads by experience."""
        entry, why = problem.experience, athletes(problem.experience)
        found = {
            "entry_load": (self.entry_of(entry), why),
            "entry_session_load": (self.entry_session_of(entry), why),
        }
        return {name: value for name, value in found.items() if getattr(self, name) is None}

    def _reference(self, week: Week, problem: Problem) -> int:
        full = [w for w in problem.season.weeks if w.full and w.monday < week.monday]
        recent = [w.prescribed_load for w in full[-self.weeks :]]
        return max([self.entry_of(problem.experience), *recent])

    def _limits(self, week: Week, problem: Problem) -> tuple[int, int, int]:
        """Return the hard limit, the soft limit, and a tenth of the reference."""
        reference = self._reference(week, problem)
        hard, soft = (reference * p // 100 for p in (self.hard_percent, self.soft_percent))
        return hard, soft, max(1, reference // 10)

    def _largest_session(self, day: date, problem: Problem) -> int:
        week = problem.season.week_of(day)
        rpe = week.mix.highest_rpe
        floor = self.entry_session_of(problem.experience)
        return max(floor, week.minutes * rpe * self.spike_percent // 100)

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge a point for every begun tenth above the phase's largest session."""
        largest = self._largest_session(slot.day, problem)
        return max(0, -(-10 * (slot.load - largest) // largest))

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Limit the load of each week."""
        cost: Amount = 0
        for week in problem.season.weeks:
            slots = choices.in_week(week.monday)
            if slots:
                hard, soft, band = self._limits(week, problem)
                model.add(choices.load(slots) <= hard).with_name("hard_percent")
                cost += choices.above(choices.load(slots), soft, band)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks and sessions above their limit."""
        for week in problem.season.weeks:
            sessions = [s for s in plan.sessions if monday_of(s.day) == week.monday]
            load = sum(session.due_load for session in sessions)
            hard, soft, band = self._limits(week, problem)
            if load > hard:
                yield self.hard(week.monday, f"load {load}, at most {hard} allowed", "week")
            if load > soft:
                points = (load - soft + band - 1) // band
                yield self.soft(week.monday, points, f"load {load}, at most {soft} wanted")
            for session in sessions:
                largest = self._largest_session(session.day, problem)
                over = session.due_load - largest
                if over > 0:
                    yield self.soft(
                        session.day,
                        (10 * over + largest - 1) // largest,
                        f"a session's load of {over + largest}, at most {largest} wanted",
                        "day",
                    )
