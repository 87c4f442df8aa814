"""Name the sessions of each week by letters: A, B and C have a programme of their own."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from planner.athlete.models.person import Experience
from planner.athlete.phase_kind import SETTLED_PHASES
from planner.plan.plan import SessionClass
from planner.problem.problem import Problem
from planner.season.blocks import PROGRAMME_LEAST_WEEKS
from planner.timeline.instants import monday_of

LETTERS = "ABCD"


class Timed(Protocol):
    """A session that has a time and a class, and nothing in it yet."""

    @property
    def start_minute(self) -> int:
        """Instant of its start."""

    @property
    def day(self) -> date:
        """Local date of its start."""

    @property
    def session_class(self) -> SessionClass:
        """Ceiling on its content."""


def letters_of(sessions: Sequence[Timed], problem: Problem) -> list[str]:
    """Name each session by times and classes alone, in the order given.

    The medium and heavy sessions of a week carry the letters, the heavier first; a light one takes
    the letter done longest ago. A week of two has two letters whatever their classes.
    """
    weeks: dict[date, list[int]] = {}
    for n, session in enumerate(sessions):
        weeks.setdefault(monday_of(session.day), []).append(n)
    named: dict[int, str] = {}
    programme, last = 0, dict[str, int]()
    for monday, members in weeks.items():
        number = problem.programme_on(monday)
        if number != programme:
            programme, last = number, {}
        names = _names(monday, problem)
        if problem.season.week_of(monday).phase not in SETTLED_PHASES and last:
            names = "".join(sorted(last))
        for n in _strong(members, sessions):
            given = [named[m] for m in members if m in named]
            free = [letter for letter in names if letter not in given] or list(names)
            named[n] = free[0] if len(given) < len(names) else names[len(given) % len(names)]
            last[named[n]] = sessions[n].start_minute
        for n in sorted(members, key=lambda n: sessions[n].start_minute):
            if n not in named:
                named[n] = min(last or names, key=lambda letter: (last.get(letter, 0), letter))
                last[named[n]] = sessions[n].start_minute
    return [named[n] for n in range(len(sessions))]


def _strong(members: Sequence[int], sessions: Sequence[Timed]) -> list[int]:
    """List the sessions that carry letters of their own, the heaviest first."""
    by_class = sorted(
        members, key=lambda n: (-sessions[n].session_class.rank, sessions[n].start_minute)
    )
    strong = [n for n in by_class if sessions[n].session_class.rank > 0]
    return by_class if len(members) <= 2 or not strong else strong


def _names(monday: date, problem: Problem) -> str:
    """Return the letters in use in a week."""
    count = problem.settings.rotation.letters_of(problem.experience)
    if problem.experience is Experience.NEW and problem.programme_on(monday) == 1:
        week = problem.season.week_of(monday).number
        others = problem.settled_weeks_of(2) >= PROGRAMME_LEAST_WEEKS
        if others or week <= problem.settings.rotation.single_weeks_of(problem.experience):
            count = 1
    return LETTERS[:count]
