"""Check that no two exercises are the same."""

from collections.abc import Hashable, Iterable, Iterator

from planner.catalogue.data_checks import Ladders
from planner.catalogue.exercises import Exercise, normalised
from planner.catalogue.file_shapes import ExerciseShape
from planner.text.key_path import KeyPath


def check_duplicates(ladders: Ladders, others: Iterable[Exercise] = ()) -> None:
    """Note, in their files, exercises that say or do the same as another one.

    The same are those with equal instructions or equal cues, and those that can't be told apart
    by what they train, need, ask for and are ruled out by.

    Args:
        ladders: The ladders by name, each with its file.
        others: Exercises that these are added to.
    """
    seen: dict[Hashable, str] = {}
    for exercise in others:
        for key, _, _ in _marks(exercise, exercise.pattern, exercise.mode.value):
            seen.setdefault(key, exercise.id)
    for file, ladder in ladders.values():
        for n, shape in enumerate(ladder.exercises):
            for key, field, what in _marks(shape, ladder.pattern, shape.dose.mode):
                if key in seen:
                    path: KeyPath = ("exercises", n, field)
                    file.say(path, f"{what} are those of {seen[key]} too; keep one of the two")
                seen.setdefault(key, shape.id)


def _marks(
    exercise: Exercise | ExerciseShape, pattern: str, mode: str
) -> Iterator[tuple[Hashable, str, str]]:
    """Yield traits that no other exercise may share: a key, the field to name, and words for it."""
    if exercise.how_to:
        yield ("how_to", *map(normalised, exercise.how_to)), "how_to", "instructions"
    if exercise.cues:
        yield ("cues", *sorted(map(normalised, exercise.cues))), "cues", "cues"
    dose = exercise.dose
    work = (pattern, mode, exercise.level, str(exercise.sides), dose.low, dose.high, dose.hold_s)
    kit = exercise.pieces if isinstance(exercise, ExerciseShape) else exercise.equipment
    sets = (exercise.primary, exercise.secondary, kit, exercise.any_of, exercise.flags)
    yield (*work, *map(frozenset, sets)), "id", "areas, equipment, flags and dose"
