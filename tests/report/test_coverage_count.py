"""How many areas get a full week's work, against the table as it is written."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.load import load_catalogue
from planner.report.coverage_count import (
    PLAIN_AREAS,
    CoverageCount,
    coverage_count,
    coverage_lines,
)
from tests.report.season_samples import Line, season

CATALOGUE = load_catalogue()
FULL = {
    **dict.fromkeys(("ra", "obl", "gmax", "gmed"), 4),
    **dict.fromkeys(("ham", "add", "hipflex", "ql", "tva"), 2),
    "scap": 1,
}
BACK = 4
"""The table of the defaults, written down a second time."""

FIRST: tuple[Line, ...] = (("plank-forearm", 2, 30), ("bridge", 2, 10), ("side-plank", 3, 20))
SECOND: tuple[Line, ...] = (("superman", 3, 8), ("clam", 2, 12), ("bird-dog", 2, 6))


def counted_again(*sessions: tuple[Line, ...]) -> set[str]:
    """The areas that fall short in a week, from the files of the catalogue alone."""
    sets: dict[str, float] = {}
    folder = Path(__file__).parents[2] / "catalogue/exercises"
    rows = [
        row for path in folder.glob("*.yaml") for row in YAML(typ="safe").load(path)["exercises"]
    ]
    by_id = {row["id"]: row for row in rows}
    for lines in sessions:
        for id_, times, _ in lines:
            for area in by_id[id_]["primary"]:
                sets[area] = sets.get(area, 0) + times
            for area in by_id[id_].get("secondary", []):
                sets[area] = sets.get(area, 0) + times / 2
    short = {area for area, least in FULL.items() if sets.get(area, 0) < least}
    if sets.get("es", 0) + sets.get("mf", 0) < BACK:
        short |= {"es", "mf"}
    return short


def test_counted_twice() -> None:
    found = coverage_count(season((FIRST, SECOND), (FIRST, SECOND)), CATALOGUE)
    assert found is not None
    assert set(found.short) == counted_again(FIRST, SECOND)
    assert 0 < len(found.short) < found.areas == len(FULL) + 2
    assert (found.minutes, found.a_week) == (15, 2)


def test_more_than_half_of_the_full_weeks_must_fall_short() -> None:
    rich = tuple((id_, 4, amount) for id_, _, amount in (*FIRST, *SECOND))
    for rich_weeks, enough in ((1, False), (2, True), (3, True)):
        weeks = [(rich,)] * rich_weeks + [((FIRST[0],),)] * (4 - rich_weeks)
        found = coverage_count(season(*weeks), CATALOGUE)
        assert found is not None
        assert ("gmed" not in found.short) is enough


def test_lighter_weeks_and_eased_phases_do_not_count() -> None:
    week, none = (FIRST, SECOND), ((FIRST[0],),)
    whole = coverage_count(season(week), CATALOGUE)
    assert coverage_count(season(week, none, none, lighter=(1, 2)), CATALOGUE) == whole
    eased = (PhaseKind.BASE, PhaseKind.TAPER, PhaseKind.RACE)
    assert coverage_count(season(week, none, none, phases=eased), CATALOGUE) == whole
    assert coverage_count(season(none, phases=(PhaseKind.RACE,)), CATALOGUE) is None
    unknown = coverage_count(season(((*FIRST, ("no-such", 9, 9)), SECOND)), CATALOGUE)
    assert unknown == whole


def test_areas_that_want_work_once_in_a_fortnight() -> None:
    floor: tuple[Line, ...] = (("pf-contract", 1, 5),)
    week = (FIRST, SECOND)
    every_other = coverage_count(season((*week, floor), week, (*week, floor)), CATALOGUE)
    seldom = coverage_count(season((*week, floor), week, week), CATALOGUE)
    assert every_other is not None
    assert seldom is not None
    assert "pf" not in every_other.rare_short
    assert "pf" in seldom.rare_short


def test_the_words() -> None:
    count = CoverageCount(12, ("es", "mf", "gmed"), (), 15, 2)
    assert coverage_lines(count) == [
        "9 of 12 areas get a full week's work; 15 minutes twice a week are too short for: back, "
        "outer hip."
    ]
    long = CoverageCount(12, ("gmed",), ("lat", "pf"), 25, 3)
    assert coverage_lines(long) == [
        "11 of 12 areas get a full week's work; less than that: outer hip.",
        "Not in every 14 days: broad back and pelvic floor.",
    ]
    many = CoverageCount(12, ("ra", "obl", "es", "mf", "gmax", "gmed", "ham"), (), 15, 1)
    assert coverage_lines(many)[0].endswith(
        "15 minutes once a week are too short for: front of the belly, sides of the belly, back, "
        "back of the hip and 2 more."
    )
    assert coverage_lines(CoverageCount(12, (), (), 15, 1)) == [
        "All 12 areas get a full week's work."
    ]


def test_every_area_has_plain_words() -> None:
    assert set(PLAIN_AREAS) == {area.id for area in CATALOGUE.areas}
    assert all(re.fullmatch("[a-z ]+", words) for words in PLAIN_AREAS.values())
