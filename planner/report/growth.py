"""Tell what grew over the season: per family, its work of the second week and of the last."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Catalogue, Exercise
from planner.plan.dose_words import dose_words, work_of
from planner.plan.plan import Plan, Prescription, Session
from planner.report.full_weeks import full_weeks
from planner.text.lists import counted
from planner.text.sentences import mid_sentence

SECOND = 2
LAST_SHARE = 3
"""A family's first work is of the first third of the full weeks, its last of the last third."""


class Work(NamedTuple):
    """An exercise is done with a dose."""

    exercise: Exercise
    item: Prescription

    @property
    def rank(self) -> tuple[int, int]:
        """Order by level, then by the amount."""
        return self.exercise.level, work_of(self.item)


class Growth(NamedTuple):
    """A family grew from one work to another."""

    family: str
    first: Work
    last: Work

    @property
    def climbed(self) -> bool:
        """Tell whether the last exercise is of a higher level."""
        return self.last.exercise.level > self.first.exercise.level

    @property
    def words(self) -> str:
        """``plank 2 × 20 s → 3 × 60 s`` for one exercise, ``bridge → single-leg bridge`` else."""
        name = mid_sentence(self.first.exercise.name)
        if self.climbed:
            return f"{name} → {mid_sentence(self.last.exercise.name)}"
        doses = (dose_words(work.item, work.exercise) for work in (self.first, self.last))
        return f"{name} {' → '.join(doses)}"


def growths(plan: Plan, catalogue: Catalogue) -> tuple[Growth, ...]:
    """List the founding families that grew, in the catalogue's order.

    A family's first work is that of the season's second week, or of the next week in the first
    third that has it. Its last one is that of the last full week of build, or of the nearest one
    before it in the last third; without build, of the last full week.
    """
    weeks = full_weeks(plan)
    mondays = list(weeks)
    build = [m for m in mondays if any(s.phase is PhaseKind.BUILD for s in weeks[m])]
    until = [monday for monday in mondays if not build or monday <= build[-1]]
    third = -(-len(until) // LAST_SHARE)
    early = [weeks[monday] for monday in until[SECOND - 1 : SECOND - 1 + third]]
    late = [weeks[monday] for monday in reversed(until[max(SECOND, len(until) - third) :])]
    found = (_growth(family, early, late, catalogue) for family in catalogue.families)
    return tuple(growth for growth in found if growth)


def _growth(
    family: str,
    early: Sequence[Sequence[Session]],
    late: Sequence[Sequence[Session]],
    catalogue: Catalogue,
) -> Growth | None:
    first = next((work for week in early if (work := _best(_works(week, family, catalogue)))), None)
    if first is None:
        return None
    for week in late:
        works = _works(week, family, catalogue)
        last = _best(work for work in works if work.exercise.ladder == first.exercise.ladder)
        if last := last or _best(works):
            growth = Growth(family, first, last)
            same = first.exercise is last.exercise and work_of(last.item) > work_of(first.item)
            return growth if growth.climbed or same else None
    return None


def _works(sessions: Iterable[Session], family: str, catalogue: Catalogue) -> list[Work]:
    return [
        Work(exercise, item)
        for session in sessions
        for item in session.exercises
        if (exercise := catalogue.by_id.get(item.id)) and exercise.family == family
    ]


def _best(works: Iterable[Work]) -> Work | None:
    return max(works, key=lambda work: work.rank, default=None)


def growth_line(plan: Plan, catalogue: Catalogue) -> str:
    """Tell what grew: ``In 20 weeks: plank 2 × 20 s → 3 × 60 s; bridge → single-leg bridge``."""
    found = growths(plan, catalogue)
    if not found:
        return ""
    weeks = (_last_monday(plan) - min(full_weeks(plan))).days // 7 + 1
    return f"In {counted(weeks, 'week')}: {'; '.join(growth.words for growth in found)}."


def _last_monday(plan: Plan) -> date:
    weeks = full_weeks(plan)
    build = [m for m, found in weeks.items() if any(s.phase is PhaseKind.BUILD for s in found)]
    return build[-1] if build else max(weeks)
