"""Add activities up to one tidy table, a row for each week from first to last, with pandas."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from datetime import date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import pandas as pd

from planner.athlete.fields import METRES, MOST_WEEK_KM
from planner.inputs.history.activity import Activity, Kind, Skipped, WeekRow, day_of
from planner.inputs.history.rating import Rater
from planner.timeline.instants import monday_of

COLUMNS: Final = tuple(field.name for field in fields(WeekRow))
MOST_WEEKS: Final = 52 * 60
"""A history has at most so many weeks, from first to last."""


def weekly_table(
    activities: Sequence[Activity], rows: Sequence[WeekRow], zone: ZoneInfo, rater: Rater
) -> tuple[pd.DataFrame, list[Skipped]]:
    """Make one row a week, weeks without any activity in between included.

    A week of a weekly file wins over what activities add up to.

    Args:
        activities: The activities, each once.
        rows: Weeks of weekly files; of two for the same week the later one wins.
        zone: The zone in which the activities' days begin.
        rater: Rates each activity.

    Returns:
        The table with the columns of ``WeekRow``, sorted by ``monday``, whole numbers all of them;
        and the weeks left out of it, as they can't be right.
    """
    counted = _counted(activities, zone, rater)
    given = pd.DataFrame([asdict(row) for row in rows], columns=list(COLUMNS))
    given = given.drop_duplicates("monday", keep="last")
    table = pd.concat([counted[~counted["monday"].isin(given["monday"])], given])
    too_far = table["metres"] > MOST_WEEK_KM * METRES["km"]
    skipped = [
        Skipped("history", 0, f"the week of {monday} has {metres // 1000} km; left out")
        for monday, metres in table.loc[too_far, ["monday", "metres"]].itertuples(index=False)
    ]
    table = table[~too_far].set_index("monday").sort_index()
    if not table.empty:
        table = table.reindex(_every_monday(table.index[0], table.index[-1]), fill_value=0)
    table.index.name = "monday"
    return table.reset_index().astype(dict.fromkeys(COLUMNS[1:], "int64")), skipped


def _every_monday(first: date, last: date) -> list[date]:
    return [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)][-MOST_WEEKS:]


def _counted(activities: Sequence[Activity], zone: ZoneInfo, rater: Rater) -> pd.DataFrame:
    records = []
    for activity in activities:
        if activity.kind is Kind.OTHER:
            continue
        run, rating = activity.kind is Kind.RUN, rater.rate(activity)
        load = rating.load(activity)
        records.append(
            {
                "monday": monday_of(day_of(activity, zone)),
                "metres": activity.metres,
                "seconds": activity.seconds if run else 0,
                "longest_metres": activity.metres,
                "runs": int(run),
                "hard_runs": int(rating.hard),
                "load": load if run else 0,
                "strength_sessions": int(not run),
                "strength_seconds": 0 if run else activity.seconds,
                "strength_load": 0 if run else load,
            }
        )
    if not records:
        return pd.DataFrame(columns=list(COLUMNS))
    grouped = pd.DataFrame(records).groupby("monday", as_index=False)
    sums = {name: "sum" for name in records[0] if name != "monday"} | {"longest_metres": "max"}
    table = grouped.agg(sums)
    table["minutes"] = (table["seconds"] + 30) // 60
    table["strength_minutes"] = (table["strength_seconds"] + 30) // 60
    return table[list(COLUMNS)]
