"""What grew over a season, from its second week to the last full one of build."""

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.load import load_catalogue
from planner.report.growth import growth_line, growths
from tests.report.season_samples import season

CATALOGUE = load_catalogue()
BASE, BUILD, PEAK = PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.PEAK


def test_doses_and_rungs() -> None:
    plan = season(
        [[("plank-forearm", 1, 10), ("bridge", 1, 5)]],
        [[("plank-forearm", 2, 20), ("bridge", 2, 10)]],
        [[("plank-forearm", 2, 40), ("bridge-march", 2, 10)]],
        [[("plank-forearm", 3, 60), ("bridge-single", 2, 8)]],
        [[("plank-forearm", 3, 90), ("bridge-single-elev", 2, 8)]],
        phases=(BASE, BASE, BUILD, BUILD, PEAK),
    )
    assert growth_line(plan, CATALOGUE) == (
        "In 4 weeks: forearm plank 2 × 20 s → 3 × 1 min; glute bridge → single-leg bridge."
    )


def test_without_build_the_last_full_week_counts() -> None:
    weeks = [[[("plank-forearm", 2, 20 + 5 * n)]] for n in range(6)]
    plan = season(*weeks, lighter=(5,))
    assert growth_line(plan, CATALOGUE) == "In 5 weeks: forearm plank 2 × 25 s → 2 × 40 s."


def test_a_family_that_is_not_in_every_week() -> None:
    first, last = [[("bridge", 2, 10)]], [[("bridge", 2, 15)]]
    other = [[("superman", 2, 10)]]
    weeks = (other, other, first, other, last, other)
    assert [growth.family for growth in growths(season(*weeks), CATALOGUE)] == ["bridges"]
    assert growth_line(season(other, other, other, first, last, other), CATALOGUE) == ""


def test_the_same_ladder_is_followed() -> None:
    weeks = [
        [[("plank-forearm", 2, 20)]],
        [[("plank-forearm", 2, 20)]],
        [[("plank-forearm", 2, 30), ("reverse-plank", 3, 30)]],
    ]
    assert (
        growth_line(season(*weeks), CATALOGUE) == "In 3 weeks: forearm plank 2 × 20 s → 2 × 30 s."
    )


def test_nothing_that_fell_or_stood_is_said() -> None:
    same = [[("bridge-single", 2, 10)]]
    assert growth_line(season(same, same, same), CATALOGUE) == ""
    assert growth_line(season(same, same, [[("bridge", 3, 20)]]), CATALOGUE) == ""
    assert growth_line(season(), CATALOGUE) == ""
    assert growth_line(season(same), CATALOGUE) == ""
