"""What is known of a constraint and its settings, taken from its declaration alone."""

import pytest

from planner.configuration.plugins import every_constraint
from planner.constraints.base import Constraint
from planner.reference.manual_pages import (
    COMMON,
    common_settings,
    headline,
    manual,
    settings_of,
    strength_words,
)
from planner.reference.setting_facts import Form, Setting, value_words
from planner.settings.base import Bounds
from tests.made_up_constraint import Laps, MadeUp

every = pytest.mark.parametrize("kind", every_constraint(), ids=lambda kind: kind.name)


def made_up(name: str) -> Setting:
    return next(setting for setting in settings_of(MadeUp) if setting.name == name)


def test_the_docstring_is_taken_apart() -> None:
    page = manual(MadeUp)
    assert page.says == ("Laps around the `pond`.", "More than one paragraph.")
    assert page.why == ("it is pretty (evidence row 0, grade E).",)
    assert page.example == "constraints:\n  made-up: {laps: 3}"


def test_a_number_is_told_with_its_range_and_unit() -> None:
    minutes = made_up("minutes")
    assert (minutes.form, minutes.minimum, minutes.maximum) == (Form.NUMBER, 5, 60)
    assert (minutes.allowed, minutes.allowed_with_unit) == ("5 to 60", "5 to 60 minutes")
    assert (minutes.meaning, minutes.source) == ("Minutes of one.", "row 1 (E)")
    assert minutes.optional


def test_what_follows_from_the_athlete_is_told_once_each() -> None:
    assert made_up("minutes").follows == ((20, "below 55 years"), (40, "from 55 years on"))
    assert made_up("minutes").usual == "20 below 55 years; 40 from 55 years on"
    assert made_up("ducks").follows == ()


def test_a_value_that_some_athletes_take_is_told_beside_the_usual_one() -> None:
    assert made_up("songs").follows == ((("march",), "new athletes"), ((), "otherwise"))
    assert made_up("songs").usual == "[march] for new athletes; [] otherwise"


@pytest.mark.parametrize(
    ("name", "form", "usual", "allowed"),
    [
        ("laps", Form.BOUNDS, "4", "0 to 9 laps a week, or least, target, most"),
        ("ducks", Form.SWITCH, "on", "on, off"),
        ("mood", Form.CHOICE, "calm", "calm, brisk"),
        ("days", Form.NUMBERS, "[1, 2]", "2 whole numbers of days"),
        ("strength", Form.CHOICE, "soft", "hard, soft"),
        ("songs", Form.WORDS, "[march] for new athletes; [] otherwise", "a list of songs"),
    ],
)
def test_every_form_is_told(name: str, form: Form, usual: str, allowed: str) -> None:
    setting = made_up(name)
    assert (setting.form, setting.usual, setting.allowed_with_unit) == (form, usual, allowed)


def test_parts_say_themselves_what_they_know_and_take_the_rest_from_the_whole() -> None:
    least, target, most = made_up("laps").parts
    assert (least.meaning, least.unit, least.maximum) == ("Never fewer.", "laps", 5)
    assert (least.usual, least.default) == ("1", None)
    assert (target.default, target.unit, target.source) == (4, "laps a week", "row 0 (E)")
    assert target.meaning.startswith("What is aimed for")
    assert (most.default, most.minimum, most.maximum) == (None, None, None)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "unset"),
        (True, "on"),
        (False, "off"),
        (0, "0"),
        ("soft", "soft"),
        ((10, 6), "[10, 6]"),
        (["a"], "[a]"),
        (Laps(), "unset"),
        (Laps(target=3), "3"),
        (Laps(most=8), "{most: 8}"),
        (Laps(target=3, least=1), "{least: 1, target: 3}"),
    ],
)
def test_values_are_shown_as_they_are_written(value: object, words: str) -> None:
    assert value_words(value) == words


def test_strengths_in_words() -> None:
    kinds = {kind.name: kind for kind in every_constraint()}
    assert strength_words(MadeUp) == "soft or hard"
    assert strength_words(kinds["equipment"]) == "hard"
    assert strength_words(kinds["muscle-coverage"]) == "hard and soft"
    assert headline(MadeUp) == "Calendar level, soft or hard. A bare value sets `mood`."
    assert "can't be switched off" in headline(kinds["excluded"])


def test_the_settings_of_all_are_told_apart_from_its_own() -> None:
    assert {setting.name for setting in common_settings()} == COMMON == {"enabled", "weight"}
    assert COMMON.isdisjoint(setting.name for setting in settings_of(MadeUp))


@every
def test_every_setting_is_declared_in_full(kind: type[Constraint]) -> None:
    for whole in settings_of(kind):
        for setting in (whole, *whole.parts):
            assert setting.form is not Form.OTHER, setting.name
            assert "" not in (setting.meaning, setting.unit, setting.source), setting.name
            limits = (setting.minimum, setting.maximum)
            assert setting.form is not Form.NUMBER or None not in limits, setting.name
        assert bool(whole.parts) == isinstance(whole.default, Bounds)


@every
def test_its_strengths_are_those_it_can_have(kind: type[Constraint]) -> None:
    assert set(kind.strengths) <= {"hard", "soft"}
    assert kind.strengths
