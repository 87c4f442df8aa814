"""Every mistake in athlete.yaml: its place, its path and its words."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.athlete.athlete_file import parse_athlete
from planner.athlete.models.base import FileModel, keys_of
from planner.text.lists import or_list
from planner.yaml.document import Document, parse_yaml

MARK = "¦"
BASE = {
    "athlete": "{timezone: Europe/Berlin}",
    "season": "{start: 2027-01-04, end: 2027-05-16}",
    "running": "{week: {tuesday: easy}}",
    "free_time": "{monday: 19:00-21:00}",
}
MANY = """\
version: 3
athlete:
  name: 7
  timezone: Europe/Berlni
  experience: regulr
  units: mi
  equipment: [bands]
season: {start: 2027-05-01, end: 2027-02-30}
races:
  - {name: Half, date: 2027-04-14, distance: 5000}
  - {name: Early, date: 2027-04-15, distance: 5}
running:
  week: {tuesday: {kind: interval, start: 1800}}
  mileage: {2027-01-05: 3}
free_time:
  daily: [22:00-06:00, 10:00-11:00]
  frday: 06:00-07:00
other: [{day: weekend, kind: gym}]
calendar: {reminder: on}
colour: blue
"""


def mistakes_of(text: str) -> list[str]:
    found, mistakes = parse_athlete(parse_yaml(text, "a"))
    assert (found is None) == bool(mistakes)
    return [str(mistake).removeprefix("a:") for mistake in mistakes]


def with_section(line: str) -> str:
    """An otherwise right file whose first line is ``line``."""
    rest = (f"{key}: {value}\n" for key, value in BASE.items() if not line.startswith(f"{key}:"))
    return f"{line}\n{''.join(rest)}"


def with_keys(words: str) -> str:
    """A message with the keys of a model in place of ``<keys of Race>``."""
    kinds = {kind.__name__: kind for kind in FileModel.__subclasses__()}
    return re.sub("<keys of (.*)>", lambda found: or_list(keys_of(kinds[found[1]])), words)


CASES = Path(__file__).with_name("mistakes.txt").read_text("utf-8").strip().split("\n\n")


@pytest.mark.parametrize("case", CASES)
def test_every_mistake_has_its_place_and_words(case: str) -> None:
    """A case is one line with its wrong places marked, and what is said about each of them."""
    marked, *expected = case.splitlines()
    columns = [len(part) + 1 for part in _before_each_mark(marked)]
    places = [f"1:{column}: " for column in columns]
    line = marked.replace(MARK, "")
    words = [with_keys(each.strip()) for each in expected]
    said = [f"{place}{message}" for place, message in zip(places, words, strict=True)]
    assert mistakes_of(with_section(line)) == said


def _before_each_mark(marked: str) -> list[str]:
    parts = marked.split(MARK)
    return ["".join(parts[: n + 1]) for n in range(len(parts) - 1)]


def test_all_mistakes_come_at_once_in_the_order_of_the_file() -> None:
    expected = [
        "1:10: version",
        "3:9: athlete.name",
        "4:13: athlete.timezone",
        "5:15: athlete.experience",
        "7:15: athlete.equipment[1]",
        "8:34: season.end",
        "10:46: races[1].distance",
        "11:25: races[2].date",
        "13:26: running.week.tuesday.kind",
        "13:43: running.week.tuesday.start",
        "14:13: running.mileage.2027-01-05",
        "16:11: free_time.daily[1]",
        "17:3: free_time.frday",
        "18:15: other[1].day",
        "19:22: calendar.reminder",
        "20:1: colour",
    ]
    assert [": ".join(line.split(": ")[:2]) for line in mistakes_of(MANY)] == expected


def test_the_mistake_of_the_manual() -> None:
    text = with_section("running:\n  week:\n    tuesday:\n      kind: interval")
    _, mistakes = parse_athlete(parse_yaml(text, "athlete.yaml"))
    assert [str(mistake) for mistake in mistakes] == [
        "athlete.yaml:4:13: running.week.tuesday.kind: "
        "'interval' is not a kind of run; did you mean 'intervals'?"
    ]


def test_what_is_needed() -> None:
    assert mistakes_of("version: 1") == [
        "1:1: athlete: this is needed; write it as athlete: {timezone: Europe/Berlin}",
        "1:1: season.end: without races a season needs an end; write it as end: 2027-05-16, "
        "or add races",
        "1:1: running: this is needed; write it as running: {week: {tuesday: easy}}",
        "1:1: free_time: this is needed; write it as free_time: {monday: ['19:00-21:00']}",
    ]
    assert mistakes_of(with_section("athlete: {name: x}")) == [
        "1:10: athlete.timezone: this is needed; write it as timezone: Europe/Berlin"
    ]


@pytest.mark.parametrize(("text", "shown"), [("[a]", "a list"), ("hello", "'hello'"), ("5", "5")])
def test_a_file_that_is_no_mapping(text: str, shown: str) -> None:
    advice = "write it as 'athlete:', 'running:' and 'free_time:' with their keys below"
    assert mistakes_of(text) == [f"1:1: {shown} is not a mapping; {advice}"]


@pytest.mark.parametrize(
    ("season", "right"),
    [
        ("{start: 2027-01-04, end: 2027-01-04}", True),
        ("{start: 2027-01-04, end: 2027-01-03}", False),
        ("{start: 2027-01-04, end: 2030-01-03}", True),
        ("{start: 2027-01-04, end: 2030-01-04}", False),
        ("{start: 2028-02-29, end: 2031-02-28}", True),
        ("{start: 2028-02-29, end: 2031-03-01}", False),
        ("{end: 2100-12-31}", True),
        ("{end: 2101-01-01}", False),
    ],
)
def test_both_sides_of_a_seasons_edges(season: str, right: bool) -> None:
    assert (mistakes_of(with_section(f"season: {season}")) == []) is right


@pytest.mark.parametrize(
    ("athlete", "right"),
    [
        ("born: 1917", True),
        ("born: 1916", False),
        ("born: 2022", True),
        ("born: 2023", False),
        (f"name: {'x' * 100}", True),
        (f"name: {'x' * 101}", False),
        (f"exclude: [{'x' * 60}]", True),
        (f"exclude: [{'x' * 61}]", False),
    ],
)
def test_both_sides_of_the_athletes_edges(athlete: str, right: bool) -> None:
    line = f"athlete: {{timezone: Europe/Berlin, {athlete}}}"
    assert (mistakes_of(with_section(line)) == []) is right


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("running: {week: {mon: {kind: easy, minutes: 1440}}}", True),
        ("running: {week: {mon: {kind: easy, distance: 1000}}}", True),
        ("running: {mileage: {2027-01-04: 500}}", True),
        ("running: {mileage: {2027-01-04: 500.1}}", False),
        ("free_time: {mon: [06:00-07:00, 07:00-08:00]}", True),
        ("free_time: {mon: []}", True),
        ("calendar: {reminder: 10080}", True),
        ("other: [{date: 2027-02-03, kind: ski-tour, hard_for: [legs, gmed, upper]}]", True),
        ("other: [{day: wed, from: 2027-02-03, to: 2027-02-03, kind: swim}]", True),
        ("other: [{day: wed, from: 2027-02-03, kind: swim, hard_for: []}]", True),
        ("races: [{name: R, date: 2027-01-04, distance: 5, minutes: 2880}]", True),
        ("races: [{name: R, date: 2027-05-16, distance: 5, minutes: 2880}]", True),
    ],
)
def test_both_sides_of_other_edges(line: str, right: bool) -> None:
    assert (mistakes_of(with_section(line)) == []) is right


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [
        ("2026-12-01", "2027-01-02", False),
        ("2026-12-01", "2027-01-03", True),  # up to the season: its first weeks are a return
        ("2026-12-01", "2027-01-04", True),
        ("2027-05-16", "2027-05-16", True),
        ("2027-05-16", "2027-05-17", False),
    ],
)
def test_both_sides_of_the_edges_of_a_pause(first: str, last: str, right: bool) -> None:
    pauses = f"pauses: [{{from: {first}, to: {last}}}]"
    line = f"season: {{start: 2027-01-04, end: 2027-05-16, {pauses}}}"
    assert (mistakes_of(with_section(line)) == []) is right


def test_sixty_races_are_the_most() -> None:
    races = [f"{{name: R{n}, date: 2027-05-16, distance: 5, priority: C}}" for n in range(61)]
    assert mistakes_of(with_section(f"races: [{', '.join(races[:60])}]")) == []
    assert mistakes_of(with_section(f"races: [{', '.join(races)}]")) == [
        "1:8: races: 61 races are too many; write at most 60"
    ]


def test_races_alone_can_be_too_far_apart() -> None:
    races = "{name: R, date: 2027-01-04, distance: 5}, {name: S, date: 2030-01-04, distance: 5}"
    text = with_section(f"races: [{races}]").replace(BASE["season"], "{}")
    assert mistakes_of(text) == [
        "1:67: races[2].date: 2030-01-04 is more than 3 years after 2027-01-04; "
        "plan fewer at a time"
    ]
    assert mistakes_of(text.replace("2030-01-04", "2030-01-03")) == []


def test_after_a_hundred_mistakes_only_their_number_is_told() -> None:
    entries = ", ".join(["x"] * 103)
    lines = mistakes_of(with_section(f"races: [{entries[:178]}]\nother: [{entries}]"))
    assert len(lines) == 101
    assert lines[-1].endswith(": and 63 more mistakes")
    assert len(mistakes_of(with_section(f"other: [{', '.join(['x'] * 100)}]"))) == 100


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates(date(1, 1, 1))
    | st.text(max_size=8)
    | st.sampled_from(["monday", "06:00-07:00", "10 km", "easy", "off", "from", "2027-01-04"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
PATHS = [
    ("athlete",), ("athlete", "name"), ("athlete", "avoid"), ("athlete", "equipment"),
    ("athlete", "units"), ("athlete", "born"), ("season",), ("season", "phases"),
    ("season", "pauses"), ("season", "end"), ("races",), ("running",), ("running", "week"),
    ("running", "mileage"), ("running", "runs"), ("free_time",), ("free_time", "daily"),
    ("free_time", "exceptions"), ("other",), ("constraints",), ("calendar",),
    ("calendar", "reminder"), ("version",),
]  # fmt: skip


@given(st.sampled_from(PATHS), VALUES)
def test_any_value_anywhere_is_read_or_refused_in_our_words(
    path: tuple[str, ...], value: Any
) -> None:
    data: dict[str, Any] = dict(parse_yaml(with_section("version: 1"), "a").data)
    if len(path) == 1:
        data[path[0]] = value
    else:
        data[path[0]] = {**data.get(path[0], {}), path[1]: value}
    found, mistakes = parse_athlete(Document("a", data, {}, {}))
    assert (found is None) == bool(mistakes)
    for mistake in mistakes:
        assert "Input should" not in mistake.message
        assert "Value error" not in mistake.message
        assert mistake.message[-1] not in " ;:"
