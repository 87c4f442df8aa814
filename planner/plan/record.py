"""Hold the base of every record of a plan."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A record of a plan never changes, and knows its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
