"""Small athletes, solved in seconds."""

from pathlib import Path

SMALL = """\
version: 1
athlete:
  name: Maya
  timezone: Europe/Berlin
  experience: new
season: {start: 2027-01-04, end: 2027-01-24}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 50}
    sunday: {kind: long, start: "09:00", minutes: 80}
free_time:
  monday: ["19:00-20:30"]
  wednesday: ["19:00-20:30"]
  friday: ["19:00-20:30"]
"""


def write_athlete(folder: Path, text: str = SMALL) -> Path:
    """The folder's athlete.yaml."""
    path = folder / "athlete.yaml"
    path.write_text(text)
    return path
