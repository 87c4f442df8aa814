"""Settings of classes, sets and levels; the constraints of the same names inherit them."""

from typing import Annotated, Any, cast

from pydantic import AfterValidator

from planner.season.model import RACE_AND_RECOVERY, ClassMix, PhaseKind
from planner.season.setting import Settings, Whole, setting


def _check_mix(mix: tuple[int, int, int]) -> tuple[int, int, int]:
    """Three shares of a whole.

    Raises:
        ValueError: A negative one, or not a hundred percent together.
    """
    if min(mix) < 0 or sum(mix) != 100:
        found = "has a share below 0" if min(mix) < 0 else f"are {sum(mix)} % together"
        raise ValueError(
            f"{list(mix)} {found}; write the shares of heavy, medium and light"
            " sessions, 100 % together, as [20, 60, 20]"
        )
    return mix


Mix = Annotated[tuple[Whole, Whole, Whole], AfterValidator(_check_mix)]


def _mix(default: tuple[int, int, int], where: str) -> Any:
    meaning = f"Heavy, medium and light sessions in {where}."
    return setting(default, meaning, unit="percent", source="evidence 3.3 (D)")


class ClassMixSettings(Settings):
    """Shares of the classes by phase, and from when on each is offered."""

    first_half: Mix = _mix((0, 60, 40), "the first half of a base")
    base: Mix = _mix((20, 60, 20), "the rest of a base")
    build: Mix = _mix((40, 40, 20), "build")
    peak: Mix = _mix((30, 40, 30), "peak")
    taper: Mix = _mix((0, 40, 60), "taper")
    maintenance: Mix = _mix((20, 60, 20), "maintenance")
    reach_level: int = setting(
        3,
        "Level cap that medium and heavy sessions need.",
        unit="level",
        source="defaults, Class (D)",
        ge=2,
        le=4,
    )
    first_half_weeks: int = setting(
        6,
        "The first half of a base is at most so long.",
        unit="weeks",
        source="defaults, Season (D)",
        ge=1,
        le=12,
    )
    new_light_weeks: int = setting(
        2,
        "New athletes have light sessions only for so long.",
        unit="weeks",
        source="engineering choice (E)",
        ge=0,
        le=8,
    )
    new_without_heavy_weeks: int = setting(
        8,
        "New athletes have no heavy session for so long.",
        unit="weeks",
        source="defaults, Class (D)",
        ge=0,
        le=26,
    )

    def of_phase(self, kind: PhaseKind, base_half: int) -> ClassMix:
        """The mix of a phase; race weeks and recovery are all light."""
        if kind in RACE_AND_RECOVERY:
            return ClassMix(0, 0, 100)
        name = "first_half" if base_half == 1 else kind.value
        return ClassMix(*cast("tuple[int, int, int]", getattr(self, name)))


def _sets_in(most: int, where: str) -> Any:
    return setting(
        most,
        f"Most sets of one exercise in a session of {where}.",
        unit="sets",
        source="evidence row 23d (C); defaults, Season",
        ge=1,
        le=4,
    )


class SessionClassSettings(Settings):
    """How much of one exercise a session may hold, by phase and class."""

    base: int = _sets_in(3, "base")
    build: int = _sets_in(3, "build")
    peak: int = _sets_in(2, "peak")
    taper: int = _sets_in(2, "taper")
    race: int = _sets_in(1, "the race week")
    recovery: int = _sets_in(2, "recovery")
    maintenance: int = _sets_in(3, "maintenance")
    light_sets: int = setting(
        2,
        "The same in light sessions.",
        unit="sets",
        source="defaults, Class (D)",
        ge=1,
        le=4,
    )
    deload_sets: int = setting(
        2,
        "The same in deload weeks.",
        unit="sets",
        source="defaults, Season (D)",
        ge=1,
        le=4,
    )
    new_sets: int = setting(
        2,
        "The same for new athletes.",
        unit="sets",
        source="defaults, Inside the session (D)",
        ge=1,
        le=4,
    )
    light_hold: int = setting(
        20,
        "Longest hold of a light session.",
        unit="seconds",
        source="evidence 2.2, 3 (D); defaults, Class",
        ge=5,
        le=60,
    )

    def most_sets_in(self, kind: PhaseKind) -> int:
        """Most sets of one exercise in a session of a phase."""
        return cast("int", getattr(self, kind.value))


def _level_in(where: str) -> Any:
    return setting(None, f"In {where}.", unit="level", source="evidence 3.3 (D)", ge=1, le=5)


class LevelCapSettings(Settings):
    """Highest exercise level by phase; None takes the table by experience and age."""

    most: int | None = setting(
        None,
        "Highest level in any phase.",
        unit="level",
        source="evidence 3.3, 2.5 (D)",
        ge=1,
        le=5,
    )
    first_half: int | None = _level_in("the first half of a base; unset: `base`")
    base: int | None = _level_in("base")
    build: int | None = _level_in("build")
    peak: int | None = _level_in("peak")
    taper: int | None = _level_in("taper")
    race: int | None = _level_in("the race week")
    recovery: int | None = _level_in("recovery")
    maintenance: int | None = _level_in("maintenance")
    cleared_days: int = setting(
        14,
        "For so long after a clinician's word, level 2 is the most.",
        unit="days",
        source="engineering choice (E)",
        ge=0,
        le=56,
    )

    def written(self, kind: PhaseKind, first_half: bool) -> int | None:
        """The athlete's number for a phase; None where there is none."""
        if first_half and self.first_half is not None:
            return self.first_half
        return cast("int | None", getattr(self, kind.value))
