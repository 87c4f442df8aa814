"""Define every error that reaches a person, each kind with its exit code."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file that somebody wrote.

    Attributes:
        file: The file as the user named it.
        line: Line of the value, from 1; 0 if the mistake is about a folder.
        column: Column of the value, from 1.
        where: Dotted path of the key, such as ``running.tuesday.kind``; may be empty.
        message: The fault, with the value and what was expected.
    """

    file: str
    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: " if self.line else f"{self.file}: "
        return f"{place}{self.where}: {self.message}" if self.where else f"{place}{self.message}"


class PlannerError(Exception):
    """An error reaches a person as a message, a hint and an exit code.

    Attributes:
        exit_code: The command's exit code.
        hint: A thing to try; may be empty.
    """

    exit_code = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(PlannerError):
    """The command was used wrongly: an option, a path, a refused overwrite."""

    exit_code = 2


class ForeignFileError(UsageError):
    """A file is not of the kind that it is named as; the message quotes nothing of it."""


class PluginError(UsageError):
    """A constraint of another package made a mistake; its author can mend it."""


class InputError(PlannerError):
    """An input file has mistakes, all of them reported at once.

    Attributes:
        mistakes: The mistakes in the order of the file.
    """

    exit_code = 2

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda m: (m.file, m.line, m.column)))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


class ImpossibleError(PlannerError):
    """It is proved that no plan satisfies every hard constraint."""

    exit_code = 3


class NoPlanError(PlannerError):
    """No plan was found within the search budget; one may still exist.

    Attributes:
        mondays: The weeks whose sessions found no exercises; empty for another reason.
    """

    exit_code = 4

    def __init__(self, message: str, hint: str = "", mondays: tuple[date, ...] = ()) -> None:
        super().__init__(message, hint)
        self.mondays = mondays


class BrokenPlanError(PlannerError):
    """``check`` found a broken hard constraint."""

    exit_code = 5


class DiskError(PlannerError):
    """The disk or its permissions refused to read or write."""

    exit_code = 74


class StoppedError(PlannerError):
    """The user interrupted before any verified plan was in hand."""

    exit_code = 130


class BugError(PlannerError):
    """Coreplan made a mistake of its own; the message asks for a report."""

    exit_code = 70
