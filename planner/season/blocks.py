"""Cut a season into blocks, and say which of them share a programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.athlete.phase_kind import SETTLED_PHASES, PhaseKind
from planner.season.season import Season, Week

PROGRAMME_LEAST_WEEKS = 3
"""A programme is kept for so many weeks, its deload counted (coach/plan.md 1, grade E)."""

PROGRAMME_MOST_WEEKS = 7
"""No programme has more weeks of training phases than this (coach/plan.md 1, grade E)."""


@dataclass(frozen=True, slots=True)
class TrainingBlock:
    """A mesocycle of the season with the programme that it follows.

    Attributes:
        start: Its first day.
        end: The day after its last one.
        phase: The phase of its first week.
        weeks: Its weeks, in order.
        programme: The number of its programme, from 1.
    """

    start: date
    end: date
    phase: PhaseKind
    weeks: tuple[Week, ...]
    programme: int

    @property
    def settled(self) -> bool:
        """Tell whether it is a block of training, not of taper, race or recovery."""
        return self.phase in SETTLED_PHASES

    @property
    def lighter(self) -> tuple[date, ...]:
        """List the Mondays of its deload weeks."""
        return tuple(week.monday for week in self.weeks if week.deload)


def blocks_of(season: Season) -> tuple[TrainingBlock, ...]:
    """List a season's blocks in order; they partition it.

    A programme lasts three weeks at least: shorter mesocycles join the next one, the season's last
    ones the one before. Taper, race and recovery carry on the programme before them; after a
    recovery a new one begins.
    """
    by_number: dict[int, list[Week]] = {}
    for week in season.weeks:
        by_number.setdefault(week.mesocycle, []).append(week)
    parts = [tuple(weeks) for _, weeks in sorted(by_number.items())]
    numbers = _programmes(parts)
    starts = [max(part[0].monday, season.start) for part in parts]
    ends = [*starts[1:], season.end + timedelta(days=1)]
    return tuple(
        TrainingBlock(start, end, part[0].phase, part, number)
        for part, start, end, number in zip(parts, starts, ends, numbers, strict=True)
    )


def _programmes(parts: Sequence[tuple[Week, ...]]) -> list[int]:
    """Number the programmes of mesocycles, from 1."""
    groups: list[list[int]] = []
    for n, part in enumerate(parts):
        if groups and (not _settled(part) or not _begins_anew(groups[-1], n, parts)):
            groups[-1].append(n)
        else:
            groups.append([n])
    if len(groups) > 1:
        last, before = groups[-1], groups[-2]
        together = _settled_weeks([*before, *last], parts)
        short = _settled_weeks(last, parts) < PROGRAMME_LEAST_WEEKS
        if short and together <= PROGRAMME_MOST_WEEKS and not _recovers(before[-1], parts):
            groups[-2:] = [[*before, *last]]
    numbers = {n: number for number, group in enumerate(groups, 1) for n in group}
    return [numbers[n] for n in range(len(parts))]


def _begins_anew(group: Sequence[int], n: int, parts: Sequence[tuple[Week, ...]]) -> bool:
    weeks = _settled_weeks(group, parts)
    if weeks and _recovers(n - 1, parts):
        return True
    too_long = weeks + _settled_weeks([n], parts) > PROGRAMME_MOST_WEEKS
    return weeks >= PROGRAMME_LEAST_WEEKS or (weeks > 0 and too_long)


def _settled(part: Sequence[Week]) -> bool:
    return part[0].phase in SETTLED_PHASES


def _recovers(n: int, parts: Sequence[tuple[Week, ...]]) -> bool:
    return parts[n][0].phase is PhaseKind.RECOVERY


def _settled_weeks(group: Sequence[int], parts: Sequence[tuple[Week, ...]]) -> int:
    return sum(len(parts[n]) for n in group if _settled(parts[n]))
