"""The schema of ``rules:``: what is right validates, what is not does not."""

import json
from random import Random
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from planner.rules.rules_schema import rules_schema
from planner.yaml.document import parse_yaml
from tests.constraints.agreement import athlete
from tests.rules.random_rules import calendar_rule, content_rule
from tests.rules.test_rule_reader import ISSUE
from tests.rules.written import read

SCHEMA = rules_schema()


def valid(rules: Any) -> bool:
    return Draft202012Validator(SCHEMA).is_valid(rules)


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_rules_of_every_kind_validate() -> None:
    lines = "".join(f"- {line}\n" for line in ISSUE.strip().splitlines())
    assert valid(json.loads(json.dumps(parse_yaml(lines, "rules").data, default=str)))


def test_what_is_read_validates() -> None:
    random, days = Random(1), athlete().problem.season.days
    for n in range(200):
        one = (calendar_rule if n % 2 else content_rule)(random, days)
        assert valid([one]) or read(json.dumps(one))[1], one


@pytest.mark.parametrize(
    "when",
    [
        {"weekday": ["tu", "Thurs"]},
        {"weekday": "Weekend"},
        {"equipment": "Small ball"},
        {"date": ["2027-03-14", 20270314, "2027-W10-7"]},
        {"week": ["20270308", 3]},
    ],
)
def test_what_is_read_in_other_spellings_validates(when: dict[str, Any]) -> None:
    one = {"forbid": when}
    assert not read(json.dumps(one))[1]
    assert valid([one])


@pytest.mark.parametrize(
    "one",
    [
        {},
        {"forbid": {}},
        {"frobid": {"area": "ra"}},
        {"forbid": {"area": "ra"}, "prefer": {"area": "ra"}},
        {"forbid": {"area": "gmde"}},
        {"forbid": {"area": []}},
        {"forbid": {"area": "ra", "weight": 21}},
        {"forbid": {"sets": 3, "area": "ra"}},
        {"forbid": {"level": "6"}},
        {"forbid": {"weekday": "tusday"}},
        {"forbid": {"weekday": "s"}},
        {"forbid": {"equipment": "smallball"}},
        {"forbid": {"date": "14.3.2027"}},
        {"at_most": {"area": "ra"}},
        {"at_most": {"sets": 3, "minutes": 3}},
        {"at_most": {"sets": 3, "per": "weak"}},
        {"apart": {"exercises": ["planks"]}},
        {"together": {"exercises": ["planks", "bridges"], "days": 2}},
        {"prefer": {"area": "ra", "points": 0}},
    ],
)
def test_what_is_refused_does_not_validate(one: dict[str, Any]) -> None:
    assert not valid([one])
    assert read(json.dumps(one))[1]


def test_every_key_says_what_it_is() -> None:
    rule = SCHEMA["items"]
    for kind in ("forbid", "at_least", "at_most", "together", "apart", "prefer"):
        keys = rule["properties"][kind]["properties"]
        assert all(each["description"] for each in keys.values()), kind
