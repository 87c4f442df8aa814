"""Build the JSON Schema of ``rules:``, so that an editor completes and checks them."""

from typing import Any

from planner.athlete.fields import DAY_KEYS
from planner.athlete.phase_kind import PhaseKind
from planner.athlete.value_types import DATE, DATE_TEXT, DAY_KEY, PIECE, enum_or
from planner.catalogue.load import load_catalogue
from planner.plan.plan import SessionClass
from planner.rules.rule import Unit
from planner.rules.rule_keys import (
    BESIDE,
    EXAMPLES,
    KEYS,
    MOST_AMOUNT,
    MOST_DAYS,
    MOST_POINTS,
    MOST_RULES,
    MOST_TITLE,
    PREFERRED_POINTS,
    UNITS,
)
from planner.rules.rule_values import LEVEL_PATTERN, MOST_WEEK
from planner.rules.spans import Per

Schema = dict[str, Any]

_ABOUT = {
    "forbid": "None of these exercises, or no session there.",
    "at_least": "At least so much; pro rata in a week that is only partly there.",
    "at_most": "At most so much.",
    "together": "All of them or none in a session.",
    "apart": "Not in one session, nor in sessions less than `days` days apart.",
    "prefer": "Costs its points where it could be and isn't.",
}


def rules_schema() -> Schema:
    """Build the schema of the list of rules."""
    keys = _keys()
    beside = {key: keys[key] for key in BESIDE}
    rule = {
        "type": "object",
        "description": "One rule; it says one thing.",
        "properties": {**{kind: _kind(kind, keys) for kind in KEYS}, **beside},
        "oneOf": [{"required": [kind]} for kind in KEYS],
        "additionalProperties": False,
    }
    return {
        "type": "array",
        "description": "Rules of one's own, for what no setting says.",
        "maxItems": MOST_RULES,
        "items": rule,
    }


def _kind(kind: str, keys: dict[str, Schema]) -> Schema:
    """Build a kind's keys; ``exercises`` is an amount in some kinds and a list in others."""
    mine = {key: keys[key] for key in KEYS[kind]}
    needed: Schema = {}
    if kind in ("together", "apart"):
        mine["exercises"] = {
            "type": "array",
            "items": _text("An exercise, ladder or family."),
            "minItems": 2,
            "description": "Exercises, ladders or families.",
        }
        needed = {"required": ["exercises"]}
    elif kind in ("at_least", "at_most"):
        needed = {"oneOf": [{"required": [unit]} for unit in UNITS]}
    return {
        "type": "object",
        "description": f"{_ABOUT[kind]} Such as `{EXAMPLES[kind]}`.",
        "properties": mine,
        "additionalProperties": False,
        "minProperties": 1,
        **needed,
    }


def _keys() -> dict[str, Schema]:
    catalogue = load_catalogue()
    areas = [area.id for area in catalogue.areas]
    groups = dict.fromkeys(area.group for area in catalogue.areas)
    level = {"anyOf": [_whole(1, 5), {"type": "string", "pattern": f"^{LEVEL_PATTERN}$"}]}
    week = {"anyOf": [_whole(1, MOST_WEEK), DATE_TEXT]}
    amounts = {
        unit.value: _whole(0, MOST_AMOUNT[unit]) | {"description": f"How many {unit}."}
        for unit in Unit
    }
    return amounts | {
        "per": {"enum": list(Per), "description": "What the amount is counted over."},
        "exercise": _some(_text("An id or alias."), "Exercises."),
        "ladder": _some({"enum": list(catalogue.ladders)}, "Ladders."),
        "family": _some({"enum": list(catalogue.families)}, "Families."),
        "area": _some({"enum": areas}, "Muscle areas: exercises that have it as primary."),
        "group": _some({"enum": list(groups)}, "Groups of areas."),
        "pattern": _some({"enum": list(catalogue.patterns)}, "Movement patterns."),
        "level": _some(level, "Levels: 3, '3+' or '2-3'."),
        "equipment": _some(PIECE, "Equipment that the exercise needs."),
        "secondary": {"type": "boolean", "description": "Whether secondary areas count too."},
        "weekday": _some(enum_or(DAY_KEYS, DAY_KEY), "Days of the week."),
        "date": _some(DATE, "Single days."),
        "from": DATE | {"description": "First day."},
        "to": DATE | {"description": "Last day."},
        "week": _some(week, "Weeks of the season: numbers from 1, or Mondays."),
        "phase": _some({"enum": [str(kind) for kind in PhaseKind]}, "Phases."),
        "class": _some({"enum": [str(c) for c in SessionClass]}, "Classes of session."),
        "days": _whole(0, MOST_DAYS) | {"description": "Least days from one to the other."},
        "points": _whole(1, MOST_POINTS)
        | {"description": "What going without costs.", "default": PREFERRED_POINTS},
        "weight": _whole(1, MOST_POINTS)
        | {"description": "Makes the rule soft: points for each one short or over."},
        "name": _text("What messages call the rule, besides its line.", MOST_TITLE),
    }


def _whole(least: int, most: int) -> Schema:
    return {"type": "integer", "minimum": least, "maximum": most}


def _text(about: str, most: int = 80) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most, "description": about}


def _some(one: Schema, about: str) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}], "description": about}
