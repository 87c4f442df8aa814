"""For every constraint: its name, what it says of itself and the example that it gives."""

import inspect
import re
from typing import get_args

import pytest

from planner.constraints import ALL
from planner.constraints.base import Constraint, Measure
from planner.yaml.document import parse_yaml
from tests.constraints.agreement import BRIEFLY
from tests.constraints.builders import problem


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
