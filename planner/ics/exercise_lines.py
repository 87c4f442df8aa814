"""Write an exercise's line, and the ways down, up and on from it."""

from collections.abc import Sequence
from typing import Final

from planner.athlete.phase_kind import PhaseKind
from planner.catalogue.exercises import Catalogue, Exercise
from planner.ics.event_reader import EventReader
from planner.plan.dose_words import dose_words, half_minutes_words
from planner.plan.effort_words import effort_of
from planner.plan.plan import Plan, Prescription, Session
from planner.plan.programme_lookup import is_lighter, letter_of
from planner.text.cleaning import clean_line
from planner.text.sentences import mid_sentence

MOST_CUES: Final = 2
MAIN_LINES: Final = 2
"""The first lines of a letter are its main ones (coach/plan.md 2)."""

RUNG_SESSIONS: Final = "three"
_NUMBERS: Final = {3: "three", 4: "four"}
_GROWING: Final = frozenset({PhaseKind.BASE, PhaseKind.BUILD, PhaseKind.MAINTENANCE})


def exercise_lines(
    number: int, item: Prescription, exercise: Exercise, catalogue: Catalogue
) -> list[str]:
    """Word an exercise: ``1. Side plank, 3 × 35 s each side, last time 3 × 30 s: hips high``.

    A new one has its two-sentence how-to on a line of its own.
    """
    side = " each side" if item.per_side else ""
    parts = [exercise.name, f"{dose_words(item, exercise)}{side}"]
    if item.last:
        parts.append(f"last time {dose_words(item.last, exercise)}")
    if item.rest_s and item.sets > 1:
        parts.append(f"rest {half_minutes_words(item.rest_s)}")
    instead = catalogue.by_id.get(item.stands_in_for or "")
    if instead:
        parts.append(f"today instead of {mid_sentence(instead.name)}")
    cues = "; ".join(mid_sentence(cue) for cue in exercise.cues[:MOST_CUES])
    line = clean_line(f"{number}. " + ", ".join(parts) + (f": {cues}" if cues else ""))
    if not item.new:
        return [line]
    return [line, clean_line(f"New: {' '.join(exercise.how_to)}" if exercise.how_to else "New.")]


def ways(
    session: Session,
    plan: Plan,
    exercises: Sequence[Exercise],
    catalogue: Catalogue,
    reader: EventReader,
) -> list[str]:
    """Offer a way down from the session's hardest exercise, a way up, and the next steps."""
    hardest = max(
        (exercise for exercise in exercises if not exercise.breathing),
        key=lambda exercise: exercise.level,
        default=None,
    )
    if hardest is None:
        return []
    return [
        _easier(hardest, exercises, catalogue, reader.unwanted),
        *_harder(hardest, session, plan, reader),
        *_next_steps(session, plan, exercises, catalogue, reader),
    ]


def _easier(
    hardest: Exercise,
    exercises: Sequence[Exercise],
    catalogue: Catalogue,
    unwanted: frozenset[str],
) -> str:
    if hardest.easier:
        return f"Easier: for {hardest.name}, {mid_sentence(hardest.easier)}"
    kit = {item for exercise in exercises for item in exercise.equipment}
    for lower in reversed(catalogue.ladders[hardest.ladder]):
        easier = lower.rung < hardest.rung and lower.id not in unwanted
        if easier and _may_replace(lower, hardest, kit):
            return f"Easier: {lower.name} instead of {hardest.name}"
    return f"Easier: {hardest.name} at half the dose, with more rest"


def _may_replace(lower: Exercise, exercise: Exercise, kit: set[str]) -> bool:
    """Tell whether whoever may do ``exercise`` may do ``lower`` too, with the kit at hand."""
    return lower.flags <= exercise.flags and kit.issuperset(lower.equipment)


def _harder(hardest: Exercise, session: Session, plan: Plan, reader: EventReader) -> list[str]:
    """Offer a way up where the day is one for it; never to an athlete with flags."""
    easy = effort_of(session) == "easy"
    if reader.flags or easy or not hardest.harder or not _grows(session, plan):
        return []
    return [f"Harder: for {hardest.name}, {mid_sentence(hardest.harder)}"]


def _grows(session: Session, plan: Plan) -> bool:
    return session.phase in _GROWING and not is_lighter(plan, session)


def _next_steps(
    session: Session,
    plan: Plan,
    exercises: Sequence[Exercise],
    catalogue: Catalogue,
    reader: EventReader,
) -> list[str]:
    """Name the next rung of the letter's main lines and what earns it."""
    letter = letter_of(plan, session)
    if letter is None or not _grows(session, plan):
        return []
    main = {line.id for line in letter.exercises[:MAIN_LINES]}
    weeks = _NUMBERS.get(reader.weeks_on_rung, str(reader.weeks_on_rung))
    return [
        f"Next: {mid_sentence(step.name)}, once you have done {mid_sentence(exercise.name)} in "
        f"{RUNG_SESSIONS} sessions over {weeks} weeks"
        for exercise in exercises
        if exercise.id in main and (step := next_rung(exercise, catalogue, reader))
    ]


def next_rung(exercise: Exercise, catalogue: Catalogue, reader: EventReader) -> Exercise | None:
    """Return the first rung of the next level that the athlete may do; None at the top.

    Args:
        exercise: The rung that is done now.
        catalogue: The ladders.
        reader: The athlete.
    """
    above = [
        rung
        for rung in catalogue.ladders[exercise.ladder]
        if rung.level > exercise.level and not rung.optional
    ]
    level = min((rung.level for rung in above), default=0)
    return next((rung for rung in above if rung.level == level and reader.may_do(rung)), None)
