"""Read times, windows, dates, days and distances as athlete.yaml spells them."""

import re
from datetime import date, timedelta
from typing import Final

from planner.instants import MINUTES_PER_DAY, clock, monday_of
from planner.quoting import did_you_mean, quoted

DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_GROUPS: Final = {
    "daily": tuple(range(7)),
    "weekdays": tuple(range(5)),
    "weekend": (5, 6),
}
DAY_KEYS: Final = (*DAYS, *(day[:3] for day in DAYS), *DAY_GROUPS)
METRES: Final = {"km": 1000.0, "mi": 1609.344, "m": 1.0}
NAMED_DISTANCES_M: Final = {"marathon": 42_195, "half marathon": 21_098}
MOST_DISTANCE_KM: Final = 1000
MOST_WEEK_KM: Final = 500
YEARS: Final = (1990, 2100)

_HUGE: Final = 1e9  # beyond every range, and still a number after the change of units
_TIME = re.compile(r"(\d{1,2}):(\d\d)", re.ASCII)
_WINDOW = re.compile(r"(\S{1,5})\s*[-–—]\s*(\S{1,5})")
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)", re.ASCII)
_DISTANCE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)\s*([a-z]*)", re.ASCII)
_UNITS: Final = {
    "": "",
    **dict.fromkeys(("km", "k", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("mi", "mile", "miles"), "mi"),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
}


def read_time(value: object) -> int:
    """Read ``18:00`` or ``6:30`` as minutes after midnight, 0 to 1439.

    Raises:
        ValueError: Anything else.
    """
    match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return int(match[1]) * 60 + int(match[2])
    hour = value if type(value) is int and 0 <= value < 24 else 18
    raise ValueError(f"{quoted(value)} is not a time of day; write it as '{hour:02d}:00'")


def read_window(value: object) -> tuple[int, int]:
    """Read ``06:30-07:15``, with a hyphen or a dash, as minutes after midnight, up to 24:00.

    Raises:
        ValueError: Anything else, or a window that ends before it starts.
    """
    match = _WINDOW.fullmatch(value.strip()) if isinstance(value, str) else None
    try:
        start, end = (read_time(match[1]), _end(match[2])) if match else (None, None)
    except ValueError:
        start = end = None
    if start is None or end is None:
        raise ValueError(f"{quoted(value)} is not a window; write it as '06:30-07:15'")
    if end > start:
        return start, end
    if end == start:
        raise ValueError(f"{quoted(value)} ends when it starts; a window needs some minutes")
    two = f"'{clock(start)}-24:00'" + (f" and '00:00-{clock(end)}' the day after" if end else "")
    advice = f"write two windows, {two}" if end else f"write {two}"
    raise ValueError(f"{quoted(value)}: a window cannot cross midnight; {advice}")


def _end(text: str) -> int:
    return MINUTES_PER_DAY if text == "24:00" else read_time(text)


def read_date(value: object) -> date:
    """Read a day as ``2027-03-14``, from 1990 to 2100.

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
    match = _DATE.fullmatch(value.strip()) if isinstance(value, str) else None
    if not match:
        raise ValueError(f"{quoted(value)} is not a date; write it as 2027-03-14")
    year, month, day = (int(part) for part in match.groups())
    padded = f"{year:04d}-{month:02d}-{day:02d}"
    try:
        found = date(year, month, day)
    except ValueError:
        message = f"{quoted(value)}: there is no such day; check the month and the day"
        raise ValueError(message) from None
    if padded != str(value).strip():
        raise ValueError(f"{quoted(value)} is not a date; did you mean {padded}?")
    return found


def read_distance(value: object, units: str) -> int:
    """Read a distance in metres, more than 0 and at most 1000 km.

    Args:
        value: A number in ``units``, ``10 km``, ``26.2 mi``, ``5000 m``, ``10k``, ``marathon``.
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


def _metres(value: object, units: str) -> int:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return round(max(-_HUGE, min(value, _HUGE)) * METRES[units])
    text = " ".join(value.lower().replace("-", " ").split()) if isinstance(value, str) else ""
    if text in NAMED_DISTANCES_M:
        return NAMED_DISTANCES_M[text]
    match = _DISTANCE.fullmatch(text)
    if not match or match[2] not in _UNITS or "-" in str(value):
        guess = did_you_mean(value, tuple(NAMED_DISTANCES_M)) if isinstance(value, str) else ""
        advice = f"write a number of {units}, '10 km', '26.2 mi', '5000 m' or 'half marathon'"
        raise ValueError(f"{quoted(value)} is not a distance{guess or '; ' + advice}")
    return round(float(match[1]) * METRES[_UNITS[match[2]] or units])


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
    """Read one weekday, 0 for Monday, as ``wednesday`` or ``wed``.

    Raises:
        ValueError: Anything else.
    """
    days = days_of(value)
    if days is None:
        raise ValueError(f"{quoted(value)} is not a day{did_you_mean(value, DAYS) or _ANY_DAY}")
    if len(days) > 1:
        raise ValueError(f"{quoted(value)} is several days; write one entry for each day")
    return days[0]


_ANY_DAY: Final = "; write monday to sunday"


def days_of(key: object) -> tuple[int, ...] | None:
    """Return the weekdays that a day or a group of days stands for; None if it is neither."""
    word = key.strip().lower() if isinstance(key, str) else ""
    if word in DAY_GROUPS:
        return DAY_GROUPS[word]
    found = [n for n, day in enumerate(DAYS) if word in (day, day[:3])]
    return (found[0],) if found else None


def years_after(day: date, years: int) -> date:
    """Return the same day ``years`` later; 29 February becomes 1 March where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28) + timedelta(days=1)
