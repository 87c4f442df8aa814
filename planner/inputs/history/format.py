"""Define a format of training data: one program's tables, or one kind of recordings."""

from collections.abc import Callable
from dataclasses import dataclass

from planner.inputs.history.activity import Activity, Found, Source
from planner.inputs.history.csv_file import Table


@dataclass(frozen=True, slots=True)
class TableFormat:
    """CSV files of one program.

    Attributes:
        name: What people call it.
        export: The file that it gives, in words.
        matches: Whether a table is such a file.
        read: Reads the activities or weeks of one.
    """

    name: str
    export: str
    matches: Callable[[Table], bool]
    read: Callable[[Table, Source], Found]


@dataclass(frozen=True, slots=True)
class RecordingFormat:
    """Files of one activity each, or of a few, as watches write them.

    Attributes:
        name: What people call it.
        suffix: The end of its files' names, such as ``.gpx``.
        most_mib: Larger files are not read.
        read: Reads the activities of a file's bytes, or raises a ValueError that says why not.
        needs: A module that it is read with and that the extra ``history`` brings; may be empty.
    """

    name: str
    suffix: str
    most_mib: int
    read: Callable[[bytes], list[Activity]]
    needs: str = ""
