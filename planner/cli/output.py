"""Write to the terminal, cleaned of whatever a file could smuggle in."""

import re
from collections.abc import Callable, Iterable
from typing import Any, TextIO, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])

_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and newline
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # these turn the reading direction
    "\u2028\u2029\ufeff\ud800-\udfff\U000e0000-\U000e007f]"  # line separators, invisible tags
)


def clean(text: str) -> str:
    """Replace every character that could steer a terminal by a mark."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def say(message: str) -> None:
    """Write a message for a person to standard error."""
    click.echo(clean(message), err=True)


def say_warnings(warnings: Iterable[str]) -> None:
    """Write to standard error what could not be used of the athlete's files."""
    for warning in warnings:
        say(f"Note: {warning}")


def result(text: str) -> None:
    """Write a command's result to standard output, in UTF-8 whatever the locale says."""
    click.echo(clean(text).encode())


def format_option(*styles: str) -> Callable[[_Command], _Command]:
    """Add ``--format``, given to the command as ``style``; it defaults to the first one."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(styles),
        default=styles[0],
        show_default=True,
    )


def set_option(help_text: str) -> Callable[[_Command], _Command]:
    """Add ``--set``, repeatable, given to the command as ``settings``."""
    return click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="CONSTRAINT.SETTING=VALUE",
        help=help_text,
    )


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody is looking; a closed stream has nobody."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False
