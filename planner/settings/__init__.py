"""``constraints:`` of athlete.yaml, of profiles and of ``--set``, checked and put together."""

from planner.settings.in_force import InForce
from planner.settings.layers import Origin
from planner.settings.options import read_options
from planner.settings.plugins import by_name, every_constraint
from planner.settings.reading import origins, read_constraints, season_settings
from planner.settings.safety import ALWAYS_ON, MOST_DAYS

__all__ = [
    "ALWAYS_ON",
    "MOST_DAYS",
    "InForce",
    "Origin",
    "by_name",
    "every_constraint",
    "origins",
    "read_constraints",
    "read_options",
    "season_settings",
]
