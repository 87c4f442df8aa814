"""Read numbers, times and dates as exports write them, by column, never by a single cell.

A comma is a decimal sign in one export and parts thousands in the next, sometimes in two columns of
one file, so a whole column decides.
"""

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import Final, Literal

from planner.athlete.fields import YEARS
from planner.quoting import quoted

MISSING: Final = frozenset({"", "-", "--", "---", "nan", "none", "null", "n/a"})

Decimal = Literal[".", ","]

_NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,15})?", re.ASCII)
_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?!\d)", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(.*)", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_WORD = re.compile(r"[a-z]{3,}")
_AFTERNOON = re.compile(r"\b([ap])\.? ?m\b\.?")

_MONTHS: Final = (
    "january janvier januar enero gennaio januari janeiro janner",
    "february fevrier februar febrero febbraio februari fevereiro",
    "march mars marz marzo maart marco mrz mrt",
    "april avril abril aprile",
    "may mai mayo maggio mei maio",
    "june juin juni junio giugno junho",
    "july juillet juli julio luglio julho",
    "august aout agosto augustus",
    "september septembre septiembre settembre setembro",
    "october octobre oktober octubre ottobre outubro",
    "november novembre noviembre novembro",
    "december decembre dezember diciembre dicembre dezembro",
)
"""Months in English, French, German, Spanish, Italian, Dutch and Portuguese, without accents."""


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is nothing: empty, ``--``, ``NaN``."""
    return text.strip().lower() in MISSING


def decimal_sign(column: Iterable[str], *, undecided: Decimal = ".") -> Decimal:
    """Find the decimal sign of a column's numbers.

    Args:
        column: Its cells.
        undecided: The sign of a column that has no point and three digits after every comma: ``,``
            reads ``1,020`` as little more than one, ``.`` as a thousand and twenty.
    """
    cells = [_SPACES.sub("", cell) for cell in column if not is_missing(cell)]
    for cell in cells:
        comma, point = cell.rfind(","), cell.rfind(".")
        if comma >= 0 and point >= 0:
            return "," if comma > point else "."
        if cell.count(",") > 1:
            return "."
        if cell.count(".") > 1:
            return ","
    tails = {sign: [c.split(sign)[1] for c in cells if sign in c] for sign in (",", ".")}
    if any(len(tail) != 3 for tail in tails[","]):
        return ","
    if any(len(tail) != 3 for tail in tails["."]):
        return "."
    if tails[","] and not tails["."]:
        return undecided
    return "."


def read_number(text: str, decimal: Decimal) -> float | None:
    """Read a number of a column; None for a missing one.

    Raises:
        ValueError: Anything else, or a number that isn't finite.
    """
    if is_missing(text):
        return None
    plain = _SPACES.sub("", text).replace("." if decimal == "," else ",", "")
    plain = plain.replace(decimal, ".")
    if not _NUMBER.fullmatch(plain):
        raise ValueError(f"{quoted(text)} is not a number")
    number = float(plain)
    if not math.isfinite(number):
        raise ValueError(f"{quoted(text)} is not a number")
    return number


def read_duration(text: str, decimal: Decimal = ".") -> float | None:
    """Read ``1:02:03``, ``45:12.3`` or plain seconds as seconds; None if missing.

    Raises:
        ValueError: Anything else.
    """
    if is_missing(text):
        return None
    parts = text.strip().split(":")
    if len(parts) == 1:
        return read_number(text, decimal)
    if len(parts) > 3 or not all(_NUMBER.fullmatch(p.replace(",", ".")) for p in parts):
        raise ValueError(f"{quoted(text)} is not a time such as 1:02:03")
    seconds = 0.0
    for part in parts:
        seconds = 60 * seconds + abs(float(part.replace(",", ".")))
    return seconds


def plain(text: str) -> str:
    """Simplify a word for comparing: lower case, no accents, single spaces."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(kept.replace("’", "'").casefold().split())


def month_first(column: Sequence[str]) -> bool:
    """Tell whether a column's dates such as ``3/14/2026`` surely begin with the month."""
    pairs = [_DIGITS.findall(cell)[:2] for cell in column if "/" in cell]
    return any(len(pair) == 2 and int(pair[1]) > 12 and int(pair[0]) <= 12 for pair in pairs)


def read_moment(text: str, zone: tzinfo, *, month_before_day: bool = False) -> datetime:
    """Read a date with its time, in any language, as an aware moment in UTC.

    Args:
        text: Such as ``Sep 5, 2026, 2:53:28 PM``, ``05.09.2026, 14:53:28`` or ISO.
        zone: The zone of dates that name none.
        month_before_day: Whether ``3/4/2026`` is in March.

    Raises:
        ValueError: Anything else.
    """
    match = _ISO.fullmatch(text.strip())
    moment = _iso(match, zone) if match else _in_words(text, zone, month_before_day)
    if moment is None or not YEARS[0] < moment.year < YEARS[1]:
        raise ValueError(f"{quoted(text) if text.strip() else 'nothing'} is not a date with a time")
    return moment.astimezone(UTC)


def _iso(match: re.Match[str], zone: tzinfo) -> datetime | None:
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    rest = match[7].strip()
    try:
        offset = datetime.fromisoformat(f"2000-01-01T00:00:00{rest}").tzinfo if rest else None
        return datetime(year, month, day, hour, minute, int(match[6] or 0), tzinfo=offset or zone)
    except ValueError:
        return None


def _in_words(text: str, zone: tzinfo, month_before_day: bool) -> datetime | None:
    text = plain(text[:80])
    clock = _CLOCK.search(text)
    if not clock:
        return None
    hour = _hour(int(clock[1]), _AFTERNOON.search(text, clock.end()))
    date_text = text[: clock.start()]
    numbers = [int(number) for number in _DIGITS.findall(date_text)]
    month = _month_in(date_text)
    if month is not None:
        numbers = [number for number in numbers if number > 0]
        if len(numbers) != 2:
            return None
        day, year = sorted(numbers)
    elif len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else numbers[::-1]
        if month_before_day and numbers[0] <= 31 and "/" in date_text:
            month, day = day, month
    else:
        return None
    try:
        return datetime(year, month, day, hour, int(clock[2]), int(clock[3] or 0), tzinfo=zone)
    except ValueError:
        return None


def _hour(hour: int, half: re.Match[str] | None) -> int:
    return hour if half is None else hour % 12 + (12 if half[1] == "p" else 0)


def _month_in(text: str) -> int | None:
    return next((month for word in _WORD.findall(text) if (month := _month(word))), None)


@lru_cache(maxsize=500)
def _month(word: str) -> int | None:
    for number, names in enumerate(_MONTHS, 1):
        if any(name.startswith(word) for name in names.split()):
            return number
    return None
