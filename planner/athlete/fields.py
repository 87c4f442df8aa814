"""Read times, windows, dates, days and distances as athlete.yaml spells them."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from planner.text.cleaning import quoted
from planner.text.dates import DAYS
from planner.text.did_you_mean import did_you_mean
from planner.text.lists import or_list
from planner.timeline.instants import MINUTES_PER_DAY, MINUTES_PER_HOUR, clock, monday_of

DAY_GROUPS: Final = {
    "daily": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "weekend": (5, 6),
}
DAY_KEYS: Final = (*DAYS, *(day[:3] for day in DAYS), *DAY_GROUPS)
METRES: Final = {"km": 1000.0, "mi": 1609.344, "m": 1.0}
NAMED_DISTANCES_M: Final = {"marathon": 42_195, "half marathon": 21_098}
DISTANCE_NAMES: Final = {"half": "half marathon", **{name: name for name in NAMED_DISTANCES_M}}
DISTANCE_UNITS: Final = {
    "": "",
    **dict.fromkeys(("km", "k", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
}
MOST_DISTANCE_KM: Final = 1000
MOST_WEEK_KM: Final = 500
YEARS: Final = (1990, 2100)

_HUGE: Final = 1e9  # beyond every range, and still a number after the change of units
_METRES: Final = {**METRES, **NAMED_DISTANCES_M}
_TIME = re.compile(r"(\d{1,2})(?::(\d\d)|\.(\d\d?))?", re.ASCII)
_WINDOW = re.compile(r"(\S{1,5})\s*[-–—]\s*(\S{1,5})")
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_ISO_DATE = re.compile(r"\d{4}(-?)(\d\d\1\d\d|W\d\d(\1\d)?)", re.ASCII)
_DISTANCE = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([a-z]*)", re.ASCII)


def read_time(value: object) -> int:
    """``18:00``, ``6:30``, ``6.30`` or ``18`` as minutes after midnight, 0 to 1439.

    Raises:
        ValueError: Anything else, and what can be read in two ways.
    """
    minute = _minute(value)
    if minute is None or minute == MINUTES_PER_DAY:
        advice = "write it as '18:00'" if minute is None else "the last one is '23:59'"
        raise ValueError(f"{quoted(value)} is not a time of day; {advice}")
    return minute


def _minute(value: object) -> int | None:
    """A time of day, ``24:00`` included; None if it is none."""
    plain = isinstance(value, str | int | float) and not isinstance(value, bool)
    match = _TIME.fullmatch(str(value).strip()) if plain else None
    if match is None:
        return None
    hour, minutes = int(match[1]) * MINUTES_PER_HOUR, match[2] or match[3] or "00"
    if len(minutes) == 1:  # YAML reads a plain 18.30 as the number 18.3
        two = [hour + 10 * int(minutes), hour + 6 * int(minutes)]
        if two[0] != two[1] and two[0] < min(hour + MINUTES_PER_HOUR, MINUTES_PER_DAY):
            both = or_list(f"'{clock(minute)}'" for minute in two)
            raise ValueError(f"{quoted(value)} is not a time of day; did you mean {both}?")
        minutes += "0"
    minute = hour + int(minutes)
    return minute if int(minutes) < MINUTES_PER_HOUR and minute <= MINUTES_PER_DAY else None


def read_window(value: object) -> tuple[int, int]:
    """Read ``06:30-07:15``, with a hyphen or a dash, as minutes after midnight, up to 24:00.

    Raises:
        ValueError: Anything else, or a window that ends before it starts.
    """
    match = _WINDOW.fullmatch(value.strip()) if isinstance(value, str) else None
    start, end = (_minute(match[1]), _minute(match[2])) if match else (None, None)
    if start is None or end is None or start == MINUTES_PER_DAY:
        raise ValueError(f"{quoted(value)} is not a window; write it as '06:30-07:15'")
    if end > start:
        return start, end
    if end == start:
        raise ValueError(f"{quoted(value)} ends when it starts; a window needs some minutes")
    two = f"'{clock(start)}-24:00'" + (f" and '00:00-{clock(end)}' the day after" if end else "")
    advice = f"write two windows, {two}" if end else f"write {two}"
    raise ValueError(f"{quoted(value)}: a window cannot cross midnight; {advice}")


def in_order(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The windows of a day by their start.

    Raises:
        ValueError: Two of them overlap.
    """
    ordered = sorted(windows)
    for one, two in pairwise(ordered):
        if two[0] < one[1]:
            both = " and ".join(f"{clock(start)}-{clock(end)}" for start, end in (one, two))
            raise ValueError(f"{both} overlap; write them as one window, or shorten one")
    return ordered


def read_date(value: object) -> date:
    """A day as ``2027-03-14``, ``20270314`` or ``2027-W10-7``, from 1990 to 2100.

    Raises:
        ValueError: Anything else, impossible days such as 2027-02-30 included.
    """
    day = _day(value)
    if not YEARS[0] <= day.year <= YEARS[1]:
        raise ValueError(f"{day} is out of range; write a day from {YEARS[0]} to {YEARS[1]}")
    return day


def _day(value: object) -> date:
    if isinstance(value, date):
        return value
    text = str(value).strip() if isinstance(value, str) or type(value) is int else ""
    with suppress(ValueError):
        if _ISO_DATE.fullmatch(text):  # date.fromisoformat takes 20270314 with more after it
            return date.fromisoformat(text)
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f"{quoted(value)} is not a date; write it as 2027-03-14")
    try:
        found = date(*(int(part) for part in match.groups()))
    except ValueError:
        message = f"{quoted(value)}: there is no such day; check the month and the day"
        raise ValueError(message) from None
    raise ValueError(f"{quoted(value)} is not a date; did you mean {found}?")


def read_distance(value: object, units: str) -> int:
    """Read a distance in metres, more than 0 and at most 1000 km.

    Args:
        value: A number in ``units``, ``10 km``, ``10,5 km``, ``26.2 mi``, ``5000 m``, ``half``.
        units: ``km`` or ``mi``.

    Raises:
        ValueError: Anything else.
    """
    metres = _metres(value, units)
    most = MOST_DISTANCE_KM * METRES["km"]
    if metres > most and isinstance(value, int | float) and value * METRES["m"] <= most:
        hint = f"{value} {units} is more than {MOST_DISTANCE_KM} km; did you mean '{value} m'?"
        raise ValueError(hint)
    if not 1 <= metres <= most:
        raise ValueError(f"{quoted(value)} is out of range; write more than 0, at most 1000 km")
    return metres


def read_week_distance(value: object, units: str) -> int:
    """Read a week's distance in metres, from 0 to 500 km; spelled as any distance.

    Raises:
        ValueError: Anything else.
    """
    metres = _metres(value, units)
    if not 0 <= metres <= MOST_WEEK_KM * METRES["km"]:
        raise ValueError(f"{quoted(value)} is out of range; a week has 0 to {MOST_WEEK_KM} km")
    return metres


def distance_words(value: object, units: str) -> str:
    """A distance as athlete.yaml has it, such as ``10.5 km`` or ``half marathon``.

    Raises:
        ValueError: It is none.
    """
    amount, unit = _amount(value, units)
    return unit if unit in NAMED_DISTANCES_M else f"{amount:.9g} {unit}"


def _metres(value: object, units: str) -> int:
    amount, unit = _amount(value, units)
    return round(amount * _METRES[unit])


def _amount(value: object, units: str) -> tuple[float, str]:
    """A number, and the unit or the named distance that it counts."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return max(-_HUGE, min(value, _HUGE)), units
    text = " ".join(value.lower().replace("-", " ").split()) if isinstance(value, str) else ""
    if text in DISTANCE_NAMES:
        return 1, DISTANCE_NAMES[text]
    match = _DISTANCE.fullmatch(text)
    if not match or match[2] not in DISTANCE_UNITS or "-" in str(value):
        guess = did_you_mean(value, tuple(NAMED_DISTANCES_M)) if isinstance(value, str) else ""
        advice = f"write a number of {units}, '10 km', '26.2 mi', '5000 m' or 'half marathon'"
        raise ValueError(f"{quoted(value)} is not a distance{guess or '; ' + advice}")
    unit, amount = DISTANCE_UNITS[match[2]] or units, float(match[1].replace(",", "."))
    whole, _, rest = match[1].partition(",")
    if unit == "m" and len(rest) == 3:
        both = f"'{whole}{rest} m' or '{amount:g} m'"
        raise ValueError(f"{quoted(value)} is not a distance; did you mean {both}?")
    return amount, unit


def read_monday(key: object) -> date:
    """Read the Monday that stands for a week.

    Raises:
        ValueError: Not a date, or another day of the week; the week's Monday is suggested.
    """
    day = read_date(key)
    if day.weekday():
        name = DAYS[day.weekday()].capitalize()
        raise ValueError(f"{day} is a {name}; write the week's Monday, {monday_of(day)}")
    return day


def read_day(value: object) -> int:
    """One weekday, 0 for Monday, as ``wednesday``, ``wed`` or ``we``.

    Raises:
        ValueError: Anything else.
    """
    days = days_of(value)
    if days is None:
        advice = guessed_day(value, DAYS) or "; write monday to sunday"
        raise ValueError(f"{quoted(value)} is not a day{advice}")
    if len(days) > 1:
        raise ValueError(f"{quoted(value)} is several days; write one entry for each day")
    return days[0]


def days_of(key: object) -> tuple[int, ...] | None:
    """The weekdays that a group of days or a day, by two letters or more, stands for; else None."""
    word = key.strip().lower() if isinstance(key, str) else ""
    if word in DAY_GROUPS:
        return DAY_GROUPS[word]
    found = [n for n, day in enumerate(DAYS) if len(word) > 1 and day.startswith(word)]
    return (found[0],) if found else None


def guessed_day(value: object, known: tuple[str, ...]) -> str:
    """The end of a message: the days that a single letter may mean, else what is nearest."""
    letter = str(value).strip().lower()
    days = [f"'{day}'" for day in DAYS if len(letter) == 1 and day.startswith(letter)]
    return f"; did you mean {or_list(days)}?" if days else did_you_mean(value, known)


def years_after(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)
