"""Seeded random plans around the edges of the constraints."""

from datetime import date
from random import Random

from planner.instants import to_datetime
from planner.loading import Loaded
from planner.plan import SessionClass
from planner.slots import Slot
from tests.constraints.builders import at

QUARTER = 15
HOUR = 60
LENGTHS = (7, 8, 10, 11, 12, 15, 16, 20, 25, 30, 36)

Calendar = tuple[Slot, ...]
Content = tuple[dict[str, int], ...]
"""Sets by exercise id, session by session."""


def offered_slots(loaded: Loaded, random: Random) -> list[Slot]:
    """Slots anywhere in the season: on a grid, at the edges of runs, and 20 or 40 h after others.

    The admissible ones are among them, as they are in a real model.
    """
    it = loaded.problem
    slots: set[Slot] = set()
    for day in it.season.days:
        starts = [at(loaded, f"{day} 06:30") + QUARTER * random.randrange(56) for _ in range(2)]
        for run in it.runs_near(day, 2):
            hours = random.choice((0, 10, 24, 36, 48)) * HOUR
            shift = random.choice((-QUARTER, 0, QUARTER))
            after = random.choice((0, 10, 20, 45, 46, HOUR, 3 * HOUR, 6 * HOUR, 20 * HOUR))
            starts += [run.start - hours - random.choice(LENGTHS) + shift, run.end + after]
        starts += [at(loaded, f"{day} 07:00") + h * HOUR for h in (10, 12, 13)]
        for start in starts:
            if at(loaded, f"{day} 00:00") <= start <= at(loaded, f"{day} 23:00"):
                slots.add(
                    Slot(start, random.choice(LENGTHS), random.choice(list(SessionClass)), day)
                )
    return sorted({*random.sample(sorted(slots), min(len(slots), 220)), *it.slots[::3]})


def other_calendar(taken: Calendar, offered: list[Slot], random: Random) -> Calendar:
    """These slots with one to three changed, now and then others altogether."""
    if random.random() < 0.05:
        per_day = {slot.day: slot for slot in random.sample(offered, len(offered))}
        share = random.choice((0.05, 0.15, 0.3, 0.5))
        taken = tuple(slot for slot in per_day.values() if random.random() < share)
    for _ in range(random.randint(1, 3)):
        one = random.choice(offered)
        match random.randrange(4):
            case 0 if taken:
                taken = tuple(slot for slot in taken if slot != random.choice(taken))
            case 1 if one not in taken:
                taken = (*taken, one)
            case _:
                taken = (*(slot for slot in taken if slot.day != one.day), one)
    return tuple(sorted(taken))


def days_apart(loaded: Loaded, random: Random) -> list[Slot]:
    """Six to eight slots, 20 to 72 h apart, some of them ending 24 or 48 h before a hard run."""
    it = loaded.problem
    late = it.season.days[-20 if random.random() < 0.7 else -8]
    day = random.choice([day for day in it.season.days if day <= late])
    start = at(loaded, f"{day} 07:00") + QUARTER * random.randrange(48)
    slots: list[Slot] = []
    for _ in range(random.randint(6, 8)):
        minutes = random.choice((8, 10, 12, 15, 20, 25, 30))
        ahead = [run.start for run in it.runs_near(day, 4) if run.hard]
        gap = random.choice((24, 48)) * HOUR - random.choice((0, QUARTER)) + minutes
        later = [begin - gap for begin in ahead if begin - gap > start]
        if later and random.random() < 0.4:
            start = later[0]
        day = _day(start, loaded)
        if day > it.season.end:
            break
        slots.append(Slot(start, minutes, random.choice(list(SessionClass)), day))
        start += random.choice((20, 24, 40, 44, 46, 48, 60, 72)) * HOUR - random.choice(
            (0, QUARTER)
        )
    return slots


def other_content(filled: Content, ids: list[str], random: Random) -> Content:
    """These sets with one to three changes: of sets, of an exercise, or of a whole session."""
    after = [dict(sets) for sets in filled]
    if random.random() < 0.05:
        ids = random.sample(ids, 6)
        after = [_some(ids, random, 5) for _ in filled]
    for _ in range(random.randint(1, 3)):
        n = random.randrange(len(after))
        match random.randrange(6):
            case 0 if after[n]:
                after[n].pop(random.choice(sorted(after[n])))
            case 1 if after[n]:
                after[n][random.choice(sorted(after[n]))] = random.randint(1, 4)
            case 2:
                after[n] = dict(random.choice(after))
            case _:
                after[n] = _some(ids, random, 1) | after[n]
    return tuple(after)


def _some(ids: list[str], random: Random, most: int) -> dict[str, int]:
    names = random.sample(ids, random.randint(1, most))
    return {name: random.choice((1, 1, 2, 2, 3, 4)) for name in names}


def _day(at_instant: int, loaded: Loaded) -> date:
    return to_datetime(at_instant, loaded.problem.zone).date()
