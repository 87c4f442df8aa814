"""Define the constraint ``session-spacing``."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.base import setting
from planner.settings.session_spacing import SpacingSettings
from planner.timeline.instants import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount


class SessionSpacing(SpacingSettings, CalendarConstraint):
    """One session a day, and so many hours from start to start, more after a heavy one.

    Under 18 never on two days in a row.

    Why: the same muscles want about 48 h between loaded sessions (Garber 2011, evidence row 9,
    grade C); light trunk work is tolerated near-daily (row 8, grade D). Youth: row 33, grade C.

    Example:
        ``session-spacing: {hours: 36}``
    """

    name: ClassVar[str] = "session-spacing"
    says: ClassVar[str] = (
        "one session a day, hours between sessions, more of them after a heavy one"
    )
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="adults")
    """Keeps two sessions from being at once, and from two days in a row under 18 years."""
    dominant: ClassVar[str | None] = "hours"

    target_hours: int = setting(
        36,
        "Better so long from start to start: not on two days in a row.",
        unit="hours",
        source="evidence row 1 (ACSM: non-consecutive days, C); range rows 8-9",
        ge=12,
        le=72,
    )
    close_points: int = setting(
        2,
        "Cost of two sessions closer than that.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def _longer(self, session_class: SessionClass) -> bool:
        return session_class is SessionClass.HEAVY and self.heavy_hours > self.hours

    def _minutes_after(self, session_class: SessionClass) -> int:
        hours = self.heavy_hours if self._longer(session_class) else self.hours
        return MINUTES_PER_HOUR * hours

    def gaps(self, session_class: SessionClass) -> tuple[int, int]:
        """The least and the target."""
        return self._minutes_after(session_class), self.target_hours * MINUTES_PER_HOUR

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Take at most one slot a day; keep the gap after each slot empty."""
        by_day = _by_day(choices.slots)
        for slots in by_day.values():
            model.add_at_most_one(choices.taken(slot) for slot in slots)
        reach = max(self.hours, self.heavy_hours) // 24 + 1
        for slot in choices.slots:
            until = slot.start_minute + self._minutes_after(slot.session_class)
            for n in range(1, reach + 1):
                next_day = problem.youth and n == 1
                followers = choices.on(slot.day + timedelta(days=n))
                later = [s for s in followers if next_day or s.start_minute < until]
                if later:
                    stated = model.add(choices.taken(slot) + choices.count(later) <= 1)
                    stated.with_name("heavy_hours" if self._longer(slot.session_class) else "hours")
        return self._close(choices, list(by_day))

    def _close(self, choices: "CalendarChoices", days: list[date]) -> "Amount":
        """Charge points for each session that follows another within the target."""
        cost: Amount = 0
        reach = self.target_hours // 24 + 1
        for day in days:
            for n in range(1, reach + 1):
                near: dict[int, list[Amount]] = defaultdict(list)
                followers = sorted(choices.on(day + timedelta(days=n)))
                for slot in choices.on(day):
                    until = slot.start_minute + self.target_hours * MINUTES_PER_HOUR
                    count = sum(later.start_minute < until for later in followers)
                    near[count].append(choices.taken(slot))
                cost += self.close_points * choices.largest(
                    [
                        sum(taken) + choices.count(followers[:count]) - 1
                        for count, taken in near.items()
                        if count
                    ]
                )
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find pairs of sessions too close together."""
        ordered = sorted(plan.sessions, key=lambda session: session.start_minute)
        for n, session in enumerate(ordered):
            for later in ordered[n + 1 :]:
                gap = later.start_minute - session.start_minute
                if later.day == session.day:
                    yield self.hard(later.day, "two sessions on one day")
                elif problem.youth and (later.day - session.day).days == 1:
                    yield self.hard(later.day, "two days in a row, under 18 years")
                elif gap < self._minutes_after(session.session_class):
                    yield self.hard(
                        later.day,
                        f"{gap // MINUTES_PER_HOUR} h after the {session.session_class} session of"
                        f" {session.starts_at:%a %d %b}; at least "
                        f"{self._minutes_after(session.session_class) // MINUTES_PER_HOUR} h are"
                        " needed",
                    )
                elif gap < self.target_hours * MINUTES_PER_HOUR:
                    yield self.soft(
                        later.day,
                        self.close_points,
                        f"{gap // MINUTES_PER_HOUR} h after the session before;"
                        f" {self.target_hours} h are better",
                        "day",
                        mend="free windows on days that aren't neighbours",
                    )
                else:
                    break


def _by_day(slots: tuple[Slot, ...]) -> dict[date, list[Slot]]:
    by_day: dict[date, list[Slot]] = defaultdict(list)
    for slot in slots:
        by_day[slot.day].append(slot)
    return by_day
