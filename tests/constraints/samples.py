"""Seeded random plans around the edges of the constraints."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.slots import Slot
from planner.timeline.instants import to_datetime
from tests.constraints.builders import at

QUARTER = 15
HOUR = 60
LENGTHS = (7, 8, 10, 10, 11, 12, 15, 15, 16, 20, 25, 30, 36)
CLOSE, WIDE = (20, 24, 40, 44, 46, 48, 60, 72), (60, 72, 96, 96)
"""Hours from session to session."""

Calendar = tuple[Slot, ...]
Content = tuple[dict[str, int], ...]
"""Sets by exercise id, session by session."""


def offered_slots(instance: Instance, random: Random) -> list[Slot]:
    """Slots on most days of the season: on a grid, around runs and busy times.

    The admissible ones are among them, as they are in a real model.
    """
    it = instance.problem
    slots: set[Slot] = set()
    days = [day for day in it.season.days if random.random() < 0.85]
    for day in days:
        starts = [at(instance, f"{day} 06:30") + QUARTER * random.randrange(56) for _ in range(2)]
        for run in it.runs_near(day, 2):
            hours = random.choice((0, 0, 10, 24, 36, 48)) * HOUR
            shift = random.choice((-20, -QUARTER, -10, 0, QUARTER))
            after = random.choice((0, 10, 20, 45, 46, HOUR, 3 * HOUR, 6 * HOUR, 20 * HOUR))
            starts += [
                run.start_minute - hours - random.choice(LENGTHS) + shift,
                run.end_minute + after,
            ]
        for run in it.runs_on(day):
            starts.append(
                run.start_minute - random.choice(LENGTHS) - random.choice((0, 0, 10, 15, 20))
            )
        for busy in it.busy_near(day):
            starts += [busy.free_from, busy.free_from - 1, busy.free_until - random.choice(LENGTHS)]
        starts += [at(instance, f"{day} 07:00") + h * HOUR for h in (0, 10, 12, 13)]
        for start in starts:
            if at(instance, f"{day} 00:00") <= start <= at(instance, f"{day} 23:00"):
                slots.add(
                    Slot(start, random.choice(LENGTHS), random.choice(list(SessionClass)), day)
                )
    admissible = [slot for slot in it.slots[::3] if slot.day in days]
    return sorted({*random.sample(sorted(slots), min(len(slots), 220)), *admissible})


def other_calendar(taken: Calendar, offered: list[Slot], random: Random) -> Calendar:
    """These slots with one to three changes: of a slot, a day or a while; now and then others."""
    if random.random() < 0.1:
        per_day = {slot.day: slot for slot in random.sample(offered, len(offered))}
        share = random.choice((0.05, 0.15, 0.3, 0.5, 0.9))
        taken = tuple(slot for slot in per_day.values() if random.random() < share)
    for _ in range(random.randint(1, 3)):
        one = random.choice(offered)
        match random.randrange(16):
            case 0 | 1 | 2 | 3 if taken:
                taken = tuple(slot for slot in taken if slot != random.choice(taken))
            case 4:
                end = one.day + timedelta(days=random.randint(3, 14))
                taken = tuple(slot for slot in taken if not one.day <= slot.day < end)
            case 5 | 6 | 7 | 8 if one not in taken:
                taken = (*taken, one)
            case _:
                taken = (*(slot for slot in taken if slot.day != one.day), one)
    return tuple(sorted(taken))


def days_apart(instance: Instance, random: Random, turn: int = 3) -> list[Slot]:
    """Six to eight slots, 20 to 96 h apart, or straight after, or 24 or 48 h before hard runs.

    Args:
        instance: The athlete.
        random: Decides what nothing else does.
        turn: Of four turns the first begins with the season, the second shortly before a race.
    """
    it = instance.problem
    day, apart = random.choice(it.season.days[:-20]), random.choice((CLOSE, CLOSE, WIDE))
    match turn % 4:
        case 0:
            day, apart = random.choice(it.season.days[:3]), WIDE
        case 1:
            ahead = timedelta(days=random.randint(4, 12))
            day = max(it.season.start, random.choice(it.file.races).date - ahead)
    start = at(instance, f"{day} 07:00") + QUARTER * random.randrange(48)
    slots: list[Slot] = []
    for _ in range(random.randint(6, 8)):
        minutes = random.choice((8, 10, 12, 15, 20, 25, 30))
        ahead = [run.start_minute for run in it.runs_near(day, 4) if run.hard]
        gap = random.choice((24, 48)) * HOUR - random.choice((0, QUARTER)) + minutes
        later = [begin - gap for begin in ahead if begin - gap > start]
        behind = [
            run.end_minute for run in it.runs_near(day, 2) if run.hard and run.end_minute >= start
        ]
        if later and random.random() < 0.4:
            start = later[0]
        elif behind and random.random() < 0.3:
            start = behind[0] + random.choice((0, QUARTER, 45, 46))
        day = _day(start, instance)
        if day > it.season.end:
            break
        slots.append(Slot(start, minutes, random.choice(list(SessionClass)), day))
        start += random.choice(apart) * HOUR - random.choice((0, QUARTER))
    return slots


@dataclass(frozen=True)
class Offer:
    """What sessions may be filled with.

    Attributes:
        ladders: By exercise, the ids of its lower rungs and its own.
        near: Lists of sessions and exercises to be tried more often than others.
        forbidden: Ids that are forbidden, session by session.
    """

    ladders: list[list[str]]
    near: list[list[tuple[int, str]]]
    forbidden: list[set[str]]


def other_content(filled: Content, offer: Offer, random: Random) -> Content:
    """These sets with one to three changes, now and then others altogether."""
    after = [dict(sets) for sets in filled]
    ids = [ladder[-1] for ladder in offer.ladders]
    match random.randrange(12):
        case 0:
            few = random.sample(ids, 6)
            after = [_some(few, random, 5) for _ in filled]
        case 1:
            half = (len(after) + 1) // 2
            after[half:] = [dict(sets) for sets in after[: len(after) - half]]
        case 2:
            tops = set().union(*offer.forbidden) - set.intersection(*offer.forbidden)
            ladders = [one for one in offer.ladders if one[-1] in tops] or offer.ladders
            return tuple(_climb(random.choice(ladders), [{} for _ in filled], offer, random))
    for _ in range(random.randint(1, 3)):
        if offer.near and random.random() < 0.25:
            n, id_ = random.choice(random.choice(offer.near))
            after[n][id_] = 1
        else:
            after = _changed(after, offer, ids, random)
    return tuple(after)


def _changed(
    after: list[dict[str, int]], offer: Offer, ids: list[str], random: Random
) -> list[dict[str, int]]:
    """One change: of sets, of an exercise, of a session, or of all."""
    n = random.randrange(len(after))
    match random.randrange(8):
        case 0 if after[n]:
            after[n].pop(random.choice(sorted(after[n])))
        case 1 if after[n]:
            after[n][random.choice(sorted(after[n]))] = random.randint(1, 4)
        case 2:
            after[n] = dict(random.choice(after))
        case 3:
            again = _some(ids, random, 1)
            after = [sets | again for sets in after]
        case 4:
            after = _climb(random.choice(offer.ladders), after, offer, random)
        case _:
            after[n] = _some(ids, random, 1) | after[n]
    return after


def _climb(
    ladder: list[str], sets: list[dict[str, int]], offer: Offer, random: Random
) -> list[dict[str, int]]:
    """A set of a ladder's last rungs in each session: each as soon as it isn't forbidden, or so."""
    rungs = ladder[-random.randint(2, 3) :]
    climb = sorted((random.choice(rungs) for _ in sets), key=rungs.index)
    if random.random() < 0.6:
        open_ = [[one for one in rungs if one not in never] for never in offer.forbidden]
        climb = [(here or rungs)[-1] for here in open_]
    return [here | {rung: 1} for here, rung in zip(sets, climb, strict=True)]


def _some(ids: list[str], random: Random, most: int) -> dict[str, int]:
    names = random.sample(ids, random.randint(1, most))
    return {name: random.choice((1, 1, 2, 2, 3, 4)) for name in names}


def _day(at_instant: int, instance: Instance) -> date:
    return to_datetime(at_instant, instance.problem.zone).date()
