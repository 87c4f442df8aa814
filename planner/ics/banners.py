"""Make all-day events of the season's blocks or phases and the races."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.ics.identity import key_of, stable_uid
from planner.plan.plan import Banner, Block, Plan, PlannedPhase
from planner.programme.theme_goals import goal_words
from planner.programme.themes import THEME_OF_NAME
from planner.text.cleaning import clean_line
from planner.timeline.instants import clock

_METRES_PER_UNIT = {"km": 1000.0, "mi": 1609.344}


def banners_of(plan: Plan, file: AthleteFile) -> tuple[Banner, ...]:
    """List the all-day events the athlete wants, with their uids; ``identify`` numbers them.

    A uid belongs to a place in the season: the first phase of its kind, say, or the second race
    of its name. So a race keeps it when its date, distance or priority changes, and next season's
    does not take it over. Races before the season are past, and left alone.

    Args:
        plan: The plan, for its season and phases.
        file: The athlete's file, for races, units and the choice of events.
    """
    themed = any(block.theme for block in plan.blocks)
    parts = _blocks(plan, file) if themed else _phases(plan, file)
    phases = parts if file.calendar.phases else ()
    races = _races(plan, file) if file.calendar.races else ()
    return (*phases, *races)


def _phases(plan: Plan, file: AthleteFile) -> Iterator[Banner]:
    numbers: Counter[str] = Counter()
    key = key_of(file.athlete)
    for phase in plan.phases:
        kind = phase.phase.value
        numbers[kind] += 1
        yield Banner(
            uid=stable_uid(key, "phase", plan.season_start, kind, numbers[kind]),
            kind="phase",
            title=clean_line(_phase_title(phase)),
            start=phase.start,
            end=phase.end,
        )


def _blocks(plan: Plan, file: AthleteFile) -> Iterator[Banner]:
    """Make an event of each block, by its theme, with the goal that shows that it worked."""
    numbers: Counter[str] = Counter()
    key = key_of(file.athlete)
    for block in plan.blocks:
        kind = block.phase.value
        numbers[kind] += 1
        theme = THEME_OF_NAME.get(block.theme)
        goal = goal_words(theme, block, plan) if theme else ""
        yield Banner(
            uid=stable_uid(key, "phase", plan.season_start, kind, numbers[kind]),
            kind="phase",
            title=clean_line(_block_title(block, plan)),
            start=block.start,
            end=block.end,
            detail=f"You'll know it worked when: {goal}" if goal else "",
        )


def _block_title(block: Block, plan: Plan) -> str:
    """Title a block by its theme; race week by its race."""
    within = [phase for phase in plan.phases if phase.start <= block.start < phase.end]
    phase = (
        within[0] if within else PlannedPhase(phase=block.phase, start=block.start, end=block.end)
    )
    if block.phase is PhaseKind.RACE or not block.theme:
        return _phase_title(phase)
    return f"{block.theme} ({block.phase.value})"


def _races(plan: Plan, file: AthleteFile) -> Iterator[Banner]:
    numbers: Counter[str] = Counter()
    key = key_of(file.athlete)
    for race in sorted(file.races, key=lambda race: (race.date, race.clock_minute, race.name)):
        if race.date < plan.season_start:
            continue
        numbers[race.name] += 1
        yield Banner(
            uid=stable_uid(key, "race", plan.season_start, race.name, numbers[race.name]),
            kind="race",
            title=clean_line(f"Race: {race.name} ({race.priority})"),
            start=race.date,
            end=race.date + timedelta(days=1),
            detail=_race_detail(race, file.athlete.units),
        )


def _phase_title(phase: PlannedPhase) -> str:
    kind = phase.phase
    title = "Race week" if kind is PhaseKind.RACE else f"{kind.value.capitalize()} phase"
    return f"{title}: {phase.race}" if phase.race else title


def _race_detail(race: Race, unit: str) -> str:
    distance = round(race.distance_m / _METRES_PER_UNIT[unit], 1)
    return f"Start {clock(race.clock_minute)}, {distance:g} {unit}"
