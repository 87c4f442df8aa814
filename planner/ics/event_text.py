"""Write an event's text for the runner's phone: kit, exercises, reasons, safety."""

from collections.abc import Sequence
from itertools import accumulate

from planner.athlete.age import ADULT_AT_SIDE
from planner.catalogue.exercises import Catalogue, Exercise, Mode
from planner.plan.plan import Plan, Prescription, Session
from planner.text.cleaning import clean, clean_line
from planner.timeline.instants import monday_of

SHORT_SECONDS = 8 * 60
SHORT_WARM_UP_SECONDS = 2 * 60
"""The seconds of a warm-up for a runner in a hurry (design, "What comes out")."""

MOST_CUES = 2

SAFETY = (
    "Stop if pain is sharp or above 3 out of 10, or if you notice chest pain or tightness, "
    "faintness, leaking, heaviness low in the pelvis or doming of the belly.",
    "Keep breathing and never hold your breath. If it feels worse the next morning, take one "
    "step easier and give that area 48 hours off.",
)
"""Every event ends with these two lines (defaults, Safety)."""

RED_FLAGS = (
    "coreplan schedules exercise for healthy runners. It is no medical advice, makes no "
    "diagnosis and does not see how you move.",
    "Get urgent medical help for numbness that is new around the groin, genitals or buttocks; "
    "for lost control of bladder or bowel; for pain or weakness that spreads into both legs; for "
    "leg weakness that gets worse.",
    "Stop and call for help with chest pain, fainting, unusual shortness of breath or a sudden "
    "severe headache.",
    "See a clinician before you train if back pain comes with fever, weight loss that you can't "
    "explain, cancer now or in the past, long use of steroids, fragile bones or a fall; if pain "
    "at night does not ease; or if severe back pain is a first for you and you are very young or "
    "over 55.",
    "Sharp pain, pain above 3 out of 10 or pain that is still worse the next morning: leave that "
    "exercise, take an easier one and rest the area for 48 hours.",
    "Pain in one spot of a bone (shin, foot, groin, sacrum), or pain when you hop: stop running "
    "and see a clinician; it may be a bone stress injury.",
    "Missed or irregular periods, bone stress injuries that come back, or fast weight loss: talk "
    "to a doctor; you may be eating too little for your training.",
    "Pregnant: say so in athlete.yaml and follow your clinician's advice. Given birth lately: ask "
    "a midwife, doctor or pelvic-health physiotherapist first. Experts advise no running in the "
    "first 3 months, nor with leaking, heaviness or dragging, pain, or doming of the belly.",
    "High blood pressure that is not under control: ask a clinician first, keep holds to 10 to "
    "15 seconds and breathe freely.",
)
"""These reasons not to train stand in full in the first event and the README (evidence 7.1)."""


def describe(
    session: Session,
    plan: Plan,
    catalogue: Catalogue,
    first: bool,
    unwanted: frozenset[str] = frozenset(),
) -> str:
    """Write the DESCRIPTION of a session's event, in paragraphs; no flag of the athlete is named.

    Args:
        session: The session.
        plan: The plan that it belongs to.
        catalogue: Names, cues and ladders of its exercises.
        first: Whether it is the plan's first event, which carries the red flags in full.
        unwanted: Ids of exercises that must not be offered as the easier way.
    """
    chosen = [(item, catalogue.by_id[item.id]) for item in session.exercises]
    exercises = [exercise for _, exercise in chosen]
    what = [
        _kit(exercises),
        *_warm_up(session.warm_up_s),
        *(f"{n}. {_line(item, exercise)}" for n, (item, exercise) in enumerate(chosen, 1)),
    ]
    choices = [*_easier(exercises, catalogue, unwanted), *_in_a_hurry(session)]
    young = [f"- {ADULT_AT_SIDE}"] if ADULT_AT_SIDE in plan.notes else []
    flags = ["Read this once before you start:", *young, *(f"- {flag}" for flag in RED_FLAGS)]
    paragraphs = [what, choices, _reasons(session, plan), list(SAFETY), flags if first else []]
    return clean("\n\n".join("\n".join(lines) for lines in paragraphs if lines))


def _kit(exercises: Sequence[Exercise]) -> str:
    needed = dict.fromkeys(item for exercise in exercises for item in exercise.equipment)
    names = ", ".join(item.replace("-", " ") for item in needed)
    return f"Kit: {names}" if names else "Kit: none, just the floor"


def _warm_up(seconds: int) -> list[str]:
    easy = "march on the spot, circle arms and hips, take five slow breaths"
    return [f"Warm-up, {_duration(seconds)}: {easy}"] if seconds else []


def _line(item: Prescription, exercise: Exercise) -> str:
    """Word an exercise: ``Side plank, 3 × 20 s each side, rest 30 s: hips high``."""
    parts = [exercise.name, _dose(item, exercise)]
    if item.rest_s and item.sets > 1:
        parts.append(f"rest {_duration(item.rest_s)}")
    cues = "; ".join(_mid_sentence(cue) for cue in exercise.cues[:MOST_CUES])
    return clean_line(", ".join(parts) + (f": {cues}" if cues else ""))


def _mid_sentence(text: str) -> str:
    """Make the first letter small, unless the text begins with a letter or word in capitals."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def _dose(item: Prescription, exercise: Exercise) -> str:
    times = f"{item.sets} × " if item.sets > 1 else ""
    if item.distance_m is not None:
        amount = f"{times}{item.distance_m} m"
    elif item.reps is None:
        amount = f"{times}{_duration(item.hold_s or 0)}"
    elif item.hold_s is None:
        amount = f"{times}{item.reps} reps"
    elif exercise.mode is Mode.HOLD:
        sets = f"{item.sets} sets of " if item.sets > 1 else ""
        amount = f"{sets}{item.reps} × {item.hold_s} s holds"
    else:
        amount = f"{times}{item.reps} reps, {item.hold_s} s hold in each"
    return f"{amount} each side" if item.per_side else amount


def _duration(seconds: int) -> str:
    """Word seconds as said aloud: ``20 s``, ``90 s``, ``2 min``, ``2 min 30 s``."""
    minutes, rest = divmod(seconds, 60)
    if rest == 0 and minutes:
        return f"{minutes} min"
    return f"{seconds} s" if seconds < 120 else f"{minutes} min {rest} s"


def _easier(
    exercises: Sequence[Exercise], catalogue: Catalogue, unwanted: frozenset[str]
) -> list[str]:
    """Offer a way down from the session's hardest exercise."""
    hardest = max(
        (exercise for exercise in exercises if not exercise.breathing),
        key=lambda exercise: exercise.level,
        default=None,
    )
    if hardest is None:
        return []
    if hardest.easier:
        return [f"Easier: for {hardest.name}, {_mid_sentence(hardest.easier)}"]
    kit = {item for exercise in exercises for item in exercise.equipment}
    for lower in reversed(catalogue.ladders[hardest.ladder]):
        easier = lower.rung < hardest.rung and lower.id not in unwanted
        if easier and _may_replace(lower, hardest, kit):
            return [f"Easier: {lower.name} instead of {hardest.name}"]
    return [f"Easier: {hardest.name} at half the dose, with more rest"]


def _may_replace(lower: Exercise, exercise: Exercise, kit: set[str]) -> bool:
    """Tell whether whoever may do ``exercise`` may do ``lower`` too, with the kit at hand."""
    return lower.flags <= exercise.flags and kit.issuperset(lower.equipment)


def _in_a_hurry(session: Session) -> list[str]:
    """List the lines that fit into ``SHORT_SECONDS`` with the warm-up, if some but not all do."""
    warm_up = min(session.warm_up_s, SHORT_WARM_UP_SECONDS)
    ends = list(accumulate((item.seconds for item in session.exercises), initial=warm_up))
    lines = sum(end <= SHORT_SECONDS for end in ends[1:])
    if not 0 < lines < len(session.exercises):
        return []
    what = "line 1" if lines == 1 else f"lines 1 to {lines}"
    start = f"Warm up for {_duration(warm_up)}, then do" if warm_up else "Do"
    return [f"Only {SHORT_SECONDS // 60} minutes? {start} {what}."]


def _reasons(session: Session, plan: Plan) -> list[str]:
    week = (monday_of(session.day) - monday_of(plan.season_start)).days // 7 + 1
    place = f"Week {week}, {session.phase.value} phase."
    why = "; ".join(clean_line(reason).rstrip(".") for reason in session.why)
    return [f"Why this session: {why}."] if why else [place]
