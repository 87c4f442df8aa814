"""The numbers of titles: distances, times, repeats, effort."""

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.inputs.runs.title_rules import built_in
from planner.inputs.runs.title_tokens import MOST_CHARACTERS, plain, tokens
from planner.inputs.runs.titles import MOST_DISTANCE_M, Title, parse_title

WORDS = built_in().words


def parsed(title: str, units: str = "km") -> Title:
    return parse_title(title, units, WORDS)


@pytest.mark.parametrize(
    ("title", "units", "metres"),
    [
        ("Long run 28 km", "mi", 28_000),
        ("Recovery 8k", "mi", 8_000),
        ("20", "km", 20_000),
        ("20", "mi", 32_187),
        ("Tempo 5 mi", "km", 8_047),
        ("5 m run", "mi", 8_047),  # plans that count in miles write m
        ("5 m run", "km", 5_000),
        ("8-10 mile easy run", "km", 14_484),  # the middle
        ("de 8 a 10 km", "km", 9_000),
        ("3 to 5 miles", "mi", 6_437),
        ("12 mi w/ 8 @ MP", "mi", 19_312),
        ("28 km, last 10 km @ MP", "km", 28_000),
        ("WU 2; 3x1mi; CD 2", "mi", 11_265),
        ("Einlaufen 2 km, 5 x 1000 m, Auslaufen 2 km", "km", 9_000),
        ("2 km + 4 x 1500 m + 2 km", "km", 10_000),
        ("Easy 6 km + 6x100 m strides", "km", 6_000),
        ("6 km with strides 8 x 20 s", "km", 6_000),
        ("10,5 km", "km", 10_500),
        ("Swim 1500 m", "km", 1_500),
        ("5-K Race", "mi", 5_000),
        ("Week 12 Day 3: 7 km", "km", 7_000),
        ("#23 easy 7 km", "km", 7_000),
        ("10 km @ 5K pace", "km", 10_000),
        ("12 km at 95% 5k", "km", 12_000),
        ("6x800 m @ 5K", "km", None),
        ("12 x 400, 400 m jog", "km", None),
        ("Intervals 6x800 m, 10 km in all", "km", 10_000),
        ("45 min", "km", None),
        ("400 m", "km", None),  # too little to be a run
        ("99999 km", "km", None),
        ("0 km", "km", None),
        ("5000 yards", "km", 4_572),
    ],
)
def test_the_distance_of_the_whole_run(title: str, units: str, metres: int | None) -> None:
    assert parsed(title, units).distance_m == metres


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("1:30 h easy", 90),
        ("1:30", 90),
        ("45:00", 45),
        ("0:45", 45),
        ("2:15:00", 135),
        ("45 min", 45),
        ("40'", 40),
        ("30-40 min easy", 35),
        ("SL 1h50", 110),
        ("1 h 40 min", 100),
        ("2h", 120),
        ("90 Minuten ruhig", 90),
        ("WU 15', 3 x 8' seuil r 2', CD 10'", 51),
        ("20 min easy + 20 min tempo", 40),
        ("2 x 15 min threshold, 3 min easy between", None),
        ("10 x 1 min on / 1 min off", None),
        ("5 mi @ 8:30/mi", 43),
        ("10 km 5:30", 55),  # a pace: no run of 10 km takes five hours and a half
        ("8 miles with 20 min tempo", None),  # the time is a part of it
        ("10 km easy, 60 min", 60),
        ("2 km + 20 min + 2 km", None),  # nobody knows
        ("30 h", None),
    ],
)
def test_the_minutes_of_the_whole_run(title: str, minutes: int | None) -> None:
    assert parsed(title).minutes == minutes


@pytest.mark.parametrize(
    ("title", "repeats", "metres", "seconds"),
    [
        ("6x800 m @ 5K", 6, 800, None),
        ("6 × 800m", 6, 800, None),
        ("6x1,000 m", 6, 1_000, None),
        ("3 x (4 x 400)", 12, 400, None),
        ("12 fois 200 mètres", 12, 200, None),
        ("5-7 x 2 km", 6, 2_000, None),
        ("3 sets of (4 x 400 m)", 12, 400, None),
        ("800s x 6", 6, 800, None),
        ("8 x 45 s", 8, None, 45),
        ("4x8 min", 4, None, 480),
        ("3x1", 3, 1_000, None),
        ('30"/30" x 20', 20, None, None),
        ("2 x (10 x 30/30)", 20, None, None),
        ("Ladder 200-400-800-400-200", 2, None, None),
        ("Pyramide 1'-2'-3'-2'-1'", 2, None, None),
        ("Hügelsprints 8x", 8, None, None),
        ("Easy 8 km + 4 x 100 m strides", 0, None, None),
        ("Strides 8 x 20 s", 0, None, None),
        ("8 km locker, 5x Steigerungen", 0, None, None),
        ("2027-01-05 easy 8 km", 0, None, None),
        ("10 km", 0, None, None),
    ],
)
def test_repeats(title: str, repeats: int, metres: int | None, seconds: int | None) -> None:
    found = parsed(title)
    assert (found.repeats, found.each_m, found.each_seconds) == (repeats, metres, seconds)


@pytest.mark.parametrize(
    ("title", "rpe"),
    [
        ("8 km RPE 8", 8),
        ("8 km rpe: 6-7", 7),
        ("30 min at effort 8/10", 8),
        ("RPE 7/10", 7),
        ("RPE 0", None),
        ("8 km", None),
    ],
)
def test_effort(title: str, rpe: int | None) -> None:
    assert parsed(title).rpe == rpe


def test_a_warm_up_alone_is_a_part() -> None:
    assert parsed("2 km warm up").part
    assert not parsed("2 km warm up, 5 km tempo").part


def test_titles_are_compared_without_case_accents_and_kinds_of_dash() -> None:
    assert plain(" ÉCHAUFFEMENT – 20′ ×  2 ") == "echauffement - 20' x 2"
    assert plain("Große Runde\x1b[31m\u202e") == "grosse runde [31m"
    assert plain("10,5 km und 1,000 m") == "10.5 km und 1000 m"
    assert len(plain("é" * 5_000)) == MOST_CHARACTERS


PIECES = st.sampled_from(
    [
        *("6", "x", "800", " m", "km", "@", "5:30", "1h", "30", "'", '"', "(", ")", "+", "-", "/"),
        *("%", "WU", "CD", " strides", "mi", "min", "to", "RPE", "week", "z2", ",", ".", ":"),
        "sets of ",
    ]
)


@example(title="0 #00000", units="km")
@given(
    title=st.text() | st.lists(PIECES, max_size=25).map("".join),
    units=st.sampled_from(["km", "mi"]),
)
def test_any_text_gives_finite_amounts_within_bounds(title: str, units: str) -> None:
    found = parsed(title, units)
    assert found.distance_m is None or 1 <= found.distance_m <= MOST_DISTANCE_M
    assert found.minutes is None or 1 <= found.minutes <= 1440
    assert found.each_m is None or 1 <= found.each_m <= MOST_DISTANCE_M
    assert found.each_seconds is None or 1 <= found.each_seconds <= 86_400
    assert found.rpe is None or 1 <= found.rpe <= 10
    assert found.repeats >= 0
    assert all(math.isfinite(token.value) for token in tokens(found.text, units))
    assert plain(found.text) == found.text
