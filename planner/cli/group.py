"""Import a click command when it is run, and show every error in one place."""

import contextlib
import difflib
import importlib
import keyword
import os
import sys
import traceback
from collections.abc import Mapping
from typing import Any

import click

from planner.cli.output import clean, say
from planner.errors import InputError, PlannerError

VERBOSE = "coreplan.verbose"
"""This key of ``ctx.meta``, set by ``--verbose``, shows a bug's traceback."""

EXIT_INTERRUPTED = 130
EXIT_BUG = 70
EXIT_DISK = 74


class LazyGroup(click.Group):
    """The group imports ``planner.cli.commands.<name>`` only to run that command."""

    def __init__(self, *args: Any, lazy: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which a newcomer needs them."""
        return list(self._lazy)

    def get_command(
        self,
        ctx: click.Context,
        cmd_name: str,
    ) -> click.Command | None:
        """Import the command."""
        if cmd_name not in self._lazy:
            return None
        module = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        command: click.Command = importlib.import_module(f"planner.cli.commands.{module}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Resolve as click does, with a suggestion that needs no import."""
        name = args[0]
        if name not in self._lazy and not name.startswith("-"):
            close = difflib.get_close_matches(name, self._lazy, n=1)
            known = (
                f"did you mean {close[0]!r}?" if close else f"write one of {', '.join(self._lazy)}."
            )
            ctx.fail(clean(f"{name!r} is not a command; {known}"))
        return super().resolve_command(ctx, args)

    def format_commands(
        self,
        ctx: click.Context,
        formatter: click.HelpFormatter,
    ) -> None:
        """Print the commands' help from the table: nothing is imported for it."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._lazy.items()))

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Honour NO_COLOR, which click does not."""
        if os.environ.get("NO_COLOR"):
            extra.setdefault("color", False)
        return super().make_context(info_name, args, parent, **extra)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as click does, but show a refusal of the system as a message, during help too."""
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            _forget_output()
            where = f"{error.filename}: " if error.filename else ""
            say(f"Error: {where}{error.strerror or error}")
            sys.exit(EXIT_DISK)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; every other error ends here, as a message and an exit code."""
        try:
            return super().invoke(ctx)
        except PlannerError as error:
            _show(error)
            code = error.exit_code
        except BrokenPipeError:
            code = 0
            _forget_output()
        except (KeyboardInterrupt, click.Abort, EOFError):
            say("\nStopped; nothing was written.")
            code = EXIT_INTERRUPTED
        except (click.ClickException, click.exceptions.Exit, OSError):
            raise
        except Exception as error:
            _show_bug(error, ctx)
            code = EXIT_BUG
        ctx.exit(code)


def _show(error: PlannerError) -> None:
    """Show an error; mistakes in a file stand alone, so that an editor can read them."""
    say(str(error) if isinstance(error, InputError) else f"Error: {error}")
    if error.hint:
        say(f"Try: {error.hint}")


def _show_bug(error: Exception, ctx: click.Context) -> None:
    if ctx.meta.get(VERBOSE) or os.environ.get("COREPLAN_DEBUG"):
        say("".join(traceback.format_exception(error)).rstrip())
    place = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{os.path.basename(place.filename)}:{place.lineno}"
    said = " ".join(str(error).split())[:200]
    say(f"Error: a mistake in coreplan itself ({type(error).__name__} at {where}): {said}")
    say(
        "Try: run it again with COREPLAN_DEBUG=1 and report what it prints, "
        "with the output of coreplan --version and the athlete.yaml."
    )


def _forget_output() -> None:
    """Drop buffered output that can't be delivered; Python would complain at its exit."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
