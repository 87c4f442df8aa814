"""Define the constraint ``pattern-mix``."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from planner.athlete.phase_kind import PhaseKind
from planner.constraints._shared.session_targets import (
    SessionTarget,
    post_targets,
    target,
    unmet_targets,
)
from planner.constraints.base import ContentConstraint, Strength, Violation
from planner.plan.plan import Plan
from planner.problem.coverage import FOUNDING_GROUPS
from planner.problem.dose import most_sets
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame, read_content
from planner.settings.base import setting
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount

ON_ONE_S_FEET = (PhaseKind.BUILD, PhaseKind.PEAK)


class PatternMix(ContentConstraint):
    """A session is whole: it has every group, several patterns, the phase's emphasis.

    A session has an exercise for the abdomen, the back and the hips, several movement patterns, a
    share of exercises from the patterns its phase emphasises, in build and peak one done standing,
    and about two sets of most exercises.

    Why: from control to endurance to strength to power on one's feet (McGill 2010; evidence 3.3,
    grade D); trunk muscles work together (McGill 2010, grade D).

    Example:
        ``pattern-mix: {patterns: 5}``
    """

    name: ClassVar[str] = "pattern-mix"
    says: ClassVar[str] = (
        "every session trains abdomen, back and pelvis in several patterns, as its phase needs"
    )
    strengths: ClassVar[tuple[Strength, ...]] = ("soft",)
    dominant: ClassVar[str | None] = "patterns"

    patterns: int = setting(
        4,
        "Distinct patterns a session.",
        unit="patterns",
        source="engineering choice (E), after evidence 3.3",
        ge=1,
        le=8,
    )
    short_patterns: int = setting(
        3,
        "Distinct patterns a short session.",
        unit="patterns",
        source="engineering choice (E)",
        ge=1,
        le=8,
    )
    standing: int = setting(
        1,
        "Exercises done standing in a session of build and peak that isn't short.",
        unit="exercises",
        source="defaults, Inside the session (D)",
        ge=0,
        le=4,
    )
    emphasis: int = setting(
        40,
        "Share of a session's exercises from the phase's patterns.",
        unit="percent",
        source="engineering choice (E), after evidence 3.3",
        ge=0,
        le=100,
    )
    short_minutes: int = setting(
        15,
        "Sessions of at most this length are short.",
        unit="minutes",
        source="engineering choice (E)",
        ge=8,
        le=30,
    )
    group_points: int = setting(
        2,
        "Cost of a group missing in a session.",
        unit="points",
        source="engineering choice (E)",
        ge=0,
        le=20,
    )
    single_sets: int = setting(
        2,
        "Exercises of a session that may have one set; sets beyond one each count.",
        unit="exercises",
        source="engineering choice (E), after evidence row 23d",
        ge=0,
        le=12,
    )

    def _targets(self, frame: SessionFrame, problem: Problem) -> Iterator[SessionTarget]:
        """Targets of a session: each group, and in build and peak something done standing."""
        if frame.activation:
            return
        usable = [exercise for exercise in problem.usable(frame) if not exercise.breathing]
        of_area = {area.id: area.group for area in problem.catalogue.areas}
        for group in FOUNDING_GROUPS:
            fitting = [e for e in usable if group in {of_area[area] for area in e.primary}]
            yield target(fitting, 1, self.group_points, f"no exercise for the {group} group")
        if frame.phase in ON_ONE_S_FEET and frame.minutes > self.short_minutes:
            standing = [exercise for exercise in usable if exercise.standing]
            yield target(standing, self.standing, 1, "too few exercises done standing")

    def _patterns(self, frame: SessionFrame, problem: Problem) -> int:
        usable = {e.pattern for e in problem.usable(frame) if not e.breathing}
        short = frame.minutes <= self.short_minutes
        wanted = min(self.short_patterns, self.patterns) if short else self.patterns
        return 0 if frame.activation else min(wanted, len(usable))

    def _emphasised(self, frame: SessionFrame, problem: Problem) -> frozenset[str]:
        aim = problem.catalogue.phases.get(frame.phase.value)
        if aim is None:
            return frozenset()
        late = frame.week.base_half != 1
        patterns = {*aim.patterns, *(aim.second_half if late else ())}
        return frozenset(e.id for e in problem.usable(frame) if e.pattern in patterns)

    def _most_sets(self, frame: SessionFrame, problem: Problem) -> dict[str, int]:
        """Map exercises that count for the number of sets to the most they may have."""
        most = {e.id: most_sets(e, frame) for e in problem.usable(frame)}
        return {name: sets for name, sets in most.items() if sets > 1}

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count groups, patterns, emphasis and sets of each session."""
        cost: Amount = 0
        for frame in choices.frames:
            if not choices.relevant([frame]):
                continue
            cost += post_targets(choices, frame, self._targets(frame, problem))
            here = [e for e in choices.candidates(frame) if not e.breathing]
            seen = [
                choices.some_of([choices.uses(frame, e) for e in here if e.pattern == pattern])
                for pattern in problem.catalogue.patterns
            ]
            cost += choices.below(sum(seen), self._patterns(frame, problem))
            emphasised = self._emphasised(frame, problem)
            all_uses = sum(choices.uses(frame, e) for e in here)
            in_phase = sum(choices.uses(frame, e) for e in here if e.id in emphasised)
            if emphasised:
                cost += choices.above(self.emphasis * all_uses, 100 * in_phase, 100)
            several = self._most_sets(frame, problem)
            sets = sum(choices.sets(frame, e) for e in here if e.id in several)
            uses = sum(choices.uses(frame, e) for e in here if e.id in several)
            cost += choices.below(sets, 2 * uses - self.single_sets)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that lack something."""
        for frame, sets in read_content(plan, problem):
            for points, lacks in unmet_targets(sets, self._targets(frame, problem)):
                yield self.soft(frame.day, points, lacks, "day")
            work = {e: amount for e, amount in sets.items() if not e.breathing}
            short = self._patterns(frame, problem) - len({e.pattern for e in work})
            if short > 0:
                lacks = f"{counted(short, 'movement pattern')} fewer than wanted"
                yield self.soft(frame.day, short, lacks, "day")
            emphasised = self._emphasised(frame, problem)
            under = self.emphasis * len(work) - 100 * sum(e.id in emphasised for e in work)
            if emphasised and under > 0:
                yield self.soft(
                    frame.day,
                    (under + 99) // 100,
                    f"too few exercises of the kind that {frame.phase} is for",
                    "day",
                )
            several = self._most_sets(frame, problem)
            several_sets = [amount for e, amount in work.items() if e.id in several]
            missing = 2 * len(several_sets) - self.single_sets - sum(several_sets)
            if missing > 0:
                yield self.soft(frame.day, missing, "too many exercises with one set only", "day")
