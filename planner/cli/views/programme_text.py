"""Print a plan's programme: blocks with theme, dates and letters; older plans by week."""

from collections.abc import Iterator
from datetime import timedelta

from planner.catalogue.exercises import Catalogue
from planner.cli.views.week_text import session_line
from planner.plan.plan import Block, LetterProgramme, Plan
from planner.programme.theme_goals import goal_words
from planner.programme.themes import THEME_OF_NAME
from planner.text.dates import day_words
from planner.text.lists import and_list, counted
from planner.text.tables import wrap
from planner.timeline.instants import monday_of


def programme_text(plan: Plan, catalogue: Catalogue) -> str:
    """Print every block; one that carries on a programme names it.

    Args:
        plan: A plan with blocks.
        catalogue: Names of exercises; an unknown one is shown by its id.
    """
    shown: set[int] = set()
    blocks = []
    for number, block in enumerate(plan.blocks, 1):
        blocks.append("\n".join(_block(plan, catalogue, number, block.programme not in shown)))
        shown.add(block.programme)
    return "\n\n".join(blocks)


def block_text(plan: Plan, catalogue: Catalogue, number: int) -> str:
    """Print one block, with its letters.

    Args:
        plan: A plan with so many blocks.
        catalogue: Names of exercises.
        number: The block, from 1.
    """
    return "\n".join(_block(plan, catalogue, number, in_full=True))


def _block(plan: Plan, catalogue: Catalogue, number: int, in_full: bool) -> Iterator[str]:
    block = plan.blocks[number - 1]
    yield from wrap(_title(block, number), rest="  ")
    theme = THEME_OF_NAME.get(block.theme)
    goal = goal_words(theme, block, plan) if theme else ""
    if goal:
        yield from wrap(f"You'll know it worked when: {goal}.", "  ", "  ")
    if block.lighter:
        weeks = and_list(day_words(monday) for monday in block.lighter)
        yield f"  Lighter: week of {weeks}"
    letters = [each for each in plan.programme if each.programme == block.programme]
    if not in_full:
        first = next(n for n, b in enumerate(plan.blocks, 1) if b.programme == block.programme)
        yield f"  The exercises of block {first}"
        return
    for letter in letters:
        yield from _letter(letter, catalogue)


def _title(block: Block, number: int) -> str:
    last = block.end - timedelta(days=1)
    weeks = counted(-(-(block.end - block.start).days // 7), "week")
    name = f"{block.theme} ({block.phase.value})" if block.theme else block.phase.value.capitalize()
    return f"Block {number}: {name}, {day_words(block.start)} to {day_words(last)}, {weeks}"


def _letter(letter: LetterProgramme, catalogue: Catalogue) -> Iterator[str]:
    title = f": {letter.title}" if letter.title else ""
    yield f"  Core {letter.letter}{title}"
    for n, line in enumerate(letter.exercises, 1):
        yield f"    {n}. {_name(line.id, catalogue)}, {counted(line.sets, 'set')}"
    if letter.reserve:
        names = ", ".join(_name(id_, catalogue) for id_ in letter.reserve)
        yield from wrap(f"In reserve: {names}", "    ", "      ")


def _name(id_: str, catalogue: Catalogue) -> str:
    exercise = catalogue.by_id.get(id_)
    return exercise.name if exercise else id_


def old_plan_text(plan: Plan, catalogue: Catalogue, file: str) -> str:
    """Print the sessions of a plan without a programme, by week.

    Args:
        plan: The plan.
        catalogue: Names of exercises.
        file: The athlete's file, as the user named it.
    """
    note = (
        "This plan is of before: it has sessions, but no blocks with a programme. To have one, "
        f"solve it again: coreplan solve {file}"
    )
    blocks = [wrap(note)]
    mondays = dict.fromkeys(monday_of(session.day) for session in plan.sessions)
    for monday in mondays:
        lines = [f"Week of {day_words(monday)}"]
        for session in plan.sessions:
            if monday_of(session.day) == monday:
                lines += wrap(session_line(session, plan, catalogue), "  ", "    ")
        blocks.append(lines)
    return "\n\n".join("\n".join(lines) for lines in blocks)
