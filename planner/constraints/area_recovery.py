"""Define the constraint ``area-recovery``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import FROM_55
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.constraints.session_class import loads_hips
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.run_events import EDGE_DAYS, RunEvent, blackout_days
from planner.problem.session_frame import SessionFrame
from planner.problem.sessions_before import SessionsBefore
from planner.programme.plan_content import read_content
from planner.settings.base import hours_setting, setting
from planner.timeline.instants import MINUTES_PER_HOUR

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

LOADED_LEVEL = 3
TENDER = frozenset({"ham", "add"})
"""Areas that need longest after level 4 (evidence 2.2, 2)."""


class AreaRecovery(ContentConstraint):
    """Hours before the same area is loaded again, and before a hard run.

    The same primary area at level 3 or more waits 44 h from start to start, better 48 h (72 h
    from 55 years on); at lower levels 20 h. Hamstring, adductor, glute and hip-flexor work at
    level 3 or more ends 24 h before a hard run; 48 h while it is new, and at level 4 for hamstring
    and adductor. There is none in the days before a race that ``race-blackout`` names, and
    straight after a hard run only trunk work. Other training that is hard for some areas
    (``other[].hard_for``) counts for these alone: at level 3 or more they end as long before it
    as hips before a hard run, and start as long after it as after a session.

    Why: 48 h between sessions for the same muscles (Garber 2011, evidence row 9, grade C); first
    exposures make muscles sore for 24 to 72 h (row 12, grade C).

    Example:
        ``area-recovery: {hours: 48}``
    """

    name: ClassVar[str] = "area-recovery"
    says: ClassVar[str] = "hours before an area is loaded again, and between hip work and hard runs"
    safety: ClassVar[Safety] = Safety(can_be_off=False, loosened_for="anyone")
    """Keeps the hip days of ``race-blackout``."""
    met_by_templates: ClassVar[bool] = True
    dominant: ClassVar[str | None] = "hours"

    hours: int = hours_setting(
        44,
        "At level 3 or more an area rests at least so long.",
        "evidence row 9 (C); defaults",
        36,
        72,
    )
    target_hours: int = hours_setting(
        48, "At level 3 or more an area better rests so long.", "evidence row 9 (C)", 36, 72
    )
    older_target_hours: int = hours_setting(
        72,
        "At level 3 or more an area better rests so long from 55 years on.",
        "evidence rows 9-10 (D): up to 24 more than 36-72",
        36,
        96,
    )
    low_hours: int = hours_setting(
        20, "At any level an area rests at least so long.", "evidence row 8 (D)", 12, 24
    )
    hips_before_run: int = hours_setting(
        24,
        "Loaded hip work ends at least so long before a hard run.",
        "evidence row 11 (B-C)",
        24,
        48,
    )
    hips_before_long_run: int = hours_setting(
        36,
        "Loaded hip work ends at least so long before a hard run of 90 minutes or more.",
        "coach/plan.md 4 (E)",
        24,
        72,
    )
    hips_before_run_soft: int = hours_setting(
        24,
        "Loaded hip work better ends so long before one; below `hips_before_run` it does nothing.",
        "evidence row 11 (B-C)",
        24,
        48,
    )
    hips_points: int = setting(
        1,
        "Cost of each exercise of loaded hip work closer to the run than that.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    new_hips_before_run: int = hours_setting(
        48,
        "New hip work, or hamstring and adductor at level 4, ends so long before a hard run.",
        "evidence row 12 (C)",
        48,
        72,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Lengthen the hours from 55 years on."""
        hours = max(self.hours, self.low_hours, self.older_target_hours)
        return {"target_hours": (hours, FROM_55)} if problem.older else {}

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid areas too close to a load that tires or needs them, and hips after a hard run."""
        if _straight_after_hips(frame, problem) and not _is_trunk(exercise, problem):
            return True
        if exercise.level >= LOADED_LEVEL and any(
            run.areas and not run.areas.isdisjoint(exercise.primary) and self._too_near(frame, run)
            for run in problem.runs_near(frame.day, EDGE_DAYS)
        ):
            return True
        if not loads_hips(exercise):
            return False
        for race in problem.file.races:
            days = (race.date - frame.day).days
            if 0 < days <= blackout_days(race, problem.settings.race_blackout)[0]:
                return True
        if self._is_tender(exercise):
            return _soon_hard(frame, self._tender_hours)
        return _soon_hard(frame, self.hips_before_run) or any(
            run.hard_on_hips and run.long and gap < self._long_hours * MINUTES_PER_HOUR
            for run, gap in frame.before
        )

    def _is_tender(self, exercise: Exercise) -> bool:
        """Tell whether an exercise makes hamstrings or adductors sore for long."""
        if exercise.eccentric:
            return True
        return exercise.level > LOADED_LEVEL and not TENDER.isdisjoint(exercise.primary)

    @property
    def _long_hours(self) -> int:
        return max(self.hips_before_run, self.hips_before_long_run)

    def clashes(
        self, frame: SessionFrame, exercise: Exercise, before: SessionsBefore, problem: Problem
    ) -> bool:
        """Rule out an area that was loaded too short a time ago, and new hip work near a run."""
        areas = set(exercise.primary)
        for gap, exercises in before.within(frame, max(self.hours, self.low_hours)):
            low = gap < self.low_hours * MINUTES_PER_HOUR
            if not low and exercise.level < LOADED_LEVEL:
                continue
            level = 1 if low else LOADED_LEVEL
            if any(e.level >= level and not areas.isdisjoint(e.primary) for e in exercises):
                return True
        return (
            loads_hips(exercise)
            and exercise.id not in before.done
            and not problem.ladders.is_familiar(exercise)
            and _soon_hard(frame, self._tender_hours)
        )

    def _too_near(self, frame: SessionFrame, run: RunEvent) -> bool:
        """Tell whether the areas that the other load tires, or needs fresh, may not be loaded."""
        if run.start_minute >= frame.end_minute:
            return run.start_minute - frame.end_minute < self.hips_before_run * MINUTES_PER_HOUR
        return 0 <= frame.start_minute - run.end_minute < self.hours * MINUTES_PER_HOUR

    @property
    def _tender_hours(self) -> int:
        return max(self.hips_before_run, self.new_hips_before_run)

    def _soft_hours(self, problem: Problem) -> int:
        target = self.older_target_hours if problem.older else self.target_hours
        return max(self.hours, self.low_hours, target)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Space areas from session to session; keep new hip work away from hard runs."""
        cost: Amount = 0
        areas = [area.id for area in problem.catalogue.areas]
        for first, second, gap in _close(choices.frames, self._soft_hours(problem)):
            if not choices.relevant([first, second]):
                continue
            level = 1 if gap < self.low_hours * MINUTES_PER_HOUR else LOADED_LEVEL
            hard = gap < max(self.low_hours if level == 1 else self.hours, 0) * MINUTES_PER_HOUR
            for area in areas:
                loads = _loads(choices, first, area, level), _loads(choices, second, area, level)
                if hard:
                    model.add(loads[0] + loads[1] <= 1)
                else:
                    cost += choices.above(loads[0] + loads[1], 1)
        for frame in choices.frames:
            if not _soon_hard(frame, self._tender_hours):
                continue
            for exercise in choices.candidates(frame):
                if loads_hips(exercise) and not problem.ladders.is_familiar(exercise):
                    earlier = [f for f in choices.frames if f.index <= frame.index]
                    if choices.relevant(earlier):
                        done = choices.exposures(exercise, frame)
                        model.add(choices.uses(frame, exercise) <= done)
        return cost + sum(
            self.hips_points * choices.uses(frame, exercise)
            for frame in choices.frames
            if self._hips_are_soon_hard(frame) and choices.relevant([frame])
            for exercise in choices.candidates(frame)
            if loads_hips(exercise)
        )

    def _hips_are_soon_hard(self, frame: SessionFrame) -> bool:
        """Tell whether a hard run is nearer than ``hips_before_run_soft`` allows."""
        soft = self.hips_before_run_soft > self.hips_before_run
        return soft and _soon_hard(frame, self.hips_before_run_soft)

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find areas loaded again too soon, and hip work too close to hard runs."""
        content = read_content(plan, problem)
        names = {area.id: area.name for area in problem.catalogue.areas}
        sets = {frame.index: done for frame, done in content}
        seen: set[str] = set()
        for frame, done in content:
            for exercise in done:
                yield from self._near_runs(frame, exercise, exercise.id in seen, problem)
            seen |= {exercise.id for exercise in done}
        for first, second, gap in _close([f for f, _ in content], self._soft_hours(problem)):
            hours = gap // MINUTES_PER_HOUR
            both = _primary(sets[first.index], LOADED_LEVEL) & _primary(
                sets[second.index], LOADED_LEVEL
            )
            if gap < self.low_hours * MINUTES_PER_HOUR:
                both = _primary(sets[first.index], 1) & _primary(sets[second.index], 1)
            for area in sorted(both):
                said = f"{names[area]} again after {hours} h"
                if gap < max(self.hours, self.low_hours) * MINUTES_PER_HOUR:
                    yield self.hard(second.day, said)
                else:
                    better = f"better loaded {self._soft_hours(problem)} h apart"
                    said = f"{names[area]}, {better}, again after {hours} h"
                    yield self.soft(second.day, 1, said, "day")

    def _near_runs(
        self, frame: SessionFrame, exercise: Exercise, done_before: bool, problem: Problem
    ) -> Iterator[Violation]:
        if _straight_after_hips(frame, problem) and not _is_trunk(exercise, problem):
            yield self.hard(frame.day, f"{exercise.name} is hip work straight after a hard run")
        if exercise.level >= LOADED_LEVEL:
            yield from self._near_others(frame, exercise, problem)
        if not loads_hips(exercise):
            return
        for race in problem.file.races:
            free = blackout_days(race, problem.settings.race_blackout)[0]
            if 0 < (race.date - frame.day).days <= free:
                yield self.hard(
                    frame.day, f"{exercise.name} is hip work within {free} days of {race.name}"
                )
        sore = exercise.eccentric or (exercise.level >= 4 and TENDER & set(exercise.primary))
        longer = sore or not (done_before or problem.ladders.is_familiar(exercise))
        soft = self.hips_before_run_soft
        near = [gap for run, gap in frame.before if run.hard_on_hips and gap < 60 * soft]
        if near and soft > self.hips_before_run:
            said = f"{exercise.name}, {min(near) // 60} h before a hard run; {soft} h are better"
            yield self.soft(frame.day, self.hips_points, said, "day")
        for run, gap in frame.before:
            usual = self._long_hours if run.long else self.hips_before_run
            least = max(self._tender_hours, usual) if longer else usual
            if run.hard_on_hips and gap < least * MINUTES_PER_HOUR:
                yield self.hard(
                    frame.day,
                    f"{exercise.name}, {gap // 60} h before {run.label}; at least {least} h are"
                    " needed",
                )

    def _near_others(
        self, frame: SessionFrame, exercise: Exercise, problem: Problem
    ) -> Iterator[Violation]:
        others = [run for run in problem.runs_near(frame.day, EDGE_DAYS) if run.areas]
        for run in others:
            if not set(exercise.primary) & (run.areas or set()):
                continue
            sides = [("after", frame.start_minute - run.end_minute, self.hours)]
            if not (run.hard_on_hips and loads_hips(exercise)):  # _near_runs checks hips
                sides.append(("before", run.start_minute - frame.end_minute, self.hips_before_run))
            for side, gap, least in sides:
                if 0 <= gap < 60 * least:
                    said = f"{exercise.name}, {gap // 60} h {side} {run.label}"
                    yield self.hard(frame.day, f"{said}; at least {least} h are needed")


def _is_trunk(exercise: Exercise, problem: Problem) -> bool:
    groups = {area.id: area.group for area in problem.catalogue.areas}
    return all(groups[area] != "pelvic" for area in exercise.primary)


def _soon_hard(frame: SessionFrame, hours: int) -> bool:
    return any(run.hard_on_hips and gap < hours * MINUTES_PER_HOUR for run, gap in frame.before)


def _straight_after_hips(frame: SessionFrame, problem: Problem) -> bool:
    """Tell whether the session follows at once on a load that is hard for the hips."""
    return frame.straight_after and any(
        run.hard_on_hips
        and 0
        <= frame.start_minute - run.end_minute
        <= problem.settings.hard_run.straight_after_within
        for run in problem.runs_near(frame.day, 1)
    )


def _close(
    frames: Sequence[SessionFrame], hours: int
) -> Iterator[tuple[SessionFrame, SessionFrame, int]]:
    """Pair sessions whose starts are less than so many hours apart, with the minutes."""
    for n, first in enumerate(frames):
        for second in frames[n + 1 :]:
            gap = second.start_minute - first.start_minute
            if gap >= hours * MINUTES_PER_HOUR:
                break
            yield first, second, gap


def _loads(choices: "ContentChoices", frame: SessionFrame, area: str, level: int) -> "Amount":
    return choices.any_of(
        [
            choices.uses(frame, exercise)
            for exercise in choices.candidates(frame)
            if area in exercise.primary and exercise.level >= level
        ]
    )


def _primary(sets: dict[Exercise, int], level: int) -> set[str]:
    return {area for exercise in sets if exercise.level >= level for area in exercise.primary}
