"""Remember what programmes have trained: exposures, levels, and the steps of each dose.

All of it follows from the calendar and the programmes, as if every session held its template; what
own rules or the athlete make of a session changes nothing.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import EASED_PHASES
from planner.catalogue.exercises import Exercise
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.problem.starts import HELD_BEFORE

WEEKS_OFF = timedelta(days=21)
"""After so long without an exercise its dose steps back twice (coach/plan.md 3, grade E)."""

SLOW_DAYS = 14
"""Days on a rung below where experience would begin, under a slow flag (coach/plan.md 2, E)."""

SLOW_LEVEL = 3
"""Highest level while a slow flag lasts (coach/plan.md 2, grade E)."""


def counts(frame: SessionFrame, problem: Problem) -> bool:
    """Tell whether a session counts as an exposure of what it holds."""
    if frame.week.deload or frame.phase in EASED_PHASES:
        return False
    careful = problem.experience is Experience.NEW or problem.older
    return not frame.light or careful or frame.doses.slow


@dataclass
class History:
    """Everything that earlier sessions have trained, as their templates say.

    Attributes:
        problem: What is planned.
        exposures: By exercise id, the days of its exposures in order.
        levels: By ladder, the highest level done.
        ladders: The ladders of the last programme with settled weeks; None before the first.
        uses: By exercise id, the sessions of training phases with it.
        sessions: How many sessions of training phases there were.
        deloads: Mondays of deload weeks so far.
    """

    problem: Problem
    exposures: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))
    levels: dict[str, int] = field(default_factory=dict)
    ladders: frozenset[str] | None = None
    uses: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    sessions: int = 0
    deloads: list[date] = field(default_factory=list)

    def copy(self) -> "History":
        """Return a history of its own with all that this one remembers."""
        return replace(
            self,
            exposures=defaultdict(list, {name: [*days] for name, days in self.exposures.items()}),
            levels=dict(self.levels),
            uses=defaultdict(int, self.uses),
            deloads=[*self.deloads],
        )

    def add(self, frame: SessionFrame, exercises: Iterable[Exercise], own: Container[str]) -> None:
        """Remember a session's template.

        Args:
            frame: The session.
            exercises: Its exercises.
            own: Ids of the lines of its letter; the others stand in for them.
        """
        settled = frame.phase not in EASED_PHASES
        self.sessions += settled
        if frame.week.deload and frame.week.monday not in self.deloads:
            self.deloads.append(frame.week.monday)
        for exercise in exercises:
            if exercise.breathing:
                continue
            self.uses[exercise.id] += settled
            if exercise.id in own and counts(frame, self.problem):
                self.exposures[exercise.id].append(frame.day)
                top = self.levels.get(exercise.ladder, 0)
                self.levels[exercise.ladder] = max(top, exercise.level)

    def end_programme(self, exercises: Iterable[Exercise]) -> None:
        """Remember the movements of a programme of training phases."""
        self.ladders = frozenset(exercise.ladder for exercise in exercises)

    def known(self, exercise: Exercise) -> bool:
        """Tell whether it was done before."""
        return bool(self.exposures.get(exercise.id))

    def reach(self, day: date) -> dict[str, int]:
        """Map each ladder to the highest level that is open in a block that begins on a day."""
        return {
            ladder: self._open_level(ladder, rungs, day)
            for ladder, rungs in self._rungs(day).items()
        }

    def is_open(self, exercise: Exercise, day: date) -> bool:
        """Tell whether a programme that begins on a day may hold an exercise."""
        rungs = self._rungs(day).get(exercise.ladder, [])
        if exercise.level > self._open_level(exercise.ladder, rungs, day):
            return False
        held = HELD_BEFORE.get(exercise.id)
        known = {e.id for e in rungs}
        if held in known and len(self.exposures.get(held or "", ())) < self._exposures:
            return False
        if exercise.ladder in self.levels or self.problem.slow_on(day):
            return True
        ladders = self.problem.ladders
        return exercise.level > ladders.begins_at[exercise.ladder] or ladders.is_open(exercise)

    @property
    def _exposures(self) -> int:
        return self.problem.settings.progression.exposures

    def _rungs(self, day: date) -> dict[str, list[Exercise]]:
        flags = self.problem.flags_on(day)
        rungs: dict[str, list[Exercise]] = defaultdict(list)
        for exercise in self.problem.repertoire:
            if not exercise.flags & flags:
                rungs[exercise.ladder].append(exercise)
        return rungs

    def _open_level(self, ladder: str, rungs: Sequence[Exercise], day: date) -> int:
        """Return the highest open level of a ladder; 0 where it is closed."""
        if not rungs:
            return 0
        slow = self.problem.slow_on(day)
        begin = self.problem.ladders.begins_at.get(ladder, 0)
        lowest = min(e.level for e in rungs)
        top = self.levels.get(ladder)
        if top is None:
            if slow:
                return lowest if lowest <= max(begin, 1) else 0
            if lowest > begin and not any(self.problem.ladders.is_open(e) for e in rungs):
                return lowest if self._pattern_is_ready(rungs[0].pattern, lowest, day) else 0
            return max(begin, 0)
        gates = sorted({e.level for e in rungs if e.level > top and not e.optional})
        if not gates or not self._learnt(ladder, top, day, slow=slow and top < begin):
            return max(top, begin if not slow else top)
        return min(gates[0], SLOW_LEVEL) if slow else max(gates[0], begin)

    def _learnt(self, ladder: str, level: int, day: date, *, slow: bool = False) -> bool:
        """Tell whether a level of a ladder was done often and long enough before a day."""
        days = sorted(
            each
            for e in self.problem.catalogue.ladders[ladder]
            if e.level == level
            for each in self.exposures.get(e.id, ())
        )
        wait = SLOW_DAYS if slow else self.problem.ladders.days_on_rung
        return len(days) >= self._exposures and (day - days[0]).days >= wait

    def _pattern_is_ready(self, pattern: str, level: int, day: date) -> bool:
        """Tell whether the level below was learnt in another ladder of a pattern."""
        others = {e.ladder for e in self.problem.repertoire if e.pattern == pattern}
        return any(
            self._learnt(ladder, below, day)
            for ladder in others
            for below in range(max(1, level - 1), 6)
        )

    def step(self, exercise: Exercise, frame: SessionFrame) -> int:
        """Return the steps that an exercise's dose has grown before a session."""
        step, before = 0, date.min
        monday = frame.week.monday
        for day in self.exposures.get(exercise.id, ()):
            week = day - timedelta(days=day.weekday())
            if week >= monday:
                break
            if week != before:
                if before != date.min and week - before > WEEKS_OFF:
                    step = max(0, step - 2)
                step, before = step + 1, week
        if before == date.min:
            return 0
        if frame.doses.slow:
            step //= 2
        if monday - before > WEEKS_OFF:
            step -= 2
        elif frame.week.deload or (monday - timedelta(days=7)) in self.deloads:
            step -= 1
        return max(0, step)
