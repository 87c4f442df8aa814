"""How athlete.yaml spells names, choices, numbers and switches, and what reads a spelling."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Any, Final
from zoneinfo import available_timezones

from planner.quoting import did_you_mean, quoted

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
    """Reads one line of 1 to ``most`` characters."""

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
    """Reads a whole number from ``least`` to ``most``."""

    def read(value: object) -> int:
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is not None and number == int(number) and least <= number <= most:
            return int(number)
        raise ValueError(f"{quoted(value)} is not {what}; write a whole number, {least} to {most}")

    return read


def read_switch(value: object) -> bool:
    """Reads true or false, which YAML 1.2 spells in no other way.

    Raises:
        ValueError: Anything else.
    """
    if isinstance(value, bool):
        return value
    raise ValueError(f"{quoted(value)} is neither true nor false; write one of them")


def read_reminder(value: object) -> int | None:
    """Minutes before a session, 0 to 10080 (a week); None for ``off``.

    Raises:
        ValueError: Anything else.
    """
    read = read_whole(0, MOST_REMINDER_MINUTES, "a number of minutes or off")
    return None if value == "off" else read(value)


def one_of(choices: Iterable[str], what: str) -> Callable[[Any], str]:
    """Reads one of ``choices``; ``what`` names their kind, such as ``a kind of run``."""
    known = tuple(choices)

    def read(value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        guess = did_you_mean(value, known) if isinstance(value, str) else ""
        raise ValueError(f"{quoted(value)} is not {what}{guess or '; write ' + listed(known)}")

    return read


def listed(words: Iterable[str]) -> str:
    """Words as ``a, b or c``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


def as_list(value: object) -> Any:
    """A single value as a list of it."""
    return value if isinstance(value, list) else [value]


def read_timezone(value: object) -> str:
    """An IANA timezone.

    Raises:
        ValueError: Anything else.
    """
    zones = _timezones()
    if isinstance(value, str) and value in zones:
        return value
    guess = ""
    if isinstance(value, str):
        city = value.strip().lower().replace(" ", "_").rpartition("/")[2]
        same_city = [zone for zone in zones if zone.lower().rpartition("/")[2] == city]
        guess = did_you_mean(same_city[0] if same_city else value, zones)
    raise ValueError(f"{quoted(value)} is not a timezone{guess or '; write one as Europe/Berlin'}")


@lru_cache(maxsize=1)
def _timezones() -> tuple[str, ...]:
    # Names with a region first, so that 'Berlin' finds Europe/Berlin before any oddity.
    return tuple(sorted(available_timezones(), key=lambda zone: ("/" not in zone, zone)))
