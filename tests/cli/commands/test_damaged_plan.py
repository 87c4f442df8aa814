"""A damaged plan.json: solving keeps it and uses its sound rows; nothing else changes a file."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import instance as instances
from planner.catalogue.load import load_catalogue
from planner.cli import main
from planner.cli.plan_files import Owner
from planner.cli.plan_guards import earlier_plan
from planner.errors import UsageError
from planner.ics.identity import identify
from planner.ics.session_reader import read_sessions
from planner.ics.writer import write_calendar
from planner.instance import Instance, load
from planner.plan.plan_json import read_plan
from planner.storage.atomic_writes import target
from tests.cli.small_athletes import SMALL, write_athlete

Run = Callable[..., Result]
LATER = SMALL.replace('"19:00-20:30"', '"19:30-20:30"')


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the small athlete with its plan; the same file is loaded only once."""
    folder = tmp_path_factory.mktemp("damaged")
    path = write_athlete(folder)
    done = CliRunner().invoke(main, ["solve", str(path), "--effort", "quick"])
    assert done.exit_code == 0, done.output

    @cache
    def remembered(path: Path, season_start: date | None, options: tuple[str, ...]) -> Instance:
        return load(path, today=date.today(), season_start=season_start, options=options)

    def loaded(
        path: Path, *, today: date, season_start: date | None = None, options: tuple[str, ...] = ()
    ) -> Instance:
        return remembered(path, season_start, options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(instances, "load", loaded)
        yield folder


@pytest.fixture
def folder(tmp_path: Path, solved: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with the small athlete and its plan."""
    monkeypatch.setattr(instances, "load", load)
    for name in ("athlete.yaml", "plan.ics", "plan.json"):
        (tmp_path / name).write_bytes((solved / name).read_bytes())
    return tmp_path


def kept(folder: Path) -> Any:
    return json.loads((folder / "plan.json").read_bytes())


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_solving_keeps_it_and_goes_on_with_the_sound_rows(run: Run, folder: Path) -> None:
    data = kept(folder)
    uids = [each["uid"] for each in data["sessions"]]
    data["sessions"][0]["sequence"] = 2**31
    data["sessions"][1]["sequence"] = 7
    (folder / "plan.json").write_text(json.dumps(data))
    damaged = (folder / "plan.json").read_bytes()
    done = run("solve", write_athlete(folder, LATER), "-q")
    assert done.exit_code == 0
    assert done.stderr == (
        f"Note: {folder}/plan.json is damaged: sessions.0.sequence is 2147483648: it should be "
        "less than or equal to 1000000. Its other rows are used, and the file as it was is kept as "
        "plan.json.damaged.\n"
    )
    assert (folder / "plan.json.damaged").read_bytes() == damaged
    now = [(each["uid"], each["sequence"]) for each in kept(folder)["sessions"]]
    assert now[1:] == [(uids[1], 8), *((uid, 1) for uid in uids[2:])]
    assert [e.uid for e in read_sessions((folder / "plan.ics").read_bytes())] == [
        uid for uid, _ in now
    ]
    assert run("solve", folder / "athlete.yaml", "-q").output == ""


def test_an_older_damaged_plan_is_kept_too(run: Run, folder: Path) -> None:
    (folder / "plan.json.damaged").write_text("older")
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "notes": 7}))
    assert "kept as plan.json.damaged2." in run("solve", folder / "athlete.yaml", "-q").stderr
    assert (folder / "plan.json.damaged").read_text() == "older"
    assert json.loads((folder / "plan.json.damaged2").read_text())["notes"] == 7


@pytest.mark.posix
def test_a_link_of_the_copys_name_is_not_followed(run: Run, folder: Path) -> None:
    (folder / "plan.json.damaged").symlink_to("nowhere")
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "notes": 7}))
    assert "kept as plan.json.damaged2." in run("solve", folder / "athlete.yaml", "-q").stderr
    assert not (folder / "nowhere").exists()


def test_the_start_of_a_damaged_plan_is_still_the_seasons(run: Run, folder: Path) -> None:
    text = SMALL.replace("start: 2027-01-04, ", "")
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "season_end": "9999-12-31"}))
    done = run("solve", write_athlete(folder, text), "-q")
    assert done.exit_code == 0
    assert "season_end is '9999-12-31': years 1990 to 2100 can be read" in done.stderr
    assert kept(folder)["season_start"] == "2027-01-04"


def test_of_a_plan_without_a_season_nothing_is_used(run: Run, folder: Path) -> None:
    data = {**kept(folder), "season_start": "0001-01-01", "sessions": []}
    (folder / "plan.json").write_text(json.dumps(data))
    done = run("solve", folder / "athlete.yaml", "-q")
    assert done.exit_code == 0
    assert "can be read. Nothing else of it can be used, and the file as it was is" in done.stderr
    assert len(kept(folder)["sessions"]) == 6


def test_a_hundred_thousand_cancelled_sessions(run: Run, folder: Path) -> None:
    data = kept(folder)
    times = {key: data["sessions"][0][key] for key in ("start", "end")}
    data["cancelled"] = [{"uid": f"x{n}", "sequence": 1, **times} for n in range(100_000)]
    (folder / "plan.json").write_text(json.dumps(data))
    done = run("check", folder / "athlete.yaml", folder / "plan.json")
    assert done.exit_code == 2
    assert "is damaged: cancelled has 100,000 rows, of which 10,000 are read." in done.stderr


def test_an_impossible_file_leaves_the_damaged_plan_alone(run: Run, folder: Path) -> None:
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "notes": 7}))
    rules = "rules:\n  - at_least: {sessions: 2}\n  - at_most: {sessions: 1, per: week}\n"
    path = write_athlete(folder, SMALL + rules)
    before = contents(folder)
    assert run("solve", path, "-q").exit_code == 3
    assert contents(folder) == before


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_newer_plan_is_refused_untouched(run: Run, folder: Path, force: tuple[str, ...]) -> None:
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "schema": 2}))
    before = contents(folder)
    done = run("solve", folder / "athlete.yaml", *force)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "has schema 2; this coreplan reads 1. It was left as it is." in done.stderr
    for arguments in (("check", folder / "athlete.yaml"), ("diff", folder / "plan.json")):
        assert run(*arguments, folder / "plan.json").exit_code == 2
    assert contents(folder) == before


def test_check_and_diff_name_the_bad_rows_and_change_nothing(run: Run, folder: Path) -> None:
    data = kept(folder)
    data["sessions"][0]["sequence"] = -1
    data["sessions"][2]["start"] = "0001-01-01T00:00:00+00:00"
    data["sessions"].append(data["sessions"][3])
    (folder / "plan.json").write_text(json.dumps(data))
    before = contents(folder)
    for arguments in (("check", folder / "athlete.yaml"), ("diff", folder / "plan.json")):
        done = run(*arguments, folder / "plan.json")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(
            f"Error: {folder}/plan.json is damaged: sessions.0.sequence is -1: it should be greater"
            " than or equal to 0; sessions.2.start is '0001-01-01T00:00:00+00:00': years 1990 to "
            "2100 can be read; sessions.6.uid is "
        )
        assert ", as in sessions.3.\nTry: solve the athlete's file again, which" in done.stderr
    assert contents(folder) == before


def test_explain_and_whatif_say_it_and_plan_anew(run: Run, folder: Path) -> None:
    (folder / "plan.json").write_text(json.dumps({**kept(folder), "notes": 7}))
    before = contents(folder)
    note = f"Note: the plan beside {folder}/athlete.yaml is damaged: notes is 7: it should be a "
    for arguments in (("explain", "--at", "2027-01-04"), ("whatif", "--busy", "2027-01-12")):
        done = run(arguments[0], folder / "athlete.yaml", *arguments[1:])
        assert done.exit_code == 0
        assert done.stderr.startswith(f"{note}valid list.\n")
    assert contents(folder) == before


VALUES = (
    st.sampled_from([2**31, 2**63, -1, 0, 1, 10**30, 10**4000, 1e308, float("nan"), float("inf")])
    | st.sampled_from(["0001-01-01", "9999-12-31", "0001-01-01T00:00:00+14:00", "2027-01-04"])
    | st.sampled_from(["9999-12-31T23:59:59-14:00", "2027-01-04T19:00:00+01:00", "", "\ud800"])
    | st.sampled_from(["heavy", "peak", "feasible", "week", "../x", "athlete.yaml", "plank"])
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
        max_leaves=4,
    )
)


def tampered(data: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    """Walk to any place of the data, and change, double, remove or add something there."""
    while True:
        keys = list(data) if isinstance(data, dict) else list(range(len(data)))
        key = draw(st.sampled_from(keys))
        if isinstance(data[key], dict | list) and data[key] and draw(st.integers(0, 5)):
            data = data[key]
            continue
        match draw(st.sampled_from(["change", "change", "change", "remove", "double", "add"])):
            case "change":
                data[key] = draw(VALUES)
            case "remove":
                del data[key]
            case "double" if isinstance(data, list):
                data.insert(draw(st.integers(0, len(data))), data[key])
            case _ if isinstance(data, list):
                data.append(draw(VALUES))
            case _:
                data[draw(st.text(max_size=5))] = draw(VALUES)
        return


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_nothing_tampered_with_is_a_bug(solved: Path, data: st.DataObject) -> None:
    check_tampered(solved, data)


@pytest.mark.slow
@given(st.data())
@settings(max_examples=1_000, deadline=None)
def test_none_of_a_thousand_tampered_with_is_a_bug(solved: Path, data: st.DataObject) -> None:
    check_tampered(solved, data)


def check_tampered(solved: Path, data: st.DataObject) -> None:
    """Every command that reads a plan gives it one of the codes that are promised."""
    whole = read_plan("plan.json", (solved / "plan.json").read_bytes())
    plan = kept(solved)
    for _ in range(data.draw(st.integers(1, 3))):
        tampered(plan, data.draw)
        if not plan:
            return
    odd = solved / "odd"
    odd.write_text(json.dumps(plan))
    before = odd.read_bytes()
    main_ = CliRunner().invoke
    assert main_(main, ["check", str(solved / "athlete.yaml"), str(odd)]).exit_code in (0, 2, 5)
    assert main_(main, ["diff", str(solved / "plan.json"), str(odd)]).exit_code in (0, 2)
    assert main_(main, ["diff", str(odd), str(odd), "--format", "json"]).exit_code in (0, 2)
    assert odd.read_bytes() == before
    owner = Owner(solved / "athlete.yaml", "Maya")
    try:
        earlier = earlier_plan(target(odd), owner, force=False).plan
    except UsageError:
        return
    instance = instances.load(owner.path, today=date.today())
    named, _ = identify(whole, "Maya", earlier)
    assert write_calendar(named, instance.problem.file, load_catalogue())
    assert read_plan("plan.json", named.to_json().encode()) == named


def test_a_dose_that_no_session_holds_is_a_bad_row(run: Run, folder: Path) -> None:
    data = kept(folder)
    data["sessions"][0]["exercises"][0].update(sets=10**9, reps=10**9, seconds=10**9)
    (folder / "plan.json").write_text(json.dumps(data))
    done = run("check", folder / "athlete.yaml", folder / "plan.json")
    assert done.exit_code == 2
    assert "sessions.0.exercises.0.sets is 1000000000" in done.stderr
