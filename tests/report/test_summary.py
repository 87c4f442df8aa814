"""The summary says in ten seconds what the plan is, what it lacks and what changed."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from planner.ics.identity import Changes
from planner.instance import Instance
from planner.plan.plan import Because, Prescription, SessionClass, Shortfall
from planner.report.notes import wanted_sessions
from planner.report.race_rows import other_races, race_rows, season_parts
from planner.report.shortfall_lines import dates_words, shortfalls
from planner.report.summary import MOST_LINES
from planner.report.summary_lists import Room
from planner.solver.run import Options, solve
from planner.text.tables import columns
from planner.verify import costs_of, verify
from tests.cli.small_athletes import SMALL
from tests.report.summary_samples import START, cost, listed, plan, read, session, shown


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Instance:
    return read(tmp_path_factory.mktemp("athlete"))


def row(text: str, name: str) -> list[str]:
    """The cells of a row of the table."""
    line = next(line for line in text.splitlines() if line.startswith(name))
    return re.split("  +", line)


def test_a_race_without_a_strong_session_before_it(instance: Instance) -> None:
    kept = plan().sessions
    light = tuple(each for each in kept if each.session_class is not SessionClass.HEAVY)
    text = shown(plan().model_copy(update={"sessions": light}), instance)
    assert row(text, "City 10k")[-2:] == ["none", "Tue 19 Jan"]
    after = session(date(2027, 1, 24), SessionClass.HEAVY)
    text = shown(plan().model_copy(update={"sessions": (*kept, after)}), instance)
    assert row(text, "City 10k")[-2:] == ["Wed 13 Jan", "Tue 19 Jan"]


def test_the_whole_summary(instance: Instance) -> None:
    planned = plan(costs=(cost(6), cost(6, "2027-01-11")), notes=("One note.",))
    lines = tuple(Prescription(id=id_, sets=4, reps=8) for id_ in ("superman", "crunch"))
    trained = tuple(each.model_copy(update={"exercises": lines}) for each in planned.sessions)
    text = shown(planned.model_copy(update={"sessions": trained}), instance)
    assert (
        text
        == """\
Maya: Mon 4 Jan to Sun 24 Jan 2027, 3 weeks, 6 sessions
As good as your days and times allow; what fell short stands below.

Race      Day         Weeks  A week  Min   Last strong  Last of all
City 10k  Sat 23 Jan  3      1-3     8-25  Wed 13 Jan   Tue 19 Jan

6 of 12 areas get a full week's work; 20 minutes twice a week are too short for:
  outer hip, back of the thigh, inner thigh, front of the hip and 2 more.
Not in every 14 days: broad back, breathing and pelvic floor.

What fell short, worst first:
- weeks of Mon 4 Jan and Mon 11 Jan: 1 of 2 sessions.

Worth knowing:
- One note."""
    )


def test_honest_words_about_quality(instance: Instance) -> None:
    feasible = plan("feasible", (cost(8),))
    assert "A good plan; a better one may exist" in shown(feasible, instance)
    assert "proved" not in shown(feasible, instance)
    assert "points" not in shown(feasible, instance)
    lacking = plan(costs=(cost(8),))
    assert "proved" not in shown(lacking, instance)
    assert "bound" not in shown(lacking, instance)
    assert "The best plan your hours allow (proved)." in shown(plan(), instance)
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
    """The costliest case, with the weeks of all of them and all their points."""
    costs = tuple(
        cost(points, where, f"short by {points}")
        for points, where in (
            (5, "2027-01-04"),
            (9, "2027-01-18"),
            (9, "2027-01-11"),
            (1, "2027-01-04"),
        )
    )
    line = "- weeks of Mon 4 Jan, Mon 11 Jan and Mon 18 Jan: at worst short by 9"
    assert listed(shown(plan(costs=costs), instance)) == [line + "."]
    verbose = " ".join(listed(shown(plan(costs=costs), instance, verbose=True)))
    assert verbose == line + " [24   points]."
    two, one = (listed(shown(plan(costs=costs[:n]), instance)) for n in (2, 1))
    assert two == ["- weeks of Mon 4 Jan and Mon 18 Jan: at worst short by 9."]
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
    worst = ["nine", "three", "five"]
    assert listed(shown(plan(costs=costs), instance)) == [
        *(f"- week of Mon 4 Jan: {said}." for said in worst),
        "  and 2 more shortfalls",
    ]
    lines = listed(shown(plan(costs=costs), instance, verbose=True))
    assert [line.split(": ")[1] for line in lines] == [
        "nine [9 points].",
        "three [6 points].",
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
    full = plan(
        costs=tuple(cost(n, message=f"{n} {long}") for n in range(9)),
        notes=(long,) * 9,
        athlete=long,
    )
    race = instance.problem.file.races[0].model_copy(update={"name": long})
    races = tuple(race.model_copy(update={"date": START + timedelta(days=n)}) for n in range(9))
    file = instance.problem.file.model_copy(update={"races": races})
    crowded = replace(instance, problem=replace(instance.problem, file=file))
    changes = Changes(moved=((monday, monday),) * 9, removed=(monday,) * 9, changed=1)
    text = shown(full, crowded, changes)
    assert len(text.splitlines()) <= MOST_LINES
    assert max(columns(line) for line in text.splitlines()) <= 80
    assert "phase" not in text
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


def test_a_cut_never_hits_the_mend() -> None:
    """Three lines are always there for message and mend; without them the mend is left out."""
    room = Room(1, 1)
    others = tuple(cost(1, f"2027-01-{day:02}") for day in (11, 18))
    mended = "word " * 25 + "end"
    for extra, whole in ((0, True), (60, False)):
        first = cost(9, message="short " * 3 + "x" * extra)
        mends = {("sessions-per-week", first.message): mended}
        lines = shortfalls(plan(costs=(first, *others)), mends, room, verbose=False)[1:]
        text = " ".join(line.strip() for line in lines)
        assert len(lines) <= 3
        assert ("To mend it: word" in text) is whole
        assert ("word end." in text) is whole
        assert "weeks of Mon 4 Jan, Mon 11 Jan and Mon 18 Jan: at worst" in text


def test_b_races_have_their_line(instance: Instance) -> None:
    city, fun = instance.problem.file.races
    half = fun.model_copy(update={"name": "Half", "priority": "B"})
    sprint = half.model_copy(update={"name": "Sprint", "date": date(2027, 1, 5)})
    races = (city, half, fun, sprint)
    assert other_races(plan(), races, Room(12, 2)) == [
        "Sprint, Tue 5 Jan: no strong session, last session Mon 4 Jan.",
        "Half, Sat 9 Jan: last strong session Wed 6 Jan, last session Wed 6 Jan.",
    ]
    assert other_races(plan(), races, Room(1, 2))[1:] == ["  and 1 more race"]


def test_one_row_for_each_a_race(instance: Instance) -> None:
    city, fun = instance.problem.file.races
    first = fun.model_copy(update={"name": "Ten", "priority": "A"})
    parts = season_parts(plan(), (city, fun, first))
    days = [(part.name, part.start, part.end) for part in parts]
    assert days == [
        ("Ten", START, date(2027, 1, 10)),
        ("City 10k", date(2027, 1, 10), date(2027, 1, 24)),
    ]
    assert [part.name for part in season_parts(plan(), (first,))] == ["Ten", "After it"]
    assert [part.name for part in season_parts(plan(), (fun,))] == ["Whole season"]
    lines = race_rows(plan(), (fun,), Room(12, 2))
    assert re.split("  +", lines[1]) == [
        "Whole season",
        "-",
        "3",
        "1-3",
        "8-25",
        "Wed 13 Jan",
        "Tue 19 Jan",
    ]


def test_the_effort_tells_what_was_strong(instance: Instance) -> None:
    """A session of the highest class that has nothing strong in it is none."""
    easy = tuple(each.model_copy(update={"effort": "steady"}) for each in plan().sessions)
    text = shown(plan().model_copy(update={"sessions": easy}), instance)
    assert row(text, "City 10k")[-2] == "none"


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (1, "week", "week of Mon 4 Jan"),
        (3, "week", "weeks of Mon 4 Jan, Mon 11 Jan and Mon 18 Jan"),
        (43, "week", "43 weeks from Mon 4 Jan to Sun 31 Oct"),
        (2, "day", "Mon 4 Jan and Mon 11 Jan"),
        (4, "day", "4 days from Mon 4 Jan to Mon 25 Jan"),
        (4, "session", "4 sessions from Mon 4 Jan to Mon 25 Jan"),
    ],
)
def test_when_it_fell_short(count: int, of: str, words: str) -> None:
    days = [str(START + timedelta(days=7 * n)) for n in range(count)]
    costs = [cost(1, day).model_copy(update={"of": of}) for day in reversed(days)]
    assert dates_words(costs, {}) == words


def test_one_cause_in_words() -> None:
    causes = (
        Because(name="free_time", message="your free time has no other hour."),
        Because(name="rest-day", message="never said"),
    )
    looked_into = Shortfall(
        constraint="sessions-per-week",
        points=3,
        where="2027-01-11",
        of="week",
        message="1 of 2 sessions",
        binds=causes,
    )
    costs = tuple(cost(3, str(START + timedelta(days=7 * n))) for n in range(43))
    short = plan(costs=costs).model_copy(update={"shortfalls": (looked_into,)})
    assert " ".join(shortfalls(short, {}, Room(3, 3), verbose=False)[1:]) == (
        "- 43 weeks from Mon 4 Jan to Sun 31 Oct: 1 of 2 sessions. Why: your free time   has no "
        "other hour."
    )


def test_weeks_without_room_have_their_date_too() -> None:
    room = Shortfall(
        constraint="sessions-per-week",
        points=0,
        where="2027-01-11",
        of="week",
        message="room for 1 of 2 sessions (3 weeks)",
    )
    short = plan().model_copy(update={"shortfalls": (room,)})
    assert shortfalls(short, {}, Room(3, 3), verbose=False)[1:] == [
        "- week of Mon 11 Jan: room for 1 of 2 sessions (3 weeks)."
    ]


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
