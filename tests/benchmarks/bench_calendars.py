"""How long reading a busy calendar takes, with the process that it is read in, and its memory.

Run ``python tests/benchmarks/bench_calendars.py [calendar.ics ...]``; without files it makes up
calendars of 10 MB, and takes the hostile ones of the tests. Seconds belong to the machine; the last
column compares them with parsing the first calendar by icalendar alone.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from planner.inputs.calendar.events import read_events  # noqa: E402
from planner.timeline.zones import load_zone  # noqa: E402
from tests.inputs.calendar.hostile_calendars import every  # noqa: E402

FIRST, LAST = date(2027, 1, 4), date(2027, 9, 26)
BYTES = 10_000_000
PADDING = "ATTENDEE;CN=Somebody;PARTSTAT=ACCEPTED:mailto:somebody@example.org\n"
ALARM = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Soon\nTRIGGER:-PT10M\nEND:VALARM\n"


def made_up(years: float, every_nth_repeats: int) -> bytes:
    """A calendar of 10 MB that ends with the summer of 2027."""
    start = datetime(2027, 9, 1) - timedelta(days=365 * years)
    quarters = int(365 * years * 96)
    parts = ["BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//made up//EN\nX-WR-TIMEZONE:Europe/Berlin\n"]
    size = 0
    while size < BYTES:
        number = len(parts)
        at = start + timedelta(minutes=15 * (number * 37 % quarters))
        until = at + timedelta(days=400)
        repeats = every_nth_repeats and not number % every_nth_repeats
        rule = f"RRULE:FREQ=WEEKLY;UNTIL={until:%Y%m%dT%H%M%SZ}\n" if repeats else ""
        parts.append(
            f"BEGIN:VEVENT\nUID:{number}@example.org\nDTSTAMP:20260101T000000Z\n"
            f"SUMMARY:Meeting {number}\nDESCRIPTION:What there is to say of {number}\\, in\n"
            f"  two lines\nDTSTART;TZID=Europe/Berlin:{at:%Y%m%dT%H%M%S}\n"
            f"DTEND;TZID=Europe/Berlin:{at + timedelta(minutes=45):%Y%m%dT%H%M%S}\n"
            f"{rule}{PADDING * 3}{ALARM}END:VEVENT\n"
        )
        size += len(parts[-1])
    return "".join([*parts, "END:VCALENDAR\n"]).replace("\n", "\r\n").encode()


def calendars(named: list[str]) -> Iterator[tuple[str, bytes]]:
    """The calendars to read, by name."""
    if named:
        yield from ((name, Path(name).read_bytes()) for name in named)
        return
    yield "10 MB, ten years", made_up(10, 0)
    yield "10 MB, ten years, each tenth event repeats", made_up(10, 10)
    yield "10 MB, one year", made_up(1, 0)
    yield from ((f"hostile: {name}", data) for name, data in every())


def main() -> None:
    """Reads each and prints a line."""
    unit: float | None = None
    print(
        f"{'seconds':>8} {'cpu':>6} {'MiB':>5} {'events':>7} {'skipped':>8} {'ratio':>6}  calendar"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, data in calendars(sys.argv[1:]):
            if unit is None:
                started = time.perf_counter()
                Calendar.from_ical(data, multiple=True)
                unit = time.perf_counter() - started
            path = Path(folder) / "calendar.ics"
            path.write_bytes(data)
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            started = time.perf_counter()
            found = read_events(path, FIRST, LAST, load_zone("Europe/Berlin"))
            seconds = time.perf_counter() - started
            usage = resource.getrusage(resource.RUSAGE_CHILDREN)
            skipped = len(found.skipped) + found.more_skipped
            print(
                f"{seconds:8.2f} {usage.ru_utime - before:6.2f} {usage.ru_maxrss // 1024:5d} "
                f"{len(found.events):7d} {skipped:8d} {seconds / unit:6.2f}  {name}",
                flush=True,
            )


if __name__ == "__main__":
    main()
