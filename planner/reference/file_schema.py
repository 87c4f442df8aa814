"""Build the JSON Schema of athlete.yaml with every constraint's settings, for editors.

A value that may be written in several ways (``off``, a bare number, a mapping) is one schema with
several types rather than an ``anyOf``: so editors complete the keys of the mapping, and name the
key that is wrong instead of every form that doesn't fit.
"""

from typing import Any, Final

from planner.athlete.athlete_schema import athlete_schema
from planner.configuration.plugins import every_constraint
from planner.configuration.profile_reader import built_in, says
from planner.constraints.base import Constraint
from planner.reference.manual_pages import common_settings, manual, settings_of, strength_words
from planner.reference.setting_facts import Form, Setting
from planner.rules.rules_schema import rules_schema

Schema = dict[str, Any]

_ON_OFF: Final = ("on", "off")


def schema() -> Schema:
    """Build the JSON Schema of athlete.yaml with all settings, plugins' too, and rules."""
    whole = athlete_schema()
    kinds = every_constraint()
    whole["properties"]["constraints"] = {
        "type": "object",
        "description": "Settings of single constraints, by their name.",
        "properties": {"profile": _profile(), **{kind.name: _constraint(kind) for kind in kinds}},
        "additionalProperties": False,
    }
    whole["properties"]["rules"] = rules_schema()
    return whole


def _profile() -> Schema:
    known = "\n".join(f"{name}: {says(name)}" for name in built_in())
    return {
        "type": ["string", "array"],
        "items": {"type": "string"},
        "description": f"Settings to start from, by name, or files such as ./club.yaml.\n\n{known}",
        "examples": list(built_in()),
    }


def _constraint(kind: type[Constraint]) -> Schema:
    """Build a mapping of settings, on or off, or the dominant setting's value alone."""
    settings = {each.name: each for each in (*settings_of(kind), *common_settings())}
    bare = _value(settings[kind.dominant]) if kind.dominant else {}
    types = ["object", "boolean", "string", "null", *_types(bare)]
    any_text = "string" in _types(bare)
    words = "|".join((*_ON_OFF, *bare.get("enum", ())))
    about = (*manual(kind).says, f"{kind.level.capitalize()} level, {strength_words(kind)}.")
    return {
        **{key: value for key, value in bare.items() if key != "enum"},
        "type": list(dict.fromkeys(types)),
        "description": _plain("\n\n".join(about)),
        "properties": {name: _setting(each) for name, each in settings.items()},
        "additionalProperties": False,
        "examples": list(_ON_OFF),
        **({} if any_text else {"pattern": f"^({words})$"}),
    }


def _setting(setting: Setting) -> Schema:
    """Build a setting's schema, with all facts of it for whoever hovers over it."""
    default = f"default: {setting.usual}"
    source = f"source: {setting.source}" if setting.source.strip("-") else ""
    facts = "; ".join(fact for fact in (setting.unit, default, source) if fact)
    about: Schema = {"description": _plain(f"{setting.meaning} ({facts})")}
    if setting.form is Form.NUMBER and not setting.optional:
        about["default"] = setting.default
    return _value(setting) | about


def _value(setting: Setting) -> Schema:
    limits = {"minimum": setting.minimum, "maximum": setting.maximum}
    number: Schema = {key: limit for key, limit in limits.items() if limit is not None}
    match setting.form:
        case Form.SWITCH:
            return {"enum": [*_ON_OFF, True, False]}
        case Form.CHOICE:
            return {"enum": list(setting.choices)}
        case Form.NUMBER:
            return {"type": ["integer", "null"] if setting.optional else "integer", **number}
        case Form.NUMBERS:
            return _list({"type": "integer"}, setting.length)
        case Form.WORDS:
            entry = {"enum": list(setting.choices)} if setting.choices else {"type": "string"}
            listed = _list(entry, setting.length)
            return listed | ({"type": ["array", "string"]} if setting.single else {})
        case Form.BOUNDS:
            parts = {part.name: _setting(part) for part in setting.parts}
            keys = {"properties": parts, "additionalProperties": False}
            return {"type": ["integer", "object", "null"], **number, **keys}
    return {}


def _list(entry: Schema, length: int | None) -> Schema:
    fixed = {} if length is None else {"minItems": length, "maxItems": length}
    return {"type": "array", "items": entry, **fixed}


def _types(value: Schema) -> list[str]:
    types = value.get("type", [])
    return [types] if isinstance(types, str) else types


def _plain(text: str) -> str:
    return text.replace("`", "")
