"""Derive taper and recovery from a race's distance and effort and the runner's age."""

from datetime import date, timedelta

from planner.athlete import AthleteFile, Race
from planner.instants import days_between, monday_of
from planner.season.model import RaceRecovery
from planner.season.settings import LoadRampSettings, PostRaceSettings, TaperSettings
from planner.season.usual import is_master

FIVE_KM_MOST_M = 5_500
TEN_KM_MOST_M = 11_000
HALF_MOST_M = 21_519
"""2 % above the half marathon; with 5 and 10 km 10 %, so that a 10-mile race counts as a half."""

MARATHON_M = 42_000
"""From here on a race counts as a marathon or more; people write 42 km for 42.195."""

MARATHON_MOST_M = 43_038
FIFTY_KM_MOST_M = 50_000

_USUAL_RETURN = LoadRampSettings()


def goal_races(file: AthleteFile) -> list[Race]:
    """List the A races by date; of several on one day the longest."""
    races = sorted(file.races, key=lambda race: (race.date, race.distance_m, race.name))
    return list({race.date: race for race in races if race.priority == "A"}.values())


def weeks_between(earlier: date, later: date) -> int:
    """Count calendar weeks from one race's week to another's."""
    return (monday_of(later) - monday_of(earlier)).days // 7


def taper_weeks(race: Race, settings: TaperSettings) -> int:
    """Count weeks of taper before an A race, race week included; half the days for training."""
    if race.distance_m <= FIVE_KM_MOST_M:
        days = settings.days_5k
    elif race.distance_m <= TEN_KM_MOST_M:
        days = settings.days_10k
    elif race.distance_m <= HALF_MOST_M:
        days = settings.days_half
    elif race.distance_m <= MARATHON_MOST_M:
        days = settings.days_marathon
    else:
        days = settings.days_ultra
    return _ceiling(days * (50 if race.effort == "training" else 100), 700)


def mini_taper_weeks(race: Race, settings: TaperSettings) -> frozenset[date]:
    """Collect Mondays of the weeks that a B race makes lighter.

    They are its own week's, and that of the week before if half of the mini-taper's days or more
    are in it: a race on a Monday is tapered for the week before.
    """
    days = days_between(race.date - timedelta(days=settings.mini_days), race.date)[:-1]
    own = monday_of(race.date)
    earlier = [day for day in days if day < own]
    return frozenset({own, *(monday_of(day) for day in earlier if 2 * len(earlier) >= len(days))})


def recovery_of(race: Race, settings: PostRaceSettings, age: int | None) -> RaceRecovery:
    """Find the last days without core, of light only, and of at most medium sessions after a race.

    Args:
        race: A race of any priority; ``effort: training`` halves its days, rounded up.
        settings: Days by distance.
        age: In years at the season's start; None if unknown. From 55 on, and after a first
            marathon or longer, the days are multiplied by ``older_percent``, rounded up.
    """
    longer = is_master(age) or (race.first and race.distance_m >= MARATHON_M)
    percent = settings.older_percent if longer else 100
    percent *= 1 if race.effort == "training" else 2
    off, light, medium = (
        race.date + timedelta(days=_ceiling(days * percent, 200))
        for days in _recovery_days(race.distance_m, settings)
    )
    return RaceRecovery(race.name, race.date, off, light, medium)


def recovery_end(recovery: RaceRecovery) -> date:
    """Find the Sunday on or after the last day of restraint, which ends a recovery phase."""
    return recovery.medium_until + timedelta(days=6 - recovery.medium_until.weekday())


def return_percents(race: Race, settings: LoadRampSettings = _USUAL_RETURN) -> tuple[int, ...]:
    """Return the volume of the weeks after a race's days off, in percent of a usual week.

    A C race of up to 10 km is a hard run and changes nothing; one run for training skips every
    second step.
    """
    if race.priority == "C" and race.distance_m <= TEN_KM_MOST_M:
        return (100,)
    short = race.distance_m <= HALF_MOST_M
    percents = settings.return_short if short else settings.return_long
    return percents[1::2] if race.effort == "training" else percents


def _recovery_days(distance_m: int, settings: PostRaceSettings) -> tuple[int, int, int]:
    if distance_m <= FIVE_KM_MOST_M:
        return settings.days_5k
    if distance_m <= TEN_KM_MOST_M:
        return settings.days_10k
    if distance_m <= HALF_MOST_M:
        return settings.days_half
    return settings.days_marathon if distance_m <= FIFTY_KM_MOST_M else settings.days_100k


def _ceiling(number: int, divisor: int) -> int:
    return -(-number // divisor)
