"""A plan belongs to the file that it names; nothing foreign is overwritten."""

import json
import os
from pathlib import Path

import pytest

from planner.cli.plan_files import (
    Owner,
    earlier_plan,
    looks_like_calendar,
    names_for,
    owner_of,
    plan_beside,
    refuse_foreign_calendar,
)
from planner.errors import InputError, UsageError
from planner.plan.plan_json import PlanFile
from planner.storage.atomic_writes import target
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
    mine, copy = owner(tmp_path), owner(tmp_path, "try.yaml")
    assert names_for(mine).said(mine) == ""
    said = (
        f"Note: plan.json beside {tmp_path}/try.yaml is the plan of athlete.yaml, which stays as "
        "it is; the files of try.yaml are try.ics and try.json."
    )
    same = " Both plans have events of the same UIDs: import only one of them."
    assert names_for(copy).said(copy) == said + same
    unlucky = owner(tmp_path, "plan.yaml")
    assert names_for(unlucky).said(unlucky) == ""
    other = owner(tmp_path, "try.yaml", "Noor")
    assert names_for(other).said(other) == said
    (tmp_path / "plan.json").write_bytes(OURS)
    assert "is the plan of 'Maya', which" in names_for(other).said(other)


def test_the_earlier_plan_is_used_refused_or_given_up(tmp_path: Path) -> None:
    path, mine = tmp_path / "plan.json", owner(tmp_path)
    assert earlier_plan(target(path), mine, force=False) == PlanFile()
    path.write_bytes(OURS)
    assert earlier_plan(target(path), mine, force=False) == PlanFile(PLAN)
    assert earlier_plan(target(path), mine, force=True) == PlanFile(PLAN)
    path.write_bytes(b"{}")
    assert earlier_plan(target(path), mine, force=True) == PlanFile()
    with pytest.raises(UsageError, match="left as it is") as refused:
        earlier_plan(target(path), mine, force=False)
    assert "--force" in refused.value.hint
    assert path.read_bytes() == b"{}"


@pytest.mark.parametrize("force", [False, True])
def test_a_newer_plan_is_never_touched(tmp_path: Path, force: bool) -> None:
    (tmp_path / "plan.json").write_bytes(with_(schema=2))
    with pytest.raises(UsageError, match=r"reads 1\. It was left as it is") as refused:
        earlier_plan(target(tmp_path / "plan.json"), owner(tmp_path), force=force)
    assert "--force" not in refused.value.hint


def test_the_plan_of_another_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path, copy = tmp_path / "plan.json", owner(tmp_path, "try.yaml")
    path.write_text(NAMED.to_json())
    with pytest.raises(UsageError) as refused:
        earlier_plan(target(path), copy, force=False)
    assert str(refused.value) == (
        f"{path} belongs to the plan of athlete.yaml, not to that of try.yaml, and was left as it "
        "is."
    )
    assert earlier_plan(target(path), copy, force=True) == PlanFile(NAMED)
    other = owner(tmp_path, "try.yaml", "Noor")
    assert earlier_plan(target(path), other, force=True) == PlanFile()


@pytest.mark.parametrize("force", [False, True])
def test_another_identity_is_refused_with_both_ways_out(tmp_path: Path, force: bool) -> None:
    path = tmp_path / "plan.json"
    for name, id_ in (("Maya", "{id: Maya}"), ("1, 2", '{id: "1, 2"}')):
        path.write_text(NAMED.model_copy(update={"athlete": name}).to_json())
        with pytest.raises(UsageError) as refused:
            earlier_plan(target(path), owner(tmp_path, key="Noor"), force=force)
        assert str(refused.value) == (
            f"{path} is the plan of '{name}', and {tmp_path}/athlete.yaml is now that of 'Noor'; "
            "nothing was written."
        )
        assert f"write athlete: {id_}, which keeps the events" in refused.value.hint
        assert "another file, or other names with --json and -o" in refused.value.hint
    assert earlier_plan(target(path), owner(tmp_path, key=""), force=force).plan is not None


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


def test_a_foreign_calendar_stays_without_force(tmp_path: Path) -> None:
    path, mine = tmp_path / "plan.ics", owner(tmp_path)
    refuse_foreign_calendar(target(path), mine, force=False)
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    refuse_foreign_calendar(target(path), mine, force=True)
    with pytest.raises(UsageError, match="not written by coreplan") as refused:
        refuse_foreign_calendar(target(path), mine, force=False)
    assert "-o core.ics" in refused.value.hint


def test_the_calendar_of_another_files_plan_stays_without_force(tmp_path: Path) -> None:
    path, copy = tmp_path / "plan.ics", owner(tmp_path, "try.yaml")
    path.write_bytes(b"BEGIN:VCALENDAR\r\nPRODID:-//coreplan//core training//EN\r\n")
    refuse_foreign_calendar(target(path), copy, force=False)
    (tmp_path / "plan.json").write_text(NAMED.to_json())
    refuse_foreign_calendar(target(path), owner(tmp_path), force=False)
    with pytest.raises(UsageError, match=r"plan\.ics is the plan of 'Maya', and "):
        refuse_foreign_calendar(target(path), owner(tmp_path, key="Noor"), force=True)
    refuse_foreign_calendar(target(path), copy, force=True)
    with pytest.raises(UsageError, match=r"belongs to the plan of athlete\.yaml, not to that of"):
        refuse_foreign_calendar(target(path), copy, force=False)


def test_a_calendar_is_known_by_its_first_line() -> None:
    assert looks_like_calendar(b"BEGIN:VCALENDAR\r\n")
    assert looks_like_calendar(b"\xef\xbb\xbf\nbegin:vcalendar\n")
    assert not looks_like_calendar(OURS)
    assert not looks_like_calendar(json.dumps({}).encode())
