"""Find a session's block and letter in a plan; plans of before have neither."""

from datetime import date

from planner.plan.plan import Block, LetterProgramme, Plan, Session


def block_on(plan: Plan, day: date) -> Block | None:
    """Return the block of a day."""
    return next((block for block in plan.blocks if block.start <= day < block.end), None)


def letter_of(plan: Plan, session: Session) -> LetterProgramme | None:
    """Return the lines of a session's letter in its block."""
    block = block_on(plan, session.day)
    if block is None:
        return None
    return next(
        (
            letter
            for letter in plan.programme
            if (letter.programme, letter.letter) == (block.programme, session.letter)
        ),
        None,
    )


def is_lighter(plan: Plan, session: Session) -> bool:
    """Tell whether a session is in one of its block's lighter weeks."""
    block = block_on(plan, session.day)
    return block is not None and any(
        0 <= (session.day - monday).days < 7 for monday in block.lighter
    )
