"""Lay out a season's blocks as a plan lists them."""

from planner.athlete.phase_kind import SETTLED_PHASES
from planner.plan.programme_records import Block
from planner.problem.problem import Problem


def block_rows(problem: Problem) -> tuple[Block, ...]:
    """List the blocks of a season in order; blocks of training that share a programme are one."""
    rows: list[Block] = []
    for block in problem.blocks:
        last = rows[-1] if rows else None
        both = last is not None and {last.phase, block.phase} <= SETTLED_PHASES
        if last and both and last.programme == block.programme:
            lighter = (*last.lighter, *block.lighter)
            rows[-1] = last.model_copy(update={"end": block.end, "lighter": lighter})
        else:
            rows.append(
                Block(
                    start=block.start,
                    end=block.end,
                    phase=block.phase,
                    lighter=block.lighter,
                    programme=block.programme,
                )
            )
    return tuple(rows)
