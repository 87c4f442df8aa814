"""``constraints:`` of athlete.yaml, of profiles and of ``--set``, checked and put together."""

from planner.configuration.in_force import InForce
from planner.configuration.layers import Origin
from planner.configuration.options import read_options
from planner.configuration.plugins import by_name, every_constraint
from planner.configuration.reading import origins, read_constraints, season_settings

__all__ = [
    "InForce",
    "Origin",
    "by_name",
    "every_constraint",
    "origins",
    "read_constraints",
    "read_options",
    "season_settings",
]
