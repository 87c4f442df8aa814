"""Show one programme to the constraints: its sessions, letters and candidates."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from planner.athlete.phase_kind import EASED_PHASES, PhaseKind
from planner.catalogue.exercises import Exercise
from planner.plan.plan import LetterProgramme, Plan
from planner.problem.dose import dose
from planner.problem.problem import Problem
from planner.problem.session_frame import (
    CourseDay,
    SessionFrame,
    frames_of_sessions,
    most_lines,
    wanted_lines,
    weeks_of,
)
from planner.programme.course import Course, by_programme
from planner.programme.history import History, counts
from planner.programme.tally import Place

CLASS_LEVELS = {"light": 2, "medium": 4, "heavy": 5}
"""Highest level of a class; a medium session may have one line of level 4 (plan.md 4, E)."""


@dataclass(eq=False)
class BlockView:
    """One programme before its exercises are chosen.

    Attributes:
        problem: What is planned.
        number: The programme's number, from 1.
        frames: All its sessions.
        history: What the programmes before it have trained.
    """

    problem: Problem
    number: int
    frames: tuple[SessionFrame, ...]
    history: History
    _doses: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict, repr=False)

    @cached_property
    def start(self) -> date:
        """The Monday of its first week."""
        return self.frames[0].week.monday

    @cached_property
    def settled(self) -> bool:
        """Tell whether any of its sessions is in a phase of training."""
        return any(frame.phase not in EASED_PHASES for frame in self.frames)

    @cached_property
    def full(self) -> tuple[SessionFrame, ...]:
        """Its sessions in full weeks; all of them where it has none."""
        settled = [f for f in self.frames if f.phase not in EASED_PHASES]
        full = [f for f in settled if not f.week.deload]
        return tuple(full or settled or self.frames)

    @cached_property
    def phase(self) -> PhaseKind:
        """The phase of most of its full sessions."""
        return Counter(frame.phase for frame in self.full).most_common(1)[0][0]

    @cached_property
    def weeks(self) -> list[list[SessionFrame]]:
        """Its full weeks' sessions."""
        return list(weeks_of(self.full).values())

    @cached_property
    def letters(self) -> tuple[str, ...]:
        """Its letters, in order."""
        return tuple(sorted({frame.letter for frame in self.full}))

    @cached_property
    def of_letter(self) -> dict[str, tuple[SessionFrame, ...]]:
        """Map each letter to its full sessions."""
        return {
            letter: tuple(f for f in self.full if f.letter == letter) for letter in self.letters
        }

    @cached_property
    def strong(self) -> dict[str, tuple[SessionFrame, ...]]:
        """Map each letter to its sessions that count as exposures; to all where none does."""
        return {
            letter: tuple(f for f in frames if counts(f, self.problem)) or frames
            for letter, frames in self.of_letter.items()
        }

    def minutes(self, letter: str) -> int:
        """Return the usual minutes of a letter's sessions."""
        minutes = sorted(frame.minutes for frame in self.strong[letter])
        return minutes[len(minutes) // 2]

    def rank(self, letter: str) -> int:
        """Return the rank of the letter's class, the lowest of its full sessions'."""
        return min(frame.session_class.rank for frame in self.strong[letter])

    def class_level(self, frame: SessionFrame) -> int:
        """Return the highest level that the class of a session allows at best."""
        return CLASS_LEVELS[frame.session_class.value]

    def most_lines(self, letter: str) -> int:
        """Return the most lines of a letter."""
        return most_lines(self.minutes(letter), self.problem.experience)

    def wanted_lines(self, letter: str) -> int:
        """Return the fewest lines that a letter should have."""
        return wanted_lines(self.minutes(letter), self.problem.experience)

    def most_sets(self, letter: str) -> int:
        """Return the most sets of a line of a letter."""
        return max(frame.most_sets for frame in self.strong[letter])

    @cached_property
    def candidates(self) -> dict[str, tuple[Exercise, ...]]:
        """Map each letter to the exercises that it may hold as far as days and history go.

        Each may be done as itself in half of the letter's full sessions at least.
        """
        found = {}
        for letter, frames in self.strong.items():
            able = Counter(e for frame in frames for e in self.problem.usable(frame))
            found[letter] = tuple(
                e
                for e in self.problem.repertoire
                if 2 * able[e] >= len(frames)
                and able[e]
                and (e.breathing or self.history.is_open(e, self.start))
            )
        return found

    def times_exact(self, letter: str, exercise: Exercise) -> int:
        """Count the letter's full sessions in which an exercise may be done as itself."""
        return sum(exercise.id in self._able(frame) for frame in self.strong[letter])

    def _able(self, frame: SessionFrame) -> frozenset[str]:
        return self.problem.usable_ids(frame)

    def places(
        self, wanted: Callable[[Exercise], bool], letters: Iterable[str] | None = None
    ) -> frozenset[Place]:
        """Collect the places of letters that an exercise of some kind may take."""
        return frozenset(
            (letter, e.id)
            for letter in (self.letters if letters is None else letters)
            for e in self.candidates[letter]
            if wanted(e)
        )

    def uses(
        self, wanted: Callable[[Exercise], bool], letters: Iterable[str] | None = None
    ) -> Mapping[Place, int]:
        """Map such places to a weight of 1."""
        return dict.fromkeys(sorted(self.places(wanted, letters)), 1)

    @cached_property
    def weekly_letters(self) -> tuple[str, ...]:
        """List the letters that come in every full week; the first one where none does."""
        weekly = [
            letter
            for letter in self.letters
            if all(any(frame.letter == letter for frame in week) for week in self.weeks)
        ]
        return tuple(weekly or self.letters[:1])

    def seconds(self, letter: str, exercise: Exercise) -> tuple[int, int]:
        """Return the seconds of a set, and beside them, at the dose of the last full week."""
        key = (letter, exercise.id)
        if key not in self._doses:
            frame = max(self.strong[letter], key=lambda f: (f.week.monday, f.minutes))
            weeks = len({f.week.monday for f in self.full if f.week.monday < frame.week.monday})
            step = self.history.step(exercise, frame) + weeks
            if frame.doses.slow:
                step = self.history.step(exercise, frame) + weeks // 2
            day = CourseDay(
                self.number, {exercise.id: step}, {}, {}, {}, frozenset({exercise.id}), {}, {}
            )
            given = dose(exercise, replace(frame, course=day))
            self._doses[key] = given.seconds_per_set, given.change_over_s
        return self._doses[key]

    def room(self, letter: str) -> int:
        """Return the seconds that a letter's usual session has for exercises."""
        frames = sorted(self.strong[letter], key=lambda f: f.room_seconds)
        return frames[len(frames) // 2].room_seconds


def views_of(plan: Plan, problem: Problem) -> list[tuple[BlockView, tuple[LetterProgramme, ...]]]:
    """List the programmes of a plan, each with what came before it and with its letters."""
    kept = problem.memory.views
    for known, views in kept:
        if known is plan:
            return views
    found = []
    course = Course(problem)
    frames = frames_of_sessions(plan.sessions, problem) if plan.programme else ()
    for number, members in by_programme(frames, problem).items() if frames else ():
        if not members:
            continue
        letters = tuple(each for each in plan.programme if each.programme == number)
        view = BlockView(problem, number, tuple(members), course.history.copy())
        found.append((view, letters))
        course.follow(members, letters)
    kept.append((plan, found))
    del kept[:-2]
    return found
