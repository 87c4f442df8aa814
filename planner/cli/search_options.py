"""Define the options that limit the search, for every command that solves."""

import math
from collections.abc import Callable
from typing import Any, TypeVar

import click

MOST_SECONDS = 24 * 60 * 60

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _finite(_: click.Context, __: click.Parameter, value: float | None) -> float | None:
    if value is not None and not math.isfinite(value):
        raise click.BadParameter(f"{value} is not a number of seconds.")
    return value


def search_options(command: _Command) -> _Command:
    """Add ``--time-limit`` (seconds) and ``--effort``, given as ``time_limit`` and ``effort``."""
    limit = click.option(
        "--time-limit",
        type=click.FloatRange(min=0, max=MOST_SECONDS, min_open=True),
        metavar="SECONDS",
        callback=_finite,
        help="Stop searching after this long; the plan may then differ from run to run.",
    )
    effort = click.option(
        "--effort",
        type=click.Choice(["quick", "normal", "thorough"]),
        default="normal",
        show_default=True,
        help="How long to look for a better plan.",
    )
    return limit(effort(command))
