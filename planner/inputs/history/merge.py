"""Merge records of one activity from several files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from planner.inputs.history.activity import Activity

SAME_START_SECONDS: Final = 180
"""Activities of one kind that begin within so many seconds, and overlap, are one (E).

Watch, phone and website round a start differently, or wait for a satellite; a warm-up and the
workout after it don't overlap.
"""


def merge(activities: Iterable[Activity]) -> list[Activity]:
    """Merge activities, in order of their start; what one record lacks, another one gives.

    The order in which the records come makes no difference.
    """
    groups: list[list[Activity]] = []
    for activity in sorted(activities, key=lambda one: (one.kind, _order(one))):
        if groups and _same(groups[-1][0], activity):
            groups[-1].append(activity)
        else:
            groups.append([activity])
    return sorted(map(_united, groups), key=_order)


def _same(first: Activity, other: Activity) -> bool:
    if other.kind is not first.kind:
        return False
    apart = (other.start - first.start).total_seconds()
    return apart <= SAME_START_SECONDS and apart < first.seconds


def _united(group: Sequence[Activity]) -> Activity:
    """Return the record that knows most; gaps are filled from the next best."""
    best, *others = sorted(group, key=lambda one: (-_known(one), _order(one)))
    for other in others:
        best = replace(
            best,
            metres=best.metres or other.metres,
            title=best.title or other.title,
            rpe=best.rpe or other.rpe,
            mean_heart_rate=best.mean_heart_rate or other.mean_heart_rate,
            top_heart_rate=best.top_heart_rate or other.top_heart_rate,
        )
    return best


def _known(activity: Activity) -> int:
    """Score the facts in a record; distance counts most."""
    minor = (activity.title, activity.rpe, activity.mean_heart_rate, activity.top_heart_rate)
    return 10 * bool(activity.metres) + sum(map(bool, minor))


def _order(activity: Activity) -> tuple[object, ...]:
    one = activity
    numbers = (one.rpe or 0, one.mean_heart_rate or 0, one.top_heart_rate or 0)
    return (one.start, one.kind, one.seconds, one.metres, one.title, *numbers)
