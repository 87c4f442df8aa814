"""Model the athlete."""

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from planner.athlete.models.base import FileModel
from planner.athlete.value_types import (
    BirthYear,
    Day,
    FilePath,
    Name,
    Piece,
    Spelling,
    TimeOfDay,
    Timezone,
    Units,
    Word,
    beginnings,
    choice,
    enum_or,
)
from planner.athlete.words import FLAGS, FOCUS, shortened


class Experience(StrEnum):
    """Experience with core training."""

    NEW = "new"
    REGULAR = "regular"
    EXPERIENCED = "experienced"


Level = Annotated[
    Experience,
    Spelling(
        shortened(Experience, "a level of experience"),
        enum_or(Experience, beginnings(Experience, 1)),
    ),
]


class Avoid(FileModel):
    """A flag with more about it.

    A contraindication holds for good, or until a date (included). Exercises are ruled out for both
    sides, so that neither gets ahead of a sore ``side``.
    """

    bare_text_is: ClassVar[str] = "flag"

    flag: Annotated[str, choice(FLAGS, "a flag")] = Field(
        description="What hurts or needs care, such as wrist."
    )
    side: Annotated[Literal["left", "right"], choice(("left", "right"), "a side")] | None = Field(
        None, description="Which side is sore; both are spared."
    )
    until: Day | None = Field(
        None, description="Last day on which it holds; the exercises return the day after."
    )


class Athlete(FileModel):
    """The athlete trains. ``exercises`` are files of their own, relative to athlete.yaml."""

    name: Name = Field("Runner", description="Shown in the plan.")
    id: Name | None = Field(
        None, description="Keeps calendar events the same when the name changes."
    )
    timezone: Timezone = Field(description="IANA timezone in which all times are meant.")
    experience: Level = Field(Experience.NEW, description="Experience with core training.")
    born: BirthYear | None = Field(None, description="Year of birth.")
    units: Units = Field("km", description="What a distance without a unit is in.")
    equipment: tuple[Annotated[Piece, Field(description="A piece.")], ...] = Field(
        (), description="What is at hand; [] is only a floor."
    )
    avoid: tuple[Avoid, ...] = Field((), description="Contraindications.")
    exercises: tuple[
        Annotated[FilePath, Field(description="A file, relative to athlete.yaml.")], ...
    ] = Field((), description="Files with own exercises, in the format of the catalogue's ladders.")
    exclude: tuple[Annotated[Word, Field(description="One.")], ...] = Field(
        (), description="Exercises, ladders or families never wanted."
    )
    favourites: tuple[Annotated[Word, Field(description="One.")], ...] = Field(
        (), description="Exercises, ladders or families liked."
    )
    focus: tuple[Annotated[str, choice(FOCUS, "a focus"), Field(description="One aim.")], ...] = (
        Field((), description="What matters most.")
    )
    cleared: Day | None = Field(
        None, description="Day from which a clinician agrees to training; gentle work before."
    )
    born_child: Day | None = Field(
        None, description="Day of the last birth; goes with postpartum or diastasis in avoid."
    )
    checked: Day | None = Field(
        None,
        description="Day of a look at your belly: no doming, no heaviness; more opens from it on.",
    )
    wakes: TimeOfDay | None = Field(None, description="Usual time of getting up.")
