"""Write an event's text for the runner's phone: kit, exercises, reasons, safety."""

from collections.abc import Sequence
from itertools import accumulate

from planner.athlete.age import ADULT_AT_SIDE
from planner.catalogue.exercises import Catalogue, Exercise
from planner.ics.event_reader import EventReader
from planner.ics.exercise_lines import exercise_lines, ways
from planner.ics.health_lines import health_lines
from planner.plan.dose_words import half_minutes_words
from planner.plan.effort_words import effort_words
from planner.plan.plan import Plan, Session
from planner.text.cleaning import clean, clean_line
from planner.timeline.instants import monday_of

SHORT_SECONDS = 8 * 60
SHORT_WARM_UP_SECONDS = 2 * 60
"""The seconds of a warm-up for a runner in a hurry (design, "What comes out")."""

ANYONE = EventReader()


def describe(
    session: Session,
    plan: Plan,
    catalogue: Catalogue,
    first: bool,
    reader: EventReader = ANYONE,
) -> str:
    """Write the DESCRIPTION of a session's event, in paragraphs; no flag of the athlete is named.

    Args:
        session: The session.
        plan: The plan that it belongs to.
        catalogue: Names, cues and ladders of its exercises.
        first: Whether it is the plan's first event, which carries the red flags in full.
        reader: The athlete.
    """
    chosen = [(item, catalogue.by_id[item.id]) for item in session.exercises]
    exercises = [exercise for _, exercise in chosen]
    what = [
        _kit(exercises),
        f"Effort: {effort_words(session)}",
        *_warm_up(session.warm_up_s),
        *(
            line
            for n, (item, exercise) in enumerate(chosen, 1)
            for line in exercise_lines(n, item, exercise, catalogue)
        ),
    ]
    choices = [*ways(session, plan, exercises, catalogue, reader), *_in_a_hurry(session)]
    stop, flags = health_lines(first, bool(reader.flags))
    if first and ADULT_AT_SIDE in plan.notes:
        flags = [*flags[:1], f"- {ADULT_AT_SIDE}", *flags[1:]]
    paragraphs = [what, choices, _reasons(session, plan), stop, flags]
    return clean("\n\n".join("\n".join(lines) for lines in paragraphs if lines))


def _kit(exercises: Sequence[Exercise]) -> str:
    needed = dict.fromkeys(item for exercise in exercises for item in exercise.equipment)
    names = ", ".join(item.replace("-", " ") for item in needed)
    return f"Kit: {names}" if names else "Kit: none, just the floor"


def _warm_up(seconds: int) -> list[str]:
    easy = "march on the spot, circle arms and hips, take five slow breaths"
    return [f"Warm-up, {half_minutes_words(seconds)}: {easy}"] if seconds else []


def _in_a_hurry(session: Session) -> list[str]:
    """List the lines that fit into ``SHORT_SECONDS`` with the warm-up, if some but not all do."""
    warm_up = min(session.warm_up_s, SHORT_WARM_UP_SECONDS)
    ends = list(accumulate((item.seconds for item in session.exercises), initial=warm_up))
    lines = sum(end <= SHORT_SECONDS for end in ends[1:])
    if not 0 < lines < len(session.exercises):
        return []
    what = "line 1" if lines == 1 else f"lines 1 to {lines}"
    start = f"Warm up for {half_minutes_words(warm_up)}, then do" if warm_up else "Do"
    return [f"Only {SHORT_SECONDS // 60} minutes? {start} {what}."]


def _reasons(session: Session, plan: Plan) -> list[str]:
    week = (monday_of(session.day) - monday_of(plan.season_start)).days // 7 + 1
    place = f"Week {week}, {session.phase.value} phase."
    why = "; ".join(clean_line(reason).rstrip(".") for reason in session.why)
    return [f"Why this session: {why}."] if why else [place]
