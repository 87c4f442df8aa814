"""A package with a constraint of its own, as a coach might publish one."""

import sys
from pathlib import Path

NO_MONDAYS = '''\
"""``no-mondays``."""

from collections.abc import Iterator
from typing import ClassVar

from planner.constraints.base import CalendarConstraint, Violation
from planner.plan.plan import Plan
from planner.problem.problem import Problem
from planner.problem.slots import Slot
from planner.settings.base import setting


class NoMondays(CalendarConstraint):
    """No session on the weekday after the club's long run.

    Why: the club meets on Sundays (engineering choice, grade E).

    Example:
        ``no-mondays: {weekday: 1}``
    """

    name: ClassVar[str] = "no-mondays"
    says: ClassVar[str] = "no session on the day after the club's long run"
    dominant: ClassVar[str | None] = "weekday"

    weekday: int = setting(
        1, "1 for Monday to 7.", unit="weekday", source="the club (E)", ge=1, le=7
    )

    def forbids(self, slot: Slot, problem: Problem) -> bool:
        return slot.day.isoweekday() == self.weekday

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        for session in plan.sessions:
            if session.starts_at.isoweekday() == self.weekday:
                yield self.hard(session.day, "a session on the club's day off")
'''

PYPROJECT = """\
[build-system]
requires = ["hatchling>=1.27"]
build-backend = "hatchling.build"

[project]
name = "club-core"
version = "1.0"

[project.entry-points."coreplan.constraints"]
no-mondays = "club_core:NoMondays"

[tool.hatch.build.targets.wheel]
packages = ["club_core"]
"""


def write_source(folder: Path) -> None:
    """The package as its author has it, ready to be built."""
    (folder / "pyproject.toml").write_text(PYPROJECT, encoding="utf-8")
    (folder / "club_core").mkdir()
    (folder / "club_core" / "__init__.py").write_text(NO_MONDAYS, encoding="utf-8")


def write_installed(
    folder: Path, code: str = NO_MONDAYS, name: str = "no-mondays", value: str = "NoMondays"
) -> None:
    """The package as an installer leaves it in ``folder``: a module and what names its entries."""
    (folder / "club_core").mkdir()
    (folder / "club_core" / "__init__.py").write_text(code, encoding="utf-8")
    about = folder / "club_core-1.0.dist-info"
    about.mkdir()
    about.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: club-core\nVersion: 1.0\n")
    entries = f"[coreplan.constraints]\n{name} = club_core:{value}\n"
    about.joinpath("entry_points.txt").write_text(entries, encoding="utf-8")


def forget() -> None:
    """Makes the next import of the package a fresh one."""
    sys.modules.pop("club_core", None)
