"""A plan's surroundings as a model: what would have to give way for something to be otherwise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from ortools.sat.python import cp_model

from planner.catalogue import Exercise
from planner.dose import most_sets
from planner.explanation.causes import Cause, Wish
from planner.explanation.exercise_obstacles import exercise_obstacles
from planner.frame import Frame, frames_of_sessions
from planner.instants import monday_of
from planner.loading import Loaded
from planner.plan import Plan
from planner.solver.choices import CalendarChoices, ContentChoices
from planner.solver.engine import Engine
from planner.solver.explain.calendar_conflict import Blocked, calendar_model
from planner.solver.explain.questions import SECONDS, UnsettledError
from planner.solver.explain.smallest import Conflicts
from planner.solver.explain.switches import Switches, Term

AROUND = timedelta(weeks=2)
"""Weeks further away than this stay as they are."""


@dataclass
class SoftModel:
    """Switches with what each soft constraint charges, and what it charges in the plan.

    Attributes:
        switches: The model, with a switch before every hard statement.
        terms: What may be charged, by the constraint's label.
        now: What each term's variable is in the plan.
    """

    switches: Switches
    terms: dict[str, list[Term]]
    now: dict[int, int] = field(default_factory=dict)

    @property
    def cost(self) -> cp_model.LinearExprT:
        """All points."""
        return sum(t.points * t.variable for terms in self.terms.values() for t in terms)

    @property
    def cost_now(self) -> int:
        """All points of the plan."""
        return sum(
            t.points * self.now[t.variable.index] for terms in self.terms.values() for t in terms
        )

    def charged_in(self, label: str, monday: date) -> list[Term]:
        """What a constraint charges the plan in a week."""
        return [
            term
            for term in self.terms.get(label, ())
            if self.now[term.variable.index] > 0 and (monday in term.mondays or not term.mondays)
        ]

    def measure(self, decided: Mapping[int, int], engine: Engine) -> None:
        """Finds out what the plan is charged, its decisions given by variable index.

        Raises:
            UnsettledError: The plan's decisions don't hold together in this model.
        """
        model = self.switches.holding(self.switches.causes)
        for index, value in decided.items():
            domain = model.proto.variables[index].domain
            domain[0] = domain[1] = value
        model.minimize(self.cost)
        answer = engine.solve(model, SECONDS)
        if not answer.found:
            raise UnsettledError
        variables = [t.variable for terms in self.terms.values() for t in terms]
        self.now = {variable.index: answer.solver.value(variable) for variable in variables}

    def keep(self, mended: Sequence[Term] = ()) -> None:
        """Refuses what is to be mended, and lets nothing else cost more than it does now."""
        dropped = {term.variable.index for term in mended}
        for index in sorted(dropped):
            self.switches.model.add(self.switches.model.get_int_var_from_proto_index(index) <= 0)
        for label, terms in self.terms.items():
            kept = [term for term in terms if term.variable.index not in dropped]
            ceiling = sum(term.points * self.now[term.variable.index] for term in kept)
            spent = sum(term.points * term.variable for term in kept)
            if not isinstance(spent, int):
                wish = self.switches.switch(Wish(label))
                self.switches.model.add(spent <= ceiling).only_enforce_if(wish)

    def binding(self, engine: Engine) -> list[Cause] | None:
        """The fewest causes that stand against it; None if nothing does."""
        conflicts = Conflicts(self.switches, engine)
        return conflicts.smallest(self.switches.causes, lambda cause: isinstance(cause, Wish))


def calendar_around(
    loaded: Loaded, plan: Plan, monday: date | None, blocked: Blocked, engine: Engine
) -> tuple[SoftModel, CalendarChoices]:
    """The calendar with the plan's sessions in weeks far from one kept as they are.

    Args:
        loaded: What was planned.
        plan: Its plan.
        monday: The week; None lets every week change.
        blocked: Slots to offer besides the admissible ones, once what forbids them is off.
        engine: Finds out what the plan is charged.
    """
    switches, choices, terms = calendar_model(loaded, blocked)
    soft = SoftModel(switches, terms)
    used = {(s.starts_at, s.minutes, s.session_class) for s in plan.sessions}
    decided = {
        choices.taken(slot).index: int((slot.start, slot.minutes, slot.session_class) in used)
        for slot in choices.slots
    }
    soft.measure(decided, engine)
    for slot in choices.slots if monday else ():
        if monday and abs(monday_of(slot.day) - monday) > AROUND:
            taken = choices.taken(slot)
            choices.model.add(taken == decided[taken.index])
    return soft, choices


def content_of_week(
    loaded: Loaded, plan: Plan, monday: date, engine: Engine, *, forbidden: bool
) -> tuple[SoftModel, ContentChoices]:
    """The content of a week's sessions, all others' as they are in the plan.

    Args:
        loaded: What was planned.
        plan: Its plan.
        monday: The week.
        engine: Finds out what the plan is charged.
        forbidden: Whether exercises are offered too that something keeps out of a session, once
            that is off. A constraint that looks at what could be there then charges otherwise.
    """
    problem = loaded.problem
    frames = frames_of_sessions(plan.sessions, problem)
    window = frozenset(frame.index for frame in frames if frame.week.monday == monday)
    sets = {n: {e.id: e.sets for e in s.exercises} for n, s in enumerate(plan.sessions)}
    offered = [
        _offered(frame, loaded, forbidden=forbidden and frame.index in window) for frame in frames
    ]
    choices = ContentChoices(
        cp_model.CpModel(),
        frames,
        [list(each) for each in offered],
        [{e.id: most_sets(e, f) for e in each} for f, each in zip(frames, offered, strict=True)],
        {index: done for index, done in sets.items() if index not in window},
        window,
    )
    switches = Switches(choices.model)
    decided: dict[int, int] = {}
    for frame in (frame for frame in frames if frame.index in window):
        for exercise, reasons in offered[frame.index].items():
            amount = sets[frame.index].get(exercise.id, 0)
            for variable, value in (
                (choices.uses(frame, exercise), int(amount > 0)),
                (choices.sets(frame, exercise), amount),
            ):
                switches.about([variable], frame.day, frame.index)
                if isinstance(variable, cp_model.IntVar):
                    decided[variable.index] = value
            for causes in reasons:
                switches.forbid(choices.uses(frame, exercise), causes)
    terms = {
        constraint.label: switches.post(constraint, choices, problem)
        for constraint in loaded.content_constraints
    }
    soft = SoftModel(switches, terms)
    soft.measure(decided, engine)
    return soft, choices


def _offered(
    frame: Frame, loaded: Loaded, *, forbidden: bool
) -> dict[Exercise, list[frozenset[Cause]]]:
    """What a session can hold, and all that something keeps out of it if that is asked for."""
    problem = loaded.problem
    usable: dict[Exercise, list[frozenset[Cause]]] = {e: [] for e in problem.usable(frame)}
    for exercise in problem.repertoire if forbidden else ():
        if exercise not in usable:
            reasons = exercise_obstacles(frame, exercise, problem, loaded.content_constraints)
            usable[exercise] = reasons
    return usable
