"""An athlete's file of a few lines, written and loaded."""

from datetime import date
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.instance import Instance, load

TEXT = """\
version: 1
athlete:
  name: Maya
  timezone: Europe/Berlin
  experience: regular
  equipment: [band]
season: {start: 2027-01-04, end: 2027-01-31}
running:
  week:
    tuesday: {kind: intervals, start: "18:00", minutes: 60}
free_time:
  wednesday: ["19:00-20:00"]
"""
TODAY = date(2026, 12, 30)


def read(folder: Path, text: str = TEXT, **options: date) -> Instance:
    path = folder / "athlete.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path, today=TODAY, **options)


def mistakes(folder: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(folder, text)
    return [str(mistake).split("athlete.yaml:")[1] for mistake in caught.value.mistakes]
