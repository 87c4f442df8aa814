"""Pair the sessions that two plans share, and list their changes."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from planner.ics.identity import match_in_weeks
from planner.plan.plan import Plan, Prescription, Session

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Doses:
    """An exercise that stays in its session with another dose."""

    before: Prescription
    after: Prescription


@dataclass(frozen=True, slots=True)
class Kept:
    """A session that both plans have."""

    before: Session
    after: Session

    @property
    def moved(self) -> bool:
        """Tell whether it starts at another instant."""
        return self.before.start_minute != self.after.start_minute

    @property
    def changed(self) -> bool:
        """Tell whether its class, minutes, warm-up or exercises changed."""
        return _content(self.before) != _content(self.after)

    @property
    def added(self) -> tuple[Prescription, ...]:
        """List the exercises that only the later session has."""
        old, new = _exercises(self.before), _exercises(self.after)
        return tuple(item for key, item in new.items() if key not in old)

    @property
    def removed(self) -> tuple[Prescription, ...]:
        """List the exercises that only the earlier session has."""
        return Kept(self.after, self.before).added

    @property
    def doses(self) -> tuple[Doses, ...]:
        """The exercises whose dose changed."""
        old, new = _exercises(self.before), _exercises(self.after)
        pairs = [(old[key], new[key]) for key in new if key in old]
        return tuple(Doses(*pair) for pair in pairs if _dose(pair[0]) != _dose(pair[1]))

    @property
    def reordered(self) -> bool:
        """Tell whether the exercises of both come in another order."""
        old, new = _exercises(self.before), _exercises(self.after)
        return [key for key in old if key in new] != [key for key in new if key in old]


def in_order(plan: Plan) -> tuple[Session, ...]:
    """Sort a plan's sessions by time."""
    return tuple(sorted(plan.sessions, key=lambda session: (session.start_minute, session.uid)))


def partners_of(
    old: Sequence[Session], new: Sequence[Session], *, same_athlete: bool
) -> dict[int, int]:
    """Map the index of each new session to that of the old session which it continues.

    Sessions are matched as events are: inside the week, same day first, then the nearest. Uids
    alone would not do, as plans that were solved apart number their sessions alike; they find
    the session of the same athlete that went to another week.
    """
    partners = match_in_weeks(old, new)
    return partners | (_across_weeks(old, new, partners) if same_athlete else {})


def _across_weeks(
    old: Sequence[Session], new: Sequence[Session], partners: dict[int, int]
) -> dict[int, int]:
    """Pair sessions left without a partner by their uids, across weeks."""
    used = set(partners.values())
    left = {old[n].uid: n for n in reversed(range(len(old))) if n not in used}
    return {
        n: left.pop(session.uid)
        for n, session in enumerate(new)
        if n not in partners and session.uid and session.uid in left
    }


def _content(session: Session) -> object:
    doses = [(item.id, _dose(item)) for item in session.exercises]
    return session.session_class, session.minutes, session.warm_up_s, doses


def _exercises(session: Session) -> dict[tuple[str, int], Prescription]:
    return by_turn(session.exercises, lambda item: item.id)


def by_turn(items: Iterable[_Item], name: Callable[[_Item], str]) -> dict[tuple[str, int], _Item]:
    """Number items of one name in their order, and key them by name and number."""
    seen: Counter[str] = Counter()
    named: dict[tuple[str, int], _Item] = {}
    for item in items:
        named[name(item), seen[name(item)]] = item
        seen[name(item)] += 1
    return named


def _dose(item: Prescription) -> dict[str, Any]:
    return item.model_dump(exclude={"id", "seconds"})
