"""Define the constraint ``variety``."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Self

from planner.athlete.age import athletes
from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import SETTLED_PHASES, PhaseKind
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.constraints.session_time import ENOUGH_TO_CHOOSE
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, mesocycles_of, read_content, single_weeks
from planner.settings.base import setting
from planner.settings.variety import VarietySettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class Variety(VarietySettings, ContentConstraint):
    """Enough different exercises, and not the same ones all the time.

    Hard: one exercise is in at most two thirds of a mesocycle's sessions (two at least). Soft: two
    sessions in a row share at most half, a mesocycle has enough distinct exercises, and 30 to
    50 % of them are new against the mesocycle before. New athletes repeat one session for their
    first three weeks; breathing is exempt.

    Why: founding idea "regular and varied"; a rung still has to be kept long enough to learn it
    (evidence rows 36 and 28b, grade E).

    Example:
        ``variety: {most_share: 50}``
    """

    name: ClassVar[str] = "variety"
    says: ClassVar[str] = "no exercise too often, and change between sessions and mesocycles"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")
    dominant: ClassVar[str | None] = "most_share"

    most_shared: int = setting(
        50,
        "Most of a session shared with the one before.",
        unit="percent",
        source="defaults, Rotation (E)",
        ge=20,
        le=100,
    )
    least_distinct: int = setting(
        4,
        "Distinct exercises a mesocycle, besides those for its sessions.",
        unit="exercises",
        source="defaults, Rotation (E)",
        ge=0,
        le=12,
    )
    distinct_a_session: int = setting(
        160,
        "Distinct exercises more for every hundred sessions of a mesocycle.",
        unit="exercises in 100 sessions",
        source="defaults, Rotation (E)",
        ge=0,
        le=400,
    )
    minutes_an_exercise: int = setting(
        4,
        "A mesocycle is asked for one distinct exercise for so many of its minutes at most.",
        unit="minutes",
        source="engineering choice (E)",
        ge=1,
        le=20,
    )
    most_distinct: int = setting(
        16,
        "Never ask for more distinct exercises than this.",
        unit="exercises",
        source="defaults, Rotation (E)",
        ge=4,
        le=30,
    )
    new_distinct: int = setting(
        8,
        "The most distinct exercises asked of new athletes.",
        unit="exercises",
        source="defaults, Rotation (E)",
        ge=2,
        le=20,
    )
    distinct_points: int = setting(
        2,
        "Cost of each distinct exercise missing.",
        unit="points",
        source="defaults, Coverage (E)",
        ge=0,
        le=20,
    )
    least_change: int = setting(
        30,
        "At least this share of a mesocycle's exercises wasn't in the one before.",
        unit="percent",
        source="defaults, Rotation (E)",
        ge=0,
        le=100,
    )
    most_change: int = setting(
        50,
        "At most this share of a mesocycle's exercises wasn't in the one before.",
        unit="percent",
        source="defaults, Rotation (E)",
        ge=0,
        le=100,
    )

    def switched_off(self) -> Self:
        """Allow one exercise in every session."""
        return self.model_copy(update={"most_share": 100})

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """New athletes are asked for fewer."""
        if problem.experience is not Experience.NEW or self.new_distinct >= self.most_distinct:
            return {}
        return {"most_distinct": (self.new_distinct, athletes(problem.experience))}

    def _counted(self, frames: Sequence[SessionFrame], problem: Problem) -> list[SessionFrame]:
        """List sessions that variety counts: not the weeks of one and the same session."""
        return [f for f in frames if f.week.number > single_weeks(problem)]

    def _most_uses(self, frames: Sequence[SessionFrame], problem: Problem) -> int:
        """Return the most sessions of a mesocycle with one exercise; all if choice is scarce."""
        if min(len(problem.usable(frame)) for frame in frames) < ENOUGH_TO_CHOOSE:
            return len(frames)
        return max(2, len(frames) * self.most_share // 100)

    def _distinct(self, frames: Sequence[SessionFrame], problem: Problem) -> int:
        """Count distinct exercises wanted in a mesocycle, as exercises and minutes allow."""
        if frames[0].week.phase not in SETTLED_PHASES:
            return 0
        wanted = min(
            self.most_distinct, self.least_distinct + len(frames) * self.distinct_a_session // 100
        )
        if problem.experience == "new":
            wanted = min(wanted, self.new_distinct)
        usable = {e.id for f in frames for e in problem.usable(f) if not e.breathing}
        minutes = sum(frame.minutes for frame in frames)
        return min(wanted, len(usable), minutes // self.minutes_an_exercise)

    def _settled(self, frames: Sequence[SessionFrame]) -> list[list[SessionFrame]]:
        """List mesocycles that are compared with the one before."""
        mesocycles = mesocycles_of(frames).values()
        return [m for m in mesocycles if m[0].week.phase in SETTLED_PHASES]

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count uses, overlaps and distinct exercises."""
        cost: Amount = 0
        exercises = [e for e in problem.repertoire if not e.breathing]
        for frames in mesocycles_of(self._counted(choices.frames, problem)).values():
            if not choices.relevant(frames):
                continue
            for exercise in exercises:
                uses = [choices.uses(frame, exercise) for frame in frames]
                model.add(sum(uses) <= self._most_uses(frames, problem)).with_name("most_share")
            distinct = sum(choices.in_any(frames, exercise) for exercise in exercises)
            cost += self.distinct_points * choices.below(distinct, self._distinct(frames, problem))
        for first, second in pairwise(self._counted(choices.frames, problem)):
            if _alternate(first, second) and choices.relevant([first, second]):
                cost += self._overlap(choices, first, second, exercises)
        for earlier, later in pairwise(self._settled(choices.frames)):
            if choices.relevant([*earlier, *later]):
                cost += self._change(choices, earlier, later, exercises)
        return cost

    def _overlap(
        self,
        choices: "ContentChoices",
        first: SessionFrame,
        second: SessionFrame,
        exercises: list[Exercise],
    ) -> "Amount":
        both = sum(
            choices.overlap(choices.uses(first, e), choices.uses(second, e)) for e in exercises
        )
        size = sum(choices.uses(second, exercise) for exercise in exercises)
        return choices.above(100 * both, self.most_shared * size, 100)

    def _change(
        self,
        choices: "ContentChoices",
        earlier: list[SessionFrame],
        later: list[SessionFrame],
        exercises: list[Exercise],
    ) -> "Amount":
        fresh: Amount = 0
        total: Amount = 0
        for exercise in exercises:
            now, before = choices.in_any(later, exercise), choices.in_any(earlier, exercise)
            total += now
            fresh += choices.both(now, 1 - before)
        return choices.above(self.least_change * total, 100 * fresh, 100) + choices.above(
            100 * fresh, self.most_change * total, 100
        )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find repeats beyond the share, and too little or too much change."""
        content = read_content(plan, problem)
        names = {f.index: {e.name for e in sets if not e.breathing} for f, sets in content}
        frames = self._counted([frame for frame, _ in content], problem)
        for group in mesocycles_of(frames).values():
            monday = group[0].week.monday
            uses = Counter(name for frame in group for name in names[frame.index])
            for name, count in sorted(uses.items()):
                if count > self._most_uses(group, problem):
                    yield self.hard(
                        monday, f"{name} in {count} of {len(group)} sessions of a mesocycle", "week"
                    )
            missing = self._distinct(group, problem) - len(uses)
            if missing > 0:
                yield self.soft(
                    monday,
                    self.distinct_points * missing,
                    f"{len(uses)} different exercises in a mesocycle, {missing} more wanted",
                )
        for first, second in pairwise(frames):
            if _alternate(first, second):
                shared = len(names[first.index] & names[second.index])
                over = 100 * shared - self.most_shared * len(names[second.index])
                if over > 0:
                    yield self.soft(
                        second.day,
                        (over + 99) // 100,
                        f"{shared} of {len(names[second.index])} exercises as the session before",
                        "day",
                    )
        for earlier, later in pairwise(self._settled([frame for frame, _ in content])):
            yield from self._unchanged(earlier, later, names)

    def _unchanged(
        self, earlier: list[SessionFrame], later: list[SessionFrame], names: dict[int, set[str]]
    ) -> Iterator[Violation]:
        before = {name for frame in earlier for name in names[frame.index]}
        now = {name for frame in later for name in names[frame.index]}
        fresh, monday = len(now - before), later[0].week.monday
        said = f"new in this mesocycle: {fresh} of {len(now)} exercises"
        under = self.least_change * len(now) - 100 * fresh
        over = 100 * fresh - self.most_change * len(now)
        if under > 0:
            yield self.soft(monday, (under + 99) // 100, said)
        if over > 0:
            yield self.soft(monday, (over + 99) // 100, said)


def _alternate(first: SessionFrame, second: SessionFrame) -> bool:
    """Tell whether two sessions in a row should differ: other letters, or a recovery between."""
    if first.week.mesocycle == second.week.mesocycle:
        return first.letter != second.letter
    return PhaseKind.RECOVERY in (first.week.phase, second.week.phase)
