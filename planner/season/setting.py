"""A setting: default, meaning, unit, range and source in one place."""

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


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
