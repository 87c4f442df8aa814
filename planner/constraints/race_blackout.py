"""Define the constraint ``race-blackout``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan, SessionClass
from planner.problem.problem import Problem
from planner.problem.run_events import blackout_days
from planner.problem.slots import Slot
from planner.settings.race_blackout import RaceBlackoutSettings


class RaceBlackout(RaceBlackoutSettings, CalendarConstraint):
    """Days before a race without heavy, medium or any sessions, by its priority and distance.

    Each setting holds four numbers of days: free of heavy hip work (kept by ``area-recovery``),
    of heavy, of medium and of light sessions. A short activation is allowed two days before.
    There is never a session on race day.

    Why: fatigue from leg work lasts hours to days (Doma 2017, evidence rows 11, 16, 16b; grade D
    to E for core).

    Example:
        ``race-blackout: {a_half: [8, 6, 5, 3]}``
    """

    name: ClassVar[str] = "race-blackout"
    says: ClassVar[str] = (
        "before a race first no heavy, then no medium, at last only short light sessions"
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="nobody")

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots too close to a race for their class."""
        for race in problem.file.races:
            days = (race.date - slot.day).days
            _, heavy, medium, light = blackout_days(race, self)
            limit = (light, max(medium, light), max(heavy, medium, light))[slot.session_class.rank]
            activation = (
                days == self.activation_day
                and slot.session_class is SessionClass.LIGHT
                and slot.minutes <= self.activation_minutes
            )
            if days == 0 or (0 < days <= limit and not activation):
                return True
        return False

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions too close to a race."""
        for session in plan.sessions:
            for race in problem.file.races:
                days = (race.date - session.day).days
                if days == 0:
                    yield self.hard(session.day, f"a session on the day of {race.name}")
                if days <= 0:
                    continue
                if (
                    days == self.activation_day
                    and session.session_class == "light"
                    and session.minutes <= self.activation_minutes
                ):
                    continue
                _, heavy, medium, light = blackout_days(race, self)
                free_of = {"heavy": heavy, "medium": medium, "light": light}
                ranks = ("light", "medium", "heavy")
                least = max(free_of[name] for name in ranks[: session.session_class.rank + 1])
                if days <= least:
                    yield self.hard(
                        session.day,
                        f"a {session.session_class} session {days} days before {race.name};"
                        f" none in the last {least} days",
                    )
