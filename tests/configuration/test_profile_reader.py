"""Profiles: ours and a coach's, what they unite, and what is said of slips."""

from datetime import date
from pathlib import Path

import pytest

from planner.configuration import profile_reader
from planner.constraints import ALL
from planner.errors import InputError
from planner.instance import load
from planner.text.cleaning import quoted
from tests.configuration.layered import ATHLETE, layered, mistakes, origin

NAMED = ("constraints:", "  profile: ./club.yaml")


@pytest.mark.parametrize("name", profile_reader.built_in())
def test_each_profile_of_ours_is_read_and_changes_something(name: str) -> None:
    plain, _ = layered()
    instance, _ = layered("constraints:", f"  profile: {name}")
    assert instance.constraints != plain.constraints
    assert {origin.text for origin in instance.written.origins.values()} == {f"profile {name}"}
    assert profile_reader.says(name)[0].islower()
    assert instance.written.sha256 != plain.written.sha256


def test_there_are_three() -> None:
    assert profile_reader.built_in() == ("busy", "gentle", "strong")


def test_flags_and_exclusions_are_united() -> None:
    instance, _ = layered(
        *NAMED,
        about="avoid: [wrist, knee], exclude: [planks]",
        club="avoid: [{flag: knee}, {flag: neck, until: 2027-02-01}]\nexclude: [russian-twists]",
    )
    athlete = instance.problem.file.athlete
    assert [avoid.flag for avoid in athlete.avoid] == ["wrist", "knee", "neck"]
    assert athlete.exclude == ("planks", "russian-twists")
    assert not any(
        "wrist" in e.flags or e.family == "russian-twists" for e in instance.problem.repertoire
    )


def test_profiles_build_upon_one_another() -> None:
    _, constraints = layered(
        "constraints:",
        "  profile: [./club.yaml, ./group.yaml]",
        club="constraints: {profile: gentle, load-ramp: {soft_percent: 108}}",
        group="constraints: {rest-day: 2, load-ramp: {hard_percent: 125}}",
    )
    ramp = constraints["load-ramp"]
    assert (ramp.soft_percent, ramp.hard_percent) == (108, 125)
    assert constraints["progression"].exposures == 6
    assert constraints["rest-day"].days == 2


def test_a_profile_that_is_named_once_more_wins_over_those_since() -> None:
    club = {"club": "constraints: {profile: gentle, progression: {exposures: 3}}"}
    for named, exposures in (("[./club.yaml]", 3), ("[./club.yaml, gentle]", 6)):
        _, constraints = layered(f"constraints: {{profile: {named}}}", **club)
        assert constraints["progression"].exposures == exposures


@pytest.mark.posix
def test_a_link_to_itself_is_no_profile(tmp_path: Path) -> None:
    (tmp_path / "club.yaml").symlink_to(tmp_path / "club.yaml")
    path = tmp_path / "athlete.yaml"
    path.write_text(ATHLETE % "" + "constraints: {profile: club.yaml}\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"constraints\.profile: .*club\.yaml"):
        load(path, today=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("lines", "beside", "said"),
    [
        (
            ["constraints: {profile: gentel}"],
            {},
            "athlete.yaml:5:24: constraints.profile: 'gentel' is not a profile;"
            " did you mean 'gentle'?",
        ),
        (
            ["constraints: {profile: xyz}"],
            {},
            "athlete.yaml:5:24: constraints.profile: 'xyz' is not a profile;"
            " write one of busy, gentle, strong, or a file such as ./club.yaml",
        ),
        (
            ["constraints: {profile: [gentle, 3]}"],
            {},
            "athlete.yaml:5:33: constraints.profile[2]: 3 is not a profile;"
            " write one of busy, gentle, strong, or ./club.yaml",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "constraints: {profile: ./club.yaml}"},
            "club.yaml:1:24: constraints.profile: './club.yaml' builds upon itself;"
            " take one of the two out",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "constraint: {}\nexclude: [planks]"},
            "club.yaml:1:1: constraint: 'constraint' is not a key here;"
            " did you mean 'constraints'?",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "avoid: [wirst]"},
            "club.yaml:1:9: avoid[1]: 'wirst' is not a flag; did you mean 'wrist'?",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "exclude: [plancks]"},
            "club.yaml:1:11: exclude[1]: 'plancks' is not an exercise, ladder or family;"
            " did you mean 'planks'?",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "version: 2\nconstraints: {rest-day: {days: 9}}"},
            "club.yaml:1:10: version: 2 is not a version; write 1",
        ),
        (
            ["constraints: {profile: ./club.yaml}"],
            {"club": "constraints: [rest-day]"},
            "club.yaml:1:14: constraints: a list is not a mapping;"
            " write it as constraints: {regular-days: off}",
        ),
    ],
)
def test_slips(lines: list[str], beside: dict[str, str], said: str) -> None:
    assert said in mistakes(*lines, **beside)


def test_a_file_that_is_not_there() -> None:
    (said,) = mistakes("constraints: {profile: clubs/gone.yaml}")
    assert said.startswith("athlete.yaml:5:24: constraints.profile: ")
    assert said.endswith("there is no such file; a path is seen from the file that names it")


def test_a_mistake_in_a_profile_is_said_at_its_place_in_the_profile() -> None:
    said = mistakes(*NAMED, "  rest-day: 7", club="constraints:\n  rest-day: {days: 9}")
    assert said == [
        "athlete.yaml:7:13: constraints.rest-day.days: 7 is not a whole number from 1 to 2"
        " (days a week)",
        "club.yaml:2:20: constraints.rest-day.days: 9 is not a whole number from 1 to 2"
        " (days a week)",
    ]


def test_no_profile_switches_safety_off() -> None:
    for kind in (each for each in ALL if not each.safety.can_be_off):
        (said,) = mistakes(*NAMED, club=f"constraints: {{{kind.name}: off}}")
        assert said.startswith("club.yaml:1:")
        assert "can't be switched off" in said


@pytest.mark.posix
@pytest.mark.parametrize(
    "name", ["../group.yaml", "{folder}/group.yaml", "./link.yaml", "up/group.yaml"]
)
def test_a_profile_names_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    folder, named = tmp_path / "clubs", name.format(folder=tmp_path)
    folder.mkdir()
    (tmp_path / "group.yaml").write_text("exclude: [planks]\n", encoding="utf-8")
    (folder / "link.yaml").symlink_to(tmp_path / "group.yaml")
    (folder / "up").symlink_to(tmp_path)
    club = folder / "club.yaml"
    club.write_text(f"constraints: {{profile: {named}}}\n", encoding="utf-8")
    path = tmp_path / "athlete.yaml"

    def excluded(profile: str) -> tuple[str, ...]:
        text = ATHLETE % "" + f"constraints: {{profile: {profile}}}\n"
        path.write_text(text, encoding="utf-8")
        return load(path, today=date(2027, 1, 1)).problem.file.athlete.exclude

    with pytest.raises(InputError) as caught:
        excluded("clubs/club.yaml")
    assert str(caught.value) == (
        f"{club}:1:24: constraints.profile: {quoted(named)} is outside the folder of {club}; keep "
        "it beside that file, or name it in athlete.yaml"
    )
    assert excluded("[clubs/club.yaml, ./group.yaml]") == ("planks",)
    assert excluded("[./group.yaml, clubs/club.yaml]") == ("planks",)
    club.rename(tmp_path / "club.yaml")
    if name == "{folder}/group.yaml":
        assert excluded("./club.yaml") == ("planks",)


def test_a_profile_s_path_is_seen_from_the_profile() -> None:
    instance, _ = layered(
        *NAMED, club="constraints: {profile: group.yaml}", group="exclude: [planks]"
    )
    assert instance.problem.file.athlete.exclude == ("planks",)
    assert origin(instance, "rest-day", "days") == ""
