"""Rate the hardness of each run by the first rule that applies, and keep that rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median_low
from typing import Final

from planner.athlete.models.running import RunKind
from planner.inputs.history.activity import Activity, Kind
from planner.inputs.runs.classify import Classifier, Verdict, Written
from planner.problem.run_events import HARD_KINDS
from planner.settings.class_mix import CLASS_RPE
from planner.settings.hard_run_recovery import HardRunSettings
from planner.settings.monotony import MonotonySettings

HARD_RPE: Final = 7.0
"""A run that felt like this or harder was hard (evidence 2.4: a tempo run is 7)."""
HARD_HEART_RATE_PERCENT: Final = 89
"""A mean heart rate above so much of the athlete's highest makes a hard run (E)."""
FAST_PERCENT: Final = 112
"""A mean speed above so much of the athlete's middle speed makes a hard run (E)."""
LEAST_RUNS: Final = 10
"""So many runs with a heart rate, or a distance, are needed to judge the others by it (E)."""
STRENGTH_RPE: Final = CLASS_RPE["medium"]
"""Strength training without an effort has this one (evidence 2.4: a medium session)."""


MOST_CHARACTERS: Final = 150_000
"""Titles are looked at up to so many characters in all, those of some thousand runs."""


@dataclass(frozen=True, slots=True)
class Rating:
    """An activity is rated for its hardness.

    Attributes:
        hard: Whether it is a hard run.
        rule: Decided by ``title``, ``effort``, ``heart rate``, ``pace``, ``length`` or ``none``.
        rpe: The effort, as given or as usual for such a session.
    """

    hard: bool
    rule: str
    rpe: float

    def load(self, activity: Activity) -> int:
        """Return the session-RPE load: effort times minutes (Foster; evidence 2.4)."""
        return round(self.rpe * activity.seconds / 60)


class Rater:
    """The rater knows the athlete's usual heart rate and speed, from all that was read."""

    def __init__(
        self,
        activities: Sequence[Activity],
        hard_run: HardRunSettings | None = None,
        efforts: MonotonySettings | None = None,
    ) -> None:
        self._hard_run = hard_run or HardRunSettings()
        self._efforts = efforts or MonotonySettings()
        self._classifier = Classifier("km", (), self._hard_run)
        self._titles = _newest(run.title for run in reversed(activities))
        runs = [activity for activity in activities if activity.kind is Kind.RUN]
        tops = sorted(run.top_heart_rate for run in runs if run.top_heart_rate)
        # The top twentieth is left out: a chest strap that slips shows too high a rate.
        self._top = tops[len(tops) * 95 // 100] if len(tops) >= LEAST_RUNS else None
        speeds = [run.metres * 100 // run.seconds for run in runs if run.metres >= 1000]
        self._speed = median_low(speeds) if len(speeds) >= LEAST_RUNS else None

    def rate(self, activity: Activity) -> Rating:
        """Rate an activity."""
        if activity.kind is not Kind.RUN:
            return Rating(False, "none", activity.rpe or STRENGTH_RPE)
        hard, rule, usual = self._run(activity)
        return Rating(hard, rule, activity.rpe or usual)

    def _run(self, run: Activity) -> tuple[bool, str, float]:
        efforts, said = self._efforts, self.said(run.title)
        if said.kind is RunKind.RACE:
            return True, "title", efforts.race_rpe
        if said.kind in HARD_KINDS and said.sure:
            return True, "title", efforts.tempo_rpe
        if said.kind is RunKind.LONG and run.seconds >= 60 * self._hard_run.long_minutes:
            return True, "title", efforts.long_rpe
        if run.rpe is not None and run.rpe >= HARD_RPE:
            return True, "effort", run.rpe
        if self._top and 100 * (run.mean_heart_rate or 0) >= HARD_HEART_RATE_PERCENT * self._top:
            return True, "heart rate", efforts.tempo_rpe
        fast = run.metres >= 1000 and self._speed
        if fast and 100 * (run.metres * 100 // run.seconds) >= FAST_PERCENT * fast:
            return True, "pace", efforts.tempo_rpe
        if run.seconds >= 60 * self._hard_run.any_minutes:
            return True, "length", efforts.long_rpe
        return False, "none", efforts.easy_rpe

    def said(self, title: str) -> Verdict:
        """Classify a title by the rules for planned runs; its numbers are left to the watch."""
        return self._classifier.verdict(Written(title if title in self._titles else ""))


def _newest(titles: Iterable[str]) -> frozenset[str]:
    """Collect the newest different titles, as many as are looked at."""
    found: set[str] = set()
    left = MOST_CHARACTERS
    for title in titles:
        if title not in found:
            left -= len(title)
            if left < 0:
                break
            found.add(title)
    return frozenset(found)
