"""Follow a programme through the season: each session's template, steps and doses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.athlete.phase_kind import EASED_PHASES, RACE_AND_RECOVERY, PhaseKind
from planner.catalogue.exercises import Exercise
from planner.plan.plan import LetterProgramme
from planner.problem.coverage import credit
from planner.problem.dose import amount
from planner.problem.problem import Problem
from planner.problem.session_frame import CourseDay, SessionFrame
from planner.problem.sessions_before import SessionsBefore
from planner.programme.history import History
from planner.programme.menus import menu_of
from planner.programme.session_template import Filling, Line

MENU_MINUTES_OF_ONE_SET = 10
"""A recovery session of up to so many minutes has one set of each (tables.md 6, grade E)."""


@dataclass
class Course:
    """Walks through the season's programmes in order.

    Attributes:
        problem: What is planned.
        history: What the programmes so far have trained.
        before: The templates so far, as if each session held its own.
        best: By exercise id, the most of a set so far.
    """

    problem: Problem
    history: History = field(init=False)
    before: SessionsBefore = field(default_factory=SessionsBefore)
    best: dict[str, int] = field(default_factory=dict)
    _levels: dict[str, int] = field(default_factory=dict)
    _rows: list[tuple[SessionFrame, Sequence[Line]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.history = History(self.problem)

    def follow(
        self, frames: Sequence[SessionFrame], letters: Sequence[LetterProgramme]
    ) -> list[SessionFrame]:
        """Return a programme's sessions with their course.

        Args:
            frames: Its sessions, in order.
            letters: Its letters.
        """
        if not frames:
            return []
        known = self.problem.catalogue.by_id
        start = frames[0].week.monday
        reach = self.history.reach(start)
        lines = {
            each.letter: [
                (known[line.id], line.sets) for line in each.exercises if line.id in known
            ]
            for each in letters
        }
        reserves = {
            each.letter: [known[name] for name in each.reserve if name in known] for each in letters
        }
        later = bool(self.history.exposures)
        mondays = [f.week.monday for f in frames if f.phase not in EASED_PHASES]
        first = min(mondays, default=None) if later else None
        full_sets: dict[str, int] = {}
        followed = []
        for frame in frames:
            letter = frame.letter if frame.letter in lines else min(lines, default="")
            day = self._day(frame, lines.get(letter, []), reach)
            filling = Filling(
                frame=day,
                lines=lines.get(letter, []),
                reserve=reserves.get(letter, []),
                allowed=lambda e, day=day: self.allowed(e, day),  # type: ignore[misc]
                levels=self._levels,
                problem=self.problem,
                full_sets=full_sets.get(letter, 0),
                first_week=frame.week.monday == first,
                area_room=self._area_room(frame),
            )
            row = self._menu(day) if frame.phase in RACE_AND_RECOVERY else filling.filled()
            if frame.phase not in EASED_PHASES and not frame.week.deload:
                full_sets[letter] = sum(line.sets for line in row)
            followed.append(self._done(day, row))
            self.history.add(
                day, [line.exercise for line in row], {e.id for e, _ in lines.get(letter, [])}
            )
        if mondays:
            self.history.end_programme(e for each in lines.values() for e, _ in each)
        return followed

    def allowed(self, exercise: Exercise, frame: SessionFrame) -> bool:
        """Tell whether an exercise may be done in a session, after the templates before it."""
        if frame.phase is PhaseKind.TAPER and exercise.id not in self.before.done:
            return False
        return exercise.id in self.problem.usable_ids(frame) and not self.problem.clashes(
            frame, exercise, self.before
        )

    def _area_room(self, frame: SessionFrame) -> dict[str, int]:
        """Return the half sets that a session's week has left, by area."""
        room = dict(self.problem.area_limits)
        for earlier, row in reversed(self._rows):
            if earlier.week.monday != frame.week.monday:
                break
            for line in row:
                for area in (*line.exercise.primary, *line.exercise.secondary):
                    if area in room:
                        room[area] -= credit(line.exercise, area) * line.sets
        return room

    def _day(
        self,
        frame: SessionFrame,
        lines: Sequence[tuple[Exercise, int]],
        reach: Mapping[str, int],
    ) -> SessionFrame:
        steps = {
            e.id: self.history.step(e, frame)
            for name in self.history.exposures
            if (e := self.problem.catalogue.by_id[name])
        }
        own = {exercise.id for exercise, _ in lines}
        ladders = {exercise.ladder for exercise, _ in lines}
        eased = {e.id for ladder in ladders for e in self.problem.catalogue.ladders[ladder]} - own
        return replace(
            frame,
            course=CourseDay(
                programme=self.problem.programme_on(frame.day),
                steps=steps,
                reach=reach,
                best=dict(self.best),
                menu={},
                eased=frozenset(eased),
                template={},
                stands_in={},
            ),
        )

    def _menu(self, frame: SessionFrame) -> list[Line]:
        usable = {e.id: e for e in self.problem.usable(frame) if self.allowed(e, frame)}
        menu = menu_of(frame, usable, self._levels, self.before.done, self.problem)
        assert frame.course is not None
        race = frame.phase is PhaseKind.RACE
        object.__setattr__(frame, "course", replace(frame.course, menu=menu, at_once=race))
        sets = 1 if race or frame.minutes <= MENU_MINUTES_OF_ONE_SET else min(2, frame.most_sets)
        return [Line(usable[name], sets, name) for name in menu]

    def _done(self, frame: SessionFrame, row: Sequence[Line]) -> SessionFrame:
        assert frame.course is not None
        template = {line.exercise.id: line.sets for line in row}
        stands_in = {
            line.exercise.id: line.stands_for for line in row if line.exercise.id != line.stands_for
        }
        done = replace(frame, course=replace(frame.course, template=template, stands_in=stands_in))
        for line in row:
            exercise = line.exercise
            self.best[exercise.id] = max(self.best.get(exercise.id, 0), amount(exercise, done))
            top = self._levels.get(exercise.ladder, 0)
            self._levels[exercise.ladder] = max(top, exercise.level)
        self._rows.append((done, row))
        self.before.add(done, [line.exercise for line in row])
        return done


def by_programme(frames: Sequence[SessionFrame], problem: Problem) -> dict[int, list[SessionFrame]]:
    """Group sessions by the number of their programme, every programme in order."""
    groups: dict[int, list[SessionFrame]] = {block.programme: [] for block in problem.blocks}
    for frame in frames:
        groups[problem.programme_on(frame.day)].append(frame)
    return groups


def follow_all(
    frames: Sequence[SessionFrame], programme: Sequence[LetterProgramme], problem: Problem
) -> tuple[SessionFrame, ...]:
    """Return all sessions of a season with their course."""
    course = Course(problem)
    followed: list[SessionFrame] = []
    for number, members in by_programme(frames, problem).items():
        letters = [each for each in programme if each.programme == number]
        followed += course.follow(members, letters)
    return tuple(followed)
