"""A constraint with a setting of every form, as another package could bring it."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Literal

from planner.constraints.base import CalendarConstraint, Strength, Violation, strength
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.settings.base import Bounds, Whole, setting


class Laps(Bounds):
    """Laps a week."""

    least: int | None = setting(None, "Never fewer.", unit="laps", source="-", ge=0, le=5)
    target: int | None = setting(None, "", unit="", source="", ge=0, le=9)


class MadeUp(CalendarConstraint):
    """Laps around the ``pond``.

    More than one
    paragraph.

    Why: it is pretty (evidence row 0, grade E).

    Example:
        ``made-up: {laps: 3}``
    """

    name: ClassVar[str] = "made-up"
    says: ClassVar[str] = "laps around the pond"
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "mood"

    laps: Laps = setting(Laps(target=4), "Laps wanted.", unit="laps a week", source="row 0 (E)")
    minutes: int | None = setting(
        None, "Minutes of one.", unit="minutes", source="row 1 (E)", ge=5, le=60
    )
    ducks: bool = setting(True, "Whether to feed ducks.", unit="on or off", source="row 2 (E)")
    mood: Literal["calm", "brisk"] = setting(
        "calm", "How to walk.", unit="calm or brisk", source="row 3 (E)"
    )
    days: tuple[Whole, Whole] = setting((1, 2), "Days off.", unit="days", source="row 4 (E)")
    songs: tuple[str, ...] = setting((), "Songs to hum.", unit="songs", source="row 5 (E)")
    strength: Strength = strength("soft")

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """Older athletes walk longer, new ones have a song."""
        lengths = (40, "from 55 years on") if problem.older else (20, "below 55 years")
        songs = {"songs": (("march",), "new athletes")} if problem.experience == "new" else {}
        return {"minutes": lengths, "laps.least": (1, "every athlete"), **songs}

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """None."""
        return iter(())
