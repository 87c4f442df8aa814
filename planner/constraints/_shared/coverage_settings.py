"""Settings of ``muscle-coverage``: weighted sets by area, and a phase's share of them."""

from collections.abc import Iterator
from typing import Any, Self, cast

from pydantic import model_validator

from planner.athlete.phase_kind import PhaseKind
from planner.settings.base import Bounds, Settings, bound, refuse_crossed, setting

TABLE: dict[tuple[str, ...], int] = {
    ("ra",): 4,
    ("obl",): 4,
    ("es", "mf"): 4,
    ("gmax",): 4,
    ("gmed",): 4,
    ("ham",): 2,
    ("add",): 2,
    ("hipflex",): 2,
    ("ql",): 2,
    ("tva",): 2,
    ("scap",): 1,
}
"""Weighted sets a week (evidence row 22, C; defaults, Coverage)."""

RARE = ("lat", "dia", "pf")
"""These areas want one exposure in 14 days."""

HALVED = frozenset({"scap", "tva"})
"""The table's entry counts half for areas that few exercises single out (defaults, Coverage)."""

SCARCE = HALVED.union(RARE)

AREAS = tuple(dict.fromkeys(area for areas in TABLE for area in areas)) + RARE


class AreaBounds(Bounds):
    """Weighted sets a week of one area."""

    least: int | None = setting(
        None,
        "Hard minimum in a full week, as far as the week's sessions can reach it; unset: `least`.",
        unit="weighted sets a week",
        source="evidence row 22 (C): 2-6, fewer where defaults, Coverage, want fewer",
        ge=0,
        le=6,
    )
    target: int | None = setting(
        None,
        "Wanted in a full week, as far as the week's sessions can reach it.",
        unit="weighted sets a week",
        source="evidence row 22 (C): 2-6, fewer where defaults, Coverage, want fewer",
        ge=0,
        le=6,
    )
    most: int | None = setting(
        None,
        "Hard maximum; unset: `most`.",
        unit="weighted sets a week",
        source="evidence row 22b (D): 8-16; less to spare an area (E)",
        ge=0,
        le=16,
    )


def _area(name: str, usual: str) -> Any:
    meaning = f"{name}: the target, or least, target and most; unset: {usual}."
    source = "evidence row 22 (C); defaults, Coverage"
    return setting(AreaBounds(), meaning, unit="weighted sets a week", source=source)


def _share(
    percent: int, where: str, source: str = "evidence row 22 (C); defaults, Coverage"
) -> Any:
    meaning = f"Share of every least and target in {where}."
    return setting(percent, meaning, unit="percent", source=source, ge=0, le=150)


class CoverageSettings(Settings):
    """Weighted sets by area, and the share of them that a phase wants."""

    least: int | None = setting(
        None,
        "Hard minimum of every area but lat, diaphragm and pelvic floor.",
        unit="weighted sets a week",
        source="evidence row 22 (C): 2-6, or none",
        ge=0,
        le=6,
    )
    most: int = setting(
        12,
        "Hard maximum of every area that has none of its own.",
        unit="weighted sets a week",
        source="evidence row 22b (D)",
        ge=8,
        le=16,
    )
    ra: AreaBounds = _area("Front of the abdomen", "4")
    obl: AreaBounds = _area("Obliques", "4")
    tva: AreaBounds = _area("Deep abdominal corset", "1")
    es: AreaBounds = _area("Back extensors", "4 with `mf`, or 2 if that is set")
    mf: AreaBounds = _area("Small back muscles", "4 with `es`, or 2 if that is set")
    ql: AreaBounds = _area("Side of the low back", "2")
    lat: AreaBounds = _area("Broad back", "once in 14 days")
    gmax: AreaBounds = _area("Large glute", "4")
    gmed: AreaBounds = _area("Outer hip", "4")
    ham: AreaBounds = _area("Hamstrings", "2")
    add: AreaBounds = _area("Inner thigh", "2")
    hipflex: AreaBounds = _area("Hip flexors", "2")
    pf: AreaBounds = _area("Pelvic floor", "once in 14 days")
    dia: AreaBounds = _area("Diaphragm", "once in 14 days")
    scap: AreaBounds = _area("Shoulder girdle", "half a set")
    base: int = _share(100, "base")
    build: int = _share(100, "build")
    peak: int = _share(75, "peak")
    taper: int = _share(50, "taper")
    race: int = _share(0, "the race week")
    recovery: int = _share(0, "recovery")
    maintenance: int = _share(75, "maintenance", "engineering choice (E)")
    deload: int = _share(75, "a deload week, of that phase's share", "defaults, Coverage (D)")
    first_weeks: int = _share(
        50, "a new athlete's first weeks, of that phase's share", "defaults, Coverage (D)"
    )

    new_weeks: int = setting(
        2,
        "For how many weeks `first_weeks` holds for new athletes.",
        unit="weeks",
        source="defaults, Coverage (D), range E",
        ge=0,
        le=8,
    )
    percent: int = setting(
        100,
        "Share of the targets that are not written.",
        unit="percent",
        source="evidence row 22 (C): 2-6 sets where 4 are usual; 0 leaves only what is written (E)",
        ge=0,
        le=150,
    )
    group: int = setting(
        4,
        "Target of each group in weeks of two or more sessions.",
        unit="weighted sets a week",
        source="defaults, Coverage (D)",
        ge=0,
        le=20,
    )
    nominal_minutes: int = setting(
        75,
        "Weeks with fewer minutes want proportionally less.",
        unit="minutes a week",
        source="defaults, Coverage (E)",
        ge=20,
        le=200,
    )
    rare_points: int = setting(
        2,
        "Cost of lat, diaphragm or pelvic floor missing for 14 days.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )

    reach: int = setting(
        70,
        "Leasts and targets ask for at most this share of what a week's sessions can give.",
        unit="percent",
        source="defaults, Coverage (E)",
        ge=10,
        le=100,
    )
    time_share: int = setting(
        30,
        "What a session can give an area is what fits into this share of its minutes.",
        unit="percent",
        source="defaults, Coverage (E)",
        ge=10,
        le=60,
    )

    @model_validator(mode="after")
    def _fits_most(self) -> Self:
        refuse_crossed(self, AREAS, self.most)
        return self

    def written(self, area: str) -> int | None:
        """Returns the target that the athlete wrote for an area."""
        return cast("AreaBounds", getattr(self, area)).target

    def most_of(self, area: str) -> int:
        """Returns the hard most of an area."""
        return bound(self, area, "most")[1] or 0

    def least_of(self, area: str) -> int:
        """Returns an area's hard least in a full week; the general one is not for rare areas."""
        name, least = bound(self, area, "least")
        return 0 if least is None or (name == "least" and area in RARE) else least

    def of_phase(self, kind: PhaseKind) -> int:
        """Returns the share of leasts and targets that a phase wants, in percent."""
        return cast("int", getattr(self, kind.value))

    def wanted(self) -> Iterator[tuple[tuple[str, ...], int, bool]]:
        """Lists areas, their sets in a full week, and whether the athlete wrote that number.

        The pair of the table stays one target until one of the two is written: then the other
        one wants half of the pair's.
        """
        for areas, sets in TABLE.items():
            together = all(self.written(area) is None for area in areas)
            for part in (areas,) if together else ((area,) for area in areas):
                own = self.written(part[0])
                usual = sets * len(part) // len(areas)
                yield part, usual if own is None else own, own is not None
        for area in RARE:
            own = self.written(area)
            if own is not None:
                yield (area,), own, True
