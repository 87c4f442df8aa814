"""Kinds of contradiction: pieces that cannot all hold, by construction, with the reason beside it.

Each takes an athlete without any, and a whole week of the season in which it is to be; None says
that it can't be there.
"""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from planner.catalogue.exercises import Exercise
from planner.instance import Instance
from planner.plan.plan import SessionClass
from planner.problem.session_frame import SessionFrame, frames_of_slots
from planner.season.season import Week
from planner.solver.causes import FactKind
from tests.explain.written import AskedFor, Data, Given, Piece, Set

Pieces = tuple[Piece, ...] | None

MOST_SETS = 3
"""No phase allows more sets of an exercise in a session by default."""

NO_CLEARANCE = ("wrist", "shoulder", "knee", "neck", "lumbar-flexion", "hip-impingement", "groin")
"""Flags that rule exercises out and nothing else."""


def _rule(kind: str, week: Week | None, **inside: object) -> AskedFor:
    about: Data = dict(inside)
    if week is not None:
        about["week"] = week.number
    return AskedFor({kind: about})


def _days(instance: Instance, week: Week) -> list[date]:
    return sorted({slot.day for slot in instance.problem.slots_in(week.monday)})


def _frames(instance: Instance, week: Week) -> tuple[SessionFrame, ...]:
    slots = instance.problem.slots_in(week.monday)
    return tuple(frame for slot in slots for frame in frames_of_slots([slot], instance.problem))


def _usable(instance: Instance, week: Week) -> list[Exercise]:
    """Exercises that any session of the week could have, as far as they go on their own."""
    offered = {e for frame in _frames(instance, week) for e in instance.problem.usable(frame)}
    return [e for e in instance.problem.catalogue.exercises if e in offered and not e.breathing]


def least_against_most(random: Random, instance: Instance, week: Week) -> Pieces:
    """Two sessions at least, one at most; two are placeable, so the least is not lowered."""
    if instance.problem.placeable(week.monday, SessionClass.LIGHT) < 2:
        return None
    phase = str(week.phase)
    values: Data = random.choice(({"least": 2}, {phase: {"least": 2}}))
    about = "least" if "least" in values else f"{phase}.least"
    rule = _rule("at_most", week, sessions=1, per="week")
    return Set("sessions-per-week", values, about), rule


def minutes_against_minutes(random: Random, instance: Instance, week: Week) -> Pieces:
    """At least so many minutes, at most fewer; the days have room for more, so it isn't lowered."""
    longest: dict[date, int] = {}
    for slot in instance.problem.slots_in(week.monday):
        longest[slot.day] = max(longest.get(slot.day, 0), slot.minutes)
    if sum(longest.values()) < 16:
        return None
    least = min(30, sum(longest.values()))
    return (
        _rule("at_least", week, minutes=least, per="week"),
        _rule("at_most", week, minutes=least - random.randint(1, 8), per="week"),
    )


def gaps_against_most(random: Random, instance: Instance, week: Week) -> Pieces:
    """Five days in a row must hold a session; one a week is too few to do so in all of them.

    The fewest days that meet every such stretch are found by taking the last of each that isn't
    met yet; there have to be more of them than weeks.
    """
    it = instance.problem
    if len(it.season.weeks) < 3:
        return None
    days = [day for each in it.season.weeks for day in each.days]
    needed, last = 0, date.min
    for n in range(4, len(days)):
        stretch = [day for day in days[n - 4 : n + 1] if day in it.admissible_days]
        if stretch and last < stretch[0]:
            needed, last = needed + 1, stretch[-1]
    if needed <= len(it.season.weeks):
        return None
    values: Data = {"days": 4, "strength": "hard"}
    return Set("maintenance", values, ""), _rule("at_most", None, sessions=1, per="week")


def sessions_against_spacing(random: Random, instance: Instance, week: Week) -> Pieces:
    """48 hours from start to start; more sessions than fit if each starts as early as it can."""
    it = instance.problem
    count, earliest = 0, 0
    for day in week.days:
        for first, last in it.windows(day):
            start = max(first, earliest)
            if start < last:
                count, earliest = count + 1, start + 48 * 60
    if len(_days(instance, week)) <= count:
        return None
    settings = Set("session-spacing", {"hours": 48}, "hours")
    return settings, _rule("at_least", week, sessions=count + 1, per="week")


def sessions_against_rest(random: Random, instance: Instance, week: Week) -> Pieces:
    """Two days without run and core; what runs leave of the other days is too few."""
    it = instance.problem
    free = [day for day in week.days if not it.runs_on(day)]
    days = _days(instance, week)
    resting = len(free) - sum(day in free for day in days)
    most = len(days) - max(0, min(2, len(free)) - resting)
    if most == len(days):
        return None
    settings = Set("rest-day", {"days": 2, "light_minutes": 0}, "days")
    return settings, _rule("at_least", week, sessions=most + 1, per="week")


def sets_against_sets(random: Random, instance: Instance, week: Week) -> Pieces:
    """More sets of a kind a week than the week, or each of its days, may have."""
    exercise = random.choice(_usable(instance, week))
    traits = [{"pattern": exercise.pattern}, {"area": random.choice(exercise.primary)}]
    if exercise.family:
        traits.append({"family": exercise.family})
    trait = random.choice(traits)
    days = len(_days(instance, week))
    if random.random() < 0.6:
        least, most, per = 4, random.randint(1, 3), "week"
    else:  # one session a day
        least, most, per = days + 1, 1, "session"
    return (
        _rule("at_least", week, sets=least, **trait, per="week"),
        _rule("at_most", week, sets=most, **trait, per=per),
    )


def sets_against_minutes(random: Random, instance: Instance, week: Week) -> Pieces:
    """Fifteen minutes are one session (eight are the least) of five exercises at most."""
    return (
        _rule("at_least", week, sets=5 * MOST_SETS + 1, per="week"),
        _rule("at_most", week, minutes=random.randint(9, 15), per="week"),
    )


def sets_against_length(random: Random, instance: Instance, week: Week) -> Pieces:
    """One session of ten minutes has three exercises at most."""
    least = 3 * MOST_SETS + 1
    return (
        _rule("at_least", week, sets=least, per="week"),
        Set("session-length", {"most": 10}, "most"),
        _rule("at_most", week, sessions=1, per="week"),
    )


def without_equipment(random: Random, instance: Instance, week: Week) -> Pieces:
    """An exercise that needs something that isn't there."""
    cap = max(frame.level_cap for frame in _frames(instance, week))
    able = [
        e
        for e in instance.problem.catalogue.exercises
        if len(e.equipment) == 1 and e.level <= min(cap, 2) and not e.flags
    ]
    if not able:
        return None
    exercise = random.choice(able)
    rule = _rule("at_least", week, sets=random.randint(1, 2), exercise=exercise.id, per="week")
    return rule, Given(FactKind.EQUIPMENT, exercise.equipment[0])


def excluded(random: Random, instance: Instance, week: Week) -> Pieces:
    """A family, ladder or exercise that is never wanted."""
    exercise = random.choice(_usable(instance, week))
    names = [("exercise", exercise.id), ("ladder", exercise.ladder)]
    if exercise.family:
        names.append(("family", exercise.family))
    trait, name = random.choice(names)
    found = instance.problem.catalogue.resolve(name)
    if found is None or found[0] != trait:
        return None
    rule = _rule("at_least", week, sets=random.randint(1, 3), **{trait: name}, per="week")
    return rule, Given(FactKind.EXCLUDE, name)


def flagged(random: Random, instance: Instance, week: Week) -> Pieces:
    """An exercise that a flag rules out."""
    able = [(e, f) for e in _usable(instance, week) for f in sorted(e.flags) if f in NO_CLEARANCE]
    if not able:
        return None
    exercise, flag = random.choice(able)
    rule = _rule("at_least", week, sets=random.randint(1, 2), exercise=exercise.id, per="week")
    return rule, Given(FactKind.AVOID, flag)


def company(random: Random, instance: Instance, week: Week) -> Pieces:
    """One exercise is asked for, only with another, and that one is forbidden."""
    able = [e.id for e in _usable(instance, week) if e.level <= 2]
    if len(able) < 2:
        return None
    one, other = random.sample(able, 2)
    return (
        _rule("together", week, exercises=[one, other]),
        _rule("forbid", week, exercise=other),
        _rule("at_least", week, sets=random.randint(1, 2), exercise=one, per="week"),
    )


def kept_apart(random: Random, instance: Instance, week: Week) -> Pieces:
    """Two exercises are asked for in one week, and four weeks are to lie between them."""
    able = [e.id for e in _usable(instance, week) if e.level <= 2]
    if len(able) < 2:
        return None
    one, other = random.sample(able, 2)
    return (
        _rule("apart", week, exercises=[one, other], days=28),
        _rule("at_least", week, sets=1, exercise=one, per="week"),
        _rule("at_least", week, sessions=1, exercise=other, per="week"),
    )


def too_light(random: Random, instance: Instance, week: Week) -> Pieces:
    """Sets of level 3 in a week of light sessions, which go up to level 2."""
    rule = _rule("at_least", week, sets=random.randint(1, 3), level="3+", per="week")
    return rule, _rule("forbid", week, **{"class": ["medium", "heavy"]})


KINDS: dict[str, Callable[[Random, Instance, Week], Pieces]] = {
    each.__name__.replace("_", "-"): each
    for each in (
        least_against_most,
        minutes_against_minutes,
        gaps_against_most,
        sessions_against_spacing,
        sessions_against_rest,
        sets_against_sets,
        sets_against_minutes,
        sets_against_length,
        without_equipment,
        excluded,
        flagged,
        company,
        kept_apart,
        too_light,
    )
}


def whole_weeks(instance: Instance) -> list[Week]:
    """Weeks that a contradiction can be in: seven days, sessions possible."""
    season = instance.problem.season
    day = timedelta(days=1)
    return [
        week
        for week in season.weeks
        if len(week.days) == 7
        and week.days[-1] - week.days[0] == 6 * day
        and instance.problem.slots_in(week.monday)
    ]
