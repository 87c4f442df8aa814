"""Build the JSON Schema of athlete.yaml, so that an editor completes and checks it."""

from collections.abc import Iterable
from typing import Any, Final

from planner.athlete.body import BODY
from planner.athlete.fields import DAY_KEYS, DAYS
from planner.athlete.mileage import MOST_MILEAGE_FILES
from planner.athlete.models import (
    MOST_BUSY_FILES,
    MOST_NAME,
    MOST_PATH,
    MOST_RACE_MINUTES,
    MOST_RUN_MINUTES,
    MOST_TRAVEL_MINUTES,
    MOST_WORD,
    PHASES,
    Experience,
    RunKind,
)
from planner.athlete.sections import MOST_RACES, MOST_TITLE_RULES, RUN_FILES
from planner.athlete.words import EQUIPMENT, FLAGS, FOCUS, MOST_REMINDER_MINUTES

Schema = dict[str, Any]

_CLOCK: Final = "([01]?[0-9]|2[0-3]):[0-5][0-9]"
_DAY_PATTERN: Final = "^(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_WEEKLY: Final = ("day", "from", "to")
_UNIT: Final = "(k|km|mi|m|miles?|kilomet(er|re)s?|met(er|re)s?)?"


def athlete_schema() -> Schema:
    """Build the schema, draft 2020-12; ``constraints`` and ``rules`` are left open."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "athlete.yaml",
        **_mapping(
            "One athlete: races, running, free time, and how core training fits in.",
            {
                "version": {"const": 1, "description": "Version of this format."},
                "athlete": _athlete(),
                "season": _season(),
                "races": {
                    **_list(_race(), "Races; without any, season.end is needed."),
                    "maxItems": MOST_RACES,
                },
                "running": _running(),
                "free_time": _free_time(),
                "other": _list(_other(), "What else loads the body, weekly or once."),
                "constraints": {
                    "type": "object",
                    "description": "Settings of single constraints, by their name.",
                },
                "rules": {"type": "array", "description": "Rules of one's own."},
                "calendar": _calendar(),
            },
            needed=("athlete", "running", "free_time"),
        ),
    }


def _mapping(about: str, keys: dict[str, Schema], needed: Iterable[str] = ()) -> Schema:
    schema: Schema = {
        "type": "object",
        "description": about,
        "properties": keys,
        "additionalProperties": False,
    }
    return schema | ({"required": list(needed)} if needed else {})


def _list(items: Schema, about: str) -> Schema:
    return {"type": "array", "items": items, "description": about}


def _choice(choices: Iterable[str], about: str) -> Schema:
    return {"enum": [str(choice) for choice in choices], "description": about}


def _text(most: int, about: str) -> Schema:
    return {"type": "string", "minLength": 1, "maxLength": most, "description": about}


def _time(about: str) -> Schema:
    return {
        "type": "string",
        "pattern": f"^{_CLOCK}$",
        "description": about,
        "examples": ["18:00"],
    }


def _date(about: str) -> Schema:
    return {
        "type": "string",
        "pattern": _DAY_PATTERN,
        "description": about,
        "examples": ["2027-01-04"],
    }


def _minutes(most: int, about: str) -> Schema:
    return {"type": "integer", "minimum": 1, "maximum": most, "description": about}


def _distance(about: str, least: Schema) -> Schema:
    named = "[Mm]arathon|[Hh]alf[ -][Mm]arathon"
    return {
        "description": f"{about}: a number in athlete.units, or with its unit.",
        "examples": [10, "10 km", "26.2 mi", "half marathon"],
        "anyOf": [
            {"type": "number", **least},
            {"type": "string", "pattern": f"^({named}|[0-9]+(\\.[0-9]+)? *{_UNIT})$"},
        ],
    }


def _athlete() -> Schema:
    keys = {
        "name": _text(MOST_NAME, "Shown in the plan."),
        "id": _text(MOST_NAME, "Keeps calendar events the same when the name changes."),
        "timezone": {
            "type": "string",
            "description": "IANA timezone in which all times are meant.",
            "examples": ["Europe/Berlin", "America/New_York"],
        },
        "experience": _choice(Experience, "Experience with core training."),
        "born": {
            "type": "integer",
            "minimum": 1900,
            "maximum": 2100,
            "description": "Year of birth.",
        },
        "units": _choice(("km", "mi"), "What a distance without a unit is in."),
        "equipment": _list(_choice(EQUIPMENT, "A piece."), "What is at hand; [] is only a floor."),
        "avoid": _list(_avoid(), "Contraindications."),
        "exercises": _list(
            _text(MOST_PATH, "A file, relative to athlete.yaml."),
            "Files with own exercises, in the format of the catalogue's ladders.",
        ),
        "exclude": _list(_text(MOST_WORD, "One."), "Exercises, ladders or families never wanted."),
        "favourites": _list(_text(MOST_WORD, "One."), "Exercises, ladders or families liked."),
        "focus": _list(_choice(FOCUS, "One aim."), "What matters most."),
        "cleared": _date("Day from which a clinician agrees to training; gentle work before."),
        "wakes": _time("Usual time of getting up."),
    }
    return _mapping("Who trains.", keys, needed=("timezone",))


def _avoid() -> Schema:
    flag = _choice(FLAGS, "What to spare.")
    keys = {
        "flag": flag,
        "side": _choice(("left", "right"), "Which side is sore; both are spared."),
        "until": _date("Last day on which it holds; the exercises return the day after."),
    }
    return {"anyOf": [flag, _mapping("A flag with more about it.", keys, needed=("flag",))]}


def _season() -> Schema:
    phase = _mapping(
        "Lasts until the next phase or the season's end.",
        {"phase": _choice(PHASES, "Its kind."), "start": _date("Its first day.")},
        needed=("phase", "start"),
    )
    pause = _mapping(
        "Days without training.",
        {
            "from": _date("First day."),
            "to": _date("Last day."),
            "reason": _text(MOST_NAME, "Why."),
        },
        needed=("from", "to"),
    )
    keys = {
        "start": _date("First day; left out, the Monday after today."),
        "end": _date("Last day; left out, the end of recovery after the last race."),
        "phases": _list(phase, "Phases by hand; left out, counted back from the A races."),
        "pauses": _list(pause, "Holidays and illness: no session, nor any run of the usual week."),
    }
    return _mapping("From when to when is planned.", keys)


def _race() -> Schema:
    keys = {
        "name": _text(MOST_NAME, "Its name."),
        "date": _date("Its day."),
        "start": _time("When it starts; left out, 10:00."),
        "distance": _distance("Its length", {"exclusiveMinimum": 0}),
        "minutes": _minutes(MOST_RACE_MINUTES, "Expected duration; left out, it is estimated."),
        "priority": _choice(("A", "B", "C"), "A: the goal; B: matters; C: for training."),
        "effort": _choice(
            ("race", "training"), "How hard it is run; training halves taper and recovery."
        ),
        "first": {"type": "boolean", "description": "The first race of this distance."},
    }
    return _mapping("A race.", keys, needed=("name", "date", "distance"))


def _run_keys() -> dict[str, Schema]:
    return {
        "kind": _choice(RunKind, "Kind of run."),
        "start": _time("When it starts."),
        "minutes": _minutes(MOST_RUN_MINUTES, "How long it takes."),
        "distance": _distance("Its length", {"exclusiveMinimum": 0}),
    }


def _running() -> Schema:
    keys = _run_keys()
    run = {"anyOf": [keys["kind"], _mapping("A run.", keys, needed=("kind",))]}
    dated = {"date": _date("Its day."), **keys}
    return _mapping(
        "The running around which core is planned.",
        {
            "week": _mapping("The usual week.", dict.fromkeys(DAY_KEYS, run)),
            "mileage": _mileage(),
            "runs": _runs(_mapping("A run on one day.", dated, needed=("date", "kind"))),
            "titles": {
                **_list(_title_rule(), "What titles in those files mean, before our own rules."),
                "maxItems": MOST_TITLE_RULES,
            },
            "usual_start": _time("When a run without a start begins."),
        },
    )


def _runs(run: Schema) -> Schema:
    endings = "|".join(f"\\.{_any_case(ending[1:])}" for ending in RUN_FILES)
    file = {
        **_text(MOST_PATH, "A calendar or CSV file, relative to athlete.yaml."),
        "pattern": f"({endings})\\s*$",
        "examples": ["planned.ics", "planned.csv"],
    }
    about = (
        "Runs that replace that day's entry of the usual week; written here they win over files."
    )
    return {"description": about, "anyOf": [file, _list({"anyOf": [file, run]}, about)]}


def _any_case(letters: str) -> str:
    return "".join(f"[{letter.upper()}{letter}]" for letter in letters)


def _title_rule() -> Schema:
    keys = {
        "match": _text(MOST_WORD, "Words of the title, or all of it as a glob such as 'Club*'."),
        "kind": _choice(RunKind, "Kind of run."),
    }
    return _mapping("A rule for titles.", keys, needed=("match", "kind"))


def _mileage() -> Schema:
    entry = {
        "type": ["object", "string"],
        "minLength": 1,
        "maxLength": MOST_PATH,
        "properties": {
            "file": _text(MOST_PATH, "A file or a folder of recordings."),
            "units": _choice(("km", "mi"), "What its distances are in, if it doesn't say so."),
        },
        "dependentRequired": {"units": ["file"]},
        "patternProperties": {_DAY_PATTERN: _distance("The week's distance", {"minimum": 0})},
        "additionalProperties": False,
    }
    return {
        **entry,
        "type": ["object", "string", "array"],
        "description": "Weekly distance: weeks by their Monday, and files of Strava, Garmin or "
        "Intervals.icu, FIT, GPX or TCX, relative to athlete.yaml; weeks written here win.",
        "examples": ["activities.csv", {"2027-01-04": 40}],
        "items": entry,
        "maxItems": MOST_MILEAGE_FILES,
    }


def _free_time() -> Schema:
    window = {
        "type": "string",
        "pattern": f"^{_CLOCK} *[-–—] *({_CLOCK}|24:00)$",
        "description": "From when to when.",
        "examples": ["06:30-07:15", "19:00-24:00"],
    }
    windows = {"anyOf": [window, _list(window, "Windows of the day; [] for none.")]}
    exception = {
        **_mapping(
            "Days whose windows differ.",
            {
                "date": _date("The day."),
                "from": _date("First day."),
                "to": _date("Last day."),
                "windows": windows,
            },
        ),
        "anyOf": [{"required": ["date"]}, {"required": ["from", "to"]}],
    }
    keys = dict.fromkeys(DAY_KEYS, windows) | {
        "exceptions": _list(exception, "Single days or spans; the later entry wins."),
        "busy": _busy(),
    }
    return {**_mapping("When core training may happen.", keys), "minProperties": 1}


def _busy() -> Schema:
    file = _text(MOST_PATH, "An .ics file, relative to athlete.yaml.")
    pattern = _text(MOST_NAME, "A title, with * and ? for what varies; case doesn't matter.")
    entry = _mapping(
        "A calendar and how it is meant.",
        {
            "file": file,
            "travel": {
                "type": "integer",
                "minimum": 0,
                "maximum": MOST_TRAVEL_MINUTES,
                "description": "Minutes kept free before and after each event.",
            },
            "treat_as_busy": _one_or_list(pattern, "Count though shown as free."),
            "ignore": _one_or_list(pattern, "Never count."),
        },
        needed=("file",),
    )
    several = {
        **_list({"anyOf": [file, entry]}, "Several calendars."),
        "maxItems": MOST_BUSY_FILES,
    }
    return {"anyOf": [file, entry, several], "description": "Calendars with busy times."}


def _one_or_list(items: Schema, about: str) -> Schema:
    return {"anyOf": [items, _list(items, about)], "description": about}


def _other() -> Schema:
    keys = {
        "day": _choice((*DAYS, *(day[:3] for day in DAYS)), "Its weekday, every week."),
        "from": _date("First day of a weekly one; left out, the season's."),
        "to": _date("Last day of a weekly one; left out, the season's."),
        "date": _date("Its day, if it comes only once."),
        "kind": _text(MOST_WORD, "What it is."),
        "start": _time("When it starts; left out, it takes 06:00 to 12:00."),
        "minutes": _minutes(MOST_RUN_MINUTES, "How long it takes; left out, 60."),
        "hard_for": _list(
            _choice(BODY, "A part of the body, a group of muscle areas, or one of them."),
            "What it is hard for; left out, it counts like an easy run.",
        ),
    }
    weekly = {"required": ["day"], "not": {"required": ["date"]}}
    once = {"required": ["date"], "not": {"anyOf": [{"required": [k]} for k in _WEEKLY]}}
    return {
        **_mapping("Another activity; it counts like a run.", keys, needed=("kind",)),
        "anyOf": [weekly, once],
    }


def _calendar() -> Schema:
    reminder = {"type": "integer", "minimum": 0, "maximum": MOST_REMINDER_MINUTES}
    keys = {
        "name": _text(MOST_NAME, "Name of the calendar."),
        "reminder": {
            "anyOf": [reminder, {"const": "off"}],
            "description": "Minutes before a session, or off.",
        },
        "phases": {"type": "boolean", "description": "All-day events for phases."},
        "races": {"type": "boolean", "description": "All-day events for races."},
    }
    return _mapping("How the calendar looks.", keys)
