"""Classify a run by its title, description and type, and keep the rule that told."""

from collections.abc import Iterable
from dataclasses import dataclass

from planner.athlete.models.running import Run, RunKind, TitleRule
from planner.inputs.runs.title_rules import TitleRules, built_in
from planner.inputs.runs.titles import Title, parse_title
from planner.problem.run_events import run_minutes
from planner.settings.hard_run_recovery import HardRunSettings


@dataclass(frozen=True, slots=True)
class Written:
    """A file says this about one run.

    Attributes:
        title: Its title.
        details: A longer text, used where the title doesn't tell.
        type: A short word such as ``Run`` or ``Bike``, used where the title doesn't tell.
        distance_m: The distance, if the file has it apart from the title.
        minutes: The duration, if the file has it apart from the title.
        blocked_minutes: The event's length; counts if nothing else says the duration.
    """

    title: str
    details: str = ""
    type: str = ""
    distance_m: int | None = None
    minutes: int | None = None
    blocked_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A run is taken for a kind with amounts, by a rule that is sure or not."""

    kind: RunKind
    distance_m: int | None
    minutes: int | None
    rule: str
    sure: bool


class Classifier:
    """The classifier tells kinds of run by rules.

    Args:
        units: ``km`` or ``mi``, the unit of a number without one.
        own: The athlete's rules, which come first.
        settings: The lengths that make a run of any kind hard.
    """

    def __init__(self, units: str, own: Iterable[TitleRule], settings: HardRunSettings) -> None:
        self._units = units
        self._settings = settings
        self._told: dict[Written, Verdict] = {}
        self._rules: TitleRules = built_in().with_own(own)

    def verdict(self, written: Written) -> Verdict:
        """Classify a run by its title, else its type, else the details."""
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
        """Return distance and minutes, from columns, the title, the details or the calendar."""
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
