"""For every setting of every constraint: what it doesn't take is refused, at its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic.fields import FieldInfo

from planner.configuration.constraint_reader import read_constraints
from planner.constraints import ALL
from planner.constraints.base import Constraint
from planner.errors import InputError
from planner.instance import load
from planner.settings.base import Bounds
from planner.text.cleaning import shortened
from planner.yaml.document import parse_yaml
from tests.constraints.builders import TODAY

every_constraint = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)


@dataclass(frozen=True)
class Place:
    """A setting, or one of the three parts of an amount.

    Attributes:
        path: Its name, after that of the amount it is a part of.
        field: What is known of it.
    """

    path: tuple[str, ...]
    field: FieldInfo

    @property
    def kinds(self) -> set[Any]:
        """The types it takes, None left out."""
        return {*(get_args(self.field.annotation) or [self.field.annotation])} - {type(None)}

    @property
    def span(self) -> tuple[int, int]:
        """Least and greatest number."""
        found = {
            name: getattr(bound, name)
            for bound in self.field.metadata
            for name in ("ge", "le")
            if hasattr(bound, name)
        }
        return found["ge"], found["le"]

    def written(self, kind: type[Constraint], value: str, ending: str = "") -> tuple[str, str]:
        """The lines of a file with the setting, and the place of the value, or of its name."""
        names = ("constraints", kind.name, *self.path)
        lines = [f"{'  ' * depth}{name}:" for depth, name in enumerate(names)]
        line = f"{lines[-1][:-1]}{ending}:"
        column = 1 + (len(line) - len(names[-1] + ending) - 1 if ending else len(line) + 1)
        where = ".".join(names) + ending
        return "\n".join([*lines[:-1], f"{line} {value}"]), f"a:{len(names)}:{column}: {where}: "


def places(kind: type[Constraint]) -> Iterator[Place]:
    for name, field in kind.model_fields.items():
        yield Place((name,), field)
        if isinstance(field.default, Bounds):
            for part, inner in type(field.default).model_fields.items():
                yield Place((name, part), inner)


def refused(place: Place) -> Iterator[tuple[str, str]]:
    """Values that aren't right, each with what is said of it."""
    default = place.field.default
    yield from (("lots", "'lots'"), ("2.5", "2.5"))
    if isinstance(default, tuple):
        yield from (("3", "3"), ("true", "true"), ("{a: 1}", "a mapping"))
        return
    yield "[1]", "a list"
    if bool in place.kinds:
        yield from (("2", "2"), ("{a: 1}", "a mapping"))
        return
    yield "true", "true"
    if isinstance(default, Bounds):
        return
    yield "{a: 1}", "a mapping"
    if int in place.kinds:
        low, high = place.span
        span = f"is not a whole number from {low} to {high} ("
        yield from ((f'"{low}"', f"'{low}' {span}"), (str(low - 1), span), (str(high + 1), span))


def said(text: str) -> list[str]:
    return [str(mistake) for mistake in read_constraints(parse_yaml(text, "a"))[1]]


@every_constraint
def test_a_value_out_of_range_or_of_another_type_is_refused_at_its_place(
    kind: type[Constraint],
) -> None:
    for place in places(kind):
        for value, expected in refused(place):
            text, start = place.written(kind, value)
            (message,) = said(text)
            assert message.startswith(start), text
            assert expected in message, text


@every_constraint
def test_a_misspelt_name_is_refused_with_the_right_one(kind: type[Constraint]) -> None:
    for place in places(kind):
        text, start = place.written(kind, "1", ending="x")
        (message,) = said(text)
        assert message.startswith(start), text
        assert message.endswith(f"did you mean '{place.path[-1]}'?"), text


@every_constraint
def test_lists_of_numbers_have_so_many_of_them(kind: type[Constraint]) -> None:
    numbered = [one for one in places(kind) if isinstance(one.field.default, tuple)]
    for place in (one for one in numbered if one.field.default):
        usual = [str(number) for number in place.field.default]
        expected = f" is not a list of {len(usual)} whole numbers of "
        for wrong in (usual[:-1], [*usual, usual[-1]]):
            text, start = place.written(kind, given := f"[{', '.join(wrong)}]")
            assert [shortened(given) in one and expected in one for one in said(text)] == [True], (
                text
            )
            assert said(text)[0].startswith(start), text
        for entry, shown in (("lots", "'lots'"), ("2.5", "2.5"), ("true", "true"), ('"3"', "'3'")):
            before = ", ".join(usual[:-1])
            text, start = place.written(kind, f"[{before}, {entry}]")
            file, line, column, where, _ = start.split(":")
            column = str(int(column) + len(before) + 3)
            (message,) = said(text)
            assert message.startswith(f"{file}:{line}:{column}:{where}[{len(usual)}]: "), text
            assert f"{shown} is not a whole number" in message, text


def test_the_command_ends_with_2_and_says_every_mistake(tmp_path: Path) -> None:
    path = tmp_path / "athlete.yaml"
    path.write_text("constraints:\n  variety: {most_share: 29, least_chang: 3}\n", "utf-8")
    with pytest.raises(InputError) as raised:
        load(path, today=TODAY)
    assert raised.value.exit_code == 2
    assert f"{path}:2:25: constraints.variety.most_share: 29 is not" in str(raised.value)
    assert f"{path}:2:29: constraints.variety.least_chang: " in str(raised.value)
