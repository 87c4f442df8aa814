"""The answer of ``explain``: a conflict with its repairs, or a plan's shortfalls."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from planner.plan.plan import Because, Repair, Shortfall


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explanation of a file without a plan, or of a plan's shortfalls.

    Attributes:
        status: ``impossible``, ``short`` or ``met``.
        because: A minimal set of causes that can't hold together; empty where there is a plan.
        repairs: Edits with which the file solves, cheapest first.
        shortfalls: The plan's shortfalls, costliest first.
    """

    status: Literal["impossible", "short", "met"]
    because: tuple[Because, ...] = ()
    repairs: tuple[Repair, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()

    def to_json(self) -> str:
        """Writes all of it as JSON, for programs."""
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
