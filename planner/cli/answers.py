"""Read the answers to the questions of ``coreplan init``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import available_timezones

from planner.instants import MINUTES_PER_DAY, clock, monday_of

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_GROUPS = {"weekdays": range(5), "weekend": range(5, 7), "daily": range(7), "none": range(0)}
_NOTHING = ("", "-", "no", "none")

EXPERIENCES = ("new", "regular", "experienced")

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

WEEKS_AHEAD = 10
SEASON_WEEKS = 12
FEWEST_DAYS_AHEAD = 14
MOST_DAYS_AHEAD = 52 * 7
OLDEST = 100
YOUNGEST = 10
SHORTEST_WINDOW = 10


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


def read_timezone(text: str) -> str:
    """Read a zone of the IANA database."""
    zone = text.strip().replace(" ", "_")
    known = {name.lower(): name for name in available_timezones()}
    if zone.lower() not in known:
        raise ValueError(f"'{text}' is no time zone; they look like Europe/Berlin")
    return known[zone.lower()]


def read_race_day(text: str, today: date) -> date:
    """Read a date two weeks to a year ahead."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"'{text}' is no date; write it like {default_race_day(today)}") from None
    if not FEWEST_DAYS_AHEAD <= (day - today).days <= MOST_DAYS_AHEAD:
        raise ValueError(f"{day} is not two weeks to a year from today, {today}")
    return day


def read_distance(text: str) -> str:
    """Read a race distance, as ``10k``, ``6 mi``, ``half`` or ``marathon``; 1 to 300 km."""
    plain = " ".join(text.lower().split())
    named = {"half": "half marathon", "half marathon": "half marathon", "marathon": "marathon"}
    if plain in named:
        return named[plain]
    found = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,3})?) ?(k|km|mi|miles?)?", plain)
    unit = "mi" if found and (found[2] or "k").startswith("mi") else "km"
    amount = float(found[1].replace(",", ".")) if found else 0.0
    if not 1 <= amount * (1.609344 if unit == "mi" else 1) <= 300:
        raise ValueError(f"'{text}' is no race distance; try 10 km, 6 mi, half or marathon")
    return f"{amount:g} {unit}"


def read_days(text: str) -> tuple[int, ...]:
    """Read weekdays in order: ``mon, wed``, ``weekdays``, ``weekend``, ``daily`` or ``none``."""
    days: set[int] = set()
    for word in re.split(r"[\s,;]+", text.strip().lower()):
        found = [n for n, day in enumerate(DAYS) if len(word) >= 2 and day.startswith(word)]
        if word in _DAY_GROUPS:
            days.update(_DAY_GROUPS[word])
        elif len(found) == 1:
            days.add(found[0])
        elif word:
            raise ValueError(f"'{word}' is no day; write mon, tue, …, weekdays, weekend or none")
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
    """Read a time of day as ``HH:MM``, before 24:00."""
    minute = _minute(text)
    if minute == MINUTES_PER_DAY:
        raise ValueError("a day's last minute is 23:59")
    return clock(minute)


def read_hours(text: str) -> tuple[str, ...]:
    """Read free windows as ``6:30-7:15, 18:30-20:00``, in order and apart from each other."""
    windows: list[tuple[int, int]] = []
    for part in filter(None, re.split(r"[,;]+", text.replace("–", "-").replace("—", "-"))):
        first, dash, last = part.partition("-")
        if not dash:
            raise ValueError(f"'{part.strip()}' is no span of time; write it like 18:30-20:00")
        windows.append((_minute(first), _minute(last)))
    windows.sort()
    if not windows:
        raise ValueError("core needs at least one span of time, such as 18:30-20:00")
    for start, end in windows:
        if end - start < SHORTEST_WINDOW:
            raise ValueError(f"{clock(start)}-{clock(end)} is shorter than {SHORTEST_WINDOW} min")
    if any(earlier[1] > later[0] for earlier, later in pairwise(windows)):
        raise ValueError("two of these spans overlap")
    return tuple(f"{clock(start)}-{clock(end)}" for start, end in windows)


def _minute(text: str) -> int:
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", text.strip())
    hours, minutes = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    if minutes > 59 or hours * 60 + minutes > MINUTES_PER_DAY:
        raise ValueError(f"'{text.strip()}' is no time of day; write it like 18:30")
    return hours * 60 + minutes


def read_equipment(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    """Read equipment by its names, or none; each once, in the catalogue's order."""
    words = [word.strip().lower() for word in re.split(r"[,;]+", text)]
    wanted = {word.replace(" ", "-") for word in words if word not in _NOTHING}
    for word in sorted(wanted - set(known)):
        raise ValueError(f"'{word}' is not known; choose from {', '.join(known)}, or none")
    return tuple(name for name in known if name in wanted)


def read_born(text: str, today: date) -> int | None:
    """Read a year of birth, or None."""
    plain = text.strip().lower()
    if plain in (*_NOTHING, "skip"):
        return None
    if not re.fullmatch(r"\d{4}", plain) or not YOUNGEST <= today.year - int(plain) <= OLDEST:
        raise ValueError(f"'{text}' is no year of birth of a runner; write it like 1988, or skip")
    return int(plain)


def read_safety(text: str) -> tuple[str, ...]:
    """Read numbers of what applies as flags in the order of ``SAFETY``; ``none`` for nothing."""
    words = [word for word in re.split(r"[\s,;]+", text.strip().lower()) if word not in _NOTHING]
    for word in words:
        if word not in map(str, range(1, len(SAFETY) + 1)):
            raise ValueError(f"'{word}' is none of 1 to {len(SAFETY)}; write numbers, or none")
    return tuple(flag for n, (_, flag) in enumerate(SAFETY, 1) if str(n) in words)
