"""Find the numbers in a run's title: times, distances, paces, repeats, one token each."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from planner.athlete.fields import METRES
from planner.text.cleaning import UNSAFE

MOST_CHARACTERS: Final = 200
"""The rest of a longer title or description says nothing about the kind of run."""

YARD_M: Final = 0.9144
LEAST_PLURAL: Final = 200
"""``800s`` are repeats of 800 m, ``60s`` a minute."""
LEAST_METRES: Final = 30
"""``5 m`` are miles or kilometres, as plans write them; ``60 m`` a sprint."""
MOST_LOOSE_HOURS: Final = 3
"""``1:30`` is an hour and a half, ``5:30`` a pace, ``45:00`` minutes."""
LEAST_LOOSE_MINUTES: Final = 10

_UNITS: Final = {
    **dict.fromkeys(("km", "kms", "k"), "km"),
    **dict.fromkeys(("kilometer", "kilometers", "kilometre", "kilometres", "kilometros"), "km"),
    **dict.fromkeys(("mi", "mile", "miles", "mls", "milla", "millas", "meile", "meilen"), "mi"),
    "m": "m",
    **dict.fromkeys(("meter", "meters", "metre", "metres", "metern", "metro", "metros"), "metres"),
    **dict.fromkeys(("yd", "yards"), "yd"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"), "h"),
    **dict.fromkeys(("heure", "heures", "hora", "horas"), "h"),
    **dict.fromkeys(("min", "mins", "mn", "minute", "minutes", "minuten", "minuto"), "min"),
    **dict.fromkeys(("minutos", "'"), "min"),
    **dict.fromkeys(("s", "sec", "secs", "sek", "seg", "second", "seconds", "sekunden"), "s"),
    **dict.fromkeys(("secondes", "segundos", '"', "''"), "s"),
}
_SECONDS: Final = {"h": 3600, "min": 60, "s": 1}
_UNIT: Final = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER: Final = r"\d{1,5}(?:\.\d{1,3})?"
_TO: Final = r"(?: ?- ?| (?:to|bis|a|or|oder|ou|o) )"
_LABELS: Final = "week|wk|woche|semaine|semana|sem|day|tag|jour|dia|no|nr|w|d"

_HAS_UNIT: Final = rf" ?(?:{_UNIT})(?![a-z])"
_KILOMETRES: Final = "(?:k|km)"

_KINDS: Final[Mapping[str, tuple[str, ...]]] = {
    "rpe": (
        r"rpe[ :=]*\d{1,2}(?: ?- ?\d{1,2})?(?: ?/ ?10)?(?!\d)",
        r"(?<![\d/.:])\d{1,2} ?/ ?10(?![\d/])",
    ),
    "label": (
        rf"(?<![a-z])(?:{_LABELS})\.? ?\d{{1,3}}(?:d\d)?(?![\d.:]|{_HAS_UNIT})",
        r"# ?\d{1,4}",
        r"(?:19|20)\d\d-\d\d-\d\d",
    ),
    "zone": (rf"(?<![a-z])(?:zone|zona|z|dl|ga) ?[1-6](?![\d.:]|{_HAS_UNIT})",),
    "speed": (
        r"(?:@ ?|in |a )?(\d{1,2}):(\d\d) ?(?:min ?)?(?:/|per |pro |por |par ) ?(km|k|mi)(?![a-z])",
        r"(?:@|in) ?(\d{1,2}):(\d\d)(?![\d:])",
        r"(?<![\d:])(\d{1,2}):(\d\d) pace",
    ),
    "reference": (
        rf"(?:@|at|allure|ritmo(?: de)?) ?~?(?:mile|{_NUMBER}[ -]?(?:k|km|mi|mile)(?![a-z]))",
        r"mile[ -](?:race )?(?:pace|effort)",
        rf"(?<![\d.])(?:3|5|8|10|15)[ -]?{_KILOMETRES}[ -](?:race )?(?:pace|effort|renntempo)",
        rf"(?<![\d.])(?:3|5|10|15)-?{_KILOMETRES}-tempo",
    ),
    "clock": (r"(?<![\d:])(\d{1,2}):(\d\d)(?::(\d\d))?(?![\d:])(?: ?(h|std|min)(?![a-z]))?",),
    "hours": (
        r"(?<![\w.])(\d{1,2}) ?(?:h|std)\.? ?(\d{1,2})(?!\d)(?: ?(?:min|mn|')[a-z]*)?"
        r"(?! ?(?:x|km|mi|m)(?![a-z]))",
    ),
    "ladder": (r"(?<![\w.])\d{1,4}['\"m]?(?:-\d{1,4}['\"m]?){2,}(?!\w)",),
    "on_off": (r"(?<![\w./])(\d{1,3})['\"s]?/(\d{1,3})(?: ?['\"s])?(?![\w/])",),
    "percent": (
        r"(?<![\w.])\d{1,3}(?:\.\d)?(?:[-,/] ?\d{1,3})* ?%(?: (?:of )?\d{1,2}-?k(?![a-z]))?",
    ),
    "times": (
        r"(?<![\w.:])(\d{1,3}(?: ?- ?\d{1,3})?) ?(?:[x*](?![a-z])|sets? of |"
        r"(?:times|mal|fois|veces) (?=\d))",
    ),
    "after": (
        r"(?<![\w.])x ?(\d{1,3})(?![\w.])",
        r"(?<![\w.])(\d{1,3}) (?:times|mal|fois|veces)(?![a-z])",
    ),
    "amount": (
        rf"(?<![a-wyz\d.:/])({_NUMBER})(?:{_TO}({_NUMBER}))?(?:[ -]?({_UNIT})(?![a-z])\.?)?",
    ),
}
"""A number may be of one of these kinds, the more telling first."""

_TOKEN: Final = re.compile(
    "|".join(f"(?P<{kind}>{'|'.join(patterns)})" for kind, patterns in _KINDS.items()), re.ASCII
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token is a number with its kind and its place in the text.

    Attributes:
        kind: ``rpe``, ``label`` (of a week or day), ``zone``, ``speed``, ``reference`` (a pace
            named by a distance), ``percent``, ``time``, ``ladder``, ``on_off``, ``times``,
            ``after`` (times, behind what is repeated), ``distance`` or ``bare``.
        value: Seconds of a time, metres of a distance, seconds a kilometre of a speed, else the
            number itself; the middle of a range.
        start: Index of its first character.
        end: Index after its last.
    """

    kind: str
    value: float
    start: int
    end: int


def plain(text: str) -> str:
    """A title as rules see it: lower case, no accents, one kind of dash, quote and times sign."""
    text = UNSAFE.sub(" ", text[: 4 * MOST_CHARACTERS])
    text = unicodedata.normalize("NFKD", text.translate(_ALIKE).casefold()).translate(_ALIKE)
    text = "".join(each for each in text if not unicodedata.combining(each)).casefold()
    text = re.sub(r"(?<=\d),(?=\d{3} ?(?:m|meter|metre|metros)(?![a-z]))", "", text)
    text = re.sub(r"(?<=\d),(?=\d{1,2}(?!\d))", ".", text)
    return " ".join(text.split())[:MOST_CHARACTERS]


_ALIKE: Final = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("’‘′`´", "'"), **dict.fromkeys("“”„″«»", '"')}
    | {"×": "x", "⁄": "/", "_": " "}
)


def tokens(text: str, units: str) -> Iterator[Token]:
    """Yield the numbers of a plain text, in their order.

    Args:
        text: A text simplified by ``plain``.
        units: ``km`` or ``mi``, the unit of a distance without one.
    """
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        numbers = [each for each in match.groups() if each is not None][1:] or [match[0]]
        kind, value = _READ[kind](numbers, units) if kind in _READ else (kind, 0.0)
        yield Token(kind, value, match.start(), match.end())


def _rpe(numbers: list[str], units: str) -> tuple[str, float]:
    text = re.sub(r" ?/ ?10$", "", numbers[0])
    return "rpe", max(float(each) for each in re.findall(r"\d+", text))


def _speed(numbers: list[str], units: str) -> tuple[str, float]:
    seconds = int(numbers[0]) * 60 + int(numbers[1])
    unit = {"k": "km"}.get(numbers[2], numbers[2]) if len(numbers) > 2 else units
    return "speed", seconds * METRES["km"] / METRES[unit]


def _clock(numbers: list[str], units: str) -> tuple[str, float]:
    named = numbers[-1] if not numbers[-1].isdigit() else ""
    first, second, *rest = [int(each) for each in numbers if each.isdigit()]
    if rest or named in ("h", "std"):
        return "time", first * 3600 + second * 60 + sum(rest)
    if named == "min" or first >= LEAST_LOOSE_MINUTES:
        return "time", first * 60 + second
    if first <= MOST_LOOSE_HOURS:
        return "time", first * 3600 + second * 60
    return "speed", (first * 60 + second) * METRES["km"] / METRES[units]


def _hours(numbers: list[str], units: str) -> tuple[str, float]:
    return "time", int(numbers[0]) * 3600 + int(numbers[1]) * 60


def _count(kind: str, numbers: list[str]) -> tuple[str, float]:
    values = [int(each) for each in re.findall(r"\d+", numbers[0])]
    return kind, sum(values) // len(values)


def _amount(numbers: list[str], units: str) -> tuple[str, float]:
    *values, unit = numbers if numbers[-1] in _UNITS else [*numbers, ""]
    value = sum(map(float, values)) / len(values)
    unit = _UNITS.get(unit, "")
    if (unit == "s" and value >= LEAST_PLURAL) or unit == "metres":
        return "distance", value
    if unit in _SECONDS:
        return "time", value * _SECONDS[unit]
    if unit == "yd":
        return "distance", value * YARD_M
    if unit == "m":
        return "distance", value * (METRES[units] if value < LEAST_METRES else 1)
    return ("distance", value * METRES[unit]) if unit else ("bare", value)


_READ: Final = {
    "rpe": _rpe,
    "speed": _speed,
    "clock": _clock,
    "hours": _hours,
    "times": lambda numbers, units: _count("times", numbers),
    "after": lambda numbers, units: _count("after", numbers),
    "on_off": lambda numbers, units: _count("on_off", numbers),
    "amount": _amount,
}
