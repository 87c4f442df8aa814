"""``constraints:`` of athlete.yaml, of profiles and of ``--set``, checked and put together."""

from planner.configuration.layers import Origin
from planner.configuration.options import read_option
from planner.configuration.plugins import by_name, every_constraint
from planner.configuration.reading import origins, read_constraints, season_settings

__all__ = [
    "Origin",
    "by_name",
    "every_constraint",
    "origins",
    "read_constraints",
    "read_option",
    "season_settings",
]
