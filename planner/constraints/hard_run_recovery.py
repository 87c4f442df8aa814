"""Define the constraint ``hard-run-recovery``."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.constraints.base import CalendarConstraint, Safety, Violation
from planner.plan.plan import Plan, Session, SessionClass
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.settings.base import hours_setting, setting
from planner.settings.hard_run_recovery import HardRunSettings
from planner.timeline.instants import MINUTES_PER_HOUR, monday_of

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import CalendarChoices
    from planner.solver.expressions import Amount

AHEAD_DAYS = 6


class HardRunRecovery(HardRunSettings, CalendarConstraint):
    """Hours between core and hard runs, by class; run first, then core, on the same day.

    Before a hard run the hours count from the end of the session to the start of the run. On the
    same day only a light session may come before it. Straight after it (within 60 minutes) a
    session is short and not heavy; otherwise some hours later is better. In weeks of five running
    days and more, days with a run are preferred, so that easy days stay easy. Other training that
    is hard for anything (``other[].hard_for``) counts like a hard run.

    Why: leg strength work six hours before or after a run shortened the next day's time to
    exhaustion from 335 s to 238 and 275 s (Doma & Deakin 2013, n = 14, grade B for legs, C for
    core; evidence rows 11 to 15b).

    Example:
        ``hard-run-recovery: {heavy_before: 36}``
    """

    name: ClassVar[str] = "hard-run-recovery"
    says: ClassVar[str] = (
        "hours between core and hard runs, by class; on the same day the run comes first"
    )
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "heavy_before"

    light_before: int = hours_setting(
        0, "A light session ends at least so long before a hard run.", "evidence row 13 (B)", 0, 3
    )
    medium_before: int = hours_setting(
        10,
        "A medium session ends at least so long before a hard run.",
        "defaults, Around runs; evidence row 11b (D): 12-36",
        10,
        36,
    )
    medium_before_soft: int = hours_setting(
        10,
        "A medium session better ends so long before one; below `medium_before` it does nothing.",
        "defaults, Around runs; evidence row 11b (D): 12-36",
        10,
        36,
    )
    heavy_before: int = hours_setting(
        24,
        "A heavy session ends at least so long before a hard run.",
        "evidence row 11 (B-C)",
        24,
        48,
    )
    heavy_before_soft: int = hours_setting(
        36,
        "A heavy session better ends so long before a hard run.",
        "evidence row 11 (B-C)",
        24,
        48,
    )
    heavy_before_long: int = hours_setting(
        36,
        "A heavy session ends at least so long before a hard run of `very_long_minutes`.",
        "defaults, Around runs (D); range evidence rows 11-12",
        24,
        72,
    )
    heavy_before_long_soft: int = hours_setting(
        48,
        "A heavy session better ends so long before a hard run of `very_long_minutes`.",
        "defaults, Around runs (D); range evidence rows 11-12",
        24,
        72,
    )
    light_after: int = hours_setting(
        0, "A light session starts at least so long after a hard run.", "evidence row 14 (B)", 0, 9
    )
    medium_after: int = hours_setting(
        0, "A medium session starts at least so long after a hard run.", "evidence row 14 (B)", 0, 9
    )
    heavy_after: int = hours_setting(
        0, "A heavy session starts at least so long after a hard run.", "evidence row 14 (B)", 0, 9
    )
    after_soft: int = hours_setting(
        3,
        "On the same day a session better starts so long after a hard run.",
        "evidence row 14 (B); defaults, Around runs",
        3,
        9,
    )
    straight_after_minutes: int = setting(
        20,
        "Longest session straight after a hard run.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=8,
        le=30,
    )
    straight_after_easy_minutes: int = setting(
        25,
        "Longest session straight after any other run.",
        unit="minutes",
        source="coach/plan.md 6 (E)",
        ge=8,
        le=30,
    )
    run_days: int = setting(
        5,
        "Weeks with fewer days of running may use days without a run at no cost.",
        unit="days",
        source="coach/plan.md 6 (E)",
        ge=0,
        le=7,
    )
    before_points: int = setting(
        3,
        "Cost of a session closer before a run than is better.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    after_points: int = setting(
        1,
        "Cost of a session closer after a run than is better.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    prefer_run_days: bool = setting(
        True,
        "Whether sessions are better on days with a run than on days without one.",
        unit="on or off",
        source="evidence row 15b (D)",
    )

    def _before(self, session_class: SessionClass, run: RunEvent) -> tuple[int, int]:
        """Return hard and soft minutes from a session to a hard run."""
        if session_class is SessionClass.HEAVY:
            hard, soft = self.heavy_before, self.heavy_before_soft
            if run.long:
                hard = max(hard, self.heavy_before_long)
                soft = max(soft, self.heavy_before_long_soft)
        else:
            light = session_class is SessionClass.LIGHT
            hard = self.light_before if light else self.medium_before
            soft = 0 if light else self.medium_before_soft
        return hard * MINUTES_PER_HOUR, max(hard, soft) * MINUTES_PER_HOUR

    def _after(self, session_class: SessionClass) -> int:
        hours = {"light": self.light_after, "medium": self.medium_after, "heavy": self.heavy_after}
        return hours[session_class.value] * MINUTES_PER_HOUR

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        """Forbid slots too soon before or after a hard run, or in the wrong order."""
        for run in problem.runs_near(slot.day, AHEAD_DAYS):
            since = slot.start_minute - run.end_minute
            if not run.hard:
                too_long = slot.minutes > self.straight_after_easy_minutes
                if too_long and 0 <= since <= self.straight_after_within:
                    return True
                continue
            if slot.end_minute <= run.start_minute:
                ahead = run.start_minute - slot.end_minute
                wrong_order = run.day == slot.day and slot.session_class is not SessionClass.LIGHT
                if wrong_order or ahead < self._before(slot.session_class, run)[0]:
                    return True
            elif slot.start_minute >= run.end_minute:
                too_much = (
                    slot.minutes > self.straight_after_minutes
                    or slot.session_class is SessionClass.HEAVY
                )
                if since < self._after(slot.session_class) or (
                    since <= self.straight_after_within and too_much
                ):
                    return True
        return False

    def points(self, slot: Slot, problem: Problem) -> int:
        """Charge slots inside the soft hours."""
        points = 0
        for run in problem.runs_near(slot.day, AHEAD_DAYS):
            if not run.hard:
                continue
            ahead, since = run.start_minute - slot.end_minute, slot.start_minute - run.end_minute
            if 0 <= ahead < self._before(slot.session_class, run)[1]:
                points += self.before_points
            same_day = run.day == slot.day and since > self.straight_after_within
            if same_day and since < self.after_soft * MINUTES_PER_HOUR:
                points += self.after_points
        return points

    def _charged(self, week: Week, problem: Problem) -> bool:
        """Tell whether a week has so many runs that core belongs to their days."""
        return sum(bool(problem.runs_on(day)) for day in week.days) >= self.run_days

    def _run_free_needed(self, week: Week, problem: Problem) -> int:
        """Count sessions that the week can't place well on days with a run, two days apart."""
        good = sorted(
            {
                slot.day
                for slot in problem.slots_in(week.monday)
                if problem.runs_on(slot.day)
                and slot.minutes >= week.minutes
                and not self.points(slot, problem)
            }
        )
        apart = 0
        last = None
        for day in good:
            if last is None or (day - last).days > 1:
                apart, last = apart + 1, day
        return max(0, problem.target_sessions[week.monday] - apart)

    def post(self, model: "CpModel", choices: "CalendarChoices", problem: Problem) -> "Amount":
        """Charge a point for each session on a run-free day that another day could have had."""
        cost: Amount = 0
        for week in problem.season.weeks if self.prefer_run_days else ():
            if not self._charged(week, problem):
                continue
            run_free = [s for s in choices.in_week(week.monday) if not problem.runs_on(s.day)]
            cost += choices.above(choices.count(run_free), self._run_free_needed(week, problem))
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions too near a hard run, and run-free days used without need."""
        run_free: Counter[object] = Counter()
        for session in plan.sessions:
            day, kind = session.day, session.session_class
            if not problem.runs_on(day):
                run_free[monday_of(day)] += 1
            for run in problem.runs_near(day, AHEAD_DAYS):
                if run.hard and run.start_minute >= session.end_minute:
                    yield from self._ahead(run, session.end_minute, day, kind)
                elif session.start_minute >= run.end_minute:
                    yield from self._straight_after_easy(run, session)
                    if run.hard:
                        start = session.start_minute
                        yield from self._since(run, start, session.minutes, day, kind)
        for week in problem.season.weeks if self.prefer_run_days else ():
            extra = run_free[week.monday] - self._run_free_needed(week, problem)
            if extra > 0 and self._charged(week, problem):
                yield self.soft(
                    week.monday,
                    extra,
                    "a session on a day without a run",
                    mend="a free window on a day with an easy run",
                )

    def _straight_after_easy(self, run: RunEvent, session: Session) -> Iterator[Violation]:
        near = session.start_minute - run.end_minute <= self.straight_after_within
        if not run.hard and near and session.minutes > self.straight_after_easy_minutes:
            yield self.hard(
                str(session.day),
                f"{session.minutes} min straight after {run.label}, at most"
                f" {self.straight_after_easy_minutes} allowed",
            )

    def _ahead(
        self, run: RunEvent, end: int, day: object, kind: SessionClass
    ) -> Iterator[Violation]:
        gap = run.start_minute - end
        hard, soft = self._before(kind, run)
        said = f"{kind}, {gap // 60} h before {run.label}"
        if gap < hard:
            yield self.hard(str(day), f"{said}; at least {hard // 60} h are needed")
        elif run.day == day and kind is not SessionClass.LIGHT:
            yield self.hard(str(day), f"{said}; on the same day the run comes first")
        if gap < soft:
            yield self.soft(
                str(day),
                self.before_points,
                f"{said}; {soft // 60} h are better",
                "day",
                mend=f"a free window {soft // 60} h or more before that run",
            )

    def _since(
        self, run: RunEvent, start: int, minutes: int, day: object, kind: SessionClass
    ) -> Iterator[Violation]:
        gap = start - run.end_minute
        said = f"{kind}, {gap // 60} h {gap % 60} min after {run.label}"
        if gap < self._after(kind):
            yield self.hard(str(day), f"{said}; at least {self._after(kind) // 60} h are needed")
        elif gap <= self.straight_after_within:
            if kind is SessionClass.HEAVY or minutes > self.straight_after_minutes:
                yield self.hard(
                    str(day),
                    f"{said}; straight after it at most {self.straight_after_minutes} min are"
                    " allowed, nothing heavy",
                )
        elif run.day == day and gap < self.after_soft * 60:
            yield self.soft(
                str(day),
                self.after_points,
                f"{said}; {self.after_soft} h are better",
                "day",
                mend=f"a free window that lasts longer, {self.after_soft} h after that run",
            )
