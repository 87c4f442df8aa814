"""Read the answers to the questions of ``coreplan init``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from planner.athlete import fields, words
from planner.athlete.words import EQUIPMENT, parts_of
from planner.text.cleaning import quoted
from planner.timeline.instants import clock, monday_of

_NOTHING = ("", "-", "no", "none")

CHEST = "chest"
SAFETY = (
    ("chest pain or fainting, ever during exercise", CHEST),
    ("high blood pressure", "hypertension"),
    ("pregnant", "pregnancy"),
    ("gave birth less than a year ago", "postpartum"),
    ("fragile bones, or a stress injury of a bone", "osteoporosis"),
    ("a hernia, or surgery in the last months", "hernia"),
    ("back pain now", "back-pain-now"),
    ("leaking, or heaviness in the pelvis", "pelvic-floor"),
)
"""These questions come before training, each with the flag of ``avoid`` that it becomes."""
AFTER_BIRTH = "postpartum"

WEEKS_AHEAD = 10
SEASON_WEEKS = 12
FEWEST_DAYS_AHEAD = 14
MOST_DAYS_AHEAD = 52 * 7
MOST_DAYS_SINCE_BIRTH = 366
OLDEST = 100
YOUNGEST = 10
SHORTEST_WINDOW = 10
RACE_KM = (1, 300)


@dataclass(frozen=True, slots=True)
class RaceAnswer:
    """The runner trains for this race; ``distance`` is spelled as in athlete.yaml."""

    name: str
    date: date
    distance: str


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers that a first athlete.yaml needs; weekdays count from 0 (Monday).

    ``race`` is None for a season without one, which then ends on ``season_end``.
    """

    name: str
    timezone: str
    race: RaceAnswer | None
    season_end: date
    experience: str = "new"
    hard_days: tuple[int, ...] = (1,)
    long_day: int | None = 6
    easy_days: tuple[int, ...] = (3,)
    run_start: str = "07:00"
    free_days: tuple[int, ...] = (0, 2, 4)
    free_hours: tuple[str, ...] = ("18:30-20:00",)
    equipment: tuple[str, ...] = ()
    born: int | None = None
    avoid: tuple[str, ...] = ()
    born_child: date | None = None


def default_answers(today: date, timezone: str, name: str = "Runner") -> Answers:
    """Answer as somebody who presses Enter eight times: a 10 km race about ten weeks ahead."""
    race = RaceAnswer("My 10k", default_race_day(today), "10 km")
    return Answers(name, timezone, race, default_season_end(today))


def next_monday(today: date) -> date:
    """Find the Monday after a day, on which a season begins by default."""
    return monday_of(today) + timedelta(days=7)


def default_race_day(today: date) -> date:
    """Find the Sunday of the tenth week from next Monday."""
    return next_monday(today) + timedelta(days=7 * WEEKS_AHEAD - 1)


def default_season_end(today: date) -> date:
    """Find the Sunday of the twelfth week from next Monday."""
    return next_monday(today) + timedelta(days=7 * SEASON_WEEKS - 1)


def read_name(text: str) -> str:
    """Read a name of 1 to 80 characters that can be printed."""
    name = " ".join(text.split())
    if not name or len(name) > 80 or not name.isprintable():
        raise ValueError("a name has 1 to 80 characters that can be printed")
    return name


def read_race_day(text: str, today: date) -> date:
    """A date two weeks to a year ahead."""
    day = fields.read_date(text)
    if not FEWEST_DAYS_AHEAD <= (day - today).days <= MOST_DAYS_AHEAD:
        raise ValueError(
            f"{day} is out of range; write a day two weeks to a year from today, {today}"
        )
    return day


def read_distance(text: str) -> str:
    """A race distance as athlete.yaml has it, 1 to 300 km."""
    least, most = RACE_KM
    if not 1000 * least <= fields.read_distance(text, "km") <= 1000 * most:
        raise ValueError(f"{quoted(text)} is out of range; a race has {least} to {most} km here")
    return fields.distance_words(text, "km")


def read_days(text: str) -> tuple[int, ...]:
    """Read weekdays in order: ``mon, wed``, ``weekdays``, ``weekend``, ``daily`` or ``none``."""
    days: set[int] = set()
    for word in re.split(r"[\s,;]+", text.strip()):
        if word.lower() in _NOTHING:
            continue
        found = fields.days_of(word)
        if found is None:
            guess = fields.guessed_day(word, fields.DAY_KEYS)
            advice = guess or "; write mon, tue, …, weekdays, weekend or none"
            raise ValueError(f"{quoted(word)} is not a day{advice}")
        days.update(found)
    return tuple(sorted(days))


def read_some_days(text: str) -> tuple[int, ...]:
    """Read weekdays, at least one."""
    days = read_days(text)
    if not days:
        raise ValueError("core needs at least one day; two or three are better")
    return days


def read_one_day(text: str) -> int | None:
    """Read one weekday, or None."""
    days = read_days(text)
    if len(days) > 1:
        raise ValueError("only one day can be the day of the long run")
    return days[0] if days else None


def read_clock(text: str) -> str:
    """A time of day as ``HH:MM``, before 24:00."""
    return clock(fields.read_time(text))


def read_hours(text: str) -> tuple[str, ...]:
    """Free windows such as ``6:30-7:15, 18:30-20:00``, in order and apart from each other."""
    if not text.strip():
        raise ValueError("core needs at least one span of time, such as 18:30-20:00")
    windows = fields.in_order(map(fields.read_window, parts_of(text)))
    for start, end in windows:
        if end - start < SHORTEST_WINDOW:
            raise ValueError(f"{clock(start)}-{clock(end)} is shorter than {SHORTEST_WINDOW} min")
    return tuple(f"{clock(start)}-{clock(end)}" for start, end in windows)


def read_equipment(text: str) -> tuple[str, ...]:
    """Equipment by its names, or none; each once, in the catalogue's order."""
    wanted = {words.read_equipment(w) for w in parts_of(text) if w.strip().lower() not in _NOTHING}
    return tuple(name for name in EQUIPMENT if name in wanted)


def read_born(text: str, today: date) -> int | None:
    """A year of birth, or None."""
    if text.strip().lower() in (*_NOTHING, "skip"):
        return None
    year = words.read_born(text)
    if not YOUNGEST <= today.year - year <= OLDEST:
        likely = f"write {today.year - OLDEST} to {today.year - YOUNGEST}, or skip"
        raise ValueError(f"{year} is not a likely year of birth in {today.year}; {likely}")
    return year


def read_child_born(text: str, today: date) -> date | None:
    """Read the day of a birth, less than a year ago, or None."""
    if text.strip().lower() in (*_NOTHING, "skip"):
        return None
    day = fields.read_date(text)
    if not 0 <= (today - day).days <= MOST_DAYS_SINCE_BIRTH:
        raise ValueError(f"{day} is out of range; write a day of the last year, or skip")
    return day


def read_safety(text: str) -> tuple[str, ...]:
    """Numbers of what applies, as flags in the order of ``SAFETY``; ``none`` for nothing."""
    numbers = [word for word in re.split(r"[\s,;]+", text.strip().lower()) if word not in _NOTHING]
    for word in numbers:
        if word not in map(str, range(1, len(SAFETY) + 1)):
            raise ValueError(f"'{word}' is none of 1 to {len(SAFETY)}; write numbers, or none")
    return tuple(flag for n, (_, flag) in enumerate(SAFETY, 1) if str(n) in numbers)
