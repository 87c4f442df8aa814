"""Declares settings: default, meaning, unit, range and source in one place."""

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Annotated, Any, Literal, Self, cast

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator
from pydantic.fields import FieldInfo

Whole = Annotated[int, Strict()]
"""An entry of a list of whole numbers: neither ``true`` nor ``3.0`` nor ``"3"``."""

Safer = Literal["less", "more"]

MOST_DAYS = 90
"""Most days around a race; more is a slip of the keyboard, and soon no date at all."""


def setting(
    default: Any,
    meaning: str,
    *,
    unit: str,
    source: str,
    ge: int | None = None,
    le: int | None = None,
    safer: Safer | None = None,
) -> Any:
    """Declares a field as a setting: default, meaning, unit, range and source in one place.

    Args:
        default: The value if the athlete writes nothing.
        meaning: One sentence for the reference and the messages.
        unit: Such as ``hours`` or ``sessions a week``.
        source: The source of the number and its range, with the grade; ``range E`` where only
            the number does.
        ge: Least allowed value.
        le: Greatest allowed value.
        safer: Which side of the default keeps the athlete safer; the other one is refused, and of
            a profile's and the athlete's value the safer one holds.
    """
    whole = default is None or (isinstance(default, int) and not isinstance(default, bool))
    return Field(
        default,
        strict=True if whole else None,
        description=meaning,
        ge=ge,
        le=le,
        json_schema_extra={"unit": unit, "source": source, "safer": safer},
    )


def hours_setting(default: int, meaning: str, source: str, least: int, most: int) -> Any:
    """Declares a setting of so many hours."""
    return setting(default, meaning, unit="hours", source=source, ge=least, le=most)


def safer_side(field: FieldInfo) -> Safer | None:
    """Returns the side of a setting's default that is safer; None for most settings."""
    return cast("dict[str, Any]", field.json_schema_extra).get("safer")


class Settings(BaseModel):
    """A bundle of settings is frozen and knows its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bounds(Settings):
    """An amount has a hard least, a soft target and a hard most; a bare number is the target.

    A bound that is None is left to the general one. Children redeclare the three with their ranges.
    """

    least: int | None = None
    target: int | None = None
    most: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, given: Any) -> Any:
        if given is None:
            return {}
        bare = isinstance(given, int) and not isinstance(given, bool)
        return {"target": given} if bare else given

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        named = [(name, getattr(self, name)) for name in ("least", "target", "most")]
        written = [(name, value) for name, value in named if value is not None]
        for (low, less), (high, more) in pairwise(written):
            if less > more:
                raise ValueError(
                    f"{low} {less} is more than {high} {more}; lower it or raise the other"
                )
        return self


def bound(
    settings: Settings, part: str, name: Literal["least", "target", "most"]
) -> tuple[str, int | None]:
    """Finds the bound of one phase or area, else the one that holds in general.

    Args:
        settings: Hold a ``Bounds`` for the part, and perhaps the bound for all parts.
        part: The phase or area.
        name: The bound's name.

    Returns:
        The setting that holds, such as ``build.most`` or ``most``, and its value.
    """
    own = cast("int | None", getattr(getattr(settings, part), name))
    if own is not None:
        return f"{part}.{name}", own
    return name, getattr(settings, name, None)


def refuse_crossed(settings: Settings, parts: Iterable[str], usual_most: int) -> None:
    """Refuse a least or target above the most of its phase or area, wherever they are written.

    Args:
        settings: Settings as for ``bound``.
        parts: The phases or areas.
        usual_most: The most where none is written.

    Raises:
        ValueError: Two settings don't go together; the message names them.
    """
    for part in parts:
        high, most = bound(settings, part, "most")
        most = usual_most if most is None else most
        for low, less in (bound(settings, part, name) for name in ("least", "target")):
            if less is not None and less > most:
                raise ValueError(
                    f"{low} {less} is more than {high} {most}; lower it or raise the other"
                )


def days_around(days: tuple[int, ...]) -> tuple[int, ...]:
    """Checks days around a race.

    Raises:
        ValueError: One of them is more than ``MOST_DAYS``.
    """
    if max(days) > MOST_DAYS:
        raise ValueError(f"{list(days)} has more than {MOST_DAYS} days; write fewer")
    return days


def rising(least: int, most: int) -> Callable[[tuple[int, ...]], tuple[int, ...]]:
    """Makes a check that a list's numbers lie between two others and never fall.

    Args:
        least: Least allowed number.
        most: Greatest allowed number.
    """

    def check(numbers: tuple[int, ...]) -> tuple[int, ...]:
        """Refuse other lists.

        Raises:
            ValueError: The list is another one; the message names the expected one.
        """
        if [least, *numbers, most] != sorted((least, *numbers, most)):
            raise ValueError(
                f"{list(numbers)} is not a rising list of numbers from {least} to {most}"
            )
        return numbers

    return check
