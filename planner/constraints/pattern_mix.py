"""Define the constraint ``pattern-mix``."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Final

from planner.catalogue.exercises import Exercise, Role
from planner.constraints.base import ProgrammeConstraint, Strength
from planner.problem.problem import Problem
from planner.programme.block_view import BlockView
from planner.programme.tally import Place, Tally
from planner.settings.base import setting

BENDING: Final = frozenset({"bicycle", "curl-up", "reverse-curl", "floor-twist"})
"""Ladders that bend and twist the back (coach/plan.md 2, grade E)."""

ROLES: Final[tuple[Role, ...]] = ("front", "side", "turn", "back", "bridge", "lift", "hip")
"""Every block has these, where they can be had; the upper body is optional."""

NEEDED: Final[Mapping[int, tuple[tuple[Role, ...], ...]]] = {
    10: (("front", "side"), ("bridge", "hip"), ("back", "front", "side")),
    15: (("front", "side"), ("bridge",), ("hip", "turn"), ("back", "lift")),
    20: (("front",), ("side",), ("bridge", "hip"), ("back",), ("turn", "lift")),
    25: (("front",), ("side",), ("turn",), ("back",), ("bridge",), ("hip", "lift")),
}
"""Roles that a session of so many minutes must have, one of each group (tables.md 2, grade E)."""

GROUPS: Final = {
    "abdomen": frozenset({"front", "side", "turn"}),
    "back": frozenset({"back"}),
    "hips": frozenset({"bridge", "hip"}),
}

SHORT_MINUTES: Final = 20


class PatternMix(ProgrammeConstraint):
    """A session has work for the front, the side, turns, the back and the hips.

    Which of them must be there depends on its minutes. At most two lines play the same role, and
    at most two bend and twist the back; under 18 and with brittle bones one.

    Why: the trunk works in all directions (evidence 4.2; coach/tables.md 2, grade E).

    Example:
        ``pattern-mix: {bends: 1}``
    """

    name: ClassVar[str] = "pattern-mix"
    says: ClassVar[str] = "front, side, turn, back and hips in each session, as its minutes allow"
    repealed: ClassVar[Mapping[str, str]] = dict.fromkeys(
        ("", "emphasis", "patterns", "short_minutes", "short_patterns", "single_sets", "standing"),
        "sessions have roles by their minutes now",
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("hard", "soft")

    same_role: int = setting(
        2,
        "Most lines of one role in a session; under 20 minutes one fewer.",
        unit="lines",
        source="coach/plan.md 2 (E)",
        ge=1,
        le=4,
    )
    bends: int = setting(
        2,
        "Most lines of a session that bend and twist the back.",
        unit="lines",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=4,
    )
    missing_points: int = setting(
        6,
        "Cost of a role that a session of its minutes must have.",
        unit="points",
        source="coach/tables.md 2 (E)",
        ge=0,
        le=20,
    )
    group_points: int = setting(
        10,
        "Cost of a session without abdomen, back or hips.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )
    block_points: int = setting(
        3,
        "Cost of a role that a whole block lacks.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count the roles of each session, and of the block."""
        for letter in view.letters:
            yield from self._session(view, letter)
        if not view.settled:
            return
        for role in ROLES:
            places = _of_roles(view, (role,), view.letters)
            if places:
                said = f"no exercise for {role} in a block"
                yield Tally(said, self.block_points, uses=places, least=1)

    def _session(self, view: BlockView, letter: str) -> Iterator[Tally]:
        minutes = view.minutes(letter)
        most = self.same_role if minutes >= SHORT_MINUTES else max(1, self.same_role - 1)
        for role in (*ROLES, "upper", "breathing", "pelvic-floor"):
            places = view.uses(lambda e, role=role: e.role == role, [letter])  # type: ignore[misc]
            limit = 1 if role in ("breathing", "pelvic-floor") else most
            if len(places) > limit:
                said = f"more than {limit} exercises for {role} in session {letter}"
                yield Tally(said, None, uses=places, most=limit)
        bends = view.uses(lambda e: e.ladder in BENDING, [letter])
        if len(bends) > (allowed := self._bends(view.problem)):
            said = f"more than {allowed} exercises of session {letter} bend the back"
            yield Tally(said, None, uses=bends, most=allowed)
        for group in NEEDED[max(m for m in NEEDED if m <= max(minutes, min(NEEDED)))]:
            if places := _of_roles(view, group, [letter]):
                said = f"nothing for {' or '.join(group)} in session {letter}"
                yield Tally(said, self.missing_points, uses=places, least=1)
        for name, roles in GROUPS.items():
            if places := _of_roles(view, tuple(sorted(roles)), [letter]):
                said = f"nothing for {name} in session {letter}"
                yield Tally(said, self.group_points, uses=places, least=1)

    def _bends(self, problem: Problem) -> int:
        flags = {avoid.flag for avoid in problem.file.athlete.avoid}
        return min(self.bends, 1) if problem.youth or "osteoporosis" in flags else self.bends


def _of_roles(view: BlockView, roles: Sequence[str], letters: Sequence[str]) -> Mapping[Place, int]:
    def plays(exercise: Exercise) -> bool:
        return exercise.role in roles

    return view.uses(plays, letters)
