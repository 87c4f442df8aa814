"""Messages for people about what pydantic refused in a constraint's settings."""

from typing import Any, get_args

from pydantic.fields import FieldInfo

from planner.configuration.layers import SECTION
from planner.configuration.safety import plain
from planner.constraints.base import Constraint
from planner.errors import Mistake
from planner.settings.base import Bounds
from planner.text.cleaning import quoted, shortened
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath
from planner.yaml.document import Document


def is_about_several(kind: type[Constraint], error: Any) -> bool:
    """Tells whether an error is about how settings go together, not about one of them."""
    loc = error["loc"]
    if error["type"] != "value_error":
        return False
    return not loc or (len(loc) == 1 and isinstance(kind.model_fields[loc[0]].default, Bounds))


def mistake(kind: type[Constraint], error: Any, document: Document) -> Mistake:
    """Turns one of pydantic's errors into a mistake in a document.

    Args:
        kind: The constraint whose settings were read.
        error: One of ``ValidationError.errors()``.
        document: Where they are written.
    """
    path: KeyPath = (SECTION, kind.name)
    where = document.written(path + tuple(error["loc"]))
    if error["type"] == "extra_forbidden":
        return _unknown(kind, path + tuple(error["loc"]), error["loc"], document)
    if error["type"] == "value_error":
        return document.mistake(where, str(error["ctx"]["error"]))
    if not error["loc"]:
        bare = f"{_expected(kind.model_fields[kind.dominant])}, " if kind.dominant else ""
        message = f"{quoted(error['input'])} is not {bare}a mapping of settings, `on` or `off`"
        return document.mistake(path, message)
    where = path + tuple(error["loc"])
    field = _field(kind, error["loc"])
    if isinstance(field.default, tuple):
        return _of_list(where, field, error, document)
    return document.mistake(where, f"{quoted(error['input'])} is not {_expected(field)}")


def _unknown(
    kind: type[Constraint], where: KeyPath, loc: tuple[Any, ...], document: Document
) -> Mistake:
    fields = tuple(kind.model_fields)
    owner = kind.name
    if len(loc) > 1:
        owner, fields = f"{kind.name}.{loc[0]}", tuple(Bounds.model_fields)
    key = loc[-1]
    message = f"{quoted(key)} is not a setting of {owner}{did_you_mean(key, fields)}"
    return document.mistake(where, message, of_key=True)


def _field(kind: type[Constraint], loc: tuple[Any, ...]) -> FieldInfo:
    field = kind.model_fields[str(loc[0])]
    if len(loc) > 1 and isinstance(field.default, Bounds):
        return type(field.default).model_fields[str(loc[1])]
    return field


def _of_list(where: KeyPath, field: FieldInfo, error: Any, document: Document) -> Mistake:
    """Refuses a list that is none, has another length, or has something else in it than numbers."""
    given = error["input"]
    if len(error["loc"]) > 1 and error["type"] != "missing":
        extra: Any = field.json_schema_extra
        return document.mistake(where, f"{quoted(given)} is not a whole number ({extra['unit']})")
    said = shortened(plain(given)) if isinstance(given, list | tuple) else quoted(given)
    return document.mistake(where[:3], f"{said} is not {_expected(field)}")


def _expected(field: FieldInfo) -> str:
    extra: Any = field.json_schema_extra or {}
    unit = extra.get("unit", "")
    if isinstance(field.default, bool):
        return "on or off"
    if isinstance(field.default, str):
        return " or ".join(map(str, get_args(field.annotation))) or "text"
    if isinstance(field.default, tuple):
        return f"a list of {len(field.default)} whole numbers of {unit}"
    if isinstance(field.default, Bounds):
        target = _expected(type(field.default).model_fields["target"])
        return f"{target}, nor a mapping of {', '.join(Bounds.model_fields)}"
    bounds = {type(one).__name__.lower(): one for one in field.metadata}
    low, high = (getattr(bounds.get(name), name, None) for name in ("ge", "le"))
    span = f" from {low} to {high}" if low is not None and high is not None else ""
    return f"a whole number{span} ({unit})"
