"""Define the constraint ``session-time``."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from planner.athlete.age import FROM_55
from planner.constraints.base import ContentConstraint, Safety, Violation
from planner.plan.plan import Plan
from planner.problem.dose import dose
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.plan_content import frames_of_plan
from planner.programme.tally import Tally
from planner.settings.base import setting
from planner.settings.session_time import WarmUpSettings

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


MENU_LINES = 5
"""The race week's menu has so many lines in 8 minutes (coach/tables.md 6, grade E)."""

ENOUGH_TO_CHOOSE = 6
"""A session of one exercise is enough if fewer are usable (engineering choice, E)."""


class SessionTime(WarmUpSettings, ContentConstraint):
    """Warm-up, sets, rests and change-overs fit the session's minutes, and fill them.

    Why: a session that runs over eats into life; one that is half empty wastes the window
    (engineering, grade E).

    Example:
        ``session-time: {cold: 240}``
    """

    name: ClassVar[str] = "session-time"
    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"
    says: ClassVar[str] = "warm-up, sets, rests and change-overs fit the minutes, and fill them"
    safety: ClassVar[Safety] = Safety(can_be_off=True, loosened_for="anyone")

    free_seconds: int = setting(
        120,
        "Unfilled time of a letter's usual session that costs nothing.",
        unit="seconds",
        source="engineering choice (E)",
        ge=0,
        le=600,
    )
    band_seconds: int = setting(
        15,
        "Every begun band of this length unfilled beyond that costs a point.",
        unit="seconds",
        source="defaults, Coverage (E)",
        ge=5,
        le=120,
    )
    line_points: int = setting(
        2,
        "Cost of each line fewer than a session of its minutes wants.",
        unit="points",
        source="coach/plan.md 2 (E)",
        ge=0,
        le=20,
    )
    least_exercises: int = setting(
        2,
        "A session has at least so many exercises.",
        unit="exercises",
        source="engineering choice (E)",
        ge=1,
        le=4,
    )
    minutes_an_exercise: int = setting(
        3,
        "A session has at most one exercise for so many of its minutes, five at least.",
        unit="minutes",
        source="engineering choice (E)",
        ge=1,
        le=10,
    )

    def defaults_for(self, problem: Problem) -> Mapping[str, tuple[Any, str]]:
        """A longer warm-up from 55 years on."""
        return {"cold": (self.older_or_early, FROM_55)} if problem.older else {}

    def _least_exercises(self, frame: SessionFrame, problem: Problem) -> int:
        """Return the least number of exercises; one where hardly anything is usable."""
        usable = len(problem.usable(frame))
        least = min(self.least_exercises, self._most_exercises(frame.minutes))
        return least if usable >= ENOUGH_TO_CHOOSE else min(1, usable)

    def _most_exercises(self, minutes: int) -> int:
        return max(MENU_LINES, minutes // self.minutes_an_exercise)

    def _room(self, frame: SessionFrame) -> int:
        return (frame.end_minute - frame.start_minute) * 60 - frame.warm_up_seconds

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Add up the seconds of each session."""
        for frame in choices.frames:
            if not choices.relevant([frame]):
                continue
            seconds: Amount = 0
            for exercise in choices.candidates(frame):
                per_set = dose(exercise, frame).seconds_per_set
                seconds += per_set * choices.sets(frame, exercise)
                seconds += frame.change_over_seconds * choices.uses(frame, exercise)
            model.add(seconds <= self._room(frame))
            used = sum(choices.uses(frame, exercise) for exercise in choices.candidates(frame))
            most = self._most_exercises(frame.minutes)
            model.add(used <= most).with_name("minutes_an_exercise")
            fewest = self._least_exercises(frame, problem)
            model.add(used >= fewest).with_name("least_exercises")
        return 0

    def tallies(self, view: BlockView) -> Iterator[Tally]:
        """Count lines, single sets and seconds of each letter."""
        for letter in view.letters:
            lines = view.uses(lambda e: e.role not in ("breathing", "pelvic-floor"), [letter])
            most, wanted = view.most_lines(letter), view.wanted_lines(letter)
            said = f"more than {most} exercises in session {letter}"
            yield Tally(said, None, uses=lines, most=most)
            said = f"fewer than {wanted} exercises in session {letter}"
            yield Tally(said, self.line_points, uses=lines, least=wanted)
            seconds = {(letter, e.id): view.seconds(letter, e) for e in view.candidates[letter]}
            per_set = {place: each[0] for place, each in seconds.items()}
            beside = {place: each[1] for place, each in seconds.items()}
            room = view.room(letter)
            said = f"session {letter} takes longer than its minutes"
            yield Tally(said, None, uses=beside, sets=per_set, most=room)
            said = f"session {letter} leaves time unfilled"
            yield Tally(
                said,
                1,
                uses=beside,
                sets=per_set,
                least=room - self.free_seconds,
                band=self.band_seconds,
            )

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that run over, or have time left."""
        frames = frames_of_plan(plan, problem)
        for frame, session in zip(frames, plan.sessions, strict=True):
            planned = sum(prescription.seconds for prescription in session.exercises)
            room = session.minutes * 60 - frame.warm_up_seconds
            if planned > room:
                yield self.hard(
                    session.day,
                    f"exercises take {planned} s, but {room} s of {session.minutes} min are left"
                    " after the warm-up",
                )
            if len(session.exercises) > self._most_exercises(session.minutes):
                yield self.hard(
                    session.day,
                    f"{len(session.exercises)} exercises are too many for {session.minutes} min",
                )
            if len(session.exercises) < self._least_exercises(frame, problem):
                yield self.hard(
                    session.day, f"too few exercises in a session: {len(session.exercises)}"
                )
        yield from self.unmet_wishes(plan, problem)
