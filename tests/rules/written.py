"""Rules as athletes write them."""

from typing import Any

from planner.catalogue.load import load_catalogue
from planner.errors import Mistake
from planner.rules.rule import Rule
from planner.rules.rule_reader import read_rules
from planner.yaml.document import parse_yaml

CATALOGUE = load_catalogue()


def read(text: str, label: str | None = None) -> tuple[tuple[Rule, ...], list[Mistake]]:
    """What is read of a file that has these rules, one a line, and nothing else."""
    lines = "".join(f"  - {line}\n" for line in text.strip().splitlines())
    return read_rules(parse_yaml(f"rules:\n{lines}", "athlete.yaml"), CATALOGUE, label)


def rule(text: str) -> Any:
    """The one rule that the text is."""
    (found,), mistakes = read(text)
    assert not mistakes
    return found


def mistake(text: str) -> str:
    """The one mistake in a rule, with its place."""
    found, (only,) = read(text)
    assert not found
    return str(only)


def ids(text: str) -> frozenset[str] | None:
    """The exercises that a rule with these selectors is about."""
    selected: frozenset[str] | None = rule(f"forbid: {text}").exercises
    return selected
