"""Says why a day is as it is, and why not otherwise, in an athlete's words."""

from collections.abc import Iterable
from datetime import date, datetime

from planner.catalogue.exercises import Catalogue, Exercise
from planner.errors import UsageError
from planner.explain.why_not import WhyNot, WhyNotAnswer
from planner.instance import Instance
from planner.plan.plan import Because, Plan, Session
from planner.problem.coverage import credit
from planner.problem.slots import Slot
from planner.solver.engine import Engine
from planner.text.cleaning import quoted
from planner.text.dates import day_words
from planner.text.lists import counted
from planner.text.tables import wrap
from planner.timeline.instants import monday_of, to_datetime


def day_text(instance: Instance, plan: Plan, day: date) -> str:
    """Says why a day's session is there, and what each other one that day would cost."""
    _refuse_outside(instance, day)
    sessions = [session for session in plan.sessions if session.day == day]
    lines = [line for session in sessions for line in _session(session, plan, instance)]
    if not sessions:
        lines.append(f"{day_words(day)}: no session.")
    others = _asking(instance, plan).other_slots(day)
    if not others:
        all_day = _asking(instance, plan).cheapest_of(_all_day(instance, day))
        windows = "; ".join(_because(all_day.because))
        return "\n".join([*lines, *wrap(f"No other session is possible that day: {windows}")])
    lines += ["", "Another session that day instead:"]
    lines += [line for answer in others for line in wrap(_other(answer, instance), "- ", "  ")]
    return "\n".join(lines)


def time_text(instance: Instance, plan: Plan, moment: datetime) -> str:
    """Says what a session at a time would cost, or what forbids it."""
    _refuse_outside(instance, moment.date())
    planned = [s for s in plan.sessions if s.starts_at.replace(tzinfo=None) == moment]
    when = f"{day_words(moment.date())} {moment:%H:%M}"
    if planned:
        return f"There is a session on {when}; --at {moment.date()} says why."
    answer = _asking(instance, plan).session_at(moment)
    session = (
        f"a {answer.slot.session_class} one of {answer.slot.minutes} min" if answer.slot else ""
    )
    return _said(f"A session on {when}", answer, session)


def exercise_text(instance: Instance, plan: Plan, name: str, day: date | None) -> str:
    """Says what an exercise in a week would cost; in the plan's first week if none is named."""
    exercise = _exercise(name, instance.problem.catalogue)
    if day is None and not plan.sessions:
        return "The plan has no session, so no exercise can be looked for."
    monday = monday_of(day or plan.sessions[0].day)
    _refuse_outside(instance, day or plan.sessions[0].day)
    week = [session for session in plan.sessions if monday_of(session.day) == monday]
    used = [s for s in week if any(each.id == exercise.id for each in s.exercises)]
    where = f"in the week of {day_words(monday)}"
    if used:
        days = ", ".join(day_words(session.day) for session in used)
        return f"{exercise.name} is planned {where}: {days}."
    if not week:
        return f"There is no session {where}."
    answer = _asking(instance, plan).exercise_in(exercise, monday)
    return _said(f"{exercise.name} {where}, the other weeks as they are,", answer, "")


def _asking(instance: Instance, plan: Plan) -> WhyNot:
    return WhyNot(instance, plan, Engine(None))


def _said(what: str, answer: WhyNotAnswer, session: str) -> str:
    if answer.forbidden:
        reasons = list(_because(answer.because)) or ["there is no session in that week"]
        lines = [line for each in reasons for line in wrap(each, "- ", "  ")]
        return "\n".join([f"{what} is forbidden:", *lines])
    if answer.points is None:
        return f"Time ran out before the cost of {what[0].lower()}{what[1:]} was found."
    with_session = f" ({session})" if session else ""
    return f"{what} is possible{with_session}; {_price(answer)}."


def _price(answer: WhyNotAnswer) -> str:
    points = answer.points or 0
    if points <= 0:
        return "it would cost nothing more"
    least = max(0, answer.least_points)
    exact = "" if least == points else f", at least {least}"
    return f"the plan would then cost {counted(points, 'point')} more{exact}"


def _other(answer: WhyNotAnswer, instance: Instance) -> str:
    said = _slot(answer.slot, instance) if answer.slot else "another"
    if answer.forbidden:
        return f"{said}: forbidden ({'; '.join(_because(answer.because))})"
    return f"{said}: {_price(answer)}"


def _slot(slot: Slot, instance: Instance) -> str:
    start = to_datetime(slot.start_minute, instance.problem.zone)
    return f"{start:%H:%M}, {slot.minutes} min, {slot.session_class}"


def _because(because: Iterable[Because]) -> Iterable[str]:
    return (f"{each.name}: {each.message}" for each in because)


def _all_day(instance: Instance, day: date) -> list[Slot]:
    """Returns slots of that day's length and the lightest class, at each start of its windows."""
    from planner.plan.plan import SessionClass
    from planner.problem.slots import candidate_starts

    minutes = instance.problem.season.week_of(day).minutes
    noon = [
        int(datetime(day.year, day.month, day.day, 12, tzinfo=instance.problem.zone).timestamp())
        // 60
    ]
    starts = candidate_starts(day, instance.problem) or noon
    return [Slot(start, minutes, SessionClass.LIGHT, day) for start in starts]


def _session(session: Session, plan: Plan, instance: Instance) -> Iterable[str]:
    names = instance.problem.catalogue.by_id
    yield (
        f"{day_words(session.day)} {session.starts_at:%H:%M}: session {session.letter}, "
        f"{session.session_class}, {session.minutes} min"
    )
    for why in session.why:
        yield from wrap(why, "- ", "  ")
    week = instance.problem.season.week_of(session.day)
    yield from wrap(_length(session, week.minutes), "- ", "  ")
    for item in session.exercises:
        if exercise := names.get(item.id):
            yield from wrap(
                f"{exercise.name}: {_serves(exercise, session, plan, instance)}", "  ", "    "
            )


def _length(session: Session, wanted: int) -> str:
    if session.minutes == wanted:
        return f"{wanted} min is what the {session.phase} asks for"
    wished = f"the {session.phase}'s {wanted}"
    return f"{session.minutes} min instead of {wished}: no longer session fits there"


def _serves(exercise: Exercise, session: Session, plan: Plan, instance: Instance) -> str:
    """Says what an exercise is there for: its areas, its family, the athlete's wishes."""
    areas = [a.name for a in instance.problem.catalogue.areas if credit(exercise, a.id) > 1]
    parts = [", ".join(areas) or "breathing"]
    if exercise.family:
        parts.append(f"one of the {exercise.family.replace('-', ' ')}")
    if any(exercise.id in liked for liked in instance.problem.favourites.values()):
        parts.append("a favourite")
    before = [s for s in plan.sessions if s.letter == session.letter and s.day < session.day]
    if before and any(item.id == exercise.id for item in before[-1].exercises):
        parts.append(f"kept from the last session {session.letter}")
    return "; ".join(parts)


def _exercise(name: str, catalogue: Catalogue) -> Exercise:
    found = catalogue.resolve(name)
    if found is None or len(found[1]) != 1:
        near = catalogue.suggest(name) if found is None else None
        hint = f"did you mean {near}?" if near else "`coreplan catalogue` lists them"
        what = "stands for several exercises" if found else "is neither a time nor an exercise"
        raise UsageError(f"{quoted(name)} {what}.", hint)
    return catalogue.by_id[next(iter(found[1]))]


def _refuse_outside(instance: Instance, day: date) -> None:
    season = instance.problem.season
    if not season.start <= day <= season.end:
        raise UsageError(
            f"{day} is outside the season.", f"name a day from {season.start} to {season.end}"
        )
