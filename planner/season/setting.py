"""A setting: default, meaning, unit, range and source in one place."""

from itertools import pairwise
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


def setting(
    default: Any,
    meaning: str,
    *,
    unit: str,
    source: str,
    ge: int | None = None,
    le: int | None = None,
) -> Any:
    """A field that is a setting: default, meaning, unit, range and source in one place.

    Args:
        default: What holds if the athlete says nothing.
        meaning: One sentence for the reference and the messages.
        unit: Such as ``hours`` or ``sessions a week``.
        source: Where the number comes from, with its grade.
        ge: Least allowed value.
        le: Greatest allowed value.
    """
    return Field(
        default,
        description=meaning,
        ge=ge,
        le=le,
        json_schema_extra={"unit": unit, "source": source},
    )


class Settings(BaseModel):
    """Base of every bundle of settings."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bounds(Settings):
    """An amount with a hard least, a soft target and a hard most; a bare number is the target.

    What is None is left to what holds in general. Children redeclare the three with their ranges.
    """

    least: int | None = None
    target: int | None = None
    most: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _bare_number(cls, given: Any) -> Any:
        bare = isinstance(given, int) and not isinstance(given, bool)
        return {"target": given} if bare else given

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        named = [(name, getattr(self, name)) for name in ("least", "target", "most")]
        written = [(name, value) for name, value in named if value is not None]
        for (low, less), (high, more) in pairwise(written):
            if less > more:
                raise ValueError(f"{low} {less} is more than {high} {more}; change one of them")
        return self
