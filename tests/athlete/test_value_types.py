"""The types of athlete.yaml's values: what a type reads, its JSON Schema allows."""

from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from planner.athlete.value_types import (
    Day,
    Metres,
    Monday,
    Name,
    RunMinutes,
    Switch,
    TimeOfDay,
    Units,
    Weekday,
    WeekMetres,
)


def allows(kind: Any, value: Any) -> bool:
    return bool(Draft202012Validator(TypeAdapter(kind).json_schema()).is_valid(value))


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        (Name, "Maya", "Maya"),
        (Name, "M" * 100, "M" * 100),
        (Switch, True, True),
        (Units, "mi", "mi"),
        (RunMinutes, 1440, 1440),
        (TimeOfDay, "6:30", 390),
        (TimeOfDay, "23:59", 1439),
        (Day, "2027-03-14", date(2027, 3, 14)),
        (Weekday, "wednesday", 2),
        (Weekday, "wed", 2),
        (Metres, 10, 16_093),
        (Metres, "5000 m", 5000),
        (Metres, "10.5km", 10_500),
        (Metres, "half-marathon", 21_098),
        (Metres, "Marathon", 42_195),
    ],
)
def test_a_spelling_is_read_and_allowed(kind: Any, written: Any, value: Any) -> None:
    assert TypeAdapter(kind).validate_python(written, context="mi") == value
    assert allows(kind, written)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Name, ""),
        (Name, "M" * 101),
        (Name, 5),
        (Switch, "yes"),
        (Units, "yd"),
        (RunMinutes, 0),
        (RunMinutes, 1441),
        (TimeOfDay, "24:00"),
        (Day, "1989-12-31"),
        (Day, "14.3.2027"),
        (Weekday, "w"),
        (Weekday, "weekend"),
        (Weekday, "mondays"),
        (Metres, 0),
        (Metres, "-5 km"),
        (Metres, "far"),
    ],
)
def test_what_is_refused_is_not_allowed(kind: Any, written: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written, context="km")
    assert not allows(kind, written)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        (Metres, "half"),
        (Metres, "10,5 km"),
        (TimeOfDay, "6.30"),
        (Weekday, "tu"),
        (Weekday, "tues"),
        (WeekMetres, 0),
        (WeekMetres, "40 km"),
        (Monday, "2027-01-04"),
    ],
)
def test_the_schema_allows(kind: Any, written: Any) -> None:
    assert allows(kind, written)


@pytest.mark.parametrize(
    ("kind", "value"), [(Metres, 5000), (TimeOfDay, 390), (Day, date(2027, 3, 14)), (Weekday, 2)]
)
def test_code_passes_plain_values(kind: Any, value: Any) -> None:
    assert TypeAdapter(kind).validate_python(value) == value
