"""Say when to stop: in full in the first event, in short in the others."""

STOP = (
    "Stop if pain is sharp or above 3 out of 10, or if you notice chest pain or tightness, "
    "faintness, leaking, heaviness low in the pelvis or doming of the belly."
)
BREATHE = (
    "Keep breathing and never hold your breath. If it feels worse the next morning, take one "
    "step easier and give that area 48 hours off."
)
SAFETY = (STOP, BREATHE)
"""The first event ends with these two lines, and every event of an athlete with flags."""

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


def health_lines(first: bool, flagged: bool) -> tuple[list[str], list[str]]:
    """Return the lines on when to stop, and the red flags.

    Args:
        first: Whether it is the plan's first event, which carries everything.
        flagged: Whether the athlete wrote a flag; no line says which.
    """
    stop = list(SAFETY) if first or flagged else [STOP]
    flags = ["Read this once before you start:", *(f"- {flag}" for flag in RED_FLAGS)]
    return stop, flags if first else []
