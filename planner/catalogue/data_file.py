"""Read one file of the catalogue, and note the mistakes in it with their places."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from planner.catalogue.file_shapes import (
    Area,
    DoseRange,
    DoseShape,
    EquipmentShape,
    ExerciseShape,
    FileShape,
    FitShape,
    LevelDose,
    PhaseAim,
    Source,
    is_slug,
)
from planner.errors import InputError, Mistake
from planner.text.cleaning import quoted
from planner.text.did_you_mean import did_you_mean
from planner.text.key_path import KeyPath
from planner.yaml.document import LIMIT_KIB, Document, parse_yaml
from planner.yaml.fast_reader import read_plain

Shape = TypeVar("Shape", bound=FileShape)

_PARTS: Final[dict[str, type[FileShape]]] = {
    "exercises": ExerciseShape,
    "dose": DoseShape,
    "fit": FitShape,
    "areas": Area,
    "phases": PhaseAim,
    "sources": Source,
    "equipment": EquipmentShape,
    "modes": DoseRange,
    "levels": LevelDose,
}

_EXAMPLES: Final = {
    "aim": "aim: Get the hips stronger, one leg at a time.",
    "pattern": "pattern: hip-extension",
    "exercises": "exercises: and below it '  - id: my-bridge' with its other keys",
    "id": "id: my-bridge",
    "name": "name: My bridge",
    "aliases": "aliases: [my lift]",
    "level": "level: 2 (1 to 5)",
    "everyday": "everyday: true",
    "optional": "optional: true",
    "eccentric": "eccentric: true",
    "adults_only": "adults_only: true",
    "family": "family: bridges",
    "primary": "primary: [gmax]",
    "secondary": "secondary: [ham]",
    "equipment": "equipment: [band]",
    "sides": "sides: both (both, alternating or each)",
    "dose": "dose: {mode: hold, low: 20, high: 30, most_sets: 3, rest_seconds: 30}",
    "mode": "mode: hold (hold, reps, time or distance)",
    "low": "low: 20",
    "high": "high: 30",
    "high_new": "high_new: 20 (the most for new athletes)",
    "high_experienced": "high_experienced: 40 (the most for experienced ones)",
    "hold_s": "hold_s: 8 (seconds)",
    "seconds_per_rep": "seconds_per_rep: 3",
    "most_sets": "most_sets: 3 (1 to 4 sets)",
    "rest_seconds": "rest_seconds: 30 (15 to 120 seconds)",
    "fast": "fast: true",
    "standing": "standing: true",
    "flags": "flags: [wrist]",
    "grounds": "grounds: {wrist: The whole weight is on the hands}",
    "how_to": "how_to: and below it two sentences, each after '- '",
    "cues": "cues: and below it two to four of them, each after '- '",
    "fault": "fault: The hips sink",
    "easier": "easier: Bend the knees",
    "harder": "harder: Lift one foot",
    "running": "running: Keeps the pelvis level on one leg",
    "fit": "fit: {category: 10, name: 0, match: nearest}",
    "category": "category: 10 (0 to 65535)",
    "match": "match: nearest (exact or nearest)",
}
"""Messages show by these how each key of a ladder file is written."""

_TYPES: Final = {
    "string_type": "text",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a mapping",
    "model_type": "a mapping",
}


class SourceFile:
    """One file of the catalogue: its text, its data, its mistakes.

    Attributes:
        name: The name in messages.
        mistakes: The mistakes found so far.
    """

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self.mistakes: list[Mistake] = []
        try:
            with path.open("rb") as file:
                content = file.read(LIMIT_KIB * 1024 + 1)
            self.text = content.decode("utf-8", "surrogateescape")
        except OSError as error:
            reason = error.strerror or "it cannot be read"
            self.text = ""
            self.mistakes.append(Mistake(name, 1, 1, "", f"this file is needed: {reason}"))

    @cached_property
    def document(self) -> Document:
        """The file with positions; slow, so only for files with mistakes."""
        return parse_yaml(self.text, self.name)

    def say(self, path: KeyPath, message: str, *, of_key: bool = False) -> None:
        """Note a mistake at a path."""
        self.mistakes.append(self.document.mistake(path, message, of_key=of_key))

    def check_ladder_name(self, stem: str) -> None:
        """Note a ladder's file whose name is not spelled as ladders' names are."""
        if not is_slug(stem):
            message = f"{quoted(stem)}: a ladder's file name is small letters and hyphens"
            self.mistakes.append(Mistake(self.name, 1, 1, "", message))

    def read(self, shape: type[Shape]) -> Shape | None:
        """Read the file's content; None, with mistakes noted, if it has not the right shape."""
        if self.mistakes:
            return None
        try:
            data = read_plain(self.text)
            return shape.model_validate(self.document.data if data is None else data)
        except InputError as error:
            self.mistakes.extend(error.mistakes)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._say_detail(detail, shape)
        return None

    def _say_detail(self, detail: ErrorDetails, shape: type[FileShape]) -> None:
        of_key = detail["loc"][-1:] == ("[key]",)
        path = detail["loc"][:-1] if of_key else detail["loc"]
        unknown = detail["type"] == "extra_forbidden"
        self.say(path, _explain(detail, path, shape), of_key=of_key or unknown)


def _explain(detail: ErrorDetails, path: KeyPath, shape: type[FileShape]) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "value_error":
        return str(detail["ctx"]["error"])
    if kind == "missing":
        return f"this key is missing{_example(path)}"
    if kind == "extra_forbidden":
        parts = [_PARTS[key] for key in path[:-1] if isinstance(key, str) and key in _PARTS]
        return _not_one_of(path[-1], tuple((parts or [shape])[-1].model_fields), "a key here")
    if kind == "literal_error":
        choices = tuple(re.findall(r"'([^']*)'", detail["ctx"]["expected"]))
        return _not_one_of(value, choices, "allowed")
    if kind in _TYPES:
        return f"{quoted(value)} is not {_TYPES[kind]}{_example(path)}"
    return detail["msg"]


def _example(path: KeyPath) -> str:
    """Show how the key at the end of a path is written, as the end of a message."""
    keys = [key for key in path if isinstance(key, str)]
    key = "fit" if keys[-2:] == ["fit", "name"] else keys[-1] if keys else ""
    return f"; write it as {_EXAMPLES[key]}" if key in _EXAMPLES else ""


def _not_one_of(value: Any, choices: tuple[str, ...], what: str) -> str:
    known = ", ".join(choices)
    return f"{quoted(value)} is not {what} ({known}){did_you_mean(value, choices)}"
