"""Show the runs of a season as rows, and as a table for the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from planner.athlete.fields import METRES
from planner.athlete.models.running import DatedRun, PlannedRun, RunKind
from planner.instance import Instance
from planner.problem.run_events import RunEvent
from planner.text.dates import day_words
from planner.text.lists import counted
from planner.text.tables import table as aligned
from planner.timeline.instants import clock
from planner.yaml.document import Document

WIDTHS: Final = (10, 5, 30, 10, 4, 7, 8, 22)
USUAL_WEEK: Final = "usual week"


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run has these keys in ``--format json``, in this order.

    Attributes:
        date: The day, ``2027-01-05``.
        start: ``18:00``, or None.
        title: The file's title; else a race's name or the kind.
        kind: One of athlete.yaml's kinds.
        hard: Whether recovery is kept around it.
        minutes: The minutes, given or expected; None for rest.
        distance_km: Its distance, if it is known.
        rule: Id of the rule that told the kind; its line, if written by hand.
        sure: Whether that rule is sure.
    """

    date: str
    start: str | None
    title: str
    kind: str
    hard: bool
    minutes: int | None
    distance_km: float | None
    rule: str
    sure: bool


def rows(instance: Instance) -> list[RunRow]:
    """List every run, race and planned rest of the season, in the order of time."""
    places = _Places(instance)
    first, last = instance.problem.season.start, instance.problem.season.end
    events = [run for run in instance.problem.runs if run.run is not None or run.race is not None]
    found = [(event.day, event.start_minute, places.event_row(event)) for event in events]
    found += [(run.date, 0, places.rest_row(run)) for run in _rests(instance)]
    inside = [each for each in found if first <= each[0] <= last]
    return [row for _, _, row in sorted(inside, key=lambda each: each[:2])]


def _rests(instance: Instance) -> Iterator[DatedRun]:
    """Days of rest that are planned; a race takes their place."""
    races = {race.date for race in instance.problem.file.races}
    for run in instance.problem.file.running.runs:
        if run.kind is RunKind.REST and run.date not in races:
            yield run


class _Places:
    """The places where runs are written."""

    def __init__(self, instance: Instance) -> None:
        self._document: Document = instance.written.document
        self._file = instance.problem.file
        data = self._document.data["running"].get("runs")
        entries = enumerate(data if isinstance(data, list) else ())
        self._by_hand = [number for number, entry in entries if isinstance(entry, dict)]

    def event_row(self, event: RunEvent) -> RunRow:
        """Make the row of a run or race that takes place."""
        run, race = event.run, event.race
        metres = race.distance_m if race else run.distance_m if run else None
        start = race.clock_minute if race else run.clock_minute if run else None
        title, rule, sure = self._told(run) if isinstance(run, DatedRun) else ("", USUAL_WEEK, True)
        if race is not None:
            title, rule = race.name, self._line("races", self._file.races.index(race))
        return RunRow(
            date=str(event.day),
            start=None if start is None else clock(start),
            title=title or event.kind_words,
            kind=event.kind,
            hard=event.hard,
            minutes=event.minutes,
            distance_km=None if metres is None else metres / METRES["km"],
            rule=rule,
            sure=sure,
        )

    def rest_row(self, run: DatedRun) -> RunRow:
        """Make the row of a planned day without a run."""
        title, rule, sure = self._told(run)
        return RunRow(str(run.date), None, title or "rest", "rest", False, None, None, rule, sure)

    def _told(self, run: DatedRun) -> tuple[str, str, bool]:
        """Return title, rule and whether it is sure; a run written by hand has no title."""
        if isinstance(run, PlannedRun):
            return run.title, run.rule, run.sure
        at = self._file.running.runs.index(run)
        return "", self._line("running", "runs", self._by_hand[at]), True

    def _line(self, *path: str | int) -> str:
        line, _ = self._document.place(path)
        return f"{self._file_name}:{line}"

    @property
    def _file_name(self) -> str:
        return self._document.name.replace("\\", "/").rpartition("/")[2]


def table(found: Sequence[RunRow], units: str) -> str:
    """Print the runs in columns, a line between weeks, and hints for guesses."""
    if not found:
        return "There is no run in the season. Write some under running in athlete.yaml."
    header = ["Date", "Start", "Run", "Kind", "Hard", "Minutes", f"Dist. {units}", "Rule"]
    body = [
        [
            day_words(date.fromisoformat(row.date)),
            row.start or "-",
            row.title,
            row.kind if row.sure else f"{row.kind} ?",
            "hard" if row.hard else "",
            "" if row.minutes is None else str(row.minutes),
            _distance(row.distance_km, units),
            row.rule,
        ]
        for row in found
    ]
    lines = aligned(header, body, WIDTHS)
    weeks = groupby(
        zip(found, lines[1:], strict=True),
        key=lambda pair: date.fromisoformat(pair[0].date).isocalendar()[:2],
    )
    blocks = ["\n".join(line for _, line in week) for _, week in weeks]
    return "\n\n".join(["\n".join([lines[0], blocks[0]]), *blocks[1:], _summary(found)])


def _distance(distance_km: float | None, units: str) -> str:
    if distance_km is None:
        return ""
    return f"{distance_km * METRES['km'] / METRES[units]:.1f}"


def _summary(found: Sequence[RunRow]) -> str:
    running = [row for row in found if row.kind != "rest"]
    hard = sum(row.hard for row in running)
    unsure = sum(not row.sure for row in found)
    said = f"{counted(len(running), 'run')}, {hard} of them hard."
    if not unsure:
        return said
    guesses = counted(unsure, "is a guess", "are guesses")
    teach = "running: {titles: [{match: club night, kind: intervals}]}"
    return (
        f"{said} {guesses}, marked with ?. To correct a kind, add a rule to athlete.yaml:\n{teach}"
    )
