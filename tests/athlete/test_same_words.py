"""What ``coreplan init`` reads athlete.yaml reads, and the other way round, as the same value."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from planner.athlete.athlete_file import parse_athlete
from planner.athlete.fields import read_distance, read_time
from planner.athlete.models.file import AthleteFile
from planner.athlete.models.person import Experience
from planner.athlete.words import read_timezone, shortened
from planner.cli.ask import answers
from planner.yaml.document import parse_yaml

TODAY = date(2026, 11, 22)
BASE = {
    "athlete": "{timezone: Europe/Berlin}",
    "season": "{start: 2027-01-04, end: 2027-05-16}",
    "running": "{week: {tuesday: easy}}",
    "free_time": "{monday: 19:00-21:00}",
}
BERLIN = "{timezone: Europe/Berlin, "

IN_FILE: dict[str, tuple[str, str, Callable[[AthleteFile], Any]]] = {
    "distance": (
        "races", "[{name: R, date: 2027-05-16, distance: ¦}]", lambda f: f.races[0].distance_m,
    ),
    "timezone": ("athlete", "{timezone: ¦}", lambda f: f.athlete.timezone),
    "day": ("other", "[{day: ¦, kind: gym}]", lambda f: f.other[0].day),
    "days": ("free_time", "{¦: 19:00-21:00}", lambda f: tuple(sorted(f.free_time.week))),
    "clock": ("running", "{usual_start: ¦}", lambda f: f.running.usual_start),
    "hours": (
        "free_time", "{monday: ¦}", lambda f: [(w.start, w.end) for w in f.free_time.week[0]],
    ),
    "equipment": ("athlete", BERLIN + "equipment: [¦]}", lambda f: f.athlete.equipment[0]),
    "experience": ("athlete", BERLIN + "experience: ¦}", lambda f: str(f.athlete.experience)),
    "date": (
        "races", "[{name: R, date: ¦, distance: 5}]", lambda f: f.races[0].date.isoformat(),
    ),
    "born": ("athlete", BERLIN + "born: ¦}", lambda f: f.athlete.born),
    "birth": (
        "athlete",
        BERLIN + "avoid: [postpartum], born_child: ¦}",
        lambda f: str(f.athlete.born_child),
    ),
}  # fmt: skip
"""Section, its text with a place for the word, and where the value stands then."""

IN_ANSWER: dict[str, Callable[[str], Any]] = {
    "distance": lambda text: read_distance(answers.read_distance(text), "km"),
    "timezone": read_timezone,
    "day": answers.read_one_day,
    "days": answers.read_days,
    "clock": lambda text: read_time(answers.read_clock(text)),
    "hours": lambda text: [
        (read_time(start), 1440 if end == "24:00" else read_time(end))
        for start, _, end in (hours.partition("-") for hours in answers.read_hours(text))
    ],
    "equipment": lambda text: "".join(answers.read_equipment(text)),
    "experience": lambda text: str(shortened(Experience, "a level of experience")(text)),
    "date": lambda text: answers.read_race_day(text, TODAY).isoformat(),
    "born": lambda text: answers.read_born(text, TODAY),
    "birth": lambda text: str(answers.read_child_born(text, TODAY)),
}


def file_with(kind: str, written: str) -> tuple[AthleteFile | None, list[str]]:
    section, around, _ = IN_FILE[kind]
    sections = BASE | {section: around.replace("¦", written)}
    text = "".join(f"{name}: {rest}\n" for name, rest in sections.items())
    file, mistakes = parse_athlete(parse_yaml(text, "a"))
    return file, [mistake.message for mistake in mistakes]


def in_file(kind: str, written: str) -> Any:
    file, mistakes = file_with(kind, written)
    assert file is not None, mistakes
    return IN_FILE[kind][2](file)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("distance", "half", 21_098),
        ("distance", " HALF ", 21_098),
        ("distance", "half marathon", 21_098),
        ("distance", "Half-Marathon", 21_098),
        ("distance", "MARATHON", 42_195),
        ("distance", "10", 10_000),
        ("distance", "10k", 10_000),
        ("distance", "10 K", 10_000),
        ("distance", "10.5 km", 10_500),
        ("distance", "10,5 km", 10_500),
        ("distance", "10,5", 10_500),
        ("distance", "21,0975 km", 21_098),
        ("distance", "10,500 km", 10_500),
        ("distance", "10 kilometres", 10_000),
        ("distance", "6.2 mi", 9_978),
        ("distance", "6,2 miles", 9_978),
        ("distance", "1 mile", 1_609),
        ("distance", "5000 m", 5_000),
        ("distance", "5000m", 5_000),
        ("distance", "10000 metres", 10_000),
        ("distance", "5000,5 m", 5_000),
        ("timezone", "Europe/Berlin", "Europe/Berlin"),
        ("timezone", "europe/berlin", "Europe/Berlin"),
        ("timezone", " America/New York ", "America/New_York"),
        ("timezone", "america/argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
        ("timezone", "utc", "UTC"),
        ("day", "tuesday", 1),
        ("day", "Tues", 1),
        ("day", "TUE", 1),
        ("day", "tu", 1),
        ("day", "thur", 3),
        ("day", "th", 3),
        ("day", "sa", 5),
        ("days", "weekdays", (0, 1, 2, 3, 4)),
        ("days", "Weekend", (5, 6)),
        ("days", "daily", (0, 1, 2, 3, 4, 5, 6)),
        ("days", "we", (2,)),
        ("days", "Sund", (6,)),
        ("clock", "18:00", 1080),
        ("clock", "6:30", 390),
        ("clock", "6.30", 390),
        ("clock", "06.05", 365),
        ("clock", "7", 420),
        ("clock", "18.0", 1080),
        ("clock", "0", 0),
        ("clock", " 23:59 ", 1439),
        ("hours", "06:30-07:15", [(390, 435)]),
        ("hours", "6.30–7.15", [(390, 435)]),
        ("hours", "6-7", [(360, 420)]),
        ("hours", "19 — 24", [(1140, 1440)]),
        ("hours", "23:50-24:00", [(1430, 1440)]),
        ("hours", "18:30-20:00, 6:30-7:15", [(390, 435), (1110, 1200)]),
        ("hours", "6-7; 7-8", [(360, 420), (420, 480)]),
        ("equipment", "band", "band"),
        ("equipment", "Small Ball", "small-ball"),
        ("equipment", "MEDICINE_BALL", "medicine-ball"),
        ("equipment", " small-ball ", "small-ball"),
        ("experience", "new", "new"),
        ("experience", "Regular", "regular"),
        ("experience", "exp", "experienced"),
        ("experience", "R", "regular"),
        ("date", "2027-03-14", "2027-03-14"),
        ("date", " 2027-03-14 ", "2027-03-14"),
        ("date", "20270314", "2027-03-14"),
        ("date", "2027-W10-7", "2027-03-14"),
        ("born", "1988", 1988),
        ("born", " 1988.0 ", 1988),
        ("birth", "2026-10-04", "2026-10-04"),
        ("birth", " 20261004 ", "2026-10-04"),
        ("birth", "2026-W40-7", "2026-10-04"),
    ],
)
def test_both_doors_read_a_word_as_the_same(kind: str, text: str, value: Any) -> None:
    assert IN_ANSWER[kind](text) == value
    assert in_file(kind, json.dumps(text, ensure_ascii=False)) == value


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "distance",
            "far",
            "write a number of km, '10 km', '26.2 mi', '5000 m' or 'half marathon'",
        ),
        ("distance", "haf marathon", "did you mean 'half marathon'?"),
        ("distance", "5,000 m", "did you mean '5000 m' or '5 m'?"),
        ("distance", "10,5,0 km", "is not a distance"),
        ("distance", "-5 km", "is not a distance"),
        ("distance", "0 km", "is out of range"),
        ("timezone", "Berlin", "did you mean 'Europe/Berlin'?"),
        ("timezone", "New York", "did you mean 'America/New_York'?"),
        ("timezone", "", "write one as Europe/Berlin"),
        ("day", "t", "'t' is not a day; did you mean 'tuesday' or 'thursday'?"),
        ("day", "wendesday", "did you mean 'wednesday'?"),
        ("days", "s", "did you mean 'saturday' or 'sunday'?"),
        ("days", "fryday", "did you mean 'friday'?"),
        ("clock", "18.3", "did you mean '18:30' or '18:18'?"),
        ("clock", "6.5", "did you mean '06:50' or '06:30'?"),
        ("clock", "24:00", "the last one is '23:59'"),
        ("clock", "7:60", "write it as '18:00'"),
        ("clock", "18:3", "write it as '18:00'"),
        ("clock", "noon", "write it as '18:00'"),
        ("hours", "18:30", "is not a window; write it as '06:30-07:15'"),
        ("hours", "23:00-24:01", "is not a window"),
        ("hours", "6.3-7", "did you mean '06:30' or '06:18'?"),
        ("hours", "22-6", "write two windows, '22:00-24:00' and '00:00-06:00' the day after"),
        ("hours", "18-20, 19-21", "18:00-20:00 and 19:00-21:00 overlap"),
        ("equipment", "bands", "did you mean 'band'?"),
        ("equipment", "sofa!", "write band, bench, ball"),
        ("experience", "regulr", "did you mean 'regular'?"),
        ("experience", "42", "write new, regular or experienced"),
        ("date", "soon", "write it as 2027-03-14"),
        ("date", "2027-3-4", "did you mean 2027-03-04?"),
        ("date", "2027-02-30", "there is no such day"),
        ("date", "14.3.2027", "write it as 2027-03-14"),
        ("date", "2027031415", "write it as 2027-03-14"),
        ("born", "88", "is not a year of birth; write a whole number, 1900 to 2100"),
        ("born", "1899", "1899 is not a year of birth"),
        ("born", "2023", "2023 is not a likely year of birth"),
        ("birth", "in May", "write it as 2027-03-14"),
        ("birth", "2026-9-4", "did you mean 2026-09-04?"),
    ],
)
def test_both_doors_refuse_a_word_and_say_what_to_write(kind: str, text: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        IN_ANSWER[kind](text)
    file, (message, *_) = file_with(kind, json.dumps(text))
    assert file is None
    assert said in message


@pytest.mark.parametrize(
    ("kind", "written", "value"),
    [
        ("distance", "10", 10_000),
        ("clock", "18", 1080),
        ("clock", "18.25", 1105),
        ("clock", "18.00", 1080),
        ("hours", "6-7", [(360, 420)]),
        ("hours", "[6.30-7, 5-6.15]", [(300, 375), (390, 420)]),
        ("date", "2027-03-14", "2027-03-14"),
        ("date", "20270314", "2027-03-14"),
        ("born", "1988", 1988),
        ("born", "1988.0", 1988),
    ],
)
def test_what_yaml_makes_of_words_without_quotes(kind: str, written: str, value: Any) -> None:
    assert in_file(kind, written) == value


@pytest.mark.parametrize(("minutes", "said"), [("18.30", "'18:30' or '18:18'"), ("24", "'23:59'")])
def test_numbers_that_are_no_time_of_day(minutes: str, said: str) -> None:
    file, (message,) = file_with("clock", minutes)
    assert file is None
    assert said in message
