"""Lay out a season's blocks as a plan lists them, each with its theme."""

from planner.athlete.phase_kind import SETTLED_PHASES, PhaseKind
from planner.plan.plan import Block
from planner.problem.problem import Problem
from planner.problem.stages import STAGED_FLAGS
from planner.programme.themes import BlockSituation, Theme, theme_of

MARATHON_M = 42_500
"""A longer race is an ultra."""


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
    used: list[str] = []
    for n, row in enumerate(rows):
        used.append(_theme(row, rows[:n], used, problem).name)
    return tuple(
        row.model_copy(update={"theme": name}) for row, name in zip(rows, used, strict=True)
    )


def programme_themes(problem: Problem) -> dict[int, str]:
    """Map each programme to the name of the theme of its first block."""
    themes: dict[int, str] = {}
    for row in block_rows(problem):
        themes.setdefault(row.programme, row.theme)
    return themes


def _theme(row: Block, before: list[Block], used: list[str], problem: Problem) -> Theme:
    situation = BlockSituation(
        phase=row.phase,
        experience=problem.experience.value,
        first_base=row.phase is PhaseKind.BASE
        and all(each.phase is not PhaseKind.BASE for each in before),
        older=problem.older,
        ultra=any(r.priority == "A" and r.distance_m > MARATHON_M for r in problem.file.races),
        returning=bool(problem.flags_on(row.start) & STAGED_FLAGS),
        focus=problem.file.athlete.focus,
        roles={exercise.role for exercise in problem.repertoire},
    )
    return theme_of(situation, used)
