"""What forbids a session: busy events and runs out of files are named with their line and day."""

from datetime import date
from pathlib import Path

from planner.explain.cause_text import cause_texts
from planner.explain.relaxation import relaxations_of
from planner.explain.slot_obstacles import Obstacles
from planner.instance import Instance, load
from planner.plan.plan import SessionClass
from planner.problem.slots import Slot
from tests.constraints.builders import at
from tests.inputs.calendar.event_reading import calendar

TEXT = """\
version: 1
athlete: {name: Maya, timezone: Europe/Berlin, experience: regular}
season: {start: 2027-01-04, end: 2027-01-31}
running:
  week: {tuesday: easy}
  runs: [{date: 2027-01-12, kind: rest}, plan.csv]
free_time:
  daily: "18:00-21:00"
  busy: [{file: work.ics, travel: 15}]
"""
TUESDAY, WEDNESDAY = date(2027, 1, 12), date(2027, 1, 13)
FAIR = "DTSTART:20270113T160000\nDTEND:20270115T120000"
CHOIR = "DTSTART:20270112T180000\nDTEND:20270112T190000"


def read(folder: Path) -> Instance:
    (folder / "work.ics").write_bytes(calendar(FAIR, CHOIR))
    (folder / "plan.csv").write_text(
        "date,title,start,duration\n2027-01-14,6x800 m,20:00,1:00:00\n"
    )
    path = folder / "athlete.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path, today=date(2026, 12, 30))


def said(instance: Instance, start: str) -> list[tuple[str, int | None, str, str]]:
    instant = at(instance, start)
    slot = Slot(instant, 20, SessionClass.HEAVY, date.fromisoformat(start[:10]))
    found = Obstacles(instance.problem, instance.calendar_constraints).of(slot)
    causes = {cause for group in found for cause in group}
    return [
        (each.name, each.line, " ".join(map(str, each.dates)), each.message)
        for each in cause_texts(sorted(causes, key=repr), instance)
        if each.name in ("busy event", "run", "free time")
    ]


def test_a_busy_event_is_a_fact_of_its_own(tmp_path: Path) -> None:
    instance = read(tmp_path)
    tuesday = "busy Tue 12 Jan 18:00 to 19:00, with 15 min of travel"
    assert said(instance, "2027-01-12 18:30") == [("busy event", 9, "2027-01-12", tuesday)]
    assert said(instance, "2027-01-12 19:05") == [("busy event", 9, "2027-01-12", tuesday)]
    assert said(instance, "2027-01-12 19:15") == []


def test_an_event_of_days_is_one_fact_on_each_of_them(tmp_path: Path) -> None:
    instance = read(tmp_path)
    fair = "busy Wed 13 Jan 16:00 to Fri 15 Jan 12:00, with 15 min of travel"
    for day in ("2027-01-13", "2027-01-15"):
        busy = [each for each in said(instance, f"{day} 11:50") if each[0] == "busy event"]
        assert busy == ([("busy event", 9, "2027-01-13", fair)] if day == "2027-01-15" else [])
    assert said(instance, "2027-01-14 18:30")[0] == ("busy event", 9, "2027-01-13", fair)


def test_a_run_out_of_a_file_is_named_with_the_line_of_the_file(tmp_path: Path) -> None:
    instance = read(tmp_path)
    run = "Thursday's intervals, Thu 14 Jan 20:00 to 21:00, from plan.csv"
    assert ("run", 6, "2027-01-14", run) in said(instance, "2027-01-13 20:30")


def test_no_repair_moves_a_run_that_is_in_a_file(tmp_path: Path) -> None:
    instance = read(tmp_path)
    obstacles = Obstacles(instance.problem, instance.calendar_constraints)
    facts = [fact for fact in obstacles.facts(WEDNESDAY) if fact.run and fact.run.run]
    by_day = {str(fact.day): len(list(relaxations_of(fact, instance))) for fact in facts}
    assert by_day["2027-01-14"] == 0
    assert by_day["2027-01-05"] == 6
