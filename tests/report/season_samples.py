"""A season of weeks whose sessions are written as pairs of an exercise and its dose."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import Block, Plan, Prescription, SessionClass
from tests.report.summary_samples import START, plan, session

Line = tuple[str, int, int]


def line(id_: str, sets: int, amount: int) -> Prescription:
    """An exercise; planks are held, all others repeated."""
    unit = "hold_s" if "plank" in id_ else "reps"
    return Prescription(**{"id": id_, "sets": sets, unit: amount})


def season(
    *weeks: Sequence[Sequence[Line]],
    phases: Sequence[PhaseKind] = (),
    lighter: Sequence[int] = (),
    **changes: Any,
) -> Plan:
    """A plan of weeks of sessions of 15 minutes, on Mondays, Wednesdays and Fridays."""
    kinds = [*phases, *[PhaseKind.BASE] * (len(weeks) - len(phases))]
    sessions = [
        session(START + timedelta(days=7 * week + 2 * n), SessionClass.MEDIUM, 15).model_copy(
            update={"phase": kinds[week], "exercises": tuple(line(*each) for each in lines)}
        )
        for week, found in enumerate(weeks)
        for n, lines in enumerate(found)
    ]
    block = Block(
        start=START,
        end=START + timedelta(days=7 * len(weeks)),
        phase=PhaseKind.BASE,
        lighter=tuple(START + timedelta(days=7 * week) for week in lighter),
        programme=1,
    )
    update = {"sessions": tuple(sessions), "blocks": (block,) if lighter else (), **changes}
    update["season_end"] = START + timedelta(days=7 * len(weeks) - 1)
    return plan().model_copy(update=update)
