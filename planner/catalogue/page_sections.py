"""Write the sections of the catalogue's page."""

from collections.abc import Iterable, Sequence
from typing import Final

from planner.catalogue.emg import EmgFile
from planner.catalogue.exercises import Catalogue
from planner.catalogue.gaps import GapsFile
from planner.catalogue.matrix import KITS, LEVELS, Cell, matrix

_LEVEL_HEADS: Final = tuple(f"L{level}" for level in LEVELS)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    cells = ([cell.replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


def numbers_section(catalogue: Catalogue) -> str:
    """Count the exercises by family and level."""
    exercises = catalogue.exercises
    floor = sum(not e.equipment for e in exercises)
    mapped = [e.fit for e in exercises if e.fit]
    exact = sum(fit.exact for fit in mapped)
    rows = [("all", *_by_level(e.level for e in exercises), str(len(exercises)))]
    for family in catalogue.families:
        levels = [e.level for e in exercises if e.family == family]
        rows.append((family, *_by_level(levels), str(len(levels))))
    return (
        f"{len(exercises)} exercises in {len(catalogue.ladders)} ladders, {floor} of them on a "
        f"bare floor; {exact} mapped to the FIT profile exactly and {len(mapped) - exact} to their "
        f"nearest. By family and level:\n\n{table(('', *_LEVEL_HEADS, 'all'), rows)}"
    )


def areas_section(catalogue: Catalogue) -> str:
    """Write the areas, how often each is trained, and the rules of secondary credit."""
    rows = []
    for area in catalogue.areas:
        primary = [e.level for e in catalogue.exercises if area.id in e.primary]
        secondary = sum(area.id in e.secondary for e in catalogue.exercises)
        rows.append(
            (
                f"`{area.id}`",
                area.name,
                area.group,
                *_by_level(primary),
                str(len(primary)),
                str(secondary),
            )
        )
    head = ("area", "name", "group", *_LEVEL_HEADS, "primary", "secondary")
    rules = [
        f"- `{area.id}` counts as trained where it is secondary, from level "
        f"{area.secondary_counts_from} on. {area.reason}"
        for area in catalogue.areas
        if area.secondary_counts_from
    ]
    text = "\n".join(rules)
    about = "Exercises by level with the area as primary:"
    return f"## Areas\n\n{about}\n\n{table(head, rows)}\n{text}\n"


def matrix_section(catalogue: Catalogue) -> str:
    """Count the exercises that train an area at a level, and the flags under which none does."""
    cells = matrix(catalogue)
    rows = []
    for area in catalogue.areas:
        row = [f"`{area.id}`"]
        for level in LEVELS:
            counts = []
            for kit in KITS:
                found = len(cells[Cell(area.id, level, kit, None)])
                closed = sum(not cells[Cell(area.id, level, kit, f)] for f in catalogue.flags)
                counts.append(f"{found} (−{closed})" if found and closed else str(found))
            row.append(" / ".join(counts))
        rows.append(tuple(row))
    return (
        "## Matrix\n\nExercises that train an area at a level: on a bare floor / with all "
        "equipment. In brackets, how many\nof the "
        f"{len(catalogue.flags)} flags, each alone, leave nothing there.\n\n"
        f"{table(('area', *_LEVEL_HEADS), rows)}"
    )


def gaps_section(gaps: GapsFile, empty: int) -> str:
    """Write the documented empty cells."""
    rows = [
        (
            ", ".join(gap.areas),
            ", ".join(map(str, gap.levels)),
            {"none": "none", "any": "none or all"}[gap.equipment],
            "with or without any" if gap.flags == ["any"] else ", ".join(gap.flags),
            gap.reason,
        )
        for gap in gaps.gaps
    ]
    head = ("areas", "levels", "equipment", "flags", "why nothing is there")
    return (
        f"### Gaps\n\n{empty} of the cells of area, level, equipment and flag are empty. A plan "
        f"lowers its target there and says so.\n\n{table(head, rows)}"
    )


def ladders_section(catalogue: Catalogue) -> str:
    """Write the ladders with their rungs."""
    rows = [
        (
            f"[{name}](exercises/{name}.yaml)",
            rungs[0].pattern,
            " → ".join(f"{e.name} ({e.level})" for e in rungs),
        )
        for name, rungs in catalogue.ladders.items()
    ]
    return f"## Ladders\n\n{table(('ladder', 'pattern', 'rungs (level)'), rows)}"


def words_section(catalogue: Catalogue) -> str:
    """Patterns, flags and equipment."""
    flags = [
        (f"`{flag}`", text, str(sum(flag in e.flags for e in catalogue.exercises)))
        for flag, text in catalogue.flags.items()
    ]
    kits = [
        (
            f"`{kit}`",
            text,
            ", ".join(catalogue.substitutes.get(kit, ())),
            str(sum(kit in e.equipment for e in catalogue.exercises)),
        )
        for kit, text in catalogue.equipment.items()
    ]
    patterns = [
        (f"`{pattern}`", text, str(sum(e.pattern == pattern for e in catalogue.exercises)))
        for pattern, text in catalogue.pattern_texts.items()
    ]
    return (
        f"## Patterns\n\n{table(('pattern', 'meaning', 'exercises'), patterns)}\n"
        f"## Flags\n\n{table(('flag', 'meaning', 'rules out'), flags)}\n"
        f"## Equipment\n\n{table(('piece', 'meaning', 'stands in', 'exercises'), kits)}"
    )


def doses_section(catalogue: Catalogue) -> str:
    """Write the ranges of doses by mode and level, and the phases' changes to them."""
    modes = [
        (mode, f"{r.least} to {r.most} {r.unit}", r.source, r.grade)
        for mode, r in catalogue.dose_ranges.items()
    ]
    levels = [
        (
            str(level),
            f"{each.hold_seconds} s",
            f"{each.least_rest_seconds} to {each.most_rest_seconds} s",
            each.source,
            each.grade,
        )
        for level, each in catalogue.level_doses.items()
    ]
    phases = [
        (
            name,
            aim.aim,
            str(aim.most_sets),
            "grows" if aim.grows else "low end",
            str(aim.effort),
            aim.source,
            aim.grade,
        )
        for name, aim in catalogue.phases.items()
    ]
    return (
        f"## Doses\n\n{table(('mode', 'range', 'source', 'grade'), modes)}\n"
        f"{table(('level', 'usual hold', 'rest', 'source', 'grade'), levels)}\n"
        f"{table(('phase', 'aim', 'most sets', 'dose', 'effort', 'source', 'grade'), phases)}"
    )


def emg_section(emg: EmgFile) -> str:
    """Write the studies of muscle activity, and the catalogue's disagreements with them."""
    rows = [
        (study.citation, study.metric, str(len(study.rows)), study.read, study.grade)
        for study in emg.studies
    ]
    others = [
        (
            entry.study,
            f"{entry.higher.muscle}, {entry.higher.exercise}",
            f"{entry.lower.muscle}, {entry.lower.exercise}",
            entry.reason,
        )
        for entry in emg.disagreements
    ]
    head = ("study", "metric", "rows", "read", "grade")
    return (
        "## Muscle activity\n\nValues of different studies are never compared. Where a study has "
        "the first more active than the\nsecond, and the catalogue ranks them the other way round, "
        f"it says why.\n\n{table(head, rows)}\n"
        f"{table(('study', 'more active', 'than', 'why the areas stay'), others)}"
    )


def sources_section(catalogue: Catalogue) -> str:
    """List publications."""
    rows = [(each.citation, each.address, each.read, each.used_for) for each in catalogue.sources]
    return f"## Sources\n\n{table(('source', 'address', 'read', 'used for'), rows)}"


def _by_level(levels: Iterable[int]) -> tuple[str, ...]:
    found = list(levels)
    return tuple(str(found.count(level)) for level in LEVELS)
