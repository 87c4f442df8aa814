"""A runner with three evenings a week, and rules about planks that can't both be kept to."""

from datetime import date
from pathlib import Path

from planner.instance import Instance, load

TODAY = date(2027, 1, 1)
THREE_EVENINGS = """\
athlete: {timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-24}
running:
  week:
    sunday: {kind: long, start: "09:00", minutes: 80}
free_time:
  monday: ["19:00-20:00"]
  wednesday: ["19:00-20:00"]
  friday: ["19:00-20:00"]
rules:
"""
EIGHT_SETS = "at_least: {sets: 8, family: planks, per: week, week: 2}"
AT_MOST_SIX = "at_most: {sets: 6, family: planks, per: week, week: 2}"


def loaded_of(text: str, like: Instance | None = None) -> Instance:
    return load(Path("athlete.yaml"), today=TODAY, text=text, like=like)


def on_three_evenings(*rules: str) -> Instance:
    return loaded_of(THREE_EVENINGS + "".join(f"  - {rule}\n" for rule in rules))
