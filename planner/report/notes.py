"""Say what a plan had to lower or leave out and what would help, in an athlete's words."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from planner.athlete.age import ADULT_AT_SIDE
from planner.athlete.models.running import RunKind
from planner.athlete.phase_kind import EASED_PHASES
from planner.plan.plan import Session
from planner.problem.health import NEEDS_CLEARANCE
from planner.problem.problem import Problem
from planner.problem.stages import day_zero
from planner.problem.training_load import WeekLoad, week_loads
from planner.season.season import Week
from planner.text.dates import day_words, span
from planner.text.lists import counted, or_list

LEAST_CAPPED_WEEKS = 2
LEAST_CAPPED_SHARE = 3
"""Weeks short of free time are worth a note from two on, or from one in three (E)."""

_RUNS = frozenset(kind.value for kind in RunKind)


def notes(problem: Problem, sessions: int | Sequence[Session]) -> tuple[str, ...]:
    """Say what an athlete should know about a plan, beginning with the season's own notes.

    Args:
        problem: The problem that was planned.
        sessions: The plan's sessions, or their number.
    """
    count = sessions if isinstance(sessions, int) else len(sessions)
    return (
        *([] if count else [_without_sessions(problem)]),
        *([ADULT_AT_SIDE] if problem.youth and count else []),
        *problem.season.notes,
        *(_capped_weeks(problem) if count else ()),
        *_clearance(problem),
        *_stages(problem),
        *_returning(problem),
        *_no_day_off(problem),
        *_days_alike(problem, () if isinstance(sessions, int) else sessions),
        *_waived_families(problem),
        *problem.input_notes,
    )


def _without_sessions(problem: Problem) -> str:
    days = [day for week in problem.season.weeks for day in week.days]
    if problem.slots:
        return "No session is planned, though some would fit: ask for more in sessions-per-week."
    if any(problem.windows(day) for day in days):
        return (
            "No session fits your free time. Longer windows, or windows further from hard runs and "
            "races, would help."
        )
    return (
        "No session fits your free time: it has no window on any day of the season outside "
        "pauses. Add some to free_time."
    )


def _capped_weeks(problem: Problem) -> Iterator[str]:
    weeks = [week for week in problem.season.weeks if _usual(week, problem)]
    capped = capped_weeks(problem)
    if not capped:
        return
    if len(capped) < LEAST_CAPPED_WEEKS and LEAST_CAPPED_SHARE * len(capped) < len(weeks):
        return
    allowed = span(problem.target_sessions[week.monday] for week in capped)
    phases = ", ".join(dict.fromkeys(week.phase.value for week in capped))
    clear_of = "busy events and hard runs" if problem.busy else "hard runs"
    yield (
        f"In {phases} ({counted(len(capped), 'week')}) your free time has room for only {allowed} "
        f"of the {span(map(wanted_sessions, capped))} sessions a week, as sessions keep clear of "
        f"{clear_of}."
    )


def capped_weeks(problem: Problem) -> list[Week]:
    """List weeks with room for fewer sessions than are wanted, for lack of free time alone."""
    return [
        week
        for week in problem.season.weeks
        if _usual(week, problem) and problem.target_sessions[week.monday] < wanted_sessions(week)
    ]


def wanted_sessions(week: Week) -> int:
    """Count the week's sessions, pro rata where the season holds only a part of it."""
    return (2 * week.sessions * len(week.days) + 7) // 14


def _usual(week: Week, problem: Problem) -> bool:
    """Tell whether a week has no phase, pause or race that explains fewer sessions."""
    sunday = week.monday + timedelta(days=6)
    paused = any(
        pause.from_ <= sunday and pause.to >= week.monday for pause in problem.file.season.pauses
    )
    resting = any(
        recovery.race_day <= sunday and recovery.off_until >= week.monday
        for recovery in problem.season.recoveries
    )
    return week.phase not in EASED_PHASES and not paused and not resting


def _clearance(problem: Problem) -> Iterator[str]:
    """Say what waits for a clinician, without naming the flag that asks for it."""
    cleared = problem.file.athlete.cleared
    waiting = {
        day: flags
        for week in problem.season.weeks
        for day in week.days
        if (flags := problem.flags_on(day) & NEEDS_CLEARANCE) and (cleared is None or day < cleared)
    }
    if waiting and cleared is None:
        yield (
            "Until a clinician agrees (write athlete.cleared: YYYY-MM-DD) only level 1 and "
            "breathing is planned."
        )
    elif waiting:
        yield f"Before {cleared} (athlete.cleared) only level 1 and breathing is planned."
    if any("postpartum" in flags and _runs_on(day, problem) for day, flags in waiting.items()):
        yield (
            "Guidance advises no running before three months after birth; leave runs out of "
            "running.week until then."
        )


def _stages(problem: Problem) -> Iterator[str]:
    """Say from which day on a look at the belly opens more."""
    own, athlete = problem.settings.contraindications, problem.file.athlete
    held = {day: problem.stage_on(day) for week in problem.season.weeks for day in week.days}
    zero = next((day_zero(each.flags, athlete, own) for each in held.values() if each), None)
    if zero is None or athlete.checked is not None:
        return
    first = zero + timedelta(weeks=own.toes_weeks)
    if any(stage and day >= first for day, stage in held.items()):
        yield (
            f"From {first} on more exercises open if you find no doming of the belly and no "
            "heaviness; write the day that you looked as athlete.checked: YYYY-MM-DD."
        )


def _returning(problem: Problem) -> Iterator[str]:
    """Say when dated flags run out, without naming them."""
    season = problem.season
    last_days = {avoid.until for avoid in problem.file.athlete.avoid if avoid.until}
    for day in sorted(day for day in last_days if season.start <= day < season.end):
        yield (
            f"What you avoid until {day} may come back after it, no harder than when you began, "
            "and then builds up step by step."
        )


def _runs_on(day: date, problem: Problem) -> bool:
    return any(run.kind in _RUNS for run in problem.runs_on(day))


def _no_day_off(problem: Problem) -> Iterator[str]:
    full = [
        week
        for week in problem.season.weeks
        if len(week.days) == 7 and all(problem.runs_on(day) for day in week.days)
    ]
    if full:
        what = "runs and other training leave" if problem.file.other else "runs leave"
        yield f"Your {what} no day off in {counted(len(full), 'week')}; a rest day would help."


def _days_alike(problem: Problem, sessions: Sequence[Session]) -> Iterator[str]:
    """Warn of weeks whose monotony is too high, by running alone or only with core."""
    settings = problem.settings.monotony
    loads = week_loads(problem, sessions) if settings.reported else []
    alone = [week for week in loads if week.running_monotony > settings.warn]
    if alone:
        yield (
            f"In {counted(len(alone), 'week')} your runs are about equally hard every day "
            f"({_worst(alone, settings.warn)}). Easier easy days or a day off would help."
        )
    lifted = [week for week in loads if week.running_monotony <= settings.warn < week.monotony]
    if lifted:
        yield (
            f"In {counted(len(lifted), 'week')} core makes the days about equally hard "
            f"({_worst(lifted, settings.warn)}). Free time after hard runs would keep easy days "
            "easy."
        )


def _worst(weeks: Sequence[WeekLoad], warn: int) -> str:
    worst = max(weeks, key=lambda week: (week.monotony, week.strain))
    return (
        f"at worst monotony {worst.words} and strain {worst.strain} in the week of "
        f"{day_words(worst.monday)}, where up to {warn / 100:.2f} is fine"
    )


def _waived_families(problem: Problem) -> Iterator[str]:
    kept = {exercise.family for exercise in problem.repertoire}
    waived = [
        family.replace("-", " ") for family in problem.catalogue.families if family not in kept
    ]
    if waived:
        yield (
            f"No exercise of {or_list(waived)} is left after your flags, equipment and exclusions, "
            "so they are not asked for."
        )
