"""``muscle-coverage``."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar

from planner.catalogue import Exercise
from planner.constraints.base import ContentConstraint, Violation
from planner.coverage import attainable, credit
from planner.frame import Frame, read_content, weeks_of
from planner.plan import Plan
from planner.problem import Problem
from planner.season import PhaseKind, Week
from planner.season.settings import setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import Amount, ContentChoices

TABLE: dict[tuple[str, ...], int] = {
    ("ra",): 4,
    ("obl",): 4,
    ("es", "mf"): 4,
    ("gmax",): 4,
    ("gmed",): 4,
    ("ham",): 2,
    ("add",): 2,
    ("hipflex",): 2,
    ("ql",): 2,
    ("tva",): 2,
    ("scap",): 1,
}
"""Weighted sets a week (evidence row 22, C; defaults, Coverage)."""

RARE = ("lat", "dia", "pf")
"""Areas that want one exposure in 14 days."""

HALVED = frozenset({"scap", "tva"})
GROUPS = ("abdominal", "back", "pelvic")
REACH_PERCENT = 70

PHASE_PERCENT = {
    PhaseKind.BASE: 100,
    PhaseKind.BUILD: 100,
    PhaseKind.PEAK: 75,
    PhaseKind.MAINTENANCE: 75,
    PhaseKind.TAPER: 50,
    PhaseKind.RACE: 0,
    PhaseKind.RECOVERY: 0,
}


_Done = dict[int, dict[Exercise, int]]


class MuscleCoverage(ContentConstraint):
    """Weighted sets a week for every muscle area: a target by phase, and a hard most.

    A set counts 1 for a primary and half for a secondary area. Targets are lowered to what the
    week's minutes and the usable exercises can give, so that 0 points is always possible; each
    group (abdominal, back, pelvic) gets its share in weeks of two or more sessions; lat, diaphragm
    and pelvic floor come up once in 14 days.

    Why: four weekly sets a muscle group is the time-efficient minimum for limbs (Iversen 2021;
    evidence row 22, grade C); more than twelve brings little (row 22b, grade D).

    Example:
        ``muscle-coverage: {most: 10}``
    """

    name: ClassVar[str] = "muscle-coverage"
    says: ClassVar[str] = "weighted sets per area, week and phase: target and most"
    dominant: ClassVar[str | None] = "percent"

    percent: int = setting(
        100,
        "Share of the table's targets.",
        unit="percent",
        source="evidence row 22 (C)",
        ge=0,
        le=200,
    )
    most: int = setting(
        12,
        "Hard maximum an area.",
        unit="weighted sets a week",
        source="evidence row 22b (D)",
        ge=4,
        le=30,
    )
    group: int = setting(
        4,
        "Target of each group in weeks of two or more sessions.",
        unit="weighted sets a week",
        source="defaults, Coverage (D)",
        ge=0,
        le=20,
    )
    nominal_minutes: int = setting(
        75,
        "Weeks with fewer minutes want proportionally less.",
        unit="minutes a week",
        source="defaults, Coverage (E)",
        ge=20,
        le=200,
    )
    rare_points: int = setting(
        2,
        "Cost of lat, diaphragm or pelvic floor missing for 14 days.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def _share(self, week: Week, frames: Sequence[Frame], problem: Problem) -> int:
        """Percent of the table that a week wants, times 100."""
        minutes = sum(frame.minutes for frame in frames)
        share = self.percent * PHASE_PERCENT[week.phase] // 100
        if week.deload:
            share = share * 75 // 100
        if problem.experience == "new" and week.number <= 2:
            share //= 2
        return share * min(100, 100 * minutes // self.nominal_minutes)

    def targets(
        self, frames: Sequence[Frame], problem: Problem
    ) -> list[tuple[tuple[str, ...], int]]:
        """Areas with the half sets that a week's sessions aim at."""
        share = self._share(frames[0].week, frames, problem)
        wanted = []
        for areas, sets in TABLE.items():
            table, reach = 2 * sets * share, REACH_PERCENT * attainable(areas, frames, problem)
            if HALVED.intersection(areas):
                table, reach = table // 2, reach // 2
            wanted.append((areas, min(table // 10_000, reach // 100)))
        if len(frames) > 1:
            for group in GROUPS:
                members = tuple(a.id for a in problem.catalogue.areas if a.group == group)
                reach = REACH_PERCENT * attainable(members, frames, problem) // 100
                wanted.append((members, min(2 * self.group * share // 10_000, reach)))
        return [(areas, target) for areas, target in wanted if target > 0]

    def _pairs(self, frames: Iterable[Frame], problem: Problem) -> Iterator[list[Frame]]:
        """Sessions of two weeks in a row that both count."""
        weeks = weeks_of(frames)
        calm = (PhaseKind.RACE, PhaseKind.RECOVERY)
        for first, second in zip(problem.season.weeks, problem.season.weeks[1:], strict=False):
            if first.phase in calm or second.phase in calm:
                continue
            if weeks.get(first.monday) and weeks.get(second.monday):
                yield weeks[first.monday] + weeks[second.monday]

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Adds up half sets by area."""
        cost: Amount = 0
        for frames in weeks_of(choices.frames).values():
            if not choices.relevant(frames):
                continue
            gained = {
                area.id: _gained(choices, frames, area.id) for area in problem.catalogue.areas
            }
            for half_sets in gained.values():
                model.add(half_sets <= 2 * self.most)
            for areas, target in self.targets(frames, problem):
                cost += choices.below(sum(gained[area] for area in areas), target)
        for frames in self._pairs(choices.frames, problem):
            if not choices.relevant(frames):
                continue
            for area in RARE:
                if any(_trains(e, area) for frame in frames for e in problem.usable(frame)):
                    seen = sum(
                        choices.uses(frame, e)
                        for frame in frames
                        for e in choices.candidates(frame)
                        if _trains(e, area)
                    )
                    cost += self.rare_points * choices.below(seen, 1)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Weeks with too much or too little for an area."""
        content = read_content(plan, problem)
        sets = {frame.start: done for frame, done in content}
        frames = [frame for frame, _ in content]
        for week in weeks_of(frames).values():
            yield from self._week(week, sets, problem)
        for pair in self._pairs(frames, problem):
            yield from self._rare(pair, sets, problem)

    def _week(self, frames: list[Frame], done: _Done, problem: Problem) -> Iterator[Violation]:
        monday = frames[0].week.monday
        names = {area.id: area.name for area in problem.catalogue.areas}
        gained: Counter[str] = Counter()
        for frame in frames:
            for exercise, sets in done[frame.start].items():
                if not exercise.breathing:
                    gained.update(dict.fromkeys(exercise.primary, 2 * sets))
                    gained.update(dict.fromkeys(exercise.secondary, sets))
        for area, half_sets in gained.items():
            if half_sets > 2 * self.most:
                yield self.hard(
                    monday,
                    f"{names[area]}: {half_sets / 2:g} weighted sets, {self.most} are the most",
                    "week",
                )
        for areas, target in self.targets(frames, problem):
            short = target - sum(gained[area] for area in areas)
            if short > 0:
                yield self.soft(
                    monday,
                    short,
                    f"{' + '.join(names[area] for area in areas)}: {(target - short) / 2:g} of"
                    f" {target / 2:g} weighted sets",
                    mend="a longer session that week",
                )

    def _rare(self, frames: list[Frame], done: _Done, problem: Problem) -> Iterator[Violation]:
        names = {area.id: area.name for area in problem.catalogue.areas}
        seen = {a for f in frames for e in done[f.start] for a in (*e.primary, *e.secondary)}
        can = {a for f in frames for e in problem.usable(f) for a in (*e.primary, *e.secondary)}
        for area in RARE:
            if area in can - seen:
                yield self.soft(
                    frames[0].week.monday, self.rare_points, f"{names[area]}: not in 14 days"
                )


def _trains(exercise: Exercise, area: str) -> bool:
    return area in exercise.primary or area in exercise.secondary


def _gained(choices: "ContentChoices", frames: Iterable[Frame], area: str) -> "Amount":
    return sum(
        credit(exercise, area) * choices.sets(frame, exercise)
        for frame in frames
        for exercise in choices.candidates(frame)
        if credit(exercise, area)
    )
