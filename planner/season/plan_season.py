"""Turn races into phases, mesocycles and weekly prescriptions; pure, no solver."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.season import Race
from planner.athlete.phase_kind import PhaseKind
from planner.errors import UsageError
from planner.season.comebacks import Break, breaks_of, comebacks_of
from planner.season.distance_class import DistanceClass
from planner.season.mesocycles import frame_weeks, peak_mileage_weeks
from planner.season.past_training import time_off_note
from planner.season.periodization import phases_of
from planner.season.prescription import Prescriber
from planner.season.race_rules import class_of, goal_races, recovery_end, recovery_of, weeks_between
from planner.season.season import Phase, Season
from planner.season.season_settings import SeasonSettings
from planner.settings.sessions_per_week import usual_sessions
from planner.text.lists import counted, or_list
from planner.timeline.instants import monday_of

SHORT_GAP_WEEKS = 4
MARATHON_GAP_DAYS = 56

_MEANT = {
    PhaseKind.BASE: "the groundwork",
    PhaseKind.BUILD: "getting stronger",
    PhaseKind.PEAK: "less work, close to running",
}


def plan_season(file: AthleteFile, settings: SeasonSettings, today: date) -> Season:
    """Lay out the season: phases, mesocycles, and each week's prescription.

    Args:
        file: The athlete, the races, the mileage, pauses and phases set by hand.
        settings: Taper days, deload cadence, post-race days, wanted sessions, minutes and levels.
        today: Used only where ``season.start`` is left out: the season then starts the Monday
            after it.

    Returns:
        A season whose phases and weeks tile its days without gaps or overlaps.

    Raises:
        UsageError: No end can be told (no race, no ``season.end``), or the end is before the start.
    """
    start, end = span_of(file, settings, today)
    age = file.age_in(start.year)
    races = sorted(file.races, key=lambda race: (race.date, race.distance_m, race.name))
    recoveries = tuple(recovery_of(race, settings, age) for race in races)
    phases = phases_of(file, settings, recoveries, start, end)
    mesocycles, frames = frame_weeks(
        file,
        settings.deload,
        phases,
        age,
        settings.class_mix.first_half_weeks,
        lambda kind: settings.sessions.target_in(
            kind, usual_sessions(file.athlete.experience, age, kind)
        ),
    )
    breaks = breaks_of(file, start, end, settings)
    prescriber = Prescriber(
        experience=file.athlete.experience,
        age=age,
        races=races,
        recoveries=recoveries,
        comebacks=comebacks_of(races, recoveries, breaks, settings),
        settings=settings,
        peak_mileage=peak_mileage_weeks(
            [frame.monday for frame in frames], file.running.mileage, settings.mileage
        ),
    )
    return Season(
        start=start,
        end=end,
        phases=phases,
        mesocycles=mesocycles,
        weeks=tuple(prescriber.week(frame) for frame in frames),
        recoveries=recoveries,
        notes=tuple(_notes(file, settings, races, breaks, phases)),
    )


def span_of(file: AthleteFile, settings: SeasonSettings, today: date) -> tuple[date, date]:
    """Tell the season's first and last day, which no training so far can move.

    They are those given, else the Monday after today, and the Sunday on which the last race's days
    of restraint are over.

    Args:
        file: The races, and what is given.
        settings: Post-race days.
        today: See ``plan_season``.

    Raises:
        UsageError: No end can be told, or the end is before the start.
    """
    start = file.season.start or monday_of(today) + timedelta(days=7)
    age = file.age_in(start.year)
    to_come = (race for race in file.races if race.date >= start)
    ends = [recovery_end(recovery_of(race, settings, age)) for race in to_come]
    end = file.season.end or max(ends, default=None)
    if end is None:
        raise UsageError(
            f"season.end: there is no race on or after {start}, so the season has no end",
            "add a race, or write season.end: the last day to plan",
        )
    if end < start:
        raise UsageError(
            f"season.end: {end} is before the season's first day, {start}",
            "write an end on or after the start, or an earlier season.start",
        )
    return start, end


def _notes(
    file: AthleteFile,
    settings: SeasonSettings,
    races: list[Race],
    breaks: list[Break],
    phases: tuple[Phase, ...],
) -> Iterator[str]:
    start, end = phases[0].start, phases[-1].end
    goals = [race for race in goal_races(file) if start <= race.date < end]
    for earlier, later in pairwise(goals):
        weeks = weeks_between(earlier.date, later.date)
        if weeks < SHORT_GAP_WEEKS:
            yield (
                f"{later.name} comes {counted(weeks, 'week')} after {earlier.name}: too soon to "
                "recover and build up again. Expect a short taper and no new peak; it may serve "
                "you better as a B race."
            )
    marathons = [
        race for race in races if class_of(race, settings.race_blackout) >= DistanceClass.MARATHON
    ]
    for earlier, later in pairwise(marathons):
        days = (later.date - earlier.date).days
        if days < MARATHON_GAP_DAYS and start <= later.date < end:
            yield (
                f"{earlier.name} and {later.name} are {counted(days, 'day')} apart. Two races of "
                "marathon length within 8 weeks leave little time to recover; think about "
                "running one of them easily or not at all."
            )
    yield from _missing_phases(file, goals, phases)
    yield from _idle_days(file, breaks, start, end)
    yield from file.running.log.notes if file.running.log else ()


def _idle_days(file: AthleteFile, breaks: list[Break], start: date, end: date) -> Iterator[str]:
    """Note pauses with their reasons, and the return after long ones or days without free time."""
    for pause in file.season.pauses:
        long = any(run.first <= pause.to and pause.from_ <= run.last for run in breaks)
        if not long and pause.from_ < end and pause.to >= start:
            one = pause.from_ == pause.to
            days = f"on {pause.from_}" if one else f"from {pause.from_} to {pause.to}"
            yield (
                f"Paused {days}{pause.because}: no session, and no run of the usual week is "
                "counted."
            )
    off = file.running.log.off if file.running.log else None
    for run in breaks:
        if off is not None and run.first <= off.last and off.first <= run.last:
            yield time_off_note(off, run)
            continue
        inside = [p for p in file.season.pauses if run.first <= p.to and p.from_ <= run.last]
        reasons = dict.fromkeys(pause.reason for pause in inside if pause.reason)
        days = "; ".join([f"{run.first} to {run.last}", *reasons])
        if run.first < end and run.last >= start - timedelta(days=1):
            yield (
                f"After {counted(run.days, 'day')} without core ({days}) "
                f"you come back at {run.percents[0]} % of the usual volume"
                f"{' and with easier exercises' if run.level_weeks else ''}."
            )


def _missing_phases(
    file: AthleteFile, goals: list[Race], phases: tuple[Phase, ...]
) -> Iterator[str]:
    if not goals:
        return
    if file.season.phases:
        for race in goals:
            kinds = {phase.kind for phase in phases if phase.race == race.name}
            if PhaseKind.TAPER not in kinds:
                yield f"Your own phases leave no taper before {race.name} but its race week."
        return
    first = goals[0]
    kinds = {phase.kind for phase in phases if phase.start <= first.date}
    missing = [f"{kind.value} ({what})" for kind, what in _MEANT.items() if kind not in kinds]
    if missing:
        yield f"{first.name} is too close for every phase: there is no time for {or_list(missing)}."
