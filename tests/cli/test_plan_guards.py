"""What a plan replaces keeps its history; nothing foreign is overwritten."""

from pathlib import Path

import pytest

from planner.cli.plan_guards import earlier_plan, refuse_foreign_calendar
from planner.errors import UsageError
from planner.plan.plan_json import PlanFile
from planner.storage.atomic_writes import target
from tests.cli.test_plan_files import NAMED, owner
from tests.plan.test_plan_json import OURS, PLAN, with_


def test_the_earlier_plan_is_used_refused_or_given_up(tmp_path: Path) -> None:
    path, mine = tmp_path / "plan.json", owner(tmp_path)
    assert earlier_plan(target(path), mine, force=False) == PlanFile()
    path.write_bytes(OURS)
    assert earlier_plan(target(path), mine, force=False) == PlanFile(PLAN)
    assert earlier_plan(target(path), mine, force=True) == PlanFile(PLAN)
    path.write_bytes(b"{}")
    assert earlier_plan(target(path), mine, force=True) == PlanFile(
        faults=("it is not a plan that coreplan wrote",)
    )
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
