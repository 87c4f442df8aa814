"""Model the season as the athlete asks for it, and its races."""

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from planner.athlete.models.base import FileModel
from planner.athlete.phase_kind import PhaseKind
from planner.athlete.value_types import (
    IN_UNITS,
    Day,
    Metres,
    Name,
    Switch,
    TimeOfDay,
    choice,
    whole,
)

MOST_RACES: Final = 60
MOST_RACE_MINUTES: Final = 48 * 60

RaceMinutes = Annotated[int, whole(1, MOST_RACE_MINUTES, "a number of minutes")]


class ManualPhase(FileModel):
    """Lasts until the next phase or the season's end."""

    phase: Annotated[PhaseKind, choice(PhaseKind, "a phase")] = Field(description="Its kind.")
    start: Day = Field(description="Its first day.")


class Pause(FileModel):
    """Days without training.

    Both ends are included.
    """

    from_: Day = Field(alias="from", description="First day.")
    to: Day = Field(description="Last day.")
    reason: Name = Field("", description="Why.")

    @property
    def because(self) -> str:
        """The reason in brackets after a space, if there is one."""
        return f" ({self.reason})" if self.reason else ""


class SeasonRequest(FileModel):
    """The season as the athlete asks for it; ``end`` is included."""

    start: Day | None = Field(None, description="First day; left out, the Monday after today.")
    end: Day | None = Field(
        None, description="Last day; left out, the end of recovery after the last race."
    )
    phases: tuple[ManualPhase, ...] = Field(
        (), description="Phases by hand; left out, counted back from the A races."
    )
    pauses: tuple[Pause, ...] = Field(
        (), description="Holidays and illness: no session, nor any run of the usual week."
    )

    def pause_on(self, day: date) -> Pause | None:
        """Return the pause that a day lies in."""
        return next((pause for pause in self.pauses if pause.from_ <= day <= pause.to), None)


class Race(FileModel):
    """A race."""

    name: Name = Field(description="Its name.")
    date: Day = Field(description="Its day.")
    clock_minute: TimeOfDay = Field(
        600, alias="start", description="When it starts; left out, 10:00."
    )
    distance_m: Metres = Field(
        alias="distance",
        description=f"Its length: {IN_UNITS}.",
    )
    minutes: RaceMinutes | None = Field(
        None, description="Expected duration; left out, it is estimated."
    )
    priority: Annotated[Literal["A", "B", "C"], choice(("A", "B", "C"), "a priority")] = Field(
        "A", description="A: the goal; B: matters; C: for training."
    )
    effort: Annotated[Literal["race", "training"], choice(("race", "training"), "an effort")] = (
        Field("race", description="How hard it is run; training halves taper and recovery.")
    )
    first: Switch = Field(False, description="The first race of this distance.")
