"""Bound the fields of a plan, so that a damaged plan.json is found out where it is read."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, AwareDatetime, Field

from planner.athlete.fields import YEARS
from planner.timeline.zones import is_zone

MOST_SEASON_DAYS: Final = 3 * 366
MOST_ROWS: Final = 10_000
"""A list of plan.json has at most so many rows."""
MOST_SEQUENCE: Final = 1_000_000
"""No event changes so often, and the next number is still one that every calendar program reads."""
_MOST_PARTS: Final = 1_000
_MOST_AMOUNT: Final = 10**9
_MOST_COUNT: Final = 100_000
"""No dose of one exercise counts as much, in sets, reps, seconds or metres."""
_MOST_TEXT: Final = 10_000

_Moment = TypeVar("_Moment", bound=date)
_Row = TypeVar("_Row")


def _in_years(last: int) -> Callable[[_Moment], _Moment]:
    def check(moment: _Moment) -> _Moment:
        if not YEARS[0] <= moment.year <= last:
            raise ValueError(f"years {YEARS[0]} to {YEARS[1]} can be read")
        return moment

    return check


def _known_zone(zone: str) -> str:
    if zone and not is_zone(zone):
        raise ValueError("a time zone such as Europe/Berlin was expected")
    return zone


Day = Annotated[date, AfterValidator(_in_years(YEARS[1]))]
DayAfter = Annotated[date, AfterValidator(_in_years(YEARS[1] + 1))]
Start = Annotated[AwareDatetime, AfterValidator(_in_years(YEARS[1]))]
End = Annotated[AwareDatetime, AfterValidator(_in_years(YEARS[1] + 1))]

Whole = Annotated[int, Field(strict=True, ge=-_MOST_AMOUNT, le=_MOST_AMOUNT)]
Amount = Annotated[int, Field(strict=True, ge=0, le=_MOST_AMOUNT)]
Count = Annotated[int, Field(strict=True, ge=0, le=_MOST_COUNT)]
Sequence = Annotated[int, Field(strict=True, ge=0, le=MOST_SEQUENCE)]
Text = Annotated[str, Field(max_length=_MOST_TEXT)]
Zone = Annotated[Text, AfterValidator(_known_zone)]
Uid = Annotated[str, Field(max_length=100, pattern=r"^[!-~]*$")]
EventUid = Annotated[Uid, Field(min_length=1)]
FileName = Annotated[str, Field(max_length=255, pattern=r"^[^/\x00-\x1f]*$")]
Rows = Annotated[tuple[_Row, ...], Field(max_length=MOST_ROWS)]
Parts = Annotated[tuple[_Row, ...], Field(max_length=_MOST_PARTS, fail_fast=True)]
"""A list inside a row is short, and its first fault tells enough."""


def next_sequence(sequence: int) -> int:
    """Return the sequence number of a change to an event, which no plan lets rise without end."""
    return min(sequence + 1, MOST_SEQUENCE)
