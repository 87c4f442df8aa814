"""Print one week of a plan as a person reads it."""

from datetime import date

from planner.catalogue.exercises import Catalogue
from planner.ics.session_title import session_title
from planner.plan.dose_words import dose_words
from planner.plan.plan import Plan, Prescription, Session
from planner.plan.programme_lookup import block_on
from planner.text.dates import day_words, time_words
from planner.text.tables import wrap
from planner.timeline.instants import monday_of


def week_text(plan: Plan, catalogue: Catalogue, day: date) -> str:
    """Print the sessions of a day's week, each with its lines and doses.

    Args:
        plan: The plan.
        catalogue: Names of exercises; an unknown one is shown by its id.
        day: A day of the week.
    """
    monday = monday_of(day)
    sessions = [session for session in plan.sessions if monday_of(session.day) == monday]
    blocks = [_title(plan, monday)]
    if not sessions:
        blocks.append(["No session is planned in this week."])
    blocks += [_session(session, plan, catalogue) for session in sessions]
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _title(plan: Plan, monday: date) -> list[str]:
    number = (monday - monday_of(plan.season_start)).days // 7 + 1
    title = f"Week {number}, from {day_words(monday)}"
    block = block_on(plan, max(monday, plan.season_start))
    if block is None:
        return [title]
    theme = f", {block.theme}" if block.theme else ""
    lighter = ", the lighter week" if monday in block.lighter else ""
    return [f"{title}: block {plan.blocks.index(block) + 1}{theme} ({block.phase.value}){lighter}"]


def _session(session: Session, plan: Plan, catalogue: Catalogue) -> list[str]:
    lines = [f"{time_words(session.starts_at)}  {session_title(session, plan)}"]
    for n, item in enumerate(session.exercises, 1):
        lines += wrap(f"{n}. {_item(item, catalogue)}", "  ", "     ")
    return lines


def session_line(session: Session, plan: Plan, catalogue: Catalogue) -> str:
    """Print a session on one line: when, its title, its exercises.

    Args:
        session: The session.
        plan: The plan that it belongs to.
        catalogue: Names of exercises.
    """
    items = "; ".join(_item(item, catalogue) for item in session.exercises)
    start = f"{time_words(session.starts_at)} {session_title(session, plan)}"
    return f"{start}: {items}" if items else start


def _item(item: Prescription, catalogue: Catalogue) -> str:
    exercise = catalogue.by_id.get(item.id)
    if exercise is None:
        return item.id
    side = " each side" if item.per_side else ""
    parts = [exercise.name, f"{dose_words(item, exercise)}{side}"]
    if item.last:
        parts.append(f"last time {dose_words(item.last, exercise)}")
    if item.new:
        parts.append("new")
    return ", ".join(parts)
