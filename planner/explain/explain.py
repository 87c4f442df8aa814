"""Explains an athlete's file: its conflict with repairs, or its plan's shortfalls."""

from collections.abc import Callable
from datetime import date

from planner.errors import NoPlanError, StoppedError
from planner.explain.cause_text import cause_texts
from planner.explain.conflict import Conflict, find_conflict
from planner.explain.explanation import Explanation
from planner.explain.oracle import InconclusiveError
from planner.explain.repairs import Repairs
from planner.explain.shortfall import ShortfallExplainer
from planner.instance import Instance
from planner.plan.plan import Plan
from planner.solver.engine import Engine

WORST = 3
"""Most shortfalls explained with every plan; ``explain`` explains all of them."""

MOST_WEEKS_TRIED = 12
"""Longest plan for whose shortfalls ``solve`` tries changes; ``explain`` tries them for all."""

TRIES = 6
"""Most changes solved for each shortfall by ``explain``."""

FEW_TRIES = 2
"""Most changes solved for each shortfall by ``solve``."""


def explain_impossible(
    instance: Instance, mondays: tuple[date, ...], today: date, engine: Engine
) -> Explanation | None:
    """Explains why a file has no plan.

    Args:
        instance: The athlete's file.
        mondays: The weeks whose sessions found no exercises; empty where there is no calendar.
        today: As for ``load``.
        engine: Runs the models.

    Returns:
        The conflict with its repairs; None where no conflict was proved.

    Raises:
        BugError: Two solves contradict each other.
        StoppedError: Interrupted.
    """
    with engine.listening():
        try:
            conflict = find_conflict(instance, mondays, engine)
        except (InconclusiveError, NoPlanError):
            conflict = None
        _refuse_interrupted(engine)
        return None if conflict is None else _explained(instance, conflict, today, engine)


def _explained(instance: Instance, conflict: Conflict, today: date, engine: Engine) -> Explanation:
    repairs = Repairs(instance, today, engine).find(conflict)
    _refuse_interrupted(engine)
    return Explanation(
        status="impossible",
        because=cause_texts(conflict.causes, instance),
        repairs=tuple(repairs),
    )


def explain_shortfalls(instance: Instance, plan: Plan, today: date, engine: Engine) -> Explanation:
    """Explains every shortfall of a plan: its binding causes, and a change that ends it."""
    with engine.listening():
        found = ShortfallExplainer(instance, plan, today, engine).worst(None, TRIES)
    _refuse_interrupted(engine)
    return Explanation(status="short" if found else "met", shortfalls=found)


def with_worst_shortfalls(
    instance: Instance,
    plan: Plan,
    today: date,
    engine: Engine,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """Adds the explained worst shortfalls to a plan; none where the search was interrupted.

    Args:
        instance: The athlete's file.
        plan: Its plan.
        today: As for ``load``.
        engine: Runs the models.
        report: Told how many shortfalls are explained, of how many.
    """
    weeks = len(instance.problem.season.weeks)
    tries = FEW_TRIES if weeks <= MOST_WEEKS_TRIED else 0
    with engine.listening():
        try:
            found = ShortfallExplainer(instance, plan, today, engine).worst(WORST, tries, report)
            plan = plan if engine.stopped else plan.model_copy(update={"shortfalls": found})
        except StoppedError:
            engine.interrupt()
    return plan


def _refuse_interrupted(engine: Engine) -> None:
    if engine.interrupted:
        raise StoppedError("interrupted before the explanation was complete; nothing was written")
