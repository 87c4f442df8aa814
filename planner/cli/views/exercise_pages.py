"""Show exercises on the terminal, to a program or on a page."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from planner.catalogue.exercises import Catalogue, Dose, Exercise, Fit

WIDTH = 80

MARKS = {
    "everyday": "everyday",
    "optional": "optional",
    "eccentric": "eccentric",
    "fast": "fast",
    "adults_only": "not under 18",
}

SHORT = ("id", "level", "pattern", "primary", "equipment")


def as_record(exercise: "Exercise") -> dict[str, Any]:
    """Turn an exercise into plain data: every field of the catalogue, in a stable order."""
    dose, fit = exercise.dose, exercise.fit
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
        "any_of": [list(pieces) for pieces in exercise.any_of],
        "flags": sorted(exercise.flags),
        "grounds": dict(sorted(exercise.grounds.items())),
        "mode": exercise.mode.value,
        "sides": exercise.sides.value,
        "dose": {
            "low": dose.low,
            "high": dose.high,
            "hold_s": dose.hold_s,
            "high_new": dose.high_new,
            "high_regular": dose.high_regular,
            "high_experienced": dose.high_experienced,
        },
        "most_sets": exercise.most_sets,
        "seconds_per_rep": exercise.seconds_per_rep,
        "rest_s": exercise.rest_seconds,
        "standing": exercise.standing,
        "fast": exercise.fast,
        "role": exercise.role,
        "everyday": exercise.everyday,
        "optional": exercise.optional,
        "eccentric": exercise.eccentric,
        "adults_only": exercise.adults_only,
        "how_to": " ".join(exercise.how_to),
        "cues": list(exercise.cues),
        "fault": exercise.fault,
        "easier": exercise.easier,
        "harder": exercise.harder,
        "running": exercise.running,
        "fit": fit and {"category": fit.category, "name": fit.name, "match": _match(fit)},
    }


def _match(fit: "Fit") -> str:
    return "exact" if fit.exact else "nearest"


def _as_table(found: Sequence["Exercise"]) -> str:
    from planner.text.tables import table

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
            return ", ".join(" or ".join(x) if isinstance(x, list) else x for x in value)
        case bool():
            return "yes" if value else "no"
        case {"low": low, "high": high, "hold_s": hold_s}:
            return _dose_words(low, high, hold_s)
        case {"category": category, "name": name, "match": match}:
            return f"{category}:{name} {match}"
        case dict():
            return "; ".join(f"{key}: {text}" for key, text in value.items())
    return str(value)


def _dose_words(low: int, high: int, hold_s: int | None, unit: str = "") -> str:
    """Word a dose: ``10-15 reps``, ``10 reps`` for a single number, ``5-8 x 10 s`` for holds."""
    amount = str(low) if low == high else f"{low}-{high}"
    return f"{amount} x {hold_s} s" if hold_s else f"{amount} {unit}".rstrip()


def in_full(exercise: "Exercise", catalogue: "Catalogue") -> str:
    """Show one exercise in full, with its ladder."""
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
        "Equipment": _equipment(exercise, catalogue) or "a floor",
        "A set": dose + sides + _highs_by_experience(exercise.dose),
        "Rest": f"{exercise.rest_seconds} s",
        "Most sets": str(exercise.most_sets),
        "Marks": ", ".join(text for mark, text in MARKS.items() if getattr(exercise, mark)),
        "Ruled out by": ", ".join(_flag(flag, exercise) for flag in sorted(exercise.flags)),
    }
    lines = [exercise.name, ""]
    lines += [line for key, value in facts.items() if value for line in _hanging(key, value)]
    lines += ["", *wrap(" ".join(exercise.how_to), WIDTH)]
    lines += ["", *(f"- {cue}" for cue in exercise.cues), ""]
    words = {
        "Watch for": exercise.fault,
        "Easier": exercise.easier,
        "Harder": exercise.harder,
        "In running": exercise.running,
    }
    lines += [line for key, text in words.items() for line in _hanging(key, text)]
    lines += ["", f"Ladder {exercise.ladder}:"]
    for rung in catalogue.ladders[exercise.ladder]:
        mark = ">" if rung.id == exercise.id else " "
        lines.append(f"{mark} {rung.rung}. {rung.name} ({rung.id}, level {rung.level})")
    return "\n".join(lines)


def _flag(flag: str, exercise: "Exercise") -> str:
    ground = exercise.grounds.get(flag)
    return f"{flag} ({ground[0].lower()}{ground[1:]})" if ground else flag


def _hanging(key: str, text: str) -> list[str]:
    """Print ``Key:  text`` in columns, wrapped under the text."""
    indent = " " * 14
    return wrap(text, WIDTH, initial_indent=f"{key + ':':<14}", subsequent_indent=indent)


def _highs_by_experience(dose: "Dose") -> str:
    if dose.high_regular is None:
        return ""
    new, experienced = dose.high_for("new"), dose.high_for("experienced")
    return f" (new up to {new}, experienced up to {experienced})"


def _equipment(exercise: "Exercise", catalogue: "Catalogue") -> str:
    return ", ".join(
        " or ".join(pieces) if len(pieces) > 1 else _kit(pieces[0], catalogue)
        for pieces in exercise.needs
    )


def _kit(name: str, catalogue: "Catalogue") -> str:
    instead = catalogue.substitutes.get(name)
    return f"{name} (or {' or '.join(instead)})" if instead else name
