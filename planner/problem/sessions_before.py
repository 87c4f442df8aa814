"""Hold what was done before a session, for rules that look back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from planner.catalogue.exercises import Exercise
from planner.problem.session_frame import SessionFrame
from planner.timeline.instants import MINUTES_PER_HOUR


@dataclass
class SessionsBefore:
    """Sessions with their exercises, in order.

    Attributes:
        content: Each session with its exercises.
        done: Ids of every exercise done so far.
    """

    content: list[tuple[SessionFrame, tuple[Exercise, ...]]] = field(default_factory=list)
    done: set[str] = field(default_factory=set)

    def add(self, frame: SessionFrame, exercises: Iterable[Exercise]) -> None:
        """Add the next session."""
        here = tuple(exercises)
        self.content.append((frame, here))
        self.done |= {exercise.id for exercise in here}

    def within(self, frame: SessionFrame, hours: int) -> Iterator[tuple[int, tuple[Exercise, ...]]]:
        """Yield the exercises of earlier sessions that began less than so many hours before.

        Each comes with the minutes from start to start, the latest first.
        """
        for earlier, exercises in reversed(self.content):
            gap = frame.start_minute - earlier.start_minute
            if gap >= hours * MINUTES_PER_HOUR:
                return
            yield gap, exercises
