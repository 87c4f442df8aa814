"""Deliberate bugs in what a constraint tells the solver, made for any constraint."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint
from planner.plan.plan import SessionClass
from planner.problem.problem import Problem
from tests.constraints.comparison import walks

Mutate = Callable[[Any], Any]
"""From a constraint to one that tells the solver something else."""

RANKS = sorted(SessionClass, key=lambda one: one.rank)


class Stead:
    """Stands in for a constraint, a model or choices, and does some things differently."""

    def __init__(self, right: Any, **otherwise: Any) -> None:
        self._right = right
        self.__dict__.update(otherwise)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._right, name)


class Deaf(Stead):
    """A model to which nothing can be added."""

    def __getattr__(self, name: str) -> Any:
        adds = name.startswith(("add", "only_enforce_if", "with_name"))
        return (lambda *_, **__: self) if adds else super().__getattr__(name)


def caught(kind: type[Constraint], mutate: Mutate) -> bool | None:
    """Whether the comparison notices a bug; None if the models are the same with and without."""
    wrong: dict[int, Any] = {}
    for case, state, verdict in walks(kind):
        if id(case) not in wrong:
            posted = case.posted(mutate(case.constraint))
            wrong[id(case)] = posted if posted.text != case.right.text else None
        model = wrong[id(case)]
        if model is not None and model.ask(state) != verdict.charged:
            return True
    return False if any(wrong.values()) else None


def mutants(kind: type[Constraint]) -> Iterator[tuple[str, Mutate]]:
    """Bugs that any constraint could have, by what it does wrongly."""
    yield "costs nothing", _posting(lambda post, *given: 0 * post(*given))
    yield "requires nothing", _posting(lambda post, model, *given: post(Deaf(model), *given))
    yield "is weighed wrongly", lambda right: Stead(right, weight=right.weight + 1)
    if "strength" in kind.model_fields:
        yield "has the other strength", lambda right: Stead(right, strict=not right.strict)
    for bands in (1, -1):
        yield f"has limits {bands:+} band off", _posting(_with_limits_off(bands))
    if issubclass(kind, CalendarConstraint) and kind.points is not CalendarConstraint.points:
        yield "has no points", lambda right: Stead(right, points=lambda *_: 0)
        yield (
            "has a point too many",
            lambda right: Stead(right, points=lambda *given: right.points(*given) + 1),
        )
    if kind.forbids in (CalendarConstraint.forbids, ContentConstraint.forbids):
        return
    yield "forbids nothing", lambda right: Stead(right, forbids=lambda *_: False)
    for what, mistake in _looks(issubclass(kind, CalendarConstraint)):
        yield f"forbids as if {what}", _forbidding(mistake)


def _looks(calendar: bool) -> Iterator[tuple[str, Callable[..., tuple[Any, ...]]]]:
    """Ways to mistake what might be forbidden for something near it."""
    if calendar:
        yield (
            "it started a quarter later",
            lambda slot, _: (replace(slot, start_minute=slot.start_minute + 15),),
        )
        yield "it were a minute longer", lambda slot, _: (replace(slot, minutes=slot.minutes + 1),)
        yield "it were a day later", lambda slot, it: (_next_day(slot, it),)
        yield "its class were heavier", lambda slot, _: (_heavier(slot),)
    else:
        yield "the cap were lower", lambda f, e, _: (replace(f, level_cap=f.level_cap - 1), e)
        yield "its level were higher", lambda f, e, _: (f, replace(e, level=e.level + 1))
        yield "it were a day later", lambda f, e, it: (_next_day(f, it), e)
        yield "its class were heavier", lambda f, e, _: (_heavier(f), e)


def _next_day(one: Any, problem: Problem) -> Any:
    return replace(one, day=min(one.day + timedelta(days=1), problem.season.end))


def _heavier(one: Any) -> Any:
    rank = min(one.session_class.rank + 1, len(RANKS) - 1)
    return replace(one, session_class=RANKS[rank])


def _posting(wrongly: Callable[..., Any]) -> Mutate:
    return lambda right: Stead(right, post=lambda *given: wrongly(right.post, *given))


def _forbidding(mistake: Callable[..., tuple[Any, ...]]) -> Mutate:
    return lambda right: Stead(
        right, forbids=lambda *given: right.forbids(*mistake(*given), given[-1])
    )


def _with_limits_off(bands: int) -> Callable[..., Any]:
    def wrongly(post: Any, model: Any, choices: Any, problem: Any) -> Any:
        def above(amount: Any, limit: Any, band: int = 1) -> Any:
            return choices.above(amount, limit + bands * band, band)

        def below(amount: Any, limit: Any, band: int = 1) -> Any:
            return choices.below(amount, limit + bands * band, band)

        return post(model, Stead(choices, above=above, below=below), problem)

    return wrongly
