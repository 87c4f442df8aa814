"""The formats that training is read from: each module in here has one, its ``FORMAT``."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from planner.inputs.history.csv_file import Table
from planner.inputs.history.format import RecordingFormat, TableFormat
from planner.text.lists import and_list, or_list

FORMATS: Final[tuple[TableFormat | RecordingFormat, ...]] = tuple(
    import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__)
)
"""In the order of their modules' names."""
TABLES: Final = tuple(each for each in FORMATS if isinstance(each, TableFormat))
RECORDINGS: Final = {each.suffix: each for each in FORMATS if isinstance(each, RecordingFormat)}


def format_of(table: Table) -> TableFormat | None:
    """Finds the first format that a table is of."""
    return next((each for each in TABLES if each.matches(table)), None)


def exports_in_words() -> str:
    """Lists what programs export, as ``Strava's activities.csv or a CSV with …``."""
    return or_list(each.export for each in TABLES)


def formats_in_words() -> str:
    """Lists all that is read."""
    recordings = and_list(each.name for each in RECORDINGS.values())
    return f"{exports_in_words()}, and {recordings} files, alone or in folders"
