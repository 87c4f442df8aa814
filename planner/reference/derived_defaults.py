"""Resolve settings left unset, for athletes of each experience and age."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from itertools import product
from operator import attrgetter
from typing import Any, Final

from planner.athlete.age import ADULT_AGE, MASTERS_AGE
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete, Experience
from planner.athlete.models.running import Running
from planner.athlete.models.season import SeasonRequest
from planner.catalogue.load import load_catalogue
from planner.constraints.base import Constraint
from planner.problem.problem import Problem
from planner.season.plan_season import plan_season
from planner.season.season_settings import SeasonSettings

_START: Final = date(2027, 1, 4)
_END: Final = date(2027, 1, 31)
_BORN: Final = (None, _START.year - ADULT_AGE + 1, _START.year - MASTERS_AGE)


OTHERWISE: Final = "otherwise"


def follows_of(kind: type[Constraint]) -> dict[str, tuple[tuple[Any, str], ...]]:
    """Map each dotted setting to the values that it takes while left unset, with their reasons.

    A setting that differs for some athletes only has its default for all others.
    """
    constraint = kind()
    following = [constraint.defaults_for(problem) for problem in _problems()]
    settings = dict.fromkeys(setting for each in following for setting in each)
    return {setting: _distinct(constraint, setting, following) for setting in settings}


def _distinct(
    constraint: Constraint, setting: str, following: Sequence[Mapping[str, tuple[Any, str]]]
) -> tuple[tuple[Any, str], ...]:
    found: list[tuple[Any, str]] = []
    for each in following:
        if setting in each and each[setting] not in found:
            found.append(each[setting])
    if any(setting not in each for each in following):
        found.append((attrgetter(setting)(constraint), OTHERWISE))
    return tuple(found)


@cache
def _problems() -> tuple[Problem, ...]:
    return tuple(_problem(experience, born) for experience, born in product(Experience, _BORN))


def _problem(experience: Experience, born: int | None) -> Problem:
    file = AthleteFile(
        athlete=Athlete(timezone="UTC", experience=experience, born=born),
        season=SeasonRequest(start=_START, end=_END),
        running=Running(),
        free_time=FreeTime(),
    )
    settings = SeasonSettings()
    return Problem(
        file=file,
        season=plan_season(file, settings, _START),
        catalogue=load_catalogue(),
        settings=settings,
        runs=(),
    )
