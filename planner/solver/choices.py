"""Decision variables behind the domain's verbs; constraints never see indices."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar

from planner.catalogue.exercises import Exercise
from planner.problem.session_frame import SessionFrame
from planner.problem.slots import Slot
from planner.solver.expressions import Amount, Expressions
from planner.timeline.instants import monday_of


class CalendarChoices(Expressions):
    """Decides which slots are taken."""

    def __init__(self, model: CpModel, slots: Iterable[Slot]) -> None:
        super().__init__(model)
        self.slots = tuple(sorted(slots))
        self._taken = {slot: model.new_bool_var("") for slot in self.slots}
        self._by_day: dict[date, list[Slot]] = defaultdict(list)
        self._by_week: dict[date, list[Slot]] = defaultdict(list)
        for slot in self.slots:
            self._by_day[slot.day].append(slot)
            self._by_week[monday_of(slot.day)].append(slot)

    def taken(self, slot: Slot) -> IntVar:
        """Returns the variable that is 1 if the slot is used."""
        return self._taken[slot]

    def on(self, day: date) -> list[Slot]:
        """Returns the slots of a day."""
        return self._by_day.get(day, [])

    def in_week(self, monday: date) -> list[Slot]:
        """Returns the slots of a week."""
        return self._by_week.get(monday, [])

    def count(self, slots: Iterable[Slot]) -> Amount:
        """Counts the used ones of these slots."""
        return sum(self._taken[slot] for slot in slots)

    def chosen(self, solver: CpSolver) -> tuple[Slot, ...]:
        """Reads the slots that a solution uses."""
        return tuple(slot for slot in self.slots if solver.value(self._taken[slot]))

    def load(self, slots: Iterable[Slot]) -> Amount:
        """Sums RPE x minutes of the used ones."""
        return sum(slot.load * self._taken[slot] for slot in slots)


class ContentChoices(Expressions):
    """Sets by session and exercise: variables in free sessions, constants in fixed ones.

    Args:
        model: Where variables are made.
        frames: All sessions of the season, in order.
        candidates: By session, the exercises that nothing forbids there.
        most_sets: By session and exercise id.
        fixed: Sets of the fixed sessions, by index and exercise id.
        free: Indices of the sessions to decide.
        alone: Whether statements that reach fixed sessions are left out (a relaxation).
        implied: Whether sets and uses are tied by implications and not by bounds: presolve sees
            through them in three quarters of the time, but the linear relaxation, which a cost
            needs, learns less of them.

    Attributes:
        leaning: Points that steer the free sessions beside their cost.
    """

    def __init__(
        self,
        model: CpModel,
        frames: Sequence[SessionFrame],
        candidates: Sequence[Sequence[Exercise]],
        most_sets: Sequence[dict[str, int]],
        fixed: dict[int, dict[str, int]],
        free: frozenset[int],
        alone: bool = False,
        implied: bool = False,
    ) -> None:
        super().__init__(model)
        self.frames = tuple(frames)
        self.free = free
        self.leaning: Amount = 0
        self._alone = alone
        self._implied = implied
        self._candidates = candidates
        self._fixed = fixed
        self._sets: dict[int, dict[str, IntVar]] = {}
        self._uses: dict[int, dict[str, IntVar]] = {}
        self._in_any: dict[tuple[tuple[int, ...], str], Amount] = {}
        self._past: dict[str, list[int]] = defaultdict(list)
        for index in sorted(fixed.keys() - free):
            for identifier, amount in fixed[index].items():
                if amount:
                    self._past[identifier].append(index)
        for index in sorted(free):
            self._make(index, most_sets[index])

    def _make(self, index: int, most_sets: dict[str, int]) -> None:
        sets = self._sets[index] = {}
        uses = self._uses[index] = {}
        for exercise in self._candidates[index]:
            most = most_sets[exercise.id]
            used = self.model.new_bool_var("")
            uses[exercise.id] = used
            if most == 1:
                sets[exercise.id] = used
                continue
            sets[exercise.id] = self._amount(used, most)

    def _amount(self, used: IntVar, most: int) -> IntVar:
        """Makes the variable of an exercise's sets: above 0 if and only if it is used."""
        amount = self.model.new_int_var(0, most, "")
        if self._implied:
            self.model.add(amount >= 1).only_enforce_if(used)
            self.model.add(amount == 0).only_enforce_if(~used)
        else:
            self.model.add(amount >= used)
            self.model.add(amount <= most * used)
        return amount

    def sets(self, frame: SessionFrame, exercise: Exercise) -> Amount:
        """Returns the sets of an exercise in a session."""
        if frame.index in self.free:
            return self._sets[frame.index].get(exercise.id, 0)
        return self._fixed.get(frame.index, {}).get(exercise.id, 0)

    def uses(self, frame: SessionFrame, exercise: Exercise) -> Amount:
        """Returns 1 if an exercise is in a session."""
        if frame.index in self.free:
            return self._uses[frame.index].get(exercise.id, 0)
        return int(self._fixed.get(frame.index, {}).get(exercise.id, 0) > 0)

    def exposures(
        self, exercise: Exercise, before: SessionFrame, until: date | None = None
    ) -> Amount:
        """Counts sessions with an exercise earlier than ``before``, and not after ``until``."""
        count: Amount = sum(
            index < before.index and (until is None or self.frames[index].day <= until)
            for index in self._past.get(exercise.id, ())
        )
        for index in sorted(self.free):
            in_time = until is None or self.frames[index].day <= until
            if index < before.index and in_time and exercise.id in self._uses[index]:
                count += self._uses[index][exercise.id]
        return count

    def undecided(self, exercise: Exercise, frame: SessionFrame) -> bool:
        """Tells whether a use here is open, or decided and resting on an open one before it."""
        if frame.index in self.free:
            return exercise.id in self._uses[frame.index]
        return bool(self.uses(frame, exercise)) and not any(
            index < frame.index for index in self._past.get(exercise.id, ())
        )

    def later(self, frame: SessionFrame) -> bool:
        """Tells whether a session is neither free nor fixed: it is decided later, still empty."""
        return frame.index not in self.free and frame.index not in self._fixed

    def lean(self, points: Amount) -> None:
        """Charges the free sessions for what later sessions would have to make up for.

        Such points steer the search; they are no cost of a plan.
        """
        self.leaning += points

    def in_any(self, frames: Sequence[SessionFrame], exercise: Exercise) -> Amount:
        """Returns 1 if an exercise is in any of these sessions."""
        key = (tuple(frame.index for frame in frames), exercise.id)
        if key not in self._in_any:
            self._in_any[key] = self.any_of([self.uses(frame, exercise) for frame in frames])
        return self._in_any[key]

    def candidates(self, frame: SessionFrame) -> Sequence[Exercise]:
        """Returns the exercises that may be in a session, or could have been in a fixed one."""
        return self._candidates[frame.index]

    def relevant(self, frames: Iterable[SessionFrame]) -> bool:
        """Tells whether a statement about these sessions can still make a difference here."""
        inside = [frame.index in self.free for frame in frames]
        return all(inside) and bool(inside) if self._alone else any(inside)

    def hint(self, sets: dict[int, dict[str, int]]) -> None:
        """Starts the search from these sets."""
        for index in sorted(self.free):
            for identifier, used in self._uses[index].items():
                amount = sets.get(index, {}).get(identifier, 0)
                self.model.add_hint(used, amount > 0)
                if self._sets[index][identifier] is not used:
                    self.model.add_hint(self._sets[index][identifier], amount)

    def decided(self, solver: CpSolver) -> dict[int, dict[str, int]]:
        """Reads the sets of the free sessions from a solution, by session index and exercise id."""
        return {
            index: {
                identifier: int(solver.value(amount))
                for identifier, amount in self._sets[index].items()
                if solver.value(amount)
            }
            for index in sorted(self.free)
        }
