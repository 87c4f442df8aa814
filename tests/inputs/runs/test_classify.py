"""Kinds of run: the labelled titles, and what asks types and details."""

from datetime import date
from functools import cache

import pytest

from planner.athlete.models.file import AthleteFile
from planner.athlete.models.free_time import FreeTime
from planner.athlete.models.person import Athlete
from planner.athlete.models.running import DatedRun, RunKind, Running, TitleRule
from planner.inputs.runs.classify import Classifier, Verdict, Written
from planner.problem.run_events import expand_runs
from planner.season.season import Season
from planner.settings.hard_run_recovery import HardRunSettings
from planner.timeline.zones import load_zone
from tests.inputs.runs.run_titles import Labelled, labelled

DAY = date(2027, 1, 6)
SEASON = Season(DAY, DAY, (), (), ())


@cache
def classifier(units: str) -> Classifier:
    return Classifier(units, (), HardRunSettings())


def told(title: str, units: str = "km", **more: object) -> Verdict:
    return classifier(units).verdict(Written(title, **more))  # type: ignore[arg-type]


def is_hard(verdict: Verdict) -> bool:
    """As the planner itself has it."""
    run = DatedRun(
        date=DAY, kind=verdict.kind, minutes=verdict.minutes, distance_m=verdict.distance_m
    )
    file = AthleteFile(
        athlete=Athlete(timezone="UTC"), running=Running(runs=(run,)), free_time=FreeTime()
    )
    events = expand_runs(file, SEASON, HardRunSettings(), load_zone("UTC"))
    return any(event.hard for event in events)


def shares(held_out: bool) -> tuple[int, float, float]:
    """How many titles, and the shares that are right on hard or easy, and on kind."""
    chosen = [each for each in labelled() if each.held_out == held_out]
    verdicts = [(each, told(each.title, each.units)) for each in chosen]
    hard = sum(is_hard(verdict) == each.hard for each, verdict in verdicts)
    kind = sum(verdict.kind == each.kind for each, verdict in verdicts)
    return len(chosen), hard / len(chosen), kind / len(chosen)


def test_the_labelled_titles_are_many_and_in_four_languages() -> None:
    titles = labelled()
    assert len({(each.title, each.units) for each in titles}) == len(titles) >= 400
    assert {each.language for each in titles} == {"en", "de", "fr", "es"}
    assert {each.kind for each in titles} == {kind.value for kind in RunKind}
    assert sum(each.held_out for each in titles) >= len(titles) / 4


def test_titles_that_were_held_out_are_told_right() -> None:
    count, hard, kind = shares(held_out=True)
    assert count >= 100
    assert hard >= 0.95
    assert kind >= 0.90


def test_titles_that_the_rules_were_made_with_are_told_right() -> None:
    _, hard, kind = shares(held_out=False)
    assert hard >= 0.99
    assert kind >= 0.98


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_no_language_is_left_behind(language: str) -> None:
    mine = [each for each in labelled() if each.language == language]
    assert sum(_right(each) for each in mine) / len(mine) >= 0.95


def _right(each: Labelled) -> bool:
    return told(each.title, each.units).kind == each.kind


@pytest.mark.parametrize(
    ("title", "kind", "rule", "sure"),
    [
        ("6x800 m @ 5K", "intervals", "repeats", True),
        ("Rest or cross", "rest", "other-sport", True),
        ("Tempo 5 mi", "tempo", "tempo", True),
        ("12 mi w/ 8 @ MP", "tempo", "pace", True),
        ("Langer Lauf 28 km", "long", "long", True),
        ("Run 8 km RPE 8", "tempo", "effort", True),
        ("Easy 8 km RPE 8", "easy", "easy", True),  # the label comes first
        ("20", "long", "very-long", False),
        ("8", "easy", "number", False),
        ("Lunch with Sam", "easy", "unknown", False),
        ("", "easy", "unknown", False),
    ],
)
def test_the_rule_that_told_is_named(title: str, kind: str, rule: str, sure: bool) -> None:
    verdict = told(title)
    assert (verdict.kind, verdict.rule, verdict.sure) == (kind, rule, sure)


def test_how_long_is_very_long_is_the_setting_that_makes_any_run_hard() -> None:
    assert told("14 km").rule == "number"
    strict = Classifier("km", (), HardRunSettings(any_minutes=80))
    assert strict.verdict(Written("14 km")).rule == "very-long"


def test_type_and_details_are_asked_only_where_the_title_is_not_sure() -> None:
    assert told("Wednesday", type="Intervals").kind == "intervals"
    assert told("Wednesday", details="WU 2 km, 4 km at threshold, CD 2 km").kind == "tempo"
    assert told("Wednesday", type="Bike", details="tempo").kind == "rest"
    assert told("Easy 8 km", type="Intervals").kind == "easy"
    assert told("Wednesday", type="Run", details="").rule == "run"


def test_amounts_come_from_columns_then_the_title_then_details_then_the_calendar() -> None:
    amounts = {"details": "10 km in all", "blocked_minutes": 50}
    assert told("Easy 8 km", distance_m=9_000, **amounts).distance_m == 9_000
    assert told("Easy 8 km", **amounts).distance_m == 8_000
    assert told("Easy", **amounts).distance_m == 10_000
    assert told("Easy", blocked_minutes=50).minutes == 50
    assert told("Easy 8 km", blocked_minutes=50).minutes is None
    # A warm-up in the details is not the run, nor are they asked about a title with repeats.
    assert told("Tempo", details="2 km warm up").distance_m is None
    assert told("6x800 m", details="10 km").distance_m is None


def test_own_rules_come_first_as_words_or_as_a_glob_of_the_whole_title() -> None:
    own = (
        TitleRule(match="Club Night", kind=RunKind.INTERVALS),
        TitleRule(match="sun*fun*", kind=RunKind.REST),
        TitleRule(match="?", kind=RunKind.RACE),
    )
    mine = Classifier("km", own, HardRunSettings())

    def by_own(title: str) -> tuple[str, str]:
        verdict = mine.verdict(Written(title))
        return verdict.kind.value, verdict.rule

    assert by_own("Easy club-night jog") == ("intervals", "running.titles[1]")
    assert by_own("Sunday: fun with Bo") == ("rest", "running.titles[2]")
    assert by_own("No sunday fun")[1] != "running.titles[2]"
    assert by_own("X") == ("race", "running.titles[3]")
    assert by_own("nightclub nights") == ("easy", "unknown")
