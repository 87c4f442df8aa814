"""Solves the programme level: the letters of each block, the earlier ones as constants."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.constraints.base import ProgrammeWishes
from planner.plan.plan import LetterProgramme, ProgrammeLine
from planner.problem.dose import most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.programme.block_rows import programme_themes
from planner.programme.block_view import BlockView
from planner.programme.course import Course, by_programme
from planner.programme.letter_text import in_dropping_order, reserve_of
from planner.programme.letter_titles import letter_title
from planner.programme.tally import Chosen, Place, Tally
from planner.programme.themes import THEME_OF_NAME, Theme
from planner.solver.engine import Engine

MUST_FINISH = 5.0
"""Deterministic seconds after which a block keeps the best programme found."""

LEAST_SETS = 2
"""Sets of every line; only a day may leave it one (coach/plan.md 2, grade E)."""


@dataclass(frozen=True, slots=True)
class ProgrammeAnswer:
    """The programmes of a season.

    Attributes:
        letters: All letters, programme by programme.
        proved: By the programme's number, whether it is the best one after those before it.
        first_bound: Lower bound of the first programme's cost, which no history can change.
    """

    letters: tuple[LetterProgramme, ...]
    proved: dict[int, bool]
    first_bound: int


def solve_programmes(
    problem: Problem,
    constraints: Sequence[ProgrammeWishes],
    frames: Sequence[SessionFrame],
    engine: Engine,
    deterministic_seconds: float,
    report: Callable[[int, int], None],
) -> ProgrammeAnswer:
    """Chooses the exercises of every letter, block by block.

    Args:
        problem: What is planned.
        constraints: The enabled constraints that wish anything of programmes.
        frames: The calendar's sessions, in order.
        engine: Runs the models.
        deterministic_seconds: Budget of each block.
        report: Told how many programmes are done, of how many.
    """
    course = Course(problem)
    letters: list[LetterProgramme] = []
    proved: dict[int, bool] = {}
    themes = programme_themes(problem)
    bound, last = None, dict[Place, int]()
    groups = {n: each for n, each in by_programme(frames, problem).items() if each}
    for done, (number, members) in enumerate(groups.items()):
        report(done, len(groups))
        view = BlockView(problem, number, tuple(members), course.history.copy())
        block = _Block(view, constraints)
        answer = block.solve(engine, deterministic_seconds, last)
        proved[number] = answer.proved
        bound = answer.bound if bound is None else bound
        last = dict(answer.chosen)
        own = _letters(view, answer.chosen, THEME_OF_NAME.get(themes[number]))
        letters += own
        course.follow(members, own)
    return ProgrammeAnswer(tuple(letters), proved, bound or 0)


@dataclass(frozen=True, slots=True)
class _Answer:
    chosen: Chosen
    proved: bool
    bound: int


class _Block:
    """One programme as a model.

    Args:
        view: Its sessions and candidates.
        constraints: The wishes.
    """

    def __init__(self, view: BlockView, constraints: Sequence[ProgrammeWishes]) -> None:
        self.view = view
        self.model = cp_model.CpModel()
        self._used: dict[Place, cp_model.IntVar] = {}
        self._sets: dict[Place, cp_model.IntVar] = {}
        self._groups: dict[frozenset[Place], cp_model.LinearExprT] = {}
        cost: list[cp_model.LinearExprT] = []
        for letter in view.letters:
            for exercise in view.candidates[letter]:
                if not any(each.bars(view, letter, exercise) for each in constraints):
                    self._make((letter, exercise.id), self._most(letter, exercise))
        known = view.problem.catalogue.by_id
        for place, used in self._used.items():
            points = sum(
                each.weight * each.use_points(view, place[0], known[place[1]])
                for each in constraints
            )
            if points:
                cost.append(points * used)
        for each in constraints:
            for tally in each.tallies(view):
                self._post(tally, each.weight, cost)
            for tally in each.leanings(view):
                self._post(tally, 1, cost)
        self.model.minimize(sum(cost))

    def _most(self, letter: str, exercise: Exercise) -> int:
        return max(most_sets(exercise, frame) for frame in self.view.strong[letter])

    def _make(self, place: Place, most: int) -> None:
        used = self._used[place] = self.model.new_bool_var("")
        sets = self._sets[place] = self.model.new_int_var(0, most, "")
        self.model.add(sets >= min(LEAST_SETS, most) * used)
        self.model.add(sets <= most * used)

    def _post(self, tally: Tally, weight: int, cost: list[cp_model.LinearExprT]) -> None:
        terms: list[cp_model.LinearExprT] = []
        terms += [w * self._used[p] for p, w in tally.uses.items() if p in self._used]
        terms += [w * self._sets[p] for p, w in tally.sets.items() if p in self._used]
        terms += [self._any(group) for group in tally.groups]
        amount = sum(terms)
        for limit, sign in ((tally.least, -1), (tally.most, 1)):
            if limit is None:
                continue
            if tally.points is None:
                self.model.add(sign * amount <= sign * limit)
            elif tally.points * weight:
                off = self.model.new_int_var(0, 100_000, "")
                self.model.add(tally.band * off >= sign * (amount - limit))
                cost.append(tally.points * weight * off)

    def _any(self, group: frozenset[Place]) -> cp_model.LinearExprT:
        if group not in self._groups:
            members = [self._used[place] for place in sorted(group) if place in self._used]
            if len(members) <= 1:
                self._groups[group] = members[0] if members else 0
            else:
                some = self.model.new_bool_var("")
                self.model.add_max_equality(some, members)
                self._groups[group] = some
        return self._groups[group]

    def solve(self, engine: Engine, deterministic_seconds: float, last: Chosen) -> _Answer:
        """Finds the cheapest programme that the budget allows."""
        for place, used in self._used.items():
            self.model.add_hint(used, place in last)
            self.model.add_hint(self._sets[place], last.get(place, 0))
        if not self._used:
            return _Answer({}, True, 0)
        answer = None
        if not engine.stopped:
            answer = engine.solve(self.model, deterministic_seconds)
        if answer is None or not answer.found:
            answer = engine.solve(self.model, MUST_FINISH, must_finish=True)
        if not answer.found:
            return _Answer({}, False, 0)
        chosen = {
            place: int(answer.solver.value(self._sets[place]))
            for place, used in self._used.items()
            if answer.solver.value(used)
        }
        return _Answer(chosen, answer.status == "OPTIMAL", answer.bound)


def _letters(view: BlockView, chosen: Chosen, theme: Theme | None) -> list[LetterProgramme]:
    known = view.problem.catalogue.by_id
    found: list[LetterProgramme] = []
    for letter in view.letters:
        sets = {known[name]: n for (own, name), n in chosen.items() if own == letter}
        ordered = in_dropping_order(sets, theme)
        found.append(
            LetterProgramme(
                programme=view.number,
                letter=letter,
                title=letter_title(ordered, theme, [each.title for each in found]),
                exercises=tuple(ProgrammeLine(id=e.id, sets=sets[e]) for e in ordered),
                reserve=tuple(e.id for e in reserve_of(ordered, view, letter)),
            )
        )
    return found
