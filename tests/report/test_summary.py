"""The summary says in ten seconds what the plan is, what it lacks and what changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.athlete.phase_kind import PhaseKind
from planner.ics.identity import Changes
from planner.instance import Instance
from planner.plan.plan import PlannedPhase, SessionClass
from planner.report.notes import wanted_sessions
from planner.report.summary import Room, races, shortfalls
from planner.report.tables import MOST_LINES
from planner.solver.run import Options, solve
from planner.text.tables import columns
from planner.verify import costs_of, verify
from tests.cli.small_athletes import SMALL
from tests.report.summary_samples import START, cost, listed, plan, read, session, shown


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return read(tmp_path_factory.mktemp("athlete"))


def test_a_race_without_a_heavy_session_before_it(instance: Instance) -> None:
    kept = plan().sessions
    light = tuple(each for each in kept if each.session_class is not SessionClass.HEAVY)
    text = shown(plan().model_copy(update={"sessions": light}), instance)
    assert "\nCity 10k, Sat 23 Jan: no heavy session, last session Tue 19 Jan.\n" in text
    after = session(date(2027, 1, 24), SessionClass.HEAVY)
    text = shown(plan().model_copy(update={"sessions": (*kept, after)}), instance)
    assert ": last heavy session Wed 13 Jan, last session Tue 19 Jan.\n" in text


def test_the_whole_summary(instance: Instance) -> None:
    text = shown(plan(costs=(cost(6), cost(6, "2027-01-11")), notes=("One note.",)), instance)
    assert (
        text
        == """\
Maya: Mon 4 Jan to Sun 24 Jan 2027, 3 weeks, 6 sessions
The best plan your hours allow (proved).

Phase  From        To          Weeks  Sessions a week  Minutes
Base   Mon 4 Jan   Sun 17 Jan  2      2-3              15-25
Race   Mon 18 Jan  Sun 24 Jan  1      1                8

Muscle areas: every target met, every week.
City 10k, Sat 23 Jan: last heavy session Wed 13 Jan, last session Tue 19 Jan.

What fell short, worst first:
- week of Mon 4 Jan: 1 of 2 sessions. 1 more like it.

Worth knowing:
- One note."""
    )


def test_honest_words_about_quality(instance: Instance) -> None:
    feasible = plan("feasible", (cost(8),))
    assert "A good plan; a better one may exist" in shown(feasible, instance)
    assert "proved" not in shown(feasible, instance)
    assert "points" not in shown(feasible, instance)
    verbose = shown(feasible, instance, verbose=True)
    assert "At most 3 points above the best for these days and times." in verbose
    assert "content: cost 8, bound 5, feasible" in verbose
    assert "[8 points]" in verbose
    assert "Searched for 12.3 s." in verbose
    assert "Not reproducible" not in verbose
    assert "Not reproducible" in shown(feasible, instance, reproducible=False)


def test_nothing_short_is_said(instance: Instance) -> None:
    assert "Nothing fell short." in shown(plan(), instance)


def test_the_worst_case_stands_for_its_constraint(instance: Instance) -> None:
    """The costliest case, the earliest of equals; how many others there are; all their points."""
    costs = tuple(
        cost(points, where, f"short by {points}")
        for points, where in (
            (5, "2027-01-04"),
            (9, "2027-01-18"),
            (9, "2027-01-11"),
            (1, "2027-01-04"),
        )
    )
    line = "- week of Mon 11 Jan: short by 9"
    crowd = ". 3 more cases of sessions-per-week."
    assert listed(shown(plan(costs=costs), instance)) == [line + ". 3 more like it."]
    assert listed(shown(plan(costs=costs), instance, verbose=True)) == [
        line + " [24 points]" + crowd
    ]
    two, one = (listed(shown(plan(costs=costs[:n]), instance)) for n in (2, 1))
    assert two == ["- week of Mon 18 Jan: short by 9. 1 more like it."]
    assert one == ["- week of Mon 4 Jan: short by 5."]


def test_the_costliest_constraints_come_first(instance: Instance) -> None:
    """By the sum of their cases; all of them only with ``verbose``, else three."""
    costs = (
        cost(1, constraint="variety", message="one"),
        cost(5, constraint="breathing", message="five"),
        cost(3, constraint="deload", message="three"),
        cost(3, constraint="deload", message="three"),
        cost(9, constraint="taper", message="nine"),
        cost(2, constraint="rotation", message="two"),
    )
    worst = ["nine", "three. 1 more like it", "five"]
    assert listed(shown(plan(costs=costs), instance)) == [
        *(f"- week of Mon 4 Jan: {said}." for said in worst),
        "  and 2 more shortfalls",
    ]
    lines = listed(shown(plan(costs=costs), instance, verbose=True))
    assert [line.split(": ")[1] for line in lines] == [
        "nine [9 points].",
        "three [6 points]. 1 more case of deload.",
        "five [5 points].",
        "two [2 points].",
        "one [1 point].",
    ]


def test_what_moved_and_what_to_delete(instance: Instance) -> None:
    monday = datetime(2027, 1, 4, 19)
    changes = Changes(
        moved=((monday, monday + timedelta(days=1)),),
        removed=(monday + timedelta(days=4),),
        added=(monday, monday),
        changed=3,
    )
    text = shown(plan(), instance, changes)
    assert "1 session moved:\n- Mon 4 Jan 19:00 is now Tue 5 Jan 19:00\n" in text
    assert "- Fri 8 Jan 19:00: delete it by hand if your calendar keeps it\n" in text
    assert text.endswith("Since the last plan: 2 sessions added, 3 sessions changed in place.")


def test_short_and_narrow_whatever_the_plan_holds(instance: Instance) -> None:
    monday = datetime(2027, 1, 4, 19)
    long = "東京マラソン は とても 長い " * 8
    phases = tuple(
        PlannedPhase(
            phase=PhaseKind.MAINTENANCE,
            start=START + timedelta(days=n),
            end=START + timedelta(days=n + 1),
        )
        for n in range(21)
    )
    full = plan(
        costs=tuple(cost(n, message=f"{n} {long}") for n in range(9)),
        notes=(long,) * 9,
        athlete=long,
    ).model_copy(update={"phases": phases})
    race = instance.problem.file.races[0].model_copy(update={"name": long})
    races = tuple(race.model_copy(update={"date": START + timedelta(days=n)}) for n in range(9))
    file = instance.problem.file.model_copy(update={"races": races})
    crowded = replace(instance, problem=replace(instance.problem, file=file))
    changes = Changes(moved=((monday, monday),) * 9, removed=(monday,) * 9, changed=1)
    text = shown(full, crowded, changes)
    assert len(text.splitlines()) <= MOST_LINES
    assert max(columns(line) for line in text.splitlines()) <= 80
    assert "more phases" in text
    assert "- 東京" in text
    verbose = shown(full, crowded, changes, verbose=True)
    assert len(verbose.splitlines()) > MOST_LINES


def test_what_would_mend_it_comes_from_the_constraint(tmp_path: Path) -> None:
    instance = read(tmp_path, SMALL)
    whole = solve(instance, Options(effort="quick"), lambda _: None).plan
    lacking = whole.model_copy(update={"sessions": whole.sessions[:-1]})
    violations = verify(lacking, instance.problem, instance.constraints)
    costs = costs_of([each for each in violations if each.constraint == "sessions-per-week"])
    text = shown(lacking.model_copy(update={"costs": costs}), instance)
    assert listed(text) == [
        "- week of Mon 18 Jan: 1 of 2 sessions. To mend it: a free window on one more",
        "  day, 24 h or more before hard runs.",
    ]
    assert "Muscle areas: every target met, every week." in text


def test_a_cut_never_hits_the_mend() -> None:
    """Three lines are always there for message and mend; without them the mend is left out."""
    room = Room(1, 1)
    others = tuple(cost(1, f"2027-01-{day:02}") for day in (11, 18))
    mended = "word " * 33 + "end"
    for extra, whole in ((0, True), (60, False)):
        first = cost(9, message="short " * 3 + "x" * extra)
        mends = {("sessions-per-week", first.message): mended}
        lines = shortfalls(plan(costs=(first, *others)), mends, room, verbose=False)[1:]
        text = " ".join(line.strip() for line in lines)
        assert len(lines) <= 3
        assert ("To mend it: word" in text) is whole
        assert ("word end." in text) is whole
        assert ("2 more like it." in text) is not whole


def test_b_races_have_their_line_and_give_way_to_a_races(instance: Instance) -> None:
    city, fun = instance.problem.file.races
    half = fun.model_copy(update={"name": "Half", "priority": "B"})
    lines = races(plan(), (city, half, fun), Room(12, 2))
    assert [line.partition(",")[0] for line in lines] == ["Half", "City 10k"]
    lines = races(plan(), (city, half, fun), Room(1, 2))
    assert [line.partition(",")[0] for line in lines] == ["City 10k", "  and 1 more race"]


def test_no_praise_for_a_plan_without_sessions(instance: Instance) -> None:
    for status in ("optimal", "feasible"):
        text = shown(plan(status).model_copy(update={"sessions": ()}), instance)
        assert "plan" not in text.lower()
        assert "fell short" not in text
    lacking = plan(costs=(cost(9),)).model_copy(update={"sessions": ()})
    assert listed(shown(lacking, instance)) == ["- week of Mon 4 Jan: 1 of 2 sessions."]


def test_less_than_half_of_what_is_asked_for_is_said_first(instance: Instance) -> None:
    """Three weeks of which the races take some: five sessions are asked for."""
    asked = sum(map(wanted_sessions, instance.problem.season.weeks))
    for count in range(4):
        text = shown(plan().model_copy(update={"sessions": plan().sessions[:count]}), instance)
        only = ["No session at all", "Only 1 session", "Only 2 sessions", ""][count]
        if 2 * count < asked:
            assert text.startswith(f"{only}, where your phases ask for {asked}.\nMaya: ")
        else:
            assert text.startswith("Maya: ")
    assert asked == 5


def test_coverage_in_one_line(instance: Instance) -> None:
    short = tuple(
        cost(1, where).model_copy(update={"constraint": "muscle-coverage"})
        for where in ("2027-01-04", "2027-01-04", "2027-01-11")
    )
    assert "Muscle areas: short of a target in 2 of 3 weeks." in shown(plan(costs=short), instance)
