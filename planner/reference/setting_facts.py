"""Read a constraint's settings from its fields: default, range, unit, meaning and source."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from planner.settings.base import Bounds

_PARTS: Final = {
    "least": "The hard least.",
    "target": "What is aimed for (soft); a bare number is this.",
    "most": "The hard most.",
}


class Form(StrEnum):
    """A setting's value takes one of these forms."""

    SWITCH = "switch"
    NUMBER = "number"
    CHOICE = "choice"
    NUMBERS = "list of numbers"
    WORDS = "list of words"
    BOUNDS = "bounds"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting, as its field declares it.

    Attributes:
        name: Such as ``heavy_before``, or ``least`` for a part of another setting.
        form: The form of its value.
        default: The value if nothing is written; None where it is left unset.
        unit: Such as ``hours``.
        meaning: One sentence.
        source: The source of default and range, with its grade.
        minimum: Least number allowed, if there is one.
        maximum: Greatest number allowed, if there is one.
        choices: The words allowed, if they are few.
        length: Entries of a list of fixed length.
        single: Whether a list of one entry needs no brackets.
        parts: Its least, target and most.
        follows: The values it takes while left unset, each with its reason.
    """

    name: str
    form: Form
    default: Any
    unit: str
    meaning: str
    source: str
    minimum: int | None = None
    maximum: int | None = None
    choices: tuple[str, ...] = ()
    length: int | None = None
    single: bool = False
    parts: tuple["Setting", ...] = ()
    follows: tuple[tuple[Any, str], ...] = ()

    @property
    def usual(self) -> str:
        """Word the default: ``24``, ``28 for new athletes; 21 otherwise``."""
        reasons: dict[str, list[str]] = {}
        for value, why in self.follows:
            reasons.setdefault(value_words(value), []).append(because(why))
        if len(reasons) == 1:
            return next(iter(reasons))
        following = "; ".join(f"{value} {' and '.join(whys)}" for value, whys in reasons.items())
        return following or value_words(self.default)

    @property
    def optional(self) -> bool:
        """Tell whether the setting may be left unset."""
        return self.default is None

    @property
    def allowed(self) -> str:
        """Word the allowed values: ``0 to 3``, ``on, off``."""
        return self._allowed(self._span)

    @property
    def allowed_with_unit(self) -> str:
        """Word the allowed values with their unit, if there is one: ``0 to 3 days a week``."""
        match self.form:
            case Form.NUMBER | Form.BOUNDS:
                return self._allowed(f"{self._span} {self.unit}".strip())
            case Form.NUMBERS:
                return f"{self.allowed} of {self.unit}"
            case Form.WORDS if self.unit and not self.choices:
                return f"a list of {self.unit}"
        return self.allowed

    def _allowed(self, span: str) -> str:
        match self.form:
            case Form.SWITCH:
                return "on, off"
            case Form.CHOICE:
                return ", ".join(self.choices)
            case Form.NUMBERS:
                return f"{self.length or ''} whole numbers".strip()
            case Form.WORDS:
                return f"a list of {', '.join(self.choices) or 'words'}"
            case Form.BOUNDS:
                return f"{span}, or {', '.join(_PARTS)}"
        return span

    @property
    def _span(self) -> str:
        match self.minimum, self.maximum:
            case None, None:
                return ""
            case None, most:
                return f"{most} or less"
            case least, None:
                return f"{least} or more"
        return f"{self.minimum} to {self.maximum}"


def read_setting(name: str, field: FieldInfo) -> Setting:
    """Read a field as a setting, with the parts of an amount."""
    extra: Any = field.json_schema_extra or {}
    form, choices, length = _form(field)
    minimum, maximum = _limits(field)
    whole = Setting(
        name=name,
        form=form,
        default=field.default,
        unit=extra.get("unit", ""),
        meaning=field.description or "",
        source=extra.get("source", ""),
        minimum=minimum,
        maximum=maximum,
        choices=choices,
        length=length,
        single=any(isinstance(one, BeforeValidator) for one in field.metadata),
    )
    return _with_parts(whole, field.default) if form is Form.BOUNDS else whole


def _with_parts(whole: Setting, default: Bounds) -> Setting:
    """Add least, target and most to an amount; each inherits facts that it doesn't state."""
    parts = []
    for name, usual in _PARTS.items():
        part = read_setting(name, type(default).model_fields[name])
        parts.append(
            replace(
                part,
                form=Form.NUMBER,
                default=getattr(default, name),
                unit=part.unit or whole.unit,
                meaning=part.meaning or usual,
                source=part.source or whole.source,
            )
        )
    target = parts[1]
    return replace(whole, minimum=target.minimum, maximum=target.maximum, parts=tuple(parts))


def _limits(field: FieldInfo) -> tuple[int | None, int | None]:
    found = {
        key: limit
        for one in field.metadata
        for key in ("ge", "le")
        if (limit := getattr(one, key, None)) is not None
    }
    return found.get("ge"), found.get("le")


def _form(field: FieldInfo) -> tuple[Form, tuple[str, ...], int | None]:
    """Return the form of a field's values, the words it knows, and the fixed length of a list."""
    if isinstance(field.default, Bounds):
        return Form.BOUNDS, (), None
    annotation = _without_none(field.annotation)
    if get_origin(annotation) is tuple:
        entry, *others = get_args(annotation)
        length = None if Ellipsis in others else len(others) + 1
        words = _words(entry)
        is_text = words or _without_none(entry) is str
        return (Form.WORDS if is_text else Form.NUMBERS), words, length
    if words := _words(annotation):
        return Form.CHOICE, words, None
    forms = {bool: Form.SWITCH, int: Form.NUMBER}
    return forms.get(annotation, Form.OTHER), (), None


def _without_none(annotation: Any) -> Any:
    """Return ``int`` for ``int | None`` and an annotated ``int``; else the annotation as it is."""
    if get_origin(annotation) is Annotated:
        return _without_none(get_args(annotation)[0])
    if type(None) not in get_args(annotation):
        return annotation
    others = [each for each in get_args(annotation) if each is not type(None)]
    return _without_none(others[0]) if len(others) == 1 else annotation


def _words(annotation: Any) -> tuple[str, ...]:
    """List the texts that a literal or an enumeration of texts allows."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(map(str, annotation))
    return ()


def value_words(value: object) -> str:
    """Word a setting's value as athlete.yaml has it."""
    match value:
        case None:
            return "unset"
        case bool():
            return "on" if value else "off"
        case tuple() | list():
            return f"[{', '.join(map(str, value))}]"
        case Bounds():
            given = {key: one for key, one in value.model_dump().items() if one is not None}
            if set(given) <= {"target"}:
                return value_words(given.get("target"))
            return f"{{{', '.join(f'{key}: {one}' for key, one in given.items())}}}"
    return str(value)


def because(why: str) -> str:
    """Word the reason for a value as it is said after it: ``for new athletes``."""
    return f"for {why}" if why.endswith(("athlete", "athletes")) else why
