"""The answer of ``explain``: what stands in the way, what would help, what fell short."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from planner.plan import Because, Repair, Shortfall


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why there is no plan, or why the plan isn't all that was asked for.

    Attributes:
        status: ``impossible``, ``short`` or ``met``.
        because: The smallest set that can't hold together; empty where there is a plan.
        repairs: Edits with which the file solves, cheapest first.
        shortfalls: What fell short in the plan, costliest first.
    """

    status: Literal["impossible", "short", "met"]
    because: tuple[Because, ...] = ()
    repairs: tuple[Repair, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()

    def to_json(self) -> str:
        """All of it, for programs."""
        data = {
            "status": self.status,
            "because": [each.model_dump() for each in self.because],
            "repairs": [each.model_dump() for each in self.repairs],
            "shortfalls": [each.model_dump() for each in self.shortfalls],
        }
        return json.dumps(data, ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not JSON")
