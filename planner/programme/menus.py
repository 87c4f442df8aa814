"""Hold the sessions of race weeks and recovery, which no programme decides."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Exercise
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame

Menu: TypeAlias = tuple[tuple[tuple[str, int], ...], ...]

RACE_MENU: Final[Menu] = (
    (("bridge", 10), ("bridge-march", 6)),
    (("bird-dog", 4), ("dead-bug", 5), ("heel-slide", 6)),
    (("front-plank", 20),),
    (("lateral-plank", 15),),
    (("fast-feet", 3), ("march-hold", 6)),
)
"""By line, what may be done with its amount; a ladder stands for the athlete's own rung less one.

(coach/tables.md 6, grade E)
"""

RECOVERY_MENU: Final[Menu] = (
    (("bridge", 8),),
    (("bird-dog", 4), ("dead-bug", 5), ("heel-slide", 6)),
    (("side-plank-knee", 15), ("side-plank-wall", 15)),
    (("clam", 10), ("side-lying-abd", 8)),
)

SHORT_RECOVERY_MINUTES: Final = 12
SPRINGY_UNTIL: Final = 65
"""From this age on feet are quick on the march only (coach/tables.md 6, grade E)."""

STIFF_FLAGS: Final = frozenset({"osteoporosis", "bone-stress", "postpartum"})


def menu_of(
    frame: SessionFrame,
    usable: dict[str, Exercise],
    levels: dict[str, int],
    done: set[str],
    problem: Problem,
) -> dict[str, int]:
    """Return the amounts of a menu by exercise id, in order; empty outside race and recovery.

    Args:
        frame: The session.
        usable: What may be done in it, by id.
        levels: By ladder, the highest level done.
        done: Ids of what was done before; nothing else but the menu's own is in it.
        problem: What is planned.
    """
    if frame.phase is PhaseKind.RACE:
        lines = RACE_MENU
    elif frame.phase is PhaseKind.RECOVERY:
        lines = RECOVERY_MENU[:3] if frame.minutes == SHORT_RECOVERY_MINUTES else RECOVERY_MENU
    else:
        return {}
    menu: dict[str, int] = {}
    ladders: set[str] = set()
    for choices in lines:
        for exercise, amount in _able(choices, usable, levels, done, problem):
            if exercise.ladder not in ladders:
                menu[exercise.id] = amount
                ladders.add(exercise.ladder)
                break
    return menu


def _able(
    choices: tuple[tuple[str, int], ...],
    usable: dict[str, Exercise],
    levels: dict[str, int],
    done: set[str],
    problem: Problem,
) -> Iterator[tuple[Exercise, int]]:
    """Yield the exercises of a line that can be done, the best first."""
    careful = (problem.age or 0) >= SPRINGY_UNTIL
    for name, amount in choices:
        if name in problem.catalogue.ladders:
            own = max(1, levels.get(name, 1) - 1)
            rungs = [
                e
                for e in usable.values()
                if e.ladder == name and e.level <= own and (e.id in done or e.everyday)
            ]
            for rung in sorted(rungs, key=lambda e: (e.id not in done, -e.level, e.rung)):
                yield rung, amount
        elif name == "fast-feet" and careful:
            continue
        elif name in usable:
            yield usable[name], amount
