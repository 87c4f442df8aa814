"""What a statement of a model says, read back from CP-SAT's own form of it."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple


class Statement(NamedTuple):
    """A linear statement: reading it from the model takes far longer than adding it up."""

    conditions: list[int]
    variables: list[int]
    coefficients: list[int]
    domain: list[int]

    @classmethod
    def of(cls, constraint: Any) -> "Statement":
        """What a model's statement says."""
        variables, domain = linear(constraint)
        coefficients = list(constraint.linear.coeffs) if variables else []
        return cls(list(constraint.enforcement_literal), variables, coefficients, domain)

    def kept(self, solution: Sequence[int], switches: Collection[int]) -> bool:
        """Whether a solution keeps to it, with the switches before it on."""
        for literal in self.conditions:
            if literal not in switches and solution[positive(literal)] != (literal >= 0):
                return True
        terms = zip(self.variables, self.coefficients, strict=True)
        amount = sum(factor * solution[variable] for variable, factor in terms)
        pairs = zip(self.domain[::2], self.domain[1::2], strict=True)
        return any(low <= amount <= high for low, high in pairs)


def linear(constraint: Any) -> tuple[list[int], list[int]]:
    """Variables and domain of a statement; one about constants has none, and 0 if it is true.

    Merely reading ``linear`` makes a linear constraint of any other kind.
    """
    if constraint.has_linear():
        return list(constraint.linear.vars), list(constraint.linear.domain)
    true = constraint.has_bool_or() and list(constraint.bool_or.literals)
    return [], [0, 0] if true else [1, 1]


def positive(variable: int) -> int:
    """The index of a variable, or of the one that a literal negates."""
    return variable if variable >= 0 else -variable - 1
