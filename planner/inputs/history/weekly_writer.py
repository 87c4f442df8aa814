"""Write the weekly table as a file, and in a few words."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from planner import __version__
from planner.athlete.fields import METRES
from planner.text.lists import counted

if TYPE_CHECKING:
    import pandas as pd

    from planner.inputs.history.read_history import History

COUNTS: Final = (
    "runs", "hard_runs", "load", "strength_sessions", "strength_minutes", "strength_load",
)  # fmt: skip
GENERATOR: Final = "coreplan "


def columns(units: str) -> list[str]:
    """List the columns of the file."""
    return ["week", f"distance_{units}", "minutes", f"longest_{units}", *COUNTS]


def _in(table: "pd.DataFrame", units: str) -> "pd.DataFrame":
    """Convert the table's distances to kilometres or miles, to two decimals."""
    shown = table[["minutes", *COUNTS]].copy()
    shown["week"] = [str(monday) for monday in table["monday"]]
    shown[f"distance_{units}"] = (table["metres"] / METRES[units]).round(2)
    shown[f"longest_{units}"] = (table["longest_metres"] / METRES[units]).round(2)
    return shown[columns(units)]


def as_csv(table: "pd.DataFrame", units: str) -> str:
    """Write a CSV, which ``running.mileage`` reads."""
    return str(_in(table, units).to_csv(index=False, lineterminator="\n", float_format="%.2f"))


def as_json(table: "pd.DataFrame", units: str) -> str:
    """Write JSON: the generator, the units, and a mapping for each week."""
    weeks = _in(table, units).to_dict("records")
    whole = {"generator": f"{GENERATOR}{__version__}", "units": units, "weeks": weeks}
    return json.dumps(whole, indent=2) + "\n"


def is_ours(content: bytes) -> bool:
    """Tell whether ``as_csv`` or ``as_json`` wrote a file."""
    first = content.partition(b"\n")[0].decode("utf-8", "replace").strip()
    if first in (",".join(columns(units)) for units in ("km", "mi")):
        return True
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and str(data.get("generator", "")).startswith(GENERATOR)


def summary(history: "History", units: str) -> Iterator[str]:
    """Sum up what was read: how much, from when to when, and the usual week."""
    table = history.table
    read = [counted(len(history.activities), "activity", "activities")]
    if history.weeks:
        read.append(f"{counted(len(history.weeks), 'week')} from weekly files")
    doubles = f" ({counted(history.doubles, 'double')} merged)" if history.doubles else ""
    yield f"Read: {' and '.join(read)}{doubles}."
    if table.empty:
        yield "Neither a run nor strength training is among them."
        return
    weeks, shown = len(table), _in(table, units)
    distance, longest = shown[f"distance_{units}"], shown[f"longest_{units}"]
    yield (
        f"{counted(weeks, 'week')} from {shown['week'].iloc[0]} to {history.end}: a week "
        f"{distance.mean():.1f} {units}, {table['runs'].mean():.1f} runs, "
        f"{table['hard_runs'].mean():.1f} of them hard, "
        f"{table['strength_sessions'].mean():.1f} strength sessions; "
        f"longest run {longest.max():.1f} {units}."
    )
