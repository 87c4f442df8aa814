"""What reaches the terminal: cleaned of what a file could smuggle in."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TextIO, TypeVar

import click

from planner.text.cleaning import UNSAFE

_Command = TypeVar("_Command", bound=Callable[..., Any])

_UNSAFE = re.compile(f"{UNSAFE.pattern}|[\U000e0000-\U000e007f]")
"""A terminal may hide words in tags; elsewhere they stay, as some flags are written with them."""


def clean(text: str) -> str:
    """The text with every character that could steer a terminal shown as a replacement mark."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def say(message: str) -> None:
    """A message for a person, on standard error."""
    click.echo(clean(message), err=True)


def say_warnings(warnings: Iterable[str]) -> None:
    """What could not be used of the athlete's files, on standard error."""
    for warning in warnings:
        say(f"Note: {warning}")


def result(text: str) -> None:
    """What was asked for, on standard output, in UTF-8 whatever the locale says."""
    click.echo(clean(text).encode())


def format_option(*styles: str) -> Callable[[_Command], _Command]:
    """``--format``, which the command is given as ``style``; the first one where it is left out."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(styles),
        default=styles[0],
        show_default=True,
    )


def set_option(help_text: str) -> Callable[[_Command], _Command]:
    """``--set``, repeatable, which the command is given as ``settings``."""
    return click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="CONSTRAINT.SETTING=VALUE",
        help=help_text,
    )


def is_terminal(stream: TextIO) -> bool:
    """Whether somebody is looking; a closed stream has nobody."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False
