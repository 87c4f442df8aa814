"""What a statement of a model says, read back from CP-SAT's own form of it."""

from collections.abc import Collection, Sequence
from typing import Any


def kept(constraint: Any, solution: Sequence[int], switches: Collection[int]) -> bool:
    """Whether a solution keeps to a statement, with the switches before it on."""
    for literal in constraint.enforcement_literal:
        if literal not in switches and solution[positive(literal)] != (literal >= 0):
            return True
    variables, bounds = linear(constraint)
    coefficients = list(constraint.linear.coeffs) if variables else []
    amount = sum(c * solution[v] for v, c in zip(variables, coefficients, strict=True))
    pairs = zip(bounds[::2], bounds[1::2], strict=True)
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
