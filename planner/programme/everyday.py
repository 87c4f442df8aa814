"""Tell which exercises a runner knows, or grows out of."""

from planner.catalogue.exercises import Exercise
from planner.problem.problem import Problem


def near_everyday(exercise: Exercise, problem: Problem) -> bool:
    """Tell whether an exercise is an everyday one, or one level above its ladder's highest."""
    if exercise.everyday:
        return True
    rungs = problem.catalogue.ladders.get(exercise.ladder, ())
    highest = max((e.level for e in rungs if e.everyday), default=None)
    return highest is not None and 0 < exercise.level - highest <= 1
