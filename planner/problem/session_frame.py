"""Describe a session before its exercises: all that its content may depend on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import Session, SessionClass
from planner.problem.letters import letters_of
from planner.problem.problem import Problem
from planner.problem.run_events import RunEvent
from planner.problem.slots import Slot
from planner.problem.stages import Stage
from planner.season.season import Week
from planner.timeline.instants import MINUTES_PER_DAY, to_datetime

DAYS_AHEAD = 4
"""Hard runs up to this many days after a session matter to it; ``area-recovery`` asks no more."""

MOST_LINES = 6
FEWEST_LINES = 2
MINUTES_A_LINE = 5
"""A session has one line in five of its minutes and one more, 6 at most (coach/plan.md 2, E)."""

LINE_SHARE_PERCENT = 160
"""Two sets of a line take at most so much of its share of the session (coach/plan.md 3, E)."""

UNDER_16 = 16

RACE_WARM_UP_SECONDS = 90
RACE_CHANGE_OVER_SECONDS = 10
"""The race week's menu takes seven minutes (coach/tables.md 6, grade E)."""


@dataclass(frozen=True, slots=True)
class DoseRule:
    """Says which ranges an athlete's doses keep to on a day.

    Attributes:
        experience: ``new``, ``regular`` or ``experienced``: the column of the ranges.
        older: From 55 years on, new athletes' ranges hold from level 3 on.
        slow: A flag holds under which doses grow slowly, in new athletes' ranges.
        under_16: Holds and sets have limits of their own.
        longest_hold_s: Longest hold that the day's flags allow; None for any.
        stage: The stage after a birth or with parted muscles; None where neither holds.
    """

    experience: str
    older: bool = False
    slow: bool = False
    under_16: bool = False
    longest_hold_s: int | None = None
    stage: Stage | None = None


@dataclass(frozen=True, eq=False, slots=True)
class CourseDay:
    """A day's place in the programme: all that follows from what came before it.

    Attributes:
        programme: The number of its programme.
        steps: By exercise id, the steps that its dose has grown.
        reach: By ladder, the highest level that is open.
        best: By exercise id, the most of a set done so far, in its own unit.
        menu: By exercise id, the amount of a set that the day's menu prescribes.
        eased: Ids of exercises below the athlete's own rung, which light sessions do in full.
        template: Sets by exercise id: the letter's lines as this day allows.
        stands_in: By exercise id, the line that it takes the place of.
        at_once: Whether its single sets follow each other without a rest.
    """

    programme: int
    steps: Mapping[str, int]
    reach: Mapping[str, int]
    best: Mapping[str, int]
    menu: Mapping[str, int]
    eased: frozenset[str]
    template: Mapping[str, int]
    stands_in: Mapping[str, str]
    at_once: bool = False


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
        doses: The ranges of its doses.
        most_lines: Most exercises, by its minutes.
        most_line_seconds: An exercise stops growing where two sets of it take longer.
        course: Its place in the programme; None as long as there is none.
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
    doses: DoseRule
    most_lines: int
    most_line_seconds: int
    course: CourseDay | None = None

    @property
    def light(self) -> bool:
        """Tell whether it is a light session."""
        return self.session_class is SessionClass.LIGHT

    @property
    def room_seconds(self) -> int:
        """Seconds that are left for exercises after the warm-up."""
        return self.minutes * 60 - self.warm_up_seconds

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return self.end_minute - self.start_minute


def frames_of_slots(slots: Sequence[Slot], problem: Problem) -> tuple[SessionFrame, ...]:
    """Make frames of chosen slots, in order, with rotation letters in turn in each mesocycle."""
    ordered = sorted(slots)
    letters = letters_of(ordered, problem)
    return tuple(
        _frame(
            n, slot.start_minute, slot.end_minute, slot.day, slot.session_class, letters[n], problem
        )
        for n, slot in enumerate(ordered)
    )


def frames_of_sessions(sessions: Sequence[Session], problem: Problem) -> tuple[SessionFrame, ...]:
    """Frames of sessions as they say they are, without their place in a programme."""
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
    warm_up = _warm_up(start, end - start, min(since, default=None), problem)
    race = problem.season.phase_on(day).kind is PhaseKind.RACE
    if race:
        warm_up = min(warm_up, RACE_WARM_UP_SECONDS)
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
        warm_up_seconds=warm_up,
        before=before,
        straight_after=any(gap <= settings.hard_run.straight_after_within for gap in since_hard),
        activation=light and end - start <= settings.race_blackout.activation_minutes,
        change_over_seconds=RACE_CHANGE_OVER_SECONDS if race else settings.warm_up.change_over,
        most_sets=_most_sets(day, light, problem),
        longest_hold_seconds=settings.session_class.light_hold if light else None,
        doses=_dose_rule(day, problem),
        most_lines=most_lines(end - start, problem.experience),
        most_line_seconds=_most_line_seconds(end - start, warm_up, problem),
    )


def most_lines(minutes: int, experience: Experience) -> int:
    """Return the most exercises of a session (coach/plan.md 2, grade E)."""
    most = MOST_LINES + (experience is Experience.EXPERIENCED)
    return max(FEWEST_LINES, min(minutes // MINUTES_A_LINE + 1, most))


def wanted_lines(minutes: int, experience: Experience) -> int:
    """Return the fewest exercises that a session should have."""
    return max(FEWEST_LINES, most_lines(minutes, experience) - 1)


def _most_line_seconds(minutes: int, warm_up: int, problem: Problem) -> int:
    room = minutes * 60 - warm_up
    return room * LINE_SHARE_PERCENT // (100 * wanted_lines(minutes, problem.experience))


def _dose_rule(day: date, problem: Problem) -> DoseRule:
    return DoseRule(
        experience=problem.experience.value,
        older=problem.older,
        slow=problem.slow_on(day),
        under_16=problem.age is not None and problem.age < UNDER_16,
        longest_hold_s=problem.longest_hold_on(day),
        stage=problem.stage_on(day),
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
