"""Compare two plans: sessions, content, points, weeks and muscle areas."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.catalogue.exercises import Catalogue
from planner.plan.plan import Plan, PlannedPhase, Session
from planner.report.diff.matched_sessions import Kept, by_turn, in_order, partners_of
from planner.report.diff.totals import Amounts, Totals, different, points_of, tenths_of, totals_of


@dataclass(frozen=True)
class Difference:
    """Two plans lie side by side; sessions are in the order of time, of the later plan where kept.

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
        """List the sessions that start at another time."""
        return tuple(pair for pair in self.kept if pair.moved)

    @cached_property
    def changed(self) -> tuple[Kept, ...]:
        """List sessions with another class, length or content; they may have moved as well."""
        return tuple(pair for pair in self.kept if pair.changed)

    @cached_property
    def points(self) -> int:
        """Count the points that the later plan costs more; negative if it costs fewer."""
        return sum(cost.after - cost.before for cost in self.costs)

    @cached_property
    def costs(self) -> tuple[Amounts, ...]:
        """List points by constraint where they differ, the largest change first."""
        old, new = (points_of(plan) for plan in self._both)
        return different(old, new)

    @cached_property
    def weeks(self) -> dict[date, tuple[Totals, Totals]]:
        """Map the Mondays of differing weeks to the totals of both plans."""
        old, new = (totals_of(plan) for plan in self._both)
        both = {
            monday: (old.get(monday, Totals()), new.get(monday, Totals()))
            for monday in sorted(old.keys() | new.keys())
        }
        return {monday: totals for monday, totals in both.items() if totals[0] != totals[1]}

    @cached_property
    def phases(self) -> tuple[tuple[PlannedPhase | None, PlannedPhase | None], ...]:
        """Pair the phases that differ, the first base phase beside the first one and so on."""
        old, new = (_phases(plan) for plan in self._both)
        names = list(dict.fromkeys((*old, *new)))
        pairs = [(old.get(name), new.get(name)) for name in names]
        return tuple(pair for pair in pairs if pair[0] != pair[1])

    @property
    def same(self) -> bool:
        """Tell whether these lists are empty, and athlete, time zone and season the same."""
        sessions = self.moved or self.added or self.removed or self.changed
        whose = [(p.athlete, p.timezone, p.season_start, p.season_end) for p in self._both]
        return not (sessions or self.costs or self.weeks or self.phases) and whose[0] == whose[1]

    def areas(self, catalogue: Catalogue) -> tuple[Amounts, ...]:
        """List weighted sets a week by muscle area, in tenths, where they differ.

        Args:
            catalogue: The known exercises; others earn nothing.
        """
        old, new = (tenths_of(plan, catalogue) for plan in self._both)
        return different(old, new)

    @property
    def _both(self) -> tuple[Plan, Plan]:
        return self.before, self.after


def compare(before: Plan, after: Plan) -> Difference:
    """Compare two plans."""
    old, new = in_order(before), in_order(after)
    partners = partners_of(old, new, same_athlete=before.athlete == after.athlete)
    used = set(partners.values())
    return Difference(
        before=before,
        after=after,
        kept=tuple(Kept(old[partners[n]], new[n]) for n in sorted(partners)),
        added=tuple(session for n, session in enumerate(new) if n not in partners),
        removed=tuple(session for n, session in enumerate(old) if n not in used),
    )


def _phases(plan: Plan) -> dict[tuple[str, int], PlannedPhase]:
    return by_turn(plan.phases, lambda phase: phase.phase.value)
