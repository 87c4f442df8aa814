"""The types of athlete.yaml's values: what a type reads, its JSON Schema allows."""

from datetime import date
from typing import Annotated, Any

import pytest
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from planner.athlete.fields import days_of, read_monday
from planner.athlete.models.free_time import Window, Windows
from planner.athlete.models.person import Level
from planner.athlete.value_types import (
    BirthYear,
    ByDay,
    Day,
    Metres,
    Monday,
    Name,
    Piece,
    RunMinutes,
    Switch,
    TimeOfDay,
    Timezone,
    Units,
    Weekday,
    WeekMetres,
)

THREE = tuple(Window(start=60 * a, end=60 * b) for a, b in ((6, 7), (18, 19), (20, 24)))


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
        (TimeOfDay, "6.30", 390),
        (TimeOfDay, "06.05", 365),
        (TimeOfDay, " 7 ", 420),
        (TimeOfDay, "18.0", 1080),
        (TimeOfDay, 0, 0),
        (TimeOfDay, 23, 1380),
        (TimeOfDay, 18.25, 1105),
        (Windows, "06:30-07:15", (Window(start=390, end=435),)),
        (Windows, "6.30–7.15", (Window(start=390, end=435),)),
        (Windows, "19 — 24", (Window(start=1140, end=1440),)),
        (Windows, "19:30-24.00", (Window(start=1170, end=1440),)),
        (Windows, "18-19; 6-7,20-24:00", THREE),
        (Windows, ["18-19", "20-24", "6 - 7"], THREE),
        (Windows, [], ()),
        (Day, "2027-03-14", date(2027, 3, 14)),
        (Day, "20270314", date(2027, 3, 14)),
        (Day, 20270314, date(2027, 3, 14)),
        (Day, "2027-W10-7", date(2027, 3, 14)),
        (Day, "2027W107", date(2027, 3, 14)),
        (Day, "2027-W10", date(2027, 3, 8)),
        (Weekday, "wednesday", 2),
        (Weekday, "wed", 2),
        (Weekday, "tu", 1),
        (Weekday, "Tues", 1),
        (Weekday, "SATURDAY", 5),
        (Timezone, "america/new york", "America/New_York"),
        (Piece, "small-ball", "small-ball"),
        (Piece, "Small Ball", "small-ball"),
        (Piece, "MEDICINE_BALL", "medicine-ball"),
        (Level, "new", "new"),
        (Level, "R", "regular"),
        (Level, "Exp", "experienced"),
        (BirthYear, 1988, 1988),
        (BirthYear, "1988", 1988),
        (Metres, 10, 16_093),
        (Metres, "5000 m", 5000),
        (Metres, "10.5km", 10_500),
        (Metres, "half-marathon", 21_098),
        (Metres, "MARATHON", 42_195),
        (Metres, "half", 21_098),
        (Metres, "Half Marathon", 21_098),
        (Metres, "10,5", 16_898),
        (Metres, "10,5 km", 10_500),
        (Metres, "10,500 KM", 10_500),
        (Metres, "6,2 Miles", 9978),
        (Metres, "5000,5 m", 5000),
        (Metres, "5.000 m", 5),
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
        (TimeOfDay, "18.3"),
        (TimeOfDay, 18.3),
        (TimeOfDay, 24),
        (TimeOfDay, -1),
        (Windows, "6 to 7"),
        (Windows, "24-24"),
        (Windows, "23:00-24:01"),
        (Windows, "6.3-7"),
        (Windows, "6-7 8-9"),
        (Windows, ["6-7, 8-9"]),
        (Windows, 7),
        (Day, "1989-12-31"),
        (Day, "14.3.2027"),
        (Day, "2027-3-14"),
        (Day, "2027-0314"),
        (Day, "2027031415"),
        (Day, "2027-W107"),
        (Day, 19891231),
        (Piece, "smallball"),
        (Level, "newer"),
        (BirthYear, "88"),
        (BirthYear, "1899"),
        (Weekday, "w"),
        (Weekday, "weekend"),
        (Weekday, "mondays"),
        (Metres, 0),
        (Metres, "-5 km"),
        (Metres, "far"),
        (Metres, "5,000 m"),
        (Metres, "5,000 Metres"),
        (Metres, "10,5,0 km"),
    ],
)
def test_what_is_refused_is_not_allowed(kind: Any, written: Any) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(written, context="km")
    assert not allows(kind, written)


@pytest.mark.parametrize(
    "key",
    ["monday", "mon", "mo", "Thurs", "SU", "weekend", "Weekdays", "DAILY", "m", "week"],
)
def test_what_is_read_as_days_is_allowed_as_a_key(key: str) -> None:
    by_day = Annotated[dict[int, int], ByDay()]
    assert allows(by_day, {key: 1}) is (days_of(key) is not None)
    assert not allows(by_day, {key: "far"})


@pytest.mark.parametrize("key", ["2027-01-04", "20270104", "2027-W01-1", "2027-W01"])
@pytest.mark.parametrize("distance", [0, "40 km", "40,5"])
def test_a_week_of_mileage_is_read_and_allowed(key: str, distance: Any) -> None:
    assert read_monday(key) == date(2027, 1, 4)
    assert allows(dict[Monday, WeekMetres], {key: distance})
    assert not allows(dict[Monday, WeekMetres], {key: "far"})


@pytest.mark.parametrize(
    ("kind", "value"), [(Metres, 5000), (TimeOfDay, 390), (Day, date(2027, 3, 14)), (Weekday, 2)]
)
def test_code_passes_plain_values(kind: Any, value: Any) -> None:
    assert TypeAdapter(kind).validate_python(value) == value
