"""List the exercises, or show one with its ladder."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from planner.cli.output import format_option, result
from planner.cli.views.exercise_pages import FORMATS, in_full
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.catalogue.exercises import Catalogue, Exercise

CHECK = "check"
"""This word in a name's place checks the data."""


@click.command("catalogue")
@click.argument("name", required=False)
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--search", metavar="TEXT", help="Exercises whose id, name or alias is like TEXT.")
@click.option(
    "--area", multiple=True, help="Exercises that train this muscle area; may be repeated."
)
@click.option(
    "--pattern", multiple=True, help="Exercises of this movement pattern; may be repeated."
)
@click.option(
    "--family", multiple=True, help="Exercises of this family, such as planks; may be repeated."
)
@click.option(
    "--level",
    multiple=True,
    type=click.IntRange(1, 5),
    help="Exercises of this level; may be repeated.",
)
@click.option(
    "--equipment",
    multiple=True,
    help="Exercises that need no more than this; may be repeated. 'none' is just a floor.",
)
@click.option(
    "--avoid",
    multiple=True,
    metavar="FLAG",
    help="Exercises that this flag, such as wrist, does not rule out; may be repeated.",
)
@format_option("table", "json", "csv", "md")
def command(
    name: str | None,
    files: tuple[Path, ...],
    search: str | None,
    area: tuple[str, ...],
    pattern: tuple[str, ...],
    family: tuple[str, ...],
    level: tuple[int, ...],
    equipment: tuple[str, ...],
    avoid: tuple[str, ...],
    style: str,
) -> None:
    """List the exercises, or show NAME in full with its ladder.

    NAME is an exercise's id or alias, a ladder or a family. With `check` in its place, the whole
    catalogue is checked, or the FILES with your own exercises.

    For example:

    \b
      coreplan catalogue --area gmed --equipment band --level 2
      coreplan catalogue --avoid wrist --format csv > exercises.csv
      coreplan catalogue side-plank
      coreplan catalogue check mine.yaml
    """  # noqa: D301 - click wants a real backspace
    from planner.catalogue.load import load_catalogue

    if name == CHECK:
        result(_check(files))
        return
    if files:
        raise UsageError(f"{files[0]}: only one name is shown at a time", "quote names with spaces")
    catalogue = load_catalogue()
    found: Sequence[Exercise] = catalogue.exercises
    if name is not None:
        found = _named(name, catalogue)
        if len(found) == 1 and style == "table":
            result(in_full(found[0], catalogue))
            return
    if search is not None:
        hits = {exercise.id for exercise in catalogue.search(search)}
        found = [exercise for exercise in found if exercise.id in hits]
    for keep in _filters(catalogue, area, pattern, family, level, equipment, avoid):
        found = [exercise for exercise in found if keep(exercise)]
    if not found and style == "table":
        result("No exercise matches all of these filters.")
        return
    result(FORMATS[style](found))


def _check(files: Sequence[Path]) -> str:
    """Check the catalogue, or files with exercises to be added to it; return that all is well.

    Raises:
        InputError: Every mistake.
        UsageError: A file isn't there, or is none of exercises.
    """
    from planner.catalogue.full_check import check_everything
    from planner.catalogue.load import catalogue_root, load_catalogue
    from planner.catalogue.own_exercises import add_own, check_kind
    from planner.text.lists import counted

    if not files:
        whole = check_everything(catalogue_root())
        exercises, ladders = len(whole.exercises), len(whole.ladders)
        return f"{exercises} exercises in {ladders} ladders; all is well."
    for file in files:
        if not file.is_file():
            raise UsageError(f"{file}: there is no such file", "check the path")
        check_kind(file, str(file))
    ours = load_catalogue()
    added = len(add_own(ours, files).exercises) - len(ours.exercises)
    return f"{counted(added, 'exercise')} of your own; all is well."


def _named(name: str, catalogue: "Catalogue") -> Sequence["Exercise"]:
    found = catalogue.resolve(name)
    if not found:
        near = catalogue.suggest(name)
        hint = f"did you mean {near!r}?" if near else "coreplan catalogue lists them all"
        raise UsageError(f"There is no exercise, ladder or family called {name!r}.", hint)
    _, ids = found
    return [exercise for exercise in catalogue.exercises if exercise.id in ids]


def _filters(
    catalogue: "Catalogue",
    area: tuple[str, ...],
    pattern: tuple[str, ...],
    family: tuple[str, ...],
    level: tuple[int, ...],
    equipment: tuple[str, ...],
    avoid: tuple[str, ...],
) -> list[Callable[["Exercise"], bool]]:
    """Make one test for each option given; the values of one option are alternatives."""
    areas = _known("area", area, [each.id for each in catalogue.areas])
    patterns = _known("pattern", pattern, catalogue.patterns)
    families = _known("family", family, catalogue.families)
    at_hand = _known("equipment", equipment, [*catalogue.equipment, "none"])
    flags = _known("avoid", avoid, catalogue.flags)
    tests: list[tuple[object, Callable[[Exercise], bool]]] = [
        (areas, lambda e: not areas.isdisjoint({*e.primary, *e.secondary})),
        (patterns, lambda e: e.pattern in patterns),
        (families, lambda e: e.family in families),
        (level, lambda e: e.level in level),
        (at_hand, lambda e: e.at_hand(at_hand)),
        (flags, lambda e: flags.isdisjoint(e.flags)),
    ]
    return [test for given, test in tests if given]


def _known(option: str, values: Iterable[str], choices: Iterable[str]) -> set[str]:
    """Return values as the catalogue spells them; hyphens and underscores are one.

    Raises:
        UsageError: One of them doesn't exist.
    """
    from planner.text.did_you_mean import did_you_mean

    spelled = {_plain(choice): choice for choice in choices}
    for value in values:
        if _plain(value) not in spelled:
            near = did_you_mean(value, tuple(spelled.values()))
            known = f"one of {', '.join(spelled.values())}"
            raise UsageError(f"--{option}: {value!r} is not known{near}", known)
    return {spelled[_plain(value)] for value in values}


def _plain(text: str) -> str:
    return text.strip().lower().replace("_", "-").replace(" ", "-")
