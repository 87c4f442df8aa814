"""An athlete's file with others beside it, loaded; and what is wrong with them."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from planner.constraints.base import Constraint
from planner.errors import InputError
from planner.instance import Instance, load

ATHLETE = """\
athlete: {timezone: Europe/Berlin, experience: regular%s}
season: {start: 2027-01-04, end: 2027-01-31}
running: {week: {tuesday: {kind: intervals, start: "18:00"}}}
free_time: {sunday: ["06:00-06:40"]}
"""
"""Four lines; what a test adds begins on line 5."""


def layered(
    *lines: str, about: str = "", options: tuple[str, ...] = (), **beside: str
) -> tuple[Instance, dict[str, Any]]:
    """The athlete with these lines, and the constraints by name.

    Args:
        *lines: Added to the athlete's file.
        about: More keys of ``athlete``, such as ``avoid: [wrist]``.
        options: Texts of ``--set``.
        **beside: Texts of files beside it, by name without ``.yaml``.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        for stem, text in beside.items():
            (folder / f"{stem}.yaml").write_text(text, encoding="utf-8")
        text = ATHLETE % (f", {about}" if about else "") + "".join(f"{line}\n" for line in lines)
        path = folder / "athlete.yaml"
        path.write_text(text, encoding="utf-8")
        instance = load(path, today=date(2027, 1, 1), options=options)
    whole: tuple[Constraint, ...] = (*instance.constraints, *instance.switched_off)
    return instance, {constraint.name: constraint for constraint in whole}


def mistakes(*lines: str, options: tuple[str, ...] = (), **beside: str) -> list[str]:
    """Every mistake, with files named without their folder."""
    try:
        layered(*lines, options=options, **beside)
    except InputError as error:
        said = []
        for mistake in error.mistakes:
            name = Path(mistake.file).name if "--set" not in mistake.file else mistake.file
            where = f"{name}:{mistake.line}:{mistake.column}"
            said.append(f"{where}: {mistake.where}: {mistake.message}")
        return said
    return []


def origin(instance: Instance, name: str, setting: str) -> str:
    """Where a setting was written, without the folder; empty for a default."""
    found = instance.written.origins.get((name, setting))
    return found.text.rpartition("/")[2] if found else ""
