"""Reads linear constraints back from a CP-SAT model's protocol buffer."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple


class LinearConstraint(NamedTuple):
    """A linear constraint in plain lists, which are far quicker to evaluate than the model's.

    Attributes:
        enforcement_literals: Literals under which the constraint holds.
        variables: Indices of its variables in the model.
        coefficients: One for each variable.
        domain: Pairs of a low and a high end that its sum may lie between.
    """

    enforcement_literals: list[int]
    variables: list[int]
    coefficients: list[int]
    domain: list[int]

    @classmethod
    def from_proto(cls, constraint: Any) -> "LinearConstraint":
        """Reads one constraint of a model."""
        variables, domain = variables_and_domain(constraint)
        coefficients = list(constraint.linear.coeffs) if variables else []
        return cls(list(constraint.enforcement_literal), variables, coefficients, domain)

    def satisfied_by(self, solution: Sequence[int], true_literals: Collection[int]) -> bool:
        """Evaluates the constraint on a solution.

        Args:
            solution: Value of each variable of the model.
            true_literals: Literals to take as true, whatever the solution says.
        """
        for literal in self.enforcement_literals:
            if literal not in true_literals and solution[variable_of(literal)] != (literal >= 0):
                return True
        terms = zip(self.variables, self.coefficients, strict=True)
        amount = sum(factor * solution[variable] for variable, factor in terms)
        pairs = zip(self.domain[::2], self.domain[1::2], strict=True)
        return any(low <= amount <= high for low, high in pairs)


def variables_and_domain(constraint: Any) -> tuple[list[int], list[int]]:
    """Reads the variables and the domain of a constraint's sum.

    A constraint of constants has no variables, and a domain that holds 0 if it is true. Merely
    reading ``linear`` would make a linear constraint of any other kind.
    """
    if constraint.has_linear():
        return list(constraint.linear.vars), list(constraint.linear.domain)
    true = constraint.has_bool_or() and list(constraint.bool_or.literals)
    return [], [0, 0] if true else [1, 1]


def variable_of(literal: int) -> int:
    """Returns the index of a literal's variable; a negated literal is below 0."""
    return literal if literal >= 0 else -literal - 1
