"""Derive taper and recovery from a race's distance and effort and the runner's age."""

from datetime import date, timedelta

from planner.athlete.age import is_master
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.season import Race
from planner.season.distance_class import DistanceClass, distance_class
from planner.season.season import RaceRecovery
from planner.season.season_settings import SeasonSettings
from planner.settings.post_race_recovery import PostRaceSettings
from planner.settings.race_blackout import RaceBlackoutSettings
from planner.settings.taper import TaperSettings
from planner.timeline.instants import days_between, monday_of


def goal_races(file: AthleteFile) -> list[Race]:
    """List the A races by date; of several on one day the longest."""
    races = sorted(file.races, key=lambda race: (race.date, race.distance_m, race.name))
    return list({race.date: race for race in races if race.priority == "A"}.values())


def weeks_between(earlier: date, later: date) -> int:
    """Count calendar weeks from one race's week to another's."""
    return (monday_of(later) - monday_of(earlier)).days // 7


def class_of(race: Race, settings: RaceBlackoutSettings) -> DistanceClass:
    """The class of a race by its distance and the boundaries in force."""
    return distance_class(race.distance_m, settings.distance_boundaries)


def taper_weeks(race: Race, settings: SeasonSettings) -> int:
    """Weeks of taper before an A race, its race week included; half the days for training."""
    taper = settings.taper
    days = {
        DistanceClass.FIVE_KM: taper.days_5k,
        DistanceClass.TEN_KM: taper.days_10k,
        DistanceClass.HALF_MARATHON: taper.days_half,
        DistanceClass.MARATHON: taper.days_marathon,
        DistanceClass.FIFTY_KM: taper.days_ultra,
        DistanceClass.HUNDRED_KM: taper.days_ultra,
    }[class_of(race, settings.race_blackout)]
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


def recovery_of(race: Race, settings: SeasonSettings, age: int | None) -> RaceRecovery:
    """The last days without core, of light only, and of at most medium sessions after a race.

    Args:
        race: A race of any priority; ``effort: training`` halves its days, rounded up.
        settings: Days by distance.
        age: In years at the season's start; None if unknown. From 55 on, and after a first
            marathon or longer, the days are multiplied by ``older_percent``, rounded up.
    """
    kind = class_of(race, settings.race_blackout)
    longer = is_master(age) or (race.first and kind >= DistanceClass.MARATHON)
    percent = settings.post_race.older_percent if longer else 100
    percent *= 1 if race.effort == "training" else 2
    off, light, medium = (
        race.date + timedelta(days=_ceiling(days * percent, 200))
        for days in _recovery_days(kind, settings.post_race)
    )
    return RaceRecovery(race.name, race.date, off, light, medium)


def recovery_end(recovery: RaceRecovery) -> date:
    """Find the Sunday on or after the last day of restraint, which ends a recovery phase."""
    return recovery.medium_until + timedelta(days=6 - recovery.medium_until.weekday())


def return_percents(race: Race, settings: SeasonSettings) -> tuple[int, ...]:
    """Volume, in percent of a usual week, of the weeks after a race's days off.

    A C race of up to 10 km is a hard run and changes nothing; one run for training skips every
    second step.
    """
    kind, ramp = class_of(race, settings.race_blackout), settings.load_ramp
    if race.priority == "C" and kind <= DistanceClass.TEN_KM:
        return (100,)
    percents = ramp.return_short if kind < DistanceClass.MARATHON else ramp.return_long
    return percents[1::2] if race.effort == "training" else percents


def _recovery_days(kind: DistanceClass, settings: PostRaceSettings) -> tuple[int, int, int]:
    return {
        DistanceClass.FIVE_KM: settings.days_5k,
        DistanceClass.TEN_KM: settings.days_10k,
        DistanceClass.HALF_MARATHON: settings.days_half,
        DistanceClass.MARATHON: settings.days_marathon,
        DistanceClass.FIFTY_KM: settings.days_marathon,
        DistanceClass.HUNDRED_KM: settings.days_100k,
    }[kind]


def _ceiling(number: int, divisor: int) -> int:
    return -(-number // divisor)
