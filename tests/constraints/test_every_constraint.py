"""For every constraint: what the solver allows and charges is what the plain statement says."""

import inspect
import re
from collections import Counter
from typing import get_args

import pytest

from planner.constraints import ALL
from planner.constraints.base import Constraint, Measure
from planner.yaml.document import parse_yaml
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import problem
from tests.constraints.comparison import walks


def test_names_are_unique_and_as_written_in_a_file() -> None:
    names = [kind.name for kind in ALL]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch("[a-z]+(-[a-z]+)*", name)] == []


def test_each_amount_is_held_by_one_constraint() -> None:
    held = [kind.measures for kind in ALL if kind.measures]
    assert sorted(held) == sorted(get_args(Measure))


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_a_constraint_documents_itself(kind: type[Constraint]) -> None:
    text = inspect.cleandoc(kind.__doc__ or "")
    assert kind.says
    assert "Why: " in text
    assert "Example:" in text
    assert kind.dominant is None or kind.dominant in kind.model_fields
    for field, info in kind.model_fields.items():
        extra = info.json_schema_extra
        assert info.description, field
        assert isinstance(extra, dict), field
        assert extra["unit"], field
        assert extra["source"], field


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_the_example_of_a_constraint_can_be_written_so(kind: type[Constraint]) -> None:
    (example,) = re.findall(r"Example:\s+``(.*?)``", kind.__doc__ or "", re.DOTALL)
    written = parse_yaml(example, "example.yaml").data
    if "athlete" in written:
        assert problem(athlete=written["athlete"], free_time=BRIEFLY).problem.file.athlete
    else:
        assert [*written] == [kind.name]
        assert problem(constraints=written, free_time=BRIEFLY).problem.file.constraints


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_the_model_says_what_the_plain_statement_says(kind: type[Constraint]) -> None:
    possible = set[str]()
    for case, state, verdict in walks(kind):
        possible |= case.sorts
        assert case.right.ask(state) == verdict.charged, state
    _assert_all_sorts(walks(kind).seen.sorts, possible)


def _assert_all_sorts(seen: Counter[str], possible: set[str]) -> None:
    """200 plans, a quarter of them refused, a quarter allowed, and some at a cost."""
    quarter = seen.total() / 4
    assert seen.total() >= 200
    assert {sort for sort in seen if seen[sort]} <= possible, seen
    assert seen["free"] + seen["charged"] >= quarter, seen
    assert "refused" not in possible or seen["refused"] >= quarter, seen
    assert "charged" not in possible or seen["charged"] >= quarter / 3, seen
