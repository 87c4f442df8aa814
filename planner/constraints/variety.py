"""Define the constraint ``variety``."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from planner.athlete.age import athletes
from planner.athlete.models.person import Experience
from planner.catalogue.exercises import Exercise
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.problem.problem import Problem
from planner.programme.block_view import BlockView
from planner.programme.tally import Place, Tally
from planner.settings.base import setting

DISTINCT = {
    Experience.NEW: (6, 8),
    Experience.REGULAR: (10, 12),
    Experience.EXPERIENCED: (14, 16),
}
"""Most exercises of the first block, and of a later one (coach/plan.md 2, grade E)."""

SHARES = {Experience.NEW: 80, Experience.REGULAR: 50, Experience.EXPERIENCED: 50}
"""Percent of a season's sessions that one exercise should be in at most (plan.md 2, grade E)."""


class Variety(ProgrammeConstraint):
    """A block has few enough exercises to learn, and a third to a half others than the last one.

    Why: what changes all the time is never learnt, what never changes is not trained on
    (coach/plan.md 2, grade E; evidence row 36).

    Example:
        ``variety: {most_changed: 60}``
    """

    name: ClassVar[str] = "variety"
    says: ClassVar[str] = "few enough exercises a block, some of them others than before"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        (
            "distinct_a_session",
            "distinct_points",
            "least_change",
            "least_distinct",
            "minutes_an_exercise",
            "most_change",
            "most_distinct",
            "most_shared",
            "new_distinct",
        ),
        "a block's letters keep their exercises now",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard", "soft")
    dominant: ClassVar[str | None] = "most_share"

    first_distinct: int | None = setting(
        None,
        "Most exercises of the first block; unset: 10, new athletes 6, experienced 14.",
        unit="exercises",
        source="coach/plan.md 2 (E)",
        ge=3,
        le=30,
    )
    distinct: int | None = setting(
        None,
        "Most exercises of a later block; unset: 12, new athletes 8, experienced 16.",
        unit="exercises",
        source="coach/plan.md 2 (E)",
        ge=3,
        le=30,
    )
    unfamiliar: int = setting(
        3,
        "Most exercises of a session that are new to the athlete at once.",
        unit="exercises",
        source="coach/plan.md 2 (E)",
        ge=1,
        le=8,
    )
    least_changed: int = setting(
        30,
        "Movements of a block that the one before had not, at least.",
        unit="percent",
        source="defaults, Rotation; coach/plan.md 2 (E)",
        ge=0,
        le=100,
    )
    most_changed: int = setting(
        50,
        "Movements of a block that the one before had not, at most.",
        unit="percent",
        source="defaults, Rotation; coach/plan.md 2 (E)",
        ge=0,
        le=100,
    )
    most_share: int | None = setting(
        None,
        "One exercise is in at most so many of the season's sessions; unset: 50, new 80.",
        unit="percent",
        source="coach/plan.md 2 (E); evidence row 36",
        ge=20,
        le=100,
    )
    share_points: int = setting(
        4,
        "Cost of an exercise in a session that has come more often than that.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    fresh_points: int = setting(
        1,
        "Cost of an exercise that the athlete has not done this season, after the first block.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    both_points: int = setting(
        2,
        "Cost of an exercise in more than half of a block's letters.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Exercises and shares by experience."""
        who, why = problem.experience, athletes(problem.experience)
        found = {
            "first_distinct": (DISTINCT[who][0], why),
            "distinct": (DISTINCT[who][1], why),
            "most_share": (SHARES[who], why),
        }
        return {name: value for name, value in found.items() if getattr(self, name) is None}

    def use_points(self, view: BlockView, letter: str, exercise: Exercise) -> int:
        """Charge exercises that came in too many sessions so far, and those that never came."""
        history, share = view.history, self.most_share or SHARES[view.problem.experience]
        if exercise.breathing or not history.sessions:
            return 0
        often = 100 * history.uses.get(exercise.id, 0) > share * history.sessions
        fresh = not history.uses.get(exercise.id)
        return self.share_points * often + self.fresh_points * fresh

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count exercises, new ones, and movements that stay."""
        first, later = DISTINCT[view.problem.experience]
        begins = view.history.ladders is None
        most = (self.first_distinct or first) if begins else (self.distinct or later)
        by_exercise: dict[str, set[Place]] = defaultdict(set)
        ladders: dict[str, set[Place]] = defaultdict(set)
        for letter, exercises in view.candidates.items():
            for exercise in exercises:
                if not exercise.breathing:
                    by_exercise[exercise.id].add((letter, exercise.id))
                    ladders[exercise.ladder].add((letter, exercise.id))
        yield Tally(
            f"more than {most} exercises in a block",
            None,
            groups=tuple(frozenset(places) for places in by_exercise.values()),
            most=most,
        )
        half = max(1, len(view.letters) // 2)
        for name, places in by_exercise.items():
            if len(places) > half:
                said = f"{view.problem.catalogue.by_id[name].name} in most sessions of a block"
                uses = dict.fromkeys(sorted(places), 1)
                yield Tally(said, self.both_points, uses=uses, most=half)
        if not begins:
            yield from self._fresh(view)
            yield from self._changed(view, ladders)

    def _fresh(self, view: BlockView) -> Iterator[Tally]:
        problem, history = view.problem, view.history
        for letter in view.letters:
            fresh = view.uses(
                lambda e: not (problem.ladders.is_familiar(e) or history.known(e)), [letter]
            )
            if len(fresh) > self.unfamiliar:
                yield Tally(
                    f"more than {self.unfamiliar} exercises of session {letter} are new",
                    None,
                    uses=fresh,
                    most=self.unfamiliar,
                )

    def _changed(self, view: BlockView, ladders: Mapping[str, set[Place]]) -> Iterator[Tally]:
        """Bound the movements that stay: by how many lines the block can be expected to have."""
        before = view.history.ladders or frozenset()
        if not view.settled or not before:
            return
        lines = min(
            sum(view.wanted_lines(letter) for letter in view.letters),
            self.distinct or DISTINCT[view.problem.experience][1],
            len(ladders),
        )
        stay = tuple(frozenset(places) for name, places in ladders.items() if name in before)
        least = min(len(stay), lines * (100 - self.most_changed) // 100)
        yield Tally("fewer movements stay than a block should keep", 1, groups=stay, least=least)
        most = -(-lines * (100 - self.least_changed) // 100)
        yield Tally("more movements stay than a block should keep", 1, groups=stay, most=most)
