"""Find where a plan's programme, or what it tells beside each dose, is not what follows from it."""

from collections.abc import Iterator
from datetime import date

from planner.plan.plan import Plan
from planner.problem.letters import letters_of
from planner.problem.problem import Problem
from planner.programme.block_rows import block_rows, programme_themes
from planner.programme.block_view import views_of
from planner.programme.letter_text import in_dropping_order, reserve_of
from planner.programme.letter_titles import letter_title
from planner.programme.plan_content import read_content
from planner.programme.themes import THEME_OF_NAME
from planner.programme.use_log import UseLog, effort_of


def programme_faults(plan: Plan, problem: Problem) -> Iterator[tuple[date, str]]:
    """Yield each fault with its day; a plan of before has no programme, and none."""
    if not plan.programme:
        return
    blocks = tuple(block.model_copy(update={"proved": False}) for block in plan.blocks)
    if blocks != block_rows(problem):
        yield plan.season_start, "the blocks are not those of the season"
    yield from _letters(plan, problem)
    yield from _sessions(plan, problem)


def _letters(plan: Plan, problem: Problem) -> Iterator[tuple[date, str]]:
    known = problem.catalogue.by_id
    themes = programme_themes(problem)
    for view, letters in views_of(plan, problem):
        theme = THEME_OF_NAME.get(themes[view.number])
        titles: list[str] = []
        if tuple(each.letter for each in letters) != view.letters:
            yield view.start, "the letters of the programme are not those of its sessions"
        for each in letters:
            lines = [known[line.id] for line in each.exercises if line.id in known]
            if lines != in_dropping_order(lines, theme) or len(lines) < len(each.exercises):
                yield view.start, f"the lines of letter {each.letter} are in another order"
            if each.title != letter_title(lines, theme, titles):
                yield view.start, f"letter {each.letter} has another title"
            titles.append(each.title)
            if each.letter in view.letters:
                spare = tuple(e.id for e in reserve_of(lines, view, each.letter))
                if each.reserve != spare:
                    yield view.start, f"letter {each.letter} has another reserve"


def _sessions(plan: Plan, problem: Problem) -> Iterator[tuple[date, str]]:
    log = UseLog(problem)
    due = letters_of(plan.sessions, problem)
    pairs = zip(read_content(plan, problem), plan.sessions, due, strict=True)
    for (frame, sets), session, letter in pairs:
        if session.letter != letter:
            yield session.day, f"it has the letter {session.letter}, {letter} is due"
        if session.effort != effort_of(sets):
            yield session.day, "its effort is not what is in it"
        if session.exercises != log.prescribed(frame, sets):
            yield session.day, "its exercises are told otherwise than planned"
