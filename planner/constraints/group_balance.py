"""Define the constraint ``group-balance``."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator

from planner.athlete.phase_kind import RACE_AND_RECOVERY
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ContentConstraint, Strength, Violation, strength
from planner.plan.plan import Plan
from planner.problem.coverage import FOUNDING_GROUPS, credit
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content, weeks_of
from planner.settings.base import Whole, setting

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


def _check_shares(shares: tuple[int, int, int]) -> tuple[int, int, int]:
    """Check three shares of one whole.

    Raises:
        ValueError: A negative one, or more than a hundred percent together.
    """
    if min(shares) < 0 or sum(shares) > 100:
        raise ValueError(
            f"{list(shares)} are no shares of a whole; write three percentages for abdominal,"
            " back and pelvic of together at most 100, as [40, 20, 35]"
        )
    return shares


Shares = Annotated[tuple[Whole, Whole, Whole], AfterValidator(_check_shares)]


def _shares(shares: tuple[int, int, int], phase: str, source: str = "evidence 3.3 (E)") -> Any:
    meaning = f"Abdominal, back and pelvic shares in {phase}."
    return setting(shares, meaning, unit="percent", source=source)


class GroupBalance(ContentConstraint):
    """Each group's share of a week's weighted sets: abdominal, back, and pelvic with the hips.

    By phase; what is left of the hundred percent is for breathing and the upper body. A share may
    be some percentage points too small; sets that a group lacks beyond that cost points. Race
    weeks and recovery are left alone, and so is a group that nothing usable trains.

    Why: the founding idea names all three groups; how much of each is judgement (evidence 3.3,
    grade E).

    Example:
        ``group-balance: {build: [30, 25, 40], tolerance: 10}``
    """

    name: ClassVar[str] = "group-balance"
    says: ClassVar[str] = "how the sets are shared among abdomen, back and pelvis, by phase"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "tolerance"

    base: Shares = _shares((40, 20, 35), "base")
    build: Shares = _shares((35, 15, 45), "build")
    peak: Shares = _shares((35, 15, 45), "peak")
    taper: Shares = _shares((40, 15, 40), "taper")
    maintenance: Shares = _shares((40, 15, 40), "maintenance", "engineering choice (E)")
    tolerance: int = setting(
        15,
        "A share so much below its target costs nothing.",
        unit="percentage points",
        source="engineering choice (E)",
        ge=0,
        le=60,
    )
    band_sets: int = setting(
        2,
        "A group that lacks sets costs a point for each begun band of this size.",
        unit="weighted sets",
        source="engineering choice (E)",
        ge=1,
        le=10,
    )
    least_sessions: int = setting(
        2,
        "Weeks with fewer sessions are left alone.",
        unit="sessions a week",
        source="defaults, Coverage (D)",
        ge=1,
        le=7,
    )
    strength: Strength = strength("soft")

    def _least_percent(self, frames: Sequence[SessionFrame], problem: Problem) -> dict[str, int]:
        """Map each group that can be trained in a week to the smallest share that costs nothing."""
        phase = frames[0].week.phase
        if phase in RACE_AND_RECOVERY or len(frames) < self.least_sessions:
            return {}
        areas = {area for f in frames for e in problem.usable(f) for area in e.primary}
        of_area = {area.id: area.group for area in problem.catalogue.areas}
        trained = {of_area[area] for area in areas}
        shares: tuple[int, int, int] = getattr(self, phase.value)
        least = {
            g: share - self.tolerance for g, share in zip(FOUNDING_GROUPS, shares, strict=True)
        }
        return {g: percent for g, percent in least.items() if percent > 0 and g in trained}

    @property
    def _band(self) -> int:
        """Return a band in half sets times a hundred."""
        return 100 * 2 * self.band_sets

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Sum up each group of a week: its sets less its share of all."""
        cost: Amount = 0
        worth = {e: _worth(e, problem) for e in problem.repertoire}
        for frames in weeks_of(choices.frames).values():
            if not choices.relevant(frames):
                continue
            for group, percent in self._least_percent(frames, problem).items():
                balance = sum(
                    (100 * worth[e][group] - percent * worth[e].total()) * choices.sets(frame, e)
                    for frame in frames
                    for e in choices.candidates(frame)
                    if worth[e]
                )
                cost += choices.below(balance, 0, self._band)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find weeks with too little of a group."""
        of_area = {area.id: area.group for area in problem.catalogue.areas}
        content = read_content(plan, problem)
        done = {frame.index: sets for frame, sets in content}
        for monday, frames in weeks_of(frame for frame, _ in content).items():
            half_sets: dict[str, int] = dict.fromkeys(of_area.values(), 0)
            for frame in frames:
                for exercise, sets in done[frame.index].items():
                    if not exercise.breathing:
                        for area in exercise.primary:
                            half_sets[of_area[area]] += 2 * sets
                        for area in exercise.secondary:
                            half_sets[of_area[area]] += sets
            whole = sum(half_sets.values())
            for group, percent in self._least_percent(frames, problem).items():
                lacks = percent * whole - 100 * half_sets[group]
                if lacks > 0:
                    yield self.soft(
                        monday,
                        -(-lacks // self._band),
                        f"{100 * half_sets[group] // whole} % of the sets for the {group} group,"
                        f" at least {percent} % wanted",
                        mend="fewer exclusions, or a session further from hard runs",
                    )


def _worth(exercise: Exercise, problem: Problem) -> Counter[str]:
    """Count the half sets that one set earns each group."""
    worth = Counter[str]()
    for area in problem.catalogue.areas:
        worth[area.group] += credit(exercise, area.id)
    return +worth
