"""Write what the catalogue's page says of marks and of flags' grounds."""

from collections.abc import Iterable
from typing import Final

from planner.catalogue.exercises import Catalogue, Exercise
from planner.catalogue.page_sections import table

_MEANING: Final = {
    "everyday": "every runner knows it; half of a season's lines are such, or one level above",
    "optional": "may be used, but no next rung waits for it",
    "eccentric": "leaves soreness for days: 48 h before hard runs",
    "fast": "thrown, swung or stepped quickly; done first",
    "adults_only": "not under 18",
}


def marks_section(catalogue: Catalogue) -> str:
    """List the exercises with each mark."""
    rows = [
        (f"`{mark}`", meaning, _ids(e for e in catalogue.exercises if getattr(e, mark)))
        for mark, meaning in _MEANING.items()
    ]
    return f"## Marks\n\n{table(('mark', 'meaning', 'exercises'), rows)}"


def grounds_section(catalogue: Catalogue) -> str:
    """List the grounds that are written for flags of single exercises."""
    told: dict[tuple[str, str], list[Exercise]] = {}
    for exercise in catalogue.exercises:
        for flag, ground in exercise.grounds.items():
            told.setdefault((flag, ground), []).append(exercise)
    order = list(catalogue.flags)
    rows = [
        (f"`{flag}`", ground, _ids(exercises))
        for (flag, ground), exercises in sorted(told.items(), key=lambda x: order.index(x[0][0]))
    ]
    about = "Where the ground of a flag is not plain from the exercise:"
    return f"## Grounds of flags\n\n{about}\n\n{table(('flag', 'ground', 'exercises'), rows)}"


def _ids(exercises: Iterable[Exercise]) -> str:
    return ", ".join(f"`{exercise.id}`" for exercise in exercises)
