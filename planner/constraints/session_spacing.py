"""``session-spacing``."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Violation
from planner.instants import MINUTES_PER_HOUR
from planner.plan import Plan, SessionClass
from planner.problem import Problem
from planner.season_settings import setting
from planner.slots import Slot

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, LinearExprT

    from planner.solver.choices import CalendarChoices


class SessionSpacing(CalendarConstraint):
    """One session a day, and so many hours from start to start, more after a heavy one.

    Why: the same muscles want about 48 h between loaded sessions (Garber 2011, evidence row 9,
    grade C); light trunk work is tolerated near-daily (row 8, grade D).

    Example:
        ``session-spacing: {hours: 36}``
    """

    name: ClassVar[str] = "session-spacing"
    says: ClassVar[str] = "one session a day; hours from start to start, more after a heavy one"
    dominant: ClassVar[str | None] = "hours"

    hours: int = setting(
        20, "Start to start.", unit="hours", source="evidence row 8 (D); defaults", ge=8, le=96
    )
    heavy_hours: int = setting(
        40, "Start to start after a heavy session.", unit="hours",
        source="evidence row 9 (C); defaults", ge=8, le=120,
    )

    def _minutes_after(self, session_class: SessionClass) -> int:
        heavy = session_class is SessionClass.HEAVY
        return MINUTES_PER_HOUR * (max(self.hours, self.heavy_hours) if heavy else self.hours)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "LinearExprT":
        """At most one slot a day; after each slot its gap stays empty."""
        for slots in _by_day(choices.slots).values():
            model.add_at_most_one(choices.taken(slot) for slot in slots)
        reach = max(self.hours, self.heavy_hours) // 24 + 1
        for slot in choices.slots:
            until = slot.start + self._minutes_after(slot.session_class)
            for n in range(1, reach + 1):
                later = [s for s in choices.on(slot.day + timedelta(days=n)) if s.start < until]
                if later:
                    model.add(choices.taken(slot) + choices.count(later) <= 1)
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Pairs of sessions too close together."""
        ordered = sorted(plan.sessions, key=lambda session: session.starts_at)
        for n, session in enumerate(ordered):
            for later in ordered[n + 1 :]:
                gap = later.starts_at - session.starts_at
                if later.day == session.day:
                    yield self.hard(later.day, "two sessions on one day")
                elif gap < self._minutes_after(session.session_class):
                    yield self.hard(
                        later.day,
                        f"{gap // MINUTES_PER_HOUR} h after the {session.session_class} session of"
                        f" {session.start:%a %d %b}, where "
                        f"{self._minutes_after(session.session_class) // MINUTES_PER_HOUR} h are"
                        " the least",
                    )
                else:
                    continue
                break


def _by_day(slots: tuple[Slot, ...]) -> dict[date, list[Slot]]:
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_day[slot.day].append(slot)
    return by_day
