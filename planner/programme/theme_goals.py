"""Word a theme's goal at a dose that the athlete's own plan reaches."""

from collections.abc import Sequence

from planner.plan.plan import Block, Plan, Prescription
from planner.programme.themes import Aim, Theme
from planner.timeline.instants import monday_of


def goal_words(theme: Theme, block: Block, plan: Plan) -> str:
    """Return a theme's goal: the table's dose, or that of the block's last full week if it is less.

    An exercise that the athlete does not do in the block is no goal; empty where none is left.

    Args:
        theme: The block's theme.
        block: The block.
        plan: The plan that it is in.
    """
    words = [said for aim in theme.aims if (said := _aim_words(aim, _last(aim, block, plan)))]
    return "; ".join([*words, *([theme.sign] if theme.sign else [])])


def _last(aim: Aim, block: Block, plan: Plan) -> Sequence[Prescription]:
    """Return the aim's doses in the block's last full week that has it."""
    weeks: dict[object, list[Prescription]] = {}
    for session in plan.sessions:
        if block.start <= session.day < block.end and monday_of(session.day) not in block.lighter:
            done = [item for item in session.exercises if item.id == aim.id]
            weeks.setdefault(monday_of(session.day), []).extend(done)
    return next((items for items in reversed(list(weeks.values())) if items), [])


def _aim_words(aim: Aim, done: Sequence[Prescription]) -> str:
    best = max(done, key=lambda item: item.sets * _amount(item, aim), default=None)
    if best is None:
        return ""
    sets, amount = aim.sets, aim.amount
    if best.sets * _amount(best, aim) < sets * amount:
        sets, amount = best.sets, _amount(best, aim)
    times = f"{sets} × " if sets > 1 else ""
    unit = " s" if aim.held else ""
    return f"{aim.name} {times}{amount}{unit}{aim.also}"


def _amount(item: Prescription, aim: Aim) -> int:
    return (item.hold_s if aim.held else item.reps) or 0
