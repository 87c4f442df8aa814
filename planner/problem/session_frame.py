"""Describe a session before its exercises: all that its content may depend on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.plan.plan import Plan, Session, SessionClass
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.season.season import Week
from planner.timeline.instants import MINUTES_PER_DAY, to_datetime

DAYS_AHEAD = 4
"""Hard runs up to this many days after a session matter to it; ``area-recovery`` asks no more."""

LETTERS = "ABCD"


@dataclass(frozen=True, slots=True)
class SessionFrame:
    """One session of the calendar, ready to be filled.

    Attributes:
        index: The session's place in the plan, from 0.
        start_minute: Instant of its start.
        end_minute: Instant of its end.
        day: Local date of its start.
        session_class: Ceiling on its content.
        week: The week it is in.
        phase: The phase of its day.
        letter: The rotation template it follows.
        level_cap: Highest level allowed that day.
        warm_up_seconds: Seconds of warm-up.
        before: Hard runs after the session, with the minutes from its end to their start.
        straight_after: Whether it follows at once on a hard run (45 minutes by default).
        activation: Whether it is light and short enough for the days before a race.
        change_over_seconds: Seconds from the end of one exercise to the start of the next.
        most_sets: Most sets of one exercise, by phase, class, deload and experience.
        longest_hold_seconds: Most seconds of one hold; None leaves it to the exercise.
    """

    index: int
    start_minute: int
    end_minute: int
    day: date
    session_class: SessionClass
    week: Week
    phase: PhaseKind
    letter: str
    level_cap: int
    warm_up_seconds: int
    before: tuple[tuple[RunEvent, int], ...]
    straight_after: bool
    activation: bool
    change_over_seconds: int
    most_sets: int
    longest_hold_seconds: int | None

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return self.end_minute - self.start_minute


def frames_of_slots(slots: Sequence[Slot], problem: Problem) -> tuple[SessionFrame, ...]:
    """Make frames of chosen slots, in order, with rotation letters in turn in each mesocycle."""
    ordered = sorted(slots)
    letters = _letters(ordered, problem)
    return tuple(
        _frame(
            n, slot.start_minute, slot.end_minute, slot.day, slot.session_class, letters[n], problem
        )
        for n, slot in enumerate(ordered)
    )


def frames_of_sessions(sessions: Sequence[Session], problem: Problem) -> tuple[SessionFrame, ...]:
    """Frames of a plan's sessions, as the plan says they are."""
    known = problem.memory.frames
    frames = []
    for n, session in enumerate(sessions):
        kind, letter = session.session_class, session.letter
        key = (n, session.starts_at, session.ends_at, session.day, kind, letter)
        if key not in known:
            start, end = session.start_minute, session.end_minute
            known[key] = _frame(n, start, end, session.day, kind, letter, problem)
        frames.append(known[key])
    return tuple(frames)


def read_content(plan: Plan, problem: Problem) -> list[tuple[SessionFrame, dict[Exercise, int]]]:
    """List each session's frame with its sets by exercise; unknown exercises are left out."""
    known = problem.catalogue.by_id
    return [
        (frame, {known[e.id]: e.sets for e in session.exercises if e.id in known})
        for frame, session in zip(
            frames_of_sessions(plan.sessions, problem), plan.sessions, strict=True
        )
    ]


def weeks_of(frames: Iterable[SessionFrame]) -> dict[date, list[SessionFrame]]:
    """Group frames by their week's Monday."""
    weeks: dict[date, list[SessionFrame]] = {}
    for frame in frames:
        weeks.setdefault(frame.week.monday, []).append(frame)
    return weeks


def mesocycles_of(frames: Iterable[SessionFrame]) -> dict[int, list[SessionFrame]]:
    """Group frames by mesocycle."""
    mesocycles: dict[int, list[SessionFrame]] = {}
    for frame in frames:
        mesocycles.setdefault(frame.week.mesocycle, []).append(frame)
    return mesocycles


def single_weeks(problem: Problem) -> int:
    """Count the weeks at the season's start that repeat one single session."""
    return problem.settings.rotation.single_weeks_of(problem.experience)


def _frame(
    index: int,
    start: int,
    end: int,
    day: date,
    session_class: SessionClass,
    letter: str,
    problem: Problem,
) -> SessionFrame:
    """Make the frame of one session."""
    settings = problem.settings
    light = session_class is SessionClass.LIGHT
    near = problem.runs_near(day, DAYS_AHEAD)
    before = tuple(
        (run, run.start_minute - end)
        for run in near
        if run.hard and 0 <= run.start_minute - end < DAYS_AHEAD * MINUTES_PER_DAY
    )
    since = [start - run.end_minute for run in near if start - run.end_minute >= 0]
    since_hard = [
        start - run.end_minute for run in near if run.hard and start - run.end_minute >= 0
    ]
    return SessionFrame(
        index=index,
        start_minute=start,
        end_minute=end,
        day=day,
        session_class=session_class,
        week=problem.season.week_of(day),
        phase=problem.season.phase_on(day).kind,
        letter=letter,
        level_cap=problem.level_cap(day),
        warm_up_seconds=_warm_up(start, end - start, min(since, default=None), problem),
        before=before,
        straight_after=any(gap <= settings.hard_run.straight_after_within for gap in since_hard),
        activation=light and end - start <= settings.race_blackout.activation_minutes,
        change_over_seconds=settings.warm_up.change_over,
        most_sets=_most_sets(day, light, problem),
        longest_hold_seconds=settings.session_class.light_hold if light else None,
    )


def _most_sets(day: date, light: bool, problem: Problem) -> int:
    given = problem.settings.session_class
    limits = [given.most_sets_in(problem.season.phase_on(day).kind)]
    limits += [given.light_sets] * light
    limits += [given.deload_sets] * problem.season.week_of(day).deload
    limits += [given.new_sets] * (problem.experience is Experience.NEW)
    return min(limits)


def _warm_up(start: int, minutes: int, since_run: int | None, problem: Problem) -> int:
    settings = problem.settings.warm_up
    local = to_datetime(start, problem.zone)
    if since_run is not None and since_run <= problem.settings.hard_run.straight_after_within:
        seconds = settings.after_run
    elif problem.older or local.hour < settings.early_hour:
        seconds = settings.older_or_early
    else:
        seconds = settings.cold
    return min(seconds, minutes * 60 * settings.most_share // 100)


def _letters(slots: Sequence[Slot], problem: Problem) -> list[str]:
    names = LETTERS[: problem.settings.rotation.letters_of(problem.experience)]
    single = single_weeks(problem)
    counts: dict[int, int] = {}
    letters = []
    for slot in slots:
        week = problem.season.week_of(slot.day)
        if week.number <= single:
            letters.append("A")
            continue
        turn = counts.get(week.mesocycle, 0)
        counts[week.mesocycle] = turn + 1
        letters.append(names[turn % len(names)])
    return letters
