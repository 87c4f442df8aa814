"""Keep exercises in the same sessions, or apart."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal

from planner.constraints.base import ContentConstraint, Violation
from planner.plan.plan import Plan, Session
from planner.problem.problem import Problem
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.tally import Tally
from planner.rules.content_rules import LEANING_POINTS
from planner.rules.rule import Rule, sentence
from planner.text.lists import counted

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel

    from planner.solver.choices import ContentChoices
    from planner.solver.expressions import Amount


class CompanyRule(Rule, ContentConstraint):
    """The rule is about two or more exercises, ladders or families.

    ``groups`` are the ids of each, with none in two of them; ``names`` are their names.
    """

    monotone_in_sessions: ClassVar[Literal["nothing", "limits", "all"]] = "all"

    groups: tuple[frozenset[str], ...]
    names: tuple[str, ...]

    def chosen(self, choices: "ContentChoices", problem: Problem) -> list[SessionFrame]:
        """List the sessions that the rule is about."""
        return [
            frame
            for frame in choices.frames
            if self.sessions.match(frame.day, frame.session_class, problem.season)
        ]

    def letters(self, view: BlockView) -> list[str]:
        """List the letters of a programme whose full sessions the rule is about."""
        return [
            letter
            for letter, frames in view.of_letter.items()
            if any(self.sessions.match(f.day, f.session_class, view.problem.season) for f in frames)
        ]

    def seen(self, choices: "ContentChoices", frame: SessionFrame) -> "list[Amount]":
        """Give, by group, 1 if a session has any of it."""
        offered = choices.candidates(frame)
        return [
            choices.any_of([choices.uses(frame, e) for e in offered if e.id in group])
            for group in self.groups
        ]

    def present(self, session: Session) -> list[int]:
        """List the groups that a session of a plan has any of."""
        ids = {each.id for each in session.exercises}
        return [n for n, group in enumerate(self.groups) if ids & group]


class Together(CompanyRule):
    """A session has all of them or none; in a soft rule, each that is missing costs the weight."""

    @property
    def sentence(self) -> str:
        """``side plank and pallof press in the same sessions``."""
        return sentence(" and ".join(self.names), "in the same sessions", self.sessions.words)

    def leanings(self, view: BlockView) -> Iterator[Tally]:
        """Steer each letter to all of them or none."""
        for letter in self.letters(view):
            first, *others = (view.uses(lambda e, g=g: e.id in g, [letter]) for g in self.groups)  # type: ignore[misc]
            for other in others:
                weights = dict(first) | dict.fromkeys(other, -1)
                yield Tally(self.sentence, LEANING_POINTS, uses=weights, least=0, most=0)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count what is missing beside the others, session by session."""
        cost: Amount = 0
        for frame in self.chosen(choices, problem):
            if choices.relevant([frame]):
                seen = self.seen(choices, frame)
                any_seen = choices.any_of(seen)
                cost += sum(any_seen - one for one in seen)
        return cost

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions with some of them only."""
        for session in self.matching(plan, problem):
            present = self.present(session)
            missing = len(self.groups) - len(present)
            if present and missing:
                found = f"{self.names[present[0]]} without the rest"
                yield self.broken(session.day, missing, found, "day")


class Apart(CompanyRule):
    """No two of them are in one session, nor in sessions less than ``days`` days apart.

    In a soft rule, each such pair costs the weight.
    """

    days: int = 0

    @property
    def sentence(self) -> str:
        """``bridges and planks in sessions at least 2 days apart``."""
        gap = f"at least {counted(self.days, 'day')} apart" if self.days else "apart"
        comma = "," if self.sessions.words else ""
        both = " and ".join(self.names)
        return sentence(both, "in sessions", gap + comma, self.sessions.words)

    def leanings(self, view: BlockView) -> Iterator[Tally]:
        """Steer each letter to one of them."""
        for letter in self.letters(view):
            groups = tuple(view.places(lambda e, g=g: e.id in g, [letter]) for g in self.groups)  # type: ignore[misc]
            yield Tally(self.sentence, LEANING_POINTS, groups=groups, most=1)

    def post(self, model: "CpModel", choices: "ContentChoices", problem: Problem) -> "Amount":
        """Count pairs in sessions that are too close."""
        frames = self.chosen(choices, problem)
        near = [pair for pair in self._near(frames) if choices.relevant(pair)]
        involved = {frame.index: frame for pair in near for frame in pair}
        seen = {index: self.seen(choices, frame) for index, frame in involved.items()}
        cost: Amount = 0
        for one, other in near:
            for first, second in combinations(range(len(self.groups)), 2):
                cost += choices.overlap(seen[one.index][first], seen[other.index][second])
                if one is not other:
                    cost += choices.overlap(seen[one.index][second], seen[other.index][first])
        return cost

    def _near(self, frames: Sequence[SessionFrame]) -> Iterator[tuple[SessionFrame, SessionFrame]]:
        """Pair each session with itself and with those less than ``days`` days after it."""
        for n, frame in enumerate(frames):
            yield frame, frame
            for other in frames[n + 1 :]:
                if (other.day - frame.day).days >= self.days:
                    break
                yield frame, other

    def violations(self, plan: Plan, problem: Problem) -> Iterator[Violation]:
        """Find sessions that are too close for two of their exercises."""
        earlier: list[tuple[Session, list[int]]] = []
        for session in self.matching(plan, problem):
            here = self.present(session)
            same = len(here) * (len(here) - 1) // 2
            if same:
                found = " and ".join(self.names[n] for n in here) + " in one session"
                yield self.broken(session.day, same, found, "day")
            for before, there in earlier:
                gap = (session.day - before.day).days
                pairs = [(a, b) for a in there for b in here if a != b]
                if gap < self.days and pairs:
                    first, second = (self.names[n] for n in pairs[0])
                    found = f"{second} {counted(gap, 'day')} after {first}"
                    yield self.broken(session.day, len(pairs), found, "day")
            earlier.append((session, here))
