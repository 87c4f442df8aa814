"""Add up the numbers of a run's title: distance, minutes, repeats, effort."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.athlete.fields import METRES, MOST_DISTANCE_KM
from planner.athlete.value_types import MOST_RUN_MINUTES
from planner.inputs.runs.title_tokens import Token, plain, tokens

MOST_DISTANCE_M: Final = MOST_DISTANCE_KM * 1000
MOST_RPE: Final = 10

LEAST_TOTAL_M: Final = 2000
LEAST_TOTAL_SECONDS: Final = 600
"""A number beside repeats that is less than this, or than the repeats, is a pause between them."""
LEAST_RUN_M: Final = 500
LEAST_RUN_SECONDS: Final = 300
"""A number that is less than this is a part of a run."""
LEAST_LOOSE_REPEAT: Final = 100
"""``12x400`` are metres, ``3x1`` kilometres or miles."""
LIKELY_SECONDS_PER_KM: Final = (150, 900)
"""A whole run takes 2:30 to 15:00 a kilometre."""
MOST_LOOSE: Final = 100
"""A larger number without a unit is no distance of a run."""


@dataclass(frozen=True, slots=True)
class Words:
    """Regular expressions over plain text tell numbers apart by these words.

    Attributes:
        strides: Names of strides, right behind their number.
        strides_after: Names of strides behind repeats, with a word or two between.
        strides_before: Names of strides in front of repeats.
        around: Warm-up and cool-down, with which the parts add up to the whole.
    """

    strides: re.Pattern[str]
    strides_after: re.Pattern[str]
    strides_before: re.Pattern[str]
    around: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Title:
    """A title has numbers with these meanings.

    Attributes:
        text: The title in plain letters, without the numbers of weeks and days.
        distance_m: The whole run, if the title says it.
        minutes: The whole run, if the title says it.
        repeats: The number of repeats; 0 for none.
        each_m: Distance of a repeat.
        each_seconds: Duration of a repeat.
        rpe: Planned effort, 1 to 10.
        guessed: Whether the distance is a number without a unit.
        part: Whether its one number is of a warm-up or a cool-down.
    """

    text: str
    distance_m: int | None = None
    minutes: int | None = None
    repeats: int = 0
    each_m: int | None = None
    each_seconds: int | None = None
    rpe: int | None = None
    guessed: bool = False
    part: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """A number of the title is repeated; ``token`` is None for ``8x`` of anything."""

    count: int
    token: Token | None
    start: int
    end: int
    repeated: bool


def parse_title(text: str, units: str, words: Words) -> Title:
    """Read a run's title. No text is a mistake; numbers out of bounds are left out.

    Args:
        text: Any text, such as ``WU 2; 3x1mi; CD 2``.
        units: ``km`` or ``mi``, the unit of a number without one.
        words: The words for strides, warm-up and cool-down.
    """
    text = plain(text)
    found = list(tokens(text, units))
    groups = [group for group in _groups(found, text) if not _are_strides(group, text, words)]
    metres = [amount for group in groups if (amount := _metres(group, units))]
    seconds = [
        (group, group.token.value) for group in groups if group.token and group.token.kind == "time"
    ]
    repeated = next((group for group in groups if group.repeated), None)
    around = words.around.search(text) is not None
    summed = around or "+" in re.sub(r"\(.*?\)", "", text)
    least = (LEAST_TOTAL_M, LEAST_TOTAL_SECONDS) if repeated else (LEAST_RUN_M, LEAST_RUN_SECONDS)
    distance_m = run_seconds = None
    if not (summed and metres and seconds):
        distance_m = _total(metres, least[0], summed)
        run_seconds = _total(seconds, least[1], summed)
    if distance_m and run_seconds and not _is_likely(distance_m, run_seconds):
        run_seconds = None
    if run_seconds is None and distance_m and repeated is None:
        run_seconds = _at_speed(found, distance_m)
    return Title(
        text=_without_labels(text, found),
        distance_m=_within(distance_m, MOST_DISTANCE_M),
        minutes=_within(run_seconds and max(60, run_seconds) / 60, MOST_RUN_MINUTES),
        repeats=max(2, repeated.count) if repeated else 0,
        each_m=_each(metres, repeated, MOST_DISTANCE_M),
        each_seconds=_each(seconds, repeated, MOST_RUN_MINUTES * 60),
        rpe=_rpe(found),
        guessed=any(group.token and group.token.kind == "bare" for group in groups),
        part=around and len(groups) == 1,
    )


def _without_labels(text: str, found: Sequence[Token]) -> str:
    """Remove numbers that count weeks and days from the text."""
    for token in reversed([token for token in found if token.kind == "label"]):
        text = f"{text[: token.start]} {text[token.end :]}"
    return " ".join(text.split()).strip(" :.,;-")


def _groups(found: Sequence[Token], text: str) -> Iterator[_Group]:
    """Yield numbers with their repeats: ``3 x (4 x 400)`` is 400 twelve times."""
    at = 0
    while at < len(found):
        count, first, start = 1, at, found[at].start
        while at < len(found) and found[at].kind == "times" and _adjoin(found, first, at, text):
            count, at = count * int(found[at].value), at + 1
        inner = found[at] if at < len(found) and _adjoin(found, first, at, text) else None
        if inner is None:
            yield _Group(count, None, start, found[at - 1].end, True)
            continue
        at += 1
        end, repeated = inner.end, count > 1 or inner.kind in ("ladder", "on_off")
        if at < len(found) and found[at].kind == "after" and found[at].start - end <= 1:
            count, end, repeated, at = int(found[at].value), found[at].end, True, at + 1
        yield _Group(count, inner, start, end, repeated)


def _are_strides(group: _Group, text: str, words: Words) -> bool:
    """Tell whether it counts strides: ``4 strides``, ``6x100 m strides``, ``strides 8 x 20 s``."""
    if not group.repeated:
        return words.strides.match(text, group.end) is not None
    before = words.strides_before.search(text[: group.start])
    return bool(before or words.strides_after.match(text, group.end))


def _adjoin(found: Sequence[Token], first: int, at: int, text: str) -> bool:
    """Tell whether only brackets stand before a token, or it is the first one."""
    return at == first or not text[found[at - 1].end : found[at].start].strip(" (")


def _metres(group: _Group, units: str) -> tuple[_Group, float] | None:
    token = group.token
    if token is None or token.kind not in ("distance", "bare"):
        return None
    if token.kind == "distance" or (group.repeated and token.value >= LEAST_LOOSE_REPEAT):
        return group, token.value
    return (group, token.value * METRES[units]) if token.value <= MOST_LOOSE else None


def _total(parts: Sequence[tuple[_Group, float]], least: float, summed: bool) -> float | None:
    """Return the whole: the sum of parts, else the largest that isn't a repeat or a pause."""
    repeats = sum(group.count * each for group, each in parts if group.repeated)
    others = [each for group, each in parts if not group.repeated]
    if summed and others:
        return repeats + sum(others)
    total = max(others, default=None)
    return total if total and total >= max(least, repeats) else None


def _at_speed(found: Sequence[Token], metres: float) -> float | None:
    speeds = [token.value for token in found if token.kind == "speed"]
    return metres / METRES["km"] * speeds[0] if len(speeds) == 1 else None


def _is_likely(metres: float, seconds: float) -> bool:
    """Tell whether distance and time can be of one run; else the time is of a part of it."""
    fastest, slowest = LIKELY_SECONDS_PER_KM
    return fastest <= seconds / metres * METRES["km"] <= slowest


def _each(parts: Sequence[tuple[_Group, float]], repeated: _Group | None, most: int) -> int | None:
    return next((_within(each, most) for group, each in parts if group is repeated), None)


def _within(amount: float | None, most: int) -> int | None:
    return round(amount) if amount is not None and 1 <= amount <= most else None


def _rpe(found: Sequence[Token]) -> int | None:
    efforts = [int(token.value) for token in found if token.kind == "rpe"]
    return next((effort for effort in efforts if 1 <= effort <= MOST_RPE), None)
