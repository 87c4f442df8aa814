"""``constraints:``: every message with its place, the short forms, safety, the schema."""

from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from planner.configuration.constraint_reader import read_constraints, season_settings
from planner.constraints import ALL
from planner.constraints.base import Constraint
from planner.reference.file_schema import schema
from planner.reference.manual_pages import settings_of
from planner.reference.setting_facts import Form, Setting
from planner.settings.base import MOST_DAYS
from planner.yaml.document import parse_yaml

CASES = Path(__file__).with_name("mistakes.txt").read_text("utf-8").strip().split("\n\n")


def read(*lines: str) -> tuple[dict[str, Constraint], list[str]]:
    """Constraints by name, and what is wrong with ``constraints:`` of these lines."""
    text = "\n".join(["constraints:", *(f"  {line}" for line in lines)])
    constraints, mistakes = read_constraints(parse_yaml(text, "a"))
    assert [constraint.name for constraint in constraints] == [kind.name for kind in ALL]
    return {constraint.name: constraint for constraint in constraints}, [str(m) for m in mistakes]


@pytest.mark.parametrize("case", CASES)
def test_mistakes(case: str) -> None:
    """A line of YAML, and what is said of it after file and line."""
    line, *expected = case.splitlines()
    constraints, mistakes = read(line)
    assert mistakes == [f"a:2:{message}" for message in expected]
    assert all(constraint == type(constraint)() for constraint in constraints.values())


@pytest.mark.parametrize(
    "written", ["{least: 2, most: 2}", "{least: 4}", "{least: 6, base: 6}", "{least: 5, target: 5}"]
)
def test_a_least_may_be_the_most(written: str) -> None:
    constraints, mistakes = read(f"sessions-per-week: {written}")
    assert mistakes == []
    assert constraints["sessions-per-week"] != type(constraints["sessions-per-week"])()


def test_every_mistake_at_once() -> None:
    _, mistakes = read("variety: 29", "breating: 2", "race-blackout: off")
    assert [mistake.split(" ")[0] for mistake in mistakes] == [
        "a:3:3:",
        "a:4:18:",
        "a:2:12:",
    ]
    _, two = read("variety: {most_share: 29, least_change: 101}")
    assert len(two) == 2


@pytest.mark.parametrize("written", ["on", "true", "{}", "", "{enabled: on}", "{enabled: true}"])
def test_on(written: str) -> None:
    constraints, mistakes = read(f"variety: {written}")
    assert (constraints["variety"].enabled, mistakes) == (True, [])


@pytest.mark.parametrize("written", ["off", "false", "{enabled: off}", "{enabled: false}"])
def test_off(written: str) -> None:
    constraints, mistakes = read(f"variety: {written}")
    assert (constraints["variety"].enabled, mistakes) == (False, [])


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)
def test_only_what_is_no_safety_can_be_switched_off(kind: type[Constraint]) -> None:
    constraints, mistakes = read(f"{kind.name}: off")
    assert constraints[kind.name].enabled == (not kind.safety.can_be_off)
    assert bool(mistakes) == (not kind.safety.can_be_off)
    assert all("keeps you safe and can't be switched off" in mistake for mistake in mistakes)


def test_safety_is_what_design_and_defaults_name() -> None:
    assert {
        "contraindications",
        "excluded",
        "race-blackout",
        "post-race-recovery",
        "level-cap",
        "area-recovery",
    } <= {kind.name for kind in ALL if not kind.safety.can_be_off}


def _dominant(kind: type[Constraint]) -> Setting | None:
    return next((one for one in settings_of(kind) if one.name == kind.dominant), None)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in ALL if (one := _dominant(kind)) and one.form is Form.NUMBER],
    ids=lambda kind: kind.name,
)
def test_a_bare_number_is_the_dominant_setting(kind: type[Constraint]) -> None:
    setting = _dominant(kind)
    assert setting is not None
    usual, most = setting.default or setting.minimum, setting.maximum or 0
    constraints, mistakes = read(f"{kind.name}: {usual}")
    assert mistakes == []
    assert getattr(constraints[kind.name], setting.name) == usual
    _, too_much = read(f"{kind.name}: {most + 1}")
    assert len(too_much) == 1


@pytest.mark.parametrize("written", ["06:30-07:30", '["06:30-07:30"]', "{times: 06:30-07:30}"])
def test_a_bare_window_is_one_too(written: str) -> None:
    constraints, mistakes = read(f"preferred-times: {written}")
    assert mistakes == []
    assert constraints["preferred-times"].times == ("06:30-07:30",)


@pytest.mark.parametrize(
    ("name", "field", "tighter", "looser"),
    [
        ("race-blackout", "a_marathon", "[11, 6, 5, 3]", "[9, 6, 5, 3]"),
        ("race-blackout", "c", "[1, 1, 1, 0]", "[0, 1, 1, 0]"),
        ("race-blackout", "activation_minutes", "8", "12"),
        (
            "race-blackout",
            "distance_boundaries",
            "[7000, 14500, 25000, 46000, 71000]",
            "[7000, 14500, 31000, 46000, 71000]",
        ),
        ("race-blackout", "activation_day", "3", "1"),
        ("post-race-recovery", "days_half", "[3, 6, 7]", "[3, 5, 6]"),
        ("post-race-recovery", "days_5k", f"[1, 2, {MOST_DAYS}]", f"[1, 2, {MOST_DAYS + 1}]"),
        ("post-race-recovery", "older_percent", "200", "149"),
    ],
)
def test_days_around_races_are_only_tightened(
    name: str, field: str, tighter: str, looser: str
) -> None:
    constraints, mistakes = read(f"{name}: {{{field}: {tighter}}}")
    assert mistakes == []
    assert str(getattr(constraints[name], field)).strip("()") == tighter.strip("[]")
    _, (message,) = read(f"{name}: {{{field}: {looser}}}")
    assert message.startswith(f"a:2:{len(name) + len(field) + 8}: constraints.{name}.{field}: ")


def test_what_the_season_needs_comes_from_the_constraints() -> None:
    constraints, _ = read("level-cap: 3", "session-time: {cold: 240}", "free-time: 20")
    found = season_settings(tuple(constraints.values()))
    assert (found.level_cap.most, found.warm_up.cold) == (3, 240)
    assert found.free_time.changing_minutes == 20
    assert found.taper.days_half == 14


def test_no_section_means_defaults() -> None:
    for text in ("athlete: {}", "constraints:", "- 1", "constraints: {}"):
        constraints, mistakes = read_constraints(parse_yaml(text, "a"))
        assert mistakes == []
        assert list(constraints) == [kind() for kind in ALL]


def test_the_schema_accepts_what_the_reader_accepts() -> None:
    whole = schema()
    Draft202012Validator.check_schema(whole)
    section = Draft202012Validator(
        whole["properties"]["constraints"] | {"$defs": whole.get("$defs", {})}
    )
    for right in (
        {"variety": 50, "breathing": "off", "progression": {"exposures": 6}},
        {"race-blackout": {"a_marathon": [11, 6, 5, 3]}},
        {"level-cap": {"base": 2}},
    ):
        assert section.is_valid(right)
        assert (
            read(*(f"{name}: {value}".replace("'", "") for name, value in right.items()))[1] == []
        )
    for wrong in (
        {"variet": 50},
        {"variety": "lots"},
        {"progression": {"exposure": 6}},
        {"equipment": 3},
    ):
        assert not section.is_valid(wrong)
        assert read(*(f"{name}: {value}".replace("'", "") for name, value in wrong.items()))[1]
