"""Model the whole of one athlete.yaml; its other sections have files of their own.

Clock times are minutes after local midnight (0 to 1440), distances metres, weekdays 0 (Monday)
to 6 (Sunday).
"""

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.json_schema import WithJsonSchema

from planner.athlete.body_parts import BODY
from planner.athlete.models.base import FileModel
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import Running
from planner.athlete.models.season import MOST_RACES, Race, SeasonRequest
from planner.athlete.value_types import (
    Day,
    Name,
    RunMinutes,
    Spelling,
    Switch,
    TimeOfDay,
    Weekday,
    Word,
    choice,
)
from planner.athlete.words import MOST_REMINDER_MINUTES, read_reminder

_WEEKLY: Final[JsonDict] = {"required": ["day"], "not": {"required": ["date"]}}
_ONCE: Final[JsonDict] = {
    "required": ["date"],
    "not": {"anyOf": [{"required": [key]} for key in ("day", "from", "to")]},
}


class OtherLoad(FileModel):
    """Another activity; it counts like a run.

    It counts like a hard one if ``hard_for`` names anything. It comes every week on ``day``, from
    ``from_`` to ``to`` (both included) if they are given, or once on ``date``.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [_WEEKLY, _ONCE]})

    day: Weekday | None = Field(None, description="Its weekday, every week.")
    from_: Day | None = Field(
        None, alias="from", description="First day of a weekly one; left out, the season's."
    )
    to: Day | None = Field(None, description="Last day of a weekly one; left out, the season's.")
    date: Day | None = Field(None, description="Its day, if it comes only once.")
    kind: Word = Field(description="Its name, such as climbing.")
    clock_minute: TimeOfDay | None = Field(
        None, alias="start", description="When it starts; left out, it takes 06:00 to 12:00."
    )
    minutes: RunMinutes = Field(60, description="How long it takes; left out, 60.")
    hard_for: tuple[
        Annotated[
            str,
            choice(BODY, "a part of the body"),
            Field(description="A part of the body, a group of muscle areas, or one of them."),
        ],
        ...,
    ] = Field((), description="What it is hard for; left out, it counts like an easy run.")


_REMINDER = {
    "anyOf": [{"type": "integer", "minimum": 0, "maximum": MOST_REMINDER_MINUTES}, {"const": "off"}]
}


class CalendarSettings(FileModel):
    """The calendar's look. ``reminder`` is minutes before a session; None is off."""

    name: Name | None = Field(None, description="Name of the calendar.")
    reminder: Annotated[int | None, Spelling(read_reminder, _REMINDER)] = Field(
        None, description="Minutes before a session, or off."
    )
    phases: Switch = Field(True, description="All-day events for phases.")
    races: Switch = Field(True, description="All-day events for races.")


class AthleteFile(FileModel):
    """One athlete: races, running, free time, and how core training fits in.

    It is one athlete.yaml, read and checked; ``constraints`` and ``rules`` are raw, and their
    schemas open for others to fill in.
    """

    version: Annotated[Literal[1], WithJsonSchema({"const": 1})] = Field(
        1, description="Version of this format."
    )
    athlete: Athlete = Field(description="Who trains.")
    season: SeasonRequest = Field(SeasonRequest(), description="From when to when is planned.")
    races: tuple[Race, ...] = Field(
        (),
        description="Races; without any, season.end is needed.",
        json_schema_extra={"maxItems": MOST_RACES},
    )
    running: Running = Field(description="The running around which core is planned.")
    free_time: FreeTime = Field(description="When core training may happen.")
    other: tuple[OtherLoad, ...] = Field(
        (), description="What else loads the body, weekly or once."
    )
    constraints: Annotated[dict[str, Any], WithJsonSchema({"type": "object"})] = Field(
        {}, description="Settings of single constraints, by their name."
    )
    rules: Annotated[tuple[Any, ...], WithJsonSchema({"type": "array"})] = Field(
        (), description="Rules of one's own."
    )
    calendar: CalendarSettings = Field(CalendarSettings(), description="How the calendar looks.")

    def age_in(self, year: int) -> int | None:
        """Return the age in a year by year of birth (months are unknown)."""
        return None if self.athlete.born is None else year - self.athlete.born
