"""List for each kind of rule its keys, ranges and an example."""

from typing import Final

from planner.rules.rule import Unit

MOST_RULES: Final = 100
MOST_TITLE: Final = 60
MOST_AMOUNT: Final = {
    Unit.SETS: 5000,
    Unit.MINUTES: 50_000,
    Unit.SESSIONS: 1000,
    Unit.EXERCISES: 500,
}
MOST_DAYS: Final = 28
MOST_POINTS: Final = 20

PREFERRED_POINTS: Final = 3
"""The points of a preference without a weight (engineering choice, E)."""

WHEN: Final = ("weekday", "date", "from", "to", "week", "phase", "class")
TRAITS: Final = (
    "exercise",
    "ladder",
    "family",
    "area",
    "group",
    "pattern",
    "level",
    "equipment",
)
WHAT: Final = (*TRAITS, "secondary")
UNITS: Final = tuple(unit.value for unit in Unit)
BESIDE: Final[tuple[str, ...]] = ("weight", "name")
"""These keys may stand inside a rule or beside its kind."""

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "forbid": (*WHAT, *WHEN, *BESIDE),
    "at_least": (*UNITS, "per", *WHAT, *WHEN, *BESIDE),
    "at_most": (*UNITS, "per", *WHAT, *WHEN, *BESIDE),
    "together": ("exercises", *WHEN, *BESIDE),
    "apart": ("exercises", "days", *WHEN, *BESIDE),
    "prefer": ("points", "per", *WHAT, *WHEN, "name"),
}

EXAMPLES: Final = {
    "forbid": "forbid: {family: russian-twists, phase: taper}",
    "at_least": "at_least: {sets: 6, area: gmed, per: week}",
    "at_most": "at_most: {minutes: 20, weekday: tuesday}",
    "together": "together: {exercises: [side-plank, pallof-press]}",
    "apart": "apart: {exercises: [bridges, planks], days: 2}",
    "prefer": "prefer: {family: planks, points: 3}",
}
