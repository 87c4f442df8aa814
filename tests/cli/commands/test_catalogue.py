"""``coreplan catalogue``: filters, formats, one exercise in full, helpful refusals."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import Result

from planner.catalogue.load import load_catalogue

Run = Callable[..., Result]


def listed(run: Run, *arguments: str) -> list[dict[str, Any]]:
    done = run("catalogue", "--format", "json", *arguments)
    assert done.exit_code == 0, done.stderr
    records: list[dict[str, Any]] = json.loads(done.stdout)
    return records


def ids(run: Run, *arguments: str) -> set[str]:
    return {record["id"] for record in listed(run, *arguments)}


def test_json_lists_every_exercise_with_its_facts(run: Run) -> None:
    records = listed(run)
    exercises = load_catalogue().exercises
    assert [record["id"] for record in records] == [exercise.id for exercise in exercises]
    wanted = {
        "id", "name", "ladder", "rung", "level", "pattern", "family", "primary", "secondary",
        "equipment", "flags", "mode",
    }  # fmt: skip
    assert all(wanted <= set(record) for record in records)
    plank = next(record for record in records if record["id"] == "plank-forearm")
    assert (plank["name"], plank["level"], plank["mode"]) == ("Forearm plank", 2, "hold")
    assert plank["primary"] == ["ra", "obl"]
    assert plank["equipment"] == []


def test_each_filter_keeps_what_it_says(run: Run) -> None:
    every = listed(run)

    def those(keep: Callable[[dict[str, Any]], bool]) -> set[str]:
        found = {record["id"] for record in every if keep(record)}
        assert 0 < len(found) < len(every)
        return found

    assert ids(run, "--level", "2") == those(lambda e: e["level"] == 2)
    assert ids(run, "--level", "1", "--level", "5") == those(lambda e: e["level"] in (1, 5))
    assert ids(run, "--area", "gmed") == those(lambda e: "gmed" in e["primary"] + e["secondary"])
    assert ids(run, "--pattern", "anti_extension") == those(
        lambda e: e["pattern"] == "anti-extension"
    )
    assert ids(run, "--family", "Side Planks") == those(lambda e: e["family"] == "side-planks")
    assert ids(run, "--avoid", "wrist") == those(lambda e: "wrist" not in e["flags"])
    assert ids(run, "--equipment", "none") == those(lambda e: e["equipment"] == [])
    assert ids(run, "--equipment", "band") == those(lambda e: set(e["equipment"]) <= {"band"})
    assert ids(run, "--search", "copenhagen") == those(lambda e: "copenhagen" in e["id"])


def test_filters_narrow_together(run: Run) -> None:
    both = ids(run, "--level", "1", "--area", "gmed")
    assert both == ids(run, "--level", "1") & ids(run, "--area", "gmed")
    assert both


def test_a_table_fits_the_terminal(run: Run) -> None:
    lines = run("catalogue").stdout.splitlines()
    assert lines[0].split() == ["id", "level", "pattern", "primary", "equipment"]
    assert len(lines) == 1 + len(load_catalogue().exercises)
    assert max(map(len, lines)) <= 80


def test_csv_and_markdown_hold_a_row_each(run: Run) -> None:
    count = len(load_catalogue().exercises)
    rows = list(csv.DictReader(io.StringIO(run("catalogue", "--format", "csv").stdout)))
    assert len(rows) == count
    assert {row["id"]: row["level"] for row in rows}["plank-forearm"] == "2"
    markdown = run("catalogue", "--format", "md").stdout.splitlines()
    assert len(markdown) == count + 2
    assert {line.count("|") for line in markdown} == {7}


@pytest.mark.parametrize("name", ["side-plank", "Side Plank", "side_plank", "side bridge"])
def test_one_exercise_in_full_by_id_name_or_alias(run: Run, name: str) -> None:
    shown = run("catalogue", name).stdout
    assert shown.startswith("Side plank\n")
    assert "Level:        3 of 5\n" in shown
    highs = "(new up to 25, experienced up to 60)"
    assert f"A set:        15-45 s, each side {highs}\n" in shown
    assert "Marks:        everyday\n" in shown
    assert "diastasis (full bodyweight on one side)" in shown
    assert "\n> 5. Side plank (side-plank, level 3)\n" in shown


def test_one_piece_of_kit_or_another(run: Run) -> None:
    assert "Equipment:    kettlebell or dumbbell\n" in run("catalogue", "suitcase-carry").stdout
    dumbbell = ids(run, "--pattern", "carry", "--equipment", "dumbbell")
    assert dumbbell == {"farmer-carry", "suitcase-carry", "waiter-carry"}
    assert "kb-swing" not in ids(run, "--equipment", "dumbbell")


def test_every_exercise_can_be_shown(run: Run) -> None:
    for exercise in load_catalogue().exercises:
        shown = run("catalogue", exercise.id).stdout
        assert shown.startswith(exercise.name)
        assert all(cue in shown for cue in exercise.cues)


def test_a_family_or_a_ladder_is_listed(run: Run) -> None:
    assert ids(run, "russian-twists") == ids(run, "--family", "russian-twists")
    ladder = {exercise.id for exercise in load_catalogue().ladders["lateral-plank"]}
    assert ids(run, "lateral-plank") == ladder


def test_an_unknown_name_is_refused_with_a_suggestion(run: Run) -> None:
    done = run("catalogue", "plank-forearmm")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "did you mean 'plank-forearm'?" in done.stderr
    assert "lists them all" in run("catalogue", "zzzzzz").stderr


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--area", "gmedd", "did you mean 'gmed'?"),
        ("--pattern", "hip-flexio", "did you mean"),
        ("--equipment", "bands", "did you mean 'band'?"),
        ("--avoid", "wrists", "did you mean 'wrist'?"),
        ("--family", "zzz", "russian-twists"),
        ("--level", "6", "1<=x<=5"),
    ],
)
def test_an_unknown_filter_is_refused(run: Run, option: str, value: str, said: str) -> None:
    done = run("catalogue", option, value)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_nothing_found_is_said_in_a_table_and_empty_elsewhere(run: Run) -> None:
    nothing = ["--search", "zzz"]
    assert run("catalogue", *nothing).stdout == "No exercise matches all of these filters.\n"
    assert listed(run, *nothing) == []
    assert run("catalogue", *nothing, "--format", "csv").stdout.count("\n") == 1


@pytest.mark.posix
def test_a_pipe_that_closes_early_is_quiet(spawn: Callable[..., Any]) -> None:
    import os

    read_end, write_end = os.pipe()
    os.close(read_end)
    done = spawn("catalogue", "--format", "json", stdout=write_end)
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")
