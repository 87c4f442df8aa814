"""``rules:`` as it is written: what it comes to, and every mistake at its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import SessionClass
from planner.rules.calendar_rules import AtLeastTime, AtMostTime, ForbidTime, PreferTime
from planner.rules.content_rules import AtLeastWork, AtMostWork, ForbidWork, PreferWork
from planner.rules.rule import Rule, Unit
from planner.rules.rule_reader import read_rules
from planner.rules.selectors import Sessions
from planner.rules.spans import Per
from planner.rules.together_apart import Apart, Together
from planner.yaml.document import parse_yaml
from tests.rules.written import CATALOGUE, mistake, read, rule

ISSUE = """
forbid: { family: russian-twists, phase: [peak, taper] }
at_least: { sets: 6, area: gmed, per: week, phase: build }
at_most: { minutes: 20, weekday: tuesday }
together: { exercises: [side-plank, pallof-press] }
prefer: { family: planks, points: 3 }
"""


def test_rules_of_every_kind() -> None:
    rules, mistakes = read(ISSUE)
    assert not mistakes
    assert [(one.label, one.sentence) for one in rules] == [
        ("rule on line 2", "no russian twists in peak or taper"),
        ("rule on line 3", "at least 6 sets of outer hip per week in build"),
        ("rule on line 4", "at most 20 minutes per session on Tuesday"),
        ("rule on line 5", "side plank and pallof press, split stance in the same sessions"),
        ("rule on line 6", "planks every week"),
    ]
    assert [one.strict for one in rules] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("forbid: {weekday: friday}", ForbidTime),
        ("forbid: {class: heavy, weekday: mon}", ForbidTime),
        ("forbid: {family: planks, class: heavy, weekday: mon}", ForbidWork),
        ("at_most: {minutes: 20}", AtMostTime),
        ("at_most: {minutes: 20, area: ra}", AtMostWork),
        ("at_most: {sessions: 2, phase: peak}", AtMostTime),
        ("at_most: {sessions: 2, family: planks}", AtMostWork),
        ("at_most: {sets: 12}", AtMostWork),
        ("at_least: {exercises: 4}", AtLeastWork),
        ("at_least: {minutes: 60, per: week}", AtLeastTime),
        ("together: {exercises: [plank-forearm, bridges]}", Together),
        ("apart: {exercises: [plank-forearm, bridges]}", Apart),
        ("prefer: {weekday: tuesday}", PreferTime),
        ("prefer: {level: 3+}", PreferWork),
    ],
)
def test_a_rule_about_time_alone_is_the_calendars(text: str, kind: type[Rule]) -> None:
    assert type(rule(text)) is kind


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("at_most: {sets: 3}", Per.SESSION),
        ("at_most: {minutes: 20}", Per.SESSION),
        ("at_most: {exercises: 3}", Per.SESSION),
        ("at_most: {sessions: 3}", Per.WEEK),
        ("at_most: {sessions: 3, per: mesocycle}", Per.MESOCYCLE),
    ],
)
def test_what_is_counted_over(text: str, per: Per) -> None:
    assert rule(text).per is per


@pytest.mark.parametrize(
    ("text", "strict", "weight"),
    [
        ("forbid: {area: ra}", True, 1),
        ("forbid: {area: ra, weight: 1}", False, 1),
        ("{forbid: {area: ra}, weight: 20}", False, 20),
        ("prefer: {area: ra}", False, 3),
        ("prefer: {area: ra, points: 7}", False, 7),
    ],
)
def test_hard_unless_weighed(text: str, strict: bool, weight: int) -> None:
    assert (rule(text).strict, rule(text).weight) == (strict, weight)


def test_labels() -> None:
    text = "[{forbid: {area: ra}}, {forbid: {area: obl}, name: no obliques}]"
    document = parse_yaml(f"rules: {text}", "club.yaml")
    (one, other), _ = read_rules(document, CATALOGUE)
    assert one.label == "rule on line 1, column 9"
    assert other.label == "rule on line 1, column 31 (no obliques)"
    (named,), _ = read("forbid: {area: ra, name: gentle}", "club.yaml")
    assert named.label == "rule in club.yaml, line 2 (gentle)"


@pytest.mark.parametrize("text", ["rules:", "rules: []", "athlete: {}"])
def test_no_rules(text: str) -> None:
    assert read_rules(parse_yaml(text, "athlete.yaml"), CATALOGUE) == ((), [])


def pairs() -> list[list[str]]:
    """From ``mistakes.txt``: a rule, and below it what is said of it."""
    lines = Path(__file__).with_name("mistakes.txt").read_text("utf-8").splitlines()
    return [[line, below.strip()] for line, below in zip(lines[::2], lines[1::2], strict=True)]


@pytest.mark.parametrize(("text", "message"), pairs())
def test_a_mistake_is_told_at_its_place(text: str, message: str) -> None:

    assert mistake(text) == f"athlete.yaml:{message}"


def test_unknown_keys_of_a_rule() -> None:
    assert "'famliy' is not a key here; did you mean 'family'?" in str(
        read("forbid: {famliy: planks, area: ra}")[1][0]
    )
    (wrong,) = read("prefer: {area: ra, weight: 2}")[1]
    assert str(wrong).startswith("athlete.yaml:2:24: rules[1].prefer.weight: 'weight' is not a key")


def test_every_mistake_at_once() -> None:
    rules, mistakes = read(
        "forbid: {area: xx, phase: yy, weekday: [mon, zz]}\n"
        "forbid: {area: ra}\n"
        "at_least: {sets: a, per: b, weight: c}"
    )
    assert [(one.line, one.column) for one in sorted(mistakes, key=lambda m: (m.line, m.column))] \
        == [(2, 20), (2, 31), (2, 50), (4, 22), (4, 30), (4, 41)]  # fmt: skip
    assert [one.label for one in rules] == ["rule on line 3"]


def test_a_list_is_needed_and_has_an_end() -> None:
    document = parse_yaml("rules: {forbid: {area: ra}}", "athlete.yaml")
    (wrong,) = read_rules(document, CATALOGUE)[1]
    assert str(wrong) == (
        "athlete.yaml:1:8: rules: a mapping is not a list; write '- ' before each rule"
    )
    rules, (wrong,) = read("forbid: {area: ra}\n" * 101)
    assert len(rules) == 100
    assert str(wrong) == "athlete.yaml:102:5: rules[101]: there are 101 rules; 100 are the most"


PHASES = st.sets(st.sampled_from(list(PhaseKind)), min_size=1)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DATES = st.dates(date(2026, 1, 1), date(2028, 12, 31))
WHEN = st.fixed_dictionaries(
    {},
    optional={
        "weekday": st.sets(st.sampled_from(range(7)), min_size=1),
        "phase": PHASES,
        "class": st.sets(st.sampled_from(list(SessionClass)), min_size=1),
        "week": st.sets(st.integers(1, 160), min_size=1),
        "date": st.sets(DATES, min_size=1),
    },
)


def spelled(key: str, values: set[Any]) -> str:
    words = [DAYS[value] if key == "weekday" else str(value) for value in sorted(values)]
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


@given(when=WHEN, amount=st.integers(1, 500), unit=st.sampled_from(["sets", "exercises"]),
       per=st.sampled_from(list(Per)), weight=st.none() | st.integers(1, 20))  # fmt: skip
def test_what_is_written_is_what_is_read(
    when: dict[str, set[Any]], amount: int, unit: str, per: Per, weight: int | None
) -> None:
    parts = [f"{unit}: {amount}", f"per: {per}", "family: planks"]
    parts += [f"{key}: {spelled(key, values)}" for key, values in when.items()]
    parts += [f"weight: {weight}"] if weight else []
    found = rule(f"at_least: {{{', '.join(parts)}}}")
    names = {"weekday": "weekdays", "phase": "phases", "class": "classes", "week": "weeks",
             "date": "dates"}  # fmt: skip
    expected = {names[key]: frozenset(values) for key, values in when.items()}
    assert found.sessions == Sessions(**expected)
    assert (found.amount, found.unit, found.per) == (amount, Unit(unit), per)
    assert (found.strict, found.weight) == (weight is None, weight or 1)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["forbid", "at_least", "apart", "prefer", "area", "sets", "per",
                             "exercises", "weekday", "level", "week", "weight", "name"]),
            inner, max_size=3),
        max_leaves=12,
    )
)  # fmt: skip
def test_anything_else_is_a_mistake_and_never_an_error(data: Any) -> None:
    document = parse_yaml("rules: []", "athlete.yaml")
    object.__setattr__(document, "data", {"rules": [data]})
    rules, mistakes = read_rules(document, CATALOGUE)
    assert bool(rules) != bool(mistakes)
