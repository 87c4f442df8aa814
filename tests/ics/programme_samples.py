"""A plan with a block of four weeks and its letter."""

from datetime import date
from typing import Any

from planner.athlete.phase_kind import PhaseKind
from planner.plan.plan import Block, LetterProgramme, Plan, ProgrammeLine, Session
from tests.ics.calendar_samples import plan

BLOCK = Block(
    start=date(2027, 1, 4),
    end=date(2027, 2, 1),
    phase=PhaseKind.BASE,
    lighter=(date(2027, 1, 25),),
    programme=1,
    theme="Steady hips",
)


def letter(*ids: str, **changes: Any) -> LetterProgramme:
    given: dict[str, Any] = {
        "programme": 1,
        "letter": "A",
        "title": "hips and planks",
        "exercises": tuple(ProgrammeLine(id=id_, sets=2) for id_ in ids),
    }
    return LetterProgramme(**(given | changes))


def programmed(*sessions: Session, letters: tuple[LetterProgramme, ...], **changes: Any) -> Plan:
    return plan(*sessions, **({"blocks": (BLOCK,), "programme": letters} | changes))
