"""Reading a calendar in a process of its own: what is said of files, and what survives a kill."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from planner.inputs.calendar import events as calendars
from planner.inputs.calendar.events import CalendarEvent, Skipped, read_events
from tests.inputs.calendar.event_reading import BERLIN, calendar

FIRST, LAST = date(2027, 1, 4), date(2027, 1, 31)
LUNCH = """\
DTSTART:20270104T120000
DTEND:20270104T123000
DESCRIPTION:At the\\ncorner
CATEGORIES:Food,Friends
TRANSP:TRANSPARENT
STATUS:CANCELLED
"""
OURS = "DTSTART:20270105T190000Z\nDURATION:PT20M\nCATEGORIES:Core training,light,base"
BAD = "DTSTART;TZID=America:20270105T190000"


def written(folder: Path, data: bytes) -> Path:
    path = folder / "a.ics"
    path.write_bytes(data)
    return path


def test_an_event_whole(tmp_path: Path) -> None:
    found = read_events(written(tmp_path, calendar(LUNCH)), FIRST, LAST, BERLIN)
    assert found.events == (
        CalendarEvent(
            title="E1",
            description="At the\ncorner",
            start=datetime(2027, 1, 4, 12, tzinfo=BERLIN),
            end=datetime(2027, 1, 4, 12, 30, tzinfo=BERLIN),
            all_day=False,
            day=date(2027, 1, 4),
            transparent=True,
            cancelled=True,
            ours=False,
            uid="1",
            categories=("Food", "Friends"),
        ),
    )


def test_our_own_events_are_known_by_category_or_program(tmp_path: Path) -> None:
    path = written(tmp_path, calendar(LUNCH, OURS))
    assert [event.ours for event in read_events(path, FIRST, LAST, BERLIN).events] == [False, True]
    own = calendar(LUNCH).replace(b"-//Nobody//EN", b"-//coreplan//core training//EN")
    (event,) = read_events(written(tmp_path, own), FIRST, LAST, BERLIN).events
    assert event.ours


def test_outlook_says_free_in_its_own_way(tmp_path: Path) -> None:
    free = "DTSTART:20270105T190000Z\nDURATION:PT20M\nX-MICROSOFT-CDO-BUSYSTATUS:FREE"
    (event,) = read_events(written(tmp_path, calendar(free)), FIRST, LAST, BERLIN).events
    assert event.transparent


def test_skipped_events_say_where_and_why(tmp_path: Path) -> None:
    found = read_events(written(tmp_path, calendar(LUNCH, BAD)), FIRST, LAST, BERLIN)
    assert found.skipped == (Skipped("E2", 14, "its time zone 'America' is unknown"),)
    assert str(found.skipped[0]) == "'E2' (line 14): its time zone 'America' is unknown"
    assert found.more_skipped == 0


def test_of_many_skipped_events_a_hundred_are_named(tmp_path: Path) -> None:
    found = read_events(written(tmp_path, calendar(*[BAD] * 130, LUNCH)), FIRST, LAST, BERLIN)
    assert (len(found.skipped), found.more_skipped, len(found.events)) == (100, 30, 1)


def test_files_that_are_no_calendar(tmp_path: Path) -> None:
    def refusal(path: Path) -> str:
        with pytest.raises(ValueError, match=r".") as caught:
            read_events(path, FIRST, LAST, BERLIN)
        return str(caught.value)

    assert "no such file" in refusal(tmp_path / "none.ics")
    assert "no such file" in refusal(written(tmp_path, b"") / "below.ics")
    assert "not a file" in refusal(tmp_path)
    assert "BEGIN:VCALENDAR" in refusal(written(tmp_path, b"Subject,Start Date\n"))
    assert "BEGIN:VCALENDAR" in refusal(written(tmp_path, "no".encode("utf-16")))
    assert "larger than 16 MiB" in refusal(written(tmp_path, b"x" * (16 * 1024 * 1024 + 1)))


def test_modules_in_the_current_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found = read_events(written(tmp_path, calendar(LUNCH)), FIRST, LAST, BERLIN)
    assert len(found.events) == 1


def test_what_was_read_before_a_kill_is_kept_and_the_rest_is_read_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weekly = "DTSTART:20270105T190000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2"
    path = written(tmp_path, calendar(LUNCH, weekly, weekly))
    whole = read_events(path, FIRST, LAST, BERLIN)
    real, starts = calendars.run_worker, []

    def killed_at_first(arguments: list[str], seconds: float) -> tuple[bytes, float]:
        output, computed = real(arguments, seconds)
        starts.append(arguments[4])
        cut = output.index(b'"at": [1') + 30 if len(starts) == 1 else len(output)
        return output[:cut], computed

    monkeypatch.setattr(calendars, "run_worker", killed_at_first)
    found = read_events(path.rename(tmp_path / "b.ics"), FIRST, LAST, BERLIN)
    assert starts == ["0", "2"]
    assert [event.title for event in found.events] == ["E1", "E3", "E3"]
    assert [(each.name, each.line) for each in found.skipped] == [("E2", 14)]
    assert replace(whole, events=found.events, skipped=found.skipped) == found


def test_when_time_is_up_the_rest_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendars, "MOST_CLOCK_SECONDS", 0)
    found = read_events(written(tmp_path, calendar(LUNCH)), FIRST, LAST, BERLIN)
    assert [each.name for each in found.skipped] == ["the rest of the calendar"]


def test_a_worker_that_says_nothing_is_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendars, "run_worker", lambda *_: (b"", 0.0))
    with pytest.raises(ValueError, match="takes too long"):
        read_events(written(tmp_path, calendar(LUNCH)), FIRST, LAST, BERLIN)


def test_a_file_is_worked_out_again_only_when_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, calendar(LUNCH))
    before = read_events(path, FIRST, LAST, BERLIN)
    started = []
    whole = calendars.run_worker
    monkeypatch.setattr(calendars, "run_worker", lambda *args: started.append(1) or whole(*args))
    assert read_events(path, FIRST, LAST, BERLIN) == before
    assert started == []
    written(tmp_path, calendar(LUNCH.replace("123000", "124500")))
    assert read_events(path, FIRST, LAST, BERLIN).events[0].end.minute == 45
    assert started == [1]
