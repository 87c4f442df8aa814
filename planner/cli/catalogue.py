"""``coreplan catalogue``: the exercises, listed, filtered, or one in full."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import click

from planner.cli.output import result
from planner.errors import UsageError

if TYPE_CHECKING:
    from planner.catalogue import Catalogue, Exercise

SHORT = ("id", "level", "pattern", "primary", "equipment")


@click.command("catalogue")
@click.argument("name", required=False)
@click.option("--search", metavar="TEXT", help="Whose id, name or alias is like TEXT.")
@click.option("--area", multiple=True, help="That train this muscle area; may be repeated.")
@click.option("--pattern", multiple=True, help="Of this movement pattern; may be repeated.")
@click.option("--family", multiple=True, help="Of this family, such as planks; may be repeated.")
@click.option("--level", multiple=True, type=click.IntRange(1, 5), help="Of this level.")
@click.option(
    "--equipment",
    multiple=True,
    help="That need nothing but this; may be repeated. 'none' is a floor and nothing else.",
)
@click.option("--avoid", multiple=True, metavar="FLAG", help="That this flag allows.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "json", "csv", "md"]),
    default="table",
    show_default=True,
)
def command(
    name: str | None,
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

    NAME is an exercise's id or alias, a ladder or a family.

    For example:

    \b
      coreplan catalogue --area gmed --equipment band --level 2
      coreplan catalogue --avoid wrist --format csv > exercises.csv
      coreplan catalogue side-plank
    """  # noqa: D301 - click wants a real backspace
    from planner.catalogue import load_catalogue

    catalogue = load_catalogue()
    found: Sequence[Exercise] = catalogue.exercises
    if name is not None:
        found = _named(name, catalogue)
        if len(found) == 1 and style == "table":
            result(_in_full(found[0], catalogue))
            return
    if search is not None:
        hits = {exercise.id for exercise in catalogue.search(search)}
        found = [exercise for exercise in found if exercise.id in hits]
    for keep in _filters(catalogue, area, pattern, family, level, equipment, avoid):
        found = [exercise for exercise in found if keep(exercise)]
    if not found and style == "table":
        result("No exercise fits all of that.")
        return
    result(FORMATS[style](found))


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
    """One test for each option given; the values of one option are alternatives."""
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
        (at_hand, lambda e: at_hand.issuperset(e.equipment)),
        (flags, lambda e: flags.isdisjoint(e.flags)),
    ]
    return [test for given, test in tests if given]


def _known(option: str, values: Iterable[str], choices: Iterable[str]) -> set[str]:
    """The values as the catalogue spells them; hyphens and underscores are one.

    Raises:
        UsageError: One of them doesn't exist.
    """
    from planner.quoting import did_you_mean

    spelled = {_plain(choice): choice for choice in choices}
    for value in values:
        if _plain(value) not in spelled:
            near = did_you_mean(value, tuple(spelled.values()))
            known = f"one of {', '.join(spelled.values())}"
            raise UsageError(f"--{option}: {value!r} is not known{near}", known)
    return {spelled[_plain(value)] for value in values}


def _plain(text: str) -> str:
    return text.strip().lower().replace("_", "-").replace(" ", "-")


def as_record(exercise: "Exercise") -> dict[str, Any]:
    """An exercise as plain data: every field of the catalogue, in a stable order."""
    dose = exercise.dose
    return {
        "id": exercise.id,
        "name": exercise.name,
        "aliases": list(exercise.aliases),
        "ladder": exercise.ladder,
        "rung": exercise.rung,
        "level": exercise.level,
        "pattern": exercise.pattern,
        "family": exercise.family,
        "primary": list(exercise.primary),
        "secondary": list(exercise.secondary),
        "equipment": list(exercise.equipment),
        "flags": sorted(exercise.flags),
        "mode": exercise.mode.value,
        "sides": exercise.sides.value,
        "dose": {"low": dose.low, "high": dose.high, "hold_s": dose.hold_s},
        "most_sets": exercise.most_sets,
        "rest_s": exercise.rest_seconds,
        "standing": exercise.standing,
        "fast": exercise.fast,
        "cues": list(exercise.cues),
    }


def _as_table(found: Sequence["Exercise"]) -> str:
    from planner.wording import table

    rows = [_cells(as_record(exercise), SHORT) for exercise in found]
    return "\n".join(table(SHORT, rows, [28, 5, 20, 14, 13]))


def _as_json(found: Sequence["Exercise"]) -> str:
    return json.dumps([as_record(exercise) for exercise in found], indent=2, ensure_ascii=False)


def _as_csv(found: Sequence["Exercise"]) -> str:
    text = io.StringIO()
    keys = [key for key in as_record(found[0]) if key != "cues"] if found else list(SHORT)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows(_cells(as_record(exercise), keys) for exercise in found)
    return text.getvalue().rstrip("\n")


def _as_markdown(found: Sequence["Exercise"]) -> str:
    keys = ("id", "name", *SHORT[1:])
    rows = [keys, ("---",) * len(keys)] + [_cells(as_record(each), keys) for each in found]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows)


FORMATS: dict[str, Callable[[Sequence["Exercise"]], str]] = {
    "table": _as_table,
    "json": _as_json,
    "csv": _as_csv,
    "md": _as_markdown,
}


def _cells(record: dict[str, Any], keys: Iterable[str]) -> list[str]:
    return [_cell(record[key]) for key in keys]


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case list():
            return ", ".join(value)
        case bool():
            return "yes" if value else "no"
        case dict():
            return _dose_words(value["low"], value["high"], value["hold_s"])
    return str(value)


def _dose_words(low: int, high: int, hold_s: int | None, unit: str = "") -> str:
    """``10-15 reps``, ``10 reps`` where the range is one number, ``5-8 x 10 s`` for holds."""
    amount = str(low) if low == high else f"{low}-{high}"
    return f"{amount} x {hold_s} s" if hold_s else f"{amount} {unit}".rstrip()


def _in_full(exercise: "Exercise", catalogue: "Catalogue") -> str:
    names = {area.id: f"{area.name} ({area.id})" for area in catalogue.areas}
    unit = {"reps": "reps", "distance": "m"}.get(exercise.mode.value, "s")
    dose = _dose_words(exercise.dose.low, exercise.dose.high, exercise.dose.hold_s, unit)
    sides = {"each": ", each side", "alternating": ", sides in turn"}.get(exercise.sides.value, "")
    facts = {
        "Id": exercise.id,
        "Also called": ", ".join(exercise.aliases),
        "Level": f"{exercise.level} of 5",
        "Pattern": exercise.pattern,
        "Family": exercise.family or "",
        "Trains": ", ".join(names.get(area, area) for area in exercise.primary),
        "Also trains": ", ".join(names.get(area, area) for area in exercise.secondary),
        "Equipment": ", ".join(exercise.equipment) or "a floor",
        "A set": dose + sides,
        "Most sets": str(exercise.most_sets),
        "Ruled out by": ", ".join(sorted(exercise.flags)),
    }
    lines = [exercise.name, ""]
    lines += [f"{key + ':':<14}{value}" for key, value in facts.items() if value]
    lines += ["", *(f"- {cue}" for cue in exercise.cues), "", f"Ladder {exercise.ladder}:"]
    for rung in catalogue.ladders[exercise.ladder]:
        mark = ">" if rung.id == exercise.id else " "
        lines.append(f"{mark} {rung.rung}. {rung.name} ({rung.id}, level {rung.level})")
    return "\n".join(lines)
