"""What one plan changes against another: sessions, content, points, weeks and muscle areas."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple, TypeVar

from planner.catalogue import Catalogue, Exercise
from planner.coverage import credit
from planner.ics.identity import match_in_weeks
from planner.instants import monday_of
from planner.plan import Plan, PlannedPhase, Prescription, Session

DAYS_PER_WEEK: Final = 7

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
        """Whether it starts at another instant."""
        return self.before.starts_at != self.after.starts_at

    @property
    def changed(self) -> bool:
        """Whether its class, minutes, warm-up or exercises changed."""
        return _content(self.before) != _content(self.after)

    @property
    def added(self) -> tuple[Prescription, ...]:
        """The exercises that only the later one has."""
        old, new = _exercises(self.before), _exercises(self.after)
        return tuple(item for key, item in new.items() if key not in old)

    @property
    def removed(self) -> tuple[Prescription, ...]:
        """The exercises that only the earlier one has."""
        return Kept(self.after, self.before).added

    @property
    def doses(self) -> tuple[Doses, ...]:
        """The exercises whose dose changed."""
        old, new = _exercises(self.before), _exercises(self.after)
        pairs = [(old[key], new[key]) for key in new if key in old]
        return tuple(Doses(*pair) for pair in pairs if _dose(pair[0]) != _dose(pair[1]))

    @property
    def reordered(self) -> bool:
        """Whether the exercises of both come in another order."""
        old, new = _exercises(self.before), _exercises(self.after)
        return [key for key in old if key in new] != [key for key in new if key in old]


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a name stands for in both plans; the unit is the list's."""

    name: str
    before: int
    after: int


class Totals(NamedTuple):
    """A week's sessions, minutes and load."""

    sessions: int = 0
    minutes: int = 0
    load: int = 0


@dataclass(frozen=True)
class Difference:
    """Two plans side by side; sessions in the order of time, of the later plan where kept.

    Attributes:
        before: The earlier plan.
        after: The later plan.
        kept: The sessions of both.
        added: The sessions that only the later plan has.
        removed: The sessions that only the earlier plan has.
    """

    before: Plan
    after: Plan
    kept: tuple[Kept, ...]
    added: tuple[Session, ...]
    removed: tuple[Session, ...]

    @cached_property
    def moved(self) -> tuple[Kept, ...]:
        """The sessions that start at another time."""
        return tuple(pair for pair in self.kept if pair.moved)

    @cached_property
    def changed(self) -> tuple[Kept, ...]:
        """The sessions with another class, length or content; they may have moved as well."""
        return tuple(pair for pair in self.kept if pair.changed)

    @cached_property
    def points(self) -> int:
        """How many more points the later plan costs; negative if it costs fewer."""
        return sum(cost.after - cost.before for cost in self.costs)

    @cached_property
    def costs(self) -> tuple[Amounts, ...]:
        """Points by constraint where they differ, the largest change first."""
        old, new = (_points(plan) for plan in self._both)
        return _different(old, new)

    @cached_property
    def weeks(self) -> dict[date, tuple[Totals, Totals]]:
        """Totals of both by the week's Monday, where they differ."""
        old, new = (_weekly(plan) for plan in self._both)
        both = {
            monday: (old.get(monday, Totals()), new.get(monday, Totals()))
            for monday in sorted(old.keys() | new.keys())
        }
        return {monday: totals for monday, totals in both.items() if totals[0] != totals[1]}

    @cached_property
    def phases(self) -> tuple[tuple[PlannedPhase | None, PlannedPhase | None], ...]:
        """The phases that differ, the first base phase beside the first one and so on."""
        old, new = (_phases(plan) for plan in self._both)
        names = list(dict.fromkeys((*old, *new)))
        pairs = [(old.get(name), new.get(name)) for name in names]
        return tuple(pair for pair in pairs if pair[0] != pair[1])

    @property
    def same(self) -> bool:
        """Whether nothing differs that these lists would show."""
        sessions = self.moved or self.added or self.removed or self.changed
        whose = [(p.athlete, p.timezone, p.season_start, p.season_end) for p in self._both]
        return not (sessions or self.costs or self.weeks or self.phases) and whose[0] == whose[1]

    def areas(self, catalogue: Catalogue) -> tuple[Amounts, ...]:
        """Weighted sets a week by muscle area, in tenths, where they differ.

        Args:
            catalogue: Where the exercises are found; others earn nothing.
        """
        old, new = (_tenths(plan, catalogue) for plan in self._both)
        return _different(old, new)

    @property
    def _both(self) -> tuple[Plan, Plan]:
        return self.before, self.after


def compare(before: Plan, after: Plan) -> Difference:
    """What ``after`` changes against ``before``.

    Sessions are matched as events are: inside the week, same day first, then the nearest. Uids
    alone would not do, as plans that were solved apart number their sessions alike; they find
    the session of the same athlete that went to another week.
    """
    old, new = _in_order(before), _in_order(after)
    partners = match_in_weeks(old, new)
    if before.athlete == after.athlete:
        partners |= _across_weeks(old, new, partners)
    used = set(partners.values())
    return Difference(
        before=before,
        after=after,
        kept=tuple(Kept(old[partners[n]], new[n]) for n in sorted(partners)),
        added=tuple(session for n, session in enumerate(new) if n not in partners),
        removed=tuple(session for n, session in enumerate(old) if n not in used),
    )


def _in_order(plan: Plan) -> tuple[Session, ...]:
    return tuple(sorted(plan.sessions, key=lambda session: (session.starts_at, session.uid)))


def _across_weeks(
    old: Sequence[Session], new: Sequence[Session], partners: dict[int, int]
) -> dict[int, int]:
    """Sessions without a partner that have the uid of one without."""
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
    return _by_turn(session.exercises, lambda item: item.id)


def _phases(plan: Plan) -> dict[tuple[str, int], PlannedPhase]:
    return _by_turn(plan.phases, lambda phase: phase.phase.value)


def _by_turn(items: Iterable[_Item], name: Callable[[_Item], str]) -> dict[tuple[str, int], _Item]:
    """Items by name and how often that name came before."""
    seen: Counter[str] = Counter()
    named: dict[tuple[str, int], _Item] = {}
    for item in items:
        named[name(item), seen[name(item)]] = item
        seen[name(item)] += 1
    return named


def _dose(item: Prescription) -> dict[str, Any]:
    return item.model_dump(exclude={"id", "seconds"})


def _different(old: Mapping[str, int], new: Mapping[str, int]) -> tuple[Amounts, ...]:
    """Where they differ, the largest difference first."""
    amounts = [Amounts(name, old.get(name, 0), new.get(name, 0)) for name in sorted({*old, *new})]
    differing = [each for each in amounts if each.before != each.after]
    return tuple(sorted(differing, key=lambda each: -abs(each.after - each.before)))


def _points(plan: Plan) -> Counter[str]:
    points: Counter[str] = Counter()
    for cost in plan.costs:
        points[cost.constraint] += cost.points
    return points


def _weekly(plan: Plan) -> dict[date, Totals]:
    weeks: defaultdict[date, Totals] = defaultdict(Totals)
    for session in plan.sessions:
        monday = monday_of(session.day)
        sessions, minutes, load = weeks[monday]
        weeks[monday] = Totals(sessions + 1, minutes + session.minutes, load + session.load)
    return weeks


def _tenths(plan: Plan, catalogue: Catalogue) -> dict[str, int]:
    """Weighted sets a week by area, in tenths, rounded."""
    weeks = -(-((plan.season_end - plan.season_start).days + 1) // DAYS_PER_WEEK)
    sets: Counter[Exercise] = Counter()
    for session in plan.sessions:
        for item in session.exercises:
            if exercise := catalogue.by_id.get(item.id):
                sets[exercise] += item.sets
    return {
        area.id: (10 * half_sets + weeks) // (2 * weeks)
        for area in catalogue.areas
        if (half_sets := sum(credit(each, area.id) * count for each, count in sets.items()))
    }
