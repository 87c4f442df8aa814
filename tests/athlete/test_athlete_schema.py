"""The schema of athlete.yaml: what is right validates, what is not does not."""

from datetime import date
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planner.athlete.athlete_schema import athlete_schema
from planner.athlete.models.base import FileModel, keys_of
from planner.athlete.models.file import AthleteFile, CalendarSettings, OtherLoad
from planner.athlete.models.free_time import (
    BusyFile,
    FreeException,
    FreeTime,
    Window,
    WrittenException,
)
from planner.athlete.models.person import Athlete, Avoid
from planner.athlete.models.running import (
    DatedRun,
    MileageFile,
    PlannedRun,
    Run,
    Running,
    TitleRule,
)
from planner.athlete.models.season import ManualPhase, Pause, Race, SeasonRequest
from planner.yaml.document import parse_yaml

MINIMAL = {
    "athlete": {"timezone": "Europe/Berlin"},
    "running": {},
    "free_time": {"monday": "19:00-21:00"},
}
EXAMPLE = """\
version: 1
athlete:
  name: Maya
  timezone: Europe/Berlin
  experience: regular
  born: 1988
  units: km
  equipment: [band, ball]
  avoid: [lumbar-flexion, wrist, {flag: knee, side: left, until: 2027-03-01}]
  exercises: [mine.yaml]
  exclude: [russian-twists]
  favourites: [side-planks]
  focus: [balance, breathing]
season:
  start: 2027-01-04
  end: 2027-05-16
  phases:
    - {phase: base, start: 2027-01-04}
races:
  - {name: City Half, date: 2027-03-14, start: "10:00", distance: half marathon, priority: B}
  - {name: Hamburg Marathon, date: 2027-04-25, start: "09:30", distance: 42.2 km, priority: A}
running:
  week:
    monday: rest
    tuesday: {kind: intervals, start: "18:00", minutes: 60, distance: 10}
    sunday: {kind: long, start: "09:00", minutes: 120, distance: 24}
  mileage: {2027-01-04: 40, 2027-01-11: 45 km}
  runs: [{date: 2027-01-05, kind: easy}]
free_time:
  monday: ["06:30-07:15", 19:00–24:00]
  saturday: 08:00-12:00
  exceptions:
    - {from: 2027-02-08, to: 2027-02-12, windows: []}
    - {date: 2027-02-20, windows: ["09:00-10:00"]}
  busy: [home.ics, {file: work.ics, travel: 15, treat_as_busy: ["on call*"], ignore: Lunch}]
constraints:
  hard-run-recovery: {heavy_before: 36}
  monotony: off
other:
  - {day: wednesday, kind: gym-legs, start: "18:00", from: 2027-02-01, hard_for: [hips, scap]}
  - {date: 2027-02-03, kind: ski-tour}
calendar: {name: Maya core, reminder: 30}
"""


def as_json(data: Any) -> Any:
    """Dates as text, as editors see them."""
    if isinstance(data, dict):
        return {key: as_json(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_json(value) for value in data]
    return data.isoformat() if isinstance(data, date) else data


def is_valid(data: Any) -> bool:
    return bool(Draft202012Validator(athlete_schema()).is_valid(as_json(data)))


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(athlete_schema())


def test_the_example_and_a_minimal_file_validate() -> None:
    example = as_json(parse_yaml(EXAMPLE, "athlete.yaml").data)
    Draft202012Validator(athlete_schema()).validate(example)
    assert is_valid(MINIMAL)


@pytest.mark.parametrize(
    "running",
    [
        {"runs": "planned.ics"},
        {"runs": "Plans/Spring 27.CSV"},
        {"runs": ["planned.ics", {"date": "2027-01-05", "kind": "easy"}, "club.csv"]},
        {"runs": [], "titles": [{"match": "Club*", "kind": "intervals"}]},
    ],
)
def test_files_of_planned_runs_validate(running: dict[str, Any]) -> None:
    assert is_valid({**MINIMAL, "running": running})


@pytest.mark.parametrize(
    "change",
    [
        {"colour": "blue"},
        {"athlete": {"name": "Maya"}},
        {"athlete": {"timezone": "Europe/Berlin", "equipment": ["sofa"]}},
        {"athlete": {"timezone": "Europe/Berlin", "avoid": [{"side": "left"}]}},
        {"athlete": {"timezone": "Europe/Berlin", "wakes": "25:00"}},
        {"races": [{"name": "R", "date": "2027-03-14"}]},
        {"races": [{"name": "R", "date": "14.3.2027", "distance": 5}]},
        {"races": [{"name": "R", "date": "2027-03-14", "distance": 0}]},
        {"races": [{"name": "R", "date": "2027-03-14", "distance": "far"}]},
        {"running": {"week": {"tuesday": "interval"}}},
        {"running": {"week": {"frday": "easy"}}},
        {"running": {"runs": "planned.fit"}},
        {"running": {"runs": ["planned.ics", "easy"]}},
        {"running": {"runs": ["planned.ics", {"kind": "easy"}]}},
        {"running": {"titles": [{"match": "club night"}]}},
        {"running": {"titles": [{"match": "club night", "kind": "fast"}]}},
        {"running": {"run_files": ["planned.ics"]}},
        {"running": {"mileage": 40}},
        {"running": {"mileage": ""}},
        {"running": {"mileage": {"units": "km"}}},
        {"running": {"mileage": [{"fil": "runs.csv"}]}},
        {"running": {"mileage": {"file": "runs.csv", "units": "yd"}}},
        {"running": {"mileage": {"week 1": 40}}},
        {"free_time": {}},
        {"free_time": {"monday": "6 to 7"}},
        {"free_time": {"exceptions": [{"from": "2027-02-08"}]}},
        {"other": [{"kind": "gym"}]},
        {"other": [{"day": "monday", "date": "2027-02-03", "kind": "gym"}]},
        {"other": [{"date": "2027-02-03", "to": "2027-02-04", "kind": "gym"}]},
        {"other": [{"day": "monday", "kind": "gym", "hard_for": ["hip"]}]},
        {"calendar": {"reminder": "on"}},
        {"calendar": {"reminder": 10_081}},
        {"version": 2},
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(change: dict[str, Any]) -> None:
    assert not is_valid({**MINIMAL, **change})


def test_every_key_is_described_and_none_else_is_allowed() -> None:
    def check(schema: Any) -> None:
        if isinstance(schema, list):
            for entry in schema:
                check(entry)
        if not isinstance(schema, dict):
            return
        for key, value in schema.get("properties", {}).items():
            assert "description" in value or "anyOf" in value, key
            assert schema["additionalProperties"] is False
        for value in schema.values():
            check(value)

    check(athlete_schema())
    assert "additionalProperties" not in athlete_schema()["properties"]["constraints"]


PLACES = {
    AthleteFile: (),
    Athlete: ("athlete",),
    Avoid: ("athlete", "avoid"),
    SeasonRequest: ("season",),
    ManualPhase: ("season", "phases"),
    Pause: ("season", "pauses"),
    Race: ("races",),
    Running: ("running",),
    Run: ("running", "week", "monday"),
    DatedRun: ("running", "runs"),
    TitleRule: ("running", "titles"),
    MileageFile: ("running", "mileage"),
    FreeTime: ("free_time",),
    WrittenException: ("free_time", "exceptions"),
    BusyFile: ("free_time", "busy"),
    OtherLoad: ("other",),
    CalendarSettings: ("calendar",),
}
IN_CODE_ONLY = {Window, FreeException, PlannedRun}


def models(kind: type[FileModel] = FileModel) -> set[type[FileModel]]:
    """The models with keys of their own; those that only give theirs to others have a ``_``."""
    below = {model for each in kind.__subclasses__() for model in {each, *models(each)}}
    return {model for model in below if not model.__name__.startswith("_")}


def mapping(schema: dict[str, Any]) -> dict[str, Any]:
    """The mapping that a schema allows: itself, an entry of its list, or one of several forms."""
    if "properties" in schema:
        return schema
    forms = [*schema.get("anyOf", ()), *([schema["items"]] if "items" in schema else ())]
    return next((found for form in forms if (found := mapping(form))), {})


def described(schema: dict[str, Any]) -> bool:
    """Whether it has a description, or each of its forms has."""
    return "description" in schema or (
        "anyOf" in schema and all(described(form) for form in schema["anyOf"])
    )


def test_every_model_has_its_place() -> None:
    assert models() == set(PLACES) | IN_CODE_ONLY


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_every_key_of_a_model_is_in_the_schema_with_a_description(kind: type[FileModel]) -> None:
    found = mapping(athlete_schema())
    for key in PLACES[kind]:
        found = mapping(found["properties"][key])
    keys = set(keys_of(kind)) - ({"week"} if kind is FreeTime else set())
    days = {key for key in found["properties"] if kind is FreeTime and key not in keys}
    assert set(found["properties"]) == keys | days
    assert len(days) == (17 if kind is FreeTime else 0)
    assert all(described(found["properties"][key]) for key in keys)


def test_descriptions_are_plain_sentences_and_nothing_of_the_code_shows() -> None:
    def check(schema: Any) -> None:
        if isinstance(schema, list):
            for entry in schema:
                check(entry)
        if not isinstance(schema, dict):
            return
        assert not {"$ref", "$defs", "default"} & set(schema)
        if isinstance(about := schema.get("description", "."), str):
            assert about.endswith(".")
            assert "`" not in about
            assert "\n" not in about
        for value in schema.values():
            check(value)

    check(athlete_schema())
    assert athlete_schema()["title"] == "athlete.yaml"
    assert "title" not in mapping(athlete_schema()["properties"]["races"])


def test_a_race_in_full() -> None:
    race = athlete_schema()["properties"]["races"]["items"]
    assert race["description"] == "A race."
    assert race["required"] == ["name", "date", "distance"]
    assert race["properties"]["priority"] == {
        "enum": ["A", "B", "C"],
        "description": "A: the goal; B: matters; C: for training.",
    }
    assert race["properties"]["minutes"] == {
        "type": "integer",
        "minimum": 1,
        "maximum": 2880,
        "description": "Expected duration; left out, it is estimated.",
    }


def test_editors_complete_choices_that_are_read_in_other_spellings_too() -> None:
    level = athlete_schema()["properties"]["athlete"]["properties"]["experience"]
    assert level["description"] == "Experience with core training."
    assert level["anyOf"][0] == {"enum": ["new", "regular", "experienced"]}
    days = athlete_schema()["properties"]["free_time"]
    assert [*days["properties"]][:2] == ["monday", "tuesday"]
    assert len(days["patternProperties"]) == 1
