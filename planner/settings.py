"""``constraints:`` checked against every constraint, and the whole JSON Schema."""

from collections.abc import Mapping
from typing import Any, Final

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from planner.athlete.schema import athlete_schema
from planner.constraints import ALL, Constraint
from planner.errors import Mistake
from planner.quoting import QUOTED_CHARACTERS, KeyPath, did_you_mean, quoted
from planner.season.settings import SeasonSettings
from planner.yaml_file import Document

BY_NAME: Final = {kind.name: kind for kind in ALL}

ALWAYS_ON: Final = frozenset(
    {
        "contraindications",
        "excluded",
        "race-blackout",
        "post-race-recovery",
        "free-time",
        "area-recovery",  # keeps the hip days of race-blackout
        "level-cap",  # keeps the limits of youth
    }
)
"""Safety first: these may be tightened, never switched off."""

NEVER_LOOSENED: Final = ("race-blackout", "post-race-recovery")
MOST_DAYS: Final = 90
"""Around a race; more is a slip of the keyboard, and soon no date at all."""

_LAXER_IF_MORE: Final = frozenset({"activation_minutes"})

_SECTION: Final = "constraints"


def read_constraints(document: Document) -> tuple[tuple[Constraint, ...], list[Mistake]]:
    """Every constraint with the athlete's settings, and all mistakes in them.

    Where there is a mistake the constraint comes with its defaults, so that reading can go on.
    """
    given = document.data.get(_SECTION) if isinstance(document.data, dict) else None
    raw: Mapping[str, Any] = given if isinstance(given, dict) else {}
    mistakes = [
        document.mistake(
            (_SECTION, name),
            f"{quoted(name)} is not a constraint{did_you_mean(name, tuple(BY_NAME))}",
            of_key=True,
        )
        for name in raw
        if name not in BY_NAME
    ]
    constraints: list[Constraint] = []
    for name, kind in BY_NAME.items():
        constraint, wrong = _read_one(kind, raw.get(name, {}), document)
        constraints.append(constraint)
        mistakes += wrong
    return tuple(constraints), mistakes


def season_settings(constraints: tuple[Constraint, ...]) -> SeasonSettings:
    """What the season and the problem need, taken from the constraints that hold it."""
    by_name: dict[str, Any] = {constraint.name: constraint for constraint in constraints}
    names = {
        "sessions": "sessions-per-week",
        "length": "session-length",
        "taper": "taper",
        "deload": "deload",
        "post_race": "post-race-recovery",
        "level_cap": "level-cap",
        "hard_run": "hard-run-recovery",
        "warm_up": "session-time",
        "free_time": "free-time",
        "race_blackout": "race-blackout",
        "progression": "progression",
        "spacing": "session-spacing",
    }
    return SeasonSettings.model_construct(**{field: by_name[name] for field, name in names.items()})


def schema() -> dict[str, Any]:
    """The JSON Schema of athlete.yaml with every constraint's settings."""
    whole = athlete_schema()
    whole["properties"][_SECTION] = {
        "type": "object",
        "description": "Settings of single constraints, by their name.",
        "properties": {name: _schema_of(kind) for name, kind in BY_NAME.items()},
        "additionalProperties": False,
    }
    return whole


def _read_one(
    kind: type[Constraint], given: Any, document: Document
) -> tuple[Constraint, list[Mistake]]:
    path: KeyPath = (_SECTION, kind.name)
    if given is None or given == {}:
        return kind(), []
    try:
        constraint = kind.model_validate(given)
    except ValidationError as wrong:
        return kind(), [_mistake(kind, path, error, document) for error in wrong.errors()]
    if not constraint.enabled and kind.name in ALWAYS_ON:
        return kind(), [document.mistake(path, "this one keeps you safe and can't be switched off")]
    lax = loosened(constraint, document)
    return (kind() if lax else constraint), lax


def loosened(constraint: Constraint, document: Document) -> list[Mistake]:
    """Settings of a safety constraint that are laxer than its defaults."""
    if constraint.name not in NEVER_LOOSENED:
        return []
    default = type(constraint)()
    mistakes = []
    for field in type(constraint).model_fields:
        if field in ("enabled", "weight"):
            continue
        given, usual = getattr(constraint, field), getattr(default, field)
        if message := _laxer(field, given, usual) or _too_far(given):
            mistakes.append(document.mistake((_SECTION, constraint.name, field), message))
    return mistakes


def _laxer(field: str, given: Any, usual: Any) -> str:
    """What is said of a number, or of numbers, on the wrong side of the default."""
    if isinstance(usual, tuple):
        lax = any(mine < least for mine, least in zip(given, usual, strict=True))
    else:
        lax = given > usual if field in _LAXER_IF_MORE else given < usual
    word = "more" if field in _LAXER_IF_MORE else "less"
    rule = "days around races may be tightened, not loosened"
    return f"{_plain(given)} is {word} than the default {_plain(usual)}; {rule}" if lax else ""


def _too_far(given: Any) -> str:
    if isinstance(given, tuple) and max(given) > MOST_DAYS:
        return f"{_plain(given)} has more than {MOST_DAYS} days; write fewer"
    return ""


def _plain(value: Any) -> str:
    return str(list(value)) if isinstance(value, tuple | list) else str(value)


def _mistake(kind: type[Constraint], path: KeyPath, error: Any, document: Document) -> Mistake:
    where = path + tuple(error["loc"])
    fields = kind.model_fields
    if error["type"] == "extra_forbidden":
        key = error["loc"][0]
        return document.mistake(
            where,
            f"{quoted(key)} is not a setting of {kind.name}{did_you_mean(key, tuple(fields))}",
            of_key=True,
        )
    if error["type"] == "value_error":
        return document.mistake(path, str(error["ctx"]["error"]))
    if not error["loc"]:
        return document.mistake(
            path, f"{quoted(error['input'])} is not a mapping of settings, `on` or `off`"
        )
    field = fields[str(error["loc"][0])]
    if isinstance(field.default, tuple):
        return _mistake_of_list(where, field, error, document)
    return document.mistake(where, f"{quoted(error['input'])} is not {_expected(field)}")


def _mistake_of_list(where: KeyPath, field: FieldInfo, error: Any, document: Document) -> Mistake:
    """A list that is none, has another length, or has something else in it than numbers."""
    given = error["input"]
    if len(error["loc"]) > 1 and error["type"] != "missing":
        extra: Any = field.json_schema_extra
        return document.mistake(where, f"{quoted(given)} is not a whole number ({extra['unit']})")
    said = _plain(given)[:QUOTED_CHARACTERS] if isinstance(given, list | tuple) else quoted(given)
    return document.mistake(where[:3], f"{said} is not {_expected(field)}")


def _expected(field: FieldInfo) -> str:
    extra: Any = field.json_schema_extra or {}
    if isinstance(field.default, bool):
        return "on or off"
    if isinstance(field.default, tuple):
        return f"a list of {len(field.default)} whole numbers of {extra.get('unit', '')}"
    bounds = {type(one).__name__.lower(): one for one in field.metadata}
    low, high = (getattr(bounds.get(name), name, None) for name in ("ge", "le"))
    unit = extra.get("unit", "")
    span = f" from {low} to {high}" if low is not None and high is not None else ""
    return f"a whole number{span} ({unit})"


def _schema_of(kind: type[Constraint]) -> dict[str, Any]:
    full = kind.model_json_schema()
    full["description"] = kind.says
    forms: list[dict[str, Any]] = [full, {"type": "boolean"}, {"enum": ["on", "off"]}]
    if kind.dominant:
        forms.append({"type": "integer"})
    return {"anyOf": forms, "description": kind.says}
