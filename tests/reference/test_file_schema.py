"""The schema of ``constraints:``: it allows what the constraints take, and tells all about it."""

from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from planner.configuration.plugins import every_constraint
from planner.constraints.base import Constraint
from planner.reference import file_schema
from planner.reference.file_schema import schema
from planner.reference.manual_pages import settings_of
from planner.reference.setting_facts import Form, Setting
from tests.made_up_constraint import MadeUp

every = pytest.mark.parametrize("kind", every_constraint(), ids=lambda kind: kind.name)


def section() -> dict[str, Any]:
    return dict(schema()["properties"]["constraints"])


@pytest.fixture
def with_made_up(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(file_schema, "every_constraint", lambda: (MadeUp,))
    return dict(section()["properties"]["made-up"])


def taken(kind: type[Constraint], value: Any) -> bool:
    """Whether the constraint itself takes the value."""
    try:
        kind.model_validate({} if value is None else value)
    except ValidationError:
        return False
    return True


def test_the_whole_is_a_schema_with_every_name() -> None:
    Draft202012Validator.check_schema(schema())
    names = [kind.name for kind in every_constraint()]
    assert list(section()["properties"]) == ["profile", *names]
    assert section()["additionalProperties"] is False


@pytest.mark.parametrize(
    "value",
    [
        *("on", "off", True, False, None, {}, "brisk", "calm"),
        *(
            {"laps": 0},
            {"laps": 9},
            {"laps": {}},
            {"laps": None},
            {"laps": {"least": 5, "target": 5, "most": 70}},
        ),
        *({"minutes": 5}, {"minutes": 60}, {"minutes": None}, {"ducks": "off"}, {"ducks": True}),
        *({"mood": "brisk"}, {"days": [3, 4]}, {"songs": []}, {"songs": ["one", "two"]}),
        *({"strength": "hard"}, {"enabled": "on"}, {"weight": 0}, {"weight": 20, "ducks": False}),
        *("loud", 3, 2.5, [], "onward", {"lap": 3}, {"laps": -1}, {"laps": 10}),
        *({"laps": "many"}, {"laps": {"least": 6}}, {"laps": {"lest": 1}}, {"minutes": 4}),
        *({"minutes": 61}, {"minutes": "ten"}, {"minutes": 2.5}, {"ducks": "maybe"}),
        *({"mood": "loud"}, {"days": [1]}, {"days": [1, 2, 3]}, {"days": 1}, {"days": ["a", "b"]}),
        *({"songs": "one"}, {"songs": [1]}, {"strength": "firm"}, {"weight": 21}, {"weight": None}),
    ],
    ids=repr,
)
def test_it_allows_what_the_constraint_takes(with_made_up: dict[str, Any], value: Any) -> None:
    assert Draft202012Validator(with_made_up).is_valid(value) == taken(MadeUp, value)


def edges(setting: Setting) -> Iterator[Any]:
    """Values on both sides of each edge of a setting, and of other types."""
    yield from ("something", [1], {"nothing": 1}, True, 2.5, None)
    for limit in (setting.minimum, setting.maximum):
        if limit is not None:
            yield from (limit - 1, limit, limit + 1)
    yield from setting.choices
    if setting.form is Form.NUMBERS:
        yield from (list(setting.default), [*setting.default, 1], ["x" for _ in setting.default])


@every
def test_each_setting_has_the_same_edges_in_both(kind: type[Constraint]) -> None:
    allowed = Draft202012Validator(section()["properties"][kind.name])
    plain = (setting for setting in settings_of(kind) if not setting.single)
    for setting in plain:
        for value in edges(setting):
            written = {setting.name: value}
            about_others = _only_about_several(kind, written)
            assert allowed.is_valid(written) == (taken(kind, written) or about_others), written


def _only_about_several(kind: type[Constraint], value: dict[str, Any]) -> bool:
    """Whether nothing is wrong but how numbers go together, which no schema says."""
    try:
        kind.model_validate(value)
    except ValidationError as wrong:
        return all(error["type"] == "value_error" for error in wrong.errors())
    return False


@every
def test_every_setting_tells_meaning_unit_default_and_source(kind: type[Constraint]) -> None:
    page = section()["properties"][kind.name]
    assert f"\n\n{kind.level.capitalize()} level, " in page["description"]
    for setting in settings_of(kind):
        about = page["properties"][setting.name]["description"]
        facts = (setting.meaning, setting.unit, f"default: {setting.usual}", setting.source)
        for fact in facts:
            assert fact.replace("`", "") in about


def test_a_list_whose_only_entry_needs_no_brackets() -> None:
    times = Draft202012Validator(section()["properties"]["preferred-times"])
    for right in ("06:30-07:30", ["06:30-07:30", "19:00-20:00"], "off", {"times": "06:30-07:30"}):
        assert times.is_valid(right)
    assert not times.is_valid({"times": 3})


def test_the_parts_of_an_amount_are_described(with_made_up: dict[str, Any]) -> None:
    least = with_made_up["properties"]["laps"]["properties"]["least"]
    assert least["description"] == "Never fewer. (laps; default: 1)"


def test_profiles_are_told(with_made_up: dict[str, Any]) -> None:
    profile = section()["properties"]["profile"]
    assert "gentle" in profile["examples"]
    assert "gentle: fewer and shorter sessions" in profile["description"]
    check = Draft202012Validator(profile)
    assert all(check.is_valid(name) for name in ("gentle", "./club.yaml", ["gentle", "a.yaml"]))
    assert not check.is_valid(3)
