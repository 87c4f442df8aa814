"""Define the constraint ``mileage-balance``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.constraints._shared.week_volume import asked_load, load_of
from planner.constraints.base import CalendarConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.training_load import run_load
from planner.season.season import Week
from planner.settings.base import setting
from planner.settings.mileage_balance import MileageSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class MileageBalance(MileageSettings, CalendarConstraint):
    """Less core in peak-mileage weeks, and never much of a week's load.

    A peak-mileage week has far more distance than the four before it, or is among the season's
    longest. There sessions are shorter, and each begun tenth of a full week's load above the share
    that is left costs a point; weeks that are lighter for another reason (deload, peak, taper,
    return) are not cut twice. Besides, core takes at most ``share`` of any week's load, running
    and core together. What the phase itself prescribes, with room for one session to be a class
    higher, is never charged. Weeks without mileage or runs are left alone. Peak-mileage weeks also
    bring no new rung (``progression``), even if this is off.

    Why: when running takes its most, core must not take more; no trial sets the numbers (evidence
    rows 30 and 31, grades E and D).

    Example:
        ``mileage-balance: {cut: 30, peak_percent: 115}``
    """

    name: ClassVar[str] = "mileage-balance"
    says: ClassVar[str] = "less core in the weeks with the most running"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "cut"

    share: int = setting(
        15,
        "Core is at most this share of a week's load, or what the week is meant to have if more.",
        unit="percent of the load of running and core",
        source="evidence row 30 (E)",
        ge=10,
        le=25,
    )

    @property
    def kept_percent(self) -> int:
        """Return the percent of core left in a peak-mileage week; all of it if this is off."""
        return super().kept_percent if self.enabled else 100

    def _limit(self, week: Week, problem: Problem) -> int | None:
        """Return the load from which a week is charged; None if it has neither mileage nor runs."""
        limits = []
        if _peak(week):
            limits.append(problem.season.reference_load[week.monday] * self.kept_percent // 100)
        if running := _running(week, problem):
            limits.append(running * self.share // (100 - self.share))
        return max(min(limits), asked_load(week, problem)) if limits else None

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Keep weeks under the share that running leaves to core."""
        cost: Amount = 0
        for week in problem.season.weeks:
            slots, limit = choices.in_week(week.monday), self._limit(week, problem)
            if slots and limit is not None:
                cost += choices.above(choices.load(slots), limit, _band(week, problem))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks with more core than running leaves room for."""
        for week in problem.season.weeks:
            load = load_of(week, plan)
            limit, band = self._limit(week, problem), _band(week, problem)
            if limit is not None and load > limit:
                much = "a peak-mileage week" if _peak(week) else "a week"
                yield self.soft(
                    week.monday,
                    (load - limit + band - 1) // band,
                    f"core load {load} in {much} with {_running(week, problem)} of running,"
                    f" at most {limit} wanted",
                )


def _peak(week: Week) -> bool:
    return week.peak_mileage and week.volume_percent == 100


def _band(week: Week, problem: Problem) -> int:
    return max(1, problem.season.reference_load[week.monday] // 10)


def _running(week: Week, problem: Problem) -> int:
    return sum(run_load(day, problem) for day in week.days)
