"""Credit the sets of a programme to muscle areas, week by week."""

from collections import Counter
from collections.abc import Iterator, Sequence

from planner.problem.coverage import credit
from planner.problem.session_frame import SessionFrame
from planner.programme.block_view import BlockView
from planner.programme.tally import Place


def distinct_weeks(view: BlockView) -> Iterator[Sequence[SessionFrame]]:
    """Yield one full week for each make-up of letters and minutes."""
    seen = set()
    for week in view.weeks:
        key = tuple(sorted((frame.letter, frame.minutes) for frame in week))
        if key not in seen:
            seen.add(key)
            yield week


def credits_of(
    view: BlockView, week: Sequence[SessionFrame], areas: Sequence[str]
) -> dict[Place, int]:
    """Map places to the half sets that a set there gives a week's areas."""
    times = Counter(frame.letter for frame in week)
    weights = {}
    for letter, often in times.items():
        for exercise in view.candidates.get(letter, ()):
            worth = max(credit(exercise, area) for area in areas)
            if worth and exercise.role != "pelvic-floor":
                weights[letter, exercise.id] = worth * often
    return weights
