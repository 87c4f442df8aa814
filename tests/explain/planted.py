"""Random athletes with one to four planted contradictions, and what has to be said of them.

``python -m tests.explain.planted --count 300`` prints what each of so many took, and every failure.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count, islice, product
from pathlib import Path
from random import Random
from statistics import median

from planner.errors import InputError, PlannerError
from planner.explain.conflict import Conflict
from planner.explain.repairs import Repairs
from planner.instance import Instance, load
from planner.plan.plan import Plan, Repair
from planner.solver.causes import Cause
from planner.solver.engine import Engine
from planner.solver.run import QUICK, solve
from planner.yaml.edit.edits import Edit, edited
from tests.explain.conflicts import conflict_of
from tests.explain.irreducible import refuse_reducible
from tests.explain.kinds import KINDS, whole_weeks
from tests.explain.written import START, Athlete, Piece, Set, comments, random_athlete, written

TODAY = START
TRIES = 12

UNTOUCHED = (
    "/athlete/avoid",
    "/athlete/exclude",
    "/athlete/cleared",
    "/athlete/born",
    "/races",
    "/season/pauses",
    "/constraints/contraindications",
    "/constraints/excluded",
    "/constraints/equipment",
    "/constraints/level-cap",
    "/constraints/race-blackout",
    "/constraints/post-race-recovery",
    "/constraints/nothing-new-before-race",
)
"""No repair may write here or below."""

UNTOUCHED_UNDER_18 = tuple(
    f"/constraints/{name}" for name in ("sessions-per-week", "session-spacing", "session-class")
)


def loaded_of(text: str) -> Instance:
    """A file of this text, loaded.

    Raises:
        InputError: It has mistakes.
    """
    return load(Path("athlete.yaml"), today=TODAY, text=text)


def plan_of(text: str) -> Plan | None:
    """The plan of a file; None if it has mistakes or no plan is found."""
    try:
        return solve(loaded_of(text), QUICK, lambda _: None).plan
    except PlannerError:
        return None


@dataclass(frozen=True)
class Planted:
    """An athlete, and the contradictions by their kind."""

    athlete: Athlete
    plants: dict[str, tuple[Piece, ...]]

    def text(self, left_out: Sequence[Piece] = ()) -> str:
        """The file, apart from some pieces."""
        pieces = [piece for plant in self.plants.values() for piece in plant]
        return written(self.athlete, pieces, left_out)

    @cached_property
    def instance(self) -> Instance:
        """The file, loaded."""
        return loaded_of(self.text())

    def sound(self) -> bool:
        """Whether it solves without the plants, and with any one piece of each left out.

        Then whatever can't hold together has every piece of one of them.
        """
        combinations = list(product(*self.plants.values()))
        return plan_of(written(self.athlete, ())) is not None and all(
            plan_of(self.text(left_out)) is not None for left_out in combinations
        )

    def held(self, causes: Sequence[Cause]) -> list[str]:
        """The kinds of which all pieces are among the causes."""
        return [
            kind
            for kind, plant in self.plants.items()
            if all(any(piece.names(cause, self.instance) for cause in causes) for piece in plant)
        ]


def drawn(seed: int) -> Planted | None:
    """What a seed makes; None where it can't be written."""
    random = Random(seed)
    athlete = random_athlete(random)
    try:
        instance = loaded_of(written(athlete, ()))
    except InputError:
        return None
    weeks = whole_weeks(instance)
    random.shuffle(weeks)
    wanted = random.choice((1, 1, 1, 1, 2, 2, 3, 4))
    plants: dict[str, tuple[Piece, ...]] = {}
    settings: set[str] = set()
    for kind in random.sample(list(KINDS), TRIES):
        if len(plants) == min(wanted, len(weeks)):
            break
        pieces = KINDS[kind](random, instance, weeks[len(plants)])
        names = {piece.constraint for piece in pieces or () if isinstance(piece, Set)}
        if pieces and not names & settings:
            plants[kind] = pieces
            settings |= names
    case = Planted(athlete, plants)
    try:
        return case if plants and case.instance else None
    except InputError:
        return None


def sound_ones(first: int = 0) -> Iterator[tuple[int, Planted]]:
    """Sound cases with their seeds, from a seed on."""
    for seed in count(first):
        case = drawn(seed)
        if case is not None and case.sound():
            yield seed, case


@dataclass(frozen=True)
class Answered:
    """What is said of a case; how long conflict and repairs took, and how long on the processor."""

    conflict: Conflict
    repairs: list[Repair]
    seconds: float
    busy_seconds: float


def answered(case: Planted) -> Answered:
    """Asks for the conflict and its repairs.

    Raises:
        AssertionError: A plan was found.
    """
    engine, begun, busy = Engine(None), time.monotonic(), time.process_time()
    conflict = conflict_of(case.instance, engine)
    assert isinstance(conflict, Conflict), "it has a plan"
    repairs = Repairs(case.instance, TODAY, engine).find(conflict)
    return Answered(conflict, repairs, time.monotonic() - begun, time.process_time() - busy)


def mended(case: Planted, repair: Repair) -> str:
    """The file's text with a repair.

    Raises:
        AssertionError: It touches what may not be touched, or loses a comment.
    """
    closed = UNTOUCHED + (UNTOUCHED_UNDER_18 if case.instance.problem.youth else ())
    for edit in repair.edits:
        at = next((p for p in closed if f"{edit.pointer}/".startswith(f"{p}/")), None)
        assert at is None, f"{edit.pointer} is written"
    before = case.text()
    edits = [Edit(each.pointer, each.value) for each in repair.edits]
    after = edited(before, edits, "athlete.yaml")
    assert comments(after) == comments(before), "comments are lost"
    return after


def refuse_wrong(case: Planted, found: Answered) -> None:
    """Refuses an answer that isn't right about a case.

    Raises:
        AssertionError: With what is wrong.
    """
    refuse_reducible(case.instance, found.conflict)
    assert case.held(found.conflict.causes), f"no plant is held by {found.conflict.causes}"
    assert found.repairs, "there is no repair"
    texts = [mended(case, repair) for repair in found.repairs]
    assert any(plan_of(text) for text in texts), "no repair solves"


def main() -> None:
    """Runs as many cases as asked for, and prints what each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    asked = parser.parse_args()
    took: list[Answered] = []
    failures: list[str] = []
    print("seed  seconds  on the processor  members  repairs  planted")
    for seed, case in islice(sound_ones(asked.first), asked.count):
        kinds = ", ".join(case.plants)
        try:
            found = answered(case)
            took.append(found)
            times = f"{found.seconds:8.2f} {found.busy_seconds:17.2f}"
            members, repairs = len(found.conflict.causes), len(found.repairs)
            print(f"{seed:4} {times} {members:8} {repairs:8}  {kinds}", flush=True)
            refuse_wrong(case, found)
        except Exception as error:
            failures.append(f"{seed} ({kinds}): {type(error).__name__} {error}")
            print(f"      FAILED {failures[-1]}", flush=True)
    for what, each in (("", [a.seconds for a in took]), ("busy ", [a.busy_seconds for a in took])):
        if each:
            print(f"{what}median {median(each):.2f} s, worst {max(each):.2f} s")
    print("\n".join(failures) or "no failure")


if __name__ == "__main__":
    main()
