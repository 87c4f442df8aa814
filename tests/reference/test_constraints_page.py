"""The generated reference: complete, current, and its examples can be pasted."""

import re
from pathlib import Path

import pytest

from planner.athlete.athlete_file import parse_athlete
from planner.configuration.constraint_reader import read_constraints
from planner.constraints import ALL
from planner.constraints.base import CalendarConstraint, Constraint, ContentConstraint
from planner.reference import constraints_page
from planner.reference.constraints_page import main, page, reference
from planner.yaml.document import parse_yaml
from tests.made_up_constraint import MadeUp

Kind = type[CalendarConstraint] | type[ContentConstraint]

every_constraint = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.name)

MINIMAL = """\
athlete: {timezone: Europe/Berlin}
season: {end: 2027-05-16}
running: {week: {monday: rest}}
free_time: {monday: ["19:00-21:00"]}
"""


def named(name: str) -> Kind:
    return next(kind for kind in ALL if kind.name == name)


def test_the_written_page_is_current() -> None:
    assert main(["--check"]) == 0


@every_constraint
def test_every_constraint_says_what_why_and_how(kind: Kind) -> None:
    text = page(kind)
    assert text.startswith(f"## {kind.name}\n\n{kind.level.capitalize()} level, ")
    assert "\n**Why:** " in text
    assert "\n```yaml\n" in text
    assert "``" not in text.replace("```", "")
    assert kind.says in reference()
    for setting in set(kind.model_fields) - set(Constraint.model_fields):
        assert f"\n| `{setting}` | " in text


@every_constraint
def test_every_example_is_accepted(kind: Kind) -> None:
    fence = re.search(r"```yaml\n(.*?)```", page(kind), re.DOTALL)
    assert fence is not None
    example = fence[1]
    if example.startswith("athlete: {"):
        example = example.replace("athlete: {", "athlete: {timezone: Europe/Berlin, ")
        example = MINIMAL.partition("\n")[2] + example
    else:
        example = MINIMAL + example
    document = parse_yaml(example, "example.yaml")
    file, mistakes = parse_athlete(document)
    assert (mistakes, read_constraints(document)[1]) == ([], [])
    assert file is not None


def test_a_settings_row_holds_all_that_is_known_of_it() -> None:
    assert (
        "| `days` | 1 | 1 to 2 | days a week | Rest days a week. | evidence row 35 (D) |\n"
    ) in page(named("rest-day"))
    assert "| `c` | [1, 1, 0, 0] | 4 whole numbers | days |" in page(named("race-blackout"))
    assert "| `prefer_run_days` | on | on, off | on or off |" in page(named("hard-run-recovery"))
    assert "| `least` | unset | 0 to 7 | sessions a week |" in page(named("sessions-per-week"))


def test_a_row_says_what_follows_from_the_athlete_and_that_an_amount_has_parts() -> None:
    assert "| `days` | 28 for new athletes and from 55 years on; 21 otherwise |" in page(
        named("progression")
    )
    assert "| `build` | unset | 0 to 7, or least, target, most | sessions a week |" in page(
        named("sessions-per-week")
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [("equipment", "hard."), ("rotation", "soft."), ("muscle-coverage", "hard and soft.")],
)
def test_its_strengths_are_said(name: str, expected: str) -> None:
    assert f" level, {expected}" in page(named(name))


def test_a_constraint_of_another_package_gets_a_page_too() -> None:
    text = page(MadeUp)
    assert text.startswith("## made-up\n\nCalendar level, soft or hard. A bare value sets `mood`.")
    assert "\n**Why:** it is pretty (evidence row 0, grade E).\n" in text
    assert "| `laps` | 4 | 0 to 9, or least, target, most | laps a week | Laps wanted. |" in text
    assert "| `songs` | [march] for new athletes; [] otherwise | a list of words | songs |" in text
    assert "| `strength` | soft | hard, soft | hard or soft |" in text


def test_safety_constraints_say_that_they_stay_on() -> None:
    assert "can't be switched off" in page(named("contraindications"))
    assert "can't be switched off" not in page(named("rotation"))


def test_check_shows_the_difference_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "README.md"
    monkeypatch.setattr(constraints_page, "TARGET", target)
    target.write_text(reference().replace("# Constraints\n", "# Rules\n", 1), "utf-8")
    assert main(["--check"]) == 1
    shown = capsys.readouterr().err
    assert "\n-# Rules\n+# Constraints\n" in shown
    assert "run `python -m planner.reference.constraints_page`" in shown
    assert main([]) == 0
    assert main(["--check"]) == 0


def test_a_missing_page_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constraints_page, "TARGET", tmp_path / "README.md")
    assert main(["--check"]) == 1
    assert main([]) == 0
    assert (tmp_path / "README.md").read_bytes() == reference().encode()
