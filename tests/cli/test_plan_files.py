"""A plan belongs to the file that it names."""

import json
import os
from pathlib import Path

import pytest

from planner.cli.plan_files import (
    Owner,
    looks_like_calendar,
    names_for,
    owner_of,
    plan_beside,
)
from planner.errors import InputError
from planner.plan.plan_json import PlanFile
from tests.cli.small_athletes import SMALL, write_athlete
from tests.plan.test_plan_json import OURS, PLAN, with_

NAMED = PLAN.model_copy(update={"file": "athlete.yaml"})


def owner(folder: Path, name: str = "athlete.yaml", key: str = "Maya") -> Owner:
    return Owner(folder / name, key)


def names(folder: Path, name: str = "athlete.yaml", key: str = "Maya") -> tuple[str, str, bool]:
    found = names_for(owner(folder, name, key))
    return found.calendar.name, found.kept.name, found.other is not None


USUAL = ("plan.ics", "plan.json", False)
BESIDES = ("try.ics", "try.json", True)


def test_the_file_and_who_it_is_about(tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    assert owner_of(path) == Owner(path, "Maya")
    path.write_text(SMALL.replace("  name: Maya", "  name: Maya\n  id: m7"))
    assert owner_of(path).key == "m7"
    path.write_text(SMALL.replace("Europe/Berlin", "Moon/Crater"))
    assert owner_of(path).key == ""
    path.write_text("athlete: {")
    with pytest.raises(InputError):
        owner_of(path)


def test_the_file_that_plan_json_names_keeps_it(tmp_path: Path) -> None:
    assert names(tmp_path) == USUAL
    assert names(tmp_path, "try.yaml") == USUAL
    (tmp_path / "plan.json").write_text(NAMED.to_json())
    assert names(tmp_path) == USUAL
    assert names(tmp_path, key="Noor") == USUAL
    assert names(tmp_path, "try.yaml") == BESIDES
    assert names(tmp_path, "plan.yaml") == (*USUAL[:2], True)
    own = PLAN.model_copy(update={"file": "try.yaml"})
    (tmp_path / "try.json").write_text(own.to_json())
    assert names(tmp_path, "try.yaml") == BESIDES
    (tmp_path / "plan.json").unlink()
    assert names(tmp_path, "try.yaml") == ("try.ics", "try.json", False)
    assert names(tmp_path) == USUAL


def test_a_plan_of_before_belongs_to_the_same_athlete(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_bytes(OURS)
    assert names(tmp_path, "try.yaml") == USUAL
    assert names(tmp_path, "try.yaml", "Noor") == BESIDES


@pytest.mark.posix
def test_a_file_is_known_under_every_name_of_it(tmp_path: Path) -> None:
    path = write_athlete(tmp_path)
    (tmp_path / "plan.json").write_text(NAMED.to_json())
    (tmp_path / "soft.yaml").symlink_to(path)
    os.link(path, tmp_path / "hard.yaml")
    assert names(tmp_path, "soft.yaml") == USUAL
    assert names(tmp_path, "hard.yaml") == USUAL


def test_why_the_names_are_others_is_said(tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text(NAMED.to_json())
    path = write_athlete(tmp_path)
    mine, copy = owner(tmp_path), owner(tmp_path, "try.yaml")
    assert names_for(mine).said(mine) == ""
    said = (
        f"Note: plan.json beside {tmp_path}/try.yaml is the plan of athlete.yaml, which stays as "
        "it is; the files of try.yaml are try.ics and try.json."
    )
    same = " Both plans have events of the same UIDs: import only one of them."
    assert names_for(copy).said(copy) == said + same
    core = Path("core.ics"), Path("core.json")
    other_file = f"{said.partition('; ')[0]}; the other file of try.yaml is"
    assert names_for(copy).said(copy, core[0]) == f"{other_file} try.json.{same}"
    assert names_for(copy).said(copy, None, core[1]) == f"{other_file} try.ics.{same}"
    assert names_for(copy).said(copy, *core) == ""
    unlucky = owner(tmp_path, "plan.yaml")
    assert names_for(unlucky).said(unlucky) == ""
    other = owner(tmp_path, "try.yaml", "Noor")
    assert names_for(other).said(other) == said
    path.unlink()
    assert names_for(copy).said(copy) == (
        f"{said}{same} If it is the plan of try.yaml, go on with it: coreplan solve "
        f"{tmp_path}/try.yaml --json {tmp_path}/plan.json -o {tmp_path}/plan.ics --force"
    )
    assert names_for(copy).said(copy, core[0]).endswith("/plan.json -o core.ics --force")
    assert names_for(other).said(other) == said
    (tmp_path / "plan.json").write_bytes(OURS)
    assert "is the plan of 'Maya', which" in names_for(other).said(other)


def test_the_plan_beside_is_only_read(tmp_path: Path) -> None:
    mine = owner(tmp_path)
    assert plan_beside(mine) == PlanFile()
    (tmp_path / "plan.json").write_bytes(b"{}")
    assert plan_beside(mine) == PlanFile()
    (tmp_path / "plan.json").write_bytes(OURS)
    assert plan_beside(mine) == PlanFile(PLAN)
    (tmp_path / "plan.json").write_text(NAMED.to_json())
    assert plan_beside(mine) == PlanFile(NAMED)
    assert plan_beside(owner(tmp_path, "try.yaml")) == PlanFile()
    (tmp_path / "plan.json").write_bytes(with_(notes=7, file="athlete.yaml"))
    assert plan_beside(mine) == PlanFile(NAMED, ("notes is 7: it should be a valid list",))


def test_a_calendar_is_known_by_its_first_line() -> None:
    assert looks_like_calendar(b"BEGIN:VCALENDAR\r\n")
    assert looks_like_calendar(b"\xef\xbb\xbf\nbegin:vcalendar\n")
    assert not looks_like_calendar(OURS)
    assert not looks_like_calendar(json.dumps({}).encode())
