"""Read TCX files: each activity's laps with their time and distance."""

from dataclasses import dataclass, field
from datetime import UTC
from typing import Final

from planner.inputs.history.activity import Activity, checked
from planner.inputs.history.column_words import kind_of
from planner.inputs.history.columns import title_of
from planner.inputs.history.format import RecordingFormat
from planner.inputs.history.numbers import read_moment, read_number
from planner.inputs.history.xml_stream import read_elements

MOST_MIB: Final = 32


@dataclass(slots=True)
class _Document:
    activities: list[Activity] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    sport: str = ""
    start: str = ""
    title: str = ""
    seconds: float = 0.0
    metres: float = 0.0

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.inside.append(name)
        if name == "Activity":
            self.sport, self.start, self.title = attributes.get("Sport", ""), "", ""
            self.seconds = self.metres = 0.0

    def end(self, name: str, text: str) -> None:
        self.inside.pop()
        match (self.inside[-1] if self.inside else "", name):
            case ("Activity", "Id"):
                self.start = text
            case ("Activity", "Notes"):
                self.title = text
            case ("Lap", "TotalTimeSeconds"):
                self.seconds += read_number(text, ".") or 0
            case ("Lap", "DistanceMeters"):
                self.metres += read_number(text, ".") or 0
            case (_, "Activity"):
                self.activities.append(self._activity())

    def _activity(self) -> Activity:
        start = read_moment(self.start, UTC)
        title = title_of(self.title)
        return checked(start, kind_of(self.sport), self.seconds, self.metres, title=title)


def read_tcx(content: bytes) -> list[Activity]:
    """Read the activities of a TCX file.

    Raises:
        ValueError: It has none; the message says why.
    """
    document = _Document()
    read_elements(content, document.begin, document.end)
    if not document.activities:
        raise ValueError("there is no activity in it")
    return document.activities


FORMAT: Final = RecordingFormat("TCX", ".tcx", MOST_MIB, read_tcx)
