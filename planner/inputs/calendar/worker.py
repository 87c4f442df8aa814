"""Read one calendar in a process of its own, with limits on its time and memory.

Its arguments: file, first and last day, zone, number of the group of events to begin with, seconds
of computing. It writes a line of JSON for what it finds: ``event``, ``skipped``, ``at`` before what
may take long, ``refused``, and ``done`` at the end.
"""

import contextlib
import datetime as datetime_module
import json
import os
import sys
import time
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from planner.inputs.calendar.expansion import Expansion
from planner.inputs.calendar.missing_calendars import MOST_BYTES
from planner.inputs.calendar.vevent_scanner import Block, blocks_of, decoded
from planner.timeline.zones import load_zone

MOST_MEMORY_BYTES: Final = 900 * 1024 * 1024
MOST_NAMED: Final = 100
"""At most so many skipped events are named; the others are counted."""

EVENT_SECONDS: Final = 1
"""CPU seconds of one repeating event, rounded up: a net below the checks."""


class Worker:
    """The worker reads one calendar and reports its events."""

    def __init__(self, cpu_seconds: int) -> None:
        self.cpu_seconds = cpu_seconds
        self.more = 0
        self.named = 0
        self.output: list[str] = []

    def say(self, **message: Any) -> None:
        """Note a message; ``flush`` writes it."""
        self.output.append(json.dumps(message) + "\n")

    def flush(self) -> None:
        """Write the notes, so that they outlive this process."""
        data = "".join(self.output).encode()
        self.output.clear()
        while data:
            data = data[os.write(1, data) :]

    def skip(self, block: Block, reason: str) -> None:
        """Name an event that can't be used."""
        self.named += 1
        if self.named <= MOST_NAMED:
            self.say(skipped=[block.name, block.line, reason])
        else:
            self.more += 1

    def read(self, path: Path, expansion: Expansion, start_at: int) -> None:
        """Read the file from its ``start_at``-th group of events on."""
        with path.open("rb") as file:
            text = decoded(file.read(MOST_BYTES))
        if "BEGIN:VCALENDAR" not in text.upper():
            self.say(refused="this is no calendar (it has no BEGIN:VCALENDAR)")
            return
        groups = expansion.groups(blocks_of(text))
        for number, group in enumerate(groups[start_at:], start_at):
            if len(group) > 1 or group[0].repeats:
                self.say(at=[number, group[0].name, group[0].line])
                self.flush()
                so_far = int(time.process_time())
                _limit(0, min(self.cpu_seconds, so_far + 1 + EVENT_SECONDS))
            for event in expansion.events(group):
                self.say(event=event)
        self.say(done=self.more)


def _limit(memory_bytes: int, cpu_seconds: int) -> None:
    """Make the system end this process when it takes too much; elsewhere only the clock does."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        if memory_bytes:
            resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, most))


def end_rules_with(year: int) -> None:
    """Make dateutil stop there; it follows a rule that never comes true to the year 9999."""
    import dateutil.rrule

    bounded = SimpleNamespace(**{**vars(datetime_module), "MAXYEAR": year})
    dateutil.rrule.datetime = bounded


def main(arguments: list[str]) -> None:
    """Read the calendar that the arguments name."""
    path, first, last, zone, start_at, cpu_seconds = arguments
    worker = Worker(int(cpu_seconds))
    _limit(MOST_MEMORY_BYTES, worker.cpu_seconds)
    expansion = Expansion(
        date.fromisoformat(first), date.fromisoformat(last), load_zone(zone), worker.skip
    )
    end_rules_with(expansion.last.year + 1)
    worker.read(Path(path), expansion, int(start_at))
    worker.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
