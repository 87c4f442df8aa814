"""Suppositions become edits of athlete.yaml; mistakes are all named, at their option."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.errors import InputError
from planner.explain.what_if import MOST_APPENDED, WhatIfOptions, what_if
from planner.instance import Instance, load
from planner.yaml.edit.edits import Edit
from tests.cli.small_athletes import SMALL, write_athlete

TODAY = date(2026, 12, 30)
TEXT = SMALL.replace("new\n", "new\n  equipment: [band, ball]\n  exclude: [planks]\n")
EVERY_DAY = TEXT.replace(
    'free_time:\n  monday: ["19:00-20:30"]',
    'free_time:\n  daily: ["06:00-07:00"]\n  monday: ["00:00-24:00"]',
)


def supposed(
    folder: Path, text: str = TEXT, settings: Sequence[str] = (), **wishes: str
) -> Instance:
    return both(folder, text, settings, **wishes)[1]


def both(
    folder: Path, text: str = TEXT, settings: Sequence[str] = (), **wishes: str
) -> tuple[Instance, Instance, tuple[Edit, ...]]:
    instance = load(write_athlete(folder, text), today=TODAY)
    texts = {name: tuple(said.split("; ")) for name, said in wishes.items()}
    changed, edits = what_if(instance, WhatIfOptions(**texts), settings, TODAY)
    return instance, changed, edits


def mistakes(folder: Path, text: str = TEXT, **wishes: str) -> list[str]:
    with pytest.raises(InputError) as refused:
        supposed(folder, text, **wishes)
    return [str(mistake) for mistake in refused.value.mistakes]


def windows(instance: Instance, day: str) -> list[tuple[int, int]]:
    found = instance.problem.clock_windows(date.fromisoformat(day))
    return [(window.start, window.end) for window in found]


def test_busy_days_have_no_free_time_and_the_others_all_of_theirs(tmp_path: Path) -> None:
    before, after, edits = both(tmp_path, busy="2027-01-11..2027-01-13")
    gone = {"from": date(2027, 1, 11), "to": date(2027, 1, 13), "windows": []}
    assert edits == (Edit("/free_time/exceptions", [gone]),)
    days = [date(2027, 1, 4) + timedelta(days=n) for n in range(21)]
    busy = {date(2027, 1, 11), date(2027, 1, 12), date(2027, 1, 13)}
    for day in days:
        left = () if day in busy else before.problem.clock_windows(day)
        assert after.problem.clock_windows(day) == left
    assert not {slot.day for slot in after.problem.slots} & busy


@pytest.mark.parametrize(
    ("busy", "left"),
    [
        ("2027-01-11 18:00-20:00", [(1200, 1230)]),
        ("2027-01-11 19:30-20:00", [(1140, 1170), (1200, 1230)]),
        ("2027-01-11  20:00–24:00", [(1140, 1200)]),
        ("2027-01-11 06:00-19:00", [(1140, 1230)]),
        ("2027-01-11 19:00-20:30", []),
        ("2027-01-11 19:00-19:30; 2027-01-11 20:00-20:30", [(1170, 1200)]),
        ("2027-01-10 .. 2027-01-12 19:00-20:00", [(1200, 1230)]),
        ("2027-01-12", [(1140, 1230)]),
    ],
)
def test_busy_times_leave_the_rest_of_the_day(
    tmp_path: Path, busy: str, left: list[tuple[int, int]]
) -> None:
    after = supposed(tmp_path, busy=busy)
    assert windows(after, "2027-01-11") == left
    assert windows(after, "2027-01-12") == []
    assert windows(after, "2027-01-18") == [(1140, 1230)]


def test_busy_times_come_on_top_of_exceptions(tmp_path: Path) -> None:
    text = TEXT + '  exceptions: [{date: 2027-01-11, windows: ["07:00-09:00"]}]  # early\n'
    _, after, edits = both(tmp_path, text, busy="2027-01-11..2027-01-13 08:00-19:30")
    assert windows(after, "2027-01-11") == [(420, 480)]
    assert windows(after, "2027-01-13") == [(1170, 1230)]
    assert [edit.pointer for edit in edits] == ["/free_time/exceptions/-"] * 2
    assert "# early" in after.written.text


def test_many_exceptions_are_one_edit_and_keep_those_that_are_there(tmp_path: Path) -> None:
    text = EVERY_DAY.replace("end: 2027-01-24", "end: 2027-02-14")
    text += '  exceptions: [{date: 2027-01-05, windows: ["07:00-09:00"]}]\n'
    _, after, edits = both(tmp_path, text, busy="2027-01-01..2027-12-31 06:30-08:00")
    assert len(edits) == 1
    assert edits[0].pointer == "/free_time/exceptions"
    assert isinstance(edits[0].value, list)
    assert len(edits[0].value) > MOST_APPENDED
    assert windows(after, "2027-01-04") == [(0, 390), (480, 1440)]
    assert windows(after, "2027-01-05") == [(480, 540)]
    assert windows(after, "2027-01-24") == [(360, 390)]
    days = {each.from_ for each in after.problem.file.free_time.exceptions}
    assert max(days) <= date(2027, 2, 14)


def test_a_whole_day_stays_whole_where_the_clock_changes(tmp_path: Path) -> None:
    text = EVERY_DAY.replace("start: 2027-01-04, end: 2027-01-24", "end: 2027-03-29").replace(
        "monday:", "sunday:"
    )
    after = supposed(tmp_path, text, busy="2027-03-28 12:00-13:00")
    assert windows(after, "2027-03-28") == [(0, 720), (780, 1440)]


@pytest.mark.parametrize(
    ("race", "name", "metres", "priority"),
    [
        ("Spring 10k, 2027-01-17, 10 km, B", "Spring 10k", 10_000, "B"),
        ("Spring, for fun, 2027-01-17, 5000 m, C", "Spring, for fun", 5_000, "C"),
        ("10, 2027-01-17, half marathon", "10", 21_098, "A"),
        ("2026-01-17: it's #1, 2027-01-17, 10", "2026-01-17: it's #1", 10_000, "A"),
        ("2026-01-17, 2027-01-17, 10k", "2026-01-17", 10_000, "A"),
    ],
)
def test_a_race_is_added_at_the_end(
    tmp_path: Path, race: str, name: str, metres: int, priority: str
) -> None:
    text = TEXT + "races: [{name: First, date: 2027-01-10, distance: 5 km, priority: C}]\n"
    races = supposed(tmp_path, text, races=race).problem.file.races
    assert [each.name for each in races] == ["First", name]
    assert (races[1].date, races[1].distance_m) == (date(2027, 1, 17), metres)
    assert races[1].priority == priority


def test_a_race_makes_a_season_without_an_end_longer(tmp_path: Path) -> None:
    text = TEXT.replace(", end: 2027-01-24", "")
    text += "races: [{name: First, date: 2027-02-14, distance: 5 km}]\n"
    before, after, _ = both(tmp_path, text, races="Later, 2027-05-02, 10 km", busy="2027-04-30")
    assert before.problem.season.end < date(2027, 3, 1)
    assert after.problem.season.end >= date(2027, 5, 2)
    assert windows(after, "2027-04-30") == []
    assert windows(after, "2027-04-23") == [(1140, 1230)]


def test_equipment_goes_and_other_names_are_excluded(tmp_path: Path) -> None:
    _, after, edits = both(tmp_path, without="ball; bird-dog; band; ball")
    assert after.problem.file.athlete.equipment == ()
    assert after.problem.file.athlete.exclude == ("planks", "bird-dog")
    assert edits == (
        Edit("/athlete/equipment/1", None),
        Edit("/athlete/equipment/0", None),
        Edit("/athlete/exclude/-", "bird-dog"),
    )
    assert "bird-dog" in str(after.problem.excluded)


def test_a_resolved_start_stays(tmp_path: Path) -> None:
    text = TEXT.replace("start: 2027-01-04, ", "")
    path = write_athlete(tmp_path, text)
    instance = load(path, today=TODAY, season_start=date(2027, 1, 11))
    changed, _ = what_if(instance, WhatIfOptions(without=("band",)), (), date(2026, 6, 1))
    assert changed.problem.season.start == date(2027, 1, 11)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("wishes", "said"),
    [
        ({"busy": "2027-02-30"}, "'2027-02-30': there is no such day"),
        ({"busy": "11.1.2027"}, "'11.1.2027' is not a time; write it as 2027-02-08, "),
        ({"busy": "soon"}, "'soon' is not a date; write it as 2027-03-14"),
        ({"busy": "2027-01-12..2027-01-11"}, "2027-01-11 is before 2027-01-12; write the first"),
        ({"busy": "2027-01-12..soon"}, "'soon' is not a date"),
        ({"busy": "2027-01-12 7 to 8"}, "'7 to 8' is not a window; write it as '06:30-07:15'"),
        ({"busy": "2027-01-12 22:00-02:00"}, "a window cannot cross midnight"),
        ({"busy": "2027-01-01..2027-01-03"}, "2027-01-03 is before the season's start, 2027-01-04"),
        ({"busy": "2027-01-25"}, "2027-01-25 is after the season's end, 2027-01-24"),
        ({"busy": "2027-01-12\x1b[m"}, "control characters are not allowed; take them out"),
        ({"races": "Ten"}, "'Ten' is not a race; write it as 'Spring 10k, 2027-04-11, 10 km'"),
        ({"races": "Ten, 2027-01-17"}, "'Ten, 2027-01-17' is not a race"),
        ({"races": "Ten, 2027-01-17, 10 km, B, C"}, "is not a race"),
        ({"races": "Ten, soon, 10 km"}, "date: 'soon' is not a date"),
        ({"races": ", 2027-01-17, 10 km"}, "name: '' has 0 characters; write 1 to 100"),
        ({"races": "Ten, 2027-01-17, far"}, "distance: 'far' is not a distance"),
        ({"races": "Ten, 2027-01-17, 10 km, b"}, "priority: 'b' is not a priority; did you mean"),
        ({"races": "Ten, 2027-01-03, 10 km"}, "2027-01-03 is before the season's start, 2027"),
        ({"races": "Ten, 2027-02-07, 10 km"}, "date: 2027-02-07 is after the season's end"),
        ({"without": "bnd"}, "'bnd' is no equipment, exercise, ladder or family; did you mean"),
        ({"without": "plonks"}, "did you mean 'planks'?"),
        ({"without": "zzzzz"}, "or family; equipment is band, bench, ball,"),
        ({"without": "wheel"}, "'wheel' is not in athlete.equipment; it has band and ball"),
        ({"without": "planks"}, "'planks' is in athlete.exclude already; leave it out here"),
    ],
)  # fmt: skip
def test_each_mistake_stands_at_its_option(
    tmp_path: Path, wishes: dict[str, str], said: str
) -> None:
    found = mistakes(tmp_path, **wishes)
    (option, text), *_ = wishes.items()
    shown = f"--{option.removesuffix('s')} {text}".replace("\x1b", "")
    assert len(found) == 1
    assert found[0].startswith(f"{shown}:1:1: ")
    assert said in found[0]


def test_equipment_of_somebody_who_has_none(tmp_path: Path) -> None:
    assert mistakes(tmp_path, SMALL, without="band") == [
        "--without band:1:1: 'band' is not in athlete.equipment; it has none"
    ]


def test_two_races_that_are_at_odds(tmp_path: Path) -> None:
    found = mistakes(tmp_path, races="One, 2027-01-17, 5 km; Two, 2027-01-17, 10 km")
    assert found == [
        "--race Two, 2027-01-17, 10 km:1:1: date: 'One' is an A race on 2027-01-17 too; make one "
        "of them B or C"
    ]


def test_all_mistakes_in_one_go(tmp_path: Path) -> None:
    instance = load(write_athlete(tmp_path, TEXT), today=TODAY)
    wishes = WhatIfOptions(("a b", "c"), ("Ten", "Ten, d, e, f"), ("g", "wheel"))
    with pytest.raises(InputError) as refused:
        what_if(instance, wishes, ("rest-dy=2", "x"), TODAY)
    files = [mistake.file for mistake in refused.value.mistakes]
    assert files == [
        *["--busy a b"] * 2, "--busy c", "--race Ten", *["--race Ten, d, e, f"] * 3,
        "--set rest-dy=2", "--set x", "--without g", "--without wheel",
    ]  # fmt: skip
