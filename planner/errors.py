"""What can go wrong, said for people, each kind with its exit code."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that somebody wrote.

    Attributes:
        file: The file as the user named it.
        line: Line of the value, from 1.
        column: Column of the value, from 1.
        where: Dotted path of the key, such as ``running.tuesday.kind``; may be empty.
        message: What is wrong, with the value and what was expected.
    """

    file: str
    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: "
        return f"{place}{self.where}: {self.message}" if self.where else f"{place}{self.message}"


class PlannerError(Exception):
    """Base of every error that reaches a person: a message, what to try, an exit code.

    Attributes:
        exit_code: What the command exits with.
        hint: What to try; may be empty.
    """

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(PlannerError):
    """Wrong usage: an option, a path, a refused overwrite."""

    exit_code = 2


class InputError(PlannerError):
    """Mistakes in an input file, all of them at once.

    Attributes:
        mistakes: In the order of the file.
    """

    exit_code = 2

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.file, m.line, m.column)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class ImpossibleError(PlannerError):
    """Proved: no plan satisfies every hard constraint."""

    exit_code = 3


class NoPlanError(PlannerError):
    """No plan was found in the budget or the time given; it may still exist.

    Attributes:
        mondays: The weeks whose sessions found no exercises; empty where that is not why.
    """

    exit_code = 4

    def __init__(self, message: str, hint: str = "", mondays: tuple[date, ...] = ()) -> None:
        super().__init__(message, hint)
        self.mondays = mondays


class BrokenPlanError(PlannerError):
    """``check`` found a broken hard constraint."""

    exit_code = 5


class DiskError(PlannerError):
    """The disk or its permissions refused."""

    exit_code = 74


class StoppedError(PlannerError):
    """Interrupted before any verified plan was in hand."""

    exit_code = 130


class BugError(PlannerError):
    """A mistake of coreplan's own; the message asks for a report."""

    exit_code = 70
