"""Define the constraint ``muscle-coverage``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from planner.catalogue.exercises import Exercise
from planner.constraints._shared.coverage_settings import (
    AREAS,
    HALVED,
    SCARCE,
    CoverageSettings,
)
from planner.constraints.base import ContentConstraint, Measure, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.coverage import attainable, credit
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, weeks_of
from planner.programme.block_view import BlockView
from planner.programme.plan_content import read_content
from planner.programme.tally import Tally
from planner.programme.week_credits import credits_of, distinct_weeks
from planner.season.season import Week
from planner.settings.base import bound

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

_Done = dict[int, dict[Exercise, int]]


class MuscleCoverage(CoverageSettings, ContentConstraint):
    """Weighted sets a week for every muscle area: least, target and most, and shares by phase.

    A set counts 1 for a primary and half for a secondary area. Leasts and targets are lowered to
    what the week's minutes and the usable exercises can give. Targets hold for the weeks of a
    block's programme, leasts and mosts for every single week.

    Why: four weekly sets a muscle group is the time-efficient minimum for limbs (Iversen 2021;
    evidence row 22, grade C); more than twelve brings little (row 22b, grade D).

    Example:
        ``muscle-coverage: {gmed: 6, ra: {least: 2, target: 4, most: 10}, taper: 40}``
    """

    name: ClassVar[str] = "muscle-coverage"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "limits"
    says: ClassVar[str] = "weighted sets of each muscle area a week: a least, a target, a most"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    measures: ClassVar[Measure | None] = "areas"
    dominant: ClassVar[str | None] = "percent"

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Targets of the areas that have none written; every athlete's are the same."""
        found: dict[str, tuple[Any, str]] = {}
        for areas, sets, own in self.wanted():
            if not own:
                half_sets = 2 * sets * self.percent // (200 if HALVED.intersection(areas) else 100)
                others = "".join(f" with {other}" for other in areas[1:])
                found[f"{areas[0]}.target"] = f"{half_sets / 2:g}{others}", "every athlete"
        return found

    def _share(
        self, week: Week, frames: Sequence[SessionFrame], problem: Problem, percent: int = 100
    ) -> int:
        """Return the percent of a full week's amounts that a week wants, times 100."""
        minutes = sum(frame.minutes for frame in frames)
        share = percent * self.of_phase(week.phase) // 100
        if week.deload:
            share = share * self.deload // 100
        if problem.experience == "new" and week.number <= self.new_weeks:
            share = share * self.first_weeks // 100
        return share * min(100, 100 * minutes // self.nominal_minutes)

    def _reach(self, areas: Sequence[str], frames: Sequence[SessionFrame], problem: Problem) -> int:
        """Count the half sets that may be asked of a week's sessions."""
        reach = self.reach * attainable(areas, frames, problem, self.time_share)
        return reach // (200 if SCARCE.intersection(areas) and len(areas) == 1 else 100)

    def leasts(self, frames: Sequence[SessionFrame], problem: Problem) -> dict[str, int]:
        """Map areas to the half sets that a week's sessions have to give."""
        share = self._share(frames[0].week, frames, problem)
        wanted = {area: 2 * self.least_of(area) * share // 10_000 for area in AREAS}
        return {
            area: min(half_sets, self._reach((area,), frames, problem))
            for area, half_sets in wanted.items()
            if half_sets
        }

    def targets(
        self, frames: Sequence[SessionFrame], problem: Problem
    ) -> list[tuple[tuple[str, ...], int]]:
        """List areas with the half sets that a week's sessions aim at."""
        full = self._share(frames[0].week, frames, problem)
        share = self._share(frames[0].week, frames, problem, self.percent)
        wanted = []
        for areas, sets, own in self.wanted():
            amount = 2 * sets * (full if own else share)
            if HALVED.intersection(areas) and not own:
                amount //= 2
            wanted.append((areas, min(amount // 10_000, self._reach(areas, frames, problem))))
        return [(areas, target) for areas, target in wanted if target > 0]

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Add up half sets by area."""
        for frames in weeks_of(choices.frames).values():
            if not choices.relevant(frames):
                continue
            gained = {
                area.id: _gained(choices, frames, area.id) for area in problem.catalogue.areas
            }
            for area, half_sets in gained.items():
                model.add(half_sets <= 2 * self.most_of(area)).with_name(
                    bound(self, area, "most")[0]
                )
            for area, least in self.leasts(frames, problem).items():
                model.add(gained[area] >= least).with_name(bound(self, area, "least")[0])
        return 0

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks with too much or too little for an area."""
        content = read_content(plan, problem)
        sets = {frame.start_minute: done for frame, done in content}
        frames = [frame for frame, _ in content]
        for week in weeks_of(frames).values():
            yield from self._week(week, sets, problem)
        yield from self.unmet_wishes(plan, problem)

    def area_limits(self) -> Mapping[str, int]:
        """Map areas to the most half sets that a week may give them."""
        return {area: 2 * self.most_of(area) for area in AREAS}

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count half sets of each area in each kind of full week."""
        if not view.settled:
            return
        names = {area.id: area.name for area in view.problem.catalogue.areas}
        for week in distinct_weeks(view):
            for areas, target in self.targets(week, view.problem):
                weights = credits_of(view, week, areas)
                if weights:
                    said = " + ".join(names[area] for area in areas)
                    said = f"{said}: fewer than {target / 2:g} weighted sets a week"
                    yield Tally(said, 1, sets=weights, least=target)
            for area in AREAS:
                most = 2 * self.most_of(area)
                weights = credits_of(view, week, (area,))
                said = f"{names[area]}: more than {most / 2:g} weighted sets a week"
                yield Tally(said, None, sets=weights, most=most)

    def _week(
        self, frames: list[SessionFrame], done: _Done, problem: Problem
    ) -> Iterator[Violation]:
        monday = frames[0].week.monday
        names = {area.id: area.name for area in problem.catalogue.areas}
        gained: Counter[str] = Counter()
        for frame in frames:
            for exercise, sets in done[frame.start_minute].items():
                if not exercise.breathing:
                    gained.update(dict.fromkeys(exercise.primary, 2 * sets))
                    gained.update(dict.fromkeys(exercise.secondary, sets))
        for area, half_sets in gained.items():
            if half_sets > 2 * self.most_of(area):
                most = self.most_of(area)
                yield self.hard(
                    monday,
                    f"{names[area]}: {half_sets / 2:g} weighted sets, at most {most} allowed",
                    "week",
                )
        for area, least in self.leasts(frames, problem).items():
            if gained[area] < least:
                yield self.hard(
                    monday,
                    f"{names[area]}: {gained[area] / 2:g} weighted sets, at least {least / 2:g}"
                    " needed",
                    "week",
                )


def _gained(choices: "ContentChoices", frames: Iterable[SessionFrame], area: str) -> "Amount":
    return sum(
        credit(exercise, area) * choices.sets(frame, exercise)
        for frame in frames
        for exercise in choices.candidates(frame)
        if credit(exercise, area)
    )
