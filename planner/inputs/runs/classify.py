"""A run's title, description and type to its kind, with the rule that told."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.athlete import Run, RunKind, TitleRule
from planner.inputs.runs.rules import TitleRules, built_in
from planner.inputs.runs.titles import Title, parse_title
from planner.running import run_minutes
from planner.settings.hard_run_recovery import HardRunSettings


@dataclass(frozen=True, slots=True)
class Written:
    """What a file says about one run.

    Attributes:
        title: Its title.
        details: A longer text, asked where the title doesn't tell.
        type: A short word such as ``Run`` or ``Bike``, asked where the title doesn't tell.
        distance_m: Where the file has it apart from the title.
        minutes: The same.
        blocked_minutes: What a calendar keeps free for it; counts if nothing else says how long.
    """

    title: str
    details: str = ""
    type: str = ""
    distance_m: int | None = None
    minutes: int | None = None
    blocked_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a run is taken to be: kind, amounts, the rule that told and whether it is sure."""

    kind: RunKind
    distance_m: int | None
    minutes: int | None
    rule: str
    sure: bool


class Classifier:
    """Tells kinds of run by rules.

    Args:
        units: ``km`` or ``mi``: what a number without a unit is in.
        own: The athlete's rules, which come first.
        settings: What makes a run of any kind hard by its length.
    """

    def __init__(self, units: str, own: Iterable[TitleRule], settings: HardRunSettings) -> None:
        self._units = units
        self._settings = settings
        self._told: dict[Written, Verdict] = {}
        self._rules: TitleRules = built_in().with_own(own)

    def verdict(self, written: Written) -> Verdict:
        """What a run is: by its title, else its type, else the details."""
        if written not in self._told:
            self._told[written] = self._tell(written)
        return self._told[written]

    def _tell(self, written: Written) -> Verdict:
        title = self._parsed(written.title)
        distance_m, minutes = self._amounts(written, title)
        very_long = self._is_very_long(distance_m, minutes)
        rule = self._rules.first(title, very_long=very_long)
        for text in (written.type, written.details):
            if not rule.sure and text:
                other = self._rules.first(self._parsed(text), very_long=very_long)
                rule = other if other.sure else rule
        return Verdict(rule.kind, distance_m, minutes, rule.id, rule.sure)

    def _amounts(self, written: Written, title: Title) -> tuple[int | None, int | None]:
        """Distance and minutes: of their own columns, the title, the details, the calendar."""
        if written.distance_m or written.minutes:
            return written.distance_m, written.minutes
        said = title
        if written.details and not (title.distance_m or title.minutes or title.repeats):
            details = self._parsed(written.details)
            said = title if details.part else details
        if said.distance_m or said.minutes:
            return said.distance_m, said.minutes
        return None, written.blocked_minutes

    def _parsed(self, text: str) -> Title:
        return parse_title(text, self._units, self._rules.words)

    def _is_very_long(self, distance_m: int | None, minutes: int | None) -> bool:
        if not (distance_m or minutes):
            return False
        run = Run(kind=RunKind.EASY, distance_m=distance_m, minutes=minutes)
        return run_minutes(run, self._settings) >= self._settings.any_minutes
