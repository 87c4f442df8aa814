"""From a file to the explanation of what can't be had in it."""

from collections.abc import Callable
from datetime import date

from planner.errors import NoPlanError, StoppedError
from planner.explanation.answer import Explanation
from planner.explanation.because import because
from planner.loading import Loaded
from planner.plan import Plan
from planner.solver.engine import Engine
from planner.solver.explain.conflict import Conflict, impossible
from planner.solver.explain.questions import UnsettledError
from planner.solver.explain.repairs import Repairs
from planner.solver.explain.shortfalls import Shortfalls

WORST = 3
"""So many shortfalls are looked into with every plan; ``explain`` looks into all of them."""

MOST_WEEKS_TRIED = 12
"""Changes are tried with every plan up to this length; ``explain`` tries them in all."""

TRIES = 6
"""Changes that are solved at most for each shortfall when they are all looked into."""

FEW_TRIES = 2
"""The same for the worst ones, which come with every plan."""


def explain_impossible(
    loaded: Loaded, mondays: tuple[date, ...], today: date, engine: Engine
) -> Explanation | None:
    """Why there is no plan, with repairs; None where that there is none was not shown.

    Args:
        loaded: What was to be planned.
        mondays: The weeks whose sessions found no exercises; empty where there is no calendar.
        today: As for ``load``.
        engine: Runs the models.

    Raises:
        BugError: Two solves contradict each other.
        StoppedError: Interrupted.
    """
    with engine.listening():
        try:
            conflict = impossible(loaded, mondays, engine)
        except (UnsettledError, NoPlanError):
            conflict = None
        _refuse_interrupted(engine)
        return None if conflict is None else _explained(loaded, conflict, today, engine)


def _explained(loaded: Loaded, conflict: Conflict, today: date, engine: Engine) -> Explanation:
    repairs = Repairs(loaded, today, engine).find(conflict)
    _refuse_interrupted(engine)
    return Explanation(
        status="impossible",
        because=because(conflict.causes, loaded),
        repairs=tuple(repairs),
    )


def explain_shortfalls(loaded: Loaded, plan: Plan, today: date, engine: Engine) -> Explanation:
    """Everything that fell short in a plan, with what binds and what would end it."""
    with engine.listening():
        found = Shortfalls(loaded, plan, today, engine).worst(None, TRIES)
    _refuse_interrupted(engine)
    return Explanation(status="short" if found else "met", shortfalls=found)


def with_worst_shortfalls(
    loaded: Loaded,
    plan: Plan,
    today: date,
    engine: Engine,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Plan:
    """The plan with its worst shortfalls looked into; as it is where that was cut short."""
    weeks = len(loaded.problem.season.weeks)
    tries = FEW_TRIES if weeks <= MOST_WEEKS_TRIED else 0
    with engine.listening():
        try:
            found = Shortfalls(loaded, plan, today, engine).worst(WORST, tries, report)
            plan = plan if engine.stopped else plan.model_copy(update={"shortfalls": found})
        except StoppedError:
            engine.interrupt()
    return plan


def _refuse_interrupted(engine: Engine) -> None:
    if engine.interrupted:
        raise StoppedError("interrupted before it was explained; nothing was written")
