"""Read GPX tracks: start, length and moving time from their points."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Final

from planner.inputs.history.activity import Activity, Kind, checked
from planner.inputs.history.column_words import kind_of
from planner.inputs.history.columns import title_of
from planner.inputs.history.format import RecordingFormat
from planner.inputs.history.numbers import read_moment
from planner.inputs.history.xml_stream import read_elements

EARTH_METRES: Final = 6_371_000
MOST_MIB: Final = 32
"""A day of points every second is some 15 MiB."""
MOST_POINTS: Final = 100_000
"""One every second for 27 hours."""
STANDING: Final = 0.5
"""A runner slower than so many metres a second stands; that time isn't moving time (E)."""
STRAVA_RUN: Final = "9"
"""Strava writes numbers for sports into its GPX; 9 is a run."""


@dataclass(slots=True)
class _Track:
    metres: float = 0.0
    moving: float = 0.0
    first: datetime | None = None
    last: datetime | None = None
    place: tuple[float, float] | None = None
    point: tuple[float, float] | None = None
    points: int = 0
    sport: str = ""
    title: str = ""
    inside: list[str] = field(default_factory=list)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        self.inside.append(name)
        if name == "trkseg":
            self.place = None
        elif name == "trkpt":
            self.points += 1
            if self.points > MOST_POINTS:
                raise ValueError(f"it has more than {MOST_POINTS} points")
            self.point = _point(attributes)

    def end(self, name: str, text: str) -> None:
        self.inside.pop()
        parent = self.inside[-1] if self.inside else ""
        if parent == "trk" and name == "type":
            self.sport = self.sport or text
        elif parent == "trk" and name == "name":
            self.title = self.title or text
        elif parent == "trkpt" and name == "time":
            self._reach(_moment(text))

    def _reach(self, now: datetime) -> None:
        if self.place is not None and self.last is not None and self.point is not None:
            metres, seconds = _between(self.place, self.point), (now - self.last).total_seconds()
            self.metres += metres
            if seconds > 0 and metres >= STANDING * seconds:
                self.moving += seconds
        self.first = min(self.first or now, now)
        self.last, self.place = now, self.point


def read_gpx(content: bytes) -> list[Activity]:
    """Read the activity of a GPX file. A track without a sport is taken to be a run.

    Raises:
        ValueError: It has none; the message says why.
    """
    track = _Track()
    read_elements(content, track.begin, track.end)
    if track.first is None or track.last is None:
        raise ValueError("no point of it has a time")
    kind = Kind.RUN if track.sport in ("", STRAVA_RUN) else kind_of(track.sport)
    seconds = track.moving or (track.last - track.first).total_seconds()
    return [checked(track.first, kind, seconds, track.metres, title=title_of(track.title))]


def _moment(text: str) -> datetime:
    """Read a time, quickly if it is written as usual: there are many."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return read_moment(text, UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _point(attributes: dict[str, str]) -> tuple[float, float] | None:
    try:
        point = float(attributes["lat"]), float(attributes["lon"])
    except (KeyError, ValueError):
        return None
    good = all(isfinite(degrees) for degrees in point)
    return point if good and abs(point[0]) <= 90 and abs(point[1]) <= 180 else None


def _between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Measure metres along a great circle."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (one, other))
    root = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_METRES * asin(min(1.0, sqrt(root)))


FORMAT: Final = RecordingFormat("GPX", ".gpx", MOST_MIB, read_gpx)
