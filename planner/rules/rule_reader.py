"""Read ``rules:`` of a document, with every mistake at its place."""

from itertools import combinations
from typing import Any, Final

from planner.athlete.model_reader import Reading, unknown_key
from planner.athlete.words import one_of, read_text, read_whole
from planner.catalogue.exercises import Catalogue
from planner.errors import Mistake
from planner.rules.calendar_rules import AtLeastTime, AtMostTime, ForbidTime, PreferTime
from planner.rules.content_rules import AtLeastWork, AtMostWork, ForbidWork, PreferWork
from planner.rules.rule import Rule, Unit
from planner.rules.rule_fields import Body
from planner.rules.rule_keys import (
    BESIDE,
    EXAMPLES,
    KEYS,
    MOST_AMOUNT,
    MOST_DAYS,
    MOST_POINTS,
    MOST_RULES,
    MOST_TITLE,
    PREFERRED_POINTS,
    UNITS,
)
from planner.rules.rule_values import Names
from planner.rules.spans import Per
from planner.rules.together_apart import Apart, Together
from planner.text.cleaning import quoted
from planner.text.key_path import KeyPath
from planner.text.lists import or_list
from planner.yaml.document import Document

SECTION: Final = "rules"

Made = tuple[type[Rule], dict[str, Any]]
"""A kind of rule with its settings."""


def read_rules(
    document: Document, catalogue: Catalogue, file_label: str | None = None
) -> tuple[tuple[Rule, ...], list[Mistake]]:
    """Read the rules of a document, and all mistakes in them.

    Args:
        document: A document with the top-level key ``rules``, or without.
        catalogue: The known exercises, ladders, families, areas and patterns.
        file_label: Names the file in messages; left out, rules are named by their line alone.
    """
    reading = Reading(document)
    given = document.data.get(SECTION) if isinstance(document.data, dict) else None
    if given is not None and not isinstance(given, list):
        reading.say((SECTION,), f"{quoted(given)} is not a list; write '- ' before each rule")
    entries = given if isinstance(given, list) else []
    if len(entries) > MOST_RULES:
        message = f"there are {len(entries)} rules; {MOST_RULES} are the most"
        reading.say((SECTION, MOST_RULES), message)
        entries = entries[:MOST_RULES]
    names = Names(catalogue)
    read = [
        _rule(reading, names, entry, (SECTION, n), place)
        for n, (entry, place) in enumerate(
            zip(entries, _places(document, len(entries), file_label), strict=True)
        )
    ]
    found = tuple(
        rule.model_copy(
            update={
                "line": document.place((SECTION, n))[0],
                "number": None if file_label else n,
            }
        )
        for n, rule in enumerate(read)
        if rule is not None
    )
    return found, reading.mistakes


def _places(document: Document, count: int, file_label: str | None) -> list[str]:
    """Name each rule's place: its line, and its column where rules share one."""
    spots = [document.place((SECTION, n)) for n in range(count)]
    lines = [line for line, _ in spots]
    found = []
    for line, column in spots:
        place = f"in {file_label}, line {line}" if file_label else f"on line {line}"
        found.append(place if lines.count(line) == 1 else f"{place}, column {column}")
    return found


def _rule(reading: Reading, names: Names, entry: object, path: KeyPath, place: str) -> Rule | None:
    """Read one rule; None after mistakes."""
    before = len(reading.mistakes)
    if not isinstance(entry, dict):
        reading.say(path, f"{quoted(entry)} is not a rule; write it as {EXAMPLES['forbid']}")
        return None
    kind = _kind(reading, entry, path)
    if kind is None:
        return None
    body = Body(reading, kind, entry, path)
    made, settings = _MAKERS[kind](body, names)
    title = body.value("name", read_text(MOST_TITLE)) or ""
    sessions = body.sessions()
    if len(reading.mistakes) > before:
        return None
    return made(place=place, title=title, sessions=sessions, **settings)


def _kind(reading: Reading, entry: dict[str, Any], path: KeyPath) -> str | None:
    kinds = tuple(KEYS)
    found = [key for key in entry if key in kinds]
    unknown = [key for key in entry if key not in (*kinds, *BESIDE)]
    for key in unknown:
        reading.say((*path, key), unknown_key(key, (*kinds, *BESIDE)), of_key=True)
    for key in found[1:]:
        message = "a rule says one thing; write two rules, each after its own '- '"
        reading.say((*path, key), message, of_key=True)
    if not found and not unknown:
        reading.say(path, f"this rule says nothing; it needs one of {or_list(kinds)}")
    return found[0] if found else None


def _weight(body: Body) -> dict[str, Any]:
    """Read the strength: hard without a weight, soft with one."""
    read = read_whole(1, MOST_POINTS, "a weight")
    weight = body.value("weight", read)
    return {"strength": "hard"} if weight is None else {"strength": "soft", "weight": weight}


def _forbid(body: Body, names: Names) -> Made:
    work = body.work(names)
    if not body.selects() and not body.empty:
        body.say("this would forbid everything; say what, or when")
    if work.exercises is None:
        return ForbidTime, _weight(body)
    return ForbidWork, work._asdict() | _weight(body)


def _at_least(body: Body, names: Names) -> Made:
    return _amount(body, names, AtLeastTime, AtLeastWork, 1)


def _at_most(body: Body, names: Names) -> Made:
    return _amount(body, names, AtMostTime, AtMostWork, 0)


def _amount(body: Body, names: Names, time: type[Rule], content: type[Rule], least: int) -> Made:
    """Make an amount: of sessions or minutes it is the calendar's, of some exercises content's."""
    work = body.work(names)
    written = body.has(*UNITS)
    if len(written) != 1:
        found = "there is more than one amount" if written else "an amount is missing"
        body.say(f"{found}; write one of {or_list(UNITS)}", written[1] if written else None)
    unit = Unit(written[0]) if written else Unit.SETS
    read = read_whole(least, MOST_AMOUNT[unit], f"a number of {unit}")
    amount = body.value(unit, read) if written else None
    per = _per(body, Per.WEEK if unit is Unit.SESSIONS else Per.SESSION)
    if unit is Unit.SESSIONS and per is Per.SESSION:
        body.say("sessions are counted per day, week, mesocycle, phase or season", "per")
    settings = {"unit": unit, "amount": amount, "per": per, **_weight(body)}
    if work.exercises is None and unit in (Unit.SESSIONS, Unit.MINUTES):
        return time, settings
    return content, settings | work._asdict()


def _per(body: Body, default: Per) -> Per:
    found = body.value("per", one_of(Per, "a span"))
    return Per(found) if found else default


def _together(body: Body, names: Names) -> Made:
    return Together, _company(body, names) | _weight(body)


def _apart(body: Body, names: Names) -> Made:
    days = body.value("days", read_whole(0, MOST_DAYS, "a number of days"))
    return Apart, {"days": days or 0} | _company(body, names) | _weight(body)


def _company(body: Body, names: Names) -> dict[str, Any]:
    found = body.values("exercises", names.any)
    if body.size("exercises") < 2:
        example = EXAMPLES[body.kind]
        body.say(f"two or more exercises are needed; write it as {example}", "exercises")
    for (one, some), (other, others) in combinations(found, 2):
        if some & others:
            message = f"{one} and {other} have exercises in common; name things that have none"
            body.say(message, "exercises")
    return {"groups": tuple(ids for _, ids in found), "names": tuple(name for name, _ in found)}


def _prefer(body: Body, names: Names) -> Made:
    work = body.work(names)
    points = body.value("points", read_whole(1, MOST_POINTS, "a number of points"))
    settings = {"strength": "soft", "weight": points or PREFERRED_POINTS}
    if not body.selects() and not body.empty:
        body.say("this prefers nothing; say which exercises, or which sessions")
    if work.exercises is not None:
        return PreferWork, work._asdict() | settings | {"per": _per(body, Per.WEEK)}
    if body.has("per"):
        body.say("preferred sessions are counted per week; leave per out", "per", of_key=True)
    return PreferTime, settings


_MAKERS: Final = {
    "forbid": _forbid,
    "at_least": _at_least,
    "at_most": _at_most,
    "together": _together,
    "apart": _apart,
    "prefer": _prefer,
}
