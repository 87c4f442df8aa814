"""Read names, choices, numbers and switches as athlete.yaml spells them."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final
from zoneinfo import available_timezones

from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.lists import or_list

FLAGS: Final = (
    "lumbar-flexion",
    "lumbar-extension",
    "trunk-rotation",
    "diastasis",
    "supine-lying",
    "pelvic-floor",
    "hernia",
    "hypertension",
    "wrist",
    "shoulder",
    "hip-impingement",
    "groin",
    "hamstring-tendon",
    "knee",
    "neck",
    "gluteal-tendon",
    "osteoporosis",
    "pregnancy",
    "postpartum",
    "back-pain-now",
)
EQUIPMENT: Final = (
    "band",
    "bench",
    "ball",
    "small-ball",
    "dumbbell",
    "kettlebell",
    "medicine-ball",
    "sliders",
    "suspension",
    "bar",
    "wheel",
)
FOCUS: Final = (
    "injury-prevention",
    "posture",
    "balance",
    "breathing",
    "hip-flexion",
    "upper-body",
    "late-race-form",
    "stability",
    "coordination",
    "performance",
)
MOST_REMINDER_MINUTES: Final = 10_080


def read_text(most: int) -> Callable[[Any], str]:
    """Make a reader of one line of 1 to ``most`` characters."""

    def read(value: object) -> str:
        if not isinstance(value, str):
            advice = "put it in quotes" if isinstance(value, int | float | date) else "write words"
            raise ValueError(f"{quoted(value)} is not text; {advice}")
        text = value.strip()
        if "\n" in text or "\t" in text:
            raise ValueError(f"{quoted(value)} has a line break or a tab; write one plain line")
        if not 1 <= len(text) <= most:
            raise ValueError(f"{quoted(text)} has {len(text)} characters; write 1 to {most}")
        return text

    return read


def read_whole(least: int, most: int, what: str) -> Callable[[Any], int]:
    """Make a reader of a whole number from ``least`` to ``most``."""

    def read(value: object) -> int:
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is not None and number == int(number) and least <= number <= most:
            return int(number)
        raise ValueError(f"{quoted(value)} is not {what}; write a whole number, {least} to {most}")

    return read


def read_switch(value: object) -> bool:
    """Read true or false, which YAML 1.2 spells in no other way.

    Raises:
        ValueError: Anything else.
    """
    if isinstance(value, bool):
        return value
    raise ValueError(f"{quoted(value)} is neither true nor false; write one of them")


def read_reminder(value: object) -> int | None:
    """Read minutes before a session, 0 to 10080 (a week); None for ``off``.

    Raises:
        ValueError: Anything else.
    """
    read = read_whole(0, MOST_REMINDER_MINUTES, "a number of minutes or off")
    return None if value == "off" else read(value)


def one_of(choices: Iterable[str], what: str) -> Callable[[Any], str]:
    """Make a reader of one of ``choices``; ``what`` names their kind, such as ``a kind of run``."""
    known = tuple(choices)

    def read(value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        guess = did_you_mean(value, known) if isinstance(value, str) else ""
        raise ValueError(f"{quoted(value)} is not {what}{guess or '; write ' + or_list(known)}")

    return read


def shortened(choices: Iterable[str], what: str) -> Callable[[Any], str]:
    """Reads one of ``choices`` in any case, of which the first letters are enough."""
    known = tuple(choices)
    exact = one_of(known, what)

    def read(value: object) -> str:
        word = value.strip().lower() if isinstance(value, str) else ""
        found = [choice for choice in known if word and choice.startswith(word)]
        return found[0] if len(found) == 1 else exact(value)

    return read


def read_equipment(value: object) -> str:
    """A piece of equipment, in any case and with hyphens or without: ``Small ball``.

    Raises:
        ValueError: Anything else.
    """
    word = "-".join(re.split(r"[\s_-]+", value.strip().lower())) if isinstance(value, str) else ""
    return word if word in EQUIPMENT else _read_piece(value)


_read_piece: Final = one_of(EQUIPMENT, "equipment")


def read_born(value: object) -> int:
    """A year of birth, 1900 to 2100; as text too.

    Raises:
        ValueError: Anything else.
    """
    text = value.strip() if isinstance(value, str) else ""
    return _read_year(int(float(text)) if _YEAR.fullmatch(text) else value)


_read_year: Final = read_whole(1900, 2100, "a year of birth")
_YEAR: Final = re.compile(r"\d{4}(\.0+)?", re.ASCII)


def as_list(value: object) -> Any:
    """Wrap a single value into a list; leave a list as it is."""
    return value if isinstance(value, list) else [value]


def parts_of(value: object) -> Any:
    """A list as it is, text as what stands between its commas or semicolons."""
    if not isinstance(value, str):
        return as_list(value)
    return [part.strip() for part in re.split("[,;]", value) if part.strip()] or [value]


def read_timezone(value: object) -> str:
    """An IANA timezone, in any case and with spaces or without: ``america/new york``.

    Raises:
        ValueError: Anything else.
    """
    zones = _timezones()
    word = "_".join(value.lower().split()) if isinstance(value, str) else ""
    if word in zones:
        return zones[word]
    city = word.rpartition("/")[2]
    near = [zone for key, zone in zones.items() if city and key.rpartition("/")[2] == city]
    guess = did_you_mean(near[0] if near else value, tuple(zones.values())) if word else ""
    raise ValueError(f"{quoted(value)} is not a timezone{guess or '; write one as Europe/Berlin'}")


@lru_cache(maxsize=1)
def _timezones() -> dict[str, str]:
    """Names by themselves in lower case; those with a region first, for Berlin's Europe/Berlin."""
    names = sorted(available_timezones(), key=lambda zone: ("/" not in zone, zone))
    return {name.lower(): name for name in names}
