"""Fill a session from its letter's lines, each as the day allows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.problem.coverage import credit
from planner.problem.dose import dose, most_sets, position
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, wanted_lines

DELOAD_PERCENT = 70
"""A deload session keeps at most so many sets of the letter's last full one (plan.md 3, E)."""

DELOAD_LINES = 3
DELOAD_LINES_FROM_MINUTES = 12
SPARE_SECONDS = 45
"""Less time than this is left alone when sets are added."""

LONG_MINUTES = 20
TAPER_PERCENT = (60, 40)


@dataclass
class Line:
    """One exercise of a session with its sets, and the line that it stands for."""

    exercise: Exercise
    sets: int
    stands_for: str


@dataclass(frozen=True)
class Filling:
    """Everything that the content of one session follows from.

    Attributes:
        frame: The session, with its course.
        lines: The letter's exercises with their sets, in dropping order.
        reserve: Exercises that take a line's place where its ladder has none.
        allowed: Tells whether an exercise may be done, after what was done before.
        levels: By ladder, the highest level done.
        problem: What is planned.
        full_sets: Sets of the letter's last full session; 0 before the first.
        first_week: Whether it is in the first full week of a later programme.
        area_room: By area, the half sets that its week has left.
    """

    frame: SessionFrame
    lines: Sequence[tuple[Exercise, int]]
    reserve: Sequence[Exercise]
    allowed: Callable[[Exercise], bool]
    levels: Mapping[str, int]
    problem: Problem
    full_sets: int = 0
    first_week: bool = False
    area_room: Mapping[str, int] = field(default_factory=dict)
    row: list[Line] = field(default_factory=list)

    def filled(self) -> list[Line]:
        """Return the session's lines with their sets, in dropping order."""
        self._place()
        self._deload()
        self._spare_areas()
        self._fit()
        if not (self.frame.week.deload or self.frame.phase is PhaseKind.TAPER):
            self._grow()
        return [line for line in self.row if line.sets]

    def _place(self) -> None:
        frame = self.frame
        work = [each for each in self.lines if not each[0].breathing]
        waiting: list[tuple[Exercise, int]] = []
        for exercise, sets in work:
            if len(self.row) >= frame.most_lines:
                break
            found = self._as_allowed(exercise)
            if found is None:
                waiting.append((exercise, sets))
            else:
                self.row.append(Line(found, self._sets(found, sets), exercise.id))
        for exercise, sets in waiting:
            spare = self._from_reserve(exercise) if len(self.row) < frame.most_lines else None
            if spare is not None:
                self.row.append(Line(spare, self._sets(spare, min(sets, 2)), exercise.id))
        for exercise, _ in self.lines:
            if exercise.breathing and self.allowed(exercise):
                self.row.append(Line(exercise, 1, exercise.id))

    def _sets(self, exercise: Exercise, sets: int) -> int:
        limit = most_sets(exercise, self.frame)
        if self.first_week or self.frame.week.deload:
            limit = min(limit, 2)
        return max(1, min(sets, limit))

    def _as_allowed(self, exercise: Exercise) -> Exercise | None:
        """Return the line itself, or the highest rung below that the day allows."""
        if self._fits_in(exercise):
            return exercise
        rungs = [
            e
            for e in self.problem.catalogue.ladders[exercise.ladder]
            if e.level <= exercise.level
            and e.id != exercise.id
            and e.ladder in self.levels
            and position(e) == position(exercise)
            and not self._too_easy(e)
            and self._fits_in(e)
        ]
        return max(rungs, key=lambda e: (e.level, not e.optional, e.rung), default=None)

    def _from_reserve(self, exercise: Exercise) -> Exercise | None:
        role = exercise.role
        ordered = sorted(self.reserve, key=lambda e: e.role != role)
        return next((e for e in ordered if self._fits_in(e)), None)

    def _fits_in(self, exercise: Exercise) -> bool:
        taken = {line.exercise.ladder for line in self.row}
        return exercise.ladder not in taken and self.allowed(exercise)

    def _too_easy(self, exercise: Exercise) -> bool:
        able = self.problem.experience is not Experience.NEW and not self.frame.doses.slow
        return able and leans_or_sits(exercise)

    def _deload(self) -> None:
        """Drop lines from the end until a deload or taper session is light enough."""
        percent = self._percent()
        if percent is None:
            return
        full = self.full_sets or sum(line.sets for line in self.row) * 10 // 7
        most = full * percent // 100
        least = DELOAD_LINES if self.frame.minutes >= DELOAD_LINES_FROM_MINUTES else 2
        while len(self.row) > least and self._total() > most:
            self.row.pop(self._last_to_keep(least))
        for line in reversed(self.row):
            if self._total() <= most:
                break
            line.sets = max(1, line.sets - 1)

    def _percent(self) -> int | None:
        frame = self.frame
        if frame.week.deload:
            return DELOAD_PERCENT
        if frame.phase is PhaseKind.TAPER:
            return TAPER_PERCENT[frame.week.volume_percent <= 50]
        return None

    def _last_to_keep(self, least: int) -> int:
        """Return the place of the line to drop: the last, but for the only one of the back."""
        backs = [n for n, line in enumerate(self.row) if line.exercise.role in ("bridge", "back")]
        last = len(self.row) - 1
        return last - 1 if backs == [last] and last >= least else last

    def _total(self) -> int:
        return sum(line.sets for line in self.row)

    def _seconds(self) -> int:
        return sum(dose(line.exercise, self.frame).seconds(line.sets) for line in self.row)

    def _spare_areas(self) -> None:
        """Take sets away until no area has more than its week allows."""
        while area := next((a for a in self.area_room if self._area_room(a) < 0), None):
            loading = [line for line in self.row if credit(line.exercise, area)]
            if not loading:
                return
            line = max(reversed(loading), key=lambda line: line.sets)
            line.sets -= 1
            if not line.sets:
                self.row.remove(line)

    def _area_room(self, area: str) -> int:
        return self.area_room[area] - sum(
            credit(line.exercise, area) * line.sets for line in self.row
        )

    def _has_room_for(self, exercise: Exercise) -> bool:
        return all(
            credit(exercise, area) <= self._area_room(area)
            for area in self.area_room
            if credit(exercise, area)
        )

    def _fit(self) -> None:
        """Take away until it fits: third sets, lines down to those wanted, second sets, lines."""
        wanted = wanted_lines(self.frame.minutes, self.problem.experience)
        if self.frame.week.deload and self.frame.minutes >= DELOAD_LINES_FROM_MINUTES:
            wanted = max(wanted, DELOAD_LINES)
        while self.row and self._seconds() > self.frame.room_seconds:
            third = next((line for line in reversed(self.row) if line.sets > 2), None)
            second = next((line for line in reversed(self.row) if line.sets > 1), None)
            if third:
                third.sets -= 1
            elif len(self.row) > wanted:
                self.row.pop()
            elif second:
                second.sets -= 1
            else:
                self.row.pop()

    def _grow(self) -> None:
        """Add sets, the fewest first, while there is time."""
        room = self.frame.room_seconds
        while True:
            for line in sorted(self.row, key=lambda line: line.sets):
                more = dose(line.exercise, self.frame).seconds_per_set
                if (
                    line.sets < self._limit(line.exercise)
                    and self._seconds() + more <= room
                    and self._has_room_for(line.exercise)
                ):
                    line.sets += 1
                    break
            else:
                return

    def _limit(self, exercise: Exercise) -> int:
        limit = most_sets(exercise, self.frame)
        return min(limit, 2) if self.first_week else limit


def leans_or_sits(exercise: Exercise) -> bool:
    """Tell whether an exercise is for those who can't do it on the floor yet."""
    words = exercise.id.split("-")
    return "wall" in words or "seated" in words or exercise.id == "elbow-press"
