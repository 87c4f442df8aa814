"""Define the constraint ``taper``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, Self

from planner.athlete.phase_kind import PhaseKind
from planner.constraints._shared.week_volume import load_of, over_volume, post_over_volume
from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.taper import TaperSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class Taper(TaperSettings, CalendarConstraint):
    """Before an A race the volume goes down week by week; a B race gets a mini-taper.

    Volume is cut against the last full week before the taper; rungs and intensity stay. No
    heavy session in taper and race week, and never more load than in that full week. Switched
    off, the phases stay, and with them their sessions and minutes.

    Why: an exponential cut of 41 to 60 % over 8 to 14 days, with frequency and intensity kept,
    did best (Bosquet 2007; evidence rows 18 and 19, grade B for running, C for core).

    Example:
        ``taper: {days_marathon: 14}``
    """

    name: ClassVar[str] = "taper"
    says: ClassVar[str] = "less volume as a race comes near, at the same intensity"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")

    def switched_off(self) -> Self:
        """Keep the phases with their sessions and minutes, but cut no volume."""
        uncut = dict.fromkeys(("cut_first", "cut_middle", "cut_last", "mini_cut"), 0)
        return self.model_copy(update=uncut | {"mini_sessions": 7, "mini_minutes": 60})

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid heavy sessions in taper and race week."""
        phase = problem.season.phase_on(slot.day).kind
        return slot.session_class is SessionClass.HEAVY and phase in (
            PhaseKind.TAPER,
            PhaseKind.RACE,
        )

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Keep taper weeks under their share of the last full week."""
        for week in problem.season.weeks:
            slots = choices.in_week(week.monday)
            if slots and _tapering(week, problem):
                model.add(choices.load(slots) <= problem.season.reference_load[week.monday])
        return post_over_volume(choices, problem, _tapering)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find heavy sessions in the taper, and taper weeks that aren't lighter."""
        for session in plan.sessions:
            phase = problem.season.phase_on(session.day).kind
            if session.session_class == "heavy" and phase in ("taper", "race"):
                yield self.hard(session.day, f"a heavy session in the {phase}")
        for week in problem.season.weeks:
            load = load_of(week, plan)
            full = problem.season.reference_load[week.monday]
            if _tapering(week, problem) and load > full:
                yield self.hard(
                    week.monday,
                    f"load {load} in a taper week, more than the {full} of a full one",
                    "week",
                )
        for week, points, load, limit in over_volume(plan, problem, _tapering):
            yield self.soft(
                week.monday, points, f"load {load} in a taper week, at most {limit} wanted"
            )


def _tapering(week: Week, problem: Problem) -> bool:
    in_taper = week.phase in (PhaseKind.TAPER, PhaseKind.RACE)
    return in_taper or (problem.mini(week) and week.volume_percent < 100)
