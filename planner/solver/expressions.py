"""Linear expressions of decisions: shortfalls, overlaps and first uses."""

from collections.abc import Sequence
from typing import TypeAlias

from ortools.sat.python.cp_model import CpModel, LinearExpr

from planner.constraints.base import Constraint

Amount: TypeAlias = LinearExpr | int
"""A count of decisions: an expression, or a number where all are fixed."""

FAR = 1_000_000
"""Upper bound of every shortfall: far above any cost, small enough for exact arithmetic."""


def charged(model: CpModel, constraint: Constraint, points: Amount) -> Amount:
    """Weights a constraint's points; a strict constraint refuses them and costs nothing."""
    if not constraint.strict:
        return constraint.weight * points
    model.add(points <= 0)
    return 0


class Expressions:
    """Makes expressions of decisions, with the auxiliary variables that they need."""

    def __init__(self, model: CpModel) -> None:
        self.model = model

    def above(self, amount: Amount, limit: Amount, band: int = 1) -> Amount:
        """Counts the whole or begun bands of ``amount`` above ``limit``; exact where minimised."""
        difference = amount - limit
        if isinstance(difference, int):
            return max(0, -(-difference // band))
        bands = self.model.new_int_var(0, FAR, "")
        self.model.add(band * bands >= difference)
        return bands

    def below(self, amount: Amount, limit: Amount, band: int = 1) -> Amount:
        """Counts the whole or begun bands of ``amount`` below ``limit``; exact where minimised."""
        return self.above(limit, amount, band)

    def largest(self, amounts: Sequence[Amount]) -> Amount:
        """Returns the largest of amounts from 0 to 1; exact where minimised."""
        if not amounts:
            return 0
        most = self.model.new_bool_var("")
        for amount in amounts:
            self.model.add(most >= amount)
        return most

    def any_of(self, chosen: Sequence[Amount]) -> Amount:
        """Returns 1 if any of these 0/1 decisions is taken, else 0."""
        taken = self.some_of(chosen)
        if not isinstance(taken, int):
            for one in chosen:
                if not isinstance(one, int) and one is not taken:
                    self.model.add(taken >= one)
        return taken

    def some_of(self, chosen: Sequence[Amount]) -> Amount:
        """Returns 1 only if any of these 0/1 decisions is taken; exact where maximised."""
        if any(isinstance(one, int) and one for one in chosen):
            return 1
        open_ones = [one for one in chosen if not isinstance(one, int)]
        if len(open_ones) <= 1:
            return open_ones[0] if open_ones else 0
        taken = self.model.new_bool_var("")
        self.model.add(taken <= sum(open_ones))
        return taken

    def without(self, one: Amount, other: Amount) -> Amount:
        """Returns 1 if the first decision is taken without the second; exact where minimised."""
        if isinstance(other, int):
            return 0 if other else one
        if isinstance(one, int):
            return 1 - other if one else 0
        alone = self.model.new_bool_var("")
        self.model.add(alone >= one - other)
        return alone

    def first_use(self, used: Amount, exposures: Amount) -> Amount:
        """Returns 1 if a 0/1 use has no earlier exposure; exact where minimised."""
        if isinstance(exposures, int):
            return 0 if exposures else used
        if isinstance(used, int) and not used:
            return 0
        first = self.model.new_bool_var("")
        self.model.add(first >= used - exposures)
        return first

    def overlap(self, one: Amount, other: Amount) -> Amount:
        """Returns 1 if both 0/1 decisions are taken; exact where minimised."""
        if isinstance(one, int) or isinstance(other, int):
            return self.both(one, other)
        taken = self.model.new_bool_var("")
        self.model.add(taken >= one + other - 1)
        return taken

    def both(self, one: Amount, other: Amount) -> Amount:
        """Returns 1 if both 0/1 decisions are taken, else 0; exact in either direction."""
        if isinstance(one, int):
            return other if one else 0
        if isinstance(other, int):
            return one if other else 0
        taken = self.model.new_bool_var("")
        self.model.add(taken <= one)
        self.model.add(taken <= other)
        self.model.add(taken >= one + other - 1)
        return taken

    def at_least(self, amounts: Sequence[tuple[Amount, int]]) -> Amount:
        """Returns 1 only if every amount reaches its threshold; exact where maximised."""
        if any(isinstance(amount, int) and amount < least for amount, least in amounts):
            return 0
        open_ones = [(a, least) for a, least in amounts if not isinstance(a, int)]
        if not open_ones:
            return 1
        ready = self.model.new_bool_var("")
        for amount, least in open_ones:
            self.model.add(amount >= least * ready)
        return ready
