"""Questions about random plans, with what the plain models say of each.

``python -m tests.explain.why_not_cases --plans 40`` asks five of each plan.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from ortools.sat.python import cp_model

from planner.catalogue.exercises import Exercise
from planner.explain.why_not import WhyNot, WhyNotAnswer
from planner.instance import Instance
from planner.plan.plan import Plan, SessionClass
from planner.problem.session_frame import frames_of_sessions
from planner.problem.slots import Slot, candidate_lengths
from planner.solver.calendar_level import build
from planner.solver.engine import Engine
from planner.solver.neighbourhoods import Neighbourhoods
from planner.timeline.instants import of_datetime
from tests.metamorphic.whole import planned
from tests.random_problems.athletes import instance as loaded_of

SESSIONS, EXERCISES = 3, 2
"""Questions about each plan."""

SECONDS = 60.0
CLOSE = 0.25
"""Share of the moments that are starts of admissible slots; the others are anywhere."""


@dataclass(frozen=True)
class Asked:
    """A question, what was answered, and the most and least points that it can cost more.

    ``least`` and ``most`` are None where it is proved impossible.
    """

    question: str
    answer: WhyNotAnswer
    least: int | None
    most: int | None

    def refuse_wrong(self) -> None:
        """Refuses an answer that the plain models contradict.

        Raises:
            AssertionError: With the question, the answer and what is so.
        """
        said = f"{self.question}: {self.answer}, in truth {self.least} to {self.most}"
        if self.least is None or self.most is None:
            assert self.answer.points is None, said
            assert self.answer.forbidden, said
            return
        assert not self.answer.forbidden, said
        assert self.answer.points is not None, said
        assert self.answer.least_points <= self.most, said
        assert self.least <= self.answer.points, said


def asked(number: int) -> Iterator[Asked]:
    """Five questions about the plan of a number."""
    data, plan = planned(number)
    instance = loaded_of(data)
    random = Random(number)
    why_not = WhyNot(instance, plan, Engine(None))
    for _ in range(SESSIONS):
        moment = _moment(instance, random)
        least, most = _session(instance, plan, moment)
        yield Asked(f"{number}: {moment}", why_not.session_at(moment), least, most)
    for _ in range(EXERCISES):
        monday = random.choice(instance.problem.season.weeks).monday
        exercise = random.choice(instance.problem.catalogue.exercises)
        least, most = _exercise(instance, plan, exercise, monday)
        answer = why_not.exercise_in(exercise, monday)
        yield Asked(f"{number}: {exercise.id} in {monday}", answer, least, most)


def _moment(instance: Instance, random: Random) -> datetime:
    if instance.problem.slots and random.random() < 1 - CLOSE:
        slot = random.choice(instance.problem.slots)
        hours = datetime.fromtimestamp(slot.start_minute * 60, instance.problem.zone)
        return hours.replace(tzinfo=None)
    day = random.choice(instance.problem.season.days)
    hour, minute = random.randrange(5, 22), random.choice((0, 15, 30))
    return datetime(day.year, day.month, day.day, hour, minute)


def _session(instance: Instance, plan: Plan, moment: datetime) -> tuple[int | None, int | None]:
    """What any session from a moment on costs, offered beside the admissible slots."""
    problem = instance.problem
    start = of_datetime(moment.replace(tzinfo=problem.zone))
    wished = {
        Slot(start, minutes, kind, moment.date())
        for minutes in candidate_lengths(moment.date(), start, problem)
        for kind in SessionClass
    }
    constraints, content = instance.calendar_constraints, instance.content_constraints
    model, choices = build(problem, constraints, sorted({*problem.slots, *wished}), content)
    taken = [choices.taken(slot) for slot in choices.slots if slot in wished]
    model.add_bool_or(taken)
    return _more(model, plan.levels[0].cost)


def _exercise(
    instance: Instance, plan: Plan, exercise: Exercise, monday: date
) -> tuple[int | None, int | None]:
    """What an exercise in any of a week's sessions costs, all other sessions as they are."""
    frames = frames_of_sessions(plan.sessions, instance.problem)
    inside = frozenset(frame.index for frame in frames if frame.week.monday == monday)
    windows = Neighbourhoods(instance.problem, instance.content_constraints, frames, Engine(None))
    sets = {n: {e.id: e.sets for e in s.exercises} for n, s in enumerate(plan.sessions)}
    fixed = {n: done for n, done in sets.items() if n not in inside}
    if not inside:
        return None, None
    now, choices = windows.build(inside, fixed)
    for index in inside:
        for candidate in choices.candidates(frames[index]):
            amount = sets[index].get(candidate.id, 0)
            now.add(choices.sets(frames[index], candidate) == amount)
    cost, _ = _solved(now)
    assert cost is not None
    model, choices = windows.build(inside, fixed)
    model.add(sum(choices.uses(frames[index], exercise) for index in inside) >= 1)
    return _more(model, cost)


def _more(model: cp_model.CpModel, cost: int) -> tuple[int | None, int | None]:
    most, least = _solved(model)
    return (None, None) if most is None else (least - cost, most - cost)


def _solved(model: cp_model.CpModel) -> tuple[int | None, int]:
    """The best cost found, None if there is no solution, and the bound of it."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = SECONDS
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None, 0
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE), solver.status_name(status)
    return round(solver.objective_value), round(solver.best_objective_bound)


def main() -> None:
    """Asks about as many plans as told, and prints every answer that is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=200 // (SESSIONS + EXERCISES))
    count = wrong = 0
    for number in range(parser.parse_args().plans):
        for each in asked(number):
            count += 1
            points = "forbidden" if each.answer.forbidden else f"{each.answer.points} points"
            print(f"{each.question}: {points}", flush=True)
            try:
                each.refuse_wrong()
            except AssertionError as error:
                wrong += 1
                print(f"      WRONG {error}", flush=True)
    print(f"{count} answers, {wrong} wrong")


if __name__ == "__main__":
    main()
