"""Whether causes can't hold together and all but any one of them can, each solved on its own."""

from collections.abc import Collection, Iterator

from ortools.sat.python import cp_model

from planner.explain.calendar_conflict import blocked_slots, weeks_of_causes
from planner.explain.conflict import Conflict
from planner.explain.content_conflict import _one_a_day, guarded_weeks
from planner.instance import Instance
from planner.solver.calendar_level import build
from planner.solver.causes import Cause, Fact, Requirement
from planner.solver.guarded_model import GuardedModel
from planner.solver.joint_model import MOST_WEEKS, calendar_model, monotone_constraints

SECONDS = 60.0


def refuse_reducible(instance: Instance, conflict: Conflict) -> None:
    """Refuses a set of causes of which one could go, or that holds together.

    Raises:
        AssertionError: With what was found of the set.
    """
    said = []
    for guarded in _models(instance, conflict):
        if not set(conflict.causes) <= set(guarded.causes):
            said.append("the model has other causes")
        elif _possible(guarded, conflict.causes):
            said.append("all of it is possible")
        else:
            for cause in conflict.causes:
                rest = [each for each in conflict.causes if each != cause]
                assert _possible(guarded, rest), f"impossible without {cause}"
            break
    else:
        raise AssertionError("; ".join(said))
    if not conflict.content:
        _refuse_possible(instance, conflict)


def _models(instance: Instance, conflict: Conflict) -> Iterator[GuardedModel]:
    """The models that a conflict may be of."""
    if conflict.content:
        blocked = blocked_slots(instance, conflict.mondays)
        every = monotone_constraints(instance)
        asked = [each for each in every if each.strict]
        yield guarded_weeks(instance, conflict.mondays, blocked, asked).guarded
        yield guarded_weeks(instance, conflict.mondays, _one_a_day(blocked), every).guarded
        return
    mondays = weeks_of_causes(conflict.causes)
    blocked = blocked_slots(instance, mondays) if len(mondays) <= MOST_WEEKS else {}
    yield calendar_model(instance, blocked).guarded


def _possible(guarded: GuardedModel, causes: Collection[Cause]) -> bool:
    """Whether causes hold together, all others switched off."""
    model = guarded.model.clone()
    on = set(causes)
    for cause in guarded.causes:
        model.add(guarded.literal(cause) == int(cause in on))
    return _solves(model)


def _refuse_possible(instance: Instance, conflict: Conflict) -> None:
    """Refuses a calendar's conflict that the plain model doesn't have.

    That model has the whole constraints that are named, and nothing of the others.
    """
    named = {cause.constraint for cause in conflict.causes if isinstance(cause, Requirement)}
    calendar = [each for each in instance.calendar_constraints if each.label in named]
    content = [each for each in instance.content_constraints if each.label in named]
    model, _ = build(instance.problem, calendar, instance.problem.slots, content)
    model.proto.clear_objective()
    assert not _solves(model), "the plain model of these constraints has a calendar"
    if any(isinstance(cause, Fact) for cause in conflict.causes):
        return
    for label in sorted(named):
        some = [each for each in calendar if each.label != label]
        room = [each for each in content if each.label != label]
        model, _ = build(instance.problem, some, instance.problem.slots, room)
        model.proto.clear_objective()
        assert _solves(model), f"the plain model without {label} has no calendar"


def _solves(model: cp_model.CpModel) -> bool:
    """Whether a model has a solution; more sets than fit take a full relaxation to see."""
    for level in (1, 2):
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.max_deterministic_time = SECONDS
        solver.parameters.linearization_level = level
        status = solver.solve(model)
        if status != cp_model.UNKNOWN:
            break
    known = (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE)
    assert status in known, f"{solver.status_name(status)} after {SECONDS} deterministic seconds"
    return status != cp_model.INFEASIBLE
