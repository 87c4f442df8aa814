"""Define the constraint ``progression``."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from planner.athlete.age import FROM_55, athletes
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, mesocycles_of, read_content
from planner.settings.base import setting
from planner.settings.progression import ProgressionSettings
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Progression(ProgressionSettings, ContentConstraint):
    """Rungs in order, after enough sessions and days on the rung below.

    The first use of a rung above the athlete's starting level needs exposures and days on the
    next lower rung that can be used (a ladder that starts high: on its pattern's easier
    exercises). One rung a ladder and mesocycle; none in a deload week and the one after it, in
    peak-mileage weeks, in taper and recovery. At most two new exercises a session after the first
    week. After a break levels are lower for some weeks. Lower rungs are always allowed, so that
    no history is a dead end.

    Why: the "two for two" practice and a stay on each rung (evidence rows 28, 28b, grade D to E);
    order of overload in evidence 2.3.

    Example:
        ``progression: {exposures: 6, days: 28}``
    """

    name: ClassVar[str] = "progression"
    says: ClassVar[str] = (
        "a harder exercise only after enough sessions and days with the easier one"
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard",)
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "exposures"

    rungs_a_mesocycle: int = setting(
        1,
        "New, harder exercises of one ladder a mesocycle.",
        unit="rungs",
        source="defaults, Progression (E)",
        ge=1,
        le=3,
    )
    new_a_session: int = setting(
        2,
        "New exercises a session after the first week.",
        unit="exercises",
        source="defaults, Around runs (D)",
        ge=0,
        le=8,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Return the levels by experience, and more days on a rung where that is wiser."""
        who, why = problem.experience, athletes(problem.experience)
        found: dict[str, tuple[Any, str]] = {}
        if self.start_level is None:
            found["start_level"] = self.starts_at(who), why
        if self.familiar_level is None:
            found["familiar_level"] = self.familiar_up_to(who), why
        days = problem.ladders.days_on_rung
        if days != self.days:
            found["days"] = days, FROM_55 if problem.older else why
        return found

    def forbids(self, frame: SessionFrame, exercise: Exercise, problem: Problem) -> bool:
        """Forbid exercises earlier than any history could unlock them."""
        opens = problem.ladders.opens_on(exercise)
        return opens is None or frame.day < opens

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Lock each rung until the one below is learnt."""
        for frame in choices.frames:
            if not choices.relevant([f for f in choices.frames if f.index <= frame.index]):
                continue
            fresh: Amount = 0
            for exercise in choices.candidates(frame):
                if not choices.undecided(exercise, frame):
                    continue
                used, done = choices.uses(frame, exercise), choices.exposures(exercise, frame)
                if not problem.ladders.is_open(exercise):
                    model.add(used <= done + self._ready(choices, frame, exercise, problem))
                if not problem.ladders.is_familiar(exercise):
                    fresh += choices.first_use(used, done)
            if frame.week.number > 1:
                model.add(fresh <= self.new_a_session).with_name("new_a_session")
        self._limit_rungs(model, choices, problem)
        return 0

    def _ready(
        self, choices: "ContentChoices", frame: SessionFrame, exercise: Exercise, problem: Problem
    ) -> "Amount":
        """Return at most 1, and 1 only once the rung below is learnt."""
        if not _may_take(exercise, frame, problem):
            return 0
        since = frame.day - timedelta(days=problem.ladders.days_on_rung)
        below = problem.ladders.below[exercise.id]
        exposures = sum(choices.exposures(e, frame) for e in below)
        settled = sum(choices.exposures(e, frame, since) for e in below)
        return choices.at_least(((exposures, self.exposures), (settled, 1)))

    def _limit_rungs(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> None:
        for frames in mesocycles_of(choices.frames).values():
            if not choices.relevant([f for f in choices.frames if f.index <= frames[-1].index]):
                continue
            climbed: dict[str, Amount] = defaultdict(int)
            for exercise in problem.repertoire:
                if not problem.ladders.is_open(exercise):
                    now = choices.in_any(frames, exercise)
                    if isinstance(now, int) and not now:
                        continue
                    climbed[exercise.ladder] += choices.first_use(
                        now, choices.exposures(exercise, frames[0])
                    )
            for rungs in climbed.values():
                model.add(rungs <= self.rungs_a_mesocycle).with_name("rungs_a_mesocycle")

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find rungs taken too early, too many at once, or in the wrong week."""
        done: dict[str, list[date]] = defaultdict(list)
        climbed: Counter[tuple[int, str]] = Counter()
        for frame, sets in read_content(plan, problem):
            fresh = 0
            for exercise in sets:
                first = not done[exercise.id]
                fresh += first and not problem.ladders.is_familiar(exercise)
                if first and not problem.ladders.is_open(exercise):
                    yield from self._stepped_up(frame, exercise, done, problem)
                    climbed[frame.week.mesocycle, exercise.ladder] += 1
            if frame.week.number > 1 and fresh > self.new_a_session:
                yield self.hard(
                    frame.day,
                    f"{fresh} new exercises in one session, at most {self.new_a_session} allowed",
                )
            for exercise in sets:
                done[exercise.id].append(frame.day)
        for (mesocycle, ladder), rungs in climbed.items():
            if rungs > self.rungs_a_mesocycle:
                monday = problem.season.mesocycles[mesocycle].mondays[0]
                yield self.hard(
                    monday,
                    f"{rungs} harder exercises of {ladder} begun in one mesocycle, at most"
                    f" {self.rungs_a_mesocycle} allowed",
                    "week",
                )

    def _stepped_up(
        self, frame: SessionFrame, exercise: Exercise, done: dict[str, list[date]], problem: Problem
    ) -> Iterator[Violation]:
        below = problem.ladders.below.get(exercise.id, ())
        days = [day for e in below for day in done[e.id]]
        if len(days) < self.exposures:
            yield self.hard(
                frame.day,
                f"{exercise.name} after {counted(len(days), 'session')} with the easier one,"
                f" {self.exposures} needed",
            )
        elif (frame.day - min(days)).days < problem.ladders.days_on_rung:
            yield self.hard(
                frame.day,
                f"{exercise.name} {(frame.day - min(days)).days} days after the easier one"
                f" was begun, {problem.ladders.days_on_rung} needed",
            )
        if not _may_take(exercise, frame, problem):
            yield self.hard(
                frame.day, f"{exercise.name} is new and harder in a week for familiar exercises"
            )


def _may_take(exercise: Exercise, frame: SessionFrame, problem: Problem) -> bool:
    """Tell whether the week allows a new rung, and one of that level."""
    return frame.week.level_cap >= exercise.level and problem.ladders.may_step_up(frame.week)
